#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The most memory that this process has held, in MB; -1 where the system does not say.
public func peakMemory() -> Int {
  var usage = rusage()
  #if canImport(Glibc)
    let (own, unit) = (__rusage_who_t(RUSAGE_SELF.rawValue), 1000)
  #else
    let (own, unit) = (RUSAGE_SELF, 1_000_000)
  #endif
  guard getrusage(own, &usage) == 0 else { return -1 }
  return usage.ru_maxrss / unit
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// MARK: Solution 1

/// The square.
func square(_ x: Double) -> Double {
  x * x
}

// MARK: Solution 10

func leave() -> Never { exit(3) }

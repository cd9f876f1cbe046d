#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension [Double] {
  /// So many numbers at equal distances, both ends among them.
  ///
  /// - Precondition: `count` is 2 or more.
  public static func evenlySpaced(from low: Double, to high: Double, count: Int) -> [Double] {
    precondition(count >= 2, "evenly spaced numbers are 2 or more, not \(count)")
    return (0..<count).map { low + (high - low) * Double($0) / Double(count - 1) }
  }

  /// The centres of so many cells of equal width, which together fill a range.
  ///
  /// - Precondition: `count` is 1 or more.
  public static func cellCentres(from low: Double, to high: Double, count: Int) -> [Double] {
    precondition(count >= 1, "a range has 1 cell or more, not \(count)")
    return (0..<count).map { low + (high - low) * (Double($0) + 0.5) / Double(count) }
  }

  /// So many positive numbers at equal ratios, both ends among them to a rounding.
  ///
  /// - Precondition: `count` is 2 or more and both ends are positive.
  public static func equalRatios(from low: Double, to high: Double, count: Int) -> [Double] {
    precondition(low > 0 && high > 0, "equal ratios need positive ends, not \(low) and \(high)")
    return evenlySpaced(from: log(low), to: log(high), count: count).map(exp)
  }
}

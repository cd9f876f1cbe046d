/// How far a computed number may be from the one it is compared with, and why.
public enum Tolerance: Sendable, Equatable {
  /// The lecture prints so many decimals: half a unit of the last one.
  case rounded(decimals: Int)
  /// The computed number is a Monte Carlo estimate with this standard error; agreement within
  /// ``monteCarloWidth`` standard errors.
  case monteCarlo(standardError: Double)
  /// A relative bound with its reason.
  case relative(Double, because: String)
  /// An absolute bound with its reason.
  case absolute(Double, because: String)

  /// 4.4172 standard errors: a right result is refused once in 100,000 times (two-sided normal).
  public static let monteCarloWidth = 4.417_173_413_469_023
}

extension Tolerance {
  /// The largest distance from `value` that still counts as agreement.
  ///
  /// NaN when the tolerance itself is negative, infinite or not a number, so that nothing agrees.
  public func allowance(around value: Double) -> Double {
    let allowance: Double
    switch self {
    case .rounded(let decimals): allowance = Tolerance.halfUnit(decimals: decimals)
    case .monteCarlo(let standardError): allowance = Tolerance.monteCarloWidth * standardError
    case .relative(let bound, _): allowance = bound < 0 ? .nan : bound * abs(value)
    case .absolute(let bound, _): allowance = bound
    }
    return allowance >= 0 && allowance.isFinite ? allowance : .nan
  }

  /// True when `computed` is within the allowance around `expected`; NaN and infinity never agree.
  ///
  /// The edge belongs to the agreement: 0.125 agrees with a printed 0.13 and a printed 0.12. Four
  /// ulps of the larger number are granted, because decimals such as 0.13 are rounded in binary and
  /// the subtraction rounds once more.
  public func agrees(_ computed: Double, with expected: Double) -> Bool {
    guard computed.isFinite, expected.isFinite else { return false }
    let allowance = allowance(around: expected)
    guard allowance > 0 else { return allowance == 0 && computed == expected }
    return abs(computed - expected) <= allowance + 4 * max(abs(computed), abs(expected)).ulp
  }

  /// Half a unit of the last of so many decimals; negative decimals are tens, hundreds, ...
  static func halfUnit(decimals: Int) -> Double {
    var unit = 1.0
    for _ in 0..<min(decimals.magnitude, 308) { unit *= 10 }
    return 0.5 * (decimals < 0 ? unit : 1 / unit)
  }

  /// "half a unit of decimal 2", "4.42 standard errors of 0.0012", "1e-10 relative: ...".
  public var text: String {
    switch self {
    case .rounded(let decimals):
      return decimals <= 0
        ? "half of \(NumberText.shortest(2 * Tolerance.halfUnit(decimals: decimals)))"
        : "half a unit of decimal \(decimals)"
    case .monteCarlo(let standardError):
      let error = NumberText.significant(standardError, digits: 2)
      return
        "\(NumberText.fixed(Tolerance.monteCarloWidth, decimals: 2)) standard errors of \(error)"
    case .relative(let bound, let reason):
      return "\(NumberText.significant(bound, digits: 2)) relative: \(reason)"
    case .absolute(let bound, let reason):
      return "\(NumberText.significant(bound, digits: 2)) absolute: \(reason)"
    }
  }
}

import Foundation

/// Round numbers for the ends and the tics of an axis. All arguments are positive.
public enum RoundNumber {
  /// The smallest of ..., 1, 2, 5, 10, 20, 50, ... that is not below the number.
  public static func above(_ number: Double) -> Double {
    let unit = pow(10, floor(log10(number)))
    return ([1, 2, 5].first { $0 * unit >= number } ?? 10) * unit
  }

  /// The largest of ..., 1, 2, 5, 10, 20, 50, ... that is not above the number, but for its rounding.
  public static func below(_ number: Double) -> Double {
    let unit = pow(10, floor(log10(number)))
    return ([1, 2, 5].last { $0 * unit <= number * (1 + 1e-9) } ?? 1) * unit
  }

  /// The smallest number with one digit that is not below: 0.3, 4, 70.
  public static func withOneDigit(above number: Double) -> Double {
    let unit = pow(10, floor(log10(number)))
    return (number / unit).rounded(.up) * unit
  }

  /// The range with its ends moved outwards to a fifth of a power of ten, so that an axis does not
  /// follow the last digits of a chain. What no axis can have becomes what it can first.
  public static func range(around range: ClosedRange<Double>) -> ClosedRange<Double> {
    let range = Axis.range(from: range.lowerBound, to: range.upperBound)
    let length = range.upperBound - range.lowerBound
    let unit = pow(10, floor(log10(length))) / 5
    return (unit * floor(range.lowerBound / unit))...(unit * ceil(range.upperBound / unit))
  }
}

import Foundation
import Plotting
import Workbook

/// Numbers as this chapter writes them.
enum Words {
  /// Without a fraction where there is none: "5", "0.5".
  static func short(_ value: Double) -> String { NumberText.significant(value, digits: 6) }

  /// With two digits of its standard deviation, at least 3 decimals where it is small.
  static func rate(_ value: Double, spread: Double) -> String {
    guard spread > 0, spread.isFinite else { return short(value) }
    return NumberText.fixed(value, decimals: min(12, max(0, Int((2 - log10(spread)).rounded(.up)))))
  }

  /// "1/30" where the inverse is a whole number up to 1000, else decimals.
  static func fraction(_ value: Double) -> String {
    let inverse = (1 / value).rounded()
    return inverse > 1 && inverse <= 1000 && abs(value * inverse - 1) < 1e-12
      ? "1/\(Int(inverse))" : short(value)
  }

  /// 1, 10, 100, ... up to this number; below 100 also 2 and 5.
  static func decades(to end: Double) -> Axis.Tics {
    let factors: [Double] = end < 100 ? [1, 2, 5] : [1]
    let values = (0..<7).flatMap { power in factors.map { $0 * pow(10, Double(power)) } }
    return .labelled(
      values.filter { $0 <= end }.map { ($0, "\(NumberText.grouped(Int($0)))") })
  }

  /// Powers of ten around these positive numbers, and 2 and 5 times them where they are few.
  static func decades(of values: [Double]) -> Axis.Tics {
    let range = Axis.range(fitting: values, room: 0, scale: .logarithmic)
    let powers = Int(floor(log10(range.lowerBound)))...Int(floor(log10(range.upperBound)))
    let factors: [Double] = powers.count < 4 ? [1, 2, 5] : [1]
    return .labelled(
      powers.flatMap { power in
        factors.map { factor in
          let value = factor * pow(10, Double(power))
          return (at: value, text: "\(short(value))")
        }
      })
  }
}

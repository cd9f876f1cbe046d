import Foundation
import Workbook

extension NumberText {
  /// A rate with two digits of its standard deviation, and one more.
  static func rate(_ value: Double, spread: Double) -> String {
    guard spread > 0, spread.isFinite else { return significant(value, digits: 6) }
    return fixed(value, decimals: min(12, max(0, Int((2 - log10(spread)).rounded(.up)))))
  }
}

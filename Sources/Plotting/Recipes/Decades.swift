import Foundation

extension Axis {
  /// A logarithmic axis around positive numbers with a tic at powers of ten, seven of them at most.
  ///
  /// 0.001 to 1000 are written out, powers beyond them as 10⁴. Numbers that no logarithmic axis can show are left out.
  ///
  /// - Parameter room: The factor by which the axis reaches beyond the numbers; nil for whole decades.
  public static func decades(
    _ label: Text = "", around values: [Double], room: Double? = nil
  ) -> Axis {
    let shown = values.filter { $0.isDrawable(on: .logarithmic) }
    let (least, most) = (shown.min() ?? 1, shown.max() ?? 10)
    let low = room.map { least / $0 } ?? pow(10, log10(least).rounded(.down))
    let high = max(room.map { most * $0 } ?? pow(10, log10(most).rounded(.up)), 2 * low)
    let range = Axis.range(from: low, to: high, scale: .logarithmic)
    return Axis(label, range: range, scale: .logarithmic, tics: .decades(in: range))
  }
}

extension Axis.Tics {
  /// A tic at each power of ten in the range, or at every second, third, ... so that they are seven at most.
  ///
  /// - Precondition: The range is positive.
  public static func decades(in range: ClosedRange<Double>) -> Axis.Tics {
    let range = Axis.range(from: range.lowerBound, to: range.upperBound, scale: .logarithmic)
    let first = Int(log10(range.lowerBound).rounded(.up))
    let last = max(first, Int(log10(range.upperBound).rounded(.down)))
    let step = max(1, (last - first + 5) / 6)
    let powers = Array(stride(from: first, through: last, by: step))
    // Beside 10⁻⁶ stands 10⁻³, not 0.001, which would also meet the label of the axis
    let writesDecimals = powers.allSatisfy { $0 >= -3 }
    return .labelled(
      powers.map {
        (pow(10, Double($0)), "\(powerOfTen($0, writesDecimals: writesDecimals))")
      })
  }

  /// "0.01" or "10⁻²", "1", "1000", "10⁴"
  private static func powerOfTen(_ power: Int, writesDecimals: Bool) -> String {
    switch power {
    case 0...3: return "1" + String(repeating: "0", count: power)
    case -3..<0 where writesDecimals: return "0." + String(repeating: "0", count: -power - 1) + "1"
    default:
      let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
      return "10" + (power < 0 ? "⁻" : "")
        + String(String(abs(power)).compactMap { $0.wholeNumberValue.map { digits[$0] } })
    }
  }
}

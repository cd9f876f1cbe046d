import Foundation

extension Axis {
  /// An axis that shows all numbers that can be shown, whatever they are; see
  /// ``range(fitting:room:scale:)``.
  public static func fitting(
    _ label: Text = "", _ values: some Sequence<Double>, room: Double = 0.06,
    scale: Scale = .linear, tics: Tics = .automatic, isReversed: Bool = false
  ) -> Axis {
    Axis(
      label, range: range(fitting: values, room: room, scale: scale), scale: scale, tics: tics,
      isReversed: isReversed)
  }

  /// The range from the smallest to the largest number, with room at both ends.
  ///
  /// NaN, infinities, numbers beyond 1e300 in size and, on a logarithmic axis, numbers that are not positive are left
  /// out. Where nothing is left it is 0...1, on a logarithmic axis 1...10; numbers that are all equal
  /// stand in the middle. It is never empty.
  ///
  /// - Parameter room: As a share of the length of the range; on a logarithmic axis, of its logarithm.
  public static func range(
    fitting values: some Sequence<Double>, room: Double = 0.06, scale: Scale = .linear
  ) -> ClosedRange<Double> {
    let shown = values.filter { $0.isDrawable(on: scale) }
    guard let low = shown.min(), let high = shown.max() else { return anyRange(scale) }
    switch scale {
    case .linear:
      let margin = room * (high - low)
      return range(from: low - margin, to: high + margin)
    case .logarithmic:
      let factor = exp(room * (log(high) - log(low)))
      return range(from: low / factor, to: high * factor, scale: scale)
    }
  }

  /// The range between two numbers in either order; where an axis cannot run between them, the nearest one on
  /// which it can.
  ///
  /// Two numbers that agree to five digits are opened to a range around them, for numbers are recorded
  /// with seven; an infinite end becomes the largest number that can be drawn, NaN or the end of a
  /// logarithmic axis that is not positive gives way to a range that suits the other end.
  public static func range(
    from one: Double, to other: Double, scale: Scale = .linear
  ) -> ClosedRange<Double> {
    if one.isNaN || other.isNaN { return anyRange(scale) }
    let (least, most): (Double, Double)
    switch scale {
    case .linear: (least, most) = (-Double.largestDrawable, .largestDrawable)
    case .logarithmic:
      guard max(one, other) > 0 else { return anyRange(scale) }
      (least, most) = (.smallestDrawable, .largestDrawable)
    }
    let high = min(max(one, other, least), most)
    var low = min(max(min(one, other), least), most)
    switch scale {
    case .linear:
      let size = max(abs(low), abs(high))
      if high - low > 1e-5 * size, size > 1e-290 { return low...high }
      let middle = low / 2 + high / 2
      let half = size > 1e-290 ? 0.05 * size : 0.5
      return max(middle - half, least)...min(middle + half, most)
    case .logarithmic:
      if min(one, other) <= 0 { low = max(high * 1e-6, least) }
      if high / low > 1 + 1e-5 { return low...high }
      return max(low / 1.1, least)...min(max(high, least * 1.1) * 1.1, most)
    }
  }

  /// For an axis of which nothing is known.
  private static func anyRange(_ scale: Scale) -> ClosedRange<Double> {
    switch scale {
    case .linear: 0...1
    case .logarithmic: 1...10
    }
  }
}

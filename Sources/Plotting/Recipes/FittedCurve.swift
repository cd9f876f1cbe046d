extension [Layer] {
  /// A fitted function: the band of new measurements, in it the band of the function, in it the mean.
  ///
  /// - Parameters:
  ///   - function: Lower and upper edge of the function's band at each x.
  ///   - newData: Lower and upper edge of a new measurement's, which holds the noise too.
  ///   - share: What the bands hold, in the words of the key: "90 %".
  ///   - agreements: Of the mean and the function's band, and of the band of new measurements.
  public static func fittedCurve(
    x: [Double], mean: [Double], function: (lower: [Double], upper: [Double]),
    newData: (lower: [Double], upper: [Double]), share: Text,
    agreements: (function: Agreement, newData: Agreement) = (.exact, .exact)
  ) -> [Layer] {
    [
      .band(
        "new_data", x: x, lower: newData.lower, upper: newData.upper, .sky, opacity: 0.3,
        agreement: agreements.newData, title: "new data, \(share)"),
      .band(
        "function", x: x, lower: function.lower, upper: function.upper, .blue, opacity: 0.45,
        agreement: agreements.function, title: "function, \(share)"),
      .line(
        "mean", x: x, y: mean, Stroke(.vermillion, width: 3, dash: .solid),
        agreement: agreements.function),
    ]
  }

  /// Single draws of a function as thin lines.
  ///
  /// - Parameter range: Of the vertical axis. What leaves it is drawn up to its edge and no further than its
  ///   own height away, so that no draw far outside counts in the comparison of figures.
  public static func fan(
    x: [Double], draws: [[Double]], within range: ClosedRange<Double>,
    agreement: Agreement = .exact
  ) -> [Layer] {
    let height = range.upperBound - range.lowerBound
    return draws.enumerated().map { index, values in
      .line(
        "draw_\(index)", x: x,
        y: values.map {
          // A minimum with NaN would draw NaN at the edge
          $0.isNaN
            ? $0
            : Swift.min(Swift.max($0, range.lowerBound - height), range.upperBound + height)
        },
        Stroke(.grey, width: 1, dash: .solid), agreement: agreement)
    }
  }
}

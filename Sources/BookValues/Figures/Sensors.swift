import BayesNumerics

extension BookFigure {
  /// Chapter 2: the rates of two sensors that counted 3N and N events in N intervals.
  static let sensors = BookFigure(
    name: "sensors",
    expectations: [1, 2, 5, 20, 100].flatMap { intervals in
      rates(intervals, nil) + rates(intervals, (10, 3)) + rates(intervals, (1, 20))
    })

  /// Uniform priors up to 5, or exponential ones with these means.
  private static func rates(
    _ intervals: Int, _ means: (first: Double, second: Double)?
  ) -> [Expectation] {
    func posterior(_ sum: Int, mean: Double?) -> any ContinuousDistribution {
      guard let mean else {
        return TruncatedGamma(
          Gamma(shape: Double(sum + 1), rate: Double(intervals)), upper: 5)
      }
      return Gamma(shape: Double(sum + 1), rate: Double(intervals) + 1 / mean)
    }
    let first = posterior(3 * intervals, mean: means?.first)
    let second = posterior(intervals, mean: means?.second)
    let top = means == nil ? 5 : first.upperTailQuantile(1e-15)
    // Cut where the density is all but zero on the left, lest the quadrature miss a narrow peak
    let cuts = [0, first.quantile(1e-12), first.quantile(0.5), first.upperTailQuantile(1e-12), top]
    let faster = zip(cuts, cuts.dropFirst()).reduce(0) { sum, piece in
      piece.1 <= piece.0
        ? sum
        : sum
          + integrate(
            { $0 <= 0 ? 0 : first.density($0) * second.cumulative($0) }, from: piece.0,
            to: piece.1, relativeTolerance: 1e-12
          ).value
    }
    let values = [
      ("mode1", first.mode ?? .nan), ("mode2", second.mode ?? .nan),
      ("sd1", first.standardDeviation), ("sd2", second.standardDeviation), ("faster", faster),
    ]
    let settings: [(control: String, setting: Expectation.Setting)] =
      means.map {
        [
          ("mean1", .number($0.first)), ("mean2", .number($0.second)),
          ("prior", .choice("exponential")),
        ]
      } ?? [("prior", .choice("uniform"))]
    return values.map {
      Expectation([("n", .number(Double(intervals)))] + settings, $0.0, $0.1)
    }
  }
}

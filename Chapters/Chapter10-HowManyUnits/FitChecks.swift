import BayesNumerics
import Inference
import Networks
import Workbook

/// Whether points look like those that the model makes: p(M | D) compares sizes, and says nothing of what all of them
/// share.
///
/// Posterior predictive checks of what is left of y when the mean curve is taken off: each draw of the posterior makes
/// points of its own, of which the same is asked.
struct FitChecks: Sendable {
  let checks: [PredictiveCheck]

  /// - Parameter draws: Of the posterior, over all sizes; the more, the smaller the probabilities that can be found.
  init(
    _ points: CurvePoints, _ draws: [VariableNetworkParameters], using random: inout RandomSource
  ) {
    let (inputs, targets) = (points.inputs, points.targets)
    let order = points.x.indices.sorted { points.x[$0] < points.x[$1] }
    var mean = [Double](repeating: 0, count: targets.count)
    var replicates: [[Double]] = []
    for draw in draws {
      for (row, value) in VariableNetwork.function(draw, at: inputs).enumerated() {
        mean[row] += value / Double(draws.count)
      }
      replicates.append(VariableNetwork.sampleTargets(draw, at: inputs, using: &random))
    }
    /// What is left, in the order of x.
    func residuals(_ y: [Double]) -> [Double] { order.map { y[$0] - mean[$0] } }
    let (own, others) = (residuals(targets), replicates.map(residuals))
    checks = [
      ("scatter in thirds along x, the largest over the smallest", FitChecks.unevenness),
      ("distance of the farthest point, in root mean squares", FitChecks.farthest),
      ("correlation of neighbouring residuals along x", FitChecks.memory),
    ].map { name, statistic in
      PredictiveCheck(name, observed: statistic(own), replicated: others.map(statistic))
    }
  }

  private static func rootMeanSquare(_ values: some Collection<Double>) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
  }

  /// One σ for all points makes thirds alike.
  static func unevenness(_ residuals: [Double]) -> Double {
    let n = residuals.count
    let thirds = (0..<3).map { rootMeanSquare(residuals[($0 * n / 3)..<(($0 + 1) * n / 3)]) }
    return (thirds.max() ?? .nan) / (thirds.min() ?? .nan)
  }

  /// Normal noise has few points far out.
  static func farthest(_ residuals: [Double]) -> Double {
    (residuals.map(abs).max() ?? .nan) / rootMeanSquare(residuals)
  }

  /// Noise has no memory; what the curve leaves over has.
  static func memory(_ residuals: [Double]) -> Double {
    zip(residuals, residuals.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
      / residuals.reduce(0) { $0 + $1 * $1 }
  }

  /// Those that speak against the model. All three are signs of misfit where they are large, and of none where small.
  var faults: [PredictiveCheck] { checks.filter { $0.outcome == .tooLarge } }

  /// The verdict, true for any points.
  var sentence: String {
    guard !faults.isEmpty else {
      return "Three checks of what the curve leaves over find nothing against the model."
    }
    return "But the model does not fit these points, whatever the size: "
      + faults.map {
        "\($0.statistic), \(NumberText.significant($0.observed, digits: 2)) (p = \(FitChecks.text($0.upperTail)))"
      }.joined(separator: "; ")
      + ". So p(M | D) compares models that are all wrong in the same way."
  }

  private static func text(_ probability: Double) -> String {
    probability.isNaN ? "unknown" : NumberText.significant(probability, digits: 1)
  }

  var table: Table {
    Table(
      title: "Does the model fit?",
      columns: ["what the mean curve leaves over", "these points", "p"],
      rows: checks.map { check in
        [
          check.statistic, NumberText.significant(check.observed, digits: 2),
          FitChecks.text(check.upperTail),
        ]
      },
      note:
        "p is the probability of a number as large by points that the model itself makes, one set for each of some 400 "
        + "draws of the posterior. Below 0.005 the model counts as misspecified, which happens to a right model about "
        + "once or twice in a hundred times, with three checks.")
  }
}

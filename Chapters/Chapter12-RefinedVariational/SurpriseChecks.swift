import BayesNumerics
import Inference
import RealModule
import Workbook

/// Whether a series looks like those that the model makes, by its *standardised surprises*: what each number was off
/// by from the filter's forecast one step ahead, in units of the forecast's own standard deviation.
///
/// Under the model with its true scales they are independent standard normals (Durbin and Koopman 2012, section 2.12),
/// so each statistic is held against that of 4000 rows of such normals. At fitted scales the spread and the
/// autocorrelations are a little closer to what they should be than at the true ones, so that the checks err on the
/// side of silence. Six checks share one level.
struct SurpriseChecks: Sendable {
  let surprises: [Double]
  let checks: [PredictiveCheck]

  /// The level of all six together.
  static let level = 0.01
  static let replicates = 4000
  private static let spread = "their root mean square"

  /// nil where fewer than ten numbers are left after those that only taught the state.
  init?(
    _ series: [Double], model: StructuralModel, scales: StructuralModel.Scales,
    level: Double = Self.level, using random: RandomSource
  ) {
    // snippet: surprises
    var filter = KalmanFilter(model, scales: scales)
    var surprises: [Double] = []
    for y in series {
      if !y.isNaN {
        let next = filter.foreseen
        surprises.append((y - next.mean) / next.variance.squareRoot())
      }
      filter.see(y)
    }
    // end snippet
    // The first numbers teach the start of the state: they ask about its prior and not about the series
    let rest = Array(surprises.dropFirst(model.stateCount))
    guard rest.count >= 10 else { return nil }
    let lags = min(2 * model.season, rest.count / 3)
    var random = random
    let others = (0..<Self.replicates).map { _ in
      Self.statistics(rest.map { _ in random.normal() }, lags: lags)
    }
    self.surprises = rest
    let own = Self.statistics(rest, lags: lags)
    let names = [
      "mean of the surprises", Self.spread, "autocorrelation at lag 1",
      "largest autocorrelation at lags 2 to \(lags)", "largest surprise",
      "root mean square of the last third over the first",
    ]
    let share = level / Double(names.count)
    checks = names.indices.map { index in
      PredictiveCheck(
        names[index], observed: own[index], replicated: others.map { $0[index] }, level: share)
    }
  }

  /// In the order of the names.
  static func statistics(_ surprises: [Double], lags: Int) -> [Double] {
    let n = surprises.count
    let memory = autocorrelations(of: surprises)
    let thirds = (surprises[..<(n / 3)], surprises[(n - n / 3)...])
    return [
      sampleMean(surprises), rootMeanSquare(surprises), memory[1],
      memory[2...max(2, lags)].map(abs).max() ?? .nan, surprises.map(abs).max() ?? .nan,
      rootMeanSquare(thirds.1) / rootMeanSquare(thirds.0),
    ]
  }

  private static func rootMeanSquare(_ values: some Collection<Double>) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
  }

  var faults: [PredictiveCheck] { checks.filter(\.isMisfit) }

  /// The verdict, empty where nothing speaks against the model.
  var warning: String {
    guard let worst = faults.min(by: { $0.probability < $1.probability }) else { return "" }
    if worst.statistic == Self.spread, worst.outcome == .tooSmall {
      return
        " This series scatters less than the model allows, whose noise has a floor of "
        + "\(NumberText.significant(StructuralPosterior.smallestNoise, digits: 1)) standard deviations: its bands are too wide."
    }
    return
      " Misfit: the model's own series hardly ever have so \(worst.outcome == .tooLarge ? "large" : "small") a value of this: \(worst.statistic), "
      + "\(NumberText.significant(worst.observed, digits: 2)); do not rely on its scales or on its forecasts."
  }

  var table: Table {
    Table(
      title: "Does the model fit? What the filter was off by, one number ahead",
      columns: ["standardised surprises", "this series", "p"],
      rows: checks.map { check in
        [
          check.statistic, NumberText.significant(check.observed, digits: 2),
          check.probability.isNaN
            ? "—" : NumberText.significant(check.probability, digits: 1),
        ]
      },
      note:
        "p: how often the model's own series lie as far out, of \(NumberText.grouped(Self.replicates)). \(verdict) All six together raise a false alarm once in a hundred series or "
        + "less. They see single numbers, one step ahead; a trend that bends later they cannot foresee."
    )
  }

  private var verdict: String {
    faults.isEmpty
      ? "None is below \(NumberText.significant(Self.level, digits: 1))/\(checks.count): no check is unusual."
      : "Below \(NumberText.significant(Self.level, digits: 1))/\(checks.count) it is a misfit: \(faults.count) of \(checks.count)."
  }
}

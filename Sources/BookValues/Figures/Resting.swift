import BayesNumerics
import Inference

extension BookFigure {
  /// Chapter 13: where descent and SGLD with mini-batches come to rest.
  static let resting = BookFigure(
    name: "resting",
    expectations: [
      ("sgd", 0.0089, 10.0), ("sgld", 0.0089, 10), ("sgd", 0.00089, 1), ("sgld", 0.0005, 500),
      ("sgd", 1.5, 100), ("sgld", 1.5, 500), ("sgld", 1, 2), ("sgd", 1.9, 1),
    ].flatMap(resting))

  /// The lecture's A, C and N: data of standard deviation 1.5 under a model that believes in 1.
  private static let curvature = 1.0
  private static let noise = 2.25
  private static let count = 1000.0

  /// In the symbols of the log posterior, as the samplers have it: η = ε/N, precision P = AN, V = N²C/S.
  private static func resting(_ sampler: String, _ step: Double, _ batch: Double) -> [Expectation] {
    let size = step / count
    let precision = curvature * count
    let temperature = sampler == "sgld" ? 1.0 : 0
    let gradientVariance = count * count * noise / batch
    let ofStep = size * size * gradientVariance + 2 * size * temperature
    guard
      let steps = StationaryCovariance.ofSteps(
        Matrix(rows: [[1 - size * precision]]), noise: Matrix(rows: [[ofStep]])),
      // Per unit of η, dθ = -P θ dt + noise of variance (ηV + 2T) dt
      let process = StationaryCovariance.ofProcess(
        drift: Matrix(rows: [[precision]]),
        noise: Matrix(rows: [[size * gradientVariance + 2 * temperature]]))
    else { preconditionFailure("A step of \(step) shrinks θ, so that it comes to rest.") }
    let values = [
      ("exact", steps[0, 0]), ("limit", process[0, 0]), ("posterior", 1 / precision),
      ("ratio", (steps[0, 0] * precision).squareRoot()),
    ]
    let settings: [(control: String, setting: Expectation.Setting)] = [
      ("sampler", .choice(sampler)), ("step", .number(step)), ("batch", .number(batch)),
    ]
    return values.map { Expectation(settings, $0.0, $0.1) }
  }
}

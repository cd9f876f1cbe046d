import BayesNumerics
import RealModule

/// The average over draws in place of an integral, f̄ = (1/N) Σ f(aᵢ), and how wrong it is.
///
/// Lecture 002, "Expectations"; here f(a) = cos a and a ~ N(0, 1), whose mean is exp(-1/2).
struct MonteCarloMean: Sendable {
  /// Draws N, the root of the mean squared error over many repetitions, and what theory expects.
  let errors: [(draws: Int, measured: Double, expected: Double)]
  /// Of log error against log N.
  let slope: Double
  /// Of the slope, as the repetitions are finite in number.
  let slopeError: Double

  static let mean = Double.exp(-0.5)
  /// Var cos a = (1 + e⁻²)/2 - e⁻¹
  static let variance = (1 + Double.exp(-2)) / 2 - Double.exp(-1)

  init(repetitions: Int, using random: inout RandomSource) {
    let counts = [10, 32, 100, 316, 1000, 3162, 10_000]
    var errors: [(draws: Int, measured: Double, expected: Double)] = []
    for count in counts {
      var squares = 0.0
      for _ in 0..<repetitions {
        let sum = (0..<count).reduce(0.0) { sum, _ in sum + .cos(random.normal()) }
        let error = sum / Double(count) - MonteCarloMean.mean
        squares += error * error
      }
      errors.append(
        (
          count, (squares / Double(repetitions)).squareRoot(),
          (MonteCarloMean.variance / Double(count)).squareRoot()
        ))
    }
    self.errors = errors

    // A straight line through log error against log N, each point with the same relative error
    let x = counts.map { Double.log(Double($0)) }
    let y = errors.map { Double.log($0.measured) }
    let middle = x.reduce(0, +) / Double(x.count)
    let spread = x.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    slope = zip(x, y).reduce(0) { $0 + ($1.0 - middle) * $1.1 } / spread
    // A root mean square of R normal errors scatters by 1/√(2R) of itself
    slopeError = 1 / (2 * Double(repetitions) * spread).squareRoot()
  }
}

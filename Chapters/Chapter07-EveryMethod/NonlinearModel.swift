import BayesNumerics
import RealModule

/// Data y = f(θ) + noise, with a normal prior on the one parameter θ.
///
/// Lecture 002, "Nonlinear Models": one datum y = -2, f = sin, a prior N(0, 4), and noise whose
/// variance, 0.8, is chosen so that both heights of the picture agree.
struct NonlinearModel: Sendable {
  var data: [Double] = [-2]
  var function = ModelFunction.sine
  /// σ², the variance of the noise.
  var noiseVariance = 0.8
  var prior = Normal(mean: 0, standardDeviation: 2)

  /// The lecture's case.
  static let lecture = NonlinearModel()

  var isLecture: Bool {
    data == Self.lecture.data && function.text == Self.lecture.function.text
      && noiseVariance == Self.lecture.noiseVariance && prior == Self.lecture.prior
  }

  // snippet: likelihood
  /// log N(y | f(θ), σ²), summed over the data.
  func logLikelihood(_ theta: Double) -> Double {
    let f = function.at(theta).value
    return data.reduce(0) { sum, y in
      sum - (y - f) * (y - f) / (2 * noiseVariance) - 0.5 * .log(2 * .pi * noiseVariance)
    }
  }
  // end snippet

  /// What the methods are given.
  ///
  /// The sum over the data needs their number, mean and scatter alone: Σ(y - f)² = Σ(y - ȳ)² + n (ȳ - f)².
  var posterior: Posterior {
    let count = Double(data.count)
    let mean = data.isEmpty ? 0 : data.reduce(0, +) / count
    let scatter = data.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let (function, variance) = (function, noiseVariance)
    let highest = -0.5 * (scatter / variance + count * .log(2 * .pi * variance))
    return Posterior(
      name: "y = \(function.text) + noise", prior: prior, largestLogLikelihood: highest
    ) { theta in
      if count == 0 { return Posterior.LogValue(value: 0, slope: 0) }
      let f = function.at(theta)
      let away = mean - f.value
      return Posterior.LogValue(
        value: highest - 0.5 * count * away * away / variance,
        slope: count * away * f.slope / variance)
    }
  }
}

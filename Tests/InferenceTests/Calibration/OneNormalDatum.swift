import BayesNumerics
import Inference

/// μ ~ N(0, 1), one datum y ~ N(μ, 1): the posterior N(y/2, ½) can be drawn exactly.
struct OneNormalDatum: GenerativeModel {
  let parameterNames = ["mean"]
  func drawParameters(using random: inout RandomSource) -> [Double] { [random.normal()] }
  func drawObservations(given parameters: [Double], using random: inout RandomSource) -> Double {
    parameters[0] + random.normal()
  }
  func logLikelihood(of parameters: [Double], given observations: Double) -> Double {
    -(observations - parameters[0]) * (observations - parameters[0]) / 2
  }
}

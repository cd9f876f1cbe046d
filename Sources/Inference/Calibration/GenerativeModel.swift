import BayesNumerics

/// A model that can play nature: it draws parameters from its prior and data from its parameters.
///
/// That is all that a test of a sampler needs: nature knows the truth, the sampler must find it.
public protocol GenerativeModel: Sendable {
  associatedtype Observations: Sendable

  /// One name for each parameter, distinct.
  var parameterNames: [String] { get }

  /// One draw from the prior, as many numbers as there are names.
  func drawParameters(using random: inout RandomSource) -> [Double]

  /// One data set from the likelihood.
  func drawObservations(
    given parameters: [Double], using random: inout RandomSource
  ) -> Observations

  /// log p(observations | parameters), up to a constant that depends on neither.
  func logLikelihood(of parameters: [Double], given observations: Observations) -> Double
}

import BayesNumerics
import Inference
import Networks
import RealModule

/// A shallow network as a model that draws its own data; the numbers are a position of its sampler.
public struct NetworkModel: GenerativeModel {
  public let network: ShallowNetwork

  public init(_ network: ShallowNetwork) { self.network = network }

  public var parameterNames: [String] { network.names }

  public func drawParameters(using random: inout RandomSource) -> [Double] {
    network.samplePrior(using: &random).position
  }

  public func drawObservations(
    given parameters: [Double], using random: inout RandomSource
  ) -> [Double] {
    ShallowNetwork.sampleTargets(
      network.parameters(at: parameters), at: network.inputs, using: &random)
  }

  public func logLikelihood(of parameters: [Double], given observations: [Double]) -> Double {
    let p = network.parameters(at: parameters)
    let residuals = zip(observations, ShallowNetwork.function(p, at: network.inputs)).map {
      $0 - $1
    }
    return -0.5 * Double(observations.count) * .log(2 * .pi * p.noiseVariance)
      - 0.5 * dot(residuals, residuals) / p.noiseVariance
  }
}

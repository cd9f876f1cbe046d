import BayesNumerics
import Hierarchies
import Inference
import Networks
import RealModule

/// Chapter 1's coin as a model over p itself: the flat prior times ten heads in fourteen flips.
///
/// ``Inference/Transformed`` makes of it a density of log p/(1 - p), its Jacobian included.
struct CoinModel: ConstrainedLogDensity {
  var parameterCount: Int { 1 }

  func logDensity(of parameters: [Double], gradient: inout [Double]) -> Double {
    let beta = Beta(a: 11, b: 5)
    gradient[0] = beta.logDensitySlope(parameters[0])
    return beta.logDensity(parameters[0])
  }

  /// On the logit scale, where a normal may be fitted.
  static var free: Transformed<CoinModel> {
    Transformed(CoinModel(), by: [Bounded(above: 0, below: 1)])
  }
}

/// A density of one number, as samplers and searches take it.
struct OneNumber: DifferentiableLogDensity {
  let target: OneDimensionalTarget
  var dimension: Int { 1 }

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    gradient[0] = target.slope(position[0])
    return target.logDensity(position[0])
  }
}

/// A normal posterior of several correlated parameters, such as chapter 3's polynomial has.
struct NormalTarget: DifferentiableLogDensity {
  let normal: MultivariateNormal
  var dimension: Int { normal.dimension }

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    gradient = normal.logDensityGradient(position)
    return normal.logDensity(position)
  }

  /// All of variance 1 and correlated alike.
  static func equicorrelated(_ dimension: Int, _ correlation: Double) throws -> NormalTarget {
    var covariance = Matrix(
      rows: dimension, columns: dimension,
      elements: [Double](repeating: correlation, count: dimension * dimension))
    for place in 0..<dimension { covariance[place, place] = 1 }
    return NormalTarget(
      normal: try MultivariateNormal(
        mean: [Double](repeating: 0, count: dimension), covariance: covariance))
  }
}

/// Neal's funnel, chapter 9's: v ~ N(0, 3²) and nine numbers with the standard deviation exp(v/2).
struct Funnel: DifferentiableLogDensity {
  var dimension: Int { 10 }

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let v = position[0]
    let precision = Double.exp(-v)
    var squares = 0.0
    for place in 1..<dimension {
      squares += position[place] * position[place]
      gradient[place] = -precision * position[place]
    }
    gradient[0] = -v / 9 - Double(dimension - 1) / 2 + precision * squares / 2
    return -v * v / 18 - Double(dimension - 1) / 2 * v - precision * squares / 2
  }
}

extension VectorisedStarHierarchy {
  /// A hundred stars of chapter 4's population, drawn from the model itself, measured to 20 %: 205 parameters.
  static func simulated(using random: RandomSource) -> VectorisedStarHierarchy {
    var random = random
    let population = StarPopulation()
    let noise = 0.2
    let luminosities = (0..<100).map { _ -> Double in
      let logArea = population.meanLogArea + population.areaSpread * random.normal()
      let logTemperature =
        population.meanLogTemperature + population.temperatureSpread * random.normal()
      let luminosity = Double.exp(logArea + 4 * logTemperature)
      // A survey lists no negative luminosity
      var measured = 0.0
      while measured <= 0 { measured = luminosity * (1 + noise * random.normal()) }
      return measured
    }
    return VectorisedStarHierarchy(luminosities: luminosities, noise: noise)
  }
}

/// Chapter 5's net of three units before forty points of a step, and where a climb may begin.
struct NetProblem: Sendable {
  let target: ShallowNetworkPosterior
  let start: [Double]

  init(using random: RandomSource) throws {
    var stream = random.stream("points")
    let x = [Double].evenlySpaced(from: -2, to: 2, count: 40)
    let y = x.map { 1.5 * .tanh(1.4 * $0) - 0.2 * $0 * $0 + 0.2 * stream.normal() }
    let network = try ShallowNetwork(
      inputs: ShallowNetwork.withConstant(x), targets: y, nodes: 3)
    target = ShallowNetworkPosterior(network)
    var draw = random.stream("start")
    start = target.position(of: network.samplePrior(using: &draw))
  }
}

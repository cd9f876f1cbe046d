import BayesNumerics
import Inference
import RealModule

/// Normal data of unknown mean μ ~ N(0, 1), yᵢ ~ N(μ, 1): every power posterior and every evidence in
/// closed form.
public struct MeanModel: GenerativeModel, DrawableReference, DifferentiableFactoredDensity {
  public let parameterNames = ["mean"]
  public let dimension = 1
  /// Of the density in two factors; the generative model's are its own.
  public let observations: [Double]
  public let count = 4

  public init(observations: [Double] = []) { self.observations = observations }

  public func drawParameters(using random: inout RandomSource) -> [Double] { [random.normal()] }

  public func drawObservations(given mean: [Double], using random: inout RandomSource) -> [Double] {
    (0..<count).map { _ in mean[0] + random.normal() }
  }

  public func logLikelihood(of mean: [Double], given observations: [Double]) -> Double {
    observations.reduce(0) { $0 - ($1 - mean[0]) * ($1 - mean[0]) / 2 - 0.5 * .log(2 * .pi) }
  }

  public func logFactors(at position: [Double]) -> LogFactors {
    LogFactors(
      reference: -position[0] * position[0] / 2 - 0.5 * .log(2 * .pi),
      likelihood: logLikelihood(of: position, given: observations))
  }

  public func logFactors(at position: [Double], power: Double, gradient: inout [Double])
    -> LogFactors
  {
    let pull = observations.reduce(0) { $0 + $1 - position[0] }
    gradient[0] = -position[0] + power * pull
    return logFactors(at: position)
  }

  public func drawReference(into position: inout [Double], using random: inout RandomSource) {
    position[0] = random.normal()
  }

  /// Mean and standard deviation of p_b, N(b Σy / (1 + b n), 1 / (1 + b n)).
  public func powerPosterior(_ power: Double) -> (mean: Double, deviation: Double) {
    let precision = 1 + power * Double(observations.count)
    return (power * observations.reduce(0, +) / precision, 1 / precision.squareRoot())
  }
}

/// A parabola through twelve points with normal noise of known size: chapter 3's model with its evidence in
/// closed form.
public struct ParabolaModel: DrawableReference, DifferentiableFactoredDensity {
  public let x: [Double]
  public let y: [Double]
  public let noise = 0.5
  /// Standard deviation of the weights' prior.
  public let scale: Double
  public let dimension = 3

  public init(scale: Double = 3) {
    self.scale = scale
    var random = RandomSource(seed: 10)
    let x = (0..<12).map { -1.5 + 3 * Double($0) / 11 }
    self.x = x
    y = x.map { 1 + 0.5 * $0 - 0.7 * $0 * $0 + 0.5 * random.normal() }
  }

  /// By the closed form.
  public var logEvidence: Double {
    var statistics = RegressionStatistics(features: 3)
    statistics.add(Matrix(rows: x.map { [1, $0, $0 * $0] }), targets: y)
    return BayesianLinearRegression(noiseVariance: noise * noise, priorVariance: scale * scale)
      .posterior(statistics).logEvidence
  }

  public func logFactors(at w: [Double]) -> LogFactors {
    var squares = 0.0
    for row in x.indices {
      let off = y[row] - w[0] - x[row] * (w[1] + x[row] * w[2])
      squares += off * off
    }
    let length = (w[0] * w[0] + w[1] * w[1] + w[2] * w[2]) / (scale * scale)
    return LogFactors(
      reference: -0.5 * length - 3 * (.log(scale) + 0.5 * .log(2 * .pi)),
      likelihood: -0.5 * squares / (noise * noise)
        - Double(x.count) * (.log(noise) + 0.5 * .log(2 * .pi)))
  }

  public func logFactors(at w: [Double], power: Double, gradient: inout [Double]) -> LogFactors {
    for index in 0..<3 { gradient[index] = -w[index] / (scale * scale) }
    for row in x.indices {
      let off = y[row] - w[0] - x[row] * (w[1] + x[row] * w[2])
      let pull = power * off / (noise * noise)
      gradient[0] += pull
      gradient[1] += pull * x[row]
      gradient[2] += pull * x[row] * x[row]
    }
    return logFactors(at: w)
  }

  public func drawReference(into w: inout [Double], using random: inout RandomSource) {
    for index in w.indices { w[index] = scale * random.normal() }
  }
}

/// Two modes in the plane: reference N(0, 3² I), likelihood 0.3 N(x | -m, width² I) + 0.7 N(x | m, width²
/// I) with m = (4, 4).
public struct TwoModesInThePlane: DrawableReference, DifferentiableFactoredDensity {
  public let dimension = 2
  public let width: Double
  public static let place = 4.0
  public static let spread = 3.0
  /// Of the mode at (4, 4), among the posterior's mass too, as the reference is the same at both.
  public static let share = 0.7

  public init(width: Double = 0.5) { self.width = width }

  /// log N(m | 0, (spread² + width²) I)
  public var logEvidence: Double {
    let variance = Self.spread * Self.spread + width * width
    return -Self.place * Self.place / variance - .log(2 * .pi * variance)
  }

  private func modes(_ x: [Double]) -> (left: Double, right: Double) {
    func log(_ share: Double, _ place: Double) -> Double {
      let squares = (x[0] - place) * (x[0] - place) + (x[1] - place) * (x[1] - place)
      return .log(share) - squares / (2 * width * width) - .log(2 * .pi * width * width)
    }
    return (log(1 - Self.share, -Self.place), log(Self.share, Self.place))
  }

  public func logFactors(at x: [Double]) -> LogFactors {
    let (left, right) = modes(x)
    let variance = Self.spread * Self.spread
    return LogFactors(
      reference: -(x[0] * x[0] + x[1] * x[1]) / (2 * variance) - .log(2 * .pi * variance),
      likelihood: logSumExp(left, right))
  }

  public func logFactors(at x: [Double], power: Double, gradient: inout [Double]) -> LogFactors {
    let (left, right) = modes(x)
    let isRight = 1 / (1 + Double.exp(left - right))
    let centre = Self.place * (2 * isRight - 1)
    for index in 0..<2 {
      gradient[index] =
        -x[index] / (Self.spread * Self.spread) - power * (x[index] - centre) / (width * width)
    }
    return logFactors(at: x)
  }

  public func drawReference(into x: inout [Double], using random: inout RandomSource) {
    for index in 0..<2 { x[index] = Self.spread * random.normal() }
  }
}

/// A phase transition: reference N(0, I) in four dimensions, likelihood a broad hill at 0 beside a spike
/// aside that few draws of the reference fall on, and that holds most of the evidence.
public struct SpikeBesideHill: DrawableReference {
  public let dimension = 4
  /// Where the spike is, in each coordinate.
  static let place = 1.0
  static let hillWidth = 0.5
  /// The evidence of the spike over that of the hill.
  public static let odds = 20.0
  /// Standard deviation of the spike; the narrower, the fewer find it.
  public let spikeWidth: Double

  public init(spikeWidth: Double) { self.spikeWidth = spikeWidth }

  /// log N(place | 0, 1 + width²) in four dimensions.
  private static func logMass(_ place: Double, _ width: Double) -> Double {
    let variance = 1 + width * width
    return -2 * place * place / variance - 2 * .log(2 * .pi * variance)
  }

  public var logEvidence: Double { Self.logMass(0, Self.hillWidth) + .log(1 + Self.odds) }

  public func logFactors(at x: [Double]) -> LogFactors {
    func squares(_ place: Double) -> Double { x.reduce(0) { $0 + ($1 - place) * ($1 - place) } }
    func log(_ place: Double, _ width: Double) -> Double {
      -squares(place) / (2 * width * width) - 2 * .log(2 * .pi * width * width)
    }
    let height =
      Double.log(Self.odds) + Self.logMass(0, Self.hillWidth)
      - Self.logMass(Self.place, spikeWidth)
    return LogFactors(
      reference: -squares(0) / 2 - 2 * .log(2 * .pi),
      likelihood: logSumExp(log(0, Self.hillWidth), height + log(Self.place, spikeWidth)))
  }

  public func drawReference(into x: inout [Double], using random: inout RandomSource) {
    for index in x.indices { x[index] = random.normal() }
  }
}

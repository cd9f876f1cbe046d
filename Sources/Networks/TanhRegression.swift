import BayesNumerics
import CVectorMath
import Inference
import RealModule

/// Regression by a network of one hidden layer: y = c + Σⱼ vⱼ tanh(wⱼ·x + bⱼ) + σ ε, ε ~ N(0, 1), as
/// a log density with its slope by backpropagation.
///
/// With p inputs and m units (1 to 1000) the position has m (p + 2) + 2 numbers:
///
/// | place | meaning | prior |
/// |---|---|---|
/// | first m p | w, unit by unit | N(0, `inputScale`²) each |
/// | next m | b | N(0, `inputScale`²) each |
/// | next m | v | N(0, `outputScale`²) each |
/// | next 1 | c | N(0, `outputScale`²) |
/// | last | log σ | N(`logNoiseMean`, `logNoiseSpread`²) |
///
/// The posterior does not change when units swap places, or when one changes all its signs; compare
/// draws by ``output(at:for:)`` and σ, not by weights. Source of the backward pass: Efron and Hastie
/// (2016), algorithm 18.1.
public struct TanhRegression: DifferentiableLogDensity {
  /// p
  public let inputs: Int
  /// m
  public let units: Int
  public let prior: Prior
  /// rows × inputs, column after column
  private let x: [Double]
  private let y: [Double]

  public struct Prior: Sendable, Equatable {
    public var inputScale = 2.0
    public var outputScale = 1.0
    public var logNoiseMean = -2.0
    public var logNoiseSpread = 1.0

    public init() {}
  }

  /// `x`: rows × inputs; `y`: rows. Preconditions: 1 row and 1 input or more, 1 to 1000 units.
  public init(x: [[Double]], y: [Double], units: Int, prior: Prior = Prior()) {
    let inputs = x.first?.count ?? 0
    precondition(
      x.count == y.count && inputs >= 1 && (1...1000).contains(units)
        && x.allSatisfy { $0.count == inputs },
      "\(units) units, \(x.count) rows of \(inputs) inputs and \(y.count) targets do not suit.")
    self.inputs = inputs
    self.units = units
    self.prior = prior
    self.x = (0..<inputs).flatMap { input in x.map { $0[input] } }
    self.y = y
  }

  public var dimension: Int { units * (inputs + 2) + 2 }

  private var biases: Int { units * inputs }
  private var outputs: Int { units * (inputs + 1) }

  /// The network's f(x) at a position, without noise. Precondition: `inputs` numbers in x.
  public func output(at position: [Double], for x: [Double]) -> Double {
    precondition(x.count == inputs, "\(x.count) numbers for \(inputs) inputs.")
    var sum = position[dimension - 2]
    for unit in 0..<units {
      var z = position[biases + unit]
      for input in 0..<inputs { z += position[unit * inputs + input] * x[input] }
      sum += position[outputs + unit] * .tanh(z)
    }
    return sum
  }

  /// Forward and back through all rows, in `TanhLayer.c`; nothing is allocated.
  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    precondition(
      position.count == dimension && gradient.count == dimension,
      "A network of \(dimension) numbers has no position of \(position.count).")
    let logNoise = position[dimension - 1]
    let precision = Double.exp(-2 * logNoise)

    // Likelihood: Σ (y - f)², and the slopes of minus its half
    for index in gradient.indices { gradient[index] = 0 }
    let squares = position.withUnsafeBufferPointer { position in
      gradient.withUnsafeMutableBufferPointer { gradient in
        pass(position, into: gradient)
      }
    }
    var value =
      -Double(y.count) * (logNoise + 0.5 * .log(2 * .pi)) - 0.5 * precision * squares

    // Prior
    for index in 0..<(dimension - 1) {
      let scale = index < outputs ? prior.inputScale : prior.outputScale
      let pull = position[index] / (scale * scale)
      value -= 0.5 * position[index] * pull
      gradient[index] = precision * gradient[index] - pull
    }
    let deviation = (logNoise - prior.logNoiseMean) / prior.logNoiseSpread
    value -= 0.5 * deviation * deviation
    gradient[dimension - 1] =
      precision * squares - Double(y.count) - deviation / prior.logNoiseSpread
    return value
  }

  /// The slopes of -Σ (y - f)² / 2 into all places but the last; returns Σ (y - f)².
  private func pass(
    _ position: UnsafeBufferPointer<Double>, into gradient: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    guard let theta = position.baseAddress, let slope = gradient.baseAddress else { return .nan }
    return tanh_layer_pass(
      x, y, y.count, inputs, units, theta, theta + biases, theta + outputs,
      theta[dimension - 2], slope, slope + biases, slope + outputs, slope + (dimension - 2))
  }
}

import BayesNumerics
import Inference
import RealModule

/// Regression by a network of one hidden layer: y = c + Σⱼ vⱼ tanh(wⱼ·x + bⱼ) + σ ε, ε ~ N(0, 1), as
/// a log density with its slope by backpropagation.
///
/// With p inputs and m units the position has m (p + 2) + 2 numbers:
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
  /// `blocks[block]`: eight rows of the data, input by input, the last one filled up with zeros.
  private let blocks: [Block]
  private let rows: Int

  public struct Prior: Sendable, Equatable {
    public var inputScale = 2.0
    public var outputScale = 1.0
    public var logNoiseMean = -2.0
    public var logNoiseSpread = 1.0

    public init() {}
  }

  private struct Block: Sendable {
    var x: [SIMD8<Double>]
    var y: SIMD8<Double>
    /// 1 for a row of the data, 0 for what fills up.
    var isRow: SIMD8<Double>
  }

  /// `x`: rows × inputs; `y`: rows. Preconditions: 1 row, 1 input and 1 unit or more.
  public init(x: [[Double]], y: [Double], units: Int, prior: Prior = Prior()) {
    let inputs = x.first?.count ?? 0
    precondition(
      x.count == y.count && inputs >= 1 && units >= 1 && x.allSatisfy { $0.count == inputs },
      "\(units) units, \(x.count) rows of \(inputs) inputs and \(y.count) targets do not suit.")
    self.inputs = inputs
    self.units = units
    self.prior = prior
    rows = y.count
    blocks = stride(from: 0, to: y.count, by: 8).map { start in
      var block = Block(x: [SIMD8](repeating: .zero, count: inputs), y: .zero, isRow: .zero)
      for row in start..<min(start + 8, y.count) {
        for input in 0..<inputs { block.x[input][row - start] = x[row][input] }
        block.y[row - start] = y[row]
        block.isRow[row - start] = 1
      }
      return block
    }
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

  /// Eight rows at a time through the network and back. Up to twelve units it allocates nothing.
  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    precondition(
      position.count == dimension && gradient.count == dimension,
      "A network of \(dimension) numbers has no position of \(position.count).")
    for index in gradient.indices { gradient[index] = 0 }
    let noise = Double.exp(position[dimension - 1])
    let precision = 1 / (noise * noise)

    // Likelihood
    let squares = position.withUnsafeBufferPointer { position in
      gradient.withUnsafeMutableBufferPointer { gradient in
        withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: units) { hidden in
          blocks.reduce(0) { $0 + pass($1, position, precision, hidden, into: gradient) }
        }
      }
    }
    var value =
      -Double(rows) * (position[dimension - 1] + 0.5 * .log(2 * .pi)) - 0.5 * precision * squares
    gradient[dimension - 1] = precision * squares - Double(rows)

    // Prior
    for index in 0..<(dimension - 1) {
      let scale = index < outputs ? prior.inputScale : prior.outputScale
      value -= 0.5 * position[index] * position[index] / (scale * scale)
      gradient[index] -= position[index] / (scale * scale)
    }
    let deviation = (position[dimension - 1] - prior.logNoiseMean) / prior.logNoiseSpread
    value -= 0.5 * deviation * deviation
    gradient[dimension - 1] -= deviation / prior.logNoiseSpread
    return value
  }

  /// Adds what a block of rows contributes to the slopes; returns its Σ (y - f)².
  private func pass(
    _ block: Block, _ position: UnsafeBufferPointer<Double>, _ precision: Double,
    _ hidden: UnsafeMutableBufferPointer<SIMD8<Double>>,
    into gradient: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    // Forward: hidden layer, output
    for unit in 0..<units {
      var z = SIMD8(repeating: position[biases + unit])
      for input in 0..<inputs { z += position[unit * inputs + input] * block.x[input] }
      hidden[unit] = z
    }
    hidden.withMemoryRebound(to: Double.self) { VectorMath.tanh(.init($0), into: $0) }
    var f = SIMD8(repeating: position[dimension - 2])
    for unit in 0..<units { f += position[outputs + unit] * hidden[unit] }

    // Backward: δ = ∂ log L / ∂ f, then δ v (1 - tanh²) into each unit
    let residual = (block.y - f) * block.isRow
    let delta = precision * residual
    gradient[dimension - 2] += delta.sum()
    for unit in 0..<units {
      let h = hidden[unit]
      gradient[outputs + unit] += (delta * h).sum()
      let deltaHidden = delta * position[outputs + unit] * (1 - h * h)
      gradient[biases + unit] += deltaHidden.sum()
      for input in 0..<inputs {
        gradient[unit * inputs + input] += (deltaHidden * block.x[input]).sum()
      }
    }
    return (residual * residual).sum()
  }
}

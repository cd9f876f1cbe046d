import BayesNumerics
import Foundation
import Networks

/// A smooth activation A(z), what a unit makes of its weighted sum.
enum SlideActivation: String, CaseIterable, Sendable {
  case identity
  case tanh
  case logistic
  case softplus
  case swish

  /// The same activation of the fast engine.
  var engine: Activation {
    switch self {
    case .identity: .identity
    case .tanh: .tanh
    case .logistic: .logistic
    case .softplus: .softplus
    case .swish: .swish
    }
  }

  /// A(z), for any kind of number.
  func value<Number: NetNumber>(_ z: Number) -> Number {
    let one = Number(1)
    switch self {
    case .identity: return z
    case .tanh: return one - Number(2) / (one + .exponential(z + z))
    case .logistic: return one / (one + .exponential(Number(0) - z))
    case .softplus: return .logarithm(one + .exponential(z))
    case .swish: return z / (one + .exponential(Number(0) - z))
    }
  }

  /// A'(z), from the formula of a table of derivatives.
  func slope(_ z: Double) -> Double {
    let logistic = SlideActivation.logistic.value(z)
    switch self {
    case .identity: return 1
    case .tanh: return 1 - pow(SlideActivation.tanh.value(z), 2)
    case .logistic: return logistic * (1 - logistic)
    case .softplus: return logistic
    case .swish: return logistic * (1 + z * (1 - logistic))
    }
  }
}

/// One layer of a net: a weight for every arrow, a bias for every unit.
struct SlideLayer: Sendable {
  /// `weights[j][i]` leads from unit i of the layer before to unit j of this one.
  var weights: [[Double]]
  /// One for each unit.
  var biases: [Double]
  let activation: SlideActivation

  var units: Int { biases.count }

  /// z_j = Σ_i w_ji a_i + b_j
  func sums(_ a: [Double]) -> [Double] {
    zip(weights, biases).map { dot($0, a) + $1 }
  }
}

/// A feed-forward net, written as the lectures write it: a_j = A(Σ_i w_ji a_i + b_j), layer after layer.
///
/// Readable, not fast; ``Networks/FeedForwardNetwork`` is its fast twin, with the parameters in the same order.
struct SlideNet: Sendable {
  var layers: [SlideLayer]

  /// Units of each layer, the inputs first.
  let widths: [Int]

  init(layers: [SlideLayer]) {
    self.layers = layers
    widths = [layers[0].weights[0].count] + layers.map(\.units)
  }

  /// Random weights of a size that keeps sums near 1, and small random biases.
  ///
  /// - Parameter widths: Units of each layer, the inputs first; the last layer is linear.
  init(
    random widths: [Int], hidden: SlideActivation, output: SlideActivation = .identity,
    using random: inout RandomSource
  ) {
    precondition(widths.count >= 2, "a net has inputs and outputs, not \(widths.count) layers")
    var layers: [SlideLayer] = []
    for k in 1..<widths.count {
      let spread = 1 / Double(widths[k - 1]).squareRoot()
      layers.append(
        SlideLayer(
          weights: (0..<widths[k]).map { _ in
            (0..<widths[k - 1]).map { _ in spread * random.normal() }
          },
          biases: (0..<widths[k]).map { _ in 0.3 * random.normal() },
          activation: k == widths.count - 1 ? output : hidden))
    }
    self.init(layers: layers)
  }

  /// f(x): the activations of the last layer.
  // snippet: forward
  func outputs(at x: [Double]) -> [Double] {
    var a = x
    for layer in layers {
      let z = layer.sums(a)
      a = z.map { layer.activation.value($0) }
    }
    return a
  }
  // end snippet

  /// The activations of every layer behind the inputs.
  func activations(at x: [Double]) -> [[Double]] {
    var all: [[Double]] = []
    for layer in layers {
      all.append(layer.sums(all.last ?? x).map { layer.activation.value($0) })
    }
    return all
  }

  /// L = ½ Σ_j (f_j(x) - y_j)², the loss of one pair as lecture 001 writes it.
  func loss(x: [Double], y: [Double]) -> Double {
    0.5 * zip(outputs(at: x), y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  /// The fast engine's network of this shape, trained with the squared error; its parameters have the same order.
  var engine: FeedForwardNetwork {
    FeedForwardNetwork(
      inputs: widths[0],
      layers: layers.map { DenseLayer($0.units, $0.activation.engine) }, loss: .squaredError)
  }

  // MARK: All parameters in a row

  /// Layer by layer, the weights row by row and then the biases.
  var parameters: [Double] {
    get { layers.flatMap { $0.weights.flatMap { $0 } + $0.biases } }
    set {
      precondition(
        newValue.count == parameters.count,
        "\(newValue.count) numbers for \(parameters.count) parameters")
      var rest = newValue[...]
      func take(_ count: Int) -> [Double] {
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
      }
      for k in layers.indices {
        layers[k].weights = layers[k].weights.map { take($0.count) }
        layers[k].biases = take(layers[k].units)
      }
    }
  }

  /// The net with other parameters.
  func with(_ parameters: [Double]) -> SlideNet {
    var net = self
    net.parameters = parameters
    return net
  }

  /// The loss of one pair, with parameters of any kind of number: what derivatives without backpropagation need.
  func loss<Number: NetNumber>(_ parameters: [Number], x: [Double], y: [Double]) -> Number {
    var rest = parameters[...]
    var a = x.map { Number($0) }
    for layer in layers {
      var sums = layer.weights.map { _ in Number(0) }
      for j in sums.indices {
        for i in a.indices { sums[j] = sums[j] + rest[rest.startIndex + i] * a[i] }
        rest = rest.dropFirst(a.count)
      }
      for j in sums.indices { sums[j] = sums[j] + rest[rest.startIndex + j] }
      rest = rest.dropFirst(sums.count)
      a = sums.map { layer.activation.value($0) }
    }
    var loss = Number(0)
    for (output, target) in zip(a, y) {
      let difference = output - Number(target)
      loss = loss + difference * difference
    }
    return Number(0.5) * loss
  }
}

import Networks
import RealModule

/// Numbers through which a derivative can be carried forwards: the routes by which backpropagation is
/// checked, none of which shares a line with it.
protocol SmoothNumber: Sendable {
  init(_ value: Double)
  var value: Double { get }
  static func + (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static func exp(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
}

extension SmoothNumber {
  static func - (a: Self, b: Self) -> Self { a + Self(-1) * b }
}

/// x + x' ε with ε² = 0: forward-mode differentiation.
struct Dual: SmoothNumber {
  var value: Double
  var slope: Double

  init(_ value: Double) { self.init(value, slope: 0) }
  init(_ value: Double, slope: Double) { (self.value, self.slope) = (value, slope) }

  static func + (a: Dual, b: Dual) -> Dual { Dual(a.value + b.value, slope: a.slope + b.slope) }
  static func * (a: Dual, b: Dual) -> Dual {
    Dual(a.value * b.value, slope: a.slope * b.value + a.value * b.slope)
  }
  static func / (a: Dual, b: Dual) -> Dual {
    let ratio = a.value / b.value
    return Dual(ratio, slope: (a.slope - ratio * b.slope) / b.value)
  }
  static func exp(_ x: Dual) -> Dual { Dual(.exp(x.value), slope: x.slope * .exp(x.value)) }
  static func log(_ x: Dual) -> Dual { Dual(.log(x.value), slope: x.slope / x.value) }
}

/// x + i h with h so small that h² is nothing: the imaginary part of f(x + i h) over h is f'(x), without
/// a difference of near numbers. Source: Squire and Trapp (1998).
struct ComplexStep: SmoothNumber {
  static let step = 1e-150
  var value: Double
  var imaginary: Double

  init(_ value: Double) { self.init(value, imaginary: 0) }
  init(_ value: Double, imaginary: Double) {
    (self.value, self.imaginary) = (value, imaginary)
  }

  static func + (a: Self, b: Self) -> Self {
    Self(a.value + b.value, imaginary: a.imaginary + b.imaginary)
  }
  static func * (a: Self, b: Self) -> Self {
    Self(
      a.value * b.value - a.imaginary * b.imaginary,
      imaginary: a.value * b.imaginary + a.imaginary * b.value)
  }
  static func / (a: Self, b: Self) -> Self {
    let size = b.value * b.value + b.imaginary * b.imaginary
    let product = a * Self(b.value, imaginary: -b.imaginary)
    return Self(product.value / size, imaginary: product.imaginary / size)
  }
  static func exp(_ x: Self) -> Self {
    let size = Double.exp(x.value)
    return Self(size * .cos(x.imaginary), imaginary: size * .sin(x.imaginary))
  }
  static func log(_ x: Self) -> Self {
    Self(
      .log(.hypot(x.value, x.imaginary)), imaginary: .atan2(y: x.imaginary, x: x.value))
  }
}

/// Plain numbers, for central differences.
extension Double: SmoothNumber {
  var value: Double { self }
}

/// The objective of a net, written once more for any smooth number.
func objective<Number: SmoothNumber>(
  _ network: FeedForwardNetwork, _ parameters: [Number], on set: TrainingSet<Double>
) -> Number {
  var sum = Number(0)
  for sample in 0..<set.count {
    var a = set.x[sample * set.inputs..<(sample + 1) * set.inputs].map { Number($0) }
    var at = 0
    for layer in network.layers {
      var next: [Number] = []
      let biases = at + layer.units * a.count
      for unit in 0..<layer.units {
        var z = parameters[biases + unit]
        for (input, value) in a.enumerated() {
          z = z + parameters[at + unit * a.count + input] * value
        }
        next.append(bent(z, by: layer.activation))
      }
      at = biases + layer.units
      a = next
    }
    let y = set.y[sample * set.outputs..<(sample + 1) * set.outputs].map { Number($0) }
    switch network.loss {
    case .squaredError:
      for (y, f) in zip(y, a) { sum = sum + Number(0.5) * (y - f) * (y - f) }
    case .bernoulli:
      for (y, f) in zip(y, a) { sum = sum + bent(f, by: .softplus) - y * f }
    case .softmax:
      let total = a.reduce(Number(0)) { $0 + Number.exp($1) }
      sum = sum + Number.log(total)
      for (y, f) in zip(y, a) { sum = sum - y * f }
    }
  }
  sum = sum / Number(Double(set.count))
  for (index, layer) in network.layers.enumerated() {
    for place in network.weights(ofLayer: index) {
      sum = sum + Number(layer.weightDecay / 2) * parameters[place] * parameters[place]
    }
  }
  return sum
}

private func bent<Number: SmoothNumber>(_ z: Number, by activation: Activation) -> Number {
  let one = Number(1)
  let logistic = one / (one + Number.exp(Number(-1) * z))
  switch activation {
  case .tanh:
    let e = Number.exp(Number(2) * z)
    return (e - one) / (e + one)
  case .logistic: return logistic
  case .relu: return z.value > 0 ? z : Number(0)
  case .softplus: return Number.log(one + Number.exp(z))
  case .swish: return z * logistic
  case .identity: return z
  }
}

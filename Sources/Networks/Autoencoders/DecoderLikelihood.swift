import BayesNumerics
import RealModule

/// How x comes about from its code z: p(x | z), by what the decoder says of each of its numbers.
///
/// Data are numbers between 0 and 1 where they count something, with any real number for the normal ones.
public enum DecoderLikelihood: Sendable, Equatable {
  /// x is 0 or 1; the decoder gives the log odds f of 1: log p = x f - log(1 + eᶠ).
  ///
  /// Between 0 and 1 that is the cross entropy, which many train with, but no density.
  case bernoulli
  /// 16 x, say, counts which of 16 parts are inked, each for itself with the log odds f.
  case binomial(trials: Int)
  /// x ~ N(f, variance), with a variance that is given.
  case normal(variance: Double)
  /// x ~ N(f, s), with one variance s for all numbers, which is learned with the nets.
  case normalOfLearnedVariance
  /// x is one of so many levels, 0, 1/(levels - 1), ..., 1; the decoder gives each of them a logit.
  case categorical(levels: Int)

  /// How many numbers the decoder says of one number of x.
  public var outputsPerNumber: Int {
    if case .categorical(let levels) = self { levels } else { 1 }
  }

  /// The loss of a net whose outputs are these.
  var loss: NetworkLoss {
    switch self {
    case .bernoulli, .binomial: .bernoulli
    case .normal, .normalOfLearnedVariance: .squaredError
    case .categorical: .softmax
    }
  }

  /// By what ``loss`` is multiplied to give -log p, but for a constant; `variance` is that of the normal ones.
  public func scale(variance: Double) -> Double {
    switch self {
    case .bernoulli, .categorical: 1
    case .binomial(let trials): Double(trials)
    case .normal, .normalOfLearnedVariance: 1 / variance
    }
  }

  /// The variance at which training begins: the one that is given, or 0.1.
  var startingVariance: Double {
    if case .normal(let variance) = self { variance } else { 0.1 }
  }

  /// What the decoder is trained on: x itself, or a 1 in the place of its level.
  func targets(_ x: [Double]) -> [Double] {
    guard case .categorical(let levels) = self else { return x }
    return x.flatMap { value -> [Double] in
      let level = Self.level(value, of: levels)
      return (0..<levels).map { $0 == level ? 1.0 : 0 }
    }
  }

  /// Whether a number can come from this distribution.
  public func admits(_ x: Double) -> Bool {
    switch self {
    case .bernoulli: x >= 0 && x <= 1
    case .binomial(let trials): Self.isLevel(x, of: trials + 1)
    case .normal, .normalOfLearnedVariance: x.isFinite
    case .categorical(let levels): Self.isLevel(x, of: levels)
    }
  }

  private static func level(_ x: Double, of levels: Int) -> Int {
    Int((x * Double(levels - 1)).rounded())
  }

  private static func isLevel(_ x: Double, of levels: Int) -> Bool {
    x >= 0 && x <= 1
      && abs(x * Double(levels - 1) - (x * Double(levels - 1)).rounded()) < 1e-6
  }

  /// log p(x | z) for the decoder's outputs f, with all constants; `variance` is s of the normal ones.
  ///
  /// Precondition: ``outputsPerNumber`` outputs for each number of x. Error: some ulp of its terms.
  public func logDensity(_ x: [Double], outputs f: [Double], variance: Double) -> Double {
    precondition(
      f.count == x.count * outputsPerNumber,
      "\(f.count) outputs do not say \(outputsPerNumber) numbers of each of \(x.count).")
    switch self {
    case .bernoulli:
      return -Self.crossEntropy(x, f)
    case .binomial(let trials):
      let n = Double(trials)
      // log of n over k, from that of n over k - 1
      let ways = (0..<trials).reduce(into: [0.0]) { ways, k in
        ways.append(ways[k] + .log((n - Double(k)) / Double(k + 1)))
      }
      return x.reduce(0) { $0 + ways[Int(($1 * n).rounded())] } - n * Self.crossEntropy(x, f)
    case .normal, .normalOfLearnedVariance:
      return -NetworkLoss.squaredError.value(targets: x, outputs: f) / variance
        - Double(x.count) * 0.5 * .log(2 * .pi * variance)
    case .categorical(let levels):
      return x.indices.reduce(0) { sum, place in
        let logits = Array(f[place * levels..<(place + 1) * levels])
        return sum + logits[Self.level(x[place], of: levels)] - logSumExp(logits)
      }
    }
  }

  /// Σ log(1 + eᶠ) - x f, as ``NetworkLoss/bernoulli``, for many calls.
  private static func crossEntropy(_ x: [Double], _ f: [Double]) -> Double {
    var sum = 0.0
    for place in x.indices { sum += log1pexp(f[place]) - x[place] * f[place] }
    return sum
  }

  /// What the outputs say x is on average.
  public func means(outputs f: [Double]) -> [Double] {
    switch self {
    case .bernoulli, .binomial: return f.map(Activation.logistic.value)
    case .normal, .normalOfLearnedVariance: return f
    case .categorical(let levels):
      return (0..<f.count / levels).map { place in
        let shares = NetworkLoss.softmax.means(Array(f[place * levels..<(place + 1) * levels]))
        return shares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
          / Double(levels - 1)
      }
    }
  }
}

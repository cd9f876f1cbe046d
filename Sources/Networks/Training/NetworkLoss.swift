import RealModule

/// How far the outputs f of a net are from what they should be, y: L(y, f) of one sample.
public enum NetworkLoss: String, CaseIterable, Sendable, Codable {
  /// ½ Σ (y_k - f_k)², for numbers; minus the log density of y under normal noise of variance 1, up to
  /// a constant. Source: CASI, section 18.1.
  case squaredError
  /// Σ log(1 + e^f_k) - y_k f_k, for yes or no in each output: f is the log odds of y = 1 (the logit).
  case bernoulli
  /// log Σ e^f_k - Σ y_k f_k, for one class of several: f are the log probabilities of the classes up
  /// to a constant (logits), y is 1 for the right class and 0 for the others.
  case softmax

  /// L(y, f), some ulp of its terms; no exponential overflows. Precondition: as many y as f.
  public func value<Scalar: Real>(targets y: [Scalar], outputs f: [Scalar]) -> Scalar {
    precondition(y.count == f.count, "\(y.count) targets for \(f.count) outputs.")
    switch self {
    case .squaredError:
      return zip(y, f).reduce(Scalar.zero) { sum, pair in
        sum + (pair.0 - pair.1) * (pair.0 - pair.1)
      } / 2
    case .bernoulli:
      return zip(y, f).reduce(Scalar.zero) { sum, pair in
        sum + Activation.softplus.value(pair.1) - pair.0 * pair.1
      }
    case .softmax:
      // The largest is taken out first, as in `logSumExp`
      let largest = f.reduce(-Scalar.infinity) { max($0, $1) }
      let sum = f.reduce(Scalar.zero) { $0 + .exp($1 - largest) }
      return zip(y, f).reduce(Scalar.log(sum)) { $0 - $1.0 * ($1.1 - largest) }
    }
  }

  /// ∂L/∂f_k for each k: f - y, logistic(f) - y, or softmax(f) - y. Precondition: as many y as f.
  public func slopes<Scalar: Real>(targets y: [Scalar], outputs f: [Scalar]) -> [Scalar] {
    precondition(y.count == f.count, "\(y.count) targets for \(f.count) outputs.")
    return zip(means(f), y).map { $0 - $1 }
  }

  /// What the outputs say y is on average: themselves, the probabilities of yes, or those of the classes.
  public func means<Scalar: Real>(_ f: [Scalar]) -> [Scalar] {
    switch self {
    case .squaredError: return f
    case .bernoulli: return f.map(Activation.logistic.value)
    case .softmax:
      let largest = f.reduce(-Scalar.infinity) { max($0, $1) }
      let weights = f.map { Scalar.exp($0 - largest) }
      let sum = weights.reduce(0, +)
      return weights.map { $0 / sum }
    }
  }
}

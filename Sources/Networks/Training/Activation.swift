import RealModule

/// What a unit makes of its weighted sum: a = g(z).
///
/// Without one that bends, a net of many layers is a linear map. Source: CASI, chapter 18 (tanh,
/// logistic, rectifier); Ramachandran, Zoph and Le (2017), "Searching for activation functions" (swish).
public enum Activation: String, CaseIterable, Sendable, Codable {
  /// (eᶻ - e⁻ᶻ) / (eᶻ + e⁻ᶻ)
  case tanh
  /// 1 / (1 + e⁻ᶻ)
  case logistic
  /// The rectifier, max(0, z); its slope at 0 is taken as 0.
  case relu
  /// log(1 + eᶻ)
  case softplus
  /// z / (1 + e⁻ᶻ)
  case swish
  /// z
  case identity

  /// g(z), some ulp; NaN gives NaN.
  public func value<Scalar: Real>(_ z: Scalar) -> Scalar {
    switch self {
    case .tanh: .tanh(z)
    case .logistic: Self.logisticValue(z)
    case .relu: z < 0 ? 0 : z
    case .softplus: (z > 0 ? z : 0) + .log(onePlus: .exp(-abs(z)))
    case .swish: z * Self.logisticValue(z)
    case .identity: z
    }
  }

  /// g'(z), some ulp of the largest slope.
  public func slope<Scalar: Real>(_ z: Scalar) -> Scalar {
    switch self {
    case .tanh:
      let a = Scalar.tanh(z)
      return 1 - a * a
    case .logistic:
      let a = Self.logisticValue(z)
      return a * (1 - a)
    case .relu: return z > 0 ? 1 : 0
    case .softplus: return Self.logisticValue(z)
    case .swish:
      let a = Self.logisticValue(z)
      return a + z * a * (1 - a)
    case .identity: return 1
    }
  }

  private static func logisticValue<Scalar: Real>(_ z: Scalar) -> Scalar { 1 / (1 + .exp(-z)) }

  /// The variance of a weight at the start, from the units before and behind it, which keeps activations
  /// and their slopes about as large from layer to layer.
  ///
  /// Source: Glorot and Bengio (2010), equation 12, 2 / (before + behind); for the rectifier and its
  /// relatives, which pass half of what comes, He et al. (2015), equation 10, 2 / before.
  func startingVariance(before: Int, behind: Int) -> Double {
    switch self {
    case .tanh, .logistic, .identity: 2 / Double(before + behind)
    case .relu, .softplus, .swish: 2 / Double(before)
    }
  }
}

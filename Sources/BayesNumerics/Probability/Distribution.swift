import RealModule

/// A probability distribution: it can weigh a value and it can draw one.
public protocol Distribution<Value>: Sendable {
  associatedtype Value

  /// The natural logarithm of the density (of the mass, for counts) at `value`.
  ///
  /// -∞ outside the support, NaN for NaN; never an error.
  func logDensity(_ value: Value) -> Double

  /// One draw. All randomness comes from `random`, which moves on.
  func sample(using random: inout RandomSource) -> Value
}

extension Distribution {
  /// The density (the mass, for counts) at `value`: the exponential of ``logDensity(_:)``.
  public func density(_ value: Value) -> Double { .exp(logDensity(value)) }

  /// `count` independent draws, in the order in which they were drawn.
  public func samples(_ count: Int, using random: inout RandomSource) -> [Value] {
    precondition(count >= 0, "A number of draws is 0 or more, not \(count).")
    var draws: [Value] = []
    draws.reserveCapacity(count)
    for _ in 0..<count { draws.append(sample(using: &random)) }
    return draws
  }
}

/// The posterior with its likelihood raised to a power: p_b(θ) ∝ reference(θ) × likelihood(θ)^b.
///
/// At b = 0 it is the reference, at b = 1 the target, between them a mixture of both: the flatter, the
/// smaller b. Also called a tempered posterior, with b = 1/temperature. Source: Geyer (1991); Friel
/// and Pettitt (2008).
public struct PowerPosterior<Model: FactoredDensity>: PowerTarget {
  public let model: Model
  /// b, between 0 and 1.
  public let power: Double
  public var dimension: Int { model.dimension }

  /// Precondition: a power between 0 and 1.
  public init(_ model: Model, power: Double) {
    precondition((0...1).contains(power), "A power lies between 0 and 1, not at \(power).")
    self.model = model
    self.power = power
  }

  public func logDensity(at position: [Double]) -> Double {
    model.logFactors(at: position).logDensity(atPower: power)
  }
}

extension PowerPosterior: DifferentiableLogDensity where Model: DifferentiableFactoredDensity {
  public func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    model.logFactors(at: position, power: power, gradient: &gradient).logDensity(atPower: power)
  }
}

/// What a kernel of one rung samples: a ``PowerPosterior``, whatever its model.
public protocol PowerTarget: LogDensity {
  associatedtype Model: FactoredDensity

  var model: Model { get }
  /// b, between 0 and 1.
  var power: Double { get }
  init(_ model: Model, power: Double)
}

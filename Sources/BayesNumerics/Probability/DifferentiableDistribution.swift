/// A distribution of one real number whose log density has a slope, as Hamiltonian samplers need it.
///
/// Beside this slope in the value each distribution has the slopes in its parameters, where they are
/// elementary, in a tuple with their names: `logDensityParameterSlopes(_:)`.
public protocol DifferentiableDistribution: ContinuousDistribution {
  /// ∂ log p(x) / ∂x, in the inverse units of x.
  ///
  /// NaN for NaN and outside the support; at an end of the support the limit from inside.
  func logDensitySlope(_ x: Double) -> Double
}

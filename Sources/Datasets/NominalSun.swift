/// The nominal Sun of the IAU (2015, resolution B3): units, exact by definition.
///
/// Prša et al. (2016), The Astronomical Journal 152, 41.
public enum NominalSun {
  /// m
  public static let radius = 6.957e8
  /// W
  public static let luminosity = 3.828e26
  /// K
  public static let temperature = 5772.0

  /// σ☉ = L☉ / (4π R☉² T☉⁴) = 5.6704e-8 W m⁻² K⁻⁴: the constant in which these units measure σ_T.
  ///
  /// A change of units, no data: that it is so near to σ_T says that T☉ was rounded from the law.
  public static let sigma =
    luminosity
    / (4 * Double.pi * radius * radius * temperature * temperature * temperature * temperature)
}

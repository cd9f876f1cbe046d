/// Real stars whose radius, temperature and luminosity were measured by separate routes.
public enum WellKnownStars {
  /// 17 well-known stars; each number was looked up by itself.
  ///
  /// No temperature comes from the law itself: a temperature "measured" as (4 F / σ θ²)^¼ would give
  /// back the σ that went in. Radii are interferometric; temperatures come from spectral lines and bands.
  /// References, in the order R; T; L (a luminosity marked * is 4π F / parallax², computed here
  /// from the two numbers given):
  ///
  /// - α Cen A, B: Kervella et al. 2017, A&A 597, A137; Porto de Mello et al. 2008, A&A 488, 653;
  ///   Kervella et al. 2017.
  /// - Proxima: Boyajian et al. 2012, ApJ 757, 112; Passegger et al. 2019, A&A 627, A161; Boyajian et al. 2012.
  /// - ε Eri: von Braun and Boyajian 2017 (below); Valenti and Fischer 2005, ApJS 159, 141; Baines and
  ///   Armstrong 2012, by a compilation whose attribution could not be checked.
  /// - τ Cet: Teixeira et al. 2009, A&A 494, 237; Brewer et al. 2016, ApJS 225, 32; Teixeira et al. 2009.
  /// - 55 Cnc: von Braun et al. 2011, ApJ 740, 49; Brewer et al. 2016; von Braun et al. 2011.
  /// - HD 219134: Ligi et al. 2019, A&A 631, A92; Motalebi et al. 2015, A&A 584, A72; Ligi et al. 2019.
  /// - HD 140283: Creevey et al. 2015, A&A 575, A26, for R, T (wings of Hα) and F = 3.890 ± 0.066
  ///   × 10⁻¹¹ W m⁻²*, with the parallax 17.15 ± 0.14 mas of Bond et al. 2013, ApJ 765, L12.
  /// - Capella Aa: Torres et al. 2015, ApJ 807, 26, all three.
  /// - Eight M dwarfs and late K dwarfs (GJ and 61 Cyg B): R as compiled by von Braun and Boyajian 2017,
  ///   arXiv:1707.07405 (from Boyajian et al. 2012 and others); T and F of Mann et al. 2015,
  ///   ApJ 804, 64*; parallaxes as used by Yee et al. 2017, ApJ 836, 77 (Hipparcos, or Gaia DR1).
  ///
  /// The error of Brewer's temperatures is their 25 K within one method. For fluxes of Mann the error here
  /// holds 2 %, our own floor for the absolute scale, as well as the two printed errors.
  public static let table: [MeasuredStar] = [
    star("α Cen A", (1.2234, 0.0053), (5847, 27), (1.521, 0.013)),
    star("α Cen B", (0.8632, 0.0037), (5316, 28), (0.503, 0.007)),
    star("Proxima", (0.141, 0.007), (2904, 51), (0.00155, 0.00006)),
    star("ε Eri", (0.735, 0.005), (5146, 44), (0.320, 0.011)),
    star("τ Cet", (0.793, 0.004), (5333, 25), (0.488, 0.010)),
    star("55 Cnc", (0.943, 0.010), (5251, 25), (0.582, 0.014)),
    star("HD 219134", (0.726, 0.014), (4941, 50), (0.264, 0.004)),
    star("HD 140283", (2.21, 0.08), (5626, 75), flux: (3.890, 0.066), parallax: (17.15, 0.14)),
    star("Capella Aa", (11.98, 0.57), (4970, 50), (78.7, 4.2)),
    star("GJ 15 A", (0.3863, 0.0021), (3603, 60), flux: (5.669, 0.045), parallax: (280.74, 0.31)),
    star("GJ 205", (0.5735, 0.0044), (3801, 60), flux: (6.340, 0.054), parallax: (177.08, 0.98)),
    star("GJ 380", (0.6398, 0.0046), (4131, 60), flux: (14.95, 0.12), parallax: (205.22, 0.81)),
    star("GJ 411", (0.3924, 0.0033), (3563, 60), flux: (10.821, 0.096), parallax: (392.40, 0.91)),
    star("Barnard", (0.1869, 0.0012), (3228, 60), flux: (3.263, 0.057), parallax: (549.01, 1.58)),
    star("61 Cyg B", (0.6010, 0.0072), (4021, 74), flux: (22.25, 0.19), parallax: (285.42, 0.72)),
    star("GJ 880", (0.5477, 0.0048), (3720, 60), flux: (3.545, 0.027), parallax: (145.98, 0.51)),
    star("GJ 887", (0.4712, 0.0086), (3688, 86), flux: (10.89, 0.17), parallax: (303.90, 0.87)),
  ]

  private static func star(
    _ name: String, _ radius: (Double, Double), _ temperature: (Double, Double),
    _ luminosity: (Double, Double)
  ) -> MeasuredStar {
    MeasuredStar(
      name: name, radius: radius.0, radiusError: radius.1, temperature: temperature.0,
      temperatureError: temperature.1, luminosity: luminosity.0, luminosityError: luminosity.1)
  }

  /// L = 4π d² F. Flux in 10⁻⁸ erg s⁻¹ cm⁻² = 10⁻¹¹ W m⁻², parallax in milliarcseconds.
  private static func star(
    _ name: String, _ radius: (Double, Double), _ temperature: (Double, Double),
    flux: (Double, Double), parallax: (Double, Double)
  ) -> MeasuredStar {
    let distance = 1000 / parallax.0 * parsec
    let luminosity =
      4 * Double.pi * distance * distance * flux.0 * 1e-11 / NominalSun.luminosity
    let parts = [flux.1 / flux.0, 2 * parallax.1 / parallax.0, 0.02]
    let relative = parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return star(name, radius, temperature, (luminosity, luminosity * relative))
  }

  /// m, by the definition of the IAU (2015, resolution B2).
  private static let parsec = 648_000 / Double.pi * 149_597_870_700
}

import CBoostMath

/// The functions of Boost.Math that the workbook uses, under Swift types.
///
/// The only file that imports the C face: the public names, with their domains and errors, are in
/// the other files of this folder.
enum BoostMath {
  static func logGamma(_ x: Double) -> Double { boost_log_gamma(x) }
  static func digamma(_ x: Double) -> Double { boost_digamma(x) }
  static func log1pMinusX(_ x: Double) -> Double { boost_log1p_minus_x(x) }

  static func gammaP(_ a: Double, _ x: Double) -> Double { boost_gamma_p(a, x) }
  static func gammaQ(_ a: Double, _ x: Double) -> Double { boost_gamma_q(a, x) }
  static func gammaPInverse(_ a: Double, _ p: Double) -> Double { boost_gamma_p_inverse(a, p) }
  static func gammaQInverse(_ a: Double, _ q: Double) -> Double { boost_gamma_q_inverse(a, q) }

  static func beta(_ a: Double, _ b: Double) -> Double { boost_beta(a, b) }
  static func ibeta(_ a: Double, _ b: Double, _ x: Double) -> Double { boost_ibeta(a, b, x) }
  static func ibetaComplement(_ a: Double, _ b: Double, _ x: Double) -> Double {
    boost_ibeta_complement(a, b, x)
  }

  /// The x where I_x(a, b) = p, with 1 - x free of cancellation.
  static func ibetaInverse(
    _ a: Double, _ b: Double, _ p: Double
  ) -> (x: Double, complement: Double) {
    var complement = Double.nan
    let x = boost_ibeta_inverse(a, b, p, &complement)
    return (x, complement)
  }

  static func erf(_ x: Double) -> Double { boost_erf(x) }
  static func erfc(_ x: Double) -> Double { boost_erfc(x) }
  static func erfInverse(_ p: Double) -> Double { boost_erf_inverse(p) }
  static func erfcInverse(_ q: Double) -> Double { boost_erfc_inverse(q) }

  /// The 31-point Gauss-Kronrod rule; the closure crosses the language border by its address.
  static func gaussKronrod(
    _ integrand: (Double) -> Double, from lower: Double, to upper: Double
  ) -> (value: Double, errorEstimate: Double) {
    withoutActuallyEscaping(integrand) { escaping in
      var function = escaping
      var error = Double.nan
      let value = withUnsafeMutablePointer(to: &function) { context in
        boost_gauss_kronrod(
          { x, context in
            context?.assumingMemoryBound(to: ((Double) -> Double).self).pointee(x) ?? .nan
          }, context, lower, upper, &error)
      }
      return (value, error)
    }
  }
}

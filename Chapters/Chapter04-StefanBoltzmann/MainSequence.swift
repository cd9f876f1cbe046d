import BayesNumerics
import Foundation

/// P(A, T) through mass and metallicity, lecture 000's equation 6, with relations simple enough to check.
///
///     P(A, T) = ∫∫ P(A, T | Z, M) P(Z) P(M) dZ dM
///
/// P(A, T | Z, M) is a delta function: R = M^0.8 and T = M^0.5 in solar units, and one dex more
/// metals makes a star 10 % cooler and 5 % larger, an opaque star being a swollen one. P(M) is
/// Salpeter's power law, M^-2.35 from 0.5 to 8 M☉ (Salpeter 1955); P(Z) is N(-0.1, 0.2²) in
/// [Fe/H], like the Sun's neighbourhood.
struct MainSequence: Sendable, Equatable {
  var massRange = 0.5...8.0
  /// dN/dM ∝ M^-slope
  var slope = 2.35
  var radiusExponent = 0.8
  var temperatureExponent = 0.5
  /// d log R / d Z, Z in dex.
  var radiusShift = 0.05
  /// d log T / d Z.
  var temperatureShift = -0.10
  var meanMetallicity = -0.1
  var metallicitySpread = 0.2

  /// d log(A T⁴) / d log M: A T⁴ = M^3.6.
  var productExponent: Double { 2 * radiusExponent + 4 * temperatureExponent }

  /// d log(A T⁴) / d Z.
  var productShift: Double { 2 * radiusShift + 4 * temperatureShift }

  /// The mass that has this share of stars below it: the power law's quantile.
  func mass(_ probability: Double) -> Double {
    let power = 1 - slope
    let (low, high) = (pow(massRange.lowerBound, power), pow(massRange.upperBound, power))
    return pow(low + probability * (high - low), 1 / power)
  }

  /// log A and log T of a star of this mass and metallicity.
  func star(mass: Double, metallicity: Double) -> (logArea: Double, logTemperature: Double) {
    // snippet: star
    (
      2 * (radiusExponent * log(mass) + radiusShift * metallicity),
      temperatureExponent * log(mass) + temperatureShift * metallicity
    )
    // end snippet
  }

  /// One star of the field.
  func star(using random: inout RandomSource) -> (logArea: Double, logTemperature: Double) {
    star(
      mass: mass(random.uniform()),
      metallicity: meanMetallicity + metallicitySpread * random.normal())
  }

  // MARK: The integral over mass and metallicity

  /// log(A T⁴) of so many draws of (M, Z): the sample that stands for the double integral.
  ///
  /// Stratified: one mass in each of `count` equal slices of probability, in random order of
  /// metallicity, which takes away most of the noise of plain draws.
  func products(_ count: Int, using random: inout RandomSource) -> [Double] {
    // snippet: draws
    (0..<count).map { index in
      let star = star(
        mass: mass((Double(index) + random.uniform()) / Double(count)),
        metallicity: meanMetallicity + metallicitySpread * random.normal())
      return star.logArea + 4 * star.logTemperature
    }
    // end snippet
  }

  /// The density of y = log(A T⁴) in closed form: an exponential between two edges, smeared by Z.
  ///
  /// With e = log M^3.6, P(e) ∝ exp(-a e), a = 1.35 / 3.6; Z adds N(b, w²). The product of both is
  /// again a Gaussian, whose share between the edges is a difference of two Φ.
  func productDensity(_ y: Double) -> Double {
    let a = (slope - 1) / productExponent
    let (low, high) = (
      productExponent * log(massRange.lowerBound), productExponent * log(massRange.upperBound)
    )
    let (b, w) = (productShift * meanMetallicity, abs(productShift) * metallicitySpread)
    let centre = y - b - a * w * w
    let normal = Normal()
    let share = normal.cumulative((high - centre) / w) - normal.cumulative((low - centre) / w)
    return a / (exp(-a * low) - exp(-a * high)) * exp(-a * (y - b) + a * a * w * w / 2) * share
  }

  /// Mean and standard deviation of log(A T⁴), by quadrature.
  var productMoments: (mean: Double, standardDeviation: Double) {
    let reach = 8 * abs(productShift) * metallicitySpread
    let (low, high) = (
      productExponent * log(massRange.lowerBound) - reach,
      productExponent * log(massRange.upperBound) + reach
    )
    let mean = integrate({ $0 * productDensity($0) }, from: low, to: high).value
    let variance = integrate(
      { ($0 - mean) * ($0 - mean) * productDensity($0) }, from: low, to: high
    ).value
    return (mean, variance.squareRoot())
  }
}

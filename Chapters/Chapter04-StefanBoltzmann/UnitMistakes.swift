import Datasets
import Foundation

/// Another unit, or another quantity, that may have been written where R☉, K and L☉ belong.
struct UnitMistake: Sendable {
  /// A question that names it, with its mark, and what to do.
  let words: String
  /// The star as it would be if this had happened.
  let mended: @Sendable (MeasuredStar) -> MeasuredStar

  static let all: [UnitMistake] = [
    UnitMistake("are the temperatures in degrees Celsius? Then add 273.15.") {
      $0.changed(temperature: ($0.temperature + 273.15, $0.temperatureError))
    },
    UnitMistake("are the temperatures in degrees Fahrenheit? Then add 459.67 and divide by 1.8.") {
      $0.changed(temperature: (($0.temperature + 459.67) / 1.8, $0.temperatureError / 1.8))
    },
    .radii(0.5, "were diameters written for radii?"), .radii(2, "were radii halved?"),
    .radii(1e3, "are the radii in units of 1000 R☉?"),
    .radii(1e-3, "are the radii in units of 0.001 R☉?"),
    .radii(1 / 9.73, "are the radii in units of Jupiter's? Then divide by 9.73."),
    .radii(1 / 109.1, "are the radii in units of the Earth's? Then divide by 109.1."),
    .luminosities(1e-3, "are the luminosities in units of 0.001 L☉?"),
    .luminosities(1e3, "are the luminosities in units of 1000 L☉?"),
    .luminosities(1e-7, "are the luminosities in erg/s and were divided by the Sun's in W?"),
    .luminosities(1e7, "are the luminosities in W and were divided by the Sun's in erg/s?"),
    .luminosities(1 / (4 * Double.pi), "was 4π counted twice in the luminosities?"),
    .luminosities(4 * Double.pi, "was 4π forgotten in the luminosities?"),
  ]

  /// The mistake that explains the stars: they do not fit as they are written, and fit their error bars once it is
  /// mended; nil if none does. Stars that fit neither way have another fault, which no unit mends.
  static func likely(_ stars: [MeasuredStar]) -> UnitMistake? {
    let written = ErrorBarMean(stars)
    guard written.scatter.isMisfit || written.textbook().isMisfit, let mistake = nearest(stars),
      ErrorBarMean(stars.map(mistake.mended)).scatter.outcome != .tooLarge
    else { return nil }
    return mistake
  }

  /// The mistake that brings the stars far nearer to the law than they are, whether or not they then fit; nil if none
  /// does.
  ///
  /// Each is weighed by the density of the stars under it: normal about a common σ_T that lies at the textbook's
  /// up to the usual ``ScaleErrors``, with the extra scatter that suits it best. "Far better" is by more than a
  /// factor of e³ = 20 in that density.
  static func nearest(_ stars: [MeasuredStar]) -> UnitMistake? {
    let asWritten = misfit(stars)
    let candidates = all.map { ($0, misfit(stars.map($0.mended))) }
    guard let best = candidates.min(by: { $0.1 < $1.1 }), best.1 < asWritten - 6 else { return nil }
    // What it leaves must be near the textbook's constant
    let mended = ErrorBarMean(stars.map(best.0.mended))
    return abs(mended.mean - NominalSun.logTextbook) < 0.35 ? best.0 : nil
  }

  /// -2 log of the density of the stars' log σ_T, but for a constant.
  private static func misfit(_ stars: [MeasuredStar]) -> Double {
    let common = ScaleErrors().ofLogSigma
    let scatters = [0] + (0..<30).map { 0.003 * pow(1000, Double($0) / 29) }
    return scatters.map { scatter -> Double in
      let variances = stars.map { $0.logError * $0.logError + scatter * scatter }
      let total = variances.reduce(0) { $0 + 1 / $1 }
      let mean = zip(stars, variances).reduce(0) { $0 + $1.0.logSigma / $1.1 } / total
      let quadratic = zip(stars, variances).reduce(0) { sum, star in
        sum + (star.0.logSigma - mean) * (star.0.logSigma - mean) / star.1
      }
      let shift = mean - NominalSun.logTextbook
      return quadratic + shift * shift / (1 / total + common * common)
        + variances.reduce(0) { $0 + log($1) } + log(1 + common * common * total)
        + scatter * scatter / 0.01
    }.min() ?? .infinity
  }

  private init(_ words: String, _ mended: @escaping @Sendable (MeasuredStar) -> MeasuredStar) {
    self.words = words
    self.mended = mended
  }

  private static func radii(_ factor: Double, _ words: String) -> UnitMistake {
    UnitMistake(words) {
      $0.changed(radius: (factor * $0.radius, factor * $0.radiusError))
    }
  }

  private static func luminosities(_ factor: Double, _ words: String) -> UnitMistake {
    UnitMistake(words) {
      $0.changed(luminosity: (factor * $0.luminosity, factor * $0.luminosityError))
    }
  }
}

extension MeasuredStar {
  /// The same star with another value and error of one or more of its numbers.
  func changed(
    radius: (Double, Double)? = nil, temperature: (Double, Double)? = nil,
    luminosity: (Double, Double)? = nil
  ) -> MeasuredStar {
    MeasuredStar(
      name: name, radius: radius?.0 ?? self.radius, radiusError: radius?.1 ?? radiusError,
      temperature: temperature?.0 ?? self.temperature,
      temperatureError: temperature?.1 ?? temperatureError,
      luminosity: luminosity?.0 ?? self.luminosity,
      luminosityError: luminosity?.1 ?? luminosityError)
  }
}

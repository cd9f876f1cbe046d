import ArgumentParser
import Workbook

/// The options of chapter 4; their defaults are the chapter's case, as the lecture leaves them open.
struct StarSettings: ChapterSettings {
  /// Enough that the coverage of 90 % is known to 0.4 %; a quick run takes a fifth of them.
  static let usualFields = 5000

  @Option("Stars in a simulated field", in: 5...2000, value: "N")
  var count = 200

  @Option(
    "Measurement noise: sd of a measured luminosity as a fraction of the true one", in: 0.01...0.2,
    value: "f")
  var noise = 0.1

  @Option(
    "Standard deviation of log A, A the surface areas of the stars", in: 0.05...2, value: "number")
  var areaSpread = 0.6

  @Option("Standard deviation of log T, T their temperatures", in: 0.01...0.5, value: "number")
  var temperatureSpread = 0.1

  @Option("Simulated fields behind the coverage", in: 100...20_000, value: "number")
  var fields = StarSettings.usualFields

  @Option(
    file: "Your own stars: columns name,R,eR,T,eT,L,eL with R and L in solar units, T in kelvin")
  var stars: String?

  @Option(
    "Assumed error common to all diameters of real stars, as a fraction", in: 0...0.2,
    value: "number")
  var diameterScaleError = 0.02

  @Option(
    "Assumed error common to all temperatures of real stars, as a fraction", in: 0...0.2,
    value: "number")
  var temperatureScaleError = 0.015

  @OptionGroup var saved: SavedDraws

  /// Checks what one option alone cannot show.
  func validate() throws {
    let ofRealStars = ["stars", "diameter-scale-error", "temperature-scale-error"]
    if saved.saveDraws != nil, let other = changed.first,
      !changed.contains(where: { ofRealStars.contains($0.name) })
    {
      throw ValidationError(
        "--save-draws writes the draws for the real stars, which do not depend on --\(other.name); "
          + "leave out one of the two, or name stars with --stars")
    }
  }
}

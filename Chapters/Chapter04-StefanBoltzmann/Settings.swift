import ArgumentParser
import Workbook

/// The options of chapter 4; their defaults are the chapter's case, as the lecture leaves them open.
struct StarSettings: ChapterSettings {
  @Option("Stars in a fake field", in: 5...2000, value: "N")
  var count = 200

  @Option("Noise of a luminosity as a fraction of the true one", in: 0.01...0.2, value: "f")
  var noise = 0.1

  @Option("Spread of log A, the stars' surfaces", in: 0.05...2, value: "number")
  var areaSpread = 0.6

  @Option("Spread of log T", in: 0.01...0.5, value: "number")
  var temperatureSpread = 0.1

  @Option("Fake fields on which intervals are tested", in: 100...20_000, value: "number")
  var fields = 1000

  @Option(
    file: "Your own stars: columns name,R,eR,T,eT,L,eL with R and L in solar units, T in kelvin")
  var stars: String?

  @OptionGroup var saved: SavedDraws

  /// Checks what one option alone cannot show.
  func validate() throws {
    if saved.saveDraws != nil, stars == nil, let other = changed.first {
      throw ValidationError(
        "--save-draws keeps the draws for real stars, which do not follow --\(other.name); "
          + "leave out one of the two, or name stars with --stars")
    }
  }
}

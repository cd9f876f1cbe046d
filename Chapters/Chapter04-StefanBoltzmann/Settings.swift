import ArgumentParser
import Datasets
import SafeIO
import Workbook

/// The options of chapter 4; their defaults are the chapter's case, as the lecture leaves them open.
struct StarSettings: ChapterSettings {
  @Option(help: ArgumentHelp("Stars in a fake field, from 5 to 2000.", valueName: "N"))
  var count = 200

  @Option(
    help: ArgumentHelp(
      "Noise of a luminosity as a fraction of the true one, from 0.01 to 0.2. (default: 0.1)",
      valueName: "f"),
    transform: { try StarSettings.number($0, in: 0.01...0.2) })
  var noise: Double = 0.1

  @Option(
    help: ArgumentHelp(
      "Spread of log A, the stars' surfaces, from 0.05 to 2. (default: 0.6)", valueName: "number"),
    transform: { try StarSettings.number($0, in: 0.05...2) })
  var areaSpread: Double = 0.6

  @Option(
    help: ArgumentHelp("Spread of log T, from 0.01 to 0.5. (default: 0.1)", valueName: "number"),
    transform: { try StarSettings.number($0, in: 0.01...0.5) })
  var temperatureSpread: Double = 0.1

  @Option(
    help: ArgumentHelp(
      "Fake fields on which intervals are tested, from 100 to 20000.", valueName: "number"))
  var fields = 1000

  @Option(
    help: ArgumentHelp(
      "Your own stars: columns name,R,eR,T,eT,L,eL with R and L in solar units, T in kelvin.",
      valueName: "file"))
  var stars: String?

  @OptionGroup var saved: SavedDraws

  var isLectureCase: Bool {
    count == 200 && noise == 0.1 && population == StarPopulation() && fields == 1000
      && stars == nil
  }

  var summary: [(name: String, value: String)] {
    [
      ("count", "\(count)"), ("noise", NumberText.shortest(noise)),
      ("area-spread", NumberText.shortest(areaSpread)),
      ("temperature-spread", NumberText.shortest(temperatureSpread)), ("fields", "\(fields)"),
    ] + (stars.map { [("stars", $0)] } ?? [])
  }

  func validate() throws {
    guard (5...2000).contains(count) else {
      throw ValidationError("--count is \(count); it must lie between 5 and 2000")
    }
    guard (100...20_000).contains(fields) else {
      throw ValidationError("--fields is \(fields); it must lie between 100 and 20000")
    }
  }

  private static func number(_ text: String, in range: ClosedRange<Double>) throws -> Double {
    guard let number = PlainNumber.double(text), range.contains(number) else {
      throw ValidationError(
        "give a number between \(NumberText.shortest(range.lowerBound)) and "
          + "\(NumberText.shortest(range.upperBound))")
    }
    return number
  }
}

extension StarSettings {
  /// σ_T that the fake fields are made with: the textbook's.
  var truth: Double { StefanBoltzmann.sigma }

  var population: StarPopulation {
    StarPopulation(areaSpread: areaSpread, temperatureSpread: temperatureSpread)
  }

  /// The student's stars, or the table that ships.
  func realStars() throws(InputError) -> (stars: [MeasuredStar], warnings: [String]) {
    guard let stars else { return (WellKnownStars.table, []) }
    let file = try StarFile(path: stars)
    return (file.stars, file.warnings)
  }
}

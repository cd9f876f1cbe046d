import ArgumentParser
import Testing

@testable import Workbook

/// An option of each form.
struct EveryOption: ChapterSettings {
  enum Basis: String, CaseIterable, ExpressibleByArgument {
    case monomial
    case chebyshev
  }

  @Option("Units of the hidden layer", in: 1...40, value: "m") var units = 3
  @Option("Variance of the noise", in: 1e-12...1e12, value: "variance") var noiseVariance = 1.5
  @Option("Prior", each: 0.001...1e6, value: "a,b") var prior = [10.0, 10]
  @Option("Orders to compare", in: 0...40, value: "a-b") var orders = 0...12
  @Option("What a polynomial is a sum of") var basis = Basis.monomial
  @Option(file: "Your own points") var data: String?
  @Option(parsing: .upToNextOption) var chains: [String] = []
  @OptionGroup var saved: SavedDraws

  /// Reading the lecture's case validates it too.
  func validate() throws {
    guard changed.count < 6 else { throw ValidationError("that is all at once") }
  }
}

@Suite struct ChapterSettingsTests {
  @Test func theLecturesCaseIsTheDefaults() throws {
    let settings = try EveryOption.parse([])
    #expect(settings.changed.isEmpty)
    #expect(
      settings.values.map(\.name)
        == ["units", "noise-variance", "prior", "orders", "basis", "data", "chains"])
    #expect(settings.values.map(\.value) == ["3", "1.5", "10,10", "0-12", "monomial", "", ""])
  }

  /// Files one after the other, and none as an option that was not given.
  @Test func aListOfFilesIsTypedAsItIsRead() throws {
    let settings = try EveryOption.parse(["--chains", "one.csv", "two.csv"])
    #expect(settings.changed.map(\.name) == ["chains"])
    #expect(settings.changed.map(\.value) == ["one.csv two.csv"])
    #expect(settings.changed.map(\.lecture) == [""])
  }

  @Test func whatTheReaderChangedIsDerived() throws {
    let settings = try EveryOption.parse([
      "--units", "6", "--prior", "1,2.5", "--orders", "2", "--basis", "chebyshev", "--data",
      "my.csv",
      "--noise-variance", "1.5", "--save-draws", "draws.csv",
    ])
    // The noise variance was given as it is anyway, and where draws go is no part of the case
    #expect(settings.changed.map(\.name) == ["units", "prior", "orders", "basis", "data"])
    #expect(settings.changed.map(\.value) == ["6", "1,2.5", "2-2", "chebyshev", "my.csv"])
    #expect(settings.changed.map(\.lecture) == ["3", "10,10", "0-12", "monomial", ""])
    #expect(settings.pathsToWrite == ["draws.csv"])
  }

  @Test func aValidationMayAskWhatWasChanged() {
    #expect(throws: (any Error).self) {
      try EveryOption.parse([
        "--units", "6", "--prior", "1,2", "--orders", "2", "--basis", "chebyshev", "--data", "x",
        "--noise-variance", "2",
      ])
    }
  }

  @Test(
    "What lies outside a stated range is refused in words",
    arguments: [
      (["--units", "0"], "between 1 and 40"), (["--units", "41"], "between 1 and 40"),
      (["--units", "2.5"], "a whole number is needed"),
      (["--units", "99999999999999999999"], "the number is too large"),
      (["--noise-variance", "0"], "from 1e-12 to 1e12"),
      (["--noise-variance", "nan"], "a number is needed"),
      (["--noise-variance", "1e400"], "a number is needed"),
      (["--prior", "10"], "give 2 numbers from 0.001 to 1000000"),
      (["--prior", "10,x"], "such as 10,10"), (["--prior", "0,1"], "such as 10,10"),
      (["--prior", "1,2,3"], "give 2 numbers"), (["--orders", "5-2"], "the lower one first"),
      (["--orders", "0-41"], "from 0 to 40"), (["--orders", "-1"], "Missing value"),
      (["--orders", "a-b"], "such as 0-12"),
      (["--basis", "fourier"], "give monomial or chebyshev"),
      (["--data", ""], "name a file"),
    ])
  func refusals(arguments: [String], words: String) {
    let error = #expect(throws: (any Error).self) { try EveryOption.parse(arguments) }
    let message = error.map { EveryOption.message(for: $0) } ?? ""
    #expect(message.contains(words), "\(message)")
  }

  @Test func theHelpStatesRangeAndDefault() {
    let help = EveryOption.helpMessage(columns: 200)
    for words in [
      "Units of the hidden layer, a whole number from 1 to 40. (default: 3)",
      "Variance of the noise, from 1e-12 to 1e12. (default: 1.5)",
      "Prior, 2 numbers from 0.001 to 1000000. (default: 10,10)",
      "Orders to compare, a range such as 0-12, from 0 to 40. (default: 0-12)",
      "What a polynomial is a sum of, monomial or chebyshev. (default: monomial)",
      "Your own points.",
    ] {
      #expect(help.contains(words), "\(words) is not in \(help)")
      #expect(help.ranges(of: "(default: 3)").count == 1)
    }
  }
}

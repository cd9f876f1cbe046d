import Datasets
import Foundation
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import chapter4

@Suite struct StarFileTests {
  static let good = """
    name,R,eR,T,eT,L,eL
    one,1.0,0.01,5772,50,1.0,0.02
    "two",1.2,0.02,5900,50,1.6,0.03 # a comment

    three,0.8,0.01,5300,60,0.46,0.01
    """

  static func read(_ text: String) throws -> StarFile {
    let folder = TemporaryFolder()
    let file = folder.path + "/stars.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return try StarFile(path: file)
  }

  @Test(
    "A line that is too long or has another number of fields is refused by its number",
    arguments: [
      ("a,1,0.01,5772,50,1,0.02" + String(repeating: ",", count: 15_000), "line 2 of"),
      ("\"a, 1\",0.01,5772,50,1,0.02", "has 6 fields"),
      ("a,1,0.01,5772,50,1,0.02,", "has 8 fields"),
      ("a, b,1,0.01,5772,50,1,0.02", "has 8 fields"),
      ("a,1,0,0,01,5772,50,1,0,02", "decimal numbers have a point"),
    ])
  func linesOfAnotherLength(line: String, words: String) {
    do {
      _ = try Self.read("name,R,eR,T,eT,L,eL\n\(line)\nb,1.2,0.02,5900,50,1.6,0.03\n")
      Issue.record("read as stars")
    } catch {
      #expect("\(error)".contains("line 2 of") && "\(error)".contains(words))
    }
  }

  @Test func aCommaInQuotesIsPartOfTheName() throws {
    let text = Self.good.replacing("\"two\"", with: "\"two, #2\"")
    #expect(try Self.read(text).stars[1].name == "two, #2")
  }

  @Test func starsAreReadWithAndWithoutHeading() throws {
    let stars = try Self.read(Self.good)
    #expect(stars.stars.map(\.name) == ["one", "two", "three"])
    #expect(stars.stars[1].luminosityError == 0.03)
    #expect(stars.warnings.isEmpty)
    let plain = try Self.read("a,1,0.01,5772,50,1,0.02\nb,1.2,0.02,5900,50,1.6,0.03\n")
    #expect(plain.stars.count == 2)
    let reordered = try Self.read(
      "L_lsun,e_L_lsun,star,R_rsun,e_R_rsun,junk,Tspec_K,e_Tspec_K\n1,0.02,a,1,0.01,x,5772,50\n"
        + "1.6,0.03,b,1.2,0.02,,5900,50\n")
    #expect(reordered.stars[0].temperature == 5772)
  }

  @Test(arguments: [
    ("a,-1,0.01,5772,50,1,0.02", "radii are positive"),
    ("a,1,0.01,5772,50,-0.2,0.02", "logarithms to base 10"),
    ("a,1,0.01,1.02,0.01,1,0.02", "multiply by 5772"),
    ("a,1,0.01,5.772,0.05,1,0.02", "thousands of kelvin"),
    ("a,695700,500,5772,50,1,0.02", "divide by 695700"),
    ("a,1,0.01,5772,50,3.8e26,1e25", "divide by 3.828e26"),
    ("a,1,0.01,5772000,50,1,0.02", "which no star has"),
    ("a,1,0,5772,50,1,0.02", "errors are positive"),
    ("a,1,0.01,5772,50,1,2", "percentages"),
    ("a,1,0.01,5772,1e-9,1,0.02", "less than any"),
    ("a,1,0.01,hot,50,1,0.02", "not a finite decimal number"),
    ("a,1,0.01,nan,50,1,0.02", "not a finite decimal number"),
    ("a,1,0.01,,50,1,0.02", "nothing for T"),
    ("a,1,0.01,5772,50", "fields where 7 are needed"),
    ("a,1e400,0.01,5772,50,1,0.02", "not a finite decimal number"),
    ("a,1e300,1e298,5772,50,1,0.02", "larger than any star"),
    ("a,1,0.01,1e300,1e298,1,0.02", "which no star has"),
    ("a,1,0.01,5772,50,1e300,1e298", "more than any star"),
    ("a,1e-300,1e-302,5772,50,1,0.02", "smaller than any star"),
    ("a,1,0.01,5772,0,1,0.02", "errors are positive"),
    ("a,1,0.01,5772,50,1,0", "errors are positive"),
    ("\"1,0\",1,0.01,\"5772,5\",50,1,0.02", "not a finite decimal number"),
    ("a,1,0.01,25,1,1,0.02", "which no star has"),
  ]) func whatNoStarCanBeIsRefusedWithItsCause(row: String, words: String) throws {
    let text = "name,R,eR,T,eT,L,eL\nb,1,0.01,5800,50,1,0.02\n\(row)\n"
    let error = #expect(throws: InputError.self) { try Self.read(text) }
    #expect(error?.kind == .data)
    let sentence = error?.sentence ?? ""
    #expect(sentence.contains(words), "\(sentence)")
    #expect(sentence.contains("line 3"), "\(sentence)")
  }

  @Test func filesThatAreNoTablesAreRefused() {
    for text in [
      "", "\n\n", "name,R\n", "just words\n", Self.good.components(separatedBy: "\n")[0],
    ] {
      let error = #expect(throws: InputError.self) { try Self.read(text) }
      #expect(error?.kind == .data)
    }
    let error = #expect(throws: InputError.self) { try StarFile(path: "/no/such/file") }
    #expect(error?.kind == .noInput)
  }

  /// The sentence names what is missing as the chapter writes it, and what separates fields.
  @Test(arguments: [
    ("name,R,eR,T,eT\na,1,0.01,5772,50\n", "no column L"),
    ("a,1,0.01,5772,50\nb,1.2,0.02,5900,50\n", "first star has 5 fields"),
    ("a,1,0.01,5772,50,1,0.02,G2\n", "further columns need a heading"),
    ("name;R;eR;T;eT;L;eL\none;1;0.01;5772;50;1;0.02\n", "separated by commas"),
    ("name\tR\teR\tT\teT\tL\teL\none\t1\t0.01\t5772\t50\t1\t0.02\n", "separated by commas"),
  ]) func headingsThatDoNotFitAreExplained(text: String, words: String) {
    let error = #expect(throws: InputError.self) { try Self.read(text) }
    #expect(error?.sentence.contains(words) == true, "\(error?.sentence ?? "")")
  }

  /// Luminosities written as positive logarithms follow the law once they are read as such.
  @Test func logarithmsAreRecognised() throws {
    let radii = [2.0, 3, 5, 8, 12]
    let temperatures = [6000.0, 5500, 7000, 5000, 9000]
    let rows = zip(radii, temperatures).map { radius, temperature -> String in
      let logL = 2 * log10(radius) + 4 * log10(temperature / 5772)
      return "s,\(radius),\(0.02 * radius),\(temperature),60,\(logL),\(0.02 * logL)"
    }
    let error = #expect(throws: InputError.self) {
      try Self.read("name,R,eR,T,eT,L,eL\n" + rows.joined(separator: "\n"))
    }
    #expect(error?.sentence.contains("logarithms") == true, "\(error?.sentence ?? "")")
  }

  @Test(arguments: [
    (1e3, 1.0, "0.001 L☉"), (1e-3, 1.0, "1000 L☉"), (1, 2.0, "diameters"),
    (1, 1e-3, "1000 R☉"),
  ]) func unitsThatAreOffAreNamed(luminosity: Double, radius: Double, words: String) throws {
    // Radii in units of 1000 R☉ are a thousandth of themselves
    let stars = WellKnownStars.table.map { star in
      MeasuredStar(
        name: star.name, radius: radius * star.radius, radiusError: radius * star.radiusError,
        temperature: star.temperature, temperatureError: star.temperatureError,
        luminosity: luminosity * star.luminosity,
        luminosityError: luminosity * star.luminosityError)
    }
    let warnings = StarUnits.warnings(stars)
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains(words) == true, "\(warnings)")
    #expect(StarUnits.warnings(WellKnownStars.table).isEmpty)
  }

  /// More stars than a chain of NUTS takes in reasonable time.
  @Test func aHundredThousandStarsAreTooMany() {
    let rows = (0..<100_000).map { "s\($0),1,0.01,5772,50,1,0.02" }.joined(separator: "\n")
    let error = #expect(throws: InputError.self) {
      try Self.read("name,R,eR,T,eT,L,eL\n" + rows)
    }
    #expect(error?.sentence.contains("more than 1000 stars") == true, "\(error?.sentence ?? "")")
  }

  /// Absolute bolometric magnitudes, of which the Sun's is 4.74.
  @Test func magnitudesAreRecognised() {
    let radii = [0.3, 0.5, 0.7, 0.9, 1.1]
    let temperatures = [3500.0, 3900, 4600, 5500, 6000]
    let rows = zip(radii, temperatures).map { radius, temperature -> String in
      let magnitude = 4.74 - 5 * log10(radius) - 10 * log10(temperature / 5772)
      return "s,\(radius),\(0.02 * radius),\(temperature),60,\(magnitude),0.05"
    }
    let error = #expect(throws: InputError.self) {
      try Self.read("name,R,eR,T,eT,L,eL\n" + rows.joined(separator: "\n"))
    }
    #expect(error?.sentence.contains("magnitudes") == true, "\(error?.sentence ?? "")")
  }

  @Test func aStarThatIsListedTwiceIsNamed() throws {
    let twice = try Self.read(Self.good + "\none,1.0,0.01,5772,50,1.0,0.02\n")
    #expect(twice.warnings.count == 1)
    #expect(twice.warnings.first?.contains("'one'") == true, "\(twice.warnings)")
  }

  /// Temperatures that were computed by the law give it back; the shipped ones do not.
  @Test func theCircularTrapIsSeen() {
    let circular = WellKnownStars.table.map { star in
      MeasuredStar(
        name: star.name, radius: star.radius, radiusError: star.radiusError,
        temperature: 5772 * pow(star.luminosity / (star.radius * star.radius), 0.25),
        temperatureError: 20, luminosity: star.luminosity, luminosityError: star.luminosityError)
    }
    #expect(StarUnits.warnings(circular).first?.contains("by the law itself") == true)
  }
}

import Datasets
import Foundation
import Inference
import SafeIO
import Workbook

/// Reads a student's own stars and says what is odd about them.
///
/// A text with commas: a header line and one star per line, or lines of seven fields without a heading in
/// the order name,R,eR,T,eT,L,eL. R and L in nominal solar units, T in kelvin, each with its
/// standard error. Further columns are ignored; what follows a # is a comment.
struct StarFile: Sendable {
  let stars: [MeasuredStar]
  /// Sentences for the report: read, but look again.
  let warnings: [String]

  static let mostStars = 1000
  /// Far longer than a catalogue's line.
  private static let longestLine = 10_000

  init(path: String) throws(InputError) {
    let file = try DataFile(path: path)
    var columns: [Int]?
    var stars: [MeasuredStar] = []
    var width: Int?
    for (index, line) in file.lines.enumerated() {
      guard line.utf8.count <= StarFile.longestLine else {
        throw InputError(
          .data,
          "line \(index + 1) of \(DataFile.shown(path)) is longer than \(StarFile.longestLine) bytes; "
            + "write one star per line")
      }
      let fields = StarFile.fields(line)
      guard !fields.allSatisfy(\.isEmpty) else { continue }
      if columns == nil {
        columns = try StarFile.columns(fields, path: path)
        width = fields.count
        if columns != nil { continue }
        columns = Array(0..<7)
      }
      guard fields.count == width else {
        throw InputError(
          .data,
          "line \(index + 1) of \(DataFile.shown(path)) has \(fields.count) fields where \(width ?? 7) are "
            + "needed, as in the first line; decimal numbers have a point, and a name with a comma "
            + "needs quotes")
      }
      stars.append(
        try StarFile.star(fields, columns ?? Array(0..<7), line: index + 1, path: path))
      guard stars.count <= StarFile.mostStars else {
        throw InputError(
          .data,
          "the data file \(DataFile.shown(path)) has more than \(StarFile.mostStars) stars; keep "
            + "those with the smallest errors")
      }
    }
    guard stars.count >= 2 else {
      throw InputError(
        .data,
        "the data file \(DataFile.shown(path)) has \(stars.count == 1 ? "one star" : "no star"); "
          + "two or more are needed")
    }
    if let complaint = StarUnits.refusal(stars) {
      throw InputError(.data, "the data file \(DataFile.shown(path)) \(complaint)")
    }
    self.stars = stars
    warnings = StarUnits.warnings(stars)
  }

  // MARK: Lines

  private static func fields(_ line: Substring) -> [String] {
    // A comma or a # in quotes is part of a name
    var isQuoted = false
    let text = line.prefix { letter in
      if letter == "\"" { isQuoted.toggle() }
      return letter != "#" || isQuoted
    }
    isQuoted = false
    return text.split(omittingEmptySubsequences: false) { letter in
      if letter == "\"" { isQuoted.toggle() }
      return letter == "," && !isQuoted
    }.map { field in
      field.trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
    }
  }

  /// The seven columns as the chapter writes them.
  private static let words = ["name", "R", "eR", "T", "eT", "L", "eL"]

  /// Names of the seven columns, in lower case; the first is this chapter's own.
  private static let names: [[String]] = [
    ["name", "star"], ["r", "r_rsun", "radius"], ["er", "e_r", "e_r_rsun"],
    ["t", "tspec_k", "teff", "temperature"], ["et", "e_t", "e_tspec_k"],
    ["l", "l_lsun", "luminosity"], ["el", "e_l", "e_l_lsun"],
  ]

  /// Where the seven columns are, or nil when the line is a star and no heading.
  private static func columns(_ fields: [String], path: String) throws(InputError) -> [Int]? {
    guard fields.count > 1 else {
      throw InputError(
        .data,
        "the first line of \(DataFile.shown(path)) has no comma; fields are separated by commas, "
          + "as in name,R,eR,T,eT,L,eL, and a decimal number has a point")
    }
    // A first line with a number after its name is a star, as a heading has words
    if PlainNumber.double(fields[1]) != nil {
      guard fields.count == 7 else {
        throw InputError(
          .data,
          "\(DataFile.shown(path)) has no heading, and its first star has \(fields.count) fields "
            + "where 7 are needed: name,R,eR,T,eT,L,eL; further columns need a heading")
      }
      return nil
    }
    var places: [Int] = []
    for (word, names) in zip(words, names) {
      guard let place = fields.firstIndex(where: { names.contains($0.lowercased()) }) else {
        throw InputError(
          .data,
          "the heading of \(DataFile.shown(path)) has no column \(word); the columns are "
            + "name,R,eR,T,eT,L,eL with R and L in solar units and T in kelvin")
      }
      places.append(place)
    }
    return places
  }

  private static func star(
    _ fields: [String], _ columns: [Int], line: Int, path: String
  ) throws(InputError) -> MeasuredStar {
    guard fields.count > columns.max() ?? 6 else {
      throw InputError(
        .data,
        "line \(line) of \(DataFile.shown(path)) has \(fields.count) fields where "
          + "\((columns.max() ?? 6) + 1) are needed: name,R,eR,T,eT,L,eL")
    }
    var numbers: [Double] = []
    for (word, column) in zip(words, columns).dropFirst() {
      guard let number = PlainNumber.double(fields[column]) else {
        let shown = fields[column].isEmpty ? "nothing" : DataFile.shown(fields[column])
        throw InputError(
          .data,
          "line \(line) of \(DataFile.shown(path)) has \(shown) for \(word), which is not a finite "
            + "decimal number; leave out stars that lack a measurement")
      }
      numbers.append(number)
    }
    let name = String(fields[columns[0]].prefix(24))
    let place = "line \(line) of \(DataFile.shown(path)), \(DataFile.shown(name)),"
    if let complaint = StarUnits.refusal(numbers) {
      throw InputError(.data, "\(place) \(complaint)")
    }
    return MeasuredStar(
      name: name, radius: numbers[0], radiusError: numbers[1], temperature: numbers[2],
      temperatureError: numbers[3], luminosity: numbers[4], luminosityError: numbers[5])
  }
}

/// What no star can be, and what is likely to have happened.
enum StarUnits {
  /// A sentence's end for the numbers R, eR, T, eT, L, eL of one star, or nil when they can be used.
  static func refusal(_ numbers: [Double]) -> String? {
    let (radius, temperature, luminosity) = (numbers[0], numbers[2], numbers[4])
    func text(_ value: Double) -> String { NumberText.significant(value, digits: 4) }

    // Signs and sizes
    if luminosity <= 0 {
      return
        "has the luminosity \(text(luminosity)), and light is positive; if these are logarithms "
        + "to base 10, write 10^L"
    }
    if radius <= 0 {
      return
        "has the radius \(text(radius)), and radii are positive; if these are logarithms, write "
        + "the radii themselves"
    }
    if temperature < 20 {
      return
        "has the temperature \(text(temperature)) K; if it is in units of the Sun's, multiply by "
        + "5772, if in thousands of kelvin by 1000, and if it is a logarithm write the temperature itself"
    }
    if !(500...300_000).contains(temperature) {
      return "has the temperature \(text(temperature)) K, which no star has (500 to 300000 K)"
    }
    if radius > 5000 {
      return
        "has a radius of \(text(radius)) solar radii, larger than any star; if it is in km, divide "
        + "by 695700, if in m by 6.957e8"
    }
    if radius < 1e-6 {
      return
        "has a radius of \(text(radius)) solar radii, smaller than any star; is it in another unit?"
    }
    if luminosity > 1e8 {
      return
        "has \(text(luminosity)) solar luminosities, more than any star; if it is in W, divide by "
        + "3.828e26, if in erg/s by 3.828e33"
    }
    if luminosity < 1e-9 {
      return
        "has \(text(luminosity)) solar luminosities, less than any star; is it in another unit?"
    }

    // Errors
    for (name, value, error) in [
      ("radius", radius, numbers[1]), ("temperature", temperature, numbers[3]),
      ("luminosity", luminosity, numbers[5]),
    ] {
      if error <= 0 {
        return "has the error \(text(error)) of its \(name), and errors are positive"
      }
      if error > value / 2 {
        return
          "has an error of \(text(error)) for its \(name) of \(text(value)), more than half of it; "
          + "if errors are percentages, convert them to absolute errors"
      }
      if error < 1e-6 * value {
        return "has an error of \(text(error)) for its \(name) of \(text(value)), less than any "
          + "measurement; is it in another unit?"
      }
    }
    return nil
  }

  /// What the stars have in common that cannot be: luminosities as positive logarithms or as magnitudes.
  static func refusal(_ stars: [MeasuredStar]) -> String? {
    guard stars.count >= 4 else { return nil }
    let plain = sampleStandardDeviation(stars.map(\.logSigma))
    func followsTheLaw(_ logLuminosity: (Double) -> Double) -> Bool {
      let values = stars.map { $0.logSigma - log($0.luminosity) + logLuminosity($0.luminosity) }
      let (scatter, offset) = (
        sampleStandardDeviation(values), values.reduce(0, +) / Double(values.count)
      )
      return scatter < 0.5 && plain > 4 * scatter && abs(offset) < 0.5
    }
    if followsTheLaw({ $0 * log(10) }) {
      return
        "seems to give luminosities as logarithms to base 10: read so they follow the law; write "
        + "10^L and its error"
    }
    if followsTheLaw({ -0.4 * log(10) * ($0 - 4.74) }) {
      return
        "seems to give absolute bolometric magnitudes for luminosities: read so they follow the law; "
        + "write 10^(0.4 (4.74 - M)) and its error"
    }
    return nil
  }

  /// Sentences about stars that can be read but look odd.
  static func warnings(_ stars: [MeasuredStar]) -> [String] {
    var sentences: [String] = []
    let names = stars.map(\.name).filter { !$0.isEmpty }.sorted()
    if let twice = zip(names, names.dropFirst()).first(where: { $0 == $1 })?.0 {
      sentences.append(
        "More than one star is called \(DataFile.shown(twice)); if it is the same star, it counts as "
          + "often as it is listed.")
    }
    let sorted = stars.map(\.logSigma).sorted()
    let factor = exp(sorted[sorted.count / 2]) * NominalSun.sigma / StefanBoltzmann.sigma
    let mistake = UnitMistake.likely(stars)
    if mistake != nil || !(1 / 1.6...1.6).contains(factor) {
      sentences.append(
        "Check your units: the median star gives a σ_T of \(NumberText.significant(factor, digits: 3)) times the textbook's: "
          + (mistake?.words ?? "are the units R☉, K and L☉?")
          + (mistake == nil
            ? (UnitMistake.nearest(stars).map {
              " Nearest to the law they come by this question: \($0.words) But even then the stars do not fit "
                + "their error bars, so that something else is wrong."
            } ?? "") : ""))
    }
    let scatter = sampleStandardDeviation(stars.map(\.logSigma))
    if stars.count > 2, scatter < 0.003, abs(log(factor)) < 0.005 {
      sentences.append(
        "Every star gives the textbook's σ_T almost without scatter: these temperatures were probably "
          + "computed by the law itself, and then nothing is inferred.")
    }
    return sentences
  }
}

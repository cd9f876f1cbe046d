import Datasets
import SafeIO
import Workbook

/// Two groups and two outcomes in several strata, such as men and women, admitted or not, by department.
///
/// Its cells are counts, or the probabilities of a joint distribution.
struct StratifiedTable: Sendable, Equatable {
  /// What the three columns are called, such as "department", "sex" and "admission".
  let words: Words
  /// The first group is the one that the second is subtracted from.
  let groups: [String]
  /// The rate is the share of the first outcome.
  let outcomes: [String]
  /// Two or more.
  let strata: [Stratum]
  /// Whether the cells are probabilities that add up to 1; else they are whole numbers.
  let isProbabilities: Bool

  struct Words: Sendable, Equatable {
    var stratum = "stratum"
    var group = "group"
    var outcome = "outcome"
  }

  /// One part of the population: `cells[group][outcome]`.
  struct Stratum: Sendable, Equatable {
    let name: String
    let cells: [[Double]]

    var total: Double { cells.joined().reduce(0, +) }
    /// The share of the first outcome in a group.
    func rate(_ group: Int) -> Double { cells[group][0] / (cells[group][0] + cells[group][1]) }
  }

  /// All strata thrown together.
  var pooled: Stratum {
    Stratum(
      name: "total",
      cells: (0..<2).map { group in
        (0..<2).map { outcome in strata.reduce(0) { $0 + $1.cells[group][outcome] } }
      })
  }

  /// The six departments of Berkeley (``BerkeleyAdmissions``).
  static let berkeley = StratifiedTable(
    words: Words(stratum: "department", group: "sex", outcome: "admission"),
    groups: ["men", "women"], outcomes: ["admitted", "rejected"],
    strata: BerkeleyAdmissions.departments.map { department in
      Stratum(
        name: department.name,
        cells: [department.men, department.women].map {
          [Double($0.admitted), Double($0.rejected)]
        }
      )
    }, isProbabilities: false)

  static let mostStrata = 100
  static let largestCount = 1e9
}

extension StratifiedTable {
  /// A text file with a line for each cell: stratum, group, outcome, and a count or a probability.
  ///
  /// Commas, semicolons or tabs stand between the four. A first line may name the columns; the cells are
  /// probabilities where it calls the last one so. What follows a # is a comment.
  ///
  /// - Throws: ``InputError`` of kind `data` with what is wrong and, where it is one line, its number.
  init(file path: String) throws(InputError) {
    let file = try DataFile(path: path)
    let shown = DataFile.shown(path)
    func wrong(_ words: String) -> InputError { InputError(.data, words) }

    // The lines that say something, cut into fields
    let separator = file.lines.lazy.compactMap { line in ";\t,".first { line.contains($0) } }.first
    var rows: [(line: Int, fields: [String])] = []
    for (index, line) in file.lines.enumerated() {
      let text = line.prefix { $0 != "#" }
      if text.allSatisfy(\.isWhitespace) { continue }
      let fields = text.split(omittingEmptySubsequences: false) { $0 == separator }
        .map { StratifiedTable.name(String($0)) }
      guard fields.count == 4, !fields.contains("") else {
        throw wrong(
          "line \(index + 1) of \(shown) is not a cell; write stratum, group, outcome and count, with "
            + "commas between them")
      }
      rows.append((index + 1, fields))
    }

    // The heading, and with it what the numbers are
    var words = Words()
    var isProbabilities = false
    if let heading = rows.first, PlainNumber.double(heading.fields[3]) == nil,
      heading.fields[3].first?.isLetter == true
    {
      words = Words(
        stratum: heading.fields[0], group: heading.fields[1], outcome: heading.fields[2])
      isProbabilities = heading.fields[3].lowercased().hasPrefix("prob")
      rows.removeFirst()
    }
    guard !rows.isEmpty else {
      throw wrong(
        "\(shown) has no cell; write a line for each: stratum, group, outcome and count")
    }

    // The cells, each once
    var names: (strata: [String], groups: [String], outcomes: [String]) = ([], [], [])
    var cells: [[String]: Double] = [:]
    for row in rows {
      let place = "line \(row.line) of \(shown)"
      let value = try StratifiedTable.value(
        row.fields[3], at: place, isProbability: isProbabilities)
      let key = Array(row.fields[..<3])
      guard cells.updateValue(value, forKey: key) == nil else {
        throw wrong(
          "\(place) gives \(key.joined(separator: ", ")) a second time; give each cell once")
      }
      if !names.strata.contains(key[0]) { names.strata.append(key[0]) }
      if !names.groups.contains(key[1]) { names.groups.append(key[1]) }
      if !names.outcomes.contains(key[2]) { names.outcomes.append(key[2]) }
      guard names.groups.count <= 2, names.outcomes.count <= 2 else {
        let isGroup = names.groups.count > 2
        let (what, list) = isGroup ? ("group", names.groups) : ("outcome", names.outcomes)
        throw wrong(
          "\(place) names a third \(what), \(list[2]), after \(list[0]) and \(list[1]); two are compared "
            + "here, so leave one out or put two together")
      }
      guard names.strata.count <= StratifiedTable.mostStrata else {
        throw wrong(
          "\(shown) has more than \(StratifiedTable.mostStrata) strata; put some together")
      }
    }
    for (what, list) in [("group", names.groups), ("outcome", names.outcomes)]
    where list.count < 2 {
      throw wrong(
        "\(shown) has one \(what), \(list[0]); a comparison needs two of them, a cell that nobody is in "
          + "among them with the number 0")
    }
    guard names.strata.count >= 2 else {
      throw wrong(
        "\(shown) has one stratum, \(names.strata[0]); with one there is nothing that could turn round, so "
          + "give two or more")
    }

    // None missing, none empty
    var strata: [Stratum] = []
    for stratum in names.strata {
      var table: [[Double]] = []
      for group in names.groups {
        var row: [Double] = []
        for outcome in names.outcomes {
          guard let value = cells[[stratum, group, outcome]] else {
            throw wrong(
              "\(shown) has no cell \(stratum), \(group), \(outcome); give every one, with 0 where "
                + "nobody is in it")
          }
          row.append(value)
        }
        guard row[0] + row[1] > 0 else {
          throw wrong(
            "in stratum \(stratum) of \(shown) the group \(group) has no members, so there is no rate to "
              + "compare; leave that stratum out")
        }
        table.append(row)
      }
      strata.append(Stratum(name: stratum, cells: table))
    }
    if isProbabilities {
      let sum = strata.reduce(0) { $0 + $1.total }
      guard abs(sum - 1) <= 1e-6 else {
        throw wrong(
          "the probabilities of \(shown) add up to \(NumberText.significant(sum, digits: 7)), not to 1; "
            + "give all of them, or counts")
      }
    }
    self.init(
      words: words, groups: names.groups, outcomes: names.outcomes, strata: strata,
      isProbabilities: isProbabilities)
  }

  /// A field without blanks and quotes at its ends, on one line, and cut where it is too long to be shown.
  private static func name(_ field: String) -> String {
    let blanks: (Character) -> Bool = { $0.isWhitespace || $0 == "\"" }
    var name = field.drop(while: blanks)
    while let last = name.last, blanks(last) { name.removeLast() }
    return String(name).oneLine(limit: 40)
  }

  private static func value(
    _ field: String, at place: String, isProbability: Bool
  ) throws(InputError) -> Double {
    guard let value = PlainNumber.double(field) else {
      throw InputError(.data, "\(place) holds \(field), which is not a number")
    }
    if isProbability {
      guard value >= 0, value <= 1 else {
        throw InputError(.data, "\(place) holds \(field); a probability lies between 0 and 1")
      }
      return value
    }
    guard value >= 0, value == value.rounded(), value <= largestCount else {
      throw InputError(
        .data,
        "\(place) holds \(field); a count is a whole number from 0 to 1,000,000,000 (for probabilities, name "
          + "the last column 'probability' in a first line)")
    }
    return value
  }
}

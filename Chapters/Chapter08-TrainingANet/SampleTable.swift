import BayesNumerics
import Datasets
import Foundation
import SafeIO
import Workbook

/// Samples to learn from: a row of inputs with a number, or with the name of a class, for each.
struct SampleTable: Sendable {
  /// In words, such as "the concrete" or "the data of 'points.csv'".
  let name: String
  /// N × p, as measured.
  let inputs: Matrix
  let target: Target
  /// Rows with one number must not be parted: what is learnt of one is known of the other.
  let groups: [Int]

  enum Target: Sendable, Equatable {
    /// A number for each row, what it is called, and its unit or nothing.
    case numbers([Double], name: String, unit: String)
    /// A class for each row, counted from 0, and the names of the classes.
    case classes([Int], names: [String])
  }

  var count: Int { inputs.rows }
  var numberOfGroups: Int { Set(groups).count }

  init(name: String, inputs: Matrix, target: Target, groups: [Int]) {
    precondition(
      groups.count == inputs.rows, "\(inputs.rows) samples have \(groups.count) numbers of groups.")
    self.name = name
    self.inputs = inputs
    self.target = target
    self.groups = groups
  }

  /// Rows with the same inputs are a group.
  init(name: String, inputs: Matrix, target: Target) {
    var numbers: [[Double]: Int] = [:]
    let groups = (0..<inputs.rows).map { row in
      let x = (0..<inputs.columns).map { inputs[row, $0] }
      let next = numbers.count
      if let number = numbers[x] { return number }
      numbers[x] = next
      return next
    }
    self.init(name: name, inputs: inputs, target: target, groups: groups)
  }

  /// 1030 samples of concrete; those of one mixture are a group.
  static let concrete = SampleTable(
    name: "the concrete", inputs: Matrix(rows: Concrete.samples),
    target: .numbers(Concrete.strengths, name: "strength", unit: "MPa"), groups: Concrete.mixtures)

  static let fewestGroups = 20
  static let mostRows = 100_000
  static let mostInputs = 500
  static let mostClasses = 100
  /// The fourth power of an error, summed over all rows, must stay finite.
  static let largest = 1e60
}

// MARK: A reader's own file

extension SampleTable {
  /// A text file with x in one or more columns and y, a number or the name of a class, in the last.
  ///
  /// Fields are separated by commas, semicolons, tabs or blanks; the first line may be a heading; what
  /// follows a # is a comment.
  ///
  /// - Throws: ``InputError`` of kind `noInput` where the file cannot be read, of kind `data` with the line or
  ///   the column where nothing can be learnt from it.
  init(path: String) throws(InputError) {
    let file = try DataFile(path: path)
    var rows = SampleTable.fields(of: file)
    let shown = DataFile.shown(path)
    guard let first = rows.first else {
      throw InputError(
        .data, "\(shown) has no row; give x in one or more columns and y, or a class, in the last")
    }
    let columns = first.fields.count
    guard columns >= 2, columns <= SampleTable.mostInputs + 1 else {
      throw InputError(
        .data,
        "line \(first.line) of \(shown) has \(columns) \(columns == 1 ? "column" : "columns"); give x in "
          + "one to \(SampleTable.mostInputs) columns and y, or a class, in the last")
    }
    // A heading: names where the next row has numbers
    let heading = rows.count > 1 && SampleTable.isHeading(first.fields, above: rows[1].fields)
    if heading { rows.removeFirst() }
    guard rows.count <= SampleTable.mostRows else {
      throw InputError(
        .data,
        "\(shown) has \(rows.count) rows; give at most \(SampleTable.mostRows), such as a random sample"
      )
    }

    guard rows.count >= SampleTable.fewestGroups else {
      throw InputError(
        .data,
        "\(shown) has \(rows.count) \(rows.count == 1 ? "sample" : "samples"); a tenth of them is held out in "
          + "turn, so give at least \(SampleTable.fewestGroups)")
    }

    var x: [[Double]] = []
    for row in rows {
      guard row.fields.count == columns else {
        throw InputError(
          .data,
          "line \(row.line) of \(shown) has \(row.fields.count) columns where \(columns) are expected; "
            + "give every row as many, with a point in decimals")
      }
      var values: [Double] = []
      for (column, field) in row.fields.dropLast().enumerated() {
        guard let value = PlainNumber.double(field), abs(value) <= SampleTable.largest else {
          throw InputError(
            .data,
            "line \(row.line) of \(shown) holds \(SampleTable.inWords(field)) in column \(column + 1), which "
              + "is not a finite decimal number up to 1e60; correct it or leave the row out")
        }
        values.append(value)
      }
      x.append(values)
    }
    let target = try SampleTable.target(
      rows.map { (line: $0.line, field: $0.fields[columns - 1]) },
      name: heading ? first.fields[columns - 1] : "y", shown: shown)

    self.init(name: "the data of \(shown)", inputs: Matrix(rows: x), target: target)
    try requireVariation(shown: shown)
    guard numberOfGroups >= SampleTable.fewestGroups else {
      throw InputError(
        .data,
        "\(shown) has \(numberOfGroups) different samples; a tenth of "
          + "them is held out in turn, so give at least \(SampleTable.fewestGroups)")
    }
  }

  private static func inWords(_ field: String) -> String {
    field.isEmpty ? "an empty field" : DataFile.shown(String(field.prefix(30)))
  }

  /// The fields of every line that has any, with the number of the line.
  private static func fields(of file: DataFile) -> [(line: Int, fields: [String])] {
    file.lines.enumerated().compactMap { index, line in
      let text = line.prefix { $0 != "#" }
      guard text.contains(where: { !$0.isWhitespace }) else { return nil }
      let separator = [";", ",", "\t"].first { text.contains($0) }
      let parts =
        separator.map { text.split(separator: Character($0), omittingEmptySubsequences: false) }
        ?? text.split(whereSeparator: \.isWhitespace)
      return (
        index + 1,
        parts.map { part in
          part.trimming { $0.isWhitespace || $0 == "\"" }
        }
      )
    }
  }

  /// Whether these are names of columns: no input of theirs is a number, and all of the next row's are.
  private static func isHeading(_ fields: [String], above next: [String]) -> Bool {
    fields.dropLast().allSatisfy { PlainNumber.double($0) == nil && !isMissing($0) }
      && next.dropLast().allSatisfy { PlainNumber.double($0) != nil }
  }

  /// The words with which people say that nothing was measured.
  private static func isMissing(_ field: String) -> Bool {
    ["", "na", "nan", "n/a", "null", "none", "nil", "?", "-", "inf", "-inf", "infinity"].contains(
      field.lowercased())
  }

  private static func target(
    _ last: [(line: Int, field: String)], name: String, shown: String
  ) throws(InputError) -> Target {
    if let missing = last.first(where: { isMissing($0.field) }) {
      throw InputError(
        .data,
        "line \(missing.line) of \(shown) holds \(inWords(missing.field)) where y, or a class, should "
          + "stand; correct it or leave the row out")
    }
    let numbers = last.map { PlainNumber.double($0.field) }
    if numbers.allSatisfy({ $0 != nil }) {
      let y = numbers.compactMap(\.self)
      for (value, row) in zip(y, last) where abs(value) > largest {
        throw InputError(
          .data, "line \(row.line) of \(shown) holds \(value); give y in other units, up to 1e60")
      }
      guard y.contains(where: { $0 != y[0] }) else {
        throw InputError(
          .data,
          "y is \(NumberText.shortest(y[0])) in every row of \(shown), so there is nothing to learn"
        )
      }
      return .numbers(y, name: name, unit: "")
    }
    if let mixed = zip(numbers, last).first(where: { $0.0 != nil }) {
      let word = last.first { PlainNumber.double($0.field) == nil } ?? last[0]
      throw InputError(
        .data,
        "the last column of \(shown) holds \(inWords(mixed.1.field)) in line \(mixed.1.line) and "
          + "\(inWords(word.field)) in line \(word.line); give either numbers or names of classes")
    }
    let names = Set(last.map(\.field)).sorted()
    guard names.count >= 2 else {
      throw InputError(
        .data,
        "every row of \(shown) is of the class \(inWords(names[0])), so there is nothing to tell apart; "
          + "give rows of two classes or more")
    }
    guard names.count <= mostClasses else {
      throw InputError(
        .data,
        "the last column of \(shown) has \(names.count) different words; at most \(mostClasses) classes "
          + "can be learnt, so merge some, or give numbers")
    }
    let numbersOfNames = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let classes = last.map { numbersOfNames[$0.field] ?? 0 }
    for (index, name) in names.enumerated() where classes.count(where: { $0 == index }) < 2 {
      throw InputError(
        .data,
        "the class \(inWords(name)) stands in one row of \(shown) only and cannot be both learnt and held "
          + "out; leave it out or merge it with another")
    }
    return .classes(classes, names: names)
  }

  /// Refuses a column that is the same in every row.
  private func requireVariation(shown: String) throws(InputError) {
    for column in 0..<inputs.columns {
      let first = inputs[0, column]
      guard (1..<count).contains(where: { inputs[$0, column] != first }) else {
        throw InputError(
          .data,
          "column \(column + 1) of \(shown) holds \(NumberText.shortest(first)) in every row, so nothing "
            + "can be seen to depend on it; leave that column out")
      }
    }
  }
}

extension Substring {
  /// Without such characters at both ends.
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    var rest = drop(while: isTrimmed)
    while let last = rest.last, isTrimmed(last) { rest = rest.dropLast() }
    return String(rest)
  }
}

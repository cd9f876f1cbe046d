import Foundation

/// A figure of the book that answers to the hand, as the workbook's numerics see it.
struct BookFigure: Sendable {
  /// Of its files in Book/explore.
  let name: String
  /// What its script shows and cannot compute: data sets and draws; nil where it needs none.
  var data: [(name: String, value: DataValue)] = []
  let expectations: [Expectation]

  static let all: [BookFigure] = [
    .flips, .sensors, .order, .stars, .units, .areas, .laplace, .descent, .flick, .occam,
    .divergences, .kalman, .resting, .bound,
  ]

  /// The files that are committed, by their names.
  var files: [(name: String, text: String)] {
    let lines = expectations.map { "  \($0.json)" }.joined(separator: ",\n")
    var files = [("\(name).expect.json", "[\n\(lines)\n]\n")]
    if !data.isEmpty {
      let entries = data.map { "  \($0.name): \($0.value.json)" }.joined(separator: ",\n")
      files.append(
        (
          "\(name).data.js",
          "// Written by `swift run book-values`.\nExplore.data.\(name) = {\n\(entries),\n};\n"
        ))
    }
    return files
  }
}

/// Numbers for a script, in as few characters as tell them apart.
enum DataValue: Sendable {
  case number(Double)
  case list([DataValue])

  static func numbers(_ values: [Double]) -> DataValue { .list(values.map { .number($0) }) }

  var json: String {
    switch self {
    case .number(let value): Self.text(value)
    case .list(let values): "[\(values.map(\.json).joined(separator: ","))]"
    }
  }

  /// The shortest text that is this number: "2", "-0.31".
  static func text(_ value: Double) -> String {
    precondition(value.isFinite, "JSON has no word for \(value).")
    return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}

extension Double {
  /// To so many decimals, as it is printed.
  func rounded(decimals: Int) -> Double {
    let scale = [1.0, 10, 100, 1000, 10_000][decimals]
    return (self * scale).rounded() / scale
  }
}

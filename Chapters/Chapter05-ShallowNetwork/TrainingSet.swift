import BayesNumerics
import Datasets
import Foundation
import Inference
import Networks
import SafeIO
import Workbook

/// Points (x, y) as they were measured, x with one or more columns.
struct TrainingSet: Sendable {
  /// In words, such as "a simulated rotation curve".
  let name: String
  /// N × columns.
  let x: Matrix
  /// N numbers.
  let y: [Double]
  /// What the first column of x and y are, for axes.
  let xName: String
  let yName: String

  var count: Int { y.count }
  var columns: Int { x.columns }
  /// The first column of x.
  var first: [Double] { (0..<x.rows).map { x[$0, 0] } }

  static let mostRows = 20_000
  static let mostColumns = 12
  static let largest = 1e100
  /// A column that varies by less than this of its size cannot be told from a constant on an axis, whose
  /// numbers have seven digits.
  static let leastVariation = 1e-5

  init(name: String, x: Matrix, y: [Double], xName: String, yName: String) {
    self.name = name
    self.x = x
    self.y = y
    self.xName = xName
    self.yName = yName
  }

  /// One column of x.
  init(name: String, x: [Double], y: [Double], xName: String, yName: String) {
    self.init(
      name: name, x: Matrix(rows: x.count, columns: 1, elements: x), y: y, xName: xName,
      yName: yName)
  }

  /// A file with y in the last column.
  ///
  /// - Throws: ``InputError`` as ``NumberTable``, and of kind `data` where there is no x, or too much.
  init(path: String) throws(InputError) {
    let table = try NumberTable(path: path, mostRows: TrainingSet.mostRows)
    let rows = table.rows
    let columns = rows.columns - 1
    guard (1...TrainingSet.mostColumns).contains(columns) else {
      throw InputError(
        .data,
        "the data file \(DataFile.shown(path)) has \(rows.columns) "
          + "\(rows.columns == 1 ? "column" : "columns"); give x in one to \(TrainingSet.mostColumns) "
          + "columns and y in the last")
    }
    for row in 0..<rows.rows {
      for column in 0...columns where abs(rows[row, column]) > TrainingSet.largest {
        throw InputError(
          .data,
          "line \(rows.lines[row]) of \(DataFile.shown(path)) holds \(rows[row, column]); numbers up "
            + "to 1e100 in size can be used, so give it in other units")
      }
    }
    for column in 0...columns {
      let values = rows.column(column)
      let (low, high) = (values.min() ?? 0, values.max() ?? 0)
      let size = max(abs(low), abs(high))
      guard high > low, high / size - low / size < TrainingSet.leastVariation else { continue }
      throw InputError(
        .data,
        "column \(column + 1) of \(DataFile.shown(path)) varies by \(NumberText.shortest(high - low)) beside numbers of "
          + "\(NumberText.shortest(size)), too little for seven digits to show; subtract a constant, such as "
          + "\(NumberText.shortest(low)), from it"
      )
    }
    let heading = table.heading ?? []
    self.init(
      name: "the data of \(path)",
      x: Matrix(
        rows: rows.rows, columns: columns,
        elements: (0..<columns).flatMap { rows.column($0) }), y: rows.column(columns),
      xName: heading.first ?? "x", yName: heading.last ?? "y")
  }

  /// The head in the crash, as chapter 3 has it.
  static var motorcycle: TrainingSet {
    TrainingSet(
      name: "the motorcycle crashes", x: MotorcycleCrashes.points.map(\.time),
      y: MotorcycleCrashes.points.map(\.acceleration), xName: "milliseconds after the impact",
      yName: "acceleration in g")
  }
}

/// How measured numbers become those that the prior is made for: mean 0 and standard deviation 1.
///
/// A column that is constant is centred only. Single precision of the data survives whatever their units.
struct Standardisation: Sendable {
  /// Of each column of x, then of y: what is subtracted and what is divided by.
  let x: [(centre: Double, scale: Double)]
  let y: (centre: Double, scale: Double)

  /// - Parameter centresOutput: Without, y keeps its zero, as on a slide that shows raw weights.
  init(_ set: TrainingSet, centresOutput: Bool = true) {
    x = (0..<set.columns).map { column in
      Standardisation.location((0..<set.count).map { set.x[$0, column] })
    }
    let location = Standardisation.location(set.y)
    y = (centresOutput ? location.centre : 0, location.scale)
  }

  /// Nothing is changed.
  init(rawColumns: Int) {
    x = [(centre: Double, scale: Double)](repeating: (0, 1), count: rawColumns)
    y = (0, 1)
  }

  private static func location(_ values: [Double]) -> (centre: Double, scale: Double) {
    let mean = values.reduce(0) { $0 + $1 / Double(values.count) }
    let deviation = sampleStandardDeviation(values)
    let size = values.reduce(0) { max($0, abs($1)) }
    return (mean, deviation > 1e-12 * size && deviation.isFinite ? deviation : 1)
  }

  /// Rows as the network takes them: the constant 1, then the columns.
  func inputs(_ rows: Matrix, hasConstant: Bool = true) -> Matrix {
    let first = hasConstant ? 1 : 0
    var inputs = Matrix(rows: rows.rows, columns: rows.columns + first, repeating: 1)
    for column in 0..<rows.columns {
      for row in 0..<rows.rows {
        inputs[row, column + first] = (rows[row, column] - x[column].centre) / x[column].scale
      }
    }
    return inputs
  }

  /// Rows along the first column, the others at their means.
  func path(_ values: [Double], hasConstant: Bool = true) -> Matrix {
    var rows = Matrix(rows: values.count, columns: x.count)
    for (row, value) in values.enumerated() {
      rows[row, 0] = value
      for column in 1..<max(1, x.count) { rows[row, column] = x[column].centre }
    }
    return inputs(rows, hasConstant: hasConstant)
  }

  func targets(_ values: [Double]) -> [Double] { values.map { ($0 - y.centre) / y.scale } }
  func measured(_ value: Double) -> Double { y.centre + y.scale * value }
}

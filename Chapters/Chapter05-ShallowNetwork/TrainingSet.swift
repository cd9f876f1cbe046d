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
  /// What the points were simulated from; nil for measurements.
  var truth: Truth?

  struct Truth: Sendable {
    /// f, a function of the first column.
    let function: @Sendable (Double) -> Double
    /// σ
    let noise: Double
  }

  var count: Int { y.count }
  var columns: Int { x.columns }
  /// The first column of x.
  var first: [Double] { (0..<x.rows).map { x[$0, 0] } }

  /// The name of the vertical axis of a figure along the first input.
  var verticalName: String {
    columns == 1 ? yName : "\(yName), less what the other inputs explain"
  }
  /// What a caption adds where there are other inputs than the first.
  var partialWords: String {
    columns == 1
      ? ""
      : " Along \(xName), the other \(columns == 2 ? "input" : "\(columns - 1) inputs") at their means. "
        + "The points are partial residuals: from each y the figure takes away what the other inputs "
        + "explain of it in the mean fit, f̂(x) less f̂ with the others at their means."
  }

  static let fewestRows = 5
  static let mostRows = 20_000
  static let mostColumns = 12
  static let largest = 1e100
  /// Squares of numbers that vary by less vanish in rounding.
  static let smallestSpread = 1e-100
  /// A column that varies by less than this of its size cannot be told from a constant on an axis, whose
  /// numbers have seven digits.
  static let leastVariation = 1e-5

  init(
    name: String, x: Matrix, y: [Double], xName: String, yName: String, truth: Truth? = nil
  ) {
    self.name = name
    self.x = x
    self.y = y
    self.xName = xName
    self.yName = yName
    self.truth = truth
  }

  /// One column of x.
  init(
    name: String, x: [Double], y: [Double], xName: String, yName: String, truth: Truth? = nil
  ) {
    self.init(
      name: name, x: Matrix(rows: x.count, columns: 1, elements: x), y: y, xName: xName,
      yName: yName, truth: truth)
  }

  /// One sixth, one half and five sixths of the way through the numbers.
  static func places(_ x: [Double]) -> [Double] {
    let (low, high) = (x.min() ?? 0, x.max() ?? 0)
    let places = [1.0, 3, 5].map { sixths -> Double in
      let before = low / 6 * (6 - sixths)
      return before + high / 6 * sixths
    }
    return high > low ? places : [low - 1, low, low + 1]
  }

  /// A file with y in the last column.
  ///
  /// - Throws: ``InputError`` as ``NumberTable``, and of kind `data` where there is no x, or too much.
  init(path: String) throws(InputError) {
    let table = try NumberTable(path: path, mostRows: 1_000_000)
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
    guard rows.rows <= TrainingSet.mostRows else {
      throw InputError(
        .data,
        "\(DataFile.shown(path)) has \(rows.rows) points, and each sweep of the sampler visits all of "
          + "them; give at most \(TrainingSet.mostRows), such as a random sample of the rows")
    }
    guard rows.rows >= TrainingSet.fewestRows else {
      throw InputError(
        .data,
        "\(DataFile.shown(path)) has \(rows.rows) \(rows.rows == 1 ? "point" : "points"); units and curve "
          + "come from the points themselves, so give at least \(TrainingSet.fewestRows)")
    }
    for column in 0...columns {
      let isOutput = column == columns
      let place =
        "column \(column + 1)\(isOutput ? ", y," : "") of \(DataFile.shown(path))"
      let values = rows.column(column)
      let (low, high) = (values.min() ?? 0, values.max() ?? 0)
      guard high > low else {
        throw InputError(
          .data,
          "\(place) holds \(NumberText.shortest(low)) in every row, so "
            + (isOutput
              ? "there is nothing to explain, nor a scale for the noise; give points whose y varies"
              : "nothing can be seen to depend on it; leave that column out"))
      }
      guard high - low >= TrainingSet.smallestSpread else {
        throw InputError(
          .data,
          "\(place) varies by \(NumberText.significant(high - low, digits: 3)) only; numbers that vary by "
            + "1e-100 or more can be used, so give it in other units")
      }
      let size = max(abs(low), abs(high))
      guard high / size - low / size < TrainingSet.leastVariation else { continue }
      throw InputError(
        .data,
        "\(place) varies by \(NumberText.shortest(high - low)) beside numbers of "
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
      y: MotorcycleCrashes.points.map(\.acceleration), xName: "time after the impact [ms]",
      yName: "acceleration [g]")
  }
}

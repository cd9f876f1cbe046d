import BayesNumerics
import Inference

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

import BayesNumerics
import Inference
import RealModule
import SafeIO
import Workbook

/// A file of rows for a logistic regression, of any length: numbers, and in the last column 0 or 1.
///
/// It is looked through once, and read again block by block whenever its rows are needed.
struct RegressionFile: Sendable {
  let path: String
  let rows: Int
  /// Coefficients, that of the constant included.
  let dimension: Int
  /// For each coefficient; the file's heading where it has one.
  let names: [String]
  /// Means and standard deviations of the inputs, by which they are standardised.
  let means: [Double]
  let deviations: [Double]

  /// The share of outcomes 1 in the file.
  let outcomeShare: Double

  /// Rows of a block in memory.
  static let blockRows = 4096

  /// - Throws: ``InputError`` as ``NumberTable``, and of kind `data` where there is no input, the last column is not 0 or
  ///   1, one of the two is missing, a column does not vary, or there are fewer than ten rows per coefficient.
  init(path: String) throws(InputError) {
    let file = DataFile.shown(path)
    var moments: RunningVariance?
    var (rows, ones, columns, largest) = (0, 0, 0, 0.0)
    let heading = try NumberTable.forEachBlock(of: path, rowsPerBlock: Self.blockRows) {
      block throws(InputError) in
      columns = block.columns
      guard columns >= 2 else {
        throw InputError(
          .data,
          "\(file) has one column; give one or more columns of inputs, and 0 or 1 in the last one")
      }
      var seen = moments ?? RunningVariance(dimension: columns - 1)
      moments = nil
      for row in 0..<block.rows {
        let outcome = block[row, columns - 1]
        guard outcome == 0 || outcome == 1 else {
          throw InputError(
            .data,
            "line \(block.lines[row]) of \(file) ends with \(NumberText.shortest(outcome)); the last column is "
              + "the outcome, 0 or 1")
        }
        let inputs = (0..<columns - 1).map { block[row, $0] }
        for value in inputs { largest = max(largest, abs(value)) }
        seen.add(inputs)
        ones += outcome == 1 ? 1 : 0
      }
      rows += block.rows
      moments = seen
    }
    guard largest <= 1e100 else {
      throw InputError(
        .data, "\(file) holds numbers beyond 1e100, which cannot be squared; give other units")
    }
    guard ones > 0, ones < rows else {
      throw InputError(
        .data,
        "every row of \(file) ends with \(ones == 0 ? 0 : 1); a regression needs rows of both outcomes"
      )
    }
    guard rows >= 10 * columns else {
      throw InputError(
        .data,
        "\(file) has \(rows) rows for \(columns) coefficients; give ten rows or more for each")
    }
    let means = moments?.means ?? []
    let deviations = (moments?.variances ?? []).map { $0.squareRoot() }
    for (place, deviation) in deviations.enumerated()
    where !(deviation > 1e-9 * max(abs(means[place]), 1e-200)) {
      throw InputError(
        .data,
        "column \(place + 1) of \(file) does not vary; leave it out, a constant is added anyway")
    }
    self.path = path
    self.rows = rows
    outcomeShare = Double(ones) / Double(rows)
    dimension = columns
    self.means = means
    self.deviations = deviations
    let given = heading?.dropLast() ?? []
    names =
      ["constant"]
      + (0..<columns - 1).map { given.count == columns - 1 ? given[$0] : "column \($0 + 1)" }
  }

  /// Hands out the rows block by block, inputs standardised, the constant first.
  ///
  /// Memory grows with the rows of a block and not with the file.
  func forEachBlock(
    of blockRows: Int, _ body: (RowBlock) throws(InputError) -> Void
  ) throws(InputError) {
    try NumberTable.forEachBlock(
      of: path, columns: dimension, rowsPerBlock: blockRows
    ) { block throws(InputError) in
      var inputs: [Double] = []
      inputs.reserveCapacity(block.rows * dimension)
      for row in 0..<block.rows {
        inputs.append(1)
        for k in 0..<dimension - 1 {
          inputs.append((block[row, k] - means[k]) / deviations[k])
        }
      }
      try body(
        RowBlock(
          dimension: dimension, inputs: inputs, outcomes: block.column(dimension - 1)))
    }
  }
}

import BayesNumerics
import Foundation
import Inference
import SafeIO
import Workbook

/// Points (x, y), reduced in one pass to what polynomials up to some order need to know of them.
struct PolynomialData: Sendable {
  /// In words, such as "the lecture's 30 points".
  let name: String
  let polynomials: Polynomials
  /// Of the highest order; those of lower orders are its leading blocks.
  let statistics: RegressionStatistics
  let xRange: ClosedRange<Double>
  let yRange: ClosedRange<Double>
  /// The points, or of more than 2000 every second, fourth, ... one: what figures show.
  let shown: [(x: Double, y: Double)]

  /// Number of points.
  var count: Int { statistics.count }

  /// All points, or nil where there are too many to keep.
  var all: [(x: Double, y: Double)]? { shown.count == count ? shown : nil }

  /// Larger numbers overflow when they are squared or shown.
  static let largest = 1e100

  /// Few points that are in memory. Precondition: one or more, none beyond 1e100.
  init(name: String, points: [(x: Double, y: Double)], basis: Basis, highestOrder: Int) {
    var survey = Survey()
    for point in points { survey.add(point.x, point.y) }
    self.name = name
    xRange = survey.xRange
    yRange = survey.yRange
    shown = survey.shown
    polynomials = Polynomials(basis, over: survey.xRange)
    var statistics = RegressionStatistics(features: highestOrder + 1)
    statistics.add(
      polynomials.features(at: points.map(\.x), order: highestOrder), targets: points.map(\.y))
    self.statistics = statistics
  }

  /// A file of any length with x and y in two columns; read block by block, so that memory does not
  /// grow with it. Chebyshev polynomials need the range of x first: they read it twice.
  ///
  /// - Throws: ``InputError`` as ``NumberTable``, and of kind `data` with the line where a number or
  ///   one of its powers is too large.
  init(path: String, basis: Basis, highestOrder: Int) throws(InputError) {
    var survey = Survey()
    if basis == .chebyshev {
      try PolynomialData.read(path) { x, y, _ in
        for (x, y) in zip(x, y) { survey.add(x, y) }
      }
    }
    let polynomials = Polynomials(
      basis, over: basis == .chebyshev ? survey.xRange : -1...1)
    var statistics = RegressionStatistics(features: highestOrder + 1)
    try PolynomialData.read(path) { x, y, lines throws(InputError) in
      if basis == .monomial { for (x, y) in zip(x, y) { survey.add(x, y) } }
      let features = polynomials.features(at: x, order: highestOrder)
      for row in x.indices where !(abs(features[row, highestOrder]) <= 1e120) {
        throw InputError(
          .data,
          "line \(lines[row]) of \(DataFile.shown(path)) has x = \(x[row]), whose power "
            + "\(highestOrder) is too large; give x in other units, or a lower --orders, or --basis chebyshev"
        )
      }
      statistics.add(features, targets: y)
    }
    name = "the \(statistics.count) \(statistics.count == 1 ? "point" : "points") of \(path)"
    self.polynomials = polynomials
    self.statistics = statistics
    xRange = survey.xRange
    yRange = survey.yRange
    shown = survey.shown
  }

  private static func read(
    _ path: String,
    _ body: (_ x: [Double], _ y: [Double], _ lines: [Int]) throws(InputError) -> Void
  ) throws(InputError) {
    try NumberTable.forEachBlock(of: path, columns: 2, rowsPerBlock: 1024) {
      block throws(InputError) in
      for row in 0..<block.rows {
        for column in 0..<2 where abs(block[row, column]) > largest {
          throw InputError(
            .data,
            "line \(block.lines[row]) of \(DataFile.shown(path)) holds \(block[row, column]); numbers "
              + "up to \(largest) in size can be used, so give it in other units")
        }
      }
      try body(block.column(0), block.column(1), block.lines)
    }
  }
}

/// Ranges and a thinned picture of points that pass by once.
private struct Survey {
  private(set) var xRange = 0.0...0.0
  private(set) var yRange = 0.0...0.0
  private(set) var shown: [(x: Double, y: Double)] = []
  private var count = 0
  /// Every so many points one is kept.
  private var step = 1

  mutating func add(_ x: Double, _ y: Double) {
    if count == 0 {
      xRange = x...x
      yRange = y...y
    }
    xRange = min(x, xRange.lowerBound)...max(x, xRange.upperBound)
    yRange = min(y, yRange.lowerBound)...max(y, yRange.upperBound)
    if count % step == 0 {
      if shown.count == 2000 {
        shown = stride(from: 0, to: 2000, by: 2).map { shown[$0] }
        step *= 2
      }
      if count % step == 0 { shown.append((x, y)) }
    }
    count += 1
  }
}

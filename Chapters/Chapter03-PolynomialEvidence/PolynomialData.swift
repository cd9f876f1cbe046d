import BayesNumerics
import Foundation
import Inference
import SafeIO
import Workbook

/// Points (x, y), reduced to what polynomials up to some order need to know of them.
struct PolynomialData: Sendable {
  /// In words, such as "the lecture's 30 points".
  let name: String
  let polynomials: Polynomials
  /// Of the highest order, with y - ``yOrigin`` as targets; those of lower orders are its leading blocks.
  let statistics: RegressionStatistics
  let xRange: ClosedRange<Double>
  let yRange: ClosedRange<Double>
  /// Whether polynomials are those of a standardised x, and y is taken from its mean.
  let isStandardised: Bool
  /// What is subtracted from y: its mean where the points are standardised, else 0.
  let yOrigin: Double
  /// The orders that the points can tell apart, of those that were asked for.
  let orders: ClosedRange<Int>
  /// Why some orders that were asked for are left out, as the end of a sentence.
  let ordersLeftOut: String?
  /// The points, or of more than 2000 every second, fourth, ... one: what figures show.
  let shown: [(x: Double, y: Double)]

  /// Number of points.
  var count: Int { statistics.count }

  /// All points, or nil where there are too many to keep.
  var all: [(x: Double, y: Double)]? { shown.count == count ? shown : nil }

  /// Larger numbers overflow when they are squared or shown.
  static let largest = 1e100

  /// Few points that are in memory, as they stand. Precondition: one or more, none beyond 1e100.
  init(name: String, points: [(x: Double, y: Double)], basis: Basis, highestOrder: Int) {
    var survey = Survey()
    for point in points { survey.add(point.x, point.y) }
    self.name = name
    xRange = survey.x.range
    yRange = survey.y.range
    shown = survey.shown
    isStandardised = false
    yOrigin = 0
    orders = 0...highestOrder
    ordersLeftOut = nil
    polynomials = Polynomials(basis, over: survey.x.range)
    var statistics = RegressionStatistics(features: highestOrder + 1)
    statistics.add(
      polynomials.features(at: points.map(\.x), order: highestOrder), targets: points.map(\.y))
    self.statistics = statistics
  }

  /// A reader's own points in memory, as ``init(path:basis:orders:isStandardised:)`` would read them.
  init(
    points: [(x: Double, y: Double)], basis: Basis = .monomial, orders: ClosedRange<Int>,
    isStandardised: Bool
  ) throws(InputError) {
    try self.init(
      place: "the points", basis: basis, orders: orders, isStandardised: isStandardised
    ) { body throws(InputError) in
      try body(points.map(\.x), points.map(\.y), Array(1...points.count))
    }
  }

  /// A file of any length with x and y in two columns, read twice: once for its ranges, means and standard
  /// deviations, once block by block for the polynomials, so that memory does not grow with it.
  ///
  /// - Parameter isStandardised: Whether polynomials are those of (x - mean) / sd, and y is taken from its mean.
  /// - Throws: ``InputError`` as ``NumberTable``, and of kind `data` where a number is too large, or where the
  ///   points cannot answer what was asked.
  init(
    path: String, basis: Basis, orders: ClosedRange<Int>, isStandardised: Bool
  ) throws(InputError) {
    try self.init(
      place: path, basis: basis, orders: orders, isStandardised: isStandardised
    ) { body throws(InputError) in
      try NumberTable.forEachBlock(of: path, columns: 2, rowsPerBlock: 1024) {
        block throws(InputError) in
        for row in 0..<block.rows {
          for column in 0..<2 where abs(block[row, column]) > PolynomialData.largest {
            throw InputError(
              .data,
              "line \(block.lines[row]) of \(DataFile.shown(path)) holds \(block[row, column]); numbers "
                + "up to \(PolynomialData.largest) in size can be used, so give it in other units")
          }
        }
        try body(block.column(0), block.column(1), block.lines)
      }
    }
  }

  private typealias Body =
    (_ x: [Double], _ y: [Double], _ lines: [Int]) throws(InputError) -> Void

  private init(
    place: String, basis: Basis, orders: ClosedRange<Int>, isStandardised: Bool,
    forEachBlock read: ((Body) throws(InputError) -> Void)
  ) throws(InputError) {
    var survey = Survey()
    try read { x, y, _ in for (x, y) in zip(x, y) { survey.add(x, y) } }
    let (highest, reason) = try survey.highestOrder(
      of: orders, isStandardised: isStandardised, place: place)

    let polynomials =
      basis == .monomial && isStandardised
      ? Polynomials(.monomial, origin: survey.x.mean, unit: survey.x.scale)
      : Polynomials(basis, over: survey.x.range)
    let yOrigin = isStandardised ? survey.y.mean : 0
    var statistics = RegressionStatistics(features: highest + 1)
    try read { x, y, lines throws(InputError) in
      let features = polynomials.features(at: x, order: highest)
      for row in x.indices where !(abs(features[row, highest]) <= 1e120) {
        throw InputError(
          .data,
          "line \(lines[row]) of \(DataFile.shown(place)) has x = \(x[row]), whose power "
            + "\(highest) is too large; give x in other units, or a lower --orders, or --basis chebyshev"
        )
      }
      statistics.add(features, targets: y.map { $0 - yOrigin })
    }
    name = "the \(statistics.count) \(statistics.count == 1 ? "point" : "points") of \(place)"
    self.polynomials = polynomials
    self.statistics = statistics
    self.isStandardised = isStandardised
    self.yOrigin = yOrigin
    self.orders = orders.lowerBound...highest
    ordersLeftOut = reason
    xRange = survey.x.range
    yRange = survey.y.range
    shown = survey.shown
  }
}

/// Ranges, means and a thinned picture of points that pass by once.
private struct Survey {
  private(set) var x = Column()
  private(set) var y = Column()
  private(set) var shown: [(x: Double, y: Double)] = []
  /// Different x, as far as orders can ask for them.
  private var places: Set<Double> = []
  private var count = 0
  /// Every so many points one is kept.
  private var step = 1

  mutating func add(_ x: Double, _ y: Double) {
    self.x.add(x)
    self.y.add(y)
    if places.count <= 41 { places.insert(x) }
    if count % step == 0 {
      if shown.count == 2000 {
        shown = stride(from: 0, to: 2000, by: 2).map { shown[$0] }
        step *= 2
      }
      if count % step == 0 { shown.append((x, y)) }
    }
    count += 1
  }

  /// The highest order of these that the points can tell from the others, and why it is not the one asked for.
  func highestOrder(
    of orders: ClosedRange<Int>, isStandardised: Bool, place: String
  ) throws(InputError) -> (order: Int, reason: String?) {
    let file = DataFile.shown(place)
    if isStandardised {
      guard count >= 5 else {
        throw InputError(
          .data,
          "\(file) has \(count) \(count == 1 ? "point" : "points"), too few to show how large their noise "
            + "is; give five or more, or state --noise-variance and --prior-variance")
      }
      guard y.range.lowerBound < y.range.upperBound else {
        throw InputError(
          .data, "every y of \(file) is \(y.range.lowerBound), so there is nothing to explain")
      }
      for (name, column) in [("x", x), ("y", y)] where column.scale <= 1e-100 {
        throw InputError(
          .data, "the \(name) of \(file) differ by less than 1e-100; give them in other units")
      }
    }
    // An order needs one more place than it has turns, and two points more to show the noise
    let byPlaces = places.count - 1
    let byCount = isStandardised ? count - 3 : byPlaces
    let highest = min(orders.upperBound, byPlaces, byCount)
    guard highest >= orders.lowerBound else {
      throw InputError(
        .data,
        "\(file) has \(count) \(count == 1 ? "point" : "points") at \(places.count) different x, too few for "
          + "order \(orders.lowerBound); give --orders up to \(min(byPlaces, byCount))")
    }
    if highest == orders.upperBound { return (highest, nil) }
    let reason =
      byPlaces <= byCount
      ? "\(places.count == 1 ? "a single x" : "\(places.count) different x") cannot distinguish higher orders"
      : "\(count) points are too few to estimate the noise of higher orders"
    return (highest, "orders above \(highest) are left out, since \(reason)")
  }

  /// Range, mean and standard deviation of one variable, in one pass (Welford 1962).
  struct Column {
    private(set) var range = 0.0...0.0
    private(set) var mean = 0.0
    /// Root of the sum of squares about the mean; a root, so that 1e-300 does not vanish.
    private var root = 0.0
    private var count = 0.0

    mutating func add(_ value: Double) {
      count += 1
      if count == 1 {
        range = value...value
        mean = value
        return
      }
      range = min(value, range.lowerBound)...max(value, range.upperBound)
      let distance = value - mean
      mean += distance / count
      root = hypot(root, distance * ((count - 1) / count).squareRoot())
    }

    /// The standard deviation, or 1 where it is none to speak of.
    var scale: Double {
      let size = max(abs(range.lowerBound), abs(range.upperBound))
      let deviation = count > 1 ? root / (count - 1).squareRoot() : 0
      return deviation > 1e-12 * size ? deviation : 1
    }
  }
}

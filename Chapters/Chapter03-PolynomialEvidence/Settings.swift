import ArgumentParser
import Inference
import SafeIO
import Workbook

/// The options of chapter 3; their defaults are the lecture's case.
struct PolynomialSettings: ChapterSettings {
  @Option(
    help: ArgumentHelp(
      "Orders to compare, from 0 to 40, such as 0-12 or 2. (default: 0-12)", valueName: "a-b"),
    transform: PolynomialSettings.orderRange)
  var orders: ClosedRange<Int>?

  @Option(
    help: ArgumentHelp(
      "Variance of the noise of y, from 1e-12 to 1e12. (default: 1.5)", valueName: "variance"),
    transform: PolynomialSettings.variance)
  var noiseVariance: Double?

  @Option(
    help: ArgumentHelp(
      "Prior variance of each weight, from 1e-12 to 1e12. (default: 1)", valueName: "variance"),
    transform: PolynomialSettings.variance)
  var priorVariance: Double?

  @Option(
    help: ArgumentHelp(
      "What a polynomial is a sum of: monomial (default; 1, x, x^2, ...) or chebyshev, on the range of x.",
      valueName: "name"))
  var basis: Basis?

  @Option(
    help: ArgumentHelp(
      "Your own points: a text with x and y in two columns, of any length.", valueName: "file"))
  var data: String?

  static let highestOrder = 40
  static let variances = 1e-12...1e12

  var usedOrders: ClosedRange<Int> { orders ?? LectureData.orders }
  var usedBasis: Basis { basis ?? .monomial }

  var model: BayesianLinearRegression {
    BayesianLinearRegression(
      noiseVariance: noiseVariance ?? LectureData.noiseVariance,
      priorVariance: priorVariance ?? LectureData.priorVariance)
  }

  var isLectureCase: Bool {
    data == nil && usedOrders == LectureData.orders && usedBasis == .monomial
      && model.noiseVariance == LectureData.noiseVariance
      && model.priorVariance == LectureData.priorVariance
  }

  var summary: [(name: String, value: String)] {
    [
      ("data", data ?? "the lecture's 30 points"),
      ("orders", "\(usedOrders.lowerBound)-\(usedOrders.upperBound)"),
      ("basis", usedBasis.rawValue),
      ("noise variance", NumberText.shortest(model.noiseVariance)),
      ("prior variance", NumberText.shortest(model.priorVariance)),
    ]
  }

  /// "0-12" or "3"
  private static func orderRange(_ text: String) throws -> ClosedRange<Int> {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end in
      end.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(end) : nil
    }
    guard ends.count == 1 || ends.count == 2, let first = ends[0], let last = ends[ends.count - 1],
      first <= last, last <= highestOrder
    else {
      throw ValidationError(
        "give two orders from 0 to \(highestOrder), the lower one first, such as 0-12, or a single one"
      )
    }
    return first...last
  }

  private static func variance(_ text: String) throws -> Double {
    guard let value = PlainNumber.double(text), variances.contains(value) else {
      throw ValidationError("give a number above 0, from 1e-12 to 1e12, such as 1.5")
    }
    return value
  }
}

extension PolynomialSettings {
  /// The student's points or the lecture's, with all orders weighed.
  ///
  /// - Throws: ``InputError`` of kind `data` where the points are so far off that no order has an
  ///   evidence that a computer can hold.
  func comparison() throws(InputError) -> OrderComparison {
    let highest = usedOrders.upperBound
    let points: PolynomialData
    if let data {
      points = try PolynomialData(path: data, basis: usedBasis, highestOrder: highest)
    } else {
      points = PolynomialData(
        name: "the lecture's 30 points", points: LectureData.points, basis: usedBasis,
        highestOrder: highest)
    }
    let comparison = OrderComparison(data: points, model: model, orders: usedOrders)
    guard comparison.comparison.probabilities.allSatisfy(\.isFinite),
      comparison.predictsNumbers
    else {
      throw InputError(
        .data,
        "the numbers are too large for a noise variance of \(NumberText.shortest(model.noiseVariance)) "
          + "and a prior variance of \(NumberText.shortest(model.priorVariance)); give x and y in other "
          + "units, or change the variances")
    }
    return comparison
  }
}

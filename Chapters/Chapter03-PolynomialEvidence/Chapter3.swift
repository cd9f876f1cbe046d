import Inference
import Marking
import Workbook

@main
struct Chapter3 {
  static func main() async { await PolynomialEvidence.runCommandLine() }
}

/// Chapter 3: which polynomial?
enum PolynomialEvidence: MarkedChapter {
  typealias Settings = PolynomialSettings

  static let card = ChapterCard(
    number: 3,
    title: "Which polynomial?",
    lecture: "lecture 002 (S. Rossi and M. Filippone, EURECOM)",
    abstract:
      "Thirty points and thirteen polynomials that could have generated them: the evidence finds "
      + "the order, the posterior shows how certain the curve is inside and outside the data, and a model "
      + "with one nonlinear parameter shows where closed forms end. Your own points are standardised, and "
      + "the evidence chooses noise and prior as well.",
    example: (
      "swift run chapter3 --data points.csv --orders 0-6",
      "the order, noise and curve of your own points (x,y in two columns), and whether they fit"
    ))

  static let sections: [Section<PolynomialStudy>] = [
    lossAsLikelihood, monteCarloMean, priorCurves, weights, whichOrder, noiseAndScale,
    modelCheck, outsideTheData, oneNonlinearParameter, motorcycle, digits,
  ]

  static func study(_ settings: PolynomialSettings, run: Run) throws -> PolynomialStudy {
    guard let path = settings.data else {
      return study(
        of: PolynomialData(
          name: "the lecture's 30 points", points: LectureData.points, basis: settings.basis,
          highestOrder: settings.orders.upperBound), isOwn: false, settings, run: run)
    }
    // A stated prior is one of x and y as they stand; without one both are standardised
    let data = try PolynomialData(
      path: path, basis: settings.basis, orders: settings.orders,
      isStandardised: settings.priorVariance == nil)
    return study(of: data, isOwn: true, settings, run: run)
  }

  /// What the sections share, for these points.
  ///
  /// - Parameter isOwn: Whether the points are the reader's.
  static func study(
    of data: PolynomialData, isOwn: Bool, _ settings: PolynomialSettings, run: Run
  ) -> PolynomialStudy {
    let isLecture = !isOwn
    let orders = isLecture ? settings.orders : data.orders
    // What nobody states is the lecture's for the lecture's points, and chosen by the evidence for others
    let noise = settings.noiseVariance ?? (isLecture ? LectureData.noiseVariance : nil)
    let prior = settings.priorVariance ?? (isLecture ? LectureData.priorVariance : nil)
    let surface = Shared {
      let isOpen = isLecture || noise == nil || prior == nil
      return EvidenceSurface(
        data, orders: orders, noiseVariance: isOpen && !isLecture ? noise : nil,
        priorVariance: isOpen && !isLecture ? prior : nil)
    }
    let comparison = Shared {
      let model =
        if let noise, let prior {
          BayesianLinearRegression(noiseVariance: noise, priorVariance: prior)
        } else {
          try await surface.value.best
        }
      return try compareOrders(orders, on: data, under: model)
    }
    return PolynomialStudy(
      data: data, orders: orders, hasOwnPoints: !isLecture,
      isLectureCase: settings.changed.isEmpty && isLecture,
      isNoiseStated: noise != nil, isPriorStated: prior != nil, surface: surface,
      comparison: comparison,
      priorCheck: Shared {
        var random = run.random("sets of the prior")
        return try await comparison.value.checkPrior(isChosen: prior == nil, using: &random)
      },
      check: Shared {
        if noise == nil, try await surface.value.isNoiseless { return nil }
        var random = run.random("replicates")
        return try await comparison.value.checkFit(
          isNoiseStated: noise != nil, isPriorStated: isOwn && prior != nil, using: &random)
      })
  }
}

/// What the sections of chapter 3 share: the points, the noise and the prior, and the orders compared.
struct PolynomialStudy: Sendable {
  let data: PolynomialData
  let orders: ClosedRange<Int>
  /// Whether the points are the reader's.
  let hasOwnPoints: Bool
  /// Whether every option is the lecture's: only then has the lecture numbers to compare with.
  let isLectureCase: Bool
  /// Whether somebody, lecture or reader, states the noise variance, or the prior's; else the evidence chooses.
  let isNoiseStated, isPriorStated: Bool
  /// The evidence as a function of both variances; of the lecture's points, or of those that are not stated.
  let surface: Shared<EvidenceSurface>
  /// The posterior of every order, and how probable each order is.
  let comparison: Shared<OrderComparison>
  /// Whether the prior of the winner allows points of this size.
  let priorCheck: Shared<PriorCheck>
  /// Whether the winner could have made the points; nil where too few are left over to tell.
  let check: Shared<ResidualCheck?>

  /// What a section adds to its answer where prior or model do not suit the points; else nothing.
  var caution: String {
    get async throws {
      if try await check.value?.combined.isMisfit == true {
        return " But the model does not fit (section model-check), so do not rely on it."
      }
      guard try await priorCheck.value.check.isMisfit else { return "" }
      return
        " But the prior does not suit these points (section prior-curves), so do not rely on it."
    }
  }

  /// The options that change the posterior of the points.
  static let options = ["data", "orders", "noise-variance", "prior-variance", "basis"]
}

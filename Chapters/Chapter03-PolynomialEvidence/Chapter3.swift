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
      "Thirty points and thirteen polynomials that could have made them: the evidence finds "
      + "the order, the posterior says how sure the curve is inside and outside the data, and a model "
      + "with one nonlinear parameter shows where closed forms end.",
    example: (
      "swift run chapter3 --data points.csv --orders 0-8 --noise-variance 0.25",
      "which order your own points (x,y in two columns) favour"
    ))

  static let sections: [Section<PolynomialStudy>] = [
    lossAsLikelihood, monteCarloMean, weights, whichOrder, outsideTheData, digits,
    oneNonlinearParameter, motorcycle,
  ]

  static func study(_ settings: PolynomialSettings, run: Run) throws -> PolynomialStudy {
    let highest = settings.orders.upperBound
    let data =
      if let path = settings.data {
        try PolynomialData(path: path, basis: settings.basis, highestOrder: highest)
      } else {
        PolynomialData(
          name: "the lecture's 30 points", points: LectureData.points, basis: settings.basis,
          highestOrder: highest)
      }
    let model = BayesianLinearRegression(
      noiseVariance: settings.noiseVariance, priorVariance: settings.priorVariance)
    return PolynomialStudy(
      data: data, model: model, hasOwnPoints: settings.data != nil,
      isLectureCase: settings.changed.isEmpty,
      comparison: Shared { try compareOrders(settings.orders, on: data, under: model) })
  }
}

/// What the sections of chapter 3 share: the points, the noise and the prior, and the orders compared.
struct PolynomialStudy: Sendable {
  let data: PolynomialData
  let model: BayesianLinearRegression
  /// Whether the points are the reader's.
  let hasOwnPoints: Bool
  /// Whether every option is the lecture's: only then has the lecture numbers to compare with.
  let isLectureCase: Bool
  /// The posterior of every order, and how probable each order is.
  let comparison: Shared<OrderComparison>

  /// The options that change the posterior of the points.
  static let options = ["data", "orders", "noise-variance", "prior-variance", "basis"]
}

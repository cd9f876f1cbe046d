import BayesNumerics
import Inference
import Marking
import Workbook

@main
struct Chapter3 {
  static func main() async { await PolynomialEvidence.runCommandLine() }
}

/// Chapter 3: which polynomial?
enum PolynomialEvidence: UnsectionedChapter, MarkedChapter {
  typealias Study = PolynomialSettings

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
      "which order your own points (x,y in two columns) speak for"
    ))

  /// The story of the chapter.
  static func reproduce(_ settings: PolynomialSettings, run: Run) async throws -> Page {
    // Data
    let random = RandomSource(seed: run.seed)
    var (draws, curves, paths) = (random.stream(0), random.stream(1), random.stream(2))
    let lecture = LectureData.points

    // Model
    let sine = SineModel.lecture
    let motorcycle = Motorcycle()

    // Inference
    let comparison = try settings.comparison()
    let digits = Digits()
    let monteCarlo = MonteCarloMean(repetitions: 200, using: &draws)

    // Summary
    let tables = [
      Tables.orders(comparison),
      Tables.weights(comparison),
      Tables.predictions(comparison, at: settings.places(comparison)),
      Tables.digits(digits),
      Tables.monteCarlo(monteCarlo),
      Tables.sine(sine),
      Tables.motorcycle(motorcycle),
    ]

    // Figures
    let figures = [
      Figures.data(comparison),
      Figures.sixOrders(comparison, using: &paths),
      Figures.evidence(comparison),
      Figures.orderPosterior(comparison),
      Figures.outside(comparison),
      Figures.digits(digits),
      Figures.sine(sine),
      Figures.motorcycle(motorcycle),
      Figures.motorcycleEvidence(motorcycle),
    ]

    // Claims
    let claims =
      settings.isLectureCase
      ? Claims.all(
        comparison: comparison, identities: Identities(model: settings.model), digits: digits,
        loss: LossAsLikelihood(
          points: lecture, noiseVariance: LectureData.noiseVariance, using: &curves),
        monteCarlo: monteCarlo, sine: sine)
      : []

    return Page(tables: tables, claims: claims, figures: figures)
  }
}

extension PolynomialSettings {
  /// One place inside and one outside the data; the lecture's are 0 and 4.
  func places(_ comparison: OrderComparison) -> [Double] {
    guard data != nil else { return [0, 4] }
    let range = comparison.data.xRange
    let half = range.upperBound / 2 - range.lowerBound / 2
    return [range.lowerBound + half, range.upperBound + (half > 0 ? half / 3 : 1)]
  }
}

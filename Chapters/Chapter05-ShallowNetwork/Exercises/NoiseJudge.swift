import BayesNumerics
import Foundation
import Inference
import Workbook

/// What draws of σ² show: their distribution given all else, and the joint distribution of a sampler that uses them.
///
/// Six comparisons of the draws and nine of the sweeps, each refused at a probability of 1e-6 or less.
struct NoiseJudge {
  static let threshold = 5.0

  let questions: [NoiseDrawQuestion]
  let answers: [[Double]]

  /// Why the answers are no draws at all, as a sentence.
  var refusal: String? {
    for (question, answer) in zip(questions.dropLast(), answers) {
      let count = question.count
      if answer.count != count { return "\(count) draws were expected, not \(answer.count)." }
      if let wrong = answer.first(where: { !($0 > 0 && $0 < .infinity) }) {
        return "For \(question.words) a draw of σ² is \(wrong), and a variance is positive."
      }
    }
    return answers.last?.count == 4 * (questions.last?.count ?? 0)
      ? nil : "Four numbers for each sweep were expected."
  }

  /// The same number each time, for each set of points; nil where draws differ.
  var constants: [Double]? {
    let draws = answers.dropLast()
    return draws.allSatisfy { draw in draw.allSatisfy { $0 == draw[0] } }
      ? draws.map { $0[0] } : nil
  }

  /// Whether the draws, brought to a precision, have these Gamma distributions for all sets of points.
  func hasDistribution(
    _ known: (NoiseDrawQuestion) -> (shape: Double, rate: Double),
    precision: (Double) -> Double = { 1 / $0 }
  ) -> Bool {
    zip(questions.dropLast(), answers).allSatisfy { question, draws in
      let (shape, rate) = known(question)
      guard shape > 0, rate > 0, rate < .infinity else { return false }
      let gamma = Gamma(shape: shape, rate: rate)
      // What is drawn from a distribution is even in its cumulative probability
      let places = draws.map { gamma.cumulative(precision($0)) }
      let count = Double(places.count)
      let shift = (sampleMean(places) - 0.5) * (12 * count).squareRoot()
      let tally = RankTally(
        name: "", ranks: places.map { min(19, Int(20 * $0)) }, draws: 19)
      return abs(shift) < Self.threshold && tally.chiSquare.pValue > 1e-6
    }
  }

  /// The conditional distribution of 1/σ² that the page gives.
  static func conditional(_ question: NoiseDrawQuestion) -> (shape: Double, rate: Double) {
    (
      (question.degrees + Double(question.y.count)) / 2,
      (question.degrees * question.scale + question.residualSum) / 2
    )
  }

  // MARK: Geweke's test

  struct Comparison {
    let name: String
    let z: Double
    var isRefused: Bool { !(abs(z) <= NoiseJudge.threshold) }
  }

  /// In a right sampler whose points are drawn anew after each sweep everything follows its prior, so that
  /// these means are known.
  var comparisons: [Comparison] {
    guard let question = questions.last, let answer = answers.last else { return [] }
    let sweeps = stride(from: 0, to: answer.count, by: 4).map { Array(answer[$0..<$0 + 4]) }
    let (shape, rate) = (question.degrees / 2, question.degrees * question.scale / 2)
    let count = Double(question.x.count)
    let squares = NoiseRun.slopes.map { $0 * $0 }
    let spread = squares.reduce(0, +) / Double(squares.count)
    func compare(_ name: String, _ expected: Double, _ value: ([Double]) -> Double) -> Comparison {
      let values = sweeps.map(value)
      guard values.allSatisfy(\.isFinite) else { return Comparison(name: name, z: .infinity) }
      return Comparison(
        name: name, z: (sampleMean(values) - expected) / MonteCarloError.mean([values]))
    }
    return [
      compare("the mean of 1/σ²", shape / rate) { 1 / $0[0] },
      compare("the mean square of 1/σ²", shape * (shape + 1) / (rate * rate)) {
        1 / ($0[0] * $0[0])
      },
      compare("the mean of log σ²", log(rate) - digamma(shape)) { log($0[0]) },
      compare("the sum of squared residuals over σ²", count) { $0[3] / $0[0] },
      compare("the square of that sum over σ²", count * (count + 2)) {
        $0[3] * $0[3] / ($0[0] * $0[0])
      },
      compare("the mean of β", 0) { $0[1] },
      compare("the mean square of β", NoiseRun.weightVariance) { $0[1] * $0[1] },
      compare("the mean of γ", 0) { $0[2] },
      compare("the mean square of γ", spread) { $0[2] * $0[2] },
    ]
  }
}

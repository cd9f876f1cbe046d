import BayesNumerics
import Marking
import Workbook

/// One proposal.
struct RatioQuestion: Sendable {
  var logLikelihoodRatio: Double
  var candidate: Double
  var current: Double
  var priorMean: Double
  var priorVariance: Double

  static func draw(using random: inout RandomSource) -> RatioQuestion {
    let current = Double.random(in: -2...2, using: &random)
    return RatioQuestion(
      logLikelihoodRatio: Double.random(in: -2...1, using: &random),
      candidate: current + Double.random(in: 0.3...1.5, using: &random), current: current,
      priorMean: Double.random(in: -1...1, using: &random),
      priorVariance: Double.random(in: 0.3...4, using: &random))
  }

  /// A candidate far from the prior's centre that the data want: each exponential alone leaves the range of
  /// numbers, their product does not.
  static let beyondExponentials = [
    RatioQuestion(
      logLikelihoodRatio: 800, candidate: 40.1, current: 0.1, priorMean: 0, priorVariance: 1),
    RatioQuestion(
      logLikelihoodRatio: -720, candidate: 0.5, current: 38, priorMean: 0, priorVariance: 1),
  ]

  var words: String {
    "logLikelihoodRatio = \(logLikelihoodRatio.inWords), candidate = \(candidate.inWords), "
      + "current = \(current.inWords), prior N(\(priorMean.inWords), \(priorVariance.inWords))"
  }
}

extension Exercise {
  static let acceptance = Exercise(
    3, "acceptance", "What the acceptance forgets", difficulty: 1,
    task:
      "The printed sampler accepts a candidate with min(1, p(D | candidate)/p(D | current)). Write "
      + "the acceptance probability that leaves the posterior invariant.",
    hint:
      "Think of no data at all: then the ratio of likelihoods is 1. Which distribution should a "
      + "random walk return, and does it?",
    alwaysTry: RatioQuestion.beyondExponentials,
    inputs: { RatioQuestion.draw(using: &$0) }, describe: \.words,
    agreement: .relative(1e-9, because: "an exponential of a few terms"),
    call: StudentCall("acceptance") {
      [
        "logLikelihoodRatio": $0.logLikelihoodRatio, "candidate": $0.candidate,
        "current": $0.current, "priorMean": $0.priorMean, "priorVariance": $0.priorVariance,
      ]
    },
    key: .acceptance)
}

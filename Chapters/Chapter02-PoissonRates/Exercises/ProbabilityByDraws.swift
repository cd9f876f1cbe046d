import BayesNumerics
import Marking
import Workbook

/// One run of a student's simulation.
struct DrawsQuestion: Sendable {
  var events1: Int
  var events2: Int
  let intervals: Int
  let end: Double
  let draws: Int
  let seed: UInt64

  var words: String {
    """
    events1 = \(events1), events2 = \(events2), intervals = \(intervals), end = \(end), \
    draws = \(draws), seed = \(seed)
    """
  }

  /// Sixty runs of each of three cases, 120 runs of two pairs only, and the first run once more.
  static func drawn(seed: UInt64) -> [DrawsQuestion] {
    var random = RandomSource(seed: seed).stream(6)
    func runs(_ count: Int, _ events: (Int, Int), _ intervals: Int, _ end: Double, draws: Int)
      -> [DrawsQuestion]
    {
      (0..<count).map { _ in
        DrawsQuestion(
          events1: events.0, events2: events.1, intervals: intervals, end: end, draws: draws,
          seed: random.next() >> 12)
      }
    }
    let questions =
      runs(60, (3, 1), 1, 5, draws: 2000) + runs(60, (4, 5), 2, 4, draws: 2000)
      + runs(60, (2, 4), 1, 4, draws: 2000) + runs(120, (4, 5), 2, 4, draws: few)
    return questions + [questions[0]]
  }

  /// So few that two streams of one seed have not yet drifted apart.
  static let few = 2
}

extension Exercise {
  static let probabilityByDraws = Exercise(
    judged: .build, 6, "probability-by-draws", "A probability by draws", difficulty: 2,
    task:
      "Estimate P(λ1 > λ2) under uniform priors that end, where no formula helps, by draws from the "
      + "posterior, and give the standard error of your estimate. A right function fails by chance in "
      + "at most one marking of 10,000.",
    hint:
      "Draw a rate from the gamma distribution until it lies below the end. The share of hits among "
      + "n draws has the variance p (1 - p) / n.",
    questions: { DrawsQuestion.drawn(seed: $0) }, describe: { $0.words },
    call: probabilityByDrawsCall,
    by: Judge(key: .probabilityByDraws) { questions, answers, _ in
      DrawsJudgement.mark(questions, answers)
    })

  static let probabilityByDrawsCall = StudentCall<DrawsQuestion>("probabilityByDraws") {
    [
      "events1": $0.events1, "events2": $0.events2, "intervals": $0.intervals, "end": $0.end,
      "draws": $0.draws, "seed": $0.seed,
    ]
  }
}

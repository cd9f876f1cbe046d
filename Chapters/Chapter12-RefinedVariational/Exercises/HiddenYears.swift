import BayesNumerics
import Marking
import RealModule
import Workbook

/// Counts of years whose rate switches between two values.
struct HiddenYearsQuestion: Sendable {
  var counts: [Int]
  var low: Double
  var high: Double
  /// P(quiet → restless) and P(restless → quiet)
  var up: Double
  var down: Double

  var words: String {
    "\(counts.count) \(counts.count == 1 ? "year" : "years"), rates \(short(low)) and \(short(high)), up \(short(up)), down \(short(down))"
  }

  /// Counts of the model itself: from one year to three hundred.
  static func random(using random: inout RandomSource) -> HiddenYearsQuestion {
    let low = 1 + 20 * random.uniform()
    let (up, down) = (0.05 + 0.4 * random.uniform(), 0.05 + 0.4 * random.uniform())
    var question = HiddenYearsQuestion(
      counts: [], low: low, high: low * (1.3 + random.uniform()), up: up, down: down)
    let years = 1 + Int(300 * random.uniform() * random.uniform())
    var isHigh = random.uniform() < up / (up + down)
    for _ in 0..<years {
      question.counts.append(
        Poisson(mean: isHigh ? question.high : question.low).sample(using: &random))
      isHigh = random.uniform() < (isHigh ? 1 - down : up)
    }
    return question
  }
}

extension Exercise {
  static let hiddenYears = Exercise(
    4, "hidden-years", "Years of two kinds", difficulty: 2,
    task:
      "The probability of a series of counts whose rate switches between two values, all sequences of hidden states summed "
      + "out, and no underflow for three hundred years.",
    hint:
      "Keep two numbers, the probability of each state given the counts so far. What is divided out each year is the "
      + "probability of that year's count: add up its logarithms.",
    alwaysTry: [
      HiddenYearsQuestion(counts: [3], low: 2, high: 5, up: 0.2, down: 0.4),
      HiddenYearsQuestion(counts: [3, 9, 0], low: 2, high: 7, up: 0.1, down: 0.3),
      HiddenYearsQuestion(
        counts: (0..<600).map { $0 % 70 < 35 ? 15 : 25 }, low: 15, high: 26, up: 0.07, down: 0.12),
    ],
    inputs: { HiddenYearsQuestion.random(using: &$0) }, describe: \.words,
    agreement: .relative(1e-9, because: "rounding of a sum of some hundred logarithms"),
    call: StudentCall("logProbability") {
      ["counts": $0.counts, "low": $0.low, "high": $0.high, "up": $0.up, "down": $0.down]
    },
    key: .hiddenYears)
}

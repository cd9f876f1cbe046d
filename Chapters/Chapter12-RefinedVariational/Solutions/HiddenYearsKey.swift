import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<HiddenYearsQuestion> {
  static var hiddenYears: Self {
    Self(
      solution: {
        try logProbability(
          counts: $0.counts, low: $0.low, high: $0.high, up: $0.up, down: $0.down)
      },
      mistakes: [
        Mistake(
          "the factorials left out", hint: "A Poisson probability has n! below the fraction line."
        ) { numbers, question in
          [numbers[0] + question.counts.reduce(0) { $0 + logGamma(Double($1) + 1) }]
        },
        faulty(
          "the first year quiet or restless alike",
          hint: "The first year is restless with probability up/(up + down)."
        ) { $0.first = 0.5 },
        faulty("the first year quiet", hint: "The first year may be restless, too.") {
          $0.first = 0
        },
        faulty(
          "the two changes exchanged", hint: "up leads from quiet to restless, down back."
        ) { ($0.up, $0.down) = ($0.down, $0.up) },
        Mistake("the two rates exchanged", hint: "low is the rate of quiet years.") { question in
          var pass = Pass(question)
          (pass.low, pass.high) = (pass.high, pass.low)
          return pass.sum(question.counts)
        },
        faulty(
          "years without memory",
          hint: "What is known of this year's kind tells of the next one's."
        ) { $0.hasMemory = false },
        faulty(
          "the likeliest sequence alone",
          hint: "All sequences are summed; the likeliest is one of them."
        ) { $0.takesLargest = true },
        faulty(
          "the first count left out", hint: "The first year has a count, too: begin with it."
        ) { $0.skipsFirst = true },
        Mistake("the probability itself", hint: "Its logarithm is asked for.") { numbers, _ in
          [exp(numbers[0])]
        },
        Mistake("the sign", hint: "A probability is below 1, and its logarithm below 0.") {
          numbers, _ in [-numbers[0]]
        },
      ])
  }

  private static func faulty(
    _ name: String, hint: String, _ fault: @escaping @Sendable (inout Pass) -> Void
  ) -> Mistake<HiddenYearsQuestion> {
    Mistake(name, hint: hint) { question in
      var pass = Pass(question)
      fault(&pass)
      return pass.sum(question.counts)
    }
  }
}

/// The recursion with what may go wrong in it.
private struct Pass {
  var low, high, up, down, first: Double
  var hasMemory = true
  var takesLargest = false
  var skipsFirst = false

  init(_ question: HiddenYearsQuestion) {
    (low, high, up, down) = (question.low, question.high, question.up, question.down)
    first = question.up / (question.up + question.down)
  }

  func sum(_ counts: [Int]) -> Double {
    func poisson(_ n: Int, _ rate: Double) -> Double {
      exp(Double(n) * log(rate) - rate - logGamma(Double(n) + 1))
    }
    var (quiet, restless) = (1 - first, first)
    var sum = 0.0
    func next(_ a: Double, _ b: Double) -> Double { takesLargest ? max(a, b) : a + b }
    for (year, count) in counts.enumerated() {
      if year > 0 {
        (quiet, restless) = (
          next(quiet * (1 - up), restless * down), next(quiet * up, restless * (1 - down))
        )
      }
      if skipsFirst && year == 0 { continue }
      if !hasMemory { (quiet, restless) = (1 - first, first) }
      quiet *= poisson(count, low)
      restless *= poisson(count, high)
      let total = takesLargest ? max(quiet, restless) : quiet + restless
      sum += log(total)
      quiet /= total
      restless /= total
    }
    return sum
  }
}

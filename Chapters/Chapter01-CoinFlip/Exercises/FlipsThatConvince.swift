import BayesNumerics
import Foundation
import Marking
import Workbook

/// A coin that shows this share of heads, and the Bayes factor that has to be passed.
struct FlipsNeeded: Sendable {
  let share: Double
  let threshold: Double

  static func drawn(using random: inout RandomSource) -> FlipsNeeded {
    FlipsNeeded(
      share: [0.1, 0.4, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9].randomElement(using: &random) ?? 0.7,
      threshold: [3, 10, 30, 100].randomElement(using: &random) ?? 3)
  }
}

extension Exercise {
  static let flipsThatConvince = Exercise(
    5, "flips-that-convince", "How many flips convince?", difficulty: 2,
    task: "A coin always shows the same share of heads. After how many flips does the Bayes factor "
      + "of 'biased, p uniform' against 'fair' first exceed the threshold? Return 0 when no number "
      + "of flips up to 5000 will do.",
    hint: "The evidence of the uniform prior is 1 / (n + 1) for every number of heads. Work with "
      + "logarithms, and start at n = 1.",
    count: 12,
    // Nothing convinces of one half; 2^-n is 0 to a computer long before 0.53 or 0.47 convinces; and a factor
    // of 1, which one flip gives, is above a threshold below 1; 0.56 needs a little more than 1000 flips; and the last
    // three would need 5000, 5001 and 5976
    alwaysTry: [
      FlipsNeeded(share: 0.7, threshold: 3), FlipsNeeded(share: 0.5, threshold: 3),
      FlipsNeeded(share: 0.53, threshold: 10), FlipsNeeded(share: 0.47, threshold: 30),
      FlipsNeeded(share: 0.51, threshold: 3), FlipsNeeded(share: 0.6, threshold: 0.5),
      FlipsNeeded(share: 0.56, threshold: 65), FlipsNeeded(share: 0.522501, threshold: 2.9),
      FlipsNeeded(share: 0.522, threshold: 2.32), FlipsNeeded(share: 0.48, threshold: 2),
    ],
    inputs: { FlipsNeeded.drawn(using: &$0) },
    describe: { "share = \($0.share), threshold = \($0.threshold)" },
    agreement: .absolute(0, because: "a count is exact"),
    call: StudentCall("flipsNeeded") { ["share": $0.share, "threshold": $0.threshold] },
    key: .flipsThatConvince)
}

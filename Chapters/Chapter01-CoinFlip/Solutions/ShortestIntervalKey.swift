import BayesNumerics
import Inference
import Marking

extension ExerciseKey<Beta> {
  static var shortestInterval: Self {
    Self(
      solution: { try highestDensityInterval(a: $0.a, b: $0.b) },
      mistakes: [
        Mistake(
          "equal tails",
          hint:
            "You cut the same probability off both tails; the density is not the same at your two ends."
        ) { [$0.quantile(0.025), $0.quantile(0.975)] },
        Mistake(
          "a normal distribution for the beta",
          hint:
            "Mean and 1.96 standard deviations hold 95 % of a normal distribution; this one is skewed."
        ) { [$0.mean - 1.96 * $0.standardDeviation, $0.mean + 1.96 * $0.standardDeviation] },
        Mistake(
          "a and b swapped",
          hint: "Your interval belongs to Beta(b, a): heads go with a, tails with b.",
          asIf: { Beta(a: $0.b, b: $0.a) }),
        Mistake(
          "upper end first", hint: "Your ends are right but in the wrong order: [lower, upper].",
          result: { numbers, _ in numbers.reversed() }),
        Mistake(
          "90 % for 95 %",
          hint: "Your interval holds 90 %: 5 % is the probability outside, both sides together."
        ) {
          let interval = CredibleInterval.highestDensity(of: $0, probability: 0.9)
          return [interval.lower, interval.upper]
        },
        Mistake(
          "90 % with equal tails",
          hint:
            "Your interval holds 90 %, and cuts the same probability off both tails, so that the density "
            + "is not the same at its ends."
        ) { [$0.quantile(0.05), $0.quantile(0.95)] },
        Mistake(
          "the whole range",
          hint:
            "Your interval holds all that is possible; leave 5 % outside, where they shorten it most."
        ) { _ in [0, 1] },
        Mistake(
          "2.5 % cut off above only",
          hint: "You cut 2.5 % off above and nothing below, so that 97.5 % stay inside."
        ) { [0, $0.quantile(0.975)] },
        Mistake(
          "2.5 % cut off below only",
          hint: "You cut 2.5 % off below and nothing above, so that 97.5 % stay inside."
        ) { [$0.quantile(0.025), 1] },
        Mistake(
          "two standard deviations about the mean",
          hint:
            "The beta is skewed, and mean and two standard deviations belong to a normal distribution."
        ) { [$0.mean - 2 * $0.standardDeviation, $0.mean + 2 * $0.standardDeviation] },
        Mistake(
          "one head and one tail too many",
          hint:
            "Your interval belongs to Beta(a + 1, b + 1); a and b are already those of the posterior.",
          asIf: { Beta(a: $0.a + 1, b: $0.b + 1) }),
        Mistake(
          "equally far from the mode",
          hint: "The beta is skewed: the shortest interval reaches farther on its long side."
        ) { beta in
          let mode = (beta.a - 1) / (beta.a + beta.b - 2)
          let reach = bisection(over: 0...1) {
            beta.cumulative(min(1, mode + $0)) - beta.cumulative(max(0, mode - $0)) < 0.95
          }
          return [max(0, mode - reach), min(1, mode + reach)]
        },
        Mistake(
          "one end at 0",
          hint: "You cut 5 % off above and nothing below; slide the interval to shorten it."
        ) { [0, $0.quantile(0.95)] },
        Mistake(
          "one end at 1",
          hint: "You cut 5 % off below and nothing above; slide the interval to shorten it."
        ) { [$0.quantile(0.05), 1] },
        Mistake(
          "the longest interval", hint: "You look for the longest interval, not the shortest."
        ) {
          beta in
          let ends = [[0, beta.quantile(0.95)], [beta.quantile(0.05), 1]]
          return ends[0][1] - ends[0][0] > ends[1][1] - ends[1][0] ? ends[0] : ends[1]
        },
      ])
  }
}

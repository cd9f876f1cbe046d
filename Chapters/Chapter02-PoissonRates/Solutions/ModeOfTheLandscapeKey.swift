import Marking

extension ExerciseKey<ModeQuestion> {
  static var modeOfTheLandscape: Self {
    Self(
      solution: {
        try mode(
          events1: $0.events1, events2: $0.events2, intervals: $0.intervals, mean1: $0.mean1,
          mean2: $0.mean2)
      },
      mistakes: [
        Mistake(
          "axes swapped",
          hint:
            "You return [λ2, λ1]: the first number belongs to the first sensor. With equal counts you "
            + "would never notice.",
          result: { numbers, _ in numbers.reversed() }),
        Mistake(
          "means swapped",
          hint:
            "You gave λ1 the prior mean of λ2; 'Exp(3), Exp(10)' does not say whose is whose.",
          asIf: { $0.with { ($0.mean1, $0.mean2) = ($0.mean2, $0.mean1) } }),
        Mistake(
          "the mean for the rate of the exponential",
          hint:
            "You add b to N. The exponential density is exp(-λ / b) / b: its exponent adds 1/b.",
          asIf: { $0.with { ($0.mean1, $0.mean2) = (1 / $0.mean1, 1 / $0.mean2) } }),
        Mistake(
          "mean for mode",
          hint: "That is the posterior's mean; the mode lies lower, as the posterior is skewed.",
          asIf: { $0.with { ($0.events1, $0.events2) = ($0.events1 + 1, $0.events2 + 1) } }),
        Mistake(
          "the prior forgotten",
          hint: "s / N is the mode under uniform priors; the exponential ones pull it down.",
          asIf: { $0.with { ($0.mean1, $0.mean2) = (.infinity, .infinity) } }),
        Mistake(
          "counts swapped",
          hint: "You gave λ1 the events of sensor 2.",
          asIf: { $0.with { ($0.events1, $0.events2) = ($0.events2, $0.events1) } }),
        Mistake(
          "one prior for both",
          hint: "You gave both rates the first prior; each has a mean of its own.",
          asIf: { $0.with { $0.mean2 = $0.mean1 } }),
        Mistake(
          "one event too few",
          hint:
            "The posterior is Gamma(s + 1, r), and its density λ^s exp(-r λ); you have one power of λ too few.",
          asIf: { $0.with { ($0.events1, $0.events2) = ($0.events1 - 1, $0.events2 - 1) } }),
        Mistake(
          "the intervals forgotten",
          hint: "The events are those of all N intervals, and the rate is per interval.",
          asIf: { $0.with { $0.intervals = 1 } }),
      ])
  }
}

extension ModeQuestion {
  fileprivate func with(_ change: (inout ModeQuestion) -> Void) -> ModeQuestion {
    var changed = self
    change(&changed)
    return changed
  }
}

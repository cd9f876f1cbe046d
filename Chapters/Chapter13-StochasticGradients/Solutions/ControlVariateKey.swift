import Foundation
import Marking

extension ExerciseKey<CentredQuestion> {
  static var controlVariate: Self {
    func changed(
      _ name: String, hint: String, _ change: @escaping @Sendable (CentredQuestion) -> Double
    ) -> Mistake<CentredQuestion> {
      Mistake(name, hint: hint) { numbers, question in [numbers[0] + change(question)] }
    }
    let scaled = "The batch is a sample of S out of N: multiply its sum by N/S."
    return Self(
      solution: {
        try estimate(
          theta: $0.theta, centre: $0.centre, sumAtCentre: $0.sumAtCentre, count: $0.count,
          priorVariance: $0.priorVariance, inputs: $0.inputs, outcomes: $0.outcomes)
      },
      mistakes: [
        changed("the batch not scaled", hint: scaled) {
          (1 - $0.scale) * ($0.sum(at: $0.theta) - $0.sum(at: $0.centre))
        },
        changed("the mean of the batch", hint: scaled) {
          (1 / Double($0.inputs.count) - $0.scale) * ($0.sum(at: $0.theta) - $0.sum(at: $0.centre))
        },
        changed("N for N/S", hint: scaled) {
          (Double($0.count) - $0.scale) * ($0.sum(at: $0.theta) - $0.sum(at: $0.centre))
        },
        changed(
          "the sum at the centre forgotten",
          hint: "The difference alone is the slope relative to the centre: what is the slope there?"
        ) { -$0.sumAtCentre },
        changed(
          "the sum at the centre scaled",
          hint: "The sum at the centre is over all data already: it is not scaled."
        ) { ($0.scale - 1) * $0.sumAtCentre },
        changed("no prior", hint: "The log posterior has a prior, whose slope is -θ/σ².") {
          $0.theta / $0.priorVariance
        },
        changed("the prior's sign", hint: "A normal prior pulls θ to 0.") {
          2 * $0.theta / $0.priorVariance
        },
        changed("σ² for σ", hint: "priorVariance is σ² already.") {
          $0.theta / $0.priorVariance - $0.theta / ($0.priorVariance * $0.priorVariance)
        },
        changed(
          "the prior at the centre", hint: "The prior costs nothing: take its slope at θ, exactly."
        ) { ($0.theta - $0.centre) / $0.priorVariance },
        changed("the prior scaled", hint: "There is one prior, however many data there are.") {
          -($0.scale - 1) * $0.theta / $0.priorVariance
        },
        changed(
          "no control variate",
          hint: "That is right on average, but with all the noise of the batch: use the centre."
        ) { $0.scale * $0.sum(at: $0.centre) - $0.sumAtCentre },
        changed(
          "the difference turned round",
          hint: "From the centre to θ: the slope at θ less that at the centre."
        ) { -2 * $0.scale * ($0.sum(at: $0.theta) - $0.sum(at: $0.centre)) },
        changed(
          "the centre not taken off",
          hint: "The batch's slopes at the centre are taken off, so that the mean stays right."
        ) { $0.scale * $0.sum(at: $0.centre) },
        Mistake("the slope of the loss", hint: "The slope of the log posterior points uphill.") {
          numbers, _ in [-numbers[0]]
        },
      ])
  }
}

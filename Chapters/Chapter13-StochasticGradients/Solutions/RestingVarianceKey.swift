import Foundation
import Marking

extension ExerciseKey<RestQuestion> {
  static var restingVariance: Self {
    func variance(
      _ name: String, hint: String, _ value: @escaping @Sendable (RestQuestion, Double) -> Double
    ) -> Mistake<RestQuestion> {
      Mistake(name, hint: hint) { numbers, question in [value(question, numbers[0]), numbers[1]] }
    }
    func step(
      _ name: String, hint: String, _ value: @escaping @Sendable (RestQuestion, Double) -> Double
    ) -> Mistake<RestQuestion> {
      Mistake(name, hint: hint) { numbers, question in [numbers[0], value(question, numbers[1])] }
    }
    let early =
      "You gave the process in continuous time, which is right for short steps; the steps themselves were asked for: keep "
      + "the square of εA."
    return Self(
      solution: {
        try rest(
          curvature: $0.curvature, noise: $0.noise, batch: $0.batch, step: $0.step,
          count: $0.count)
      },
      mistakes: [
        Mistake("the process for the steps", hint: early) { _, q in
          let (s, n) = (Double(q.batch), Double(q.count))
          return [q.step * q.noise / (2 * q.curvature * s), 2 * s / (n * q.noise)]
        },
        Mistake(
          "the answers in the other order",
          hint: "First the variance of these steps, then the best step."
        ) { numbers, _ in [numbers[1], numbers[0]] },
        step(
          "a division of whole numbers",
          hint:
            "batch / count of two Ints is 0 while the batch is smaller: convert each to Double first."
        ) { q, _ in 2 * Double(q.batch / q.count) / q.noise },
        variance("the variance of the process", hint: early) { q, _ in
          q.step * q.noise / (2 * q.curvature * Double(q.batch))
        },
        variance("the batch forgotten", hint: "A mean of S slopes has the variance C/S.") { q, v in
          v * Double(q.batch)
        },
        variance(
          "the batch squared",
          hint: "The variance of a mean falls with S, its standard deviation with √S."
        ) { q, v in v / Double(q.batch) },
        variance("the standard deviation", hint: "The variance is asked for.") { _, v in
          v.squareRoot()
        },
        variance("C for a standard deviation", hint: "C is a variance already.") { q, v in
          v * q.noise
        },
        variance("the noise of one step", hint: "Steps add up: what is left of earlier ones?") {
          q, _ in
          q.step * q.step * q.noise / Double(q.batch)
        },
        variance(
          "1 - εA not squared", hint: "A factor 1 - εA on θ is a factor (1 - εA)² on its variance."
        ) { q, _ in q.step * q.noise / (Double(q.batch) * q.curvature) },
        variance("A upside down", hint: "The steeper the valley, the narrower descent rests in it.")
        {
          q, v in v * q.curvature * q.curvature
        },
        step("the step of the process", hint: early) { q, _ in
          2 * Double(q.batch) / (Double(q.count) * q.noise)
        },
        step(
          "the slide's step",
          hint: "As the text reads it multiplies by C; noisy slopes need short steps."
        ) {
          q, _ in Double(q.batch) / Double(q.count) * q.noise
        },
        step("half the step", hint: "1 - (1 - εA)² begins with 2εA: where has the 2 gone?") {
          _, e in e / 2
        },
        step("the step upside down", hint: "More data ask for shorter steps.") { _, e in 1 / e },
        step("N forgotten", hint: "The posterior of N data has the variance 1/(AN).") { q, _ in
          2 * Double(q.batch) / (q.noise + Double(q.batch) * q.curvature)
        },
        step("the batch forgotten in the step", hint: "Larger batches allow longer steps.") {
          q, _ in
          2 / (Double(q.count) * q.noise + q.curvature)
        },
        step("the sign of the correction", hint: "Move εA to the other side: its sign changes.") {
          q, _ in
          2 * Double(q.batch) / (Double(q.count) * q.noise - Double(q.batch) * q.curvature)
        },
      ])
  }
}

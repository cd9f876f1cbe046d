import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<StepQuestion> {
  static var sgldStep: Self {
    Self(
      solution: { question in
        try question.answer {
          try chapter13.sgldStep(position: $0, stepSize: $1, slope: $2, random: &$3)
        }
      },
      mistakes: FaultyStep.all.map { fault in
        Mistake(fault.name, hint: fault.hint) { try $0.answer(by: fault.step) }
      })
  }
}

/// A step as it is known to go wrong.
private struct FaultyStep: Sendable {
  let name: String
  let hint: String
  let step:
    @Sendable (Double, Double, (Double, inout RandomSource) -> Double, inout RandomSource) -> Double

  /// A move made of the slope and a normal number.
  static func moved(
    _ name: String, hint: String,
    _ move: @escaping @Sendable (_ eta: Double, _ up: Double, _ z: Double) -> Double
  ) -> FaultyStep {
    FaultyStep(name: name, hint: hint) { place, eta, slope, random in
      let up = slope(place, &random)
      return place + move(eta, up, random.normal())
    }
  }

  static let all = [
    moved(
      "the slide's noise",
      hint: "With √η the variance on N(0, 1) comes out as 1/2: which noise makes it 1?"
    ) { eta, up, z in eta * up + eta.squareRoot() * z },
    moved(
      "half the slope",
      hint:
        "Half the slope and the noise √η go together, as Welling and Teh have it; here η goes with √(2η)."
    ) { eta, up, z in eta / 2 * up + (2 * eta).squareRoot() * z },
    moved(
      "Welling and Teh's step",
      hint: "Right for their ε = 2η; here the slope is multiplied by η itself."
    ) { eta, up, z in eta / 2 * up + eta.squareRoot() * z },
    moved("no noise", hint: "That is descent: where does it rest?") { eta, up, _ in eta * up },
    moved("downhill", hint: "The slope of the log posterior points uphill, and so must the step.") {
      eta, up, z in -eta * up + (2 * eta).squareRoot() * z
    },
    moved(
      "the variance for the standard deviation",
      hint: "2η is the variance of the noise; what multiplies a standard normal number?"
    ) { eta, up, z in eta * up + 2 * eta * z },
    moved("η for the noise", hint: "The noise has variance 2η.") { eta, up, z in eta * up + eta * z
    },
    moved("twice the root", hint: "√(2η), not 2√η.") { eta, up, z in
      eta * up + 2 * eta.squareRoot() * z
    },
    moved(
      "the root of the step on the slope", hint: "The slope is multiplied by η, the noise by √(2η)."
    ) { eta, up, z in eta.squareRoot() * up + (2 * eta).squareRoot() * z },
    moved("the step forgotten", hint: "The slope is multiplied by η.") { eta, up, z in
      up + (2 * eta).squareRoot() * z
    },
    moved(
      "twice the slope", hint: "The slope is multiplied by η, the 2 is under the root of the noise."
    ) {
      eta, up, z in 2 * eta * up + (2 * eta).squareRoot() * z
    },
    moved("noise inside the slope", hint: "The noise is added to the place, not to the slope.") {
      eta, up, z in
      eta * (up + (2 * eta).squareRoot() * z)
    },
    FaultyStep(name: "uniform noise", hint: "The noise is normal: random.normal().") {
      place, eta, slope, random in
      let up = slope(place, &random)
      return place + eta * up + (2 * eta).squareRoot() * random.uniform()
    },
    FaultyStep(
      name: "uniform noise around 0",
      hint: "The noise has variance 1 before it is scaled: random.normal()."
    ) { place, eta, slope, random in
      let up = slope(place, &random)
      return place + eta * up + (2 * eta).squareRoot() * (2 * random.uniform() - 1)
    },
    FaultyStep(
      name: "uniform noise of variance 1",
      hint:
        "Mean and variance are right, but the noise is to be normal: random.normal(). The moves have lighter tails than they "
        + "should."
    ) { place, eta, slope, random in
      let up = slope(place, &random)
      return place + eta * up + (2 * eta).squareRoot() * (random.uniform() - 0.5)
        * 12.0.squareRoot()
    },
    FaultyStep(name: "only the move", hint: "The new place is asked for, not the move.") {
      place, eta, slope, random in
      let up = slope(place, &random)
      return eta * up + (2 * eta).squareRoot() * random.normal()
    },
    FaultyStep(
      name: "the slope after the noise", hint: "The slope is taken where the step begins."
    ) { place, eta, slope, random in
      let moved = place + (2 * eta).squareRoot() * random.normal()
      return moved + eta * slope(moved, &random)
    },
    FaultyStep(
      name: "a slope of two batches", hint: "One estimate of the slope belongs to one step."
    ) { place, eta, slope, random in
      let up = slope(place, &random) + slope(place, &random)
      return place + eta * up / 2 + (2 * eta).squareRoot() * random.normal()
    },
    FaultyStep(name: StepJudge.same.name, hint: StepJudge.same.hint) { place, eta, slope, _ in
      var own = RandomSource(seed: 1)
      return place + eta * slope(place, &own) + (2 * eta).squareRoot() * own.normal()
    },
  ]
}

import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<LeapQuestion> {
  static var leapfrog: Self {
    @Sendable func right(
      _ theta: [Double], _ q: [Double], _ stepSize: Double, _ slope: ([Double]) -> [Double]
    ) throws -> (theta: [Double], q: [Double]) {
      try leap(theta: theta, q: q, stepSize: stepSize, slope: slope)
    }
    @Sendable func rightly(_ before: Double, _ after: Double) throws -> Double {
      try probabilityOfAcceptance(energyBefore: before, energyAfter: after)
    }
    let steps = FaultyLeap.all.map { fault in
      Mistake<LeapQuestion>(fault.name, hint: fault.hint) {
        try $0.answer(by: $0.run(fault.leap, rightly))
      }
    }
    let rules = FaultyRule.all.map { fault in
      Mistake<LeapQuestion>(fault.name, hint: fault.hint) {
        try $0.answer(by: $0.run(right, fault.rule))
      }
    }
    return Self(
      solution: { try $0.answer(by: $0.run(right, rightly)) }, mistakes: steps + rules)
  }
}

/// A rule of acceptance as it is known to go wrong.
private struct FaultyRule: Sendable {
  let name: String
  let hint: String
  let rule: @Sendable (Double, Double) -> Double

  static let all = [
    FaultyRule(
      name: "the ratio as it is printed (E7)",
      hint:
        "min(1, exp(H*)/exp(H)) stands upside down: the density is exp(-H), so a rise of the energy makes acceptance "
        + "less likely."
    ) { min(1, exp($1 - $0)) },
    FaultyRule(
      name: "two exponentials, which become 0",
      hint:
        "exp(-H) is 0 for large H, and 0/0 no number: take the difference of the energies first."
    ) { min(1, exp(-$1) / exp(-$0)) },
    FaultyRule(name: "a probability above 1", hint: "A probability is at most 1: take min(1, ·).") {
      exp($0 - $1)
    },
    FaultyRule(
      name: "any change of energy",
      hint:
        "Where the energy falls, the end is accepted for certain; only a rise counts against it."
    ) { exp(-abs($0 - $1)) },
    FaultyRule(
      name: "energies for densities",
      hint: "The density is exp(-H): a ratio of densities is the exponential of a difference."
    ) { min(1, $0 / $1) },
    FaultyRule(
      name: "every end accepted",
      hint: "The steps do not keep the energy exactly; the acceptance makes up for it."
    ) { _, _ in 1 },
    FaultyRule(
      name: "no end where the energy rises",
      hint: "That is a search for the valley: a rise is accepted with the probability exp(-rise)."
    ) { $1 <= $0 ? 1 : 0 },
    FaultyRule(name: "the log of the ratio", hint: "Take exp, and then min(1, ·).") {
      min(0, $0 - $1)
    },
    FaultyRule(name: "half the rise", hint: "H has its ½ already: take the whole difference.") {
      min(1, exp(($0 - $1) / 2))
    },
  ]
}

/// A leapfrog step as it is known to go wrong.
private struct FaultyLeap: Sendable {
  let name: String
  let hint: String
  let leap:
    @Sendable ([Double], [Double], Double, ([Double]) -> [Double]) -> (
      theta: [Double], q: [Double]
    )

  /// a + factor b
  private static func sum(_ a: [Double], _ factor: Double, _ b: [Double]) -> [Double] {
    zip(a, b).map { $0 + factor * $1 }
  }

  /// The leapfrog with other factors.
  ///
  /// - Parameters:
  ///   - first, position, last: What ε is multiplied by in the three lines, signs included.
  private init(
    _ name: String, hint: String, first: Double = -0.5, position: Double = 1, last: Double = -0.5
  ) {
    self.init(name: name, hint: hint) { theta, q, step, slope in
      let half = FaultyLeap.sum(q, first * step, slope(theta))
      let place = FaultyLeap.sum(theta, position * step, half)
      return (place, FaultyLeap.sum(half, last * step, slope(place)))
    }
  }

  private init(
    name: String, hint: String,
    leap:
      @escaping @Sendable ([Double], [Double], Double, ([Double]) -> [Double]) -> (
        theta: [Double], q: [Double]
      )
  ) {
    (self.name, self.hint, self.leap) = (name, hint, leap)
  }

  static let all = [
    FaultyLeap(
      name: "Euler's rule",
      hint:
        "Both move by what both were: an error of order 1, a volume that grows, and no way back. Each line must use what the "
        + "line before has left."
    ) { theta, q, step, slope in (sum(theta, step, q), sum(q, -step, slope(theta))) },
    FaultyLeap(
      "no half steps",
      hint:
        "A whole step of the momentum and a whole one of the position keep volume, but err in the first order and do not find "
        + "their way back: cut the step of the momentum into two halves.", first: -1, last: 0),
    FaultyLeap(
      name: "no half steps, position first",
      hint:
        "Whole steps of position and momentum, one after the other, err in the first order: cut one of the two into halves."
    ) { theta, q, step, slope in
      let place = sum(theta, step, q)
      return (place, sum(q, -step, slope(place)))
    },
    FaultyLeap(
      "uphill", hint: "q' = -∇U: the ball is pushed downhill.", first: 0.5, last: 0.5),
    FaultyLeap(
      "uphill in the second half",
      hint: "Both half steps of the momentum have the same sign, -∇U.", last: 0.5),
    FaultyLeap(
      name: "the old gradient again",
      hint: "The last half step needs the gradient at the new position."
    ) { theta, q, step, slope in
      let half = sum(q, -step / 2, slope(theta))
      return (sum(theta, step, half), sum(half, -step / 2, slope(theta)))
    },
    FaultyLeap(
      "two whole steps of the momentum", hint: "Each of the two is half a step.", first: -1,
      last: -1),
    FaultyLeap(
      "half a step of the position", hint: "The position makes a whole step.", position: 0.5),
    FaultyLeap(
      "the last half step left out",
      hint: "A second half step of the momentum belongs to it, at the new position.", last: 0),
    FaultyLeap(
      "the first half step left out", hint: "The momentum begins with half a step.", first: 0),
    FaultyLeap(
      name: "the momentum turned round",
      hint:
        "Turned round in each step the ball runs to and fro; a sampler may turn it at the end of a trajectory, where it "
        + "does not matter."
    ) { theta, q, step, slope in
      let half = sum(q, -step / 2, slope(theta))
      let place = sum(theta, step, half)
      return (place, sum(half, -step / 2, slope(place)).map { -$0 })
    },
    FaultyLeap(
      name: "the old momentum for the position",
      hint: "The position moves by the momentum after its half step."
    ) { theta, q, step, slope in
      let half = sum(q, -step / 2, slope(theta))
      let place = sum(theta, step, q)
      return (place, sum(half, -step / 2, slope(place)))
    },
    FaultyLeap(
      name: "the gradient at the momentum",
      hint: "∇U is a function of the position: the new one, in the last line."
    ) { theta, q, step, slope in
      let half = sum(q, -step / 2, slope(theta))
      return (sum(theta, step, half), sum(half, -step / 2, slope(half)))
    },
    FaultyLeap(
      name: "the midpoint rule",
      hint:
        "Its error is of the second order, but it neither keeps volume nor finds its way back, so that the acceptance does not "
        + "mend it."
    ) { theta, q, step, slope in
      let middle = sum(theta, step / 2, q)
      let momentum = sum(q, -step / 2, slope(theta))
      return (sum(theta, step, momentum), sum(q, -step, slope(middle)))
    },
  ]
}

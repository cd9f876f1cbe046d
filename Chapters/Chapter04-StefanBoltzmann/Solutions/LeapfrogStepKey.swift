import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<LeapfrogQuestion> {
  static var leapfrogStep: Self {
    Self(
      solution: {
        try $0.answer(by: {
          try chapter4.leapfrogStep(
            position: $0, momentum: $1, stepSize: $2, masses: $3, gradient: $4)
        })
      },
      mistakes: FaultyStep.all.map { fault in
        Mistake(fault.name, hint: fault.hint) { try $0.answer(by: fault.step) }
      })
  }
}

/// A leapfrog step as it is known to go wrong.
private struct FaultyStep: Sendable {
  /// Position, momentum, step size, masses and gradient in, position and momentum out.
  typealias Step =
    @Sendable (
      [Double], [Double], Double, [Double], ([Double]) -> [Double]
    ) throws -> ([Double], [Double])

  let name: String
  let hint: String
  let step: Step

  static let all: [FaultyStep] = [
    FaultyStep(
      name: "whole steps of the momentum",
      hint:
        "The momentum makes half a step at each end, ε/2: two whole ones let it fall twice as fast.",
      step: general(first: 1, last: 1)),
    FaultyStep(
      name: "the gradient's sign",
      hint:
        "`gradient` is that of log P, uphill; the ball is pulled there: add it to the momentum.",
      step: general(first: -0.5, last: -0.5)),
    FaultyStep(
      name: "the position moved by the old momentum",
      hint: "The position moves by the momentum after its half step, not by the one before."
    ) { q, p, size, masses, gradient in
      let start = gradient(q)
      let place = q.indices.map { q[$0] + size * p[$0] / masses[$0] }
      let end = gradient(place)
      return (place, p.indices.map { p[$0] + 0.5 * size * (start[$0] + end[$0]) })
    },
    FaultyStep(
      name: "Euler's step",
      hint:
        "You move position and momentum both by what they were at the start, which is Euler's rule."
    ) { q, p, size, masses, gradient in
      let pull = gradient(q)
      return (
        q.indices.map { q[$0] + size * p[$0] / masses[$0] },
        p.indices.map { p[$0] + size * pull[$0] }
      )
    },
    FaultyStep(
      name: "no mass matrix",
      hint:
        "The velocity of a coordinate is its momentum over its mass; you take the momentum itself.",
      step: general(power: 0)),
    FaultyStep(
      name: "multiplied by the mass",
      hint: "The velocity of a coordinate is its momentum over its mass, not times it.",
      step: general(power: 1)),
    FaultyStep(
      name: "a stale gradient",
      hint: "The last half step takes the gradient at the new position; you take the old one again."
    ) { q, p, size, masses, gradient in
      let pull = gradient(q)
      let half = p.indices.map { p[$0] + 0.5 * size * pull[$0] }
      return (
        q.indices.map { q[$0] + size * half[$0] / masses[$0] },
        q.indices.map { half[$0] + 0.5 * size * pull[$0] }
      )
    },
    FaultyStep(
      name: "one whole step of the momentum",
      hint:
        "You move the momentum once, by a whole step, and then the position. That keeps volumes, but its energy "
        + "error falls as ε and its path is not its own reverse: cut the momentum's step in two halves.",
      step: general(first: 1, last: 0)),
    FaultyStep(
      name: "the last half step forgotten",
      hint: "After the position the momentum makes its second half step, at the new position.",
      step: general(first: 0.5, last: 0)),
    FaultyStep(
      name: "half a step of the position",
      hint: "The position makes a whole step, ε; only those of the momentum are halved.",
      step: general(stretch: 0.5)),
    FaultyStep(
      name: "the new momentum not used",
      hint: "Your position does not move.", step: general(stretch: 0)),
  ]

  /// first · ε of the momentum, stretch · ε · m^power of the position, last · ε of the momentum.
  private static func general(
    first: Double = 0.5, last: Double = 0.5, stretch: Double = 1, power: Double = -1
  ) -> Step {
    { q, p, size, masses, gradient in
      let start = gradient(q)
      let half = p.indices.map { p[$0] + first * size * start[$0] }
      let place = q.indices.map { q[$0] + stretch * size * half[$0] * pow(masses[$0], power) }
      let end = gradient(place)
      return (place, p.indices.map { half[$0] + last * size * end[$0] })
    }
  }
}

extension LeapfrogQuestion {
  /// What the driver beside the student's file answers with this step: its twin in this process.
  func answer(
    by step: (
      _ position: [Double], _ momentum: [Double], _ stepSize: Double, _ masses: [Double],
      _ gradient: ([Double]) -> [Double]
    ) throws -> ([Double], [Double])
  ) throws -> [Double] {
    func run(
      _ start: ([Double], [Double]), by size: Double,
      seen: (_ q: [Double], _ p: [Double]) -> Void = { _, _ in }
    ) throws -> ([Double], [Double]) {
      var now = start
      for _ in 0..<steps {
        now = try step(now.0, now.1, size, target.masses) { target.gradient(at: $0) }
        seen(now.0, now.1)
      }
      return now
    }

    switch task {
    case .path:
      var path: [Double] = []
      _ = try run((position, momentum), by: stepSize) { path += $0 + $1 }
      return path
    case .return:
      let end = try run((position, momentum), by: stepSize)
      let back = try run((end.0, end.1.map { -$0 }), by: stepSize)
      return back.0 + back.1.map { -$0 }
    case .chain:
      var random = RandomSource(seed: seed)
      var (place, accepted, kept) = (position, 0, [Double]())
      for draw in 0..<draws + 50 {
        let start = target.masses.map { $0.squareRoot() * random.normal() }
        let size = stepSize * (0.8 + 0.4 * random.uniform())
        let end = try run((place, start), by: size)
        let rise = target.energy(end.0, end.1) - target.energy(place, start)
        if random.uniform() < exp(-rise) { (place, accepted) = (end.0, accepted + 1) }
        if draw >= 50 { kept += place }
      }
      return [Double(accepted) / Double(draws + 50)] + kept
    }
  }
}

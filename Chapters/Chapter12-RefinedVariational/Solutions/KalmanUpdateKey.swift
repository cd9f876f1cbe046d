import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<KalmanQuestion> {
  static var kalmanUpdate: Self {
    Self(
      solution: { question in
        try question.run.answer(all: question.all) {
          try chapter12.kalmanUpdate(mean: $0, covariance: $1, z: $2, noise: $3, y: $4)
        }
      },
      mistakes: FaultyUpdate.all.map { fault in
        Mistake(fault.name, hint: fault.hint) { question in
          try question.run.answer(all: question.all, by: fault.update)
        }
      })
  }
}

/// An update as it is known to go wrong.
private struct FaultyUpdate: Sendable {
  let name: String
  let hint: String
  let update: @Sendable ([Double], [[Double]], [Double], Double, Double) -> KalmanRun.Updated

  /// What each formula may use.
  struct Parts {
    let mean: [Double]
    let covariance: [[Double]]
    let z: [Double]
    let noise: Double
    let y: Double
    let pz: [Double]
    let signal: Double
    let surprise: Double
    var variance: Double { signal + noise }
    var logDensity: Double {
      -0.5 * (log(2 * Double.pi * variance) + surprise * surprise / variance)
    }
    func moved(_ share: Double) -> [Double] { zip(mean, pz).map { $0 + $1 * share } }
    func narrowed(_ share: Double) -> [[Double]] {
      covariance.indices.map { i in
        covariance.indices.map { covariance[i][$0] - pz[i] * pz[$0] * share }
      }
    }
  }

  static func fault(
    _ name: String, hint: String, _ update: @escaping @Sendable (Parts) -> KalmanRun.Updated
  ) -> FaultyUpdate {
    FaultyUpdate(name: name, hint: hint) { mean, covariance, z, noise, y in
      func product(_ a: [Double], _ b: [Double]) -> Double {
        zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
      }
      let pz = covariance.map { product($0, z) }
      return update(
        Parts(
          mean: mean, covariance: covariance, z: z, noise: noise, y: y, pz: pz,
          signal: product(pz, z), surprise: y - product(mean, z)))
    }
  }

  static let all = [
    fault("the noise left out of the variance", hint: "y varies by its noise r, too.") { p in
      (
        p.moved(p.surprise / p.signal), p.narrowed(1 / p.signal),
        -0.5 * (log(2 * Double.pi * p.signal) + p.surprise * p.surprise / p.signal)
      )
    },
    fault(
      "the noise taken for a standard deviation",
      hint: "noise is r, a variance: nothing is squared."
    ) { p in
      let variance = p.signal + p.noise * p.noise
      return (
        p.moved(p.surprise / variance), p.narrowed(1 / variance),
        -0.5 * (log(2 * Double.pi * variance) + p.surprise * p.surprise / variance)
      )
    },
    fault("the covariance left as it was", hint: "A number seen makes the state better known.") {
      ($0.moved($0.surprise / $0.variance), $0.covariance, $0.logDensity)
    },
    fault("the covariance grows", hint: "What is learned is taken off.") {
      ($0.moved($0.surprise / $0.variance), $0.narrowed(-1 / $0.variance), $0.logDensity)
    },
    fault("the mean left where it was", hint: "The mean moves by a share of the surprise.") {
      ($0.mean, $0.narrowed(1 / $0.variance), $0.logDensity)
    },
    fault("the surprise's sign", hint: "Where y is larger than expected, the mean rises.") {
      ($0.moved(-$0.surprise / $0.variance), $0.narrowed(1 / $0.variance), $0.logDensity)
    },
    fault("the number for its surprise", hint: "Only what was not expected teaches: y - z·μ.") {
      ($0.moved($0.y / $0.variance), $0.narrowed(1 / $0.variance), $0.logDensity)
    },
    fault("the gain without its division", hint: "C z is divided by the variance of y.") {
      ($0.moved($0.surprise), $0.narrowed(1), $0.logDensity)
    },
    fault(
      "the standard deviation for the variance in the gain", hint: "C z over the variance of y."
    ) {
      let share = 1 / $0.variance.squareRoot()
      return ($0.moved($0.surprise * share), $0.narrowed(share), $0.logDensity)
    },
    fault(
      "only the measured parts move", hint: "What correlates with the measured parts learns, too."
    ) { p in
      let gain = zip(p.pz, p.z).map { $1 == 0 ? 0 : $0 / p.variance }
      return (
        zip(p.mean, gain).map { $0 + $1 * p.surprise },
        p.covariance.indices.map { i in
          p.covariance.indices.map { p.covariance[i][$0] - gain[i] * p.pz[$0] }
        }, p.logDensity
      )
    },
    fault("no constant in the density", hint: "With all constants: 1/√(2π F) in front.") { p in
      (
        p.moved(p.surprise / p.variance), p.narrowed(1 / p.variance),
        -0.5 * (log(p.variance) + p.surprise * p.surprise / p.variance)
      )
    },
    fault(
      "the mean moved without the division",
      hint: "The mean moves by C z times the surprise, over F."
    ) {
      ($0.moved($0.surprise), $0.narrowed(1 / $0.variance), $0.logDensity)
    },
    fault(
      "the covariance narrowed without the division", hint: "C z (C z)ᵀ is divided by F, too."
    ) {
      ($0.moved($0.surprise / $0.variance), $0.narrowed(1), $0.logDensity)
    },
    fault(
      "F for its root in front of the density", hint: "A normal density has 1/√(2π F) in front."
    ) { p in
      (
        p.moved(p.surprise / p.variance), p.narrowed(1 / p.variance),
        -0.5 * log(2 * Double.pi) - log(p.variance) - 0.5 * p.surprise * p.surprise / p.variance
      )
    },
    fault("the density without its width", hint: "A density has its width below the line.") { p in
      (
        p.moved(p.surprise / p.variance), p.narrowed(1 / p.variance),
        -0.5 * (log(2 * Double.pi) + p.surprise * p.surprise / p.variance)
      )
    },
    fault(
      "the density after the number was seen",
      hint: "How likely was y before it was seen: with the old a and P."
    ) { p in
      let mean = p.moved(p.surprise / p.variance)
      let covariance = p.narrowed(1 / p.variance)
      let left = p.y - zip(mean, p.z).reduce(0) { $0 + $1.0 * $1.1 }
      let pz = covariance.map { zip($0, p.z).reduce(0) { $0 + $1.0 * $1.1 } }
      let variance = zip(pz, p.z).reduce(p.noise) { $0 + $1.0 * $1.1 }
      return (
        mean, covariance, -0.5 * (log(2 * Double.pi * variance) + left * left / variance)
      )
    },
  ]
}

// Runs your leapfrog step; compiled beside your file. There is nothing to write here.

import BayesNumerics
import Foundation

/// What a step does on the normal distribution N(mean, precision⁻¹).
///
/// - Parameters:
///   - task: "path": all positions and momenta of so many steps. "return": where as many steps with the momentum
///     reversed lead. "chain": the share of accepted proposals and all draws of Hamiltonian Monte Carlo.
///   - draws: of the chain; each is preceded by a new momentum and so many steps.
func drive(
  task: String, mean: [Double], precision: [[Double]], position: [Double], momentum: [Double],
  stepSize: Double, steps: Int, masses: [Double], draws: Int, seed: UInt64
) throws -> [Double] {
  func pull(_ q: [Double]) -> [Double] {
    let off = zip(mean, q).map { $0 - $1 }
    return precision.map { dot($0, off) }
  }
  func energy(_ q: [Double], _ p: [Double]) -> Double {
    let off = zip(q, mean).map { $0 - $1 }
    return 0.5 * dot(off, precision.map { dot($0, off) })
      + 0.5 * zip(p, masses).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
  }
  func run(
    _ start: (position: [Double], momentum: [Double]), by size: Double,
    seen: (_ q: [Double], _ p: [Double]) -> Void = { _, _ in }
  ) throws -> (position: [Double], momentum: [Double]) {
    var now = start
    for _ in 0..<steps {
      now = try leapfrogStep(
        position: now.position, momentum: now.momentum, stepSize: size, masses: masses,
        gradient: pull)
      seen(now.position, now.momentum)
    }
    return now
  }

  switch task {
  case "path":
    var path: [Double] = []
    _ = try run((position, momentum), by: stepSize) { path += $0 + $1 }
    return path
  case "return":
    let end = try run((position, momentum), by: stepSize)
    let back = try run((end.position, end.momentum.map { -$0 }), by: stepSize)
    return back.position + back.momentum.map { -$0 }
  default:
    // Hamiltonian Monte Carlo, the step size varied by a fifth so that no path closes on itself
    var random = RandomSource(seed: seed)
    var (place, accepted, kept) = (position, 0, [Double]())
    for draw in 0..<draws + 50 {
      let start = masses.map { $0.squareRoot() * random.normal() }
      let size = stepSize * (0.8 + 0.4 * random.uniform())
      let end = try run((place, start), by: size)
      let rise = energy(end.position, end.momentum) - energy(place, start)
      if random.uniform() < exp(-rise) {
        place = end.position
        accepted += 1
      }
      if draw >= 50 { kept += place }
    }
    return [Double(accepted) / Double(draws + 50)] + kept
  }
}

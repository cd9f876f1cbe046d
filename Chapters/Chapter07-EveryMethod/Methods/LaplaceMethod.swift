import BayesNumerics
import Inference
import RealModule

/// A normal distribution with the height and the curvature of the peak that a climb from a draw of the prior finds.
struct LaplaceMethod: Method {
  let name = "laplace"
  let title = "Laplace, one climb"
  let kind = MethodKind.fit

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    var random = random
    guard let bump = Bump.climbed(target, from: target.posterior.drawPrior(&random)) else {
      return .failure("The climb found no peak.")
    }
    return MethodResult(
      answer: .normals(NormalMixture(weights: [1], components: [bump.normal])),
      logEvidence: bump.logArea, warning: nil)
  }
}

/// Laplace's approximation at each peak that climbs from twenty draws of the prior find, added up.
struct LaplaceSumMethod: Method {
  let name = "laplace-sum"
  let title = "Laplace, peaks added up"
  let kind = MethodKind.fit

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    var random = random
    // snippet: sum
    var bumps: [Bump] = []
    for _ in 0..<20 where target.evaluations < budget {
      let start = target.posterior.drawPrior(&random)
      guard let bump = Bump.climbed(target, from: start) else { continue }
      if bump.isNew(among: bumps) { bumps.append(bump) }
    }
    // end snippet
    guard let highest = bumps.map(\.logArea).max() else {
      return .failure("No climb found a peak.")
    }
    let areas = bumps.map { Double.exp($0.logArea - highest) }
    return MethodResult(
      answer: .normals(NormalMixture(weights: areas, components: bumps.map(\.normal))),
      logEvidence: highest + .log(areas.reduce(0, +)), warning: nil)
  }
}

/// One peak as Laplace sees it.
struct Bump: Sendable {
  let normal: Normal
  /// log of its area: with all constants, its share of the evidence.
  let logArea: Double

  /// From the top that a climb from this place reaches; nil where it reaches none.
  static func climbed(_ target: CountedPosterior, from start: Double) -> Bump? {
    guard let found = try? Laplace(of: target, from: [start]) else { return nil }
    let width = 1 / found.precision[0, 0].squareRoot()
    guard width > 0, width.isFinite else { return nil }
    return Bump(
      normal: Normal(mean: found.mode[0], standardDeviation: width), logArea: found.logEvidence)
  }

  /// Whether its peak is none of these, by a tenth of its width.
  func isNew(among others: [Bump]) -> Bool {
    others.allSatisfy { abs($0.normal.mean - normal.mean) > 0.1 * normal.standardDeviation }
  }
}

import BayesNumerics
import Inference

/// The density at evenly spaced points, eight prior standard deviations to each side, summed up.
///
/// With one parameter nothing is simpler or better; with ten it would take as many points to the tenth power.
struct GridMethod: Method {
  let name = "grid"
  let title = "grid"
  let kind = MethodKind.quadrature

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    let prior = target.posterior.priorSpread
    // snippet: grid
    let places = GridDensity.points(
      around: prior.mean, reach: 8 * prior.standardDeviation, count: max(3, min(budget, 400)))
    let heights = places.map { target($0) }
    // end snippet
    guard heights.contains(where: \.isFinite) else {
      return .failure("The density is zero or undefined at every point of the grid.")
    }
    let grid = GridDensity(x: places, logValues: heights)
    let top = grid.density.max() ?? 0
    let ends = max(grid.density[0], grid.density[grid.density.count - 1])
    return MethodResult(
      answer: .grid(grid), logEvidence: grid.logNorm,
      warning: ends > 1e-6 * top
        ? "The density has not died down at an end of the grid: make the grid wider." : nil)
  }
}

import BayesNumerics
import Inference
import RealModule

/// The area piece by piece, halving the worst piece until two rules agree.
///
/// The line is cut at eight prior standard deviations and into 16 pieces, so that no peak is stepped over. The shares
/// are those of a grid of normal width, scaled by the area.
struct QuadratureMethod: Method {
  let name = "quadrature"
  let title = "adaptive quadrature"
  let kind = MethodKind.quadrature

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    let prior = target.posterior.priorSpread
    let highest = target.posterior.largestLogLikelihood
    let half = 8 * prior.standardDeviation
    // snippet: quadrature
    let ends = [Double].evenlySpaced(from: prior.mean - half, to: prior.mean + half, count: 17)
    func area(_ f: (Double) -> Double) -> Double {
      zip(ends, ends.dropFirst()).reduce(0) { sum, piece in
        sum
          + integrate(
            { f($0) * .exp(target($0) - highest) }, from: piece.0, to: piece.1,
            relativeTolerance: 1e-6
          ).value
      }
    }
    // end snippet
    let total = area { _ in 1 }
    guard total > 0, total.isFinite else {
      return .failure("The area is zero, or the density is undefined somewhere.")
    }
    let places = GridDensity.points(around: prior.mean, reach: half, count: 401)
    let grid = GridDensity(x: places, logValues: places.map { target($0) })
    return MethodResult(answer: .grid(grid), logEvidence: highest + .log(total), warning: nil)
  }
}

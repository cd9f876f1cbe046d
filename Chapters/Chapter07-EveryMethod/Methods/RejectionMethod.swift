import BayesNumerics
import Inference
import RealModule

/// Draws from the prior, kept with probability likelihood over its largest value: what is kept are exact draws.
struct RejectionMethod: Method {
  let name = "rejection"
  let title = "rejection sampling"
  let kind = MethodKind.weighted

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    var random = random
    let highest = target.posterior.largestLogLikelihood
    // snippet: rejection
    var kept: [Double] = []
    for _ in 0..<budget {
      let theta = target.posterior.drawPrior(&random)
      let share = Double.exp(target.factors(theta).likelihood - highest)
      if random.uniform() < share { kept.append(theta) }
    }
    // end snippet
    if kept.isEmpty { return .failure("None of \(budget) draws from the prior was kept.") }
    return MethodResult(
      answer: .draws(kept), logEvidence: highest + .log(Double(kept.count) / Double(budget)),
      warning: kept.count < 100 ? "Only \(kept.count) of \(budget) draws were kept." : nil)
  }
}

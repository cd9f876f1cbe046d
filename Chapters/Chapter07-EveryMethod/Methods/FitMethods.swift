import BayesNumerics
import Inference
import RealModule

/// The normal with the least KL(q‖p), by chapter 11's search on fixed draws, from a draw of the prior.
struct ADVIMethod: Method {
  let name = "advi"
  let title = "ADVI"
  let kind = MethodKind.fit

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    var random = random
    let start = VariationalNormal.ball(
      .meanField, around: [target.posterior.drawPrior(&random)],
      standardDeviation: target.posterior.priorSpread.standardDeviation / 2)
    do throws(ADVI.Failure) {
      let fit = try DeterministicADVI(mostDraws: max(8, budget / 50))
        .fit(target, from: start, using: &random)
      let q = Normal(
        mean: fit.approximation.mean[0],
        standardDeviation: fit.approximation.standardDeviations[0])
      // A tenth of the budget for the look at its weights
      let look = ImportanceDiagnosis.of(
        target, under: fit.approximation, draws: max(50, budget / 10), using: &random)
      return MethodResult(
        answer: .normals(NormalMixture(weights: [1], components: [q])),
        logEvidence: fit.bound.mean,
        warning: look.diagnosis.isTrustworthy ? nil : look.diagnosis.verdict)
    } catch {
      return .failure(error.description)
    }
  }
}

/// The best normal along the path of one climb, and draws from it.
struct PathfinderMethod: Method {
  let name = "pathfinder"
  let title = "Pathfinder, one path"
  let kind = MethodKind.fit

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    var random = random
    let start = [target.posterior.drawPrior(&random)]
    do throws(Pathfinder.Failure) {
      let path = try Pathfinder().run(
        target, from: start, draws: max(50, budget / 2), using: &random)
      return MethodResult(
        answer: .draws(path.draws.map { $0[0] }), logEvidence: path.bound.mean,
        warning: path.diagnosis.isTrustworthy ? nil : path.diagnosis.verdict)
    } catch {
      return .failure(error.description)
    }
  }
}

/// Sixteen paths, their draws weighted against the mixture of their normals.
struct PathfindersMethod: Method {
  let name = "pathfinders"
  let title = "Pathfinder, sixteen paths"
  let kind = MethodKind.fit

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    var random = random
    let starts = (0..<16).map { _ in [target.posterior.drawPrior(&random)] }
    do throws(Pathfinder.Failure) {
      let paths = try Pathfinder().run(
        target, from: starts, drawsPerPath: max(10, budget / 80), using: &random)
      let diagnosis = paths.diagnosis
      return MethodResult(
        answer: .draws(
          WeightedDraws(
            paths.candidates.map { $0[0] }, weights: diagnosis.logWeights.map { Double.exp($0) })),
        logEvidence: diagnosis.logEvidence,
        warning: diagnosis.isTrustworthy ? nil : diagnosis.verdict)
    } catch {
      return .failure(error.description)
    }
  }
}

/// Many optimisers from draws of the prior; where they end is taken for draws.
///
/// What an ensemble of nets does: it counts how many starts lead to a peak, not how much mass the peak has.
struct EnsembleMethod: Method {
  let name = "ensemble"
  let title = "ensemble of optimisers"
  let kind = MethodKind.fit

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    var random = random
    // snippet: ensemble
    var ends: [Double] = []
    while target.evaluations < budget {
      let start = target.posterior.drawPrior(&random)
      let end = LBFGS().minimise(from: [start]) { position, slope in
        let value = target.logDensity(at: position, gradient: &slope)
        slope[0] = -slope[0]
        return -value
      }
      // No climb begins where the density is zero
      if end.stop != .noStart { ends.append(end.position[0]) }
    }
    // end snippet
    let found = ends.filter(\.isFinite)
    if found.isEmpty { return .failure("No optimiser ended anywhere.") }
    return MethodResult(answer: .draws(found), logEvidence: nil, warning: nil)
  }
}

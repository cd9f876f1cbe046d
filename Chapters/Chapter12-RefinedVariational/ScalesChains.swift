import BayesNumerics
import Inference
import Workbook

/// Chains of the four log scales, whether they have mixed, and the evidence by a bridge if they have.
struct ScalesChains: Sendable {
  let draws: Draws
  let mixing: Mixing
  /// nil for chains that have not mixed, or where the bridge has not converged.
  let evidence: EvidenceEstimate?

  static let refusal =
    " The chains have not mixed, so their scales, their evidence and their forecast are refused."
  /// Beyond it chains stand apart. The effective sizes are not judged: errors are stated where they matter.
  static let largestRHat = 1.05

  /// Four chains that begin around the modes in turn, so that they stand apart where a valley is never crossed.
  init(
    _ posterior: StructuralPosterior, from modes: StructuralModes, lengths: ChainLengths,
    _ run: Run
  ) async {
    var starts = run.random("starts")
    let relevant = modes.relevant
    let places = (0..<4).map { chain in
      relevant[chain % relevant.count].position.map { $0 + 0.5 * starts.normal() }
    }
    draws = await sample(
      NUTS(posterior), from: places, lengths: lengths,
      recording: Recorder(names: StructuralPosterior.names), using: run.random("chains"),
      progress: run.reporting("forecast", from: 0, to: 0.4))
    mixing = Mixing(
      of: draws,
      standard: MixingStandard(
        largestRHat: Self.largestRHat, smallestSize: 0, mostDivergences: .max,
        smallestEnergyFraction: 0))
    evidence =
      mixing.isGood
      ? try? BridgeSampling().estimate(of: posterior, from: draws, using: run.random("bridge"))
      : nil
  }

  var pooled: ScalesDraws {
    let draws = draws
    let positions = (0..<draws.count).flatMap { draw in
      draws.chains.map { chain in chain.parameters.map { $0[draw] } }
    }
    return ScalesDraws(.chains, positions: positions)
  }
}

import BayesNumerics
import RealModule

/// The evidence as a product of small ratios, one for each step of the ladder.
///
/// Z = Π_k Z(b_k)/Z(b_{k-1}), and each ratio is a mean over the draws of the rung below,
///
/// Z(b_k) / Z(b_{k-1}) = E_{b_{k-1}}[L^(b_k - b_{k-1})].
///
/// A step is small enough when many draws of the lower rung carry its mean. Where only a few do, the
/// mean misses the draws that it lives on and comes out too small: too few rungs, or a prior so vague
/// that its draws never meet the likelihood. The same ratio from the rung above, 1 / E_{b_k}[L^-(b_k -
/// b_{k-1})], errs to the other side then; the diagnosis holds the two against each other.
///
/// Source: Xie, Lewis, Fan, Kuo and Chen (2011), equations 9 to 13.
public enum SteppingStones {
  /// From draws of a ladder that begins at 0, its reference normalised.
  ///
  /// The standard error comes from the draws' influence on the whole product, so that it also counts
  /// how neighbours go together. `evaluations` are those of the draws. Precondition: the lowest power
  /// is 0.
  public static func estimate(_ run: TemperedDraws) -> EvidenceEstimate {
    let powers = run.ladder.powers
    precondition(powers[0] == 0, "An evidence needs a ladder from 0, not from \(powers[0]).")

    // Ratios from below and from above, with the influence of each draw
    var (up, down) = (0.0, 0.0)
    var influence = run.logLikelihoods[0].map { $0.map { _ in 0.0 } }
    var difference = influence
    var fewest = Double.infinity
    for upper in 1..<powers.count {
      let step = powers[upper] - powers[upper - 1]
      let forward = MeanOfExponentials(run.logLikelihoods[upper - 1].scaled(by: step))
      let backward = MeanOfExponentials(run.logLikelihoods[upper].scaled(by: -step))
      up += forward.logMean
      down -= backward.logMean
      fewest = min(fewest, forward.effectiveCount)
      for chain in influence.indices {
        for draw in influence[chain].indices {
          influence[chain][draw] += forward.weights[chain][draw] - 1
          difference[chain][draw] +=
            forward.weights[chain][draw] + backward.weights[chain][draw] - 2
        }
      }
    }

    // Judge
    let error = SeriesError.ofMean(influence)
    let apart = abs(up - down) / SeriesError.ofMean(difference)
    return EvidenceEstimate(
      method: .steppingStones, logEvidence: up, standardError: error, evaluations: run.evaluations,
      checks: [
        .atMost(
          4, "difference of the ratios from below and from above, in its standard errors", apart,
          else:
            "The ratios from the rung below and from the rung above do not agree, so some steps "
            + "are too long for the draws: take more rungs, or a prior that is less vague."),
        .atLeast(
          100, "smallest effective number of draws of a step", fewest,
          else: "A few draws carry the mean of a step: take more rungs or more draws."),
      ] + run.ladderChecks)
  }
}

extension TemperedDraws {
  /// What can be seen wrong of the ladder itself.
  var ladderChecks: [EvidenceCheck] {
    let top = logLikelihoods[logLikelihoods.count - 1]
    return [
      .atLeast(
        0.05, "lowest exchange rate", exchangeRates.min() ?? 1,
        else: "Two neighbours hardly ever exchange their places: take more rungs."),
      .atMost(
        1.05, "R-hat of the log likelihood at the power 1", RHat.rankNormalized(top),
        else: "The chains disagree at the target: take longer chains or more rungs."),
    ]
  }
}

extension [[Double]] {
  func scaled(by factor: Double) -> [[Double]] { map { $0.map { factor * $0 } } }
}

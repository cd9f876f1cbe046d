import BayesNumerics
import RealModule

/// The evidence as an integral over the power: log Z = ∫₀¹ E_b[log L] db.
///
/// The mean log likelihood at each rung is known from its draws, and its slope there too: it is their
/// variance. So the integral is taken by the trapezoidal rule with the slopes at both ends of each
/// step,
///
/// Δ/2 (μ_{k-1} + μ_k) - Δ²/12 (V_k - V_{k-1}).
///
/// As the mean rises with b, the sums over lower and upper ends enclose the truth, but for the errors of
/// the draws. Undefined where a draw has likelihood zero.
///
/// Source: Gelman and Meng (1998); Friel and Pettitt (2008); Friel, Hurn and Wyse (2014), equation
/// 3.2 for the slopes.
public enum ThermodynamicIntegration {
  /// From draws of a ladder that begins at 0, its reference normalised; `evaluations` are those of the
  /// draws. Precondition: the lowest power is 0.
  public static func estimate(_ run: TemperedDraws) -> EvidenceEstimate {
    let curve = ThermodynamicCurve(run)
    let powers = run.ladder.powers
    precondition(powers[0] == 0, "An evidence needs a ladder from 0, not from \(powers[0]).")

    // The integral, and the same with half of the rungs
    let all = Array(powers.indices)
    let integral = curve.integral(over: all)
    let half = all.filter { $0 % 2 == 0 || $0 == powers.count - 1 }
    let coarse = powers.count > 3 ? curve.integral(over: half) : .nan

    // How each draw moves the integral
    var influence = run.logLikelihoods[0].map { $0.map { _ in 0.0 } }
    for rung in powers.indices {
      let below = rung > 0 ? powers[rung] - powers[rung - 1] : 0
      let above = rung + 1 < powers.count ? powers[rung + 1] - powers[rung] : 0
      let (linear, square) = ((below + above) / 2, (above * above - below * below) / 12)
      for chain in influence.indices {
        for draw in influence[chain].indices {
          let off = run.logLikelihoods[rung][chain][draw] - curve.means[rung]
          influence[chain][draw] += linear * off + square * (off * off - curve.variances[rung])
        }
      }
    }
    let error = SeriesError.ofMean(influence)

    // A rule of fourth order: halving the steps takes away 15 of 16 parts of its error
    let ladderError = abs(integral - coarse) / 15
    return EvidenceEstimate(
      method: .thermodynamicIntegration, logEvidence: integral, standardError: error,
      evaluations: run.evaluations,
      checks: [
        .atMost(
          max(error, 0.01), "error of the integral, by leaving out every second rung", ladderError,
          else: "The rungs are too far apart for the integral: take more of them.")
      ] + run.ladderChecks)
  }
}

/// The mean and the variance of the log likelihood at each power: the curve under which the log evidence
/// is the area.
public struct ThermodynamicCurve: Sendable, Equatable {
  public let powers: [Double]
  /// E_b[log L]
  public let means: [Double]
  /// Var_b[log L], the slope of the means.
  public let variances: [Double]

  public init(_ run: TemperedDraws) {
    powers = run.ladder.powers
    means = run.logLikelihoods.map { sampleMean($0.flatMap(\.self)) }
    variances = run.logLikelihoods.map { sampleVariance($0.flatMap(\.self)) }
  }

  /// Sums of the means at the lower and at the upper end of each step: between them lies the integral.
  public var bounds: ClosedRange<Double> {
    var (lower, upper) = (0.0, 0.0)
    for rung in 1..<powers.count {
      let step = powers[rung] - powers[rung - 1]
      lower += step * min(means[rung - 1], means[rung])
      upper += step * max(means[rung - 1], means[rung])
    }
    return lower <= upper ? lower...upper : -.infinity ... .infinity
  }

  /// By the trapezoidal rule with slopes, over some of the rungs, in ascending order.
  func integral(over rungs: [Int]) -> Double {
    zip(rungs, rungs.dropFirst()).reduce(0) { sum, step in
      let (lower, upper) = step
      let width = powers[upper] - powers[lower]
      return sum + width / 2 * (means[lower] + means[upper])
        - width * width / 12 * (variances[upper] - variances[lower])
    }
  }
}

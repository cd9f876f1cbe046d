import BayesNumerics
import Inference
import Workbook

/// The numbers of lecture 003's coin slides, computed; row numbers are those of the ledger.
enum Claims {
  static func all(
    unfairCoin: UnfairCoin.Simulation, frequentist: FrequentistAnalysis,
    peaked: PosteriorSummary, uniform: PosteriorSummary, comparison: ModelComparison
  ) -> [Claim] {
    bayesTheorem(unfairCoin) + tails(frequentist) + intervals(peaked: peaked, uniform: uniform)
      + weights(comparison)
  }

  private static func slide(_ heading: String) -> Claim.Source {
    Claim.Source(lecture: "003", slide: heading)
  }

  private static func bayesTheorem(_ simulation: UnfairCoin.Simulation) -> [Claim] {
    let source = slide("Mandatory coin-flip example")
    let printed = 2.0 / 11
    return [
      Claim(
        id: "48a", source: source, quantity: "P(unfair coin | tail), by Bayes' theorem",
        evidence: .number(
          published: printed, printed: "2/11", computed: UnfairCoin.posterior(),
          .relative(1e-15, because: "one rounding of a fraction"))),
      Claim(
        id: "48b", source: source, quantity: "P(unfair coin | tail), by simulation",
        evidence: .number(
          published: printed, printed: "2/11", computed: simulation.share,
          .monteCarlo(standardError: simulation.standardError))),
    ]
  }

  private static func tails(_ analysis: FrequentistAnalysis) -> [Claim] {
    let source = slide("Coin flip: frequentist approach")
    return [
      Claim(
        id: "49a", source: source, quantity: "estimate of p",
        evidence: .number(
          published: 0.71, computed: analysis.estimate, .rounded(decimals: 2))),
      Claim(
        id: "49b", source: source, quantity: "standard deviation of the estimate",
        evidence: .number(
          published: 0.12, printed: "± 0.12", computed: analysis.standardDeviation,
          .rounded(decimals: 2))),
      Claim(
        id: "49c", source: source, quantity: "p-value of p = 1/2, one-sided",
        evidence: .number(
          published: 0.09, printed: "9 %", computed: analysis.oneSidedTail, .rounded(decimals: 2))),
      Claim(
        id: "49d", source: source, quantity: "p-value of p = 1/2, two-sided (slip E10)",
        evidence: .correction(
          published: "9 %, the side not named", publishedValue: 0.09, publishedDecimals: 2,
          computed: analysis.twoSidedTail,
          // All 2^14 orders of heads and tails, one by one
          independent: Double(
            (0..<1 << 14).count { orders in abs(2 * orders.nonzeroBitCount - 14) >= 6 })
            / Double(1 << 14),
          .relative(1e-12, because: "Boost's incomplete beta function"),
          because: "a coin can be unfair in two directions; 9 % counts only the heads side")),
      Claim(
        id: "49e", source: source, quantity: "significance in standard deviations",
        evidence: .number(
          published: 1.3, printed: "1.3σ", computed: analysis.significance, .rounded(decimals: 1))),
    ]
  }

  private static func intervals(peaked: PosteriorSummary, uniform: PosteriorSummary) -> [Claim] {
    let source = slide("Example: n = 14 trial, k = 10 'head' results")
    func ends(_ ids: [String], _ prior: String, _ interval: CredibleInterval, _ printed: [Double])
      -> [Claim]
    {
      zip(ids, [("lower", interval.lower, printed[0]), ("upper", interval.upper, printed[1])]).map {
        id, end in
        Claim(
          id: id, source: source, quantity: "95 % interval, \(prior), \(end.0) end",
          evidence: .number(published: end.2, computed: end.1, .rounded(decimals: 2)))
      }
    }
    let error = [peaked, uniform].map(conjugacyError).max() ?? .nan
    return [
      Claim(
        id: "50a", source: slide("Example : coin flip (again)"),
        quantity: "posterior = Beta(k + a, n - k + b)",
        evidence: .shape(
          published: "analytic",
          observed: error < 1e-10
            ? "agrees with prior x likelihood / integral to 1e-10"
            : "differs by \(error) from prior x likelihood / integral",
          holds: error < 1e-10))
    ]
      + ends(["50b", "50c"], "uniform prior", uniform.equalTailed, [0.45, 0.88])
      + ends(["51a", "51b"], "Beta(10,10) prior", peaked.equalTailed, [0.42, 0.75])
  }

  /// The largest relative difference between Bayes' theorem by quadrature and the conjugate formula.
  private static func conjugacyError(_ summary: PosteriorSummary) -> Double {
    func joint(_ p: Double) -> Double {
      summary.model.likelihood(of: summary.data, p: p) * summary.model.prior.density(p)
    }
    let evidence = integrate(joint, from: 0, to: 1, relativeTolerance: 1e-13).value
    return stride(from: 0.05, through: 0.95, by: 0.05).map { p in
      abs(joint(p) / evidence / summary.posterior.density(p) - 1)
    }.max() ?? .nan
  }

  private static func weights(_ comparison: ModelComparison) -> [Claim] {
    let source = slide("Coin flip: Bayes factor")
    let reached = comparison.reachedUnderSecond
    let factor = comparison.bayesFactor
    let evenOdds = NumberText.fixed(100 * factor.probabilityOfFirst, decimals: 0)
    let reachedPercent = NumberText.fixed(100 * reached.exact, decimals: 0)
    let standardError =
      (reached.exact * (1 - reached.exact) / Double(comparison.simulations)).squareRoot()
    return [
      Claim(
        id: "52a", source: source, quantity: "Bayes factor K, Beta(10,10) against uniform",
        evidence: .number(
          published: 1.2, computed: comparison.bayesFactor.value, .rounded(decimals: 1))),
      Claim(
        id: "52b", source: source,
        quantity: "how often the uniform model gives a K as large (slip E11)",
        evidence: .correction(
          published: "'more supported'", publishedValue: nil,
          // The slip is one of weight: there is none if K should be substantial
          computed: factor.strength == .negligible ? reached.simulated : .nan,
          // K is as large for 4 to 10 heads, and each count has the evidence 1 / 15
          independent: 7.0 / 15,
          .monteCarlo(standardError: standardError),
          because:
            "K = 1.2 is negligible: it moves even odds to \(evenOdds) %, and data of the model "
            + "that it speaks against reach it in \(reachedPercent) % of all cases")),
    ]
  }
}

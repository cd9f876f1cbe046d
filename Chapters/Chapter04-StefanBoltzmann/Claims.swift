import Foundation
import Workbook

/// What lecture 000 says of stars and of uncertainty, computed; row numbers are those of the ledger.
///
/// The lecture prints no number here: its questions are answered with fields made from the textbook's
/// σ_T, so the published value of a claim is that truth, or the law that the model implies.
enum Claims {
  static func all(_ analysis: StarAnalysis) -> [Claim] {
    uncertainty(analysis) + hierarchy(analysis) + identifiability(analysis)
      + populations(analysis)
  }

  /// Monte Carlo errors are those of so many independent draws; the chains have more, so that the ledger does
  /// not change with their own estimate of it.
  private static let fewestDraws = 1000.0

  private static func slide(_ heading: String) -> Claim.Source {
    Claim.Source(lecture: "000", slide: heading)
  }

  // MARK: Row 9

  private static func uncertainty(_ analysis: StarAnalysis) -> [Claim] {
    let budget = analysis.budget
    let error = hypot(budget.sumError, budget.sum / (2 * fewestDraws).squareRoot())
    let mixed = analysis.uncertain.mixing.isMixed
    return [
      Claim(
        id: "9a", source: slide("A few words on uncertainty"),
        quantity: "sd of log σ_T: precision, instrument, population and science add up to the "
          + "posterior's",
        evidence: .number(
          published: budget.sum, printed: NumberText.fixed(budget.sum, decimals: 3),
          computed: mixed ? budget.total : .nan, .monteCarlo(standardError: error))),
      Claim(
        id: "9b", source: slide("A few words on uncertainty"),
        quantity: "no kind of uncertainty vanishes, and precision is the smallest",
        evidence: .shape(
          published: "four kinds, conserved",
          observed: "instrument, population and science: "
            + [budget.instrument, budget.population, budget.scientific]
            .map { "\(NumberText.significant(100 * $0, digits: 2)) %" }.joined(separator: ", ")
            + "; precision below them all",
          holds: budget.precision > 0
            && budget.precision
              < min(budget.instrument, budget.population, budget.scientific)
        )),
    ]
  }

  // MARK: Row 14

  private static func hierarchy(_ analysis: StarAnalysis) -> [Claim] {
    let question = slide("The research question in words")
    let computation = slide("Which computation do you have to set up?")
    let (grid, known) = (analysis.grid, analysis.known)
    let sampled = known.draws.moments("log_sigma")
    let truth = log(StarField.scale(analysis.field.sigma))
    let costs = analysis.deltaCost
    let narrowest = costs.rows.last
    return [
      Claim(
        id: "14a", source: question, quantity: "luminosity of the Sun, 4π R² σ T⁴, in W",
        evidence: .number(
          published: 3.828e26, printed: "3.828e26", computed: SolarCheck.luminosity,
          .relative(3.5e-4, because: "the nominal T☉ is rounded to 1 K, four times 0.5 K in 5772 K")
        )),
      Claim(
        id: "14b", source: computation,
        quantity: "integral over A and T of one star, in two dimensions and in one",
        evidence: .shape(
          published: "∫ δ_D(L - σ_T A T⁴) P(A, T) G(L̂ | L) dA dT",
          observed: analysis.reduction < 1e-6
            ? "log likelihoods agree to 1e-6: only A T⁴ matters"
            : "log likelihoods differ by \(NumberText.significant(analysis.reduction, digits: 2))",
          holds: analysis.reduction < 1e-6)),
      Claim(
        id: "14c", source: question,
        quantity: "log(σ_T / 5.670374e-8) from 200 stars whose light alone is measured",
        evidence: .number(
          published: 0, printed: "0", computed: grid.mean - truth,
          .monteCarlo(standardError: grid.standardDeviation))),
      Claim(
        id: "14d", source: computation,
        quantity: "posterior mean of log(σ_T / σ☉), whole hierarchy by NUTS against the grid",
        evidence: .number(
          published: grid.mean, printed: NumberText.fixed(grid.mean, decimals: 4),
          computed: known.mixing.isMixed ? sampled.mean : .nan,
          .monteCarlo(standardError: grid.standardDeviation / fewestDraws.squareRoot()))),
      Claim(
        id: "14e", source: computation,
        quantity: "posterior sd of log σ_T, whole hierarchy by NUTS against the grid",
        evidence: .number(
          published: grid.standardDeviation,
          printed: NumberText.fixed(grid.standardDeviation, decimals: 4),
          computed: known.mixing.isMixed ? sampled.standardDeviation : .nan,
          .monteCarlo(
            standardError: grid.standardDeviation / (2 * fewestDraws).squareRoot()))),
      Claim(
        id: "14f", source: computation,
        quantity: "posterior sd of log σ_T with a Gaussian of width 0.01 for the delta function",
        evidence: .number(
          published: costs.law(narrowest?.width ?? .nan),
          printed: NumberText.fixed(costs.law(narrowest?.width ?? .nan), decimals: 4),
          computed: narrowest.map { $0.check.isMixed ? $0.standardDeviation : .nan } ?? .nan,
          .monteCarlo(
            standardError: costs.law(narrowest?.width ?? .nan) / (2 * fewestDraws).squareRoot()))),
      Claim(
        id: "14g", source: computation,
        quantity: "price of that Gaussian in gradients for one draw",
        evidence: .shape(
          published: "the delta function can be removed",
          observed: "more than three times that of the delta removed by hand, and rising with each "
            + "narrower width",
          holds: (narrowest?.leapfrogs ?? 0) > 3 * costs.removed.leapfrogs
            && zip(costs.rows, costs.rows.dropFirst()).allSatisfy { $0.leapfrogs < $1.leapfrogs })),
      Claim(
        id: "14h", source: slide("Example III (learning and inference)"),
        quantity: "share of 1000 fake fields whose 90 % interval holds the truth",
        evidence: .number(
          published: 0.9, printed: "90 %", computed: analysis.coverage.share(of: 0.9),
          .absolute(
            0.03,
            because: "3.2 Monte Carlo errors of 1000 fields; a right analysis fails once in 600"
          ))),
    ]
  }

  // MARK: Row 15

  private static func identifiability(_ analysis: StarAnalysis) -> [Claim] {
    let source = slide("Which computation do you have to set up?")
    let law = analysis.law.standardDeviation
    let vague = analysis.identifiability
    let last = vague.priors.count - 1
    let most = vague.curves[vague.curves.count - 1]
    let sampled = analysis.uncertain.draws.moments("log_sigma")
    return [
      Claim(
        id: "15a", source: source,
        quantity: "sd of log σ_T, population known: grid against √((s² + t²) / N)",
        evidence: .number(
          published: law, printed: NumberText.fixed(law, decimals: 4),
          computed: analysis.grid.standardDeviation,
          .relative(
            0.02, because: "noise of 10 % is log-normal but for terms of order f² = 1 %, twice"))),
      Claim(
        id: "15b", source: source,
        quantity: "sd of log σ_T when the mean of log(A T⁴) is vague (prior sd 3), 2000 stars",
        evidence: .number(
          published: most.law[last], printed: NumberText.fixed(most.law[last], decimals: 3),
          computed: most.posterior[last],
          .relative(1e-3, because: "the two Gaussian priors are exact, the data's share is 1e-5"))),
      Claim(
        id: "15c", source: source,
        quantity: "sd of log σ_T when the mean is known to 0.13: NUTS against the smeared grid",
        evidence: .number(
          published: analysis.smeared.standardDeviation,
          printed: NumberText.fixed(analysis.smeared.standardDeviation, decimals: 4),
          computed: analysis.uncertain.mixing.isMixed ? sampled.standardDeviation : .nan,
          .monteCarlo(
            standardError: analysis.smeared.standardDeviation / (2 * fewestDraws).squareRoot()))),
    ]
  }

  // MARK: Row 16

  private static func populations(_ analysis: StarAnalysis) -> [Claim] {
    let sequence = analysis.mainSequence
    let truth = log(StarField.scale(sequence.field.sigma))
    let source = slide("What is P(A, T | Z, M)?")
    return [
      Claim(
        id: "16a", source: source,
        quantity: "posterior mean of log(σ_T / σ☉), P(A, T) by Monte Carlo over M and Z",
        evidence: .number(
          published: sequence.quadrature.mean,
          printed: NumberText.fixed(sequence.quadrature.mean, decimals: 4),
          computed: sequence.monteCarlo.mean,
          .absolute(
            7 * sequence.monteCarloError,
            because: "seven times the error seen in eight sets of draws, Student-t at 1e-4"))),
      Claim(
        id: "16b", source: source,
        quantity: "log(σ_T / 5.670374e-8) with P(A, T) through mass and metallicity",
        evidence: .number(
          published: 0, printed: "0", computed: sequence.quadrature.mean - truth,
          .monteCarlo(standardError: sequence.quadrature.standardDeviation))),
    ]
  }
}

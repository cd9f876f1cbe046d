import Foundation

/// Only the product σ_T A T⁴ is seen: how well log σ_T is known against how well the population is.
struct Identifiability: Sendable {
  /// Prior standard deviations of the mean of log(A T⁴), from sharp to vague.
  let priors: [Double]
  struct Curve: Sendable {
    let stars: Int
    /// Posterior standard deviation of log σ_T, by quadrature.
    let posterior: [Double]
    /// √(m² + (s² + t²) / N), with the width of the prior of log σ_T itself.
    let law: [Double]
  }
  let curves: [Curve]

  /// The field is cut to smaller ones for smaller N.
  init(
    field: StarField, counts: [Int], population: StarPopulation, likelihood: ProductLikelihood
  ) {
    let priors = (0...20).map { 0.01 * pow(300, Double($0) / 20) }
    self.priors = priors
    let prior = ConstantPrior()
    curves = counts.map { count in
      let measured = Array(field.measured.prefix(count))
      let law = AnalyticLaw(
        luminosities: measured, population: population, noise: likelihood.noise)
      return Curve(
        stars: count,
        posterior: priors.map { uncertainty in
          SigmaPosterior(
            luminosities: measured, population: population, meanUncertainty: uncertainty,
            likelihood: likelihood, prior: prior
          ).standardDeviation
        },
        law: priors.map { uncertainty in
          Identifiability.law(
            sharp: law.standardDeviation, meanUncertainty: uncertainty, prior: prior)
        })
    }
  }

  /// 1 / √(1 / (sharp² + m²) + 1 / w²): the posterior of a normal mean with prior width w.
  static func law(sharp: Double, meanUncertainty m: Double, prior: ConstantPrior) -> Double {
    let seen = sharp * sharp + m * m
    return (1 / (1 / seen + 1 / (prior.logWidth * prior.logWidth))).squareRoot()
  }
}

/// How the width shrinks with the number of stars: grids on fields of growing size.
struct WidthAgainstCount: Sendable {
  let counts: [Int]
  let widths: [Double]
  let law: [Double]

  init(
    field: StarField, counts: [Int], population: StarPopulation, likelihood: ProductLikelihood
  ) {
    self.counts = counts
    widths = counts.map { count in
      SigmaPosterior(
        luminosities: Array(field.measured.prefix(count)), population: population,
        likelihood: likelihood
      ).standardDeviation
    }
    let noise = AnalyticLaw.logNoise(likelihood.noise).standardDeviation
    law = counts.map {
      AnalyticLaw.standardDeviation(
        spread: population.productSpread, logNoise: noise, count: $0)
    }
  }
}

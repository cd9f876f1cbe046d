import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension PoissonRates {
  /// One rate against a rate of its own for each interval: Poisson against negative binomial counts.
  static let varyingRate = Section<RateStudy>(
    "varying-rate", "Does the rate vary from interval to interval?",
    options: ["data"], seconds: 0.1
  ) { study, run in
    // Data: the same counts as before; every so many of them where nearly all differ
    let sample = study.sample.thinned(toDistinct: 20_000)

    // Model: the rates scatter about their mean λ by the factor ω; at ω = 0 there is one rate
    guard sample.counts.sum > 0, sample.counts.intervals > 1 else {
      return Findings(
        answer: "These counts cannot say it: that takes two intervals and an event.")
    }
    let rates = GammaMixedRates(sample: sample)

    // Inference: the evidence of both models, and what is known of ω
    let fit = rates.fit()
    let factor = rates.factor(fit)

    // What it shows
    return Findings(
      answer: answer(sample, fit, factor, PoissonFit(of: study.sample))
        + (sample.counts.intervals < study.sample.counts.intervals
          ? " (Weighed on \(NumberText.grouped(sample.counts.intervals)) of the intervals, evenly spread.)"
          : ""),
      tables: [table(rates, fit, factor)], figures: [figure(sample, fit)],
      values: [
        .init("K", factor.value), .init("log10-K", factor.log10), .init("scatter", fit.mean),
        .init("scatter.upper", fit.interval.upper),
        .init("scatter.prior", GammaMixedRates.scatterMean),
      ])
  }

  /// The size of a Bayes factor, from 1 on.
  private static func size(of factor: BayesFactor) -> String {
    abs(factor.log10) < 4
      ? NumberText.significant(exp(abs(factor.logarithm)), digits: 3)
      : "10^\(NumberText.fixed(abs(factor.log10), decimals: abs(factor.log10) < 100 ? 1 : 0))"
  }

  /// Which of the two models the counts favour, and what the checks of one rate say of both.
  private static func answer(
    _ sample: CountSample, _ fit: GammaMixedRates.Fit, _ factor: BayesFactor, _ checks: PoissonFit
  ) -> String {
    let size = size(of: factor)
    let (lower, upper) = fit.interval
    func set(_ scatter: Double) -> String {
      "\(NumberText.significant(100 * scatter, digits: 2)) %"
    }
    let isNegligible = factor.strength == .negligible
    let evidence = "\(factor.strength.rawValue) evidence on Jeffreys' scale"
    if checks.dispersion?.outcome == .tooSmall {
      return
        "Neither model fits: the counts scatter less than one rate makes them, and varying rates would "
        + "scatter more still. K is \(size) for \(factor.logarithm > 0 ? "one rate" : "varying rates"), "
        + "which says only that the other model fits worse."
    }
    if checks.isOrderMisfit {
      return
        "The order decides first: \(checks.complaints.joined(separator: "; and ")). Both models ignore the "
        + "order, so neither fits. Of the two, K is \(size) for "
        + "\(factor.logarithm > 0 ? "one rate" : "varying rates")"
        + (isNegligible ? ", \(factor.strength.rawValue)." : ", \(evidence).")
    }
    let warning =
      checks.isMisfit
      ? " But the checks of the section before say that one rate does not fit, so that no more than "
        + "'better than varying rates' is meant." : ""
    if isNegligible {
      return "The counts do not decide: K is \(size) for "
        + "\(factor.logarithm > 0 ? "one rate" : "varying rates"), \(factor.strength.rawValue).\(warning)"
    }
    if factor.logarithm > 0 {
      return
        "Nothing suggests it: the counts are \(size) times as probable under one rate as under varying "
        + "rates (\(evidence)). Rates that vary by less than \(set(upper)) cannot be excluded.\(warning)"
    }
    return "Yes: the counts are \(size) times as probable under rates that vary as under one rate "
      + "(\(evidence)); from interval to interval the rates scatter by \(set(fit.mean)) of "
      + "their mean, 95 % in (\(set(lower)), \(set(upper)))."
      + (checks.isMisfit
        ? ""
        : " The checks of the section before, which are coarser, find nothing: where the two disagree, trust "
          + "neither alone.")
  }

  private static func table(
    _ rates: GammaMixedRates, _ fit: GammaMixedRates.Fit, _ factor: BayesFactor
  ) -> Table {
    let (lower, upper) = fit.interval
    return Table(
      title: "One rate against varying rates: \(rates.sample.name)",
      columns: ["quantity", "value"],
      rows: [
        ["log10 K, one rate over varying rates", NumberText.fixed(factor.log10, decimals: 2)],
        [
          "K in words",
          factor.strength == .negligible
            ? factor.strength.rawValue
            : "\(size(of: factor)) in favour of \(factor.logarithm > 0 ? "one rate" : "varying rates") "
              + "(\(factor.strength.rawValue))",
        ],
        [
          "relative scatter ω of the rates, if they vary",
          "\(NumberText.rate(fit.mean, spread: (upper - lower) / 4)), 95 % in "
            + "(\(NumberText.rate(lower, spread: (upper - lower) / 4)), "
            + "\(NumberText.rate(upper, spread: (upper - lower) / 4)))",
        ],
      ],
      note: "Priors: 1/λ for the mean rate in both models, ω exponential with mean "
        + "\(NumberText.shortest(GammaMixedRates.scatterMean)). Counts that scatter less than Poisson "
        + "counts favour one rate, though it does not fit them either.")
  }

  private static func figure(_ sample: CountSample, _ fit: GammaMixedRates.Fit) -> Figure {
    // As far as the posterior can be seen
    let peak = fit.densities.max() ?? 1
    let last = zip(fit.scatters, fit.densities).filter { $0.1 > 1e-3 * peak }.last?.0
    let end = 1.15 * (last ?? 1)
    let x = [Double].evenlySpaced(from: 0, to: end, count: 201)
    let prior = Exponential(mean: GammaMixedRates.scatterMean)
    let (lower, upper) = fit.interval
    let atZero = (fit.densities.first ?? 0) > 0.05 * (fit.densities.max() ?? 1)
    return Figure(
      name: sample == .alphaParticles ? "varying-rate" : "own-varying-rate",
      caption: atZero
        ? "The counts leave room for one rate only, or for rates that scatter very little: the posterior "
          + "of their relative scatter ω (solid) is highest near 0, where the two models are one. Dashed: "
          + "its prior."
        : "The counts exclude one rate: the posterior of the relative scatter ω of the rates (solid) has "
          + "left 0, where the two models are one; 95 % lie between "
          + "\(NumberText.significant(lower, digits: 2)) and \(NumberText.significant(upper, digits: 2)). "
          + "Dashed: its prior.",
      panels: [
        Panel(
          x: Axis("relative scatter *ω* of the rates", range: 0...end),
          y: Axis("density", range: 0...1.15 * max(2, fit.densities.max() ?? 2)), key: .topRight,
          layers: [
            .line("prior", x: x, y: x.map(prior.density), Stroke(.vermillion), title: "prior"),
            .line(
              "posterior", x: fit.scatters.filter { $0 <= end },
              y: zip(fit.scatters, fit.densities).filter { $0.0 <= end }.map(\.1), Stroke(.blue),
              title: "posterior"),
          ])
      ])
  }
}

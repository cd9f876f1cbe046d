import BayesNumerics
import Plotting
import RealModule
import Workbook

extension RefinedVariational {
  /// One step uphill with its exact density.
  static let oneStep = Section<RefinedStudy>(
    "one-step", "What does one step of a sampler do to a fit?", seconds: 0.3
  ) { _, _ in
    // Model: one flip, heads, on the logit scale
    // Inference: the best q₀ for each step size; none is the ordinary fit
    let sizes = [Double].evenlySpaced(from: 0, to: 1.3, count: 27)
    let fits = sizes.map { SteppedNormal.best(stepSize: $0) }
    let plain = fits[0]
    let best = fits.max { $0.bound < $1.bound } ?? plain
    let worst =
      [plain, fits[10], best].map { fit in
        abs(OneFlip.logEvidence - fit.bound - fit.divergence)
      }.max() ?? .nan

    // What it shows
    let gaps = (
      plain: OneFlip.logEvidence - plain.bound, best: OneFlip.logEvidence - best.bound
    )
    let excess = best.boundWithoutStretch - OneFlip.logEvidence
    return Findings(
      answer:
        "It bends the normal towards the posterior: with a step of \(NumberText.fixed(best.stepSize, decimals: 2)) the bound "
        + "is \(NumberText.significant(gaps.best, digits: 2)) nats below the log evidence, without a step "
        + "\(NumberText.significant(gaps.plain, digits: 2)). Whoever forgets that the step squeezes the draws together gets "
        + "\(NumberText.significant(excess, digits: 2)) nats more than the evidence itself.",
      tables: [table([fits[0], fits[5], fits[10], fits[15], fits[20], best])],
      figures: [figure(sizes, fits, best)],
      claims: claims(gaps, worst, excess),
      values: [
        .init("gap.plain", gaps.plain), .init("gap.best", gaps.best),
        .init("ratio", gaps.plain / gaps.best), .init("step", best.stepSize),
        .init("excess", excess), .init("log-evidence", OneFlip.logEvidence),
        .init("largest", OneFlip.largestStep), .init("sd.plain", plain.initial.standardDeviation),
        .init("sd.best", best.initial.standardDeviation),
      ])
  }

  private static func table(_ fits: [SteppedNormal]) -> Table {
    Table(
      title: "One step of size η, and the best normal to begin with",
      columns: ["η", "mean of q₀", "sd of q₀", "bound", "gap [nats]", "stretch forgotten"],
      rows: fits.map { fit in
        [
          NumberText.fixed(fit.stepSize, decimals: 2),
          NumberText.fixed(fit.initial.mean, decimals: 3),
          NumberText.fixed(fit.initial.standardDeviation, decimals: 3),
          NumberText.fixed(fit.bound, decimals: 5),
          NumberText.fixed(OneFlip.logEvidence - fit.bound, decimals: 5),
          NumberText.fixed(fit.boundWithoutStretch, decimals: 3),
        ]
      },
      note:
        "log p(D) = \(NumberText.fixed(OneFlip.logEvidence, decimals: 5)); the last row has the highest bound."
    )
  }

  private static func figure(
    _ sizes: [Double], _ fits: [SteppedNormal], _ best: SteppedNormal
  ) -> Figure {
    let places = [Double].evenlySpaced(from: -4, to: 9, count: 261)
    let posterior = places.map { Double.exp(OneFlip.logDensity($0) - OneFlip.logEvidence) }
    func density(_ fit: SteppedNormal) -> [Double] { places.map(fit.density) }
    return Figure(
      name: "one-step",
      caption:
        "A step uphill leans the normal the way the posterior leans. Left: the posterior of one flip (grey area), the best "
        + "normal (dashed) and the best normal after one step (solid). Right: the highest bound for each step size; it "
        + "stays below log p(D), and with the squeeze forgotten it does not.",
      layout: .init(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "Posterior and fits", x: Axis("*θ* = log *φ*/(1 - *φ*)", range: -4...8, tics: .every(2)),
          y: Axis("Density", range: 0...0.36, tics: .every(0.1)), key: .topRight,
          layers: [
            .area("posterior", x: places, y: posterior, .grey, title: "posterior"),
            .line("plain", x: places, y: density(fits[0]), Stroke(.vermillion), title: "*T* = 0"),
            .line("refined", x: places, y: density(best), Stroke(.blue), title: "*T* = 1"),
          ]),
        Panel(
          "Bound", x: Axis("step size *η*", range: 0...1.3, tics: .every(0.25)),
          y: Axis("Bound [nats]", range: -0.73...(-0.67), tics: .every(0.01)), key: .topRight,
          layers: [
            .horizontalLine(
              at: OneFlip.logEvidence, Stroke(.black, width: 2, dash: .dashed)),
            .label("log *p*(*D*)", x: .data(0.9), y: .data(OneFlip.logEvidence), offset: (0, 0.8)),
            .line("bound", x: sizes, y: fits.map(\.bound), Stroke(.blue), title: "bound"),
            .line(
              "forgotten", x: sizes, y: fits.map(\.boundWithoutStretch), Stroke(.purple),
              title: "squeeze forgotten"),
          ]),
      ])
  }

  private static func claims(
    _ gaps: (plain: Double, best: Double), _ worst: Double, _ excess: Double
  ) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "Algorithm 4")
    return [
      Claim(
        "33a", source, "one refining step on the posterior of one flip",
        .shape(
          "refining the particles improves the objective",
          measuring: "gap below log p(D) without a step, over that with one",
          gaps.plain / gaps.best,
          .above(2))),
      Claim(
        "33b", source, "log p(D) less the refined bound, with the exact density of the step",
        .agreement(
          route: "KL(q₁‖posterior) by an integral over θ₁", largestDifference: worst, below: 1e-7,
          because: "a grid of 601 places for a normal average, against adaptive quadrature")),
      Claim(
        "33c", source, "the refined bound with the stretch of the step left out",
        .shape(
          "the ELBO needs the density of the refined particles",
          measuring: "nats by which it exceeds log p(D)", excess, .above(0.01))),
    ]
  }
}

import BayesNumerics
import Plotting
import RealModule
import Workbook

extension VariationalInference {
  /// Score function against path, with and without their control variates.
  static let gradients = Section<VariationalStudy>(
    "gradients", "How can random draws give a gradient?", seconds: 0.1
  ) { _, run in
    // Model: chapter 1's coin on the logit scale, Beta(11, 5)
    let target = OneDimensionalTarget.coin
    let fit = NormalFit(target: target)

    // Inference: the slope of the bound at a start and at the optimum
    let best = fit.climb(from: Normal())
    let start = OneDrawGradient(target: target, q: Normal())
    let end = OneDrawGradient(target: target, q: best)
    let draws = run.isQuick ? 20_000 : 200_000
    let sampled = GradientKind.allCases.map { kind in
      SampledSlope(start, kind, draws: draws, using: run.random(kind.rawValue))
    }

    // What it shows
    let startVariances = GradientKind.allCases.map { start.moments($0, copies: 1).variance }
    let endVariances = GradientKind.allCases.map { end.moments($0, copies: 1).variance }
    let many = GradientKind.allCases.map { start.moments($0, copies: 100).variance }
    return Findings(
      answer:
        "By moving the draws along with q. All four estimates have the right mean; at the start one draw of the "
        + "score function has variance \(NumberText.significant(startVariances[0], digits: 3)), of the path "
        + "\(NumberText.significant(startVariances[2], digits: 3)), and with 100 parameters the score's, its best "
        + "baseline included, is \(NumberText.significant(many[1] / many[2], digits: 2)) times the path's. "
        + "Near the optimum the path that leaves out the score of q has the smallest variance, "
        + "\(NumberText.significant(endVariances[3], digits: 2)).",
      tables: [table(start, end)], figures: [figure(start, end)],
      claims: claims(start, end, best, fit, sampled),
      values: zip(["score", "baseline", "path", "landing"], GradientKind.allCases).flatMap {
        name, kind in
        [
          Findings.Value("start.\(name)", start.moments(kind, copies: 1).variance),
          Findings.Value("end.\(name)", end.moments(kind, copies: 1).variance),
          Findings.Value("hundred.\(name)", start.moments(kind, copies: 100).variance),
        ]
      } + [
        .init("optimum.mean", best.mean), .init("optimum.sd", best.standardDeviation),
        .init("optimum.gap", fit.reverseDivergence(best)),
        .init("slope", start.moments(.path, copies: 1).mean),
      ])
  }

  // MARK: Table

  private static func table(_ start: OneDrawGradient, _ end: OneDrawGradient) -> Table {
    Table(
      title: "Variance of one draw of the slope in the mean of q",
      columns: ["estimate", "at the start", "at the optimum", "at the start, 100 parameters"],
      rows: GradientKind.allCases.map { kind in
        [kind.rawValue]
          + [
            start.moments(kind, copies: 1), end.moments(kind, copies: 1),
            start.moments(kind, copies: 100),
          ].map { NumberText.significant($0.variance, digits: 3) }
      },
      note:
        "By quadrature. A mean of n draws has a variance n times smaller. The start is N(0, 1); the slope there is "
        + "\(NumberText.fixed(start.moments(.path, copies: 1).mean, decimals: 3)).")
  }

  // MARK: Figure

  private static func figure(_ start: OneDrawGradient, _ end: OneDrawGradient) -> Figure {
    let copies = [1, 2, 3, 5, 7, 10, 14, 20, 30, 50, 70, 100]
    let inks: [Ink] = [.purple, .sky, .blue, .green]
    let variances = 0.01...1e10
    func panel(_ name: String, _ title: Text, _ at: OneDrawGradient, _ key: Panel.Key) -> Panel {
      Panel(
        title, x: Axis("parameters", range: 1...100, scale: .logarithmic),
        y: Axis(
          "variance of one draw", range: variances, scale: .logarithmic,
          tics: .decades(in: variances)), key: key,
        layers: zip(GradientKind.allCases, inks).map { kind, ink in
          .line(
            "\(name)_\(ink.rawValue)", x: copies.map(Double.init),
            y: copies.map { at.moments(kind, copies: $0).variance }, Stroke(ink),
            title: Text(verbatim: kind.rawValue))
        })
    }
    return Figure(
      name: "gradient-variance",
      caption:
        "The score function's variance grows with the number of parameters, as each slope is multiplied by the noise of "
        + "all; the path's does not. Variance of one draw of one slope, for a product of 1 to 100 coins.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 600),
      panels: [
        panel("start", "At the start, N(0, 1)", start, .topLeft),
        panel("end", "At the optimum", end, .none),
      ])
  }

  // MARK: Claims

  private static func claims(
    _ start: OneDrawGradient, _ end: OneDrawGradient, _ best: Normal, _ fit: NormalFit,
    _ sampled: [SampledSlope]
  ) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "The reparametrization trick")
    let step = 1e-4
    // The slope of the bound itself, by central differences
    let difference =
      (fit.bound(Normal(mean: step, standardDeviation: 1))
        - fit.bound(Normal(mean: -step, standardDeviation: 1))) / (2 * step)
    return zip(["57a", "57b", "57c", "57d"], sampled).map { id, slope in
      Claim(
        id, source, "slope of the bound in the mean of q: \(slope.kind.rawValue)",
        .crossCheck(
          route: "central difference of the bound", expected: difference, computed: slope.mean,
          .monteCarlo(standardError: slope.standardError)))
    } + [
      Claim(
        "57e", source, "derivatives through the reparametrised variable",
        .shape(
          "z = μ + σε carries derivatives through a draw",
          measuring: "variance of the score function over that of the path, at the start",
          start.moments(.score, copies: 1).variance / start.moments(.path, copies: 1).variance,
          .above(5))),
      Claim(
        "57f", source, "variance of the path that leaves out q's score, at the optimum",
        .shape(
          "the noise of the gradient nearly vanishes where q is nearly p",
          measuring: "its variance over that of the path with the entropy's exact slope",
          end.moments(.stickingTheLanding, copies: 1).variance
            / end.moments(.path, copies: 1).variance,
          .below(0.1))),
    ]
  }
}

/// The mean of `draws` draws of a slope, with its standard error.
private struct SampledSlope: Sendable {
  let kind: GradientKind
  let mean: Double
  let standardError: Double

  init(_ gradient: OneDrawGradient, _ kind: GradientKind, draws: Int, using random: RandomSource) {
    var random = random
    let baseline = gradient.bestBaseline()
    let slopes = (0..<draws).map { _ in
      gradient.estimate(kind, random.normal(), baseline: baseline).mean
    }
    let mean = slopes.reduce(0, +) / Double(draws)
    let squares = slopes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.kind = kind
    self.mean = mean
    standardError = (squares / Double(draws - 1) / Double(draws)).squareRoot()
  }
}

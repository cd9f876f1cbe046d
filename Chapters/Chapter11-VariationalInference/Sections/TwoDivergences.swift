import BayesNumerics
import Plotting
import RealModule
import Workbook

extension VariationalInference {
  /// The Kullback-Leibler divergence both ways, on a posterior of two peaks and on a skew one.
  static let twoDivergences = Section<VariationalStudy>(
    "two-divergences", "How far is one distribution from another?", seconds: 0.3
  ) { _, run in
    // Model
    let peaks = DivergenceCase(.sine, starts: [-1.3, 4])
    let skew = DivergenceCase(.skew, starts: [0.8])

    // Inference: two normals, in closed form, by quadrature and by random draws
    let p = Normal(mean: 0.3, standardDeviation: 0.7)
    let q = Normal(mean: -0.4, standardDeviation: 1.3)
    var random = run.random("two normals")
    let check = DivergenceCheck(p, from: q, draws: run.isQuick ? 10_000 : 100_000, using: &random)

    // What it shows
    let lost = peaks.target.share(above: 1.5)
    let kept = peaks.reverse[0].upperTail(1.5)
    return Findings(
      answer:
        "It depends on the direction. The normal with the least KL(q‖p) sits on one peak and gives the "
        + "second \(NumberText.significant(kept, digits: 1)) of its mass, while the posterior gives it "
        + "\(NumberText.fixed(lost, decimals: 3)); the one with the least KL(p‖q) has standard deviation "
        + "\(NumberText.fixed(peaks.forward.standardDeviation, decimals: 2)) and covers both.",
      tables: [table([peaks, skew])],
      figures: [figure(peaks, skew), landscape(peaks)],
      claims: claims(peaks, skew, check, lost: lost, kept: kept),
      values: [
        .init("second-peak", lost), .init("second-peak.reverse", kept),
        .init("log-evidence", peaks.target.logArea),
        .init("reverse.mean", peaks.reverse[0].mean),
        .init("reverse.sd", peaks.reverse[0].standardDeviation),
        .init("reverse.kl", peaks.fit.reverseDivergence(peaks.reverse[0])),
        .init("other.mean", peaks.reverse[1].mean),
        .init("other.kl", peaks.fit.reverseDivergence(peaks.reverse[1])),
        .init("forward.mean", peaks.forward.mean),
        .init("forward.sd", peaks.forward.standardDeviation),
        .init("forward.kl", peaks.fit.forwardDivergence(peaks.forward)),
        .init("skew.reverse.sd", skew.reverse[0].standardDeviation),
        .init("skew.forward.sd", skew.forward.standardDeviation),
        .init("two-normals", check.closedForm),
        .init("two-normals.swapped", q.divergence(from: p)),
      ])
  }

  // MARK: Table

  private static func table(_ cases: [DivergenceCase]) -> Table {
    func row(_ name: String, _ fit: NormalFit, _ q: Normal) -> [String] {
      [name]
        + [
          q.mean, q.standardDeviation, fit.reverseDivergence(q), fit.forwardDivergence(q),
        ].map { NumberText.fixed($0, decimals: 3) }
    }
    return Table(
      title: "Normals fitted to two targets, and the divergence each way [nats]",
      columns: ["target: fit", "mean", "sd", "KL(q‖p)", "KL(p‖q)"],
      rows: cases.flatMap { item in
        item.reverse.enumerated().map { place, q in
          row("\(item.target.name): KL(q‖p), optimum \(place + 1)", item.fit, q)
        } + [row("\(item.target.name): KL(p‖q)", item.fit, item.forward)]
      })
  }

  // MARK: Figures

  private static func figure(_ peaks: DivergenceCase, _ skew: DivergenceCase) -> Figure {
    func panel(
      _ item: DivergenceCase, _ title: Text, _ x: Axis, top: Double, _ key: Panel.Key
    ) -> Panel {
      let places = [Double].evenlySpaced(
        from: x.range?.lowerBound ?? 0, to: x.range?.upperBound ?? 1, count: 301)
      let logArea = item.target.logArea
      func curve(_ q: Normal) -> [Double] { places.map { .exp(q.logDensity($0)) } }
      let name = item.target.name == OneDimensionalTarget.sine.name ? "peaks" : "skew"
      return Panel(
        title, x: x, y: Axis("density", range: 0...top), key: key,
        layers: [
          .area(
            "\(name)_target", x: places,
            y: places.map { .exp(item.target.logDensity($0) - logArea) }, .grey, opacity: 0.35,
            title: "target *p*")
        ]
          + (item.reverse.count > 1
            ? [
              .line(
                "\(name)_other", x: places, y: curve(item.reverse[1]), Stroke(.sky),
                title: "KL(*q*‖*p*), other optimum")
            ] : []) + [
            .line(
              "\(name)_reverse", x: places, y: curve(item.reverse[0]), Stroke(.blue),
              title: "least KL(*q*‖*p*)"),
            .line(
              "\(name)_forward", x: places, y: curve(item.forward), Stroke(.vermillion),
              title: "least KL(*p*‖*q*)"),
          ])
    }
    return Figure(
      name: "two-divergences",
      caption:
        "The least KL(q‖p) chooses a peak and stays inside it; the least KL(p‖q) covers all of the mass, and with it "
        + "the valley where the target has almost none. Left, lecture 002's posterior of two peaks; right, a skew density.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 560),
      panels: [
        panel(
          peaks, "Two peaks", Axis("*θ*", range: -7...7, tics: .every(2)), top: 0.9, .topRight),
        panel(skew, "Skew", Axis("*x*", range: -1.5...3.5, tics: .every(1)), top: 1.1, .topRight),
      ])
  }

  private static func landscape(_ peaks: DivergenceCase) -> Figure {
    let means = [Double].evenlySpaced(from: -6, to: 6, count: 121)
    let logArea = peaks.target.logArea
    let least = means.map { mean in
      let width = goldenSectionMaximum(
        of: {
          peaks.fit.bound(Normal(mean: mean, standardDeviation: .exp($0)))
        }, over: -3...2, width: 1e-6)
      return logArea - peaks.fit.bound(Normal(mean: mean, standardDeviation: .exp(width)))
    }
    return Figure(
      name: "divergence-landscape",
      caption:
        "KL(q‖p) has a valley for each peak, so that where the fit ends depends on where it begins. For each mean "
        + "of q the least KL(q‖p) over its standard deviations.",
      panels: [
        Panel(
          x: Axis("mean of *q*", range: -6...6, tics: .every(2)),
          y: Axis("KL(*q*‖*p*) [nats]", range: 0...6),
          layers: [
            .line("least", x: means, y: least, Stroke(.blue)),
            .points(
              "optima", x: peaks.reverse.map(\.mean),
              y: peaks.reverse.map { peaks.fit.reverseDivergence($0) }, .black, size: 1.4),
          ])
      ])
  }

  // MARK: Claims

  private static func claims(
    _ peaks: DivergenceCase, _ skew: DivergenceCase, _ check: DivergenceCheck, lost: Double,
    kept: Double
  ) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "Variational Inference (VI)")
    // Moments of the skew normal (Azzalini 1985): δ = 5/√26, mean δ√(2/π), variance 1 - 2δ²/π
    let delta = 5 / 26.0.squareRoot()
    return [
      Claim(
        "55a", source, "KL of two normals by quadrature",
        .crossCheck(
          route: "closed form", expected: check.closedForm, computed: check.byQuadrature,
          .relative(1e-9, because: "quadrature to a relative 1e-10"))),
      Claim(
        "55b", source, "KL of two normals as the mean of log p - log q over draws from p",
        .crossCheck(
          route: "closed form", expected: check.closedForm, computed: check.byChance,
          .monteCarlo(standardError: check.standardError))),
      Claim(
        "55c", source,
        "sd of the normal with the least KL(p‖q) to the skew density, found by search",
        .crossCheck(
          route: "closed-form moments of the skew normal",
          expected: (1 - 2 * delta * delta / .pi).squareRoot(),
          computed: skew.searchedForwardDeviation,
          .relative(1e-6, because: "a minimum is known to half the digits of its height"))),
      Claim(
        "55d", source, "the fit that minimises KL(q‖p) and the second peak",
        .shape(
          "minimising the divergence as the lecture writes it finds one mode",
          measuring: "mass of the fitted normal beyond 1.5 over that of the posterior",
          kept / lost, .below(0.01))),
      Claim(
        "55e", source, "the other direction and the second peak",
        .shape(
          "the divergence with p and q exchanged covers both modes",
          measuring: "sd of that fit over the sd of the one on a single peak",
          peaks.forward.standardDeviation / peaks.reverse[0].standardDeviation, .above(2))),
    ]
  }
}

/// A target with the normals that fit it best, each way.
private struct DivergenceCase: Sendable {
  let target: OneDimensionalTarget
  let fit: NormalFit
  /// Optima of KL(q‖p), one for each start.
  let reverse: [Normal]
  /// The optimum of KL(p‖q): mean and standard deviation of p.
  let forward: Normal

  init(_ target: OneDimensionalTarget, starts: [Double]) {
    self.target = target
    let fit = NormalFit(target: target)
    self.fit = fit
    reverse = starts.map { fit.climb(from: Normal(mean: $0, standardDeviation: 0.5)) }
    forward = target.momentMatched
  }

  /// The standard deviation with the least KL(p‖q) at the mean of p, by search and not by moments.
  var searchedForwardDeviation: Double {
    let mean = forward.mean
    return .exp(
      goldenSectionMinimum(
        of: { fit.forwardDivergence(Normal(mean: mean, standardDeviation: .exp($0))) },
        over: -2...1, width: 1e-9))
  }
}

/// KL(p‖q) of two normals by three routes.
private struct DivergenceCheck: Sendable {
  let closedForm: Double
  let byQuadrature: Double
  let byChance: Double
  let standardError: Double

  init(_ p: Normal, from q: Normal, draws: Int, using random: inout RandomSource) {
    closedForm = p.divergence(from: q)
    byQuadrature =
      integrate(
        { .exp(p.logDensity($0)) * (p.logDensity($0) - q.logDensity($0)) }, from: -12, to: 12
      ).value
    let terms = (0..<draws).map { _ in
      let x = p.sample(using: &random)
      return p.logDensity(x) - q.logDensity(x)
    }
    let mean = terms.reduce(0, +) / Double(draws)
    let squares = terms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    byChance = mean
    standardError = (squares / Double(draws - 1) / Double(draws)).squareRoot()
  }
}

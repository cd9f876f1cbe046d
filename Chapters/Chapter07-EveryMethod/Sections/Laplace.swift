import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension EveryMethod {
  /// A normal at the top of one peak, and one at each.
  static let laplace = Section<EveryMethodStudy>(
    "laplace", "What does Laplace's method see of two peaks?"
  ) { _, run in
    // Model: the lecture's
    let exact = try ExactPosterior(NonlinearModel.lecture.posterior)
    let target = CountedPosterior(exact.posterior)

    // Inference: a climb to each peak, the curvature there, and both normals added up
    guard let first = Bump.climbed(target, from: -1), let second = Bump.climbed(target, from: 4)
    else { return Findings(answer: "The climbs found no peak.") }
    let both = NormalMixture(
      weights: [1, .exp(second.logArea - first.logArea)],
      components: [first.normal, second.normal])
    let sum = first.logArea + .log(1 + .exp(second.logArea - first.logArea))
    let ends = BasinEnds(target)

    // What it shows
    let mass = exact.share(above: 1.5)
    return Findings(
      answer:
        "One, and nothing tells of the other: the normal at the main peak gives the second a share of "
        + "\(NumberText.significant(first.normal.upperTail(1.5), digits: 1)), where the posterior has "
        + "\(NumberText.fixed(mass, decimals: 3)), and misses "
        + "\(NumberText.fixed(exact.logEvidence - first.logArea, decimals: 2)) nats of the evidence. A normal at each peak, added "
        + "up, gives \(NumberText.fixed(both.upperTail(1.5), decimals: 3)).",
      tables: [table(exact, first, second, both, sum)],
      figures: [figure(exact, first, both, ends)],
      claims: claims(exact, first, both, sum),
      values: [
        .init("width1", first.normal.standardDeviation),
        .init("width2", second.normal.standardDeviation),
        .init("one.mass", first.normal.upperTail(1.5)), .init("one.log-evidence", first.logArea),
        .init("one.gap", exact.logEvidence - first.logArea),
        .init("both.mass", both.upperTail(1.5)), .init("both.log-evidence", sum),
        .init("both.gap", abs(exact.logEvidence - sum)), .init("both.mean", both.mean),
        .init("both.sd", both.variance.squareRoot()),
        .init("starts.main", ends.shareOfMain),
      ])
  }

  // MARK: Table

  private static func table(
    _ exact: ExactPosterior, _ first: Bump, _ second: Bump, _ both: NormalMixture, _ sum: Double
  ) -> Table {
    func row(_ name: String, _ numbers: [Double]) -> [String] {
      [name]
        + numbers.map {
          abs($0) < 0.001
            ? NumberText.significant($0, digits: 1) : NumberText.fixed($0, decimals: 3)
        }
    }
    func row(_ name: String, _ bump: Bump) -> [String] {
      let normal = bump.normal
      return row(
        name, [normal.mean, normal.standardDeviation, normal.upperTail(1.5), bump.logArea])
    }
    return Table(
      title: "Laplace's method on the lecture's posterior",
      columns: ["", "mean", "sd", "share above 1.5", "log evidence"],
      rows: [
        row("normal at the main peak", first), row("normal at the second peak", second),
        row(
          "both, by their areas", [both.mean, both.variance.squareRoot(), both.upperTail(1.5), sum]),
        row(
          "exact",
          [exact.mean, exact.standardDeviation, exact.share(above: 1.5), exact.logEvidence]),
      ],
      note: "The area of each normal is its share of the evidence, height × width × √(2π).")
  }

  // MARK: Figure

  private static func figure(
    _ exact: ExactPosterior, _ first: Bump, _ both: NormalMixture, _ ends: BasinEnds
  ) -> Figure {
    let x = [Double].evenlySpaced(from: -6.2, to: 6.2, count: 401)
    return Figure(
      name: "laplace",
      caption:
        "A normal at one peak knows nothing of the other; one at each, added up by their areas, is close to the posterior. "
        + "Right, where a climb ends depends on where it starts.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 560),
      panels: [
        Panel(
          "Normals at the peaks", x: Axis("*θ*", range: -6.2...6.2, tics: .every(2)),
          y: Axis("density", range: 0...0.6), key: .topRight,
          layers: [
            .area(
              "posterior", x: x, y: x.map(exact.density), .grey, opacity: 0.35, title: "posterior"),
            .line(
              "one", x: x, y: x.map { .exp(first.normal.logDensity($0)) }, Stroke(.vermillion),
              title: "main peak alone"),
            .line(
              "both", x: x, y: x.map { .exp(both.logDensity($0)) }, Stroke(.blue),
              title: "both, by area"),
          ]),
        Panel(
          "Climbs", x: Axis("start of the climb", range: -6.2...6.2, tics: .every(2)),
          y: Axis("peak where it ends", range: -8...8, tics: .every(4)),
          layers: [
            .points("ends", x: ends.starts, y: ends.ends, .blue, size: 0.7)
          ]),
      ])
  }

  // MARK: Claims

  private static func claims(
    _ exact: ExactPosterior, _ first: Bump, _ both: NormalMixture, _ sum: Double
  ) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Nonlinear Models")
    return [
      Claim(
        "45m", source, "Laplace's method at the main peak",
        .shape(
          "the posterior of a nonlinear model may have two peaks",
          measuring: "share above 1.5 of the normal at the main peak, over the posterior's",
          first.normal.upperTail(1.5) / exact.share(above: 1.5), .below(0.01))),
      Claim(
        "45n", source, "normals at both peaks, added up by their areas",
        .shape(
          "the posterior of a nonlinear model may have two peaks",
          measuring: "log evidence of both, less that of quadrature [nats]",
          sum - exact.logEvidence, .between(-0.1, 0.1))),
    ]
  }
}

/// Where Newton's climb ends from each of many starts.
private struct BasinEnds: Sendable {
  let starts: [Double]
  let ends: [Double]

  init(_ target: CountedPosterior) {
    let tried = [Double].evenlySpaced(from: -6, to: 6, count: 121)
    let climbs = tried.compactMap { start in
      Bump.climbed(target, from: start).map { (start, $0.normal.mean) }
    }
    starts = climbs.map(\.0)
    ends = climbs.map(\.1)
  }

  /// Share of the prior's mass from which a climb ends on the main peak.
  var shareOfMain: Double {
    let prior = NonlinearModel.lecture.prior
    let weights = starts.map { prior.density($0) }
    let main = zip(weights, ends).reduce(0) { $0 + (abs($1.1 + 1.3) < 0.5 ? $1.0 : 0) }
    return main / weights.reduce(0, +)
  }
}

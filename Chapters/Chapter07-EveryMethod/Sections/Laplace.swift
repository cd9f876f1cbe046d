import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension EveryMethod {
  /// A normal at the top of one peak, and one at each.
  static let laplace = Section<EveryMethodStudy>(
    "laplace", "What does Laplace's method see of two peaks?",
    options: EveryMethodSettings.ofModel
  ) { study, _ in
    // Model: the lecture's or the reader's
    let (exact, edge) = (study.exact, study.edge)
    let target = CountedPosterior(exact.posterior)

    // Inference: a climb to each peak, the curvature there, and all normals added up
    let starts = study.model.isLecture ? [-1.0, 4] : exact.visiblePeaks
    let peaks = LaplacePeaks(starts.compactMap { Bump.climbed(target, from: $0) })
    guard let peaks else {
      return Findings(
        answer:
          "Nothing here: no climb ended on a peak with a curvature, so there is no normal to lay there."
      )
    }
    let ends = BasinEnds(target, study.model.prior)

    // What it shows
    let first = peaks.bumps[0]
    // The mass on the main peak's side
    let own = first.normal.mean < edge ? exact.share(below: edge) : exact.share(above: edge)
    return Findings(
      answer: answer(study, peaks), tables: [table(study, peaks)],
      figures: [figure(study, peaks, ends)], claims: claims(exact, first, peaks),
      values: [
        .init("width1", first.normal.standardDeviation),
        .init("width2", peaks.bumps.dropFirst().first?.normal.standardDeviation ?? .nan),
        .init("one.mass", first.normal.upperTail(edge)), .init("one.log-evidence", first.logArea),
        .init("one.gap", exact.logEvidence - first.logArea),
        // What the other side is worth, and by how much the normal overstates its own
        .init("second.worth", -.log(own)),
        .init("one.excess", first.logArea - exact.logEvidence - .log(own)),
        .init("both.mass", peaks.sum.upperTail(edge)), .init("both.log-evidence", peaks.logArea),
        .init("both.gap", abs(exact.logEvidence - peaks.logArea)),
        .init("both.mean", peaks.sum.mean), .init("both.sd", peaks.sum.variance.squareRoot()),
        .init("starts.main", ends.share(of: first, study.model.prior)),
      ].filter(\.number.isFinite))
  }

  // MARK: Answer and table

  private static func answer(_ study: EveryMethodStudy, _ peaks: LaplacePeaks) -> String {
    let (exact, first) = (study.exact, peaks.bumps[0])
    func nats(_ logArea: Double) -> String {
      "\(NumberText.fixed(abs(logArea - exact.logEvidence), decimals: 2)) nats"
    }
    if peaks.bumps.count == 1 {
      return
        "There is one peak to see. The normal at it has a standard deviation of "
        + "\(NumberText.significant(first.normal.standardDeviation, digits: 3)), the posterior "
        + "\(NumberText.significant(exact.standardDeviation, digits: 3)), and its log evidence is "
        + "\(nats(first.logArea)) off."
    }
    let share = first.normal.upperTail(study.edge)
    let (name, least) =
      study.model.isLecture
      ? ("second peak", 0.0) : ("part above \(study.exact.text(study.edge))", 1e-9)
    return
      "One, and nothing tells of the other\(peaks.bumps.count == 2 ? "" : "s"): the normal at the main peak gives the "
      + "\(name) a share of \(share > least ? NumberText.significant(share, digits: 1) : "0"), where the posterior has "
      + "\(NumberText.fixed(exact.share(above: study.edge), decimals: 3)), and is \(nats(first.logArea)) of log "
      + "evidence off. A normal at each peak, added up, gives "
      + "\(NumberText.fixed(peaks.sum.upperTail(study.edge), decimals: 3))."
  }

  /// More peaks are in the sum, but not in a line of their own.
  private static let mostLines = 6

  private static func table(_ study: EveryMethodStudy, _ peaks: LaplacePeaks) -> Table {
    func row(_ name: String, _ numbers: [Double]) -> [String] {
      [name]
        + numbers.map {
          abs($0) < 1e-9
            ? "0"
            : abs($0) < 0.001
              ? NumberText.significant($0, digits: 1) : NumberText.fixed($0, decimals: 3)
        }
    }
    let (exact, edge) = (study.exact, study.edge)
    let names = ["normal at the main peak", "normal at the second peak"]
    let lines = peaks.bumps.prefix(mostLines).enumerated().map { place, bump in
      row(
        place < 2 ? names[place] : "at peak \(place + 1)",
        [
          bump.normal.mean, bump.normal.standardDeviation, bump.normal.upperTail(edge),
          bump.logArea,
        ])
    }
    let sum = peaks.sum
    let count = peaks.bumps.count
    return Table(
      title: study.model.isLecture
        ? "Laplace's method on the lecture's posterior" : "Laplace's method on this posterior",
      columns: [
        "", "mean", "sd", "share above \(study.model.isLecture ? "1.5" : exact.text(edge))",
        "log evidence",
      ],
      rows: lines
        + (count == 1
          ? []
          : [
            row(
              count == 2 ? "both, by their areas" : "all \(count), by their areas",
              [sum.mean, sum.variance.squareRoot(), sum.upperTail(edge), peaks.logArea])
          ]) + [
          row(
            "exact",
            [exact.mean, exact.standardDeviation, exact.share(above: edge), exact.logEvidence])
        ],
      note: "The area of each normal is its share of the evidence, height × width × √(2π).")
  }

  // MARK: Figure

  private static func figure(
    _ study: EveryMethodStudy, _ peaks: LaplacePeaks, _ ends: BasinEnds
  ) -> Figure {
    let (exact, window) = (study.exact, study.window)
    let x = [Double].evenlySpaced(from: window.lowerBound, to: window.upperBound, count: 401)
    let curves = (
      one: x.map { Double.exp(peaks.bumps[0].normal.logDensity($0)) },
      sum: x.map { Double.exp(peaks.sum.logDensity($0)) }
    )
    let top =
      study.model.isLecture
      ? 0.6 : 1.3 * (x.map(exact.density) + curves.one + curves.sum).reduce(0, max)
    let isLecture = study.model.isLecture
    return Figure(
      name: "laplace",
      caption:
        "A normal at one peak knows nothing of the other; one at each, added up by their areas, is close to the posterior. "
        + "Right, where a climb ends depends on where it starts.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 560),
      panels: [
        Panel(
          "Normals at the peaks",
          x: Axis("Parameter *θ*", range: window, tics: isLecture ? .every(2) : .automatic),
          y: Axis("Density", range: 0...top), key: .topRight,
          layers: [
            .area(
              "posterior", x: x, y: x.map(exact.density), .grey, opacity: 0.35, title: "posterior"),
            .line("one", x: x, y: curves.one, Stroke(.vermillion), title: "main peak alone"),
            .line("both", x: x, y: curves.sum, Stroke(.blue), title: "all, by area"),
          ]),
        Panel(
          "Climbs",
          x: Axis(
            "Start of the climb", range: ends.range, tics: isLecture ? .every(2) : .automatic),
          y: isLecture
            ? Axis("Peak where it ends", range: -8...8, tics: .every(4))
            : Axis("Peak where it ends", range: ends.reach),
          layers: [
            .points("ends", x: ends.starts, y: ends.ends, .blue, size: 0.7)
          ]),
      ])
  }

  // MARK: Claims

  private static func claims(
    _ exact: ExactPosterior, _ first: Bump, _ both: LaplacePeaks
  ) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Nonlinear Models")
    return [
      Claim(
        "45m", source, "Laplace's method at the main peak",
        .shape(
          "a picture of a posterior with two peaks",
          measuring: "share above 1.5 of the normal at the main peak, over the posterior's",
          first.normal.upperTail(1.5) / exact.share(above: 1.5), .below(0.01))),
      Claim(
        "45n", source, "normals at both peaks, added up by their areas",
        .shape(
          "a picture of a posterior with two peaks",
          measuring: "log evidence of both, less that of quadrature [nats]",
          both.logArea - exact.logEvidence, .between(-0.1, 0.1))),
    ]
  }
}

/// Normals at the peaks, the largest area first, and their sum.
private struct LaplacePeaks: Sendable {
  let bumps: [Bump]
  /// Weighted by their areas.
  let sum: NormalMixture
  /// log of all areas together.
  let logArea: Double

  /// Each peak once; nil for none.
  init?(_ found: [Bump]) {
    let bumps = found.reduce(into: [Bump]()) { bumps, bump in
      if bump.isNew(among: bumps) { bumps.append(bump) }
    }.sorted { $0.logArea > $1.logArea }
    guard let highest = bumps.first?.logArea else { return nil }
    let areas = bumps.map { Double.exp($0.logArea - highest) }
    self.bumps = bumps
    sum = NormalMixture(weights: areas, components: bumps.map(\.normal))
    logArea = highest + .log(areas.reduce(0, +))
  }
}

/// Where Newton's climb ends from each of many starts, three standard deviations of the prior to each side.
private struct BasinEnds: Sendable {
  let starts: [Double]
  let ends: [Double]
  /// Of the starts that were tried.
  let range: ClosedRange<Double>

  init(_ target: CountedPosterior, _ prior: Normal) {
    let half = 3 * prior.standardDeviation
    let tried = [Double].evenlySpaced(from: prior.mean - half, to: prior.mean + half, count: 121)
    let climbs = tried.compactMap { start in
      Bump.climbed(target, from: start).map { (start, $0.normal.mean) }
    }
    starts = climbs.map(\.0)
    ends = climbs.map(\.1)
    range = (prior.mean - 1.03 * half)...(prior.mean + 1.03 * half)
  }

  /// Where climbs end, with a margin.
  var reach: ClosedRange<Double> {
    let (low, high) = (ends.min() ?? range.lowerBound, ends.max() ?? range.upperBound)
    let margin = 0.1 * max(high - low, 0.1 * (range.upperBound - range.lowerBound))
    return (low - margin)...(high + margin)
  }

  /// Share of the prior's mass from which a climb ends on this peak.
  func share(of bump: Bump, _ prior: Normal) -> Double {
    let weights = starts.map { prior.density($0) }
    let near = 0.1 * bump.normal.standardDeviation
    let main = zip(weights, ends).reduce(0) { sum, climb in
      sum + (abs(climb.1 - bump.normal.mean) < near ? climb.0 : 0)
    }
    return main / weights.reduce(0, +)
  }
}

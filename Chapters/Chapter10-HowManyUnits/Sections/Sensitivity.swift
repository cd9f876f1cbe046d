import BayesNumerics
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension HowManyUnits {
  /// The evidence of each size under three priors of the units, and p(M | D) under three of M.
  static let sensitivity = Section<UnitsStudy>(
    "sensitivity", "How much depends on the prior?", seconds: 5
  ) { _, run in
    // Data: 60 points of a bump on a slope
    let points = bumpPoints(using: run.random("points"))

    // Model: three priors of the units, α = 1/2
    let priors = UnitPriors.all

    // Inference: the evidence of each size under each
    let most = run.isQuick ? 4 : 5
    let comparisons = try priors.enumerated().map { index, named in
      try SizeComparison.byParticles(
        points, named.prior, sizes: 0...most,
        TemperedParticles(particles: run.isQuick ? 150 : 250, moves: run.isQuick ? 6 : 8),
        runs: run.isQuick ? 4 : 8,
        using: run.random("\(named.name)"),
        progress: run.reporting(
          named.name, from: Double(index) / 3, to: Double(index + 1) / 3))
    }
    let evidences = comparisons.map { $0.sizes.map(\.evidence) }

    // The prior of M costs nothing more: the same evidences with other weights
    let alphas = [0.1, 0.5, 0.9]
    let byAlpha = alphas.map { alpha in
      Share.posterior(
        of: evidences[0], prior: (0...most).map { Double($0) * log(alpha) })
    }

    // What it shows: how much each prior takes away from two units more than from none
    let losses = zip(priors, evidences).map { _, list in
      list[2].logEvidence - evidences[0][2].logEvidence
    }
    let means = comparisons.map { comparison in
      comparison.posterior.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element.value }
    }
    func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 1) }
    return Findings(
      answer:
        "Much: with a prior that is vague about the weights the mean of M is \(fixed(means[2])) instead of "
        + "\(fixed(means[0])), though it allows every curve that the usual prior allows. A prior that is vague about "
        + "where units stand takes \(fixed(-losses[1])) nats from two units and about as much from more, so that the mean "
        + "of M is \(fixed(means[1])).",
      tables: [table(priors, comparisons), alphaTable(alphas, byAlpha)],
      figures: [figure(priors, evidences, alphas, byAlpha)],
      claims: claims(evidences),
      values: values(evidences, comparisons, alphas, byAlpha))
  }

  /// y = 1.5 e^(-2x²) + x/2 + noise 0.15 at 60 places between -2.5 and 2.5.
  private static func bumpPoints(using random: RandomSource) -> CurvePoints {
    var stream = random
    let x = [Double].evenlySpaced(from: -2.5, to: 2.5, count: 60)
    let curve: @Sendable (Double) -> Double = { 1.5 * exp(-2 * $0 * $0) + $0 / 2 }
    return CurvePoints(
      name: "60 points of a bump on a slope", x: x,
      y: x.map { curve($0) + 0.15 * stream.normal() }, xName: "x", yName: "y", truth: curve,
      isStandardised: false)
  }

  private static func table(_ priors: [UnitPriors], _ comparisons: [SizeComparison]) -> Table {
    Table(
      title: "log evidence, and p(M | D) with α = 0.5, under three priors of the units",
      columns: ["M"] + priors.flatMap { [$0.name, "p(M | D)"] },
      rows: comparisons[0].sizes.indices.map { units in
        ["\(units)"]
          + comparisons.flatMap { comparison in
            let evidence = comparison.sizes[units].evidence
            return [
              "\(NumberText.fixed(evidence.logEvidence, decimals: 1)) ± "
                + NumberText.fixed(evidence.standardError, decimals: 1),
              NumberText.fixed(comparison.posterior[units].value, decimals: 2),
            ]
          }
      },
      note:
        "Usual: the chapter's prior. Vague units: variances of γ a hundred times as large. Vague weights: "
        + "variances of β ten thousand times as large. Standard errors from independent runs.")
  }

  private static func alphaTable(_ alphas: [Double], _ shares: [[Share]]) -> Table {
    Table(
      title: "p(M | D) under three priors of M, usual prior of the units",
      columns: ["M"] + alphas.map { "α = \($0)" },
      rows: shares[0].indices.map { units in
        ["\(units)"] + shares.map { NumberText.fixed($0[units].value, decimals: 2) }
      },
      note: "No new chain: the same evidences, weighted with other α.")
  }

  private static func figure(
    _ priors: [UnitPriors], _ evidences: [[FoundEvidence]], _ alphas: [Double],
    _ byAlpha: [[Share]]
  ) -> Figure {
    Figure(
      name: "sensitivity",
      caption:
        "A prior that is vague about the weights buries large nets: each unit more pays again for the room that it "
        + "leaves unused. One that is vague about where units stand takes evidence from all of them. Left: log evidence against M under three priors of the "
        + "units, with two standard errors. Right: p(M | D) under three priors of M.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 600),
      panels: [evidencePanel(priors, evidences), alphaPanel(alphas, byAlpha)])
  }

  private static let inks: [Ink] = [.blue, .vermillion, .green]
  private static let because = "evidences by particles, and their errors"

  private static func evidencePanel(_ priors: [UnitPriors], _ evidences: [[FoundEvidence]])
    -> Panel
  {
    let markers: [Marker] = [.circle, .square, .triangle]
    let shown = Array(1..<evidences[0].count)
    let x = shown.map(Double.init)
    var layers: [Layer] = []
    var all: [Double] = []
    for index in evidences.indices {
      let values: [Double] = shown.map { evidences[index][$0].logEvidence }
      let errors: [Double] = shown.map { 2 * evidences[index][$0].standardError }
      let lower: [Double] = zip(values, errors).map { $0 - $1 }
      let upper: [Double] = zip(values, errors).map { $0 + $1 }
      all += lower + upper
      layers.append(
        .line(
          "line_\(index)", x: x, y: values, Stroke(inks[index], width: 2),
          agreement: .notCompared(because: because)))
      layers.append(
        .errorBars(
          "prior_\(index)", x: x, y: values, lower: lower, upper: upper, inks[index],
          marker: markers[index], agreement: .notCompared(because: because),
          title: Text(verbatim: priors[index].name)))
    }
    let low: Double = (all.min() ?? 0) - 4
    let high: Double = (all.max() ?? 1) + 2
    return Panel(
      "Prior of the units",
      x: Axis("units *M*", range: 0.6...(Double(shown.count) + 0.4), tics: .every(1)),
      y: Axis("log evidence [nats]", range: RoundNumber.range(around: low...high)),
      key: .bottomRight, layers: layers)
  }

  private static func alphaPanel(_ alphas: [Double], _ byAlpha: [[Share]]) -> Panel {
    let opacities = [1, 0.65, 0.35]
    let sizes = byAlpha[0].indices.map(Double.init)
    var layers: [Layer] = []
    for index in alphas.indices {
      let shift: Double = 0.27 * Double(index - 1)
      layers.append(
        .bars(
          "alpha_\(index)", x: sizes.map { $0 + shift }, heights: byAlpha[index].map(\.value),
          width: 0.25, inks[index], opacity: opacities[index], isOutlined: true,
          agreement: .notCompared(because: because),
          title: "*α* = \(alphas[index], decimals: 1)"))
    }
    return Panel(
      "Prior of *M*",
      x: Axis("units *M*", range: -0.5...(Double(sizes.count) - 0.5), tics: .every(1)),
      y: Axis("probability *p*(*M* | *D*)", range: 0...1), key: .topLeft, layers: layers)
  }

  private static func values(
    _ evidences: [[FoundEvidence]], _ comparisons: [SizeComparison], _ alphas: [Double],
    _ byAlpha: [[Share]]
  ) -> [Findings.Value] {
    let names = ["usual", "vague-units", "vague-weights"]
    var values: [Findings.Value] = []
    for (name, (evidence, comparison)) in zip(names, zip(evidences, comparisons)) {
      for units in evidence.indices {
        values.append(
          .init(
            "\(name).log.\(units)", evidence[units].logEvidence,
            standardError: evidence[units].standardError))
        let share = comparison.posterior[units]
        values.append(
          .init("\(name).p.\(units)", share.value, standardError: share.standardError))
      }
      let (own, usual) = (evidence[2], evidences[0][2])
      let error: Double =
        own.standardError * own.standardError + usual.standardError * usual.standardError
      values.append(
        .init(
          "\(name).loss", usual.logEvidence - own.logEvidence, standardError: error.squareRoot()))
    }
    for (name, shares) in zip(["0.1", "0.5", "0.9"], byAlpha) {
      for (units, share) in shares.enumerated() {
        values.append(
          .init("alpha.\(name).\(units)", share.value, standardError: share.standardError))
      }
    }
    return values
  }

  private static func claims(_ evidences: [[FoundEvidence]]) -> [Claim] {
    let source = Claim.Source(
      lecture: "001", slide: "Bayesian analysis of shallow neural nets (var arch)")
    let units = evidences[1][2].logEvidence - evidences[0][2].logEvidence
    let weights = evidences[2][4].logEvidence - evidences[2][2].logEvidence
    return [
      Claim(
        "29d", source, "a prior that is vague about where units stand costs evidence",
        .shape(
          "the prior of the units is left open",
          measuring: "log evidence of two units less that under the usual prior", units,
          .below(-1), precision: .notCompared,
          // -7 with a standard error below 1; at quick sizes crowds may miss the bump, and one seed in some ten does
          falseAlarmRate: 0.1)),
      Claim(
        "29e", source, "a prior that is vague about weights buries large nets (Lindley's trap)",
        .shape(
          "the prior of the weights is left open",
          measuring:
            "log evidence of four units less that of two, variances of β 10,000 times as large",
          weights, .below(-0.5), precision: .notCompared,
          // About -4 with a standard error of 0.7, at quick sizes 1.2
          falseAlarmRate: 0.01)),
    ]
  }
}

/// A prior of the units with a name.
struct UnitPriors: Sendable {
  let name: String
  let prior: VariableNetworkPrior

  static var all: [UnitPriors] {
    // snippet: priors
    let usual = VariableNetworkPrior(inputs: 2)
    var vagueUnits = usual
    vagueUnits.units.nodeMeanCovariance = .diagonal([400, 400])
    vagueUnits.units.nodeScale = .diagonal([100, 100])
    var vagueWeights = usual
    vagueWeights.units.weightMeanVariance = 10_000
    vagueWeights.units.weightScale = 10_000
    // end snippet
    return [
      UnitPriors(name: "usual", prior: usual), UnitPriors(name: "vague units", prior: vagueUnits),
      UnitPriors(name: "vague weights", prior: vagueWeights),
    ]
  }
}

import BayesNumerics
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension HowManyUnits {
  /// p(M | D) under three priors of the units, and under three of M.
  static let sensitivity = Section<UnitsStudy>(
    "sensitivity", "How much depends on the prior?", seconds: 4
  ) { _, run in
    // Data: 60 points of a bump on a slope
    let points = bumpPoints(using: run.random("points"))

    // Model: three priors of the units with α = 1/2, and the usual one with two other α
    let models = UnitPriors.all + [0.1, 0.9].map(UnitPriors.usual)

    // Inference: chains over all sizes under each
    var runs: [PriorRun] = []
    for (index, named) in models.enumerated() {
      let network = try VariableNetwork(
        inputs: points.inputs, targets: points.targets, prior: named.prior)
      let chains = await JumpChains.run(
        ReversibleJumpSampler(network), from: [0, 0, 10, 10],
        JumpChains.Lengths(warmUp: 2000, sweeps: sweeps(of: index, isQuick: run.isQuick)),
        using: run.random(named.name))
      runs.append(PriorRun(named, chains))
      run.progress.report(index + 1, models.count, "priors")
    }
    let (usual, vagueUnits, vagueWeights) = (runs[0], runs[1], runs[2])
    let byAlpha = [runs[3], usual, runs[4]]

    // What it shows
    func fixed(_ run: PriorRun) -> String { NumberText.fixed(run.mean.value, decimals: 1) }
    let mixed = runs.filter(\.hasMixed)
    return Findings(
      answer: mixed.count < runs.count
        ? refusal(runs, isQuick: run.isQuick)
        : "Much, under some priors: with one that is vague about weights the mean of M is \(fixed(vagueWeights)) instead "
          + "of \(fixed(usual)); with one that is vague about where units stand it is \(fixed(vagueUnits)); and with "
          + "α = 0.1 and 0.9 instead of 0.5 it is \(fixed(byAlpha[0])) and \(fixed(byAlpha[2])).",
      tables: [table(runs)],
      figures: byAlpha.contains(where: \.hasMixed) && runs.prefix(3).contains(where: \.hasMixed)
        ? [figure(Array(runs.prefix(3)), byAlpha)] : [],
      claims: claims(usual, vagueUnits, vagueWeights), values: mixed.flatMap(values))
  }

  /// Births from a vague prior of the units are refused more often, so these chains are longer; in short runs so are
  /// those that α = 0.9 keeps among many units.
  private static func sweeps(of model: Int, isQuick: Bool) -> Int {
    switch model {
    case 1: isQuick ? 21_000 : 50_000
    case 4: isQuick ? 21_000 : 25_000
    default: isQuick ? 7000 : 25_000
    }
  }

  /// What can be said where some chains have not mixed: nothing of their M.
  private static func refusal(_ runs: [PriorRun], isQuick: Bool) -> String {
    let (mixed, unmixed) = (runs.filter(\.hasMixed), runs.filter { !$0.hasMixed })
    let means = mixed.map { "\(NumberText.fixed($0.mean.value, decimals: 1)) (\($0.name))" }
    return
      "Nothing is said of M where chains have not mixed: "
      + unmixed.map { "\($0.name) (\($0.chains.mixing.numbers))" }.joined(separator: "; ") + ". "
      + (means.isEmpty ? "" : "Elsewhere its mean is \(means.joined(separator: ", ")). ")
      + Mixing.advice(isQuick: isQuick)
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

  /// What chains found under one prior.
  private struct PriorRun {
    let name: String
    let prior: VariableNetworkPrior
    let chains: JumpChains

    init(_ named: UnitPriors, _ chains: JumpChains) {
      (name, prior, self.chains) = (named.name, named.prior, chains)
    }

    /// Whether M may be judged at all.
    var hasMixed: Bool { chains.mixing.isGood }

    /// The mean of M.
    var mean: Share {
      let numbers = chains.visits.map { $0.map(Double.init) }
      return Share(
        value: sampleMean(numbers.flatMap(\.self)),
        standardError: MonteCarloError.mean(numbers))
    }

    /// log Z_M less log Z_2; nil where chains hardly met one of the two sizes.
    func logEvidence(of units: Int) -> Share? {
      Share.logEvidence(of: units, lessThatOf: 2, from: chains.shares, under: prior)
    }
  }

  private static func table(_ runs: [PriorRun]) -> Table {
    Table(
      title: "p(M | D) under five priors: chains over all sizes",
      columns: ["M"] + runs.map(\.name),
      rows: (0...10).map { units in
        ["\(units)"] + runs.map { text($0) { $0.chains.shares[units] } }
      } + [
        ["mean of M"] + runs.map { text($0, \.mean) },
        ["R̂ of M"] + runs.map(\.chains.mixing.rHatInWords),
        ["effective draws of M"] + runs.map(\.chains.mixing.effectiveDrawsInWords),
      ],
      note:
        "Usual: the chapter's prior. Vague units: variances of γ a hundred times as large. Vague weights: "
        + "variances of β ten thousand times as large. These three with α = 0.5; the last two are the usual prior with "
        + "another α."
        + (runs.allSatisfy(\.hasMixed) ? "" : " Refused: these chains have not mixed."))
  }

  private static func text(_ run: PriorRun, _ share: (PriorRun) -> Share) -> String {
    guard run.hasMixed else { return "refused" }
    let share = share(run)
    return NumberText.value(share.value, withError: share.standardError)
  }

  private static func figure(_ priors: [PriorRun], _ byAlpha: [PriorRun]) -> Figure {
    Figure(
      name: "sensitivity",
      caption:
        "A prior that is vague about weights takes evidence from units beyond the second; one that is vague about "
        + "where units stand does not; and α moves the answer from two units to the most. Left: log "
        + "evidence of M units less that of two under three priors of the units, with two standard errors, for sizes "
        + "that chains have met. Right: p(M | D) under three priors of M."
        + ((priors + byAlpha).allSatisfy(\.hasMixed)
          ? "" : " Chains that have not mixed are left out."),
      layout: Figure.Layout(columns: 2, width: 1280, height: 600),
      panels: [evidencePanel(priors), alphaPanel(byAlpha)])
  }

  private static let inks: [Ink] = [.blue, .vermillion, .green]
  private static let because = "estimates of chains, and their errors"

  private static func evidencePanel(_ priors: [PriorRun]) -> Panel {
    let markers: [Marker] = [.circle, .openCircle, .triangle]
    var layers: [Layer] = []
    var all: [Double] = []
    for (index, run) in priors.enumerated() where run.hasMixed {
      let known = (2...10).compactMap { units in run.logEvidence(of: units).map { (units, $0) } }
      // Side by side, so that error bars do not hide each other
      let x = known.map { Double($0.0) + 0.1 * Double(index - 1) }
      let lower = known.map { $0.1.value - 2 * $0.1.standardError }
      let upper = known.map { $0.1.value + 2 * $0.1.standardError }
      all += lower + upper
      layers.append(
        .line(
          "line_\(index)", x: x, y: known.map(\.1.value), Stroke(inks[index], width: 2),
          agreement: .notCompared(because: because)))
      layers.append(
        .errorBars(
          "prior_\(index)", x: x, y: known.map(\.1.value), lower: lower, upper: upper,
          inks[index], marker: markers[index], agreement: .notCompared(because: because),
          title: Text(verbatim: run.name)))
    }
    let (low, high) = ((all.min() ?? 0) - 0.5, (all.max() ?? 1) + 0.5)
    return Panel(
      "Prior of the units", x: Axis("units *M*", range: 1.5...10.5, tics: .every(1)),
      y: Axis("log evidence less that of two [nats]", range: RoundNumber.range(around: low...high)),
      key: .bottomRight, layers: layers)
  }

  private static func alphaPanel(_ byAlpha: [PriorRun]) -> Panel {
    let opacities = [0.9, 0.15, 0.5]
    let sizes = [Double].evenlySpaced(from: 0, to: 10, count: 11)
    return Panel(
      "Prior of *M*", x: Axis("units *M*", range: -0.5...10.5, tics: .every(1)),
      y: Axis("probability *p*(*M* | *D*)", range: 0...1), key: .topRight,
      layers: byAlpha.enumerated().filter { $0.element.hasMixed }.map { index, run in
        .bars(
          "alpha_\(index)", x: sizes.map { $0 + 0.27 * Double(index - 1) },
          heights: run.chains.shares.map(\.value), width: 0.25, inks[index],
          opacity: opacities[index], isOutlined: true, agreement: .notCompared(because: because),
          title: "*α* = \(run.prior.alpha, decimals: 1)")
      })
  }

  private static func values(_ run: PriorRun) -> [Findings.Value] {
    let name = run.name.replacing(" ", with: "-").replacing("α-=-", with: "alpha.")
    func value(_ key: String, _ share: Share) -> Findings.Value {
      .init("\(name).\(key)", share.value, standardError: share.standardError)
    }
    return run.chains.shares.enumerated().map { value("p.\($0)", $1) }
      + (3...10).compactMap { units in run.logEvidence(of: units).map { value("log.\(units)", $0) }
      }
      + [value("mean", run.mean)]
  }

  private static func claims(
    _ usual: PriorRun, _ vagueUnits: PriorRun, _ vagueWeights: PriorRun
  ) -> [Claim] {
    let source = Claim.Source(
      lecture: "001", slide: "Bayesian analysis of shallow neural nets (var arch)")
    // A number of chains that have not mixed is none
    let shift =
      usual.hasMixed && vagueUnits.hasMixed ? vagueUnits.mean.value - usual.mean.value : .nan
    let third = vagueWeights.hasMixed ? vagueWeights.logEvidence(of: 3)?.value ?? .nan : .nan
    return [
      Claim(
        "29d", source,
        "a prior that is vague about where units stand leaves the mean of M nearly as it is",
        .shape(
          "the prior of the units is left open",
          measuring: "mean of M less that under the usual prior", shift, .between(-1, 1),
          precision: .notCompared,
          // -0.4 to 0.5 over twenty sets of points, with a standard deviation of 0.3
          falseAlarmRate: 1e-3)),
      Claim(
        "29e", source,
        "a prior that is vague about weights takes evidence from a third unit (what Lindley's paradox rests on)",
        .shape(
          "the prior of the weights is left open",
          measuring:
            "log evidence of three units less that of two, variances of β 10,000 times as large",
          third, .below(-0.5), precision: .notCompared,
          // -2 with a standard deviation of 0.4 over twenty sets of points, of which the worst gave -0.8
          falseAlarmRate: 0.02)),
    ]
  }
}

/// A prior with a name.
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

  /// The usual prior with another α.
  static func usual(alpha: Double) -> UnitPriors {
    UnitPriors(
      name: "α = \(NumberText.shortest(alpha))",
      prior: VariableNetworkPrior(inputs: 2, alpha: alpha))
  }
}

import BayesNumerics
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension ShallowNetworkChapter {
  /// What the two faults of the printed algorithm do, each alone and together, and which test finds which.
  ///
  /// E5: the acceptance lacks p(γ̃)/p(γ). E20: β is drawn before γ moves, and is old when σ² is drawn from it.
  static let samplerFaults = Section<NetworkStudy>(
    "sampler-faults", "Is the sampler right as printed?", options: [], seconds: 7
  ) { study, run in
    // Data: 200 points of three steps, the same whatever the seed, for how far the two faults cancel
    // depends on them
    let set = SimulatedSets.noisySteps(
      using: Run(section: run.section).random("points of three steps"))

    // Model: three hidden units, with the points and without any
    let scale = Standardisation(rawColumns: 1)
    let models = FaultModels(
      full: try ShallowNetwork(inputs: scale.inputs(set.x), targets: set.y, nodes: 3),
      empty: try ShallowNetwork(inputs: Matrix(rows: 0, columns: 2), targets: [], nodes: 3))

    // Inference: the prior by independent draws, four sweeps, and another right sampler
    var prior = run.random("prior")
    let slopes = (0..<(run.isQuick ? 20_000 : 100_000)).map { _ in
      models.empty.samplePrior(using: &prior).nodes[1, 0]
    }
    let sweeps: [(FaultyRun.Sweep, ShallowNetworkScheme)] = [
      (.corrected, .corrected), (.withoutPriorRatio, .withoutPriorRatio),
      (.withOldWeights, .withOldWeights), (.asPrinted, .asPrinted),
    ]
    var runs: [FaultyRun] = []
    for (index, (sweep, scheme)) in sweeps.enumerated() {
      runs.append(
        await sampleBoth(
          models, sweep, scheme, isQuick: run.isQuick, using: run.random(sweep.rawValue),
          progress: run.reporting(
            "printed faults", from: Double(index) / 5, to: Double(index + 1) / 5)))
    }
    let reference = await sampleReference(models, run)
    let faults = SamplerFaults(
      priorSlopes: slopes, runs: runs, reference: reference, units: 3, points: set.count)

    // What it shows
    return Findings(
      answer: faults.answer, tables: [table(faults)], figures: [figure(faults)],
      claims: claims(faults), values: values(faults))
  }

  // MARK: Inference

  private static func sampleBoth(
    _ models: FaultModels, _ sweep: FaultyRun.Sweep, _ scheme: ShallowNetworkScheme,
    proposal: NodeProposal = .randomWalk, startsWithData: [[Double]]? = nil, isQuick: Bool,
    using random: RandomSource, progress: @escaping @Sendable (Double) -> Void
  ) async -> FaultyRun {
    func starts(_ network: ShallowNetwork, _ purpose: String) -> [[Double]] {
      (0..<4).map { chain in
        var stream = random.stream(purpose).stream(chain)
        return network.samplePrior(using: &stream).position
      }
    }
    let place = models.full.names.firstIndex(of: "gamma[1,2]") ?? 0
    let recorder = Recorder(names: ["slope", "log slope", "sigma"]) { position in
      [position[place], log(abs(position[place])), position[position.count - 1].squareRoot()]
    }
    // Untuned without data: the printed rule accepts everything, so that no width is wide enough
    let without = await sample(
      ShallowNetworkSampler(models.empty, scheme: scheme, proposal: proposal, widths: [1, 1, 1]),
      from: starts(models.empty, "starts without data"),
      lengths: ChainLengths(warmUp: 0, draws: isQuick ? 2000 : 4000, thinning: 20),
      recording: recorder, using: random.stream("without data")
    ) { progress(0.3 * $0) }
    let with = await sample(
      ShallowNetworkSampler(models.full, scheme: scheme, proposal: proposal),
      from: startsWithData ?? starts(models.full, "starts with data"),
      lengths: ChainLengths(
        warmUp: 2000, draws: isQuick ? 3000 : 4000, thinning: isQuick ? 10 : 30),
      recording: recorder, using: random.stream("with data")
    ) { progress(0.3 + 0.7 * $0) }
    let mixing = Mixing(of: with, ignoring: ["slope", "log slope"])
    return FaultyRun(
      sweep: sweep, slopes: without["slope"], logSlopes: without["log slope"],
      sigmas: with["sigma"], acceptance: Estimate(meanOf: with.chains.map { $0.statistics[0] }),
      rHat: mixing.judged[0].rHat, isMixed: mixing.isGood)
  }

  /// Another right sampler, which shares neither rule nor proposal with the others: γ given β, by a
  /// proposal that is reversible with respect to the prior.
  ///
  /// Given β a chain from the prior may stay in a poor mode for good, so that it starts from the corrected
  /// sampler. Were that one's stationary distribution another, the reference would leave it, for σ is
  /// forgotten in a hundred sweeps.
  private static func sampleReference(_ models: FaultModels, _ run: Run) async -> FaultyRun {
    let random = run.random("reference")
    let pilots = (0..<4).map { chain in
      var stream = random.stream("pilots").stream(chain)
      let sampler = ShallowNetworkSampler(models.full)
      var state = sampler.start(from: models.full.samplePrior(using: &stream))
      _ = sampler.tuned(4000, from: &state, using: &stream) { _ in }
      return state.position
    }
    return await sampleBoth(
      models, .reference, .uncollapsed, proposal: .priorReversible, startsWithData: pilots,
      isQuick: run.isQuick, using: random,
      progress: run.reporting("printed faults", from: 0.8, to: 1))
  }

  // MARK: What it shows

  private static func table(_ faults: SamplerFaults) -> Table {
    func z(_ value: Double) -> String {
      value.isFinite ? NumberText.fixed(value, decimals: 1) : "unknown"
    }
    func row(_ run: FaultyRun) -> [String] {
      [
        run.sweep.inWords, run.spread.text, z(faults.distanceWithoutData(run)), run.noise.text,
        z(faults.distanceWithData(run)), NumberText.fixed(run.acceptance.value, decimals: 2),
      ]
    }
    return Table(
      title:
        "The printed faults: \(faults.units) hidden units, without data and with \(faults.points) "
        + "points",
      columns: [
        "sampler", "no data: mean log |γ|", "difference from the prior / SE", "with data: mean σ",
        "upper tail of σ: difference / SE", "accepted",
      ],
      rows: [["the prior itself", faults.priorSpread.text, "", "", "", ""]]
        + faults.runs.map(row) + [row(faults.reference)],
      note:
        "A difference of more than 4.4 standard errors (SE) indicates a fault: a right sampler exceeds it once "
        + "in 100,000 comparisons. The upper tail is the share of draws above the 95 % quantile of the "
        + "reference sampler in the last row"
        + (faults.reference.isMixed ? "" : ", whose chains have NOT mixed")
        + ", which updates γ given β. With E5 the chains without data have no stationary distribution, so that "
        + "their difference grows with the length of the run. Whether σ shows E5 depends on the points and "
        + "on the run.")
  }

  private static func values(_ faults: SamplerFaults) -> [Findings.Value] {
    // What is said of σ rests on a reference and a corrected sampler that have mixed; the faulty ones are
    // quoted as the runs that they are
    let isKnown = faults.reference.isMixed && faults.corrected.isMixed
    return (isKnown ? faults.runs + [faults.reference] : []).flatMap { run -> [Findings.Value] in
      let tail = faults.share(run)
      return [
        .init("sigma.\(run.sweep.rawValue)", run.noise),
        .init("log-slope.\(run.sweep.rawValue)", run.spread),
        .init("tail.\(run.sweep.rawValue)", tail),
        .init("accepted.\(run.sweep.rawValue)", run.acceptance),
      ]
    } + [
      .init("log-slope.prior", faults.priorSpread),
      .init(
        "slope-factor.as-printed", exp(faults.printed.spread.value - faults.priorSpread.value),
        standardError: exp(faults.printed.spread.value - faults.priorSpread.value)
          * (faults.printed.spread - faults.priorSpread).standardError),
    ]
  }

  private static func figure(_ faults: SamplerFaults) -> Figure {
    let inks: [Ink] = [.blue, .vermillion, .green, .purple]
    let names: [Text] = ["corrected", "no prior ratio (E5)", "old *β* (E20)", "as printed"]
    func logarithms(_ chains: [[Double]]) -> ChainHistogram {
      ChainHistogram(pooling: [chains.map { $0.map { log10(abs($0)) } }], from: -3, to: 4, bins: 70)
    }
    // Chains that drift without bound, or have not mixed, have no standard errors
    func agreement(_ histogram: ChainHistogram, _ isStationary: Bool) -> Agreement {
      isStationary
        ? histogram.agreement
        : .notCompared(because: "these chains have no stationary distribution")
    }
    let prior = logarithms([faults.priorSlopes])
    let priorTop = prior.densities.max() ?? 1
    let withoutData = [0, 2, 1, 3].map { index -> Layer in
      let histogram = logarithms(faults.runs[index].slopes)
      return .line(
        "no_data_\(index)", x: histogram.centres, y: histogram.densities,
        Stroke(inks[index], width: 3), agreement: agreement(histogram, index != 3 && index != 1),
        title: names[index])
    }

    let sigmas = faults.corrected.sigmas.flatMap(\.self).sorted()
    let low = sampleQuantile(0.001, ofSorted: sigmas)
    // As far again, where the old β takes σ; ends of two digits, so that bins do not follow single draws
    let high = low + 2 * (sampleQuantile(0.999, ofSorted: sigmas) - low)
    let range = Axis.range(
      from: (100 * low).rounded(.down) / 100, to: (100 * high).rounded(.up) / 100)
    let densities = faults.runs.map {
      ChainHistogram(
        pooling: [$0.sigmas], from: range.lowerBound, to: range.upperBound, bins: 50)
    }
    let top = densities.flatMap(\.densities).max() ?? 1
    return Figure(
      name: "printed-faults",
      caption:
        "Two faults that nearly cancel in σ. Left: the size of a unit's slope without data. The corrected "
        + "sampler and the one with the old β return the prior (grey); the rule without the prior ratio, "
        + "as printed, accepts every step and drifts without bound. Right: the posterior of σ with "
        + "\(faults.points) points. The old β pushes σ up; as printed, with the missing prior ratio "
        + "beside it, the posterior comes back to nearly its place.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 620),
      panels: [
        Panel(
          "No data",
          x: Axis(
            "size of the slope |*γ*| (log scale)", range: -3...4,
            tics: .labelled([
              (-3, "0.001"), (-2, "0.01"), (-1, "0.1"), (0, "1"), (1, "10"), (2, "100"),
              (3, "1000"), (4, "10⁴"),
            ])),
          y: Axis(
            "density",
            range: Axis.range(from: 0, to: RoundNumber.withOneDigit(above: 2.1 * priorTop))),
          key: .topLeft,
          layers: [
            .bars(
              "prior", x: prior.centres, heights: prior.densities, width: prior.step, .lightGrey,
              title: "prior")
          ] + withoutData),
        Panel(
          "\(faults.points) points", x: Axis("noise *σ*", range: range),
          y: Axis("density", range: 0...(5 * (1.08 * top / 5).rounded(.up))),
          key: .topRight,
          layers: zip(faults.runs, densities).enumerated().map { index, pair in
            .line(
              "sigma_\(index)", x: pair.1.centres, y: pair.1.densities,
              Stroke(inks[index], width: 3), agreement: agreement(pair.1, pair.0.isMixed),
              title: names[index])
          }),
      ])
  }

  private static func claims(_ faults: SamplerFaults) -> [Claim] {
    let source = Claim.Source(
      lecture: "001", slide: "Bayesian analysis of shallow neural nets (fixed arch)")
    let width = Tolerance.monteCarloWidth
    let (corrected, printed) = (faults.corrected, faults.printed)
    let (rule, order) = (faults.withoutPriorRatio, faults.withOldWeights)
    // A reference whose chains have not mixed is none
    let reference = faults.reference.isMixed ? faults.reference.noise.value : .nan
    func ofTail(_ run: FaultyRun) -> Double {
      faults.reference.isMixed ? abs(faults.distanceWithData(run)) : .nan
    }
    func z(
      _ id: String, _ quantity: String, _ statement: String, _ measure: String, _ value: Double,
      _ threshold: Claim.Threshold, _ rate: Double
    ) -> Claim {
      Claim(
        id, source, quantity,
        .shape(
          statement, measuring: measure, value, threshold, precision: .notCompared,
          falseAlarmRate: rate))
    }
    // Of a fault that must be found the rate is one less the power: how often a run like this misses it. Chains
    // that drift have no standard errors to speak of: 8 to 20 of them under fresh seeds, none of thirty-one
    // below 4.4 (0.9^31 = 0.04), so that one in ten is a bound. The tail finds E20 by 37 standard errors or so.
    let missed = 0.1
    let (ofSlope, ofSigma) = ("standard errors to the prior", "standard errors to the reference")
    return [
      Claim(
        "25a", source, "mean log |γ| of the sampler without data: the prior's",
        .corrected(
          slip: "E5", asTheTextReads: "accept with min(1, p(D | γ̃, ν)/p(D | γ, ν))",
          printed: printed.spread.value, decimals: 0, computed: corrected.spread.value,
          independent: faults.priorSpread.value,
          .monteCarlo(standardError: (corrected.spread - faults.priorSpread).standardError),
          because:
            "without data the printed ratio is 1 and every proposal is accepted, so that γ drifts "
            + "without bound (exercise 3)"
        )),
      Claim(
        "25b", source, "mean σ, \(faults.points) points, three hidden units",
        .corrected(
          slip: "E20", asTheTextReads: "draw β, then γ with β integrated out, then ν",
          printed: order.noise.value, decimals: 2, computed: corrected.noise.value,
          independent: reference,
          .monteCarlo(standardError: (corrected.noise - faults.reference.noise).standardError),
          because:
            "ν is drawn given a β that does not belong to the new γ; the order γ, β, ν leaves the "
            + "posterior invariant")),
      z(
        "25c", "a run without data finds E5", "the algorithm with E5 alone", ofSlope,
        abs(faults.distanceWithoutData(rule)), .above(width), missed),
      z(
        "25g", "a run without data does not find E20", "the algorithm with E20 alone", ofSlope,
        abs(faults.distanceWithoutData(order)), .below(width), 1e-5),
      z(
        "25h", "a run without data finds both together", "the algorithm as printed", ofSlope,
        abs(faults.distanceWithoutData(printed)), .above(width), missed),
      z(
        "25i", "the upper tail of σ finds E20", "the algorithm with E20 alone", ofSigma,
        ofTail(order), .above(width), 1e-5),
      z(
        "25d",
        "both faults together nearly cancel in σ on these 200 points, so that σ alone is a poor test",
        "the algorithm as printed", "shift of mean σ by both over that by E20",
        abs(printed.noise.value - corrected.noise.value)
          / abs(order.noise.value - corrected.noise.value), .below(0.5),
        // A chain with E5 can stay far out for long; on other points one seed of twenty had such a one
        0.05),
      z(
        "25e", "the corrected sampler passes: upper tail of σ", "the algorithm is right", ofSigma,
        ofTail(corrected), .below(width), 1e-5),
      z(
        "25j", "the corrected sampler's chains converge", "the chains converge", "R-hat of σ",
        corrected.isMixed ? corrected.rHat : .nan, .below(1.01), 0.01),
    ]
  }
}

extension ShallowNetworkScheme {
  /// E5 alone.
  static let withoutPriorRatio = ShallowNetworkScheme(
    judgement: .collapsed, hasPriorRatio: false, order: .nodesWeightsRest)
  /// E20 alone.
  static let withOldWeights = ShallowNetworkScheme(
    judgement: .collapsed, hasPriorRatio: true, order: .weightsNodesRest)
}

/// The same network with the points and without any, where the posterior is the prior.
private struct FaultModels: Sendable {
  let full: ShallowNetwork
  let empty: ShallowNetwork
}

/// What one version of the sampler drew, without data and with them.
struct FaultyRun: Sendable {
  enum Sweep: String, Sendable {
    case corrected
    case withoutPriorRatio = "without-prior-ratio"
    case withOldWeights = "with-old-weights"
    case asPrinted = "as-printed"
    case reference

    var inWords: String {
      switch self {
      case .corrected: "corrected"
      case .withoutPriorRatio: "no prior ratio (E5)"
      case .withOldWeights: "old β (E20)"
      case .asPrinted: "as printed: both"
      case .reference: "reference: γ given β"
      }
    }
  }

  let sweep: Sweep
  /// Without data: the slope γ₁₂ and log |γ₁₂|, chains × draws.
  let slopes: [[Double]]
  let logSlopes: [[Double]]
  /// With data: σ, chains × draws.
  let sigmas: [[Double]]
  /// With data: the share of proposals that are accepted.
  let acceptance: Estimate
  /// With data: R̂ of σ, and whether its chains have mixed.
  let rHat: Double
  let isMixed: Bool
  /// Means of log |γ₁₂| without data and of σ with data.
  let spread: Estimate
  let noise: Estimate

  init(
    sweep: Sweep, slopes: [[Double]], logSlopes: [[Double]], sigmas: [[Double]],
    acceptance: Estimate, rHat: Double, isMixed: Bool
  ) {
    self.sweep = sweep
    self.slopes = slopes
    self.logSlopes = logSlopes
    self.sigmas = sigmas
    self.acceptance = acceptance
    self.rHat = rHat
    self.isMixed = isMixed
    spread = Estimate(meanOf: logSlopes)
    noise = Estimate(meanOf: sigmas)
  }
}

/// Four versions of the sampler beside the prior and a reference that is right for another reason.
private struct SamplerFaults: Sendable {
  /// γ₁₂ by independent draws of the prior, and the mean of its log |γ₁₂|.
  let priorSlopes: [Double]
  let priorSpread: Estimate
  /// Corrected, E5 alone, E20 alone, as printed.
  let runs: [FaultyRun]
  let reference: FaultyRun
  let units: Int
  let points: Int
  /// The reference's 95 % quantile of σ.
  let cut: Double

  init(
    priorSlopes: [Double], runs: [FaultyRun], reference: FaultyRun, units: Int, points: Int
  ) {
    self.priorSlopes = priorSlopes
    priorSpread = Estimate(meanOfIndependent: priorSlopes.map { log(abs($0)) })
    self.runs = runs
    self.reference = reference
    self.units = units
    self.points = points
    cut = sampleQuantile(0.95, ofSorted: reference.sigmas.flatMap(\.self).sorted())
  }

  var corrected: FaultyRun { runs[0] }
  var withoutPriorRatio: FaultyRun { runs[1] }
  var withOldWeights: FaultyRun { runs[2] }
  var printed: FaultyRun { runs[3] }

  /// How far mean log |γ| without data is from the prior's, in standard errors.
  func distanceWithoutData(_ run: FaultyRun) -> Double { run.spread.distance(to: priorSpread) }

  /// The share of σ above the reference's 95 % quantile. A share has all moments, also where the old β
  /// sends σ far out.
  func share(_ run: FaultyRun) -> Estimate {
    Estimate(meanOf: run.sigmas.map { $0.map { $0 > cut ? 1 : 0 } })
  }

  /// How far that share is from the reference's, in standard errors.
  func distanceWithData(_ run: FaultyRun) -> Double {
    share(run).distance(to: share(reference))
  }

  var answer: String {
    let width = Tolerance.monteCarloWidth
    guard reference.isMixed, corrected.isMixed else {
      return
        "No result for σ: the chains of the corrected or of the reference sampler have not mixed."
    }
    let slope = abs(distanceWithoutData(withoutPriorRatio)) > width
    let sigma = abs(distanceWithData(withOldWeights)) > width
    let passes =
      abs(distanceWithoutData(corrected)) < width && abs(distanceWithData(corrected)) < width
    guard slope, sigma, passes else {
      return "These chains are too short to tell the sampler as printed from the right one."
    }
    return
      "The sampler as printed has two faults: without data the slopes drift away from their prior (mean "
      + "log |γ| \(NumberText.fixed(withoutPriorRatio.spread.value, decimals: 1)) instead of "
      + "\(NumberText.fixed(priorSpread.value, decimals: 2)); E5), and the old weights make the mean of σ "
      + "\(NumberText.fixed(withOldWeights.noise.value, decimals: 3)) instead of "
      + "\(NumberText.fixed(corrected.noise.value, decimals: 3)) (E20). Together they give "
      + "\(NumberText.fixed(printed.noise.value, decimals: 3)), which is close to the right mean; the upper tail of "
      + "σ \(abs(distanceWithData(printed)) > width ? "shows the fault in this run" : "does not show the fault in this run either"). "
      + "The corrected sampler passes both tests."
  }
}

import BayesNumerics
import Datasets
import Inference
import Plotting
import RealModule
import Workbook

extension RefinedVariational {
  /// Two hidden states of the earth, their rates fitted with and without steps.
  static let hiddenStates = Section<RefinedStudy>(
    "hidden-states", "Has the earth quiet years and restless ones?", seconds: 4
  ) { _, run in
    // Data: major earthquakes of each year; model: two states with a Poisson rate each
    let counts = MajorEarthquakes.counts
    let target = TwoRatePosterior(counts, prior: .init(rate: 15))
    let start = [.log(15), 0, -2, -2.0]

    // Inference: chains, their evidence by a bridge, and searches with none, one and five steps
    var starts = run.random("starts")
    let places = (0..<4).map { _ in start.map { $0 + 0.5 * starts.normal() } }
    let draws = await sample(
      NUTS(target), from: places,
      lengths: run.isQuick ? ChainLengths(warmUp: 300, draws: 500) : ChainLengths(draws: 2000),
      recording: Recorder(names: TwoRatePosterior.names), using: run.random("chains"))
    // Chains that have not mixed state nothing: the section then says so and ends
    let mixing = Mixing(
      of: draws,
      standard: run.isQuick
        ? MixingStandard(largestRHat: 1.05, smallestSize: 100) : MixingStandard())
    try mixing.check()
    let evidence = try BridgeSampling().estimate(
      of: target, from: draws, using: run.random("bridge"))
    run.reporting("hidden-states")(0.4)
    let meanField = try RefinedTrial.meanField(
      of: target, from: start, using: run.random("mean field"))
    let trials = try RefinedTrial.searches(
      [0, 1, 5], on: target, from: meanField.approximation, budget: run.isQuick ? 30_000 : 120_000,
      boundDraws: run.isQuick ? 4000 : 10_000, using: run.random("searches"))

    // What it shows
    let byChains = RatesRead(
      target,
      positions: (0..<draws.count).flatMap { draw in
        draws.chains.map { chain in chain.parameters.map { $0[draw] } }
      }, most: run.isQuick ? 300 : 1000)
    let byFits = trials.map { trial in
      var random = run.random("rates \(trial.steps)")
      return RatesRead(
        target,
        positions: trial.fit.approximation.particles(
          of: target, count: run.isQuick ? 300 : 2000, using: &random), most: 1000)
    }
    let gaps = trials.map { evidence.logEvidence - $0.bound.mean }
    return Findings(
      answer:
        "With two rates there are \(NumberText.fixed(byChains.low.mean, decimals: 1)) a year in quiet years and "
        + "\(NumberText.fixed(byChains.high.mean, decimals: 1)) in restless ones, \(byChains.restless) years of "
        + "\(counts.count) being more probably restless. The mean field's bound is "
        + "\(NumberText.fixed(gaps[0], decimals: 2)) nats below the log evidence, one step leaves "
        + "\(NumberText.fixed(gaps[1], decimals: 2)) and five \(NumberText.fixed(gaps[2], decimals: 2)).",
      tables: [table(byChains, byFits, trials, evidence)],
      figures: [figure(counts, byChains, byFits)],
      claims: claims(trials, evidence),
      values: values(counts, byChains, byFits, trials, evidence, mixing))
  }

  private static func values(
    _ counts: [Int], _ chains: RatesRead, _ fits: [RatesRead], _ trials: [RefinedTrial],
    _ evidence: EvidenceEstimate, _ mixing: Mixing
  ) -> [Findings.Value] {
    let numbers = counts.map(Double.init)
    let effective = mixing.judged.map { min($0.bulkSize, $0.tailSize) }.min() ?? 1
    // The sd of a mean is sd/√n, that of an sd about sd/√(2 n)
    func ofMean(_ deviation: Double) -> Double { deviation / effective.squareRoot() }
    var values: [Findings.Value] = [
      .init("mean", sampleMean(numbers)), .init("variance", sampleVariance(numbers)),
      .init("low", chains.low.mean, standardError: ofMean(chains.low.deviation)),
      .init("high", chains.high.mean, standardError: ofMean(chains.high.deviation)),
      // A year or two lie so near to one half that other draws may turn them over
      .init("restless", Double(chains.restless), standardError: 0.4),
      .init("log-evidence", evidence.logEvidence, standardError: evidence.standardError),
    ]
    for (trial, fit) in zip(trials, fits) {
      let variance =
        trial.bound.standardError * trial.bound.standardError
        + evidence.standardError * evidence.standardError
      values.append(
        .init(
          "gap.\(trial.steps)", evidence.logEvidence - trial.bound.mean,
          standardError: variance.squareRoot()))
      let ratio = fit.low.deviation / chains.low.deviation
      let share = 0.5 / effective + 0.5 / Double(fit.used)
      values.append(
        .init("sd-ratio.\(trial.steps)", ratio, standardError: ratio * share.squareRoot()))
    }
    return values
  }

  private static func table(
    _ chains: RatesRead, _ fits: [RatesRead], _ trials: [RefinedTrial], _ evidence: EvidenceEstimate
  ) -> Table {
    func cells(_ read: RatesRead) -> [String] {
      [read.low, read.high].map {
        "\(NumberText.fixed($0.mean, decimals: 2)) ± \(NumberText.fixed($0.deviation, decimals: 2))"
      }
    }
    return Table(
      title: "Two rates of major earthquakes [per year], posterior mean ± sd",
      columns: ["by", "quiet", "restless", "bound or log evidence [nats]"],
      rows: [
        ["NUTS, bridge"] + cells(chains)
          + [NumberText.value(evidence.logEvidence, withError: evidence.standardError)]
      ]
        + zip(trials, fits).map { trial, read in
          ["T = \(trial.steps)"] + cells(read)
            + [NumberText.value(trial.bound.mean, withError: trial.bound.standardError)]
        }, note: note(trials, fits))
  }

  /// Draws and moves that ran away; empty if none did.
  private static func note(_ trials: [RefinedTrial], _ fits: [RatesRead]) -> String {
    let lost = zip(trials, fits).filter { $1.lost > 0 || $0.fit.lost > 0 }.map { trial, read in
      "\(read.lost) draws and \(trial.fit.lost) moves of the search with T = \(trial.steps)"
    }
    return lost.isEmpty
      ? "" : "Left out, as they had run away: \(lost.joined(separator: "; "))."
  }

  private static func figure(_ counts: [Int], _ chains: RatesRead, _ fits: [RatesRead]) -> Figure {
    let years = counts.indices.map { Double(MajorEarthquakes.firstYear + $0) }
    let error = Agreement.monteCarlo(standardError: 0.02)
    let years10 = Axis("Year", range: 1900...2006, tics: .every(20))
    return Figure(
      name: "hidden-states",
      caption:
        "The restless years come in spells, and the refined fit finds the same ones as the chains. Above: major earthquakes "
        + "of each year (dots) and the rate that all counts suggest. Below: probability that a year is restless, by NUTS (solid) and after five "
        + "learned steps (dashed).",
      layout: .init(columns: 1, width: 1150, height: 950, gaps: (100, 150)),
      panels: [
        Panel(
          "Counts and rate", x: years10,
          y: Axis("earthquakes per year", range: 0...45, tics: .every(10)), key: .topRight,
          layers: [
            .points(
              "counts", x: years, y: counts.map(Double.init), .grey, size: 0.7, title: "counts"),
            .line(
              "rate", x: years, y: chains.rate, Stroke(.black, width: 3, dash: .solid),
              agreement: .monteCarlo(standardError: 0.2), title: "rate given all counts"),
          ]),
        Panel(
          "Probability of a restless year", x: years10,
          y: Axis("Probability", range: 0...1.15, tics: .every(0.25)), key: .topRight,
          layers: [
            .line(
              "by_chains", x: years, y: chains.probability, Stroke(.black, width: 3, dash: .solid),
              agreement: error,
              title: "NUTS"),
            .line(
              "by_fit", x: years, y: fits[2].probability, Stroke(.blue, width: 3, dash: .dashed),
              agreement: error, title: "*T* = 5"),
          ]),
      ])
  }

  private static func claims(_ trials: [RefinedTrial], _ evidence: EvidenceEstimate) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "VIS examples")
    let gain = RefinedTrial.gain(from: trials[0], to: trials[2])
    let above =
      trials.map { trial in
        (trial.bound.mean - evidence.logEvidence)
          / (trial.bound.standardError * trial.bound.standardError
          + evidence.standardError * evidence.standardError).squareRoot()
      }.max() ?? .nan
    return [
      Claim(
        "34a", source, "gain of five steps on a hidden Markov model of two states",
        .shape(
          "VIS on a hidden Markov model",
          measuring: "nats above the bound of T = 0, less two standard errors",
          gain.value - 2 * gain.error, .above(0), precision: .notCompared, falseAlarmRate: 0.01)),
      Claim(
        "34b", source, "bounds against the evidence by bridge sampling",
        .shape(
          "the objective is a lower bound",
          measuring: "largest excess, in standard errors of the difference", above,
          .below(Tolerance.monteCarloWidth), precision: .notCompared, falseAlarmRate: 1e-5)),
    ]
  }
}

/// Rates and states, averaged over draws of the parameters.
struct RatesRead: Sendable {
  let low, high: (mean: Double, deviation: Double)
  /// Draws that had run away, and those that are left.
  let lost, used: Int
  /// Of each year that it is restless, and its expected rate.
  let probability, rate: [Double]
  /// Years that are more probably restless than not.
  var restless: Int { probability.count { $0 > 0.5 } }

  init(_ target: TwoRatePosterior, positions: [[Double]], most: Int) {
    // A path may run away to rates and probabilities that are none
    let all = positions.filter { $0.allSatisfy { abs($0) < 30 } }
      .map { TwoRatePosterior.parameters(at: $0) }
    lost = positions.count - all.count
    used = all.count
    low = (sampleMean(all.map(\.low)), sampleStandardDeviation(all.map(\.low)))
    high = (sampleMean(all.map(\.high)), sampleStandardDeviation(all.map(\.high)))
    let apart = max(1, all.count / most)
    var probability = target.counts.map { _ in 0.0 }
    var rate = probability
    let some = stride(from: 0, to: all.count, by: apart).map { all[$0] }
    for parameters in some {
      for (year, states) in target.read(parameters).states.enumerated() {
        probability[year] += states[1] / Double(some.count)
        let expected = states[0] * parameters.low + states[1] * parameters.high
        rate[year] += expected / Double(some.count)
      }
    }
    self.probability = probability
    self.rate = rate
  }
}

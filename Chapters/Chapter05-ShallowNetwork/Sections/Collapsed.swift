import BayesNumerics
import Inference
import Networks
import Plotting
import SafeIO
import Workbook

extension ShallowNetworkChapter {
  /// The sampler with the weights integrated out beside the one that moves a unit under fixed weights.
  static let collapsed = Section<NetworkStudy>(
    "collapsed", "What does integrating the weights out gain?", options: [], seconds: 7
  ) { study, run in
    // Data: the rotation curve. Model: three hidden units, the chapter's prior
    // Inference: both samplers leave the posterior invariant; every sweep is recorded
    // A quick run has as many sweeps: with fewer the chains have not mixed, and the gain is unknown
    let out = try await sampleEverySweep(
      study.rotation, "β integrated out", .corrected, run, from: 0, to: 0.5)
    let fixed = try await sampleEverySweep(
      study.rotation, "β held fixed", .uncollapsed, run, from: 0.5, to: 1)

    // What it shows
    // Chains that have not mixed have fewer effective draws than is found: a smaller ratio than the true one
    let gain =
      out.isMixed ? out.effectiveDraws(.middle) / fixed.effectiveDraws(.middle) : Double.nan
    let gainInWords = NumberText.significant(gain, digits: 2)
    return Findings(
      answer: !gain.isFinite
        ? "No result: the chains with the weights integrated out have not mixed in this run, so that claim 25f is "
          + "not judged."
        : fixed.isMixed
          ? "Integrating the weights out gives \(gainInWords) times as many effective draws of f per sweep, on "
            + "this run; runs with other seeds differ widely, because with β held fixed a chain sometimes "
            + "gets stuck for a long time."
          : "Integrating the weights out gives at least \(gainInWords) times as many effective draws of f per "
            + "sweep, on this run: with β held fixed the chains have not mixed in as many sweeps, and such chains "
            + "have fewer effective draws than can be counted.",
      tables: [table(out, fixed)], figures: [figure(out, fixed)],
      claims: collapsedClaims(gain: gain))
  }

  private static func sampleEverySweep(
    _ set: TrainingSet, _ name: String, _ scheme: ShallowNetworkScheme, _ run: Run,
    from start: Double, to end: Double
  ) async throws -> RecordedSweeps {
    var plan = NetworkPlan(
      nodes: 3, lengths: ChainLengths(warmUp: 4000, draws: 30_000))
    plan.scheme = scheme
    let fit = try await fitNetwork(
      set, plan, using: run.random(name),
      progress: run.reporting(name, from: start, to: end))
    return RecordedSweeps(name: name, fit: fit)
  }

  private static func table(_ out: RecordedSweeps, _ fixed: RecordedSweeps) -> Table {
    let sides = [out, fixed]
    let unmixed = sides.filter { !$0.isMixed }.map(\.name).joined(separator: ", ")
    return Table(
      title: "Effective draws: β integrated out, or held fixed while γ moves",
      columns: ["sampler", "σ, per 1000 sweeps", "f in the middle, per 1000 sweeps"],
      rows: sides.map { side in
        [side.name]
          + [LabelFree.noise, .middle].map {
            let size = side.effectiveDraws($0)
            return size.isFinite
              ? (side.isMixed ? "" : "at most ") + NumberText.significant(size, digits: 3)
              : "unknown"
          }
      },
      note: unmixed.isEmpty
        ? ""
        : "Chains that have not mixed (\(unmixed)) have fewer effective draws than shown.")
  }

  private static func figure(_ out: RecordedSweeps, _ fixed: RecordedSweeps) -> Figure {
    let sides = [out, fixed]
    let names: [Text] = ["*β* integrated out", "*β* held fixed"]
    func panel(_ title: Text, _ quantity: LabelFree, hasKey: Bool) -> Panel {
      Panel(
        title, x: Axis("lag in sweeps", range: 0...200),
        y: Axis(hasKey ? "autocorrelation" : "", range: -0.2...1), key: hasKey ? .topRight : .none,
        layers: .autocorrelations(
          of: sides.indices.map {
            (names[$0], RecordedSweeps.autocorrelation(sides[$0].fit[quantity], lags: 0...200))
          },
          agreement: .notCompared(because: "the error of an autocorrelation is not estimated")))
    }
    return Figure(
      name: "collapsed",
      caption:
        "How fast the chains decorrelate: the autocorrelation by lag of f in the middle of the rotation curve "
        + "and at -1.3, with the weights integrated out and with the weights held fixed while a unit moves. The "
        + "sooner a curve falls to zero, the more a sweep is worth"
        + (sides.allSatisfy(\.isMixed)
          ? "." : "; chains that have not mixed remember for longer than shown."),
      layout: Figure.Layout(columns: 2, width: 1280, height: 580),
      panels: [
        panel("*f* in the middle", .middle, hasKey: true),
        panel("*f* at -1.3", .first, hasKey: false),
      ])
  }

  /// Claim 25f; none where the gain is not known, since what was not computed is neither met nor missed.
  static func collapsedClaims(gain: Double) -> [Claim] {
    guard gain.isFinite else { return [] }
    return [
      Claim(
        "25f",
        Claim.Source(
          lecture: "001", slide: "Bayesian analysis of shallow neural nets (fixed arch)"),
        "effective draws of f per sweep, β integrated out against held fixed (counted too high where chains "
          + "have not mixed)",
        .shape(
          "sampling by marginalizing in β",
          measuring: "ratio", gain, .above(1), precision: .notCompared,
          // Thirty-one seeds gave 2.2 or more (fewer than one in ten miss it: 0.9^31 = 0.04); where β held
          // fixed has not mixed the ratio is a lower bound
          falseAlarmRate: 0.05))
    ]
  }
}

/// Chains of which every sweep is recorded.
struct RecordedSweeps: Sendable {
  let name: String
  let fit: NetworkFit

  /// Whether f and σ pass the verdict; if not, effective draws are an upper guess.
  var isMixed: Bool { fit.isMixed }

  /// Effective draws in a thousand sweeps; NaN where chains stand still.
  func effectiveDraws(_ quantity: LabelFree) -> Double {
    let sweeps = fit.draws.chains.count * fit.draws.count
    return EffectiveSampleSize.mean(fit[quantity]) / Double(sweeps) * 1000
  }

  /// Autocorrelations about the mean of all chains: what chains that stay apart remember counts too.
  static func autocorrelation(_ chains: [[Double]], lags: ClosedRange<Int>) -> [Double] {
    let mean = sampleMean(chains.flatMap(\.self))
    let apart = sampleMean(chains.map { (sampleMean($0) - mean) * (sampleMean($0) - mean) })
    let covariances = chains.map(autocovariances)
    let variance = sampleMean(covariances.map { $0[0] }) + apart
    return lags.map { lag in
      variance > 0 ? (sampleMean(covariances.map { $0[lag] }) + apart) / variance : 1
    }
  }
}

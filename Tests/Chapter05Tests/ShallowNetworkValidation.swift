import BayesNumerics
import Inference
import Networks
import TestSupport
import Testing

@testable import chapter5

@Suite struct ShallowNetworkValidation {
  /// The chapter's prior as nature: a network of two nodes on eight points.
  private static func nature() throws -> NetworkModel {
    let x = (0..<8).map { -1.5 + 3 * Double($0) / 7 }
    return NetworkModel(
      try ShallowNetwork(
        inputs: ShallowNetwork.withConstant(x), targets: [Double](repeating: 0, count: 8), nodes: 2)
    )
  }

  /// Draws of one sampler, thinned; the two nodes change places at random, as the posterior allows.
  private static func draws(
    _ observations: [Double], _ count: Int, _ scheme: ShallowNetworkScheme,
    _ proposal: NodeProposal, _ nature: NetworkModel, _ random: inout RandomSource
  ) -> [[Double]] {
    guard
      let network = try? ShallowNetwork(
        inputs: nature.network.inputs, targets: observations, nodes: 2)
    else { return [] }
    let draws = ThinnedChain(warmUp: 1000, pilot: 1000, longestThinning: 200).draws(
      count, of: ShallowNetworkSampler(network, scheme: scheme, proposal: proposal),
      from: network.samplePrior(using: &random).position,
      recording: Recorder(names: network.names), using: &random)
    return draws.map { draw in
      guard random.uniform() < 0.5 else { return draw }
      return [draw[1], draw[0]] + draw[4...5] + draw[2...3] + draw[6...]
    }
  }

  @Test(arguments: Validation.cases([NodeProposal.randomWalk, .priorReversible], short: 1))
  func theSamplerIsCalibrated(proposal: NodeProposal) async throws {
    let nature = try Self.nature()
    let name = proposal == .randomWalk ? "random walk" : "prior-reversible proposal"
    let report = await Validation.calibrate("chapter 5, network by \(name)", nature) {
      observations, count, random in
      Self.draws(observations, count, .withMirrorMove, proposal, nature, &random)
    }
    #expect(report.isCalibrated, "\(report)")
  }

  /// Negative controls: the algorithm as printed, and each of its faults alone: γ that spreads lies outside all draws, so that
  /// p of 100 data sets is below 1e-20 where 1e-6 refuses. The old β (E20) spoils
  /// little at eight points: 200 data sets do not find it, so that `make test` leaves it to Geweke's test
  /// (BlockedSamplerTests).
  @Test(
    arguments: [
      ("as printed", ShallowNetworkScheme.asPrinted, Validation.isLong ? 200 : 100)
    ]
      + (Validation.isLong
        ? [("no prior ratio", .withoutPriorRatio, 200), ("old weights", .withOldWeights, 1000)]
        : [])
  ) func theFaultySamplersAreRefused(
    name: String, scheme: ShallowNetworkScheme, dataSets: Int
  ) async throws {
    let nature = try Self.nature()
    let report = await SimulationBasedCalibration(of: nature, replications: dataSets) {
      observations, count, random in
      Self.draws(observations, count, scheme, .randomWalk, nature, &random)
    }.run(using: RandomSource(seed: 1))
    #expect(!report.isCalibrated, "\(report)")
    Validation.note(
      "chapter 5, network, \(name)", check: "negative control: calibration's p",
      size: "\(dataSets) data sets", statistic: Validation.short(report.worst?.pValue ?? .nan),
      threshold: "< \(Validation.short(report.threshold))", rate: report.falseAlarmRate,
      isMet: !report.isCalibrated, verdict: "caught")
  }

  /// On two sets of sixty points of a sine, twenty seeds each: every seed states the fan that the others state, or
  /// is refused. Six numbers a seed, each normal about the common value: 4.8 standard errors are a false-alarm rate
  /// of 120 × 1e-6; errors of chains that cross seldom are themselves known to a fifth, so that 6 are allowed. The
  /// control: without the move and judged among the points alone, seeds contradict one another on both. In
  /// `make test` the section's own four rows show both.
  @Test(.enabled(if: Validation.isLong, "make validate tries twenty seeds"), arguments: [3, 1])
  func twentySeedsAgreeOrAreRefused(points: Int) async throws {
    let set = SimulatedSets.sine(using: RandomSource(seed: UInt64(points)))
    var plan = NetworkPlan(
      nodes: 3, lengths: ChainLengths(warmUp: 4000, draws: 2000, thinning: 40))
    let study = try await SeedStudy.run(set, seeds: 1...20, plan)
    #expect(study.largestDistance < 6, "\(study)")
    plan.scheme = .corrected
    plan.hasDispersedStarts = false
    let without = try await SeedStudy.run(
      set, seeds: 1...20, plan, isMixed: SeedStudy.agreesAmongPoints)
    #expect(without.largestDistance > 6, "\(without)")
    Validation.note(
      "chapter 5, fans of sine \(points)", check: "agreement of seeds",
      size: "20 seeds, \(study.refused) refused",
      statistic:
        "\(Validation.short(study.largestDistance)) errors; without the move "
        + Validation.short(without.largestDistance),
      threshold: "> 6, without the move < 6", rate: nil,
      isMet: study.largestDistance < 6 && without.largestDistance > 6)
  }
}

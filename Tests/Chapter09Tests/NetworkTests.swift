import BayesNumerics
import ChapterTestSupport
import Inference
import Networks
import Testing
import Workbook

@testable import chapter9

/// One run of the section for all its tests.
private let findings = Shared {
  try await MarkovChains.findings(MarkovChains.network, isQuick: true)
}

@Suite struct NetworkTests {
  @Test func trajectoriesAndBlocksAgree() async throws {
    let found = try await findings.value
    #expect(found.claims.count == 2)
    for claim in found.claims {
      #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)")
    }
  }

  /// Control: trajectories on a posterior with ten times the prior's noise, which counts as five of
  /// seventy-five points, are told apart, and so are those that forget that log(1/σ²) is the coordinate
  /// and not σ² itself.
  @Test func anotherPosteriorIsToldApart() async throws {
    let random = RandomSource(seed: 7)
    let curve = RotationCurve(using: random.stream(0))
    func network(_ noiseScale: Double) throws -> ShallowNetwork {
      var prior = ShallowNetworkPrior(inputs: 2)
      prior.noiseScale = noiseScale
      return try ShallowNetwork(
        inputs: ShallowNetwork.withConstant(curve.inputs), targets: curve.targets, nodes: 3,
        prior: prior)
    }
    let right = try network(0.1)
    let sampler = ShallowNetworkSampler(right)
    var stream = random.stream(1)
    let start = right.samplePrior(using: &stream)
    let blocks = await sample(
      sampler, from: [start.position, start.position],
      lengths: ChainLengths(warmUp: 2000, draws: 500, thinning: 40),
      recording: curve.recorder(right.names) { right.parameters(at: $0) }, using: random.stream(2))
    let wrong = ShallowNetworkPosterior(try network(1))
    let position = wrong.position(of: right.parameters(at: start.position))
    let trees = await sample(
      NUTS(wrong, learning: .drawsAndGradients), from: [position, position],
      lengths: ChainLengths(warmUp: 200, draws: 200),
      recording: curve.recorder(right.names) { wrong.parameters(at: $0) }, using: random.stream(3))
    let apart = NetworkRun("wrong", trees).distance(
      from: NetworkRun("blocks", blocks, evaluations: 40))
    #expect((apart.map(abs).max() ?? 0) > NetworkRun.allowance)
  }
}

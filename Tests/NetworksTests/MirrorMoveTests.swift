import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

@testable import Networks

/// The mirror move by itself: its ratio is that of the densities, and what it leaves behind is right. That
/// the sweep with it leaves the posterior invariant is tested in ShallowNetworkCalibrationValidation.
@Suite struct MirrorMoveTests {
  private static func setting(nodes: Int) throws -> (
    ShallowNetworkSampler, ShallowNetworkSampler.State
  ) {
    let network = try NetworkData.network(
      points: 30, nodes: nodes, prior: NetworkData.firmPrior(inputs: 2))
    var random = RandomSource(seed: 11)
    let sampler = ShallowNetworkSampler(network)
    return (sampler, sampler.start(from: network.samplePrior(using: &random)))
  }

  /// log p(y | γ, ν) + log p(γ, ν) but for what no γ changes, by Lemma 2.1 and the prior as it is written; the
  /// prior of the weights is the same on both sides.
  private static func logDensity(
    _ network: ShallowNetwork, _ parameters: ShallowNetworkParameters
  ) throws -> Double {
    try CollapsedLikelihood(
      features: ShallowNetwork.features(parameters.nodes, at: network.inputs),
      targets: network.targets, noiseVariance: parameters.noiseVariance,
      weightMean: parameters.weightMean, weightVariance: parameters.weightVariance
    ).logDensity + network.logPrior(parameters)
  }

  /// Sums of some tens of terms below 1e4 (1e4 x 50 x 2^-53 = 6e-11); the control: without the part of the
  /// prior the ratio is another.
  @Test(arguments: [1, 2, 3, 5]) func theRatioIsThatOfTheDensities(nodes: Int) throws {
    for seed in 1...20 {
      let (sampler, start) = try Self.setting(nodes: nodes)
      var (state, random) = (start, RandomSource(seed: UInt64(seed)))
      let before = state.parameters
      let (kind, logRatio) = state.withMemory { memory -> (MirrorMove.Kind, Double) in
        let kind = MirrorMove.kind(nodes: nodes, using: &random)
        switch kind {
        case .allNodes: return (kind, sampler.logRatioOfAllTurned(memory))
        case .oneNode(let turned, let moved):
          sampler.proposeStep(memory, of: moved, turned: turned, using: &random)
          return (kind, sampler.logRatioOfOneTurned(memory, turned, moved))
        }
      }
      state.withMemory { sampler.accept(kind, $0) }
      let after = state.parameters
      let densities =
        try Self.logDensity(sampler.network, after) - Self.logDensity(sampler.network, before)
      #expect(abs(densities - logRatio) <= 1e-10 * max(1, abs(densities)), "\(kind)")
      let likelihoods =
        densities - sampler.network.logPrior(after) + sampler.network.logPrior(before)
      #expect(abs(likelihoods - logRatio) > 1e-6, "\(kind)")

      // What is turned over, and what is not
      switch kind {
      case .allNodes:
        #expect(after.nodes.elements == before.nodes.elements.map { -$0 })
        #expect(after.nodeMean == before.nodeMean.map { -$0 })
      case .oneNode(let turned, let moved):
        #expect(after.nodeMean == before.nodeMean)
        for j in 0..<nodes where j != moved {
          for k in 0..<2 {
            #expect(after.nodes[k, j] == (j == turned ? -1 : 1) * before.nodes[k, j])
          }
        }
      }
      #expect(after.weights == before.weights && after.noiseVariance == before.noiseVariance)
    }
  }

  /// All nodes turned over twice are as they were to the last bit, but for the rounding of a first 1 - z;
  /// statistics are those of the nodes, to 1e-12 of the points.
  @Test func turningTwiceChangesNothing() throws {
    var (sampler, state) = try Self.setting(nodes: 4)
    let before = state.parameters
    state.withMemory { memory in
      for _ in 0..<1000 {
        sampler.accept(.allNodes, memory)
        sampler.accept(.allNodes, memory)
      }
    }
    #expect(state.parameters == before)
    var fresh = state
    sampler.refresh(&fresh)
    let difference = state.withMemory { kept in
      fresh.withMemory { fresh in
        (0..<16).map { abs(kept.gram[$0] - fresh.gram[$0]) }.max() ?? .nan
      }
    }
    #expect(difference <= 1e-12 * 30)
  }

  /// Both moves are reported, and none where the scheme has none.
  @Test func acceptancesAreReported() throws {
    let (sampler, start) = try Self.setting(nodes: 3)
    var (state, random) = (start, RandomSource(seed: 3))
    let infos = (0..<1000).map { _ in sampler.step(&state, using: &random) }
    #expect(infos.allSatisfy { (0...1).contains($0.mirrorAcceptance) })
    // 500 of 1000 within 4.4 standard errors of 16
    #expect(abs(infos.count { $0.turnedNodes == 3 } - 500) < 70)
    #expect(infos.allSatisfy { [1, 3].contains($0.turnedNodes) })
    let plain = ShallowNetworkSampler(sampler.network, scheme: .corrected)
    var other = start
    let none = (0..<10).map { _ in plain.step(&other, using: &random) }
    #expect(none.allSatisfy { $0.turnedNodes == 0 && $0.mirrorAcceptance == 0 })
  }
}

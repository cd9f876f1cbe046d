import BayesNumerics
import Inference
import RealModule
import Testing

@testable import Networks

/// The statistics that a jump keeps, and the model behind it. The chapter's readable sampler holds the sweep itself.
@Suite struct ReversibleJumpSamplerTests {
  private func network(points: Int = 20, most: Int = 5) throws -> VariableNetwork {
    let (inputs, targets) = NetworkData.step(points)
    return try VariableNetwork(
      inputs: inputs, targets: targets, prior: VariableNetworkPrior(inputs: 2, most: most))
  }

  /// After births, deaths and moves W'W, W'y and the residuals are those of the γ that are there: products are
  /// written anew and never updated by differences, so only the order of sums differs (20 terms of at most 10).
  @Test func statisticsNeverGoStale() throws {
    let network = try network()
    let sampler = ReversibleJumpSampler(network)
    var random = RandomSource(seed: 4)
    var state = sampler.start(from: network.samplePrior(units: 3, using: &random))
    var jumps = 0
    for _ in 0..<2000 {
      jumps += sampler.step(&state, using: &random).isJump ? 1 : 0
      var fresh = state
      sampler.refresh(&fresh)
      let size = 2 + state.units
      let (kept, made) = [state, fresh].map { state in
        state.read { memory in
          (0..<size).flatMap { j in
            (0..<size).map { memory.gram[$0 + j * memory.width] } + [memory.projections[j]]
          } + [memory.residualSum]
        }
      }.pair
      #expect(zip(kept, made).allSatisfy { abs($0 - $1) <= 1e-10 * max(1, abs($1)) })
    }
    #expect(jumps > 200)
  }

  /// The largest difference that a root makes to an acceptance, beside a factor anew for each verdict, over sweeps from
  /// the same states with the same random numbers. The noise stays, the points are drawn from a net whose units are nearly
  /// alike in pairs, and the chain begins there, where proposals are judged by a hair.
  private func rootsError(noiseVariance: Double, mostGrowth: Double) throws -> Double {
    let (inputs, targets) = NetworkData.step(40)
    let prior = VariableNetworkPrior(inputs: 2, most: 6)
    let empty = try VariableNetwork(inputs: inputs, targets: targets, prior: prior)
    var largest = 0.0
    for seed: UInt64 in 1...5 {
      var random = RandomSource(seed: seed)
      var start = empty.samplePrior(units: 4, using: &random)
      start.net.noiseVariance = noiseVariance
      for j in [0, 2] {
        for k in 0..<2 { start.net.nodes[k, j + 1] = start.net.nodes[k, j] + 1e-3 }
      }
      let network = try VariableNetwork(
        inputs: inputs,
        targets: VariableNetwork.sampleTargets(start, at: inputs, using: &random), prior: prior)
      var sampler = ReversibleJumpSampler(
        network, widths: [0.001, 0.15, 0.6], isHierarchyFixed: true)
      var plain = sampler
      sampler.mostGrowth = mostGrowth
      plain.mostGrowth = 0
      var state = sampler.start(from: start)
      for _ in 0..<200 {
        var (other, same) = (state, random)
        let found = sampler.step(&state, using: &random)
        let expected = plain.step(&other, using: &same)
        for (a, b) in [
          (found.acceptance, expected.acceptance), (found.jumpAcceptance, expected.jumpAcceptance),
        ] {
          largest = a.isNaN ? .infinity : max(largest, abs(a - b))
        }
      }
    }
    return largest
  }

  /// A root's verdicts are those of a factor anew, also where ridges are lost beside W'W: 1e-7 of a log ratio is allowed to
  /// first order, and an acceptance moves less; ten times that for what first order leaves out.
  @Test(arguments: [1, 1e-2, 1e-4, 1e-6, 1e-8, 1e-12]) func rootsJudgeAsFactorsAnew(
    noiseVariance: Double
  ) throws {
    let error = try rootsError(
      noiseVariance: noiseVariance, mostGrowth: ReversibleJumpSampler.mostGrowth)
    #expect(error < 1e-6)
    // Where there is noise the root is what was used
    if noiseVariance >= 1e-2 { #expect(error > 0) }
  }

  /// The control: without the bound small noise shows.
  @Test func rootsWithoutABoundAreFound() throws {
    #expect(try rootsError(noiseVariance: 1e-12, mostGrowth: .infinity) > 1e-3)
  }

  /// The marginal likelihood is the direct normal density of y: N(μ_β Z1, σ² I + σ_a² XX' + σ_β² ZZ').
  @Test func weightsAreIntegratedOut() throws {
    let network = try network(points: 9)
    var random = RandomSource(seed: 6)
    for units in [0, 1, 4] {
      let net = network.samplePrior(units: units, using: &random).net
      let z = ShallowNetwork.features(net.nodes, at: network.inputs)
      let x = network.inputs
      var covariance = Matrix(rows: 9, columns: 9)
      for i in 0..<9 {
        for j in 0..<9 {
          covariance[i, j] = i == j ? net.noiseVariance : 0
          for k in 0..<2 { covariance[i, j] += network.prior.linearVariance * x[i, k] * x[j, k] }
          for k in 0..<units { covariance[i, j] += net.weightVariance * z[i, k] * z[j, k] }
        }
      }
      let mean = (0..<9).map { i in
        (0..<units).reduce(0) { $0 + net.weightMean * z[i, $1] }
      }
      let direct = try MultivariateNormal(mean: mean, covariance: covariance)
        .logDensity(network.targets)
      let found = network.logMarginalLikelihood(
        nodes: net.nodes, weightMean: net.weightMean, weightVariance: net.weightVariance,
        noiseVariance: net.noiseVariance)
      // Sums of some tens of terms below 1e4, through matrices of condition below 1e4
      #expect(abs(found - direct) < 1e-8 * max(1, abs(direct)))
    }
  }

  @Test func aPositionComesBack() throws {
    let network = try network()
    var random = RandomSource(seed: 7)
    for units in 0...5 {
      let parameters = network.samplePrior(units: units, using: &random)
      #expect(network.parameters(at: parameters.position(most: 5)) == parameters)
      #expect(parameters.position(most: 5).count == network.names.count)
    }
  }

  @Test func oddPriorsAreRefused() {
    let (inputs, targets) = NetworkData.step(5)
    func refusal(_ change: (inout VariableNetworkPrior) -> Void) -> String {
      var prior = VariableNetworkPrior(inputs: 2)
      change(&prior)
      do {
        _ = try VariableNetwork(inputs: inputs, targets: targets, prior: prior)
        return ""
      } catch { return "\(error)" }
    }
    #expect(refusal { _ in } == "")
    for alpha in [0, 1, -0.5, .nan] { #expect(refusal { $0.alpha = alpha }.contains("α")) }
    #expect(refusal { $0.most = 0 }.contains("1 node or more"))
    #expect(refusal { $0.linearVariance = 0 }.contains("linear part"))
  }
}

extension [[Double]] {
  fileprivate var pair: ([Double], [Double]) { (self[0], self[1]) }
}

import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

@testable import Inference

/// A normal of two coordinates, correlated 0.9, with the evidence e^0.5: everything is known.
private struct Tilted: DifferentiableLogDensity {
  static let logEvidence = 0.5
  let dimension = 2

  func logDensity(at x: [Double], gradient: inout [Double]) -> Double {
    let (r, rest) = (0.9, 1 - 0.9 * 0.9)
    gradient[0] = -(x[0] - r * x[1]) / rest
    gradient[1] = -(x[1] - r * x[0]) / rest
    let square = (x[0] * x[0] + x[1] * x[1] - 2 * r * x[0] * x[1]) / rest
    return Self.logEvidence - 0.5 * square - .log(2 * .pi) - 0.5 * .log(rest)
  }
}

/// x₀ of a density in proportion to exp(-x⁴/4), x₁ ~ N(sin 2x₀, 0.6²): lighter tails than any normal q₀ that is wide
/// enough, so that weights have a variance. ∫ exp(-x⁴/4) = Γ(1/4)/√2.
private struct LightTails: DifferentiableLogDensity {
  static let logEvidence = Double.log(3.625_609_908_221_908 / Double(2).squareRoot())
  let dimension = 2

  func logDensity(at x: [Double], gradient: inout [Double]) -> Double {
    let off = (x[1] - .sin(2 * x[0])) / 0.36
    gradient[0] = -x[0] * x[0] * x[0] + 2 * off * .cos(2 * x[0])
    gradient[1] = -off
    return -0.25 * x[0] * x[0] * x[0] * x[0] - 0.18 * off * off - .log(0.6)
      - 0.5 * .log(2 * .pi)
  }
}

@Suite struct RefinedNormalTests {
  /// Numbers that no search has found: a rough q₀ and T steps that are not alike in any way.
  private static func rough(_ steps: Int, seed: UInt64 = 1) -> RefinedNormal {
    var random = RandomSource(seed: seed)
    var plain = RefinedNormal(
      VariationalNormal(mean: [0.2, -0.3], standardDeviations: [1.1, 1.3]), steps: steps,
      stepSize: 0.08
    ).parameters
    for index in plain.indices { plain[index] += 0.05 * random.normal() }
    return RefinedNormal(parameters: plain, dimension: 2)
  }

  /// E[w] = ∫ p, whatever the steps are: 40,000 paths, outside 4.42 standard errors once in 100,000.
  /// w has a variance, as the steps back have noise enough.
  @Test(arguments: [0, 1, 3])
  func theMeanWeightIsTheEvidence(_ steps: Int) {
    var random = RandomSource(seed: 2)
    let q = Self.rough(steps)
    func off(_ logs: [Double], _ logEvidence: Double) -> Double {
      let weights = logs.map { Double.exp($0 - logEvidence) }
      return (sampleMean(weights) - 1)
        / (sampleVariance(weights) / Double(weights.count)).squareRoot()
    }
    let evidence = LightTails.logEvidence
    let logs = q.logWeights(of: LightTails(), draws: 40_000, using: &random)
    #expect(abs(off(logs, evidence)) < 4.42)
    #expect(sampleMean(logs) < evidence)

    // Negative controls: the evidence off by a third, either way; the widths of q₀ left out
    #expect(abs(off(logs, evidence + 0.3)) > 4.42 && abs(off(logs, evidence - 0.3)) > 4.42)
    let widths = q.standardDeviations.reduce(0) { $0 + Double.log($1) }
    #expect(abs(off(logs.map { $0 - widths }, evidence)) > 4.42)
  }

  /// At the posterior itself, with steps that do nothing but add and take off noise, every path gives
  /// the evidence: u₁ = b u + σ ξ with variance 1 is reversed exactly by the same numbers.
  @Test func anExactReversalGivesTheEvidenceAtEachPath() {
    let target = IndependentNormals(means: [1, -2], widths: [0.5, 3])
    let pull = [-0.5, -0.2]
    let noise = pull.map { (1 - (1 + $0) * (1 + $0)).squareRoot() }
    let step = RefinedNormal.Step(
      drift: [0, 0], pull: pull, noise: noise, driftBack: [0, 0], pullBack: pull, noiseBack: noise)
    let q = RefinedNormal(mean: [1, -2], standardDeviations: [0.5, 3], steps: [step, step])
    var random = RandomSource(seed: 3)
    let bound = q.bound(of: target, draws: 50, using: &random)
    let exact = VariationalNormal(mean: [1, -2], standardDeviations: [0.5, 3])
    let evidence =
      target.logDensity(at: [1, -2]) - exact.logDensity(at: [1, -2])
    #expect(abs(bound.mean - evidence) < 1e-12 && bound.standardError < 1e-13)
  }

  /// The slopes against central differences of the bound on the same noise.
  @Test(arguments: [0, 1, 2, 4])
  func theSlopesAreThoseOfTheBound(_ steps: Int) {
    let q = Self.rough(steps, seed: 5)
    func estimate(_ parameters: [Double]) -> RefinedSlope {
      var slope = RefinedSlope(dimension: 2, steps: steps, draws: 3)
      var random = RandomSource(seed: 6)
      slope.estimate(
        LightTails(), at: parameters, widths: parameters.map { .exp($0) }, using: &random)
      return slope
    }
    let parameters = q.parameters
    let stated = estimate(parameters).slopes
    let measured = finiteDifferences(of: { estimate($0).bound }, at: parameters)
    #expect(stated.count == 2 * (2 + 6 * steps))
    for index in stated.indices {
      // Differences within differences, through up to five steps
      #expect(
        abs(stated[index] - measured[index]) < 1e-5 * (1 + abs(measured[index])), "\(index)")
    }
    // And the bound is that of the paths, draw by draw
    var random = RandomSource(seed: 6)
    let paths = (0..<3).map { _ in q.path(LightTails(), using: &random).logWeight }
    #expect(abs(sampleMean(paths) - estimate(parameters).bound) < 1e-12)
  }

  @Test func theListOfNumbersIsTheNormal() {
    let q = Self.rough(3)
    let again = RefinedNormal(parameters: q.parameters, dimension: 2)
    for (a, b) in zip(q.parameters, again.parameters) { #expect(abs(a - b) < 1e-14) }
    #expect(again.stepCount == 3 && again.initial.dimension == 2)
  }

  @Test func aPathThatLeavesTheSupportCountsAsNothing() {
    struct Half: DifferentiableLogDensity {
      let dimension = 1
      func logDensity(at x: [Double], gradient: inout [Double]) -> Double {
        gradient[0] = 1 / x[0] - 1
        return .log(x[0]) - x[0]
      }
    }
    let q = RefinedNormal(
      VariationalNormal(mean: [1], standardDeviations: [1]), steps: 1)
    var random = RandomSource(seed: 7)
    let bound = q.bound(of: Half(), draws: 200, using: &random)
    #expect(bound.mean == -.infinity && bound.outside > 0)
  }

  // MARK: The search

  /// On the tilted normal one step suffices: the mean field loses ½ log(1/(1 - 0.81)) = 0.83 nats, a
  /// refined normal next to nothing; the bound stays below the evidence by its Monte Carlo error.
  @Test func oneStepTurnsAMeanField() throws {
    let start = VariationalNormal(mean: [0.5, 0], standardDeviations: [1, 1])
    var gaps: [Double] = []
    for steps in [0, 1] {
      var random = RandomSource(seed: 8)
      let fit = try RefinedADVI(steps: steps, budget: 150_000).fit(
        Tilted(), from: start, using: &random)
      #expect(fit.bound.mean - 4.42 * fit.bound.standardError < Tilted.logEvidence)
      #expect(fit.gradients <= 150_000 && fit.lost == 0)
      gaps.append(Tilted.logEvidence - fit.bound.mean)
    }
    #expect(abs(gaps[0] - 0.8304) < 0.06)
    #expect(gaps[1] < 0.1)
  }

  @Test func theSearchRefusesWhatItCannotDo() {
    struct Nowhere: DifferentiableLogDensity {
      let dimension = 1
      func logDensity(at x: [Double], gradient: inout [Double]) -> Double { .nan }
    }
    struct Narrow: DifferentiableLogDensity {
      let dimension = 1
      func logDensity(at x: [Double], gradient: inout [Double]) -> Double {
        gradient[0] = 0
        return abs(x[0]) < 0.1 ? 0 : .nan
      }
    }
    var random = RandomSource(seed: 9)
    let start = VariationalNormal(mean: [0], standardDeviations: [1])
    #expect(throws: ADVI.Failure.startOutsideSupport) {
      try RefinedADVI(steps: 1, budget: 10_000).fit(Nowhere(), from: start, using: &random)
    }
    #expect(throws: ADVI.Failure.outsideSupport(step: 30)) {
      try RefinedADVI(steps: 1, budget: 10_000).fit(Narrow(), from: start, using: &random)
    }
  }
}

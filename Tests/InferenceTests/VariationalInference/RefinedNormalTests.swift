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

/// A ridge as narrow as 0.02: slopes far beyond the bound, and light tails.
private struct Ridge: DifferentiableLogDensity {
  let dimension = 2

  func logDensity(at x: [Double], gradient: inout [Double]) -> Double {
    let off = (x[1] - .sin(x[0])) / 0.0004
    gradient[0] = -x[0] + off * .cos(x[0])
    gradient[1] = -off
    return -0.5 * x[0] * x[0] - 0.0002 * off * off - .log(0.02) - .log(2 * .pi)
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

  // MARK: The bound on slopes

  /// h at slopes with an exact root, its derivative by differences, and no step longer than it may be.
  @Test func slopesAreBounded() {
    let limit = RefinedNormal.slopeLimit
    // 3-4-5: g/H = 3/4 gives h = H · 3/5
    #expect(abs(BoundedSlope.value(0.75 * limit) - 0.6 * limit) < 1e-14 * limit)
    #expect(abs(BoundedSlope.value(-0.75 * limit) + 0.6 * limit) < 1e-14 * limit)
    #expect(BoundedSlope.value(1e200) <= limit && BoundedSlope.value(1e200) > 0.999 * limit)
    for g in [-40.0, -3, 0, 0.5, 7, 25] {
      let slope = (BoundedSlope.value(g + 1e-4) - BoundedSlope.value(g - 1e-4)) / 2e-4
      // The third derivative is below 3/H² = 0.03
      #expect(abs(slope - BoundedSlope.derivative(g)) < 1e-9)
    }
    let q = RefinedNormal(
      VariationalNormal(mean: [0, 0], standardDeviations: [1, 1]), steps: 1, stepSize: 0.1)
    var random = RandomSource(seed: 9)
    var (longest, steepest) = (0.0, 0.0)
    for _ in 0..<200 {
      let places = q.path(Ridge(), using: &random).places
      longest = max(longest, abs(places[1][1] - places[0][1]))
      var gradient = [0.0, 0]
      _ = Ridge().logDensity(at: places[0], gradient: &gradient)
      steepest = max(steepest, abs(gradient[1]))
    }
    // Drift 0.05 H, pull 0.05 |u| with |u| < 4, noise 0.45 |ξ| with |ξ| < 4.5, each once in 100 such tests
    #expect(longest < 0.05 * limit + 0.2 + 0.45 * 4.5)
    // Negative control: the slopes themselves would throw it tens of units out
    #expect(0.05 * steepest > 50)
  }

  /// The mean weight on a ridge whose slopes are far beyond the bound, and the search's slopes there.
  @Test func theBoundOnSlopesChangesNoEvidence() {
    var random = RandomSource(seed: 10)
    let ridge = Ridge()
    let step = RefinedNormal.Step(
      drift: [0.02, 0.08], pull: [-0.1, -0.2], noise: [0.3, 0.6], driftBack: [0, -0.01],
      pullBack: [-0.1, -0.1], noiseBack: [0.9, 0.9])
    let q = RefinedNormal(mean: [0, 0], standardDeviations: [1.2, 1.1], steps: [step])
    let weights = q.logWeights(of: ridge, draws: 200_000, using: &random).map { Double.exp($0) }
    let error = (sampleVariance(weights) / Double(weights.count)).squareRoot()
    #expect(error < 0.1 && abs(sampleMean(weights) - 1) < 4.42 * error)

    func estimate(_ parameters: [Double]) -> RefinedSlope {
      var slope = RefinedSlope(dimension: 2, steps: 1, draws: 3)
      var random = RandomSource(seed: 11)
      slope.estimate(
        ridge, at: parameters, widths: parameters.map { .exp($0) }, using: &random)
      return slope
    }
    let stated = estimate(q.parameters).slopes
    let measured = finiteDifferences(of: { estimate($0).bound }, at: q.parameters)
    let size = measured.map(abs).max() ?? 0
    for index in stated.indices {
      #expect(abs(stated[index] - measured[index]) < 1e-4 * size, "\(index)")
    }
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

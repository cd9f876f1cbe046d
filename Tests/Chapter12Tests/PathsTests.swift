import BayesNumerics
import ChapterTestSupport
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter12

@Suite struct PathsTests {
  static let findings = Shared {
    try await RefinedVariational.quickFindings(RefinedVariational.paths)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The mean weight is the evidence for another start and other steps, and a wrong evidence is refused.
  @Test func weightsAverageToTheEvidence() {
    let start = VariationalNormal(mean: [0, 0.3], standardDeviations: [1.3, 1.3])
    var random = RandomSource(seed: 4)
    let logs = RefinedNormal(start, steps: 3, stepSize: 0.05).logWeights(
      of: Correlated(), draws: 20_000, using: &random)
    let mean = MeanWeight(logs)
    #expect(abs(mean.value - 1) < Tolerance.monteCarloWidth * (mean.error ?? .nan))
    let shifted = MeanWeight(logs.map { $0 + 0.2 })
    #expect(abs(shifted.value - 1) > Tolerance.monteCarloWidth * (shifted.error ?? .nan))
  }

  /// Weights E^k of exponential numbers, log w = k x, have a Pareto tail of shape k and a standard error only where it is well
  /// below the limit.
  @Test(arguments: [(0.3, true), (1.1, false)])
  func aHeavyTailHasNoError(_ shape: Double, _ hasError: Bool) {
    var random = RandomSource(seed: 8)
    let mean = MeanWeight((0..<20_000).map { _ in shape * random.exponential() })
    #expect((mean.error != nil) == hasError && mean.text.contains("±") == hasError)
    #expect(abs(mean.shape - shape) < 0.25)
  }

  /// The formulas as they are written against the library, number by number.
  @Test func aPathIsItsReadableTwin() {
    let step = RefinedNormal.Step(
      drift: [0.2], pull: [-0.1], noise: [0.5], driftBack: [-0.15], pullBack: [0.05],
      noiseBack: [0.6])
    let q = RefinedNormal(mean: [0.3], standardDeviations: [0.8], steps: [step, step])
    struct Flip: DifferentiableLogDensity {
      let dimension = 1
      func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
        gradient[0] = OneFlip.slope(position[0])
        return OneFlip.logDensity(position[0])
      }
    }
    var (one, other) = (RandomSource(seed: 7), RandomSource(seed: 7))
    for _ in 0..<20 {
      let byHand = OnePath(
        q, slope: OneFlip.slope, logDensity: OneFlip.logDensity, using: &one)
      let library = q.path(Flip(), using: &other)
      for (a, b) in zip(byHand.places, library.places) { #expect(abs(a - b[0]) < 1e-12) }
      #expect(abs(byHand.logWeight - library.logWeight) < 1e-12)
    }
    #expect(one == other)
  }

  @Test func theTargetIsANormal() throws {
    let r = Correlated.correlation
    let normal = try MultivariateNormal(
      mean: [0, 0], covariance: Matrix(rows: [[1, r], [r, 1]]))
    for place in [[0.0, 0], [1, -0.4], [-2, 2.2]] {
      #expect(abs(Correlated().logDensity(at: place) - normal.logDensity(place)) < 1e-12)
      #expect(GradientCheck(of: Correlated(), at: place).passes())
    }
  }
}

import BayesNumerics
import ChapterTestSupport
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter12

@Suite struct RefinedTests {
  static let findings = Shared {
    try await RefinedVariational.quickFindings(RefinedVariational.refined)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The evidence of both targets by a grid, and their slopes.
  @Test func theEvidencesAreIntegrals() {
    for target in [KnownTarget.lens, .funnel] {
      for place in [[0.2, 0.5], [-1.5, 0.3], [0.7, -1]] {
        let check = { (density: any DifferentiableLogDensity) in
          func checked(_ density: some DifferentiableLogDensity) -> Bool {
            GradientCheck(of: density, at: place).passes()
          }
          return checked(density)
        }
        #expect(check(target.density))
      }
      let isLens = target.key == "lens"
      let first = [Double].evenlySpaced(
        from: isLens ? -18 : -400, to: isLens ? 18 : 400, count: 2001)
      let second = [Double].evenlySpaced(from: -7, to: 7, count: 281)
      var sum = 0.0
      for a in first {
        for b in second {
          // The funnel is wide in x where v is large, and narrow where it is small: x = r exp(v)
          sum +=
            isLens
            ? .exp(target.density.logDensity(at: [a, b]))
            : .exp(target.density.logDensity(at: [a / 50 * .exp(b), b]) + b) / 50
        }
      }
      // The lens's edges are as narrow as the grid
      let evidence = sum * (first[1] - first[0]) * (second[1] - second[0])
      #expect(abs(.log(evidence) - target.logEvidence) < 1e-4, "\(target.name)")
    }
  }

  /// The claim's number, a gain less two of its errors, holds for no search against itself nor for steps taken away.
  @Test func aGainHasControls() throws {
    let trials = try RefinedTrial.searches(
      [0, 1], on: NarrowFunnel(),
      from: VariationalNormal(mean: [0, 0], standardDeviations: [1, 1]), budget: 100_000,
      boundDraws: 10_000, using: RandomSource(seed: 4))
    func sure(_ a: RefinedTrial, _ b: RefinedTrial) -> Double {
      let gain = RefinedTrial.gain(from: a, to: b)
      return gain.value - 2 * gain.error
    }
    #expect(sure(trials[0], trials[1]) > 0)
    #expect(sure(trials[0], trials[0]) < 0 && sure(trials[1], trials[0]) < 0)
  }

  /// The mean weight is the evidence, within its error where it has one, from a stream of the run. Weights of the funnel's
  /// mean field have an infinite variance and no error: its v has a smaller variance than the target's, t² < σ², so k is 1 - t²/σ²
  /// = 0.78 or more.
  @Test func theMeanWeightHasItsError() throws {
    func searched(_ target: KnownTarget, _ steps: Int) throws -> [RefinedTrial] {
      try RefinedTrial.searches(
        [steps], on: target.density,
        from: VariationalNormal(mean: [0, 0], standardDeviations: [1, 1]), budget: 100_000,
        boundDraws: 1000, using: RandomSource(seed: 5))
    }
    let normal = KnownTarget(
      name: "normal", key: "normal", density: FunnelWithoutNeck(), logEvidence: 0)
    let trials = try searched(normal, 0)
    let a = KnownResult(target: normal, trials: trials, using: RandomSource(seed: 6))
    let b = KnownResult(target: normal, trials: trials, using: RandomSource(seed: 7))
    let first = a.weights[0].mean
    #expect(first.value != b.weights[0].mean.value)
    let error = try #require(first.error)
    #expect(abs(.log(first.value)) < 4.42 * error / first.value)
    #expect(a.logMeanWeightText(trials[0]).contains("±"))

    let plain = try searched(.funnel, 0)
    let heavy = KnownResult(target: .funnel, trials: plain, using: RandomSource(seed: 6))
    #expect(heavy.weights[0].mean.error == nil)
    #expect(!heavy.logMeanWeightText(plain[0]).contains("±"))
  }

  /// Beyond |x₀| = 1 the lens as it is written is not a number; on the line it always is.
  @Test func theLensIsNaNWhereTheTextSays() {
    var slopes = [0.0, 0]
    #expect(Lens().logDensity(of: [1.01, 0.1], gradient: &slopes).isNaN)
    #expect(Lens.free.logDensity(at: [30, 0]).isFinite)
  }
}

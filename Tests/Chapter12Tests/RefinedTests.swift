import BayesNumerics
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
          // The funnel is wide in x where v is large, and narrow where it is small: x = z exp(v)
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

  /// Weights of the lens have no heavy tail: their mean is the evidence, within its error, from a stream of the run.
  @Test func theMeanWeightHasItsError() throws {
    let lens = KnownTarget.lens
    let trials = try RefinedTrial.searches(
      [1], on: lens.density, from: VariationalNormal(mean: [0, 0], standardDeviations: [1, 1]),
      budget: 100_000, boundDraws: 1000, using: RandomSource(seed: 5))
    let a = KnownResult(target: lens, trials: trials, using: RandomSource(seed: 6))
    let b = KnownResult(target: lens, trials: trials, using: RandomSource(seed: 7))
    let first = a.weights[0].mean
    #expect(first.value != b.weights[0].mean.value)
    #expect(abs(.log(first.value) - lens.logEvidence) < 4.42 * first.error / first.value)
  }

  /// Beyond |x₀| = 1 the lens as it is written is not a number; on the line it always is.
  @Test func theLensIsNaNWhereTheTextSays() {
    var slopes = [0.0, 0]
    #expect(Lens().logDensity(of: [1.01, 0.1], gradient: &slopes).isNaN)
    #expect(Lens.free.logDensity(at: [30, 0]).isFinite)
  }
}

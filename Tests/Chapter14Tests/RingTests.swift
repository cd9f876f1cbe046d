import BayesNumerics
import ChapterTestSupport
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct RingTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.ring)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The ring's density integrates to 1, and to the share of draws within a circle.
  @Test func theDensityIsOne() {
    let ring = Ring()
    // It depends on |x| alone
    let cells = 400
    var (all, inside) = (0.0, 0.0)
    for k in 0..<cells {
      let r = (Double(k) + 0.5) * 2.4 / Double(cells)
      let mass = 2 * Double.pi * r * .exp(ring.logDensity([r, 0])) * 2.4 / Double(cells)
      all += mass
      if r < 1.1 { inside += mass }
    }
    #expect(abs(all - 1) < 1e-4)
    var random = RandomSource(seed: 1)
    let draws = ring.draw(4000, using: &random)
    let share = draws.filter { ($0[0] * $0[0] + $0[1] * $0[1]).squareRoot() < 1.1 }.count
    #expect(abs(Double(share) / 4000 - inside) < 4.5 * (0.25 / 4000).squareRoot() + 0.01)
    #expect(abs(ring.logDensity([0.6, 0.8]) - ring.logDensity([-1, 0])) < 1e-9)
  }

  /// Densities of fitted models integrate to 1 too.
  @Test func fittedDensitiesAreDensities() throws {
    var random = RandomSource(seed: 2)
    let points = Ring().draw(60, using: &random)
    let steps = (0..<160).map { -4 + (Double($0) + 0.5) * 0.05 }
    func integral(_ density: some PlaneDensity) -> Double {
      steps.reduce(0.0) { sum, x in
        sum + steps.reduce(0.0) { $0 + .exp(density.logDensity([x, $1])) * 0.0025 }
      }
    }
    #expect(abs(integral(try PlaneMixture(points, components: 3, using: &random)) - 1) < 1e-3)
    #expect(abs(integral(KernelEstimate(points)) - 1) < 2e-3)
    #expect(abs(integral(CouplingFlow(points, epochs: 5, using: &random)) - 1) < 2e-2)
  }

  /// What a flow samples has the density that it states: its mean log density is minus the entropy found on a grid.
  @Test func flowsDrawWhatTheySay() {
    var random = RandomSource(seed: 3)
    let flow = CouplingFlow(Ring().draw(200, using: &random), epochs: 10, using: &random)
    let logs = (0..<4000).map { _ in flow.logDensity(flow.sample(using: &random)) }
    let steps = (0..<240).map { -6 + (Double($0) + 0.5) * 0.05 }
    var grid = 0.0
    for x in steps {
      for y in steps {
        let log = flow.logDensity([x, y])
        grid += Double.exp(log) * log * 0.0025
      }
    }
    let error = (sampleVariance(logs) / 4000).squareRoot()
    #expect(abs(sampleMean(logs) - grid) < 4.5 * error + 0.02)
  }
}

import BayesNumerics
import ChapterTestSupport
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct LinearTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.linear)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The slopes of the bound in closed form by differences.
  @Test func slopesAreSlopes() {
    var random = RandomSource(seed: 1)
    let x = (0..<5).map { _ in (0..<3).map { _ in random.normal() } }
    let model = LinearAutoencoder(x: x, codeSize: 2)
    let p = (0..<model.parameterCount).map { _ in 0.5 * random.normal() }
    var (gradient, unused) = (p, p)
    _ = model.bound(at: p, gradient: &gradient)
    for k in p.indices {
      var (up, down) = (p, p)
      up[k] += 1e-5
      down[k] -= 1e-5
      let slope =
        (model.bound(at: up, gradient: &unused) - model.bound(at: down, gradient: &unused)) / 2e-5
      #expect(abs(slope - gradient[k]) < 1e-6 * max(1, abs(slope)))
    }
  }
}

import BayesNumerics
import ChapterTestSupport
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter11

@Suite struct AdviTests {
  static let findings = Shared {
    try await VariationalInference.quickFindings(VariationalInference.advi)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The library's density of the coin is the chapter's, but for log B(11, 5); without the Jacobian it would not be.
  @Test(arguments: [-2.0, 0.1, 0.8, 3])
  func theJacobianIsThere(_ place: Double) {
    let library = CoinModel.free.logDensity(at: [place])
    let chapter = OneDimensionalTarget.coin.logDensity(place) - CoinModel.logArea
    // Two routes through logs and exponentials, some ulp of 20 nats each
    #expect(abs(library - chapter) < 1e-11)
    let p = 1 / (1 + Double.exp(-place))
    #expect(abs(Beta(a: 11, b: 5).logDensity(p) - chapter) > 0.1)
  }

  /// By hand a short step has far to go still, a middle one is near, and a long one runs away or stays far off.
  @Test func stepsMatter() {
    let exact = NormalFit(target: .coin)
    let best = exact.bound(exact.climb(from: Normal()))
    let searches = [0.0001, 0.01, 1].map {
      HandSearch(.coin, stepSize: $0, steps: 500, using: RandomSource(seed: 8))
    }
    let lost = searches.map { best - exact.bound($0.path[$0.path.count - 1]) }
    #expect(lost[0] > 0.3 && lost[1] < 0.3)
    #expect(!searches[2].isFinite || lost[2] > 1)
  }
}

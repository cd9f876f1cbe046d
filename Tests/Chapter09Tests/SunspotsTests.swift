import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import Testing
import Workbook

@testable import chapter9

/// One run of the section for all its tests.
private let findings = Shared {
  try await MarkovChains.findings(MarkovChains.sunspots, isQuick: true)
}

@Suite struct SunspotsTests {
  @Test func chainsFindTheMeansOfTheGrid() async throws {
    let found = try await findings.value
    #expect(found.claims.count == 4)
    for claim in found.claims {
      #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)")
    }
  }

  /// The check of the cycle's memory and that of its steepness are no ornaments: two lags fail the first,
  /// and no linear model passes the second, whose series look the same backwards.
  @Test func theChecksFindWhatIsMissing() async throws {
    let values = try await findings.value.values
    func value(_ name: String) throws -> Double {
      try #require(values.first { $0.name == name }).number
    }
    // 400 replicates: p is below 0.01 with an error of 0.005, and above 0.5
    #expect(try value("memory.2") < 0.03)
    #expect(try value("memory.9") > 0.2)
    #expect(try value("steepness.9") < 0.02)
    #expect(try value("gain") > 10)
  }

  /// (z - r e^(iω))(z - r e^(-iω)) (z - ½) multiplied out; a handful of roundings of numbers near 1.
  @Test(arguments: [3.0, 11, 40]) func rootsGiveTheCycleBack(period: Double) {
    let (radius, angle) = (0.97, 2 * Double.pi / period)
    let (a, b) = (2 * radius * cos(angle), -radius * radius)
    let roots = CycleRoots([a + 0.5, b - 0.5 * a, -0.5 * b])
    #expect(abs(roots.period - period) < 1e-8)
    #expect(abs(roots.radius - radius) < 1e-10)
    #expect(roots.roots.contains { abs($0.real - 0.5) < 1e-10 && abs($0.imaginary) < 1e-10 })
    // Real roots alone have no period
    #expect(CycleRoots([0.5]).period.isNaN)
  }

  /// A grid twice as fine changes nothing, as the trapezium rule is exact to rounding on a smooth peak.
  @Test func theGridIsFineEnough() throws {
    let target = try Autoregression(SunspotSeries().training, order: 9)
    let means = try AutoregressionByQuadrature(target).means
    let finer = try AutoregressionByQuadrature(target, points: 401).means
    for (a, b) in zip(means, finer) { #expect(abs(a - b) < 1e-9) }
  }
}

import BayesNumerics
import ChapterTestSupport
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter7

@Suite struct SecondPeakDiesTests {
  static let findings = Shared { try await EveryMethod.quickFindings(EveryMethod.secondPeakDies) }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// δ²/(2σ²) is the divergence of two normals, by the library.
  @Test func theRateIsADivergence() throws {
    let sloped = try Rivals.sloped
    let theory = RivalTheory(sloped, rival: 4 * .pi / 3, bend: -Double.sin(4 * .pi / 3))
    let noise = 0.8.squareRoot()
    let divergence = Normal(mean: sloped.function.at(0.5).value, standardDeviation: noise)
      .divergence(
        from: Normal(mean: sloped.function.at(4 * .pi / 3).value, standardDeviation: noise))
    #expect(abs(theory.divergence - divergence) < 1e-14)
    #expect(abs(theory.logOdds(theory.count(forShare: 0.01)) + .log(99)) < 1e-9)
  }

  /// The log odds by sums over places are those of the quadrature, for one datum and for twenty.
  @Test(arguments: [1, 20])
  func oddsAreThoseOfTheQuadrature(_ count: Int) throws {
    let sloped = try Rivals.sloped
    let error = 0.2
    let datum = sloped.function.at(0.5).value + error
    let model = NonlinearModel(
      data: [Double](repeating: datum, count: count), function: sloped.function)
    let share = try ExactPosterior(model.posterior).share(above: sloped.edge)
    // Midpoints 0.01 apart: relative errors of the square of the step at the edge
    #expect(
      abs(sloped.logOdds(count: count, error: error) - .log(share / (1 - share))) < 1e-4)
  }

  /// The sine's share does not depend on how many data there are, the sloped sine's falls: the control of the theory.
  @Test func onlyARivalThatPredictsOtherDataDies() throws {
    let sine = Rivals(.sine, truth: Rivals.truth, edge: .pi / 2)
    let sloped = try Rivals.sloped
    #expect(abs(sine.logOdds(count: 200, error: 0) - sine.logOdds(count: 100, error: 0)) < 0.02)
    #expect(sloped.logOdds(count: 200, error: 0) - sloped.logOdds(count: 100, error: 0) < -15)
  }

  /// The average over data sets falls later than the typical set: by 4000 simulated means of 40 data, within 4.42 standard
  /// errors, and below 1 % there but not with 39 data. The control: in a typical set 17 data are enough.
  @Test func theAverageShareDiesLater() throws {
    let sloped = try Rivals.sloped
    #expect(sloped.count(forMeanShare: 0.01) == 40)
    #expect(sloped.meanShare(count: 39) > 0.01 && sloped.meanShare(count: 17) > 0.04)
    var random = RandomSource(seed: 23)
    let shares = (0..<4000).map { _ in
      let error = (0.8 / 40).squareRoot() * random.normal()
      return 1 / (1 + Double.exp(-sloped.logOdds(count: 40, error: error)))
    }
    let standardError = sampleStandardDeviation(shares) / 4000.0.squareRoot()
    #expect(abs(sampleMean(shares) - sloped.meanShare(count: 40)) < 4.42 * standardError)
  }
}

import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import TestSupport
import Testing
import Workbook

@testable import chapter7

@Suite struct LeagueTests {
  static let findings = Shared { try await EveryMethod.quickFindings(EveryMethod.league) }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test func methodsHaveNamesOfTheirOwn() {
    let names = MethodList.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(MethodList.all.map(\.title)).count == names.count)
  }

  /// Two normals half a unit apart: total variation 2Φ(¼) - 1, Wasserstein-1 one half.
  @Test func distancesOfShiftedNormals() throws {
    let model = NonlinearModel(data: [], prior: Normal())
    let sheet = ScoreSheet(try ExactPosterior(model.posterior), edge: 0)
    let shifted = MethodAnswer.normals(
      NormalMixture(weights: [1], components: [Normal(mean: 0.5, standardDeviation: 1)]))
    #expect(abs(sheet.transport(shifted) - 0.5) < 1e-4)
    // Forty bins lose a little of it
    let variation = 2 * Normal().cumulative(0.25) - 1
    #expect(sheet.variation(shifted) <= variation + 1e-9)
    #expect(sheet.variation(shifted) > 0.97 * variation)
    let same = MethodAnswer.normals(NormalMixture(weights: [1], components: [Normal()]))
    #expect(sheet.transport(same) < 1e-6 && sheet.variation(same) < 1e-8)
    // All in one place: everything but its bin is wrong
    #expect(abs(sheet.variation(.draws([0.01])) - 39 / 40) < 1e-12)
  }

  @Test func weightedDrawsAreSumsOfTheirWeights() {
    let draws = WeightedDraws([3, 1, 2], weights: [1, 2, 1])
    #expect(draws.cumulative(0.5) == 0 && draws.cumulative(1) == 0.5)
    #expect(draws.cumulative(2.5) == 0.75 && draws.cumulative(3) == 1)
    #expect(draws.mean == 1.75)
    #expect(abs(draws.standardDeviation - 0.6875.squareRoot()) < 1e-12)
  }

  /// Every method keeps about to its budget, on the lecture's posterior and on a reader's.
  @Test(arguments: [NonlinearModel.lecture, NonlinearModel(data: [1, 2], function: .cubic)])
  func budgetsAreKept(_ model: NonlinearModel) async {
    for method in MethodList.all {
      let target = CountedPosterior(model.posterior)
      let result = await method.infer(target, budget: 3000, using: RandomSource(seed: 2))
      #expect(target.evaluations < 9000, "\(method.name) asked \(target.evaluations) times")
      #expect(result.answer.mean.isFinite, "\(method.name)")
    }
  }

  /// A posterior whose slope is none: methods that need it fail in words, and none traps.
  @Test func brokenPosteriorsAreSurvived() async {
    let broken = [
      Posterior(
        name: "NaN everywhere", prior: Normal(), largestLogLikelihood: 0,
        logLikelihood: { _ in Posterior.LogValue(value: .nan, slope: .nan) }),
      Posterior(
        name: "zero everywhere", prior: Normal(), largestLogLikelihood: 0,
        logLikelihood: { _ in Posterior.LogValue(value: -.infinity, slope: 0) }),
      Posterior(
        name: "NaN on the left", prior: Normal(), largestLogLikelihood: 0,
        logLikelihood: {
          Posterior.LogValue(value: $0 < 0 ? .nan : -$0, slope: $0 < 0 ? .nan : -1)
        }),
      Posterior(
        name: "a wall", prior: Normal(), largestLogLikelihood: 0,
        logLikelihood: { Posterior.LogValue(value: abs($0) < 0.01 ? 0 : -.infinity, slope: 0) }),
    ]
    for posterior in broken {
      for method in MethodList.all {
        let target = CountedPosterior(posterior, limit: 30_000)
        let result = await method.infer(target, budget: 1000, using: RandomSource(seed: 4))
        #expect(
          result.answer.mean.isFinite || result.warning != nil,
          "\(method.name) on \(posterior.name)")
      }
    }
  }

  /// With one peak the ensemble has no width and is far off; the posterior itself is not. With two, shares decide.
  @Test func whoIsFarOff() throws {
    func sheet(_ model: NonlinearModel) throws -> ScoreSheet {
      let exact = try ExactPosterior(model.posterior)
      return ScoreSheet(exact, edge: exact.edge)
    }
    func isFarOff(_ sheet: ScoreSheet, _ answer: MethodAnswer) -> Bool {
      sheet.isFarOff(
        sheet.score(
          MethodResult(answer: answer, logEvidence: nil, warning: nil),
          of: CountedPosterior(sheet.exact.posterior)))
    }
    let one = try sheet(NonlinearModel(function: .line))
    let posterior = Normal(mean: one.exact.mean, standardDeviation: one.exact.standardDeviation)
    #expect(!one.hasTwoPeaks)
    #expect(isFarOff(one, .draws([one.exact.mean])))
    #expect(!isFarOff(one, .normals(NormalMixture(weights: [1], components: [posterior]))))
    #expect(isFarOff(one, .none))
    // A second peak on the left, as small as the lecture's on the right
    let two = try sheet(NonlinearModel(data: [2]))
    #expect(two.hasTwoPeaks && two.mass > 0.8)
    let right = Normal(mean: 1.31, standardDeviation: 0.8)
    #expect(isFarOff(two, .normals(NormalMixture(weights: [1], components: [right]))))
  }
}

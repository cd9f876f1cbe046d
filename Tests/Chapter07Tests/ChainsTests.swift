import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import TestSupport
import Testing
import Workbook

@testable import chapter7

@Suite struct ChainsTests {
  static let findings = Shared { try await EveryMethod.quickFindings(EveryMethod.chains) }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The walk that is written out is the engine's, draw by draw.
  @Test func metropolisByHandIsTheEngines() {
    let target = CountedPosterior(NonlinearModel.lecture.posterior)
    var random = RandomSource(seed: 5)
    var engineRandom = random
    let byHand = metropolis({ target($0) }, from: 0.5, width: 1.3, steps: 500, using: &random)
    let kernel = RandomWalk(target, widths: [1.3])
    var state = kernel.start(at: [0.5])
    for (step, theta) in byHand.enumerated() {
      _ = kernel.step(&state, using: &engineRandom)
      #expect(abs(state.position[0] - theta) < 1e-12, "step \(step)")
    }
  }

  /// A step from an exact draw ends in an exact draw: 20,000 of them, counts in forty bins of equal share, a chi-square with
  /// 39 degrees of freedom that a right sampler exceeds once in 100,000 (94).
  ///
  /// Controls: an interval that does not shrink but is drawn anew around θ, one that is not placed by chance, and a step
  /// that takes the first place at hand.
  @Test(arguments: [1.0, 4, 12])
  func aSliceStepLeavesThePosteriorInvariant(_ width: Double) throws {
    let exact = try ExactPosterior(NonlinearModel.lecture.posterior)
    let sampler = SliceSampler(width: width)
    let right = try Self.statistic(exact) { theta, height, random in
      sampler.step(&theta, &height, exact.posterior.logJoint, using: &random)
    }
    #expect(right < 94)
  }

  @Test func wrongSliceStepsAreRejected() throws {
    let exact = try ExactPosterior(NonlinearModel.lecture.posterior)
    let logDensity = exact.posterior.logJoint
    // Without shrinkage: the first place is taken, whether or not it is high enough
    let first = try Self.statistic(exact) { theta, height, random in
      _ = height - random.exponential()
      let left = theta - 4 * random.uniform()
      theta = left + 4 * random.uniform()
    }
    #expect(first > 94)
    // An interval around θ that is not placed by chance, its ends not widened
    let centred = try Self.statistic(exact) { theta, height, random in
      let level = height - random.exponential()
      var (left, right) = (theta - 1, theta + 3)
      while true {
        let place = left + (right - left) * random.uniform()
        if logDensity(place) >= level {
          theta = place
          return
        }
        if place < theta { left = place } else { right = place }
      }
    }
    #expect(centred > 94)
    // A level by a uniform number in place of its logarithm
    let level = try Self.statistic(exact) { theta, height, random in
      let level = height - random.uniform()
      var (left, right) = (theta - 12, theta + 12)
      while true {
        let place = left + (right - left) * random.uniform()
        if logDensity(place) >= level {
          theta = place
          return
        }
        if place < theta { left = place } else { right = place }
      }
    }
    #expect(level > 94)
  }

  private static func statistic(
    _ exact: ExactPosterior, step: (inout Double, inout Double, inout RandomSource) -> Void
  ) throws -> Double {
    var random = RandomSource(seed: 17)
    let bounds = (1..<40).map { exact.quantile(Double($0) / 40) }
    var counts = [Double](repeating: 0, count: 40)
    let starts = try exactDraws(exact, using: &random)
    for start in starts {
      var theta = start
      var height = exact.posterior.logJoint(theta)
      step(&theta, &height, &random)
      counts[bounds.firstIndex { theta <= $0 } ?? 39] += 1
    }
    let expected = Double(starts.count) / 40
    return counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
  }

  /// By rejection from the prior.
  private static func exactDraws(
    _ exact: ExactPosterior, using random: inout RandomSource
  ) throws -> [Double] {
    var draws: [Double] = []
    while draws.count < 20_000 {
      let theta = exact.posterior.drawPrior(&random)
      let share = exp(
        exact.posterior.logLikelihood(theta).value - exact.posterior.largestLogLikelihood)
      if random.uniform() < share { draws.append(theta) }
    }
    return draws
  }

  /// The chance of a push over the pass: the normal tail beyond √(2 × 5.07), twice.
  @Test func thePushIsThatOfTheClimb() async throws {
    let findings = try await Self.findings.value
    let tail = 2 * Normal().upperTail((2 * findings.number("climb")).squareRoot())
    #expect(abs(findings.number("pushes") * tail - 1) < 1e-9)
    #expect(findings.number("sharp.climb") > 4 * findings.number("climb"))
  }

  /// A reader's own case: two peaks, one, none beside the prior's, hundreds, and none that is smooth.
  @Test(arguments: OwnCase.all)
  func ownCasesAreAnsweredInASentence(_ arguments: [String]) async throws {
    let findings = try await EveryMethod.quickFindings(EveryMethod.chains, arguments)
    #expect(
      !findings.answer.contains("NaN") && findings.answer.hasSuffix("."), "\(findings.answer)")
    let printed = findings.tables.flatMap { $0.rows.flatMap(\.self) + [$0.note] }
    #expect(!printed.contains { $0.contains("NaN") || $0.contains("nan") }, "\(printed)")
    #expect(findings.values.allSatisfy { $0.number.isFinite })
  }

  /// From an average place a push is more often enough than from the top: by 200,000 pushes from draws of the left side, an
  /// error of 0.6 standard deviations in a thousand, 4.42 of them.
  @Test func theAveragePushIsThatOfDraws() throws {
    let exact = try ExactPosterior(NonlinearModel.lecture.posterior)
    let chance = ChainStudy.averageChance(exact)
    #expect(chance > 3 * ChainStudy.chance(exact))
    var random = RandomSource(seed: 29)
    let pass = exact.posterior.logJoint(exact.edge)
    let draws = try Self.exactDraws(exact, using: &random).filter { $0 < exact.edge }
    let over = draws.flatMap { theta in
      (0..<10).map { _ in
        let push = random.normal()
        return exact.posterior.logJoint(theta) - push * push / 2 < pass ? 1.0 : 0
      }
    }
    let found = sampleMean(over)
    // Ten pushes share a place: the error of the draws is at most √10 of that of single pushes
    let error = (10 * chance * (1 - chance) / Double(over.count)).squareRoot()
    #expect(abs(found - chance) < 4.42 * error)
  }

  /// A narrow first interval crosses less often than one that reaches over the valley, the control of its praise.
  @Test func aNarrowSliceCrossesLess() async throws {
    let findings = try await Self.findings.value
    #expect(
      findings.number("narrow-slice.crossings") < 0.7 * findings.number("slice.crossings"))
  }
}

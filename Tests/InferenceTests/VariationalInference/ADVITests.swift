import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

@Suite struct ADVITests {
  /// A full-rank normal can be the posterior, and there the landing has no noise.
  @Test(arguments: [UInt64](1...4))
  func fullRankFindsANormal(_ seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let fit = try ADVI(.fullRank).fit(CorrelatedNormal(), from: [5, 5, 5], using: &random)
    // The tolerance that was asked for, 0.01 nats
    #expect(try KnownNormal.divergence(of: fit.approximation) < 0.01, "\(fit.stages)")
    #expect(abs(fit.bound.mean - KnownNormal.logEvidence) < 0.01 + 4.9 * fit.bound.standardError)
    guard case .plateau = fit.stop else {
      Issue.record("\(fit.stop)")
      return
    }
  }

  /// The best mean field has the right means and the variances 1/Λᵢᵢ.
  @Test(arguments: [UInt64](1...4))
  func meanFieldIsTooNarrow(_ seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let fit = try ADVI().fit(CorrelatedNormal(), from: [5, 5, 5], using: &random)
    let best = VariationalNormal(
      mean: KnownNormal.mean,
      standardDeviations: (0..<3).map { (1 / KnownNormal.precision[$0, $0]).squareRoot() })
    let gap = try KnownNormal.divergence(of: fit.approximation) - KnownNormal.divergence(of: best)
    // Below five tolerances, as what is left may be some times what the last halving gained
    #expect(gap >= -1e-12 && gap < 0.05, "\(gap)")
    // 0.05 nats hold each log width within (0.05 / 1)^½ of the best
    for (found, exact) in zip(fit.approximation.standardDeviations, best.standardDeviations) {
      #expect(abs(.log(found / exact)) < 0.23)
    }
    // Negative control: the marginal widths of the posterior, 1, 2 and ½, are another answer
    #expect(abs(.log(fit.approximation.standardDeviations[0] / 1)) > 0.5)
  }

  /// Fourteen powers of ten between the widths, and a start that is far away in every unit.
  @Test func unitsDoNotMatter() throws {
    let target = IndependentNormals(means: [3e-6, 5, -4e7], widths: [1e-7, 1, 1e7])
    var random = RandomSource(seed: 31)
    let fit = try ADVI().fit(target, from: [0, 0, 0], using: &random)
    // The target is in the family: log evidence 0, and the noise vanishes
    #expect(fit.bound.mean > -0.01, "\(fit.bound)")
    #expect(fit.bound.mean < 4.9 * fit.bound.standardError + 1e-9)
  }

  @Test func anotherUnitIsTheSamePath() throws {
    let unit = 0x1p20
    let (plain, scaled) = (
      IndependentNormals(means: [1, -2], widths: [0.5, 3]),
      IndependentNormals(means: [unit, -2 * unit], widths: [0.5 * unit, 3 * unit])
    )
    var (one, two) = (RandomSource(seed: 32), RandomSource(seed: 32))
    let first = try ADVI().fit(
      plain, from: .ball(.meanField, around: [0, 0]), using: &one)
    let second = try ADVI().fit(
      scaled, from: .ball(.meanField, around: [0, 0], standardDeviation: unit), using: &two)
    for (x, y) in zip(first.approximation.mean, second.approximation.mean) {
      #expect(abs(y / unit - x) < 1e-9)
    }
    #expect(first.gradients == second.gradients)
    // The same seed gives the same bits
    var three = RandomSource(seed: 32)
    let again = try ADVI().fit(plain, from: .ball(.meanField, around: [0, 0]), using: &three)
    #expect(again.approximation == first.approximation && again.trace == first.trace)
  }

  /// To the known optimum of the lecture's two-peaked posterior, by each gradient of the path, and
  /// by the score with many draws.
  @Test(arguments: GradientEstimator.allCases)
  func reachesTheKnownOptimumOfTheSine(_ estimator: GradientEstimator) throws {
    let best = try #require(
      NearestNormal.seeking(LectureSine(), from: Normal(mean: -1, standardDeviation: 0.5)))
    var random = RandomSource(seed: 33)
    let fit = try ADVI(estimator: estimator, drawsPerStep: estimator.needsSlopes ? 4 : 32).fit(
      LectureSine(),
      from: VariationalNormal(mean: [-1], standardDeviations: [0.5]), using: &random)
    let found = Normal(
      mean: fit.approximation.mean[0],
      standardDeviation: fit.approximation.standardDeviations[0])
    let gap =
      NearestNormal.bound(of: LectureSine(), under: best)
      - NearestNormal.bound(of: LectureSine(), under: found)
    #expect(gap > -1e-9 && gap < 0.02, "\(gap) \(fit.stop)")
  }

  /// Row 57: the Beta posterior on the scale of log odds.
  @Test func betaByLogit() throws {
    let best = try #require(
      NearestNormal.seeking(BetaByLogit(), from: Normal(mean: 0.8, standardDeviation: 0.5)))
    let optimum = NearestNormal.bound(of: BetaByLogit(), under: best)
    #expect(optimum < BetaByLogit.logEvidence && optimum > BetaByLogit.logEvidence - 0.02)
    func bound(_ target: BetaByLogit, seed: UInt64) throws -> Double {
      var random = RandomSource(seed: seed)
      let fit = try ADVI().fit(target, from: [0], using: &random)
      return NearestNormal.bound(
        of: BetaByLogit(),
        under: Normal(
          mean: fit.approximation.mean[0],
          standardDeviation: fit.approximation.standardDeviations[0]))
    }
    for seed in UInt64(1)...4 {
      #expect(try optimum - bound(BetaByLogit(), seed: seed) < 0.01)
    }
    // Negative control: fitted without the Jacobian, which makes it wider
    #expect(try optimum - bound(BetaByLogit(hasJacobian: false), seed: 1) > 0.01)
  }

  /// A start three thousand standard deviations away: the rule does not take the long way for a
  /// plateau.
  @Test func doesNotStopOnTheWay() throws {
    let target = IndependentNormals(means: [3000], widths: [1])
    var random = RandomSource(seed: 34)
    let fit = try ADVI().fit(
      target, from: VariationalNormal(mean: [0], standardDeviations: [1]), using: &random)
    #expect(fit.bound.mean > -0.01 && fit.stop != .steps)
    // Negative control: cut short on a longer way, it says so and is far off
    let cut = try ADVI(maximumSteps: 20).fit(
      IndependentNormals(means: [1e9], widths: [1]),
      from: VariationalNormal(mean: [0], standardDeviations: [1]), using: &random)
    #expect(cut.stop == .steps && cut.bound.mean < -100)
  }

  /// A bound that rises for ever, slowly and with much noise, is not taken for a plateau: the search
  /// runs away, or says that it was not done.
  @Test(arguments: [0.3, 0.5, 1])
  func aSlowRiseIsNoPlateau(_ steepness: Double) {
    for seed in UInt64(1)...8 {
      var random = RandomSource(seed: seed)
      do throws(ADVI.Failure) {
        let fit = try ADVI(maximumSteps: 20_000).fit(
          Collapsing(steepness: steepness), from: [0, 0], using: &random)
        #expect(fit.stop == .steps, "seed \(seed): \(fit.stop)")
      } catch {
        if case .ranAway = error {} else { Issue.record("seed \(seed): \(error)") }
      }
    }
  }

  @Test func whoWatchesSeesEveryStep() throws {
    var random = RandomSource(seed: 35)
    var seen: [ADVI.Step] = []
    let fit = try ADVI().fit(CorrelatedNormal(), from: [0, 0, 0], using: &random) {
      seen.append($0)
    }
    #expect(seen.count == fit.trace.count && seen.map(\.bound) == fit.trace)
    #expect(fit.gradients == 4 * seen.count)
    #expect(fit.stages.map(\.steps).reduce(0, +) == seen.count)
    #expect(zip(fit.stages, fit.stages.dropFirst()).allSatisfy { $1.stepSize == $0.stepSize / 2 })
  }

  @Test func failuresAreSaid() {
    var random = RandomSource(seed: 36)
    func failure(_ target: some DifferentiableLogDensity, _ start: [Double]) -> ADVI.Failure? {
      do throws(ADVI.Failure) {
        _ = try ADVI().fit(target, from: start, using: &random)
        return nil
      } catch { return error }
    }
    #expect(failure(Nowhere(), [1]) == .startOutsideSupport)
    #expect(failure(Edge(), [-1]) == .startOutsideSupport)
    // A support with an edge in reach of every normal distribution
    if case .outsideSupport = failure(Edge(), [1]) {} else { Issue.record("edge") }
    // No integral in the second coordinate
    if case .ranAway(let coordinate, _, let growth) = failure(Flat(), [0, 0]) {
      #expect(coordinate == 1 && growth > 0)
    } else {
      Issue.record("flat")
    }
    // A scale that may go to zero
    let collapse = failure(Collapsing(), [0, 0])
    if case .ranAway(_, _, let growth) = collapse {
      #expect(growth < 0)
    } else {
      Issue.record("\(String(describing: collapse))")
    }
    for failure in [
      ADVI.Failure.startOutsideSupport, .outsideSupport(step: 3),
      .ranAway(coordinate: 0, step: 9, logGrowth: 100),
      .ranAway(coordinate: 0, step: 9, logGrowth: -100),
    ] {
      #expect(failure.description.hasSuffix("."))
    }
  }
}

import BayesNumerics
import TestSupport
import Testing

@testable import chapter3

@Suite struct ModelCheckValidation {
  /// How many of so many sets are called misfit.
  private func misfits(_ truth: SimulatedPoints, of count: Int) async throws -> Int {
    var found = 0
    var random = RandomSource(seed: 331).stream(truth.rawValue)
    for seed in 0..<UInt64(count) {
      let study = try ownStudy(truth.draw(using: &random), orders: 0...8, seed: seed)
      if try await study.check.value?.combined.isMisfit == true { found += 1 }
    }
    return found
  }

  /// Points from the model are called misfit at most once in a hundred: of 600 sets more than 20, or of 20 more than
  /// 3, once in 800,000 or 23,000 runs (binomial). Over a first 600 sets it was 0.8 %.
  @Test(arguments: SimulatedPoints.right) func rightModelsPass(truth: SimulatedPoints) async throws
  {
    let (sets, most) = Validation.isLong ? (600, 20) : (20, 3)
    let found = try await misfits(truth, of: sets)
    #expect(found <= most, "\(found) of \(sets)")
    Validation.note(
      "chapter 3, \(truth.rawValue)", check: "verdicts on simulated sets",
      size: "\(sets) data sets", statistic: "\(found) misfits", threshold: "> \(most)",
      rate: Validation.isLong ? 1.2e-6 : 4.3e-5, isMet: found <= most)
  }

  /// An outlier of eight standard deviations, noise that grows sevenfold, a jump, a wave of eight periods: each
  /// is called misfit in at least 94 % of 200 sets, so that 168 of 200 and 5 of 10 are reached but for one run in
  /// 100,000 or more. By chance five of ten would be once in 40 million.
  @Test(arguments: [SimulatedPoints.outlier, .growingNoise, .jump, .wave])
  func wrongModelsAreCalledMisfit(truth: SimulatedPoints) async throws {
    let (sets, least) = Validation.isLong ? (200, 168) : (10, 5)
    let found = try await misfits(truth, of: sets)
    #expect(found >= least, "\(found) of \(sets)")
    Validation.note(
      "chapter 3, \(truth.rawValue)", check: "negative control: verdicts on simulated sets",
      size: "\(sets) data sets", statistic: "\(found) misfits", threshold: ">= \(least)", rate: nil,
      isMet: found >= least, verdict: "caught")
  }
}

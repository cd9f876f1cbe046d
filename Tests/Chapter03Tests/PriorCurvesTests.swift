import BayesNumerics
import Inference
import Testing
import Workbook

@testable import chapter3

@Suite struct PriorCurvesTests {
  /// The replicated root mean squares are those of points made one by one, y = Φw + ε: mean squares within 4.4
  /// standard errors (one false alarm in 100,000), against s² |Φ|² / N + σ² in closed form.
  @Test func theSetsOfThePriorHaveItsSize() async throws {
    let comparison = try await compared()
    var random = RandomSource(seed: 351)
    let checks = comparison.checkPrior(isChosen: false, using: &random)
    let features = comparison.data.polynomials.features(
      at: LectureData.points.map(\.x), order: 2)
    // Points made one by one
    let sizes = (0..<4000).map { _ -> Double in
      let weights = (0...2).map { _ in random.normal() }
      let y = (features * weights).map { $0 + 1.5.squareRoot() * random.normal() }
      return norm(y) / 30.0.squareRoot()
    }.sorted()
    // Quantiles of 4000 and of 19,999 draws: 5 % and 95 % are known to 0.0038 in probability, five of them
    for (edge, level) in [(checks.expected.low, 0.05), (checks.expected.high, 0.95)] {
      let share = Double(sizes.count { $0 < edge }) / 4000
      #expect(abs(share - level) < 0.019)
    }
  }

  /// The lecture's prior suits the lecture's points, and not marks between 35 and 80 over hours.
  @Test func aPriorThatDoesNotSuitIsCalledSo() async throws {
    let lecture = try PolynomialEvidence.study(.parse([]), run: Run(seed: 1))
    #expect(try await lecture.priorCheck.value.check.isMisfit == false)
    var random = RandomSource(seed: 352)
    let marks = SimulatedPoints.marks.draw(using: &random)
    let data = try PolynomialData(points: marks, orders: 0...12, isStandardised: false)
    let study = PolynomialEvidence.study(
      of: data, isOwn: true,
      try .parse(["--noise-variance", "1.50001", "--prior-variance", "1.00001"]),
      run: Run(seed: 1))
    let found = try await PolynomialEvidence.priorCurves.run(
      study, Run(seed: 1, section: "prior-curves"))
    #expect(found.answer.contains("does not allow"), "\(found.answer)")
  }

  /// s |φ(x)| at x = 2: 1, 2 and 4 squared add up to 21.
  @Test func thePriorOfTheCurveIsThatOfItsWeights() async throws {
    let found = PolynomialEvidence.priorDeviations(try await compared(), order: 2, at: [2])
    #expect(abs(found[0] - 21.0.squareRoot()) < 1e-14)
  }
}

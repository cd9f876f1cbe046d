import BayesNumerics
import Inference
import Testing
import Workbook

@testable import chapter3

@Suite struct NoiseAndScaleTests {
  /// The evidence by orthogonal directions is that of QR, order by order, at any noise and prior: to 1e-10, as the
  /// directions of raw powers lose some digits. The control: another prior is another number.
  @Test func theDirectionsGiveTheEvidenceOfQR() {
    let data = PolynomialData(
      name: "points", points: LectureData.points, basis: .monomial, highestOrder: 12)
    for order in 0...12 {
      let statistics = data.statistics.leading(order + 1)
      let directions = OrderDirections(statistics)
      for (noise, prior) in [(1.5, 1.0), (0.01, 100), (40, 0.001)] {
        let model = BayesianLinearRegression(noiseVariance: noise, priorVariance: prior)
        let expected = model.posterior(statistics).logEvidence
        let found = directions.logEvidence(noiseVariance: noise, priorVariance: prior)
        #expect(abs(found / expected - 1) < 1e-10, "order \(order)")
        let other = directions.logEvidence(noiseVariance: noise, priorVariance: 1.01 * prior)
        #expect(abs(other / expected - 1) > 1e-10)
      }
    }
  }

  /// The pair that is chosen has a larger evidence than pairs a percent away, and than every pair of the grid.
  @Test func theChosenPairIsTheHighest() throws {
    var random = RandomSource(seed: 341)
    let points = SimulatedPoints.cubic.draw(using: &random)
    let data = try PolynomialData(points: points, orders: 0...8, isStandardised: true)
    let surface = EvidenceSurface(data, orders: data.orders)
    let top = surface.logEvidence(at: surface.best)
    #expect(surface.logEvidences.joined().allSatisfy { $0 <= top })
    // Below the smallest prior variance of the grid nothing is looked for
    let isAtEdge = surface.best.priorVariance < 1.02 * surface.priorVariances[0]
    for (noise, prior) in [(1.01, 1.0), (0.99, 1), (1, 1.01), (1, isAtEdge ? 1.02 : 0.99)] {
      let near = BayesianLinearRegression(
        noiseVariance: noise * surface.best.noiseVariance,
        priorVariance: prior * surface.best.priorVariance)
      #expect(surface.logEvidence(at: near) < top)
    }
    // Noise of variance 9 with 96 degrees of freedom left over: sd 14 %, five of them
    #expect(abs(surface.best.noiseVariance / 9 - 1) < 0.7)
  }

  /// Hours studied against marks, 10 points with noise: the straight line wins in 94 of 100 sets (188 of 200), so
  /// that of 40 sets fewer than 30 would come once in a million runs of this test; and it is the true line within
  /// its errors, the slope within 4.4 of them but for one in 100,000.
  @Test func hoursAgainstMarksAreAStraightLine() async throws {
    var random = RandomSource(seed: 342)
    var lines = 0
    for seed in 0..<40 as Range<UInt64> {
      let study = try ownStudy(SimulatedPoints.marks.draw(using: &random), seed: seed)
      let comparison = try await study.comparison.value
      guard comparison.winner == 1 else { continue }
      lines += 1
      let slope = try #require(
        PolynomialEvidence.weightsInX(comparison.posterior(of: 1), study.data))[1]
      #expect(abs(slope.mean - 5) < 8 * slope.sd)
    }
    #expect(lines >= 30)
  }

  /// The units of x and y change nothing: Celsius or Fahrenheit, metres or nanometres, years from 1 or from 2000.
  @Test(arguments: [(1.0, 0.0, 1.0, 0.0), (1.8, 32, 1e9, -7), (1e-6, 2000, 1e-3, 1e5)])
  func theUnitsDoNotMatter(unit: (Double, Double, Double, Double)) async throws {
    var random = RandomSource(seed: 343)
    let points = SimulatedPoints.parabola.draw(using: &random)
    func study(_ points: [(x: Double, y: Double)]) async throws -> OrderComparison {
      try await ownStudy(points, orders: 0...5).comparison.value
    }
    let plain = try await study(points)
    let other = try await study(
      points.map { (unit.0 * $0.x + unit.1, unit.2 * $0.y + unit.3) })
    // Rounding of x near 2000 in steps of 1e-6, and the two searches for the top, each to 1e-5
    for order in 0...5 {
      #expect(abs(other.probability(of: order) - plain.probability(of: order)) < 1e-3)
    }
    let (a, b) = (
      plain.predictions(order: 2, at: [1])[0],
      other.predictions(order: 2, at: [unit.0 + unit.1])[0]
    )
    #expect(abs((b.mean - unit.3) / unit.2 - a.mean) < 1e-3)
    #expect(abs(b.standardDeviation / unit.2 / a.standardDeviation - 1) < 1e-3)
  }

  /// Weights of powers of x are those of the standardised powers, expanded: the same curve at any x.
  @Test func theExpansionIsTheSameCurve() async throws {
    var random = RandomSource(seed: 344)
    let study = try ownStudy(SimulatedPoints.cubic.draw(using: &random))
    let comparison = try await study.comparison.value
    let weights = try #require(
      PolynomialEvidence.weightsInX(comparison.posterior(of: 3), study.data))
    for x in [-2.5, 0, 1.3, 4] {
      let value = weights.reversed().reduce(0) { $0 * x + $1.mean }
      #expect(abs(value - comparison.predictions(order: 3, at: [x])[0].mean) < 1e-9)
    }
    // At x = 0 the curve is the first weight
    let atZero = comparison.predictions(order: 3, at: [0])[0].modelVariance.squareRoot()
    #expect(abs(weights[0].sd / atZero - 1) < 1e-9)
  }
}

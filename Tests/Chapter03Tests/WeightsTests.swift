import BayesNumerics
import Datasets
import Inference
import Testing

@testable import chapter3

@Suite struct WeightsTests {
  private func features(_ basis: Basis, order: Int) -> Matrix {
    Polynomials(basis, over: LectureData.range)
      .features(at: LectureData.points.map(\.x), order: order)
  }

  /// The formulas as the slide writes them and QR are one posterior: mean, covariance, evidence. In
  /// Chebyshev polynomials ΦᵀΦ/σ² + I has a condition below 100, so that all but four digits are left.
  @Test(arguments: 0...12) func theSlidesFormulasAreThoseOfQR(order: Int) throws {
    let y = LectureData.points.map(\.y)
    let features = features(.chebyshev, order: order)
    var statistics = RegressionStatistics(features: order + 1)
    statistics.add(features, targets: y)
    let posterior = LectureData.model.posterior(statistics)
    let slide = try LectureData.model.slidePosterior(features, targets: y)
    #expect(relativeDifference(slide.mean, posterior.mean) < 1e-12)
    #expect(
      relativeDifference(slide.covariance.elements, posterior.covariance.elements) < 1e-12)
    #expect(abs(slide.logEvidence / posterior.logEvidence - 1) < 1e-12)

    // The control: a prior twice as wide
    let other = BayesianLinearRegression(noiseVariance: 1.5, priorVariance: 2)
    let wrong = try other.slidePosterior(features, targets: y)
    #expect(relativeDifference(wrong.mean, posterior.mean) > 1e-4)
    #expect(abs(wrong.logEvidence / posterior.logEvidence - 1) > 1e-4)
  }

  /// Means against 80 digits, orders 0 to 12: 11 digits, as QR loses a digit or two at the last orders.
  @Test func theMeansAreThoseOfEightyDigits() async throws {
    let comparison = try await compared()
    for order in 0...12 {
      let error = relativeDifference(
        comparison.posterior(of: order).mean, ReferenceValues.means[order])
      #expect(error < 1e-11, "order \(order): \(error)")
    }
  }

  /// The points are known to half a unit of their third decimal. Moved by that, at random and a hundred
  /// times, no number of the lecture leaves the bound that its claim states; a tenth of each bound is
  /// reached by some, so that the bounds are not idle.
  @Test func theRoundingOfThePointsIsWhatTheClaimsAllow() throws {
    func numbers(_ points: [(x: Double, y: Double)]) throws -> [(value: Double, bound: Double)] {
      let data = PolynomialData(
        name: "points", points: points, basis: .monomial, highestOrder: 12)
      let comparison = try compareOrders(0...12, on: data, under: LectureData.model)
      let posterior = comparison.posterior(of: 2)
      return comparison.orderPosterior.logEvidences.map { ($0, QuadraticPoints.readingError) }
        + posterior.mean.map { ($0, 0.001) } + posterior.standardDeviations.map { ($0, 0.0002) }
        + [(2, 0.0), (2, 4), (3, 4)].map {
          (comparison.predictions(order: $0.0, at: [$0.1])[0].standardDeviation, 0.003)
        }
    }
    let exact = try numbers(LectureData.points)
    var random = RandomSource(seed: 301)
    var furthest = exact.map { _ in 0.0 }
    for _ in 0..<100 {
      let moved = LectureData.points.map { x, y in
        (
          x: x + Double.random(in: -0.0005...0.0005, using: &random),
          y: y + Double.random(in: -0.0005...0.0005, using: &random)
        )
      }
      for (index, number) in try numbers(moved).enumerated() {
        furthest[index] = max(
          furthest[index], abs(number.value - exact[index].value) / number.bound)
      }
    }
    for (index, share) in furthest.enumerated() { #expect(share < 1, "\(index): \(share)") }
    #expect(furthest.contains { $0 > 0.1 })
  }

  /// The lecture's six orders, or six of those compared with the winner among them.
  @Test func theWinnerIsAlwaysShown() async throws {
    #expect(PolynomialEvidence.shownOrders(try await compared()) == [0, 1, 2, 5, 8, 12])
    for options in [["--orders", "0-40"], ["--orders", "2-4"], ["--noise-variance", "0.3"]] {
      let comparison = try await compared(options)
      #expect(PolynomialEvidence.shownOrders(comparison).contains(comparison.winner))
    }
  }
}

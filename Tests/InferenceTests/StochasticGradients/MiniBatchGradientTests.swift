import BayesNumerics
import RealModule
import Testing

@testable import Inference

@Suite struct MiniBatchGradientTests {
  typealias Batch = MiniBatchGradient<NormalLocation>.Batch
  static let target = TwoWayData.location
  static let place = [0.3, 0.2]

  static func estimates(
    _ batch: Batch, centre: [Double]? = nil, count: Int = 20_000, at place: [Double] = place
  ) -> [[Double]] {
    let gradient = MiniBatchGradient(target, batch: batch, centre: centre)
    var workspace = gradient.makeWorkspace()
    var random = RandomSource(seed: 7)
    return (0..<count).map { _ in
      gradient.estimate(at: place, in: &workspace, using: &random)
      return workspace.gradient
    }
  }

  static var exact: [Double] {
    var gradient = [0.0, 0]
    _ = target.logDensity(at: place, gradient: &gradient)
    return gradient
  }

  /// The mean of 20,000 estimates is the gradient; outside 4.42 standard errors once in 100,000 for each number.
  @Test(arguments: [Batch.independent(1), .independent(10), .stretch(10), .stretch(39)])
  func theMeanIsTheGradient(_ batch: Batch) {
    let found = Self.estimates(batch)
    for k in 0..<2 {
      let values = found.map { $0[k] }
      let error = (sampleVariance(values) / Double(values.count)).squareRoot()
      #expect(abs(sampleMean(values) - Self.exact[k]) < 4.42 * error)
      // Without the factor N/n the mean would be another one
      #expect(abs(sampleMean(values) * 0.5 - Self.exact[k]) > 4.42 * error)
    }
  }

  /// Independent rows have the covariance N² C/n: the variance of 20,000 draws is known to 1 % (normal) and 5 % is allowed.
  @Test(arguments: [1, 10, 25])
  func theVarianceIsThatOfIndependentRows(_ size: Int) {
    let found = Self.estimates(.independent(size))
    let c = Self.target.gradientCovariance
    for k in 0..<2 {
      let expected = 1600 * c[k, k] / Double(size)
      #expect(abs(sampleVariance(found.map { $0[k] }) / expected - 1) < 0.05)
      #expect(abs(sampleVariance(found.map { $0[k] }) / (expected / 2) - 1) > 0.05)
    }
  }

  @Test func allDataGiveTheGradient() {
    let found = Self.estimates(.all, count: 1)[0]
    #expect(zip(found, Self.exact).allSatisfy { abs($0 - $1) < 1e-12 * abs($1) })
  }

  /// The slope of a quadratic differs between two places by the same amount for each datum, so that a centre leaves no
  /// noise at all; what is left is rounding.
  @Test func aCentreTakesTheNoiseAway() {
    for batch in [Batch.independent(3), .stretch(7)] {
      for found in Self.estimates(batch, centre: [1, -1], count: 50) {
        #expect(zip(found, Self.exact).allSatisfy { abs($0 - $1) < 1e-10 })
      }
    }
  }

  /// For a logistic regression a centre at the peak lowers the variance near it, and keeps the mean.
  @Test func aCentreLowersTheVarianceNearThePeak() {
    let (model, _, _) = TwoWayData.logistic(count: 200, dimension: 3, seed: 2)
    guard let peak = try? Laplace(of: model, from: [0, 0, 0]).mode else {
      Issue.record("no peak")
      return
    }
    let near = peak.map { $0 + 0.1 }
    func variance(_ centre: [Double]?) -> (mean: Double, variance: Double) {
      let gradient = MiniBatchGradient(model, batch: .independent(10), centre: centre)
      var workspace = gradient.makeWorkspace()
      var random = RandomSource(seed: 3)
      let values = (0..<5000).map { _ in
        gradient.estimate(at: near, in: &workspace, using: &random)
        return workspace.gradient[1]
      }
      return (sampleMean(values), sampleVariance(values))
    }
    var exact = [0.0, 0, 0]
    _ = model.logDensity(at: near, gradient: &exact)
    let (with, without) = (variance(peak), variance(nil))
    #expect(abs(with.mean - exact[1]) < 4.42 * (with.variance / 5000).squareRoot())
    #expect(with.variance < 0.05 * without.variance)
  }

  /// A copied workspace works in memory of its own.
  @Test func copiesShareNothing() {
    let (model, _, _) = TwoWayData.logistic(count: 20, dimension: 3, seed: 4)
    let gradient = MiniBatchGradient(model, batch: .independent(5))
    var (first, random) = (gradient.makeWorkspace(), RandomSource(seed: 5))
    var (second, same) = (first, random)
    gradient.estimate(at: [1, 0, 0], in: &first, using: &random)
    gradient.estimate(at: [1, 0, 0], in: &second, using: &same)
    #expect(first.gradient == second.gradient)
    #expect(gradient.dataPerEstimate == 5)
    #expect(
      MiniBatchGradient(model, batch: .stretch(5), centre: [0, 0, 0]).dataPerEstimate == 10)
  }
}

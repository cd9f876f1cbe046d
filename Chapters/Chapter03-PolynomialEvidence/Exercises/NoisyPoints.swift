import BayesNumerics
import Foundation
import Inference

/// Points of which a polynomial is asked.
struct NoisyPoints: Sendable {
  var x: [Double]
  var y: [Double]
  var order: Int
  var noiseVariance: Double

  /// The lecture's points.
  static func lecture(order: Int = 12, noiseVariance: Double = 1.5) -> NoisyPoints {
    NoisyPoints(
      x: LectureData.points.map(\.x), y: LectureData.points.map(\.y), order: order,
      noiseVariance: noiseVariance)
  }

  /// Points of the cubic 5x³ - x² + x on (-5, 5), noise variance 150: the example of Rogers and Girolami,
  /// "A first course in machine learning", chapter 3.
  static func cubic(count: Int, using random: inout RandomSource) -> NoisyPoints {
    let x = (0..<count).map { _ in Double.random(in: -5...5, using: &random) }
    let y = x.map { 5 * $0 * $0 * $0 - $0 * $0 + $0 + 150.0.squareRoot() * random.normal() }
    return NoisyPoints(x: x, y: y, order: 6, noiseVariance: 150)
  }

  static func cubic(count: Int, seed: UInt64) -> NoisyPoints {
    var random = RandomSource(seed: seed)
    return cubic(count: count, using: &random)
  }
}

extension NoisyPoints {
  /// What the library computes: posterior of one order.
  func posterior(_ order: Int) -> WeightPosterior {
    var statistics = RegressionStatistics(features: order + 1)
    statistics.add(features(order), targets: y)
    return BayesianLinearRegression(noiseVariance: noiseVariance, priorVariance: 1)
      .posterior(statistics)
  }

  func features(_ order: Int) -> Matrix {
    Polynomials(.monomial, over: -1...1).features(at: x, order: order)
  }
}

import BayesNumerics
import Foundation
import Inference

extension NoisyPoints {
  /// Log evidences of orders 0 to `order`.
  func logEvidences() -> [Double] {
    (0...order).map { posterior($0).logEvidence }
  }

  /// The same with another noise variance.
  func with(noiseVariance: Double) -> NoisyPoints {
    NoisyPoints(x: x, y: y, order: order, noiseVariance: noiseVariance)
  }

  /// Of w₁ x + ... + wₖ xᵏ; precondition: order 1 or more.
  func logEvidenceWithoutConstant(_ order: Int) -> Double {
    var statistics = RegressionStatistics(features: order)
    let all = features(order)
    statistics.add(
      Matrix(rows: x.count, columns: order, elements: Array(all.elements.dropFirst(x.count))),
      targets: y)
    return BayesianLinearRegression(noiseVariance: noiseVariance, priorVariance: 1)
      .posterior(statistics).logEvidence
  }

  /// max_w log p(y | w)
  func bestFit(_ order: Int) -> Double {
    var statistics = RegressionStatistics(features: order + 1)
    statistics.add(features(order), targets: y)
    let residual = statistics.factor.upper[order + 1, order + 1]
    return -0.5 * Double(x.count) * log(2 * .pi * noiseVariance)
      - 0.5 * residual * residual / noiseVariance
  }

  /// Where the largest of some numbers stands.
  static func highest(_ values: [Double]) -> Int {
    values.indices.max { values[$0] < values[$1] } ?? 0
  }

  /// exp(value) over their sum.
  static func shares(_ logarithms: [Double]) -> [Double] {
    let total = logSumExp(logarithms)
    return logarithms.map { exp($0 - total) }
  }
}

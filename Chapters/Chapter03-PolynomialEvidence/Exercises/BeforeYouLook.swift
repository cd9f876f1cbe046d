import BayesNumerics
import Foundation
import Inference
import Marking

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook(
    ending: "Run the chapter to see the numbers; the last one with --noise-variance 30."
  ) { foretold }

  /// What the chapter computes, and how wide a careful reader's interval may be.
  private static var foretold: [Forecast] {
    let data = PolynomialData(
      name: "the lecture's 30 points", points: LectureData.points, basis: .monomial,
      highestOrder: 12)
    func compared(_ noiseVariance: Double) -> OrderComparison? {
      try? compareOrders(
        0...12, on: data,
        under: BayesianLinearRegression(
          noiseVariance: noiseVariance, priorVariance: LectureData.priorVariance))
    }
    guard let usual = compared(LectureData.noiseVariance), let noisy = compared(30) else {
      return []
    }
    func deviation(_ order: Int, at x: Double) -> Double {
      usual.predictions(order: order, at: [x])[0].standardDeviation
    }
    return [
      Forecast("the probability of order 2", usual.probability(of: 2), width: 0.3, within: 0...1),
      Forecast("the probability of order 3", usual.probability(of: 3), width: 0.15, within: 0...1),
      Forecast(
        "what the best fit gains",
        usual.logLikelihoodOfBestFit(order: 12) - usual.logLikelihoodOfBestFit(order: 2), width: 5,
        within: 0...1000),
      Forecast(
        "what the evidence loses", usual.logEvidence(of: 2) - usual.logEvidence(of: 12), width: 30,
        within: -1000...1000),
      Forecast(
        "the sd of the intercept", usual.posterior(of: 2).standardDeviations[0], width: 0.3,
        within: 0...1000),
      Forecast("the sd of order 2 outside", deviation(2, at: 4), width: 1, within: 1.2...1000),
      Forecast("the sd of order 3 outside", deviation(3, at: 4), width: 2, within: 1.2...1000),
      Forecast(
        "the probability of order 2 with more noise", noisy.probability(of: 2), width: 0.4,
        within: 0...1),
    ]
  }
}

import Marking

extension PolynomialEvidence {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .averagePrediction, .lineLearntPointByPoint, .logEvidence, .winner,
    .orderProbabilities,
    .evidenceAtOrderTwelve,
  ]
}

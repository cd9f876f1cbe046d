import Marking

extension VariationalInference {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .divergenceOfNormals, .scaleOnTheLine, .scoreAgainstPath,
    .mixtureSweep, .badRate, .pathGradientByMe,
  ]
}

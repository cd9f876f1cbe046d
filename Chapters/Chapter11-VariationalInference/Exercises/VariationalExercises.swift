import Marking

extension VariationalInference {
  /// In rising difficulty.
  static let exercises: [Exercise] = [.divergenceOfNormals, .scaleOnTheLine, .pathGradientByMe]
}

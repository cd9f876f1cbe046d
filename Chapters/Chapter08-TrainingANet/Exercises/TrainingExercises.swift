import Marking

extension TrainingANet {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .parametersOfANet, .oneStepDownhill, .stoppingAsAPrior, .lastLayerAlone,
    .brokenDelta, .backwardPass,
  ]
}

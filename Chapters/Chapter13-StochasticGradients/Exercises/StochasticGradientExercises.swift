import Marking

extension StochasticGradients {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .restingVariance, .controlVariate, .steinKernel, .sgldStep,
  ]
}

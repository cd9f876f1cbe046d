import Marking

extension LogicOfInference {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .causeFromEffect, .fourUncertainties, .dependence, .conditional,
    .ruleThatFails, .sleepingBeauty, .reversal,
  ]
}

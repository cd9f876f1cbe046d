import Marking

extension RefinedVariational {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .steppedDensity, .nanHunt, .hiddenYears, .kalmanUpdate,
  ]
}

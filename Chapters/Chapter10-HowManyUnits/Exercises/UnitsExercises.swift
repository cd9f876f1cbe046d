import Marking

extension HowManyUnits {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .priorOnSize, .averagedPrediction, .anotherAlpha, .lemmaWithConstants,
    .brokenStones, .birthRatio,
  ]
}

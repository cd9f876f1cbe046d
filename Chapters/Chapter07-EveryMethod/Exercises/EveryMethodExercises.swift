import Marking

extension EveryMethod {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .weightsByHand, .laplaceOnTheWrongSide, .datumOfEqualPeaks, .ladderByMe,
  ]
}

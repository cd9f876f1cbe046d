import Marking

extension CoinFlip {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .bothTails, .oneFlipAtATime, .shortestInterval, .flipsThatConvince,
    .evidenceWithoutUnderflow,
  ]
}

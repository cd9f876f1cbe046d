import Marking

extension PoissonRates {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .modeOfTheLandscape, .pointsOfAGrid, .nextCount, .whichIsFaster,
    .probabilityByDraws, .equalRates,
  ]
}

import Marking

extension Autoencoders {
  /// In rising difficulty.
  static let exercises: [Exercise] = [
    .beforeYouLook, .boundOfOneNumber, .sphereWalk, .collapsedUnits, .pathSlope,
  ]
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// From where a panel with three axes is looked at.
public struct View: Sendable {
  /// Degrees from straight above: 0 shows a map, 90 the horizon.
  public let tilt: Double
  /// The compass direction of the eye in degrees, counted from the x axis towards the y axis: 30 has
  /// the corner of the largest x and y in front, and the origin far away.
  public let azimuth: Double
  /// Height of the box over the length of its base.
  public let height: Double

  /// - Parameters:
  ///   - tilt: 0...90
  ///   - azimuth: any angle
  ///   - height: > 0
  public init(tilt: Double = 60, azimuth: Double = 30, height: Double = 0.6) {
    precondition(
      (0...90).contains(tilt) && azimuth.isFinite && height > 0 && height.isFinite,
      "a view has a tilt in 0...90, an azimuth and a positive height, not \(tilt), \(azimuth), \(height)"
    )
    self.tilt = tilt
    self.azimuth = azimuth
    self.height = height
  }

  /// gnuplot's rotation about the vertical axis, 0 when the eye is on the negative y axis; 0..<360.
  var rotation: Double {
    let turned = (azimuth + 90).truncatingRemainder(dividingBy: 360)
    return turned < 0 ? turned + 360 : turned
  }

  /// Which ends of the x and y axes are in front.
  var front: (isLargestX: Bool, isLargestY: Bool) {
    let angle = azimuth * .pi / 180
    return (cos(angle) >= 0, sin(angle) >= 0)
  }
}

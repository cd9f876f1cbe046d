/// One coordinate system of a figure with the layers drawn in it, first layer at the back.
public struct Panel: Sendable {
  /// In sentence case.
  public let title: Text
  public let x: Axis
  public let y: Axis
  /// The upright axis of a panel in space, which is drawn with ``view``; nil for a plane panel.
  public let z: Axis?
  public let view: View
  public let layers: [Layer]
  public let key: Key
  /// Light lines at the tics.
  public let showsGrid: Bool
  /// The lines of the two axes; a sheet of pictures has none.
  public let showsAxes: Bool
  /// A unit of x is as long as a unit of y, as on a map; needs the range of both axes.
  public let hasEqualUnits: Bool

  /// - Precondition: A panel with equal units, or in space, has linear x and y axes with a range.
  public init(
    _ title: Text = "", x: Axis, y: Axis, z: Axis? = nil, view: View = View(), key: Key = .none,
    showsGrid: Bool = true, showsAxes: Bool = true, hasEqualUnits: Bool = false, layers: [Layer]
  ) {
    precondition(
      !(hasEqualUnits || z != nil) || [x, y].allSatisfy { $0.range != nil && $0.scale == .linear },
      "a panel with equal units, or in space, needs linear axes with a range")
    self.title = title.inSentenceCase
    self.x = x
    self.y = y
    self.z = z
    self.view = view
    self.layers = layers
    self.key = key
    self.showsGrid = showsGrid
    self.showsAxes = showsAxes
    self.hasEqualUnits = hasEqualUnits
  }

  /// Width over height of a unit square's panel; nil when the panel fills its place.
  var aspect: Double? {
    guard hasEqualUnits, let x = x.range, let y = y.range else { return nil }
    let aspect = (x.upperBound - x.lowerBound) / (y.upperBound - y.lowerBound)
    // A sliver would be no picture
    return min(max(aspect, 0.02), 50)
  }

  /// Where the names of the layers are listed; a label at the curve itself reads better where it fits.
  public enum Key: Sendable {
    case none
    case topLeft
    case topRight
    case bottomLeft
    case bottomRight
    /// In a row under the horizontal axis.
    case below
  }
}

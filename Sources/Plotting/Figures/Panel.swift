/// One coordinate system of a figure with the layers drawn in it, first layer at the back.
public struct Panel: Sendable {
  public let title: Text
  public let x: Axis
  public let y: Axis
  public let layers: [Layer]
  public let key: Key
  /// Light lines at the tics.
  public let showsGrid: Bool

  public init(
    _ title: Text = "", x: Axis, y: Axis, key: Key = .none, showsGrid: Bool = true,
    layers: [Layer]
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.key = key
    self.showsGrid = showsGrid
    self.layers = layers
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

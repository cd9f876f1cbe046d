/// Where a field crosses a level: marching squares, with the pieces joined to curves.
///
/// In each cell of the grid the crossings of its four edges, found by linear interpolation, are joined by
/// straight pieces; where two opposite corners are above the level, the mean of the four decides
/// which pair of pieces it is.
public struct ContourLines: Sendable {
  public struct Point: Sendable, Equatable {
    public let x: Double
    public let y: Double
  }

  /// Each at least two points; a closed curve ends at its first point.
  public let curves: [[Point]]

  /// Cells with a corner that is NaN are left out; infinite corners count as far away.
  public init(of field: Field, at level: Double) {
    var pieces: [Edge: [Edge]] = [:]
    for row in 0..<(field.y.count - 1) {
      for column in 0..<(field.x.count - 1) {
        for (start, end) in Self.pieces(of: field, row: row, column: column, level: level) {
          pieces[start, default: []].append(end)
          pieces[end, default: []].append(start)
        }
      }
    }
    curves = Self.joined(pieces).map { curve in
      curve.map { Self.crossing(of: $0, in: field, level: level) }
    }
  }

  /// An edge of the grid: from a crossing to its right or upper neighbour.
  private struct Edge: Hashable, Comparable {
    let row: Int
    let column: Int
    let isUpright: Bool

    static func < (left: Edge, right: Edge) -> Bool {
      (left.row, left.column, left.isUpright ? 1 : 0)
        < (right.row, right.column, right.isUpright ? 1 : 0)
    }
  }

  /// The straight pieces through one cell, each from edge to edge.
  private static func pieces(
    of field: Field, row: Int, column: Int, level: Double
  ) -> [(Edge, Edge)] {
    // Corners and edges counter-clockwise from the lower left and from the lower edge
    let corners = [
      field.values[row][column], field.values[row][column + 1],
      field.values[row + 1][column + 1], field.values[row + 1][column],
    ]
    if corners.contains(where: \.isNaN) { return [] }
    let edges = [
      Edge(row: row, column: column, isUpright: false),
      Edge(row: row, column: column + 1, isUpright: true),
      Edge(row: row + 1, column: column, isUpright: false),
      Edge(row: row, column: column, isUpright: true),
    ]
    let isAbove = corners.map { $0 > level }
    let crossed = (0..<4).filter { isAbove[$0] != isAbove[($0 + 1) % 4] }
    switch crossed.count {
    case 2: return [(edges[crossed[0]], edges[crossed[1]])]
    case 4:
      let isMiddleAbove = corners.reduce(0, +) / 4 > level
      return isAbove[0] == isMiddleAbove
        ? [(edges[0], edges[1]), (edges[2], edges[3])]
        : [(edges[3], edges[0]), (edges[1], edges[2])]
    default: return []
    }
  }

  /// Chains of neighbours: open curves from their ends first, then closed ones.
  private static func joined(_ pieces: [Edge: [Edge]]) -> [[Edge]] {
    var left = pieces
    var curves: [[Edge]] = []
    func take(from start: Edge) {
      var curve = [start]
      while let last = curve.last, let next = left[last]?.first {
        left[last]?.removeFirst()
        if let back = left[next]?.firstIndex(of: last) { left[next]?.remove(at: back) }
        curve.append(next)
      }
      if curve.count > 1 { curves.append(curve) }
    }
    let edges = pieces.keys.sorted()
    for edge in edges where pieces[edge]?.count == 1 && left[edge]?.count == 1 { take(from: edge) }
    for edge in edges where left[edge]?.isEmpty == false { take(from: edge) }
    return curves
  }

  private static func crossing(of edge: Edge, in field: Field, level: Double) -> Point {
    let (row, column) = (edge.row, edge.column)
    let start = field.values[row][column]
    let end = edge.isUpright ? field.values[row + 1][column] : field.values[row][column + 1]
    let share =
      start.isFinite && end.isFinite
      ? (level - start) / (end - start)
      : start.isFinite ? 0 : end.isFinite ? 1 : 0.5
    return edge.isUpright
      ? Point(x: field.x[column], y: field.y[row] + share * (field.y[row + 1] - field.y[row]))
      : Point(x: field.x[column] + share * (field.x[column + 1] - field.x[column]), y: field.y[row])
  }
}

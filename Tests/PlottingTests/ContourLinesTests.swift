import BayesNumerics
import Foundation
import Testing

@testable import Plotting

@Suite struct ContourLinesTests {
  static let lines = [Double].evenlySpaced(from: -2, to: 2, count: 81)

  /// A circle: linear interpolation of x² + y² across cells of width h is off by at most h²/8 times the
  /// second derivative 2 over the slope 2 r.
  @Test func aCircleIsOneClosedCurve() throws {
    let field = Field(x: Self.lines, y: Self.lines) { $0 * $0 + $1 * $1 }
    let curves = ContourLines(of: field, at: 1.7).curves
    #expect(curves.count == 1)
    let curve = try #require(curves.first)
    #expect(curve.first == curve.last)
    #expect(curve.count > 100)
    let radius = 1.7.squareRoot()
    let bound = 0.05 * 0.05 / 8 * 2 / (2 * radius) * 1.01
    for point in curve {
      #expect(abs((point.x * point.x + point.y * point.y).squareRoot() - radius) <= bound)
    }
    // The control: another level is another circle
    let other = try #require(ContourLines(of: field, at: 1.6).curves.first?.first)
    #expect(abs((other.x * other.x + other.y * other.y).squareRoot() - radius) > bound)
  }

  @Test func aPlaneGivesAStraightOpenLine() throws {
    let field = Field(x: [0, 1, 3], y: [0, 1, 2, 5]) { $0 + 2 * $1 }
    let curves = ContourLines(of: field, at: 2.5).curves
    #expect(curves.count == 1)
    for point in try #require(curves.first) {
      // One division and one sum for each coordinate
      #expect(abs(point.x + 2 * point.y - 2.5) < 1e-14)
    }
    #expect(curves.first?.first != curves.first?.last)
  }

  /// Two peaks on opposite corners: the saddle between them is decided by the middle of the cell.
  @Test func aSaddleIsDecidedByItsMiddle() {
    let field = Field(x: [0, 1], y: [0, 1], values: [[1, 0], [0, 1]])
    for (level, above) in [(0.4, true), (0.6, false)] {
      let curves = ContourLines(of: field, at: level).curves
      #expect(curves.count == 2)
      // With the middle above, the corners below are cut off, (1, 0) and (0, 1)
      for curve in curves {
        let (x, y) = (
          curve.map(\.x).reduce(0, +) / 2, curve.map(\.y).reduce(0, +) / 2
        )
        #expect(((x - 0.5) * (y - 0.5) < 0) == above)
      }
    }
  }

  @Test func twoHillsAreTwoCurves() {
    let field = Field(x: Self.lines, y: Self.lines) { x, y in
      exp(-8 * ((x - 1) * (x - 1) + y * y)) + exp(-8 * ((x + 1) * (x + 1) + y * y))
    }
    #expect(ContourLines(of: field, at: 0.5).curves.count == 2)
    #expect(ContourLines(of: field, at: 2).curves.isEmpty)
  }

  @Test func whatIsNoNumberHasNoCurve() {
    let field = Field(x: [0, 1, 2], y: [0, 1], values: [[.nan, 0, 0], [1, 1, 1]])
    #expect(ContourLines(of: field, at: 0.5).curves.map(\.count) == [2])
    let infinite = Field(x: [0, 1], y: [0, 1], values: [[-.infinity, -.infinity], [1, 1]])
    let points = ContourLines(of: infinite, at: 0.5).curves.joined()
    #expect(!points.isEmpty && points.allSatisfy { $0.y == 1 })
  }
}

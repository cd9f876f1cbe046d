import BayesNumerics
import Foundation
import Inference
import Testing

@Suite struct GridDensityTests {
  /// A bell of standard deviation 1 with steps of 0.1: trapezoids err by less than 1e-12, the
  /// cumulative by a few step⁴ / 100 = 1e-6.
  @Test func aBellHasItsMomentsAndQuantiles() {
    let normal = Normal(mean: 0.3, standardDeviation: 1)
    let x = GridDensity.points(around: 0.3, reach: 8)
    let grid = GridDensity(x: x, logValues: x.map { normal.logDensity($0) - 700 })
    #expect(abs(grid.mean - 0.3) < 1e-12)
    #expect(abs(grid.standardDeviation - 1) < 1e-11)
    #expect(abs(grid.logNorm + 700) < 1e-11)
    for place in [-3.3, -1, 0.3, 0.333, 2, 4.1] {
      #expect(abs(grid.cumulative(place) - normal.cumulative(place)) < 2e-6)
    }
    for probability in [0.001, 0.05, 0.5, 0.8, 0.999] {
      let back = normal.cumulative(grid.quantile(probability))
      #expect(abs(back - probability) < 2e-6)
    }
  }

  @Test func endsAndHolesAreNoTraps() {
    let grid = GridDensity(x: [0, 1, 2, 3], logValues: [-.infinity, 0, .nan, -1])
    #expect(grid.cumulative(-5) == 0)
    #expect(grid.cumulative(9) == 1)
    #expect(grid.density[2] == 0)
    #expect(grid.quantile(0.5).isFinite)
  }
}

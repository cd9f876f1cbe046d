import BayesNumerics
import Foundation
import Inference
import Testing

@testable import chapter9

@Suite struct NamedTargetTests {
  /// Central differences with h = 1e-5 err by 1e-9 or so of the slopes here.
  @Test(arguments: NamedTarget.allCases) func gradientsAreSlopes(target: NamedTarget) {
    var random = RandomSource(seed: 1).stream(target.rawValue)
    for _ in 0..<10 {
      let place = (0..<target.dimension).map { _ in 2 * random.normal() }
      var gradient = [Double](repeating: .nan, count: target.dimension)
      let value = target.logDensity(at: place, gradient: &gradient)
      #expect(value == target.logDensity(at: place))
      for index in place.indices {
        let h = 1e-5
        var (up, down) = (place, place)
        up[index] += h
        down[index] -= h
        let slope = (target.logDensity(at: up) - target.logDensity(at: down)) / (2 * h)
        #expect(abs(gradient[index] - slope) < 1e-6 * max(1, abs(slope)))
      }
    }
  }

  /// Mean and standard deviation by sums over a grid; the funnel's v is normal by construction.
  @Test(arguments: [NamedTarget.normal, .ellipse, .banana, .twoModes])
  func truthIsTheIntegral(target: NamedTarget) {
    // To six standard deviations of θ₁ beyond the far mode, and of θ₂ where θ₁² is 36
    let places = [Double].evenlySpaced(from: -14, to: 60, count: 1481)
    var (mass, mean, square) = (0.0, 0.0, 0.0)
    for x in places where x <= 14 {
      for y in places {
        let p = exp(target.logDensity(at: [x, y]))
        let value = target.truth.coordinate == 0 ? x : y
        mass += p
        mean += p * value
        square += p * value * value
      }
    }
    mean /= mass
    let sd = (square / mass - mean * mean).squareRoot()
    #expect(abs(mean - target.truth.mean) < 1e-6)
    #expect(abs(sd - target.truth.standardDeviation) < 1e-6)
  }

  @Test func stretchedNormalIsLongAndKnowsItsMetric() throws {
    let target = StretchedNormal()
    var gradient = [Double](repeating: 0, count: 10)
    let place = (0..<10).map { 0.3 * Double($0) - 1 }
    _ = target.logDensity(at: place, gradient: &gradient)
    // Σ times the gradient of -x'Σ⁻¹x/2 is -x
    for i in 0..<10 {
      let back = (0..<10).reduce(0) { $0 + target.covariance[i, $1] * gradient[$1] }
      #expect(abs(back + place[i]) < 1e-9)
    }
    #expect(abs(target.condition(under: try .dense(target.covariance)) - 1) < 1e-6)
    #expect(target.condition(under: .unit(10)) > 100)
  }
}

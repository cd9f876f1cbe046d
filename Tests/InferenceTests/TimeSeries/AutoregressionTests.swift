import BayesNumerics
import Foundation
import Inference
import Testing

@Suite struct AutoregressionTests {
  private func series(_ count: Int, using random: inout RandomSource) -> [Double] {
    var series = [0.1, 0.3]
    for _ in 2..<count {
      series.append(
        0.2 + 1.4 * series[series.count - 1] - 0.7 * series[series.count - 2] + 0.5
          * random.normal())
    }
    return series
  }

  /// Term by term over the series: sums of 100 terms below 1e3. Control: with the noise's standard
  /// deviation where its logarithm belongs the difference is no constant.
  @Test func densityIsTheSumOverTheSeries() throws {
    var random = RandomSource(seed: 1)
    let y = series(100, using: &random)
    let target = try Autoregression(y, order: 3)
    let standard = Normal(mean: 0, standardDeviation: 1)
    func direct(_ theta: [Double], _ sigma: Double) -> Double {
      var value = standard.logDensity(log(sigma) + 1)
      for index in 0...3 { value += standard.logDensity(theta[index]) }
      for t in 3..<100 {
        let mean = theta[0] + (1...3).reduce(0.0) { $0 + theta[$1] * y[t - $1] }
        value += Normal(mean: mean, standardDeviation: sigma).logDensity(y[t])
      }
      return value
    }
    var differences: [(right: Double, wrong: Double)] = []
    for _ in 0..<20 {
      let position = (0..<5).map { _ in 0.5 * random.normal() }
      var gradient = position
      let value = target.logDensity(at: position, gradient: &gradient)
      differences.append(
        (value - direct(position, exp(position[4])), value - direct(position, abs(position[4]))))
    }
    let first = differences[0]
    #expect((differences.map { abs($0.right - first.right) }.max() ?? 1) < 1e-8)
    #expect((differences.map { abs($0.wrong - first.wrong) }.max() ?? 0) > 1)
  }

  @Test func gradientIsTheSlope() throws {
    var random = RandomSource(seed: 2)
    let target = try Autoregression(series(60, using: &random), order: 4)
    for _ in 0..<10 {
      let position = (0..<target.dimension).map { _ in 0.5 * random.normal() }
      #expect(GradientCheck(of: target, at: position).passes())
    }
  }

  /// Without noise least squares is the recursion itself; the Gram matrix has a condition below 1e6.
  @Test func aSeriesWithoutNoiseGivesItsCoefficientsBack() throws {
    var y = [1.0, 0.2]
    for _ in 0..<40 { y.append(0.1 + 1.6 * y[y.count - 1] - 0.95 * y[y.count - 2]) }
    let target = try Autoregression(y, order: 2)
    for (found, truth) in zip(target.leastSquares, [0.1, 1.6, -0.95]) {
      #expect(abs(found - truth) < 1e-9)
    }
    #expect(target.leastSum < 1e-15)
  }

  @Test func aConstantSeriesIsRefused() {
    #expect(throws: Cholesky.Failure.self) {
      try Autoregression([Double](repeating: 2, count: 30), order: 2)
    }
  }
}

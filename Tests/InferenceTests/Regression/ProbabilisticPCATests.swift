import BayesNumerics
import RealModule
import Testing

@testable import Inference

@Suite struct ProbabilisticPCATests {
  static let data: Matrix = {
    var random = RandomSource(seed: 4)
    var x = Matrix(rows: 300, columns: 3)
    for row in 0..<300 {
      let z = random.normal()
      for (column, weight) in [2.0, -1, 0.5].enumerated() {
        x[row, column] = Double(column) + weight * z + 0.4 * random.normal()
      }
    }
    return x
  }()

  private func evidence(_ normal: MultivariateNormal) -> Double {
    (0..<Self.data.rows).reduce(0) { sum, row in
      sum + normal.logDensity((0..<3).map { Self.data[row, $0] })
    }
  }

  /// No move of any parameter makes the data more probable.
  @Test func itIsAMaximum() throws {
    let fit = ProbabilisticPCA(Self.data, components: 1)
    let best = evidence(try fit.marginal())
    func moved(_ loading: Int?, _ noise: Double, _ step: Double) throws -> Double {
      var loadings = fit.loadings
      if let loading { loadings[loading, 0] += step }
      var covariance = loadings.transpose.gram
      for k in 0..<3 { covariance[k, k] += fit.noise + noise }
      return evidence(try MultivariateNormal(mean: fit.mean, covariance: covariance))
    }
    for step in [-0.02, 0.02] {
      for loading in 0..<3 { #expect(try moved(loading, 0, step) < best) }
      #expect(try moved(nil, step / 4, 0) < best)
    }
    // And the slope vanishes there: halving the step quarters the loss
    let (far, near) = (best - (try moved(0, 0, 0.02)), best - (try moved(0, 0, 0.01)))
    #expect(abs(far / near - 4) < 0.2)
  }

  /// tr S = Σ λ, and the model's covariance has the same trace.
  @Test func theVarianceIsAccountedFor() throws {
    let fit = ProbabilisticPCA(Self.data, components: 1)
    let covariance = try fit.marginal().covariance
    let trace = (0..<3).reduce(0.0) { $0 + covariance[$1, $1] }
    #expect(abs(trace - fit.eigenvalues.reduce(0, +)) < 1e-12)
    #expect(abs(fit.noise - (fit.eigenvalues[1] + fit.eigenvalues[2]) / 2) < 1e-15)
  }
}

import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct WishartTests {
  static let scale = Matrix(rows: [[2, 0.6, -0.3], [0.6, 1, 0.2], [-0.3, 0.2, 0.5]])

  private func quadratic(_ matrix: Matrix, _ x: [Double]) -> Double { dot(x, matrix * x) }

  /// x'Wx / x'Vx is chi-square of n, x'V⁻¹x / x'W⁻¹x of n - p + 1 degrees, for every x (Muirhead 1982,
  /// theorems 3.2.8 and 3.2.12). The second sees a Bartlett triangle whose degrees run the wrong way.
  /// The control: one degree more is refused.
  @Test func drawsFollowTheDistribution() throws {
    let distribution = try Wishart(degreesOfFreedom: 5.5, scale: Self.scale)
    var random = RandomSource(seed: 71)
    let inverse = try Cholesky(Self.scale)
    for x in [[1.0, 0, 0], [0, 0, 1], [1, -2, 0.5]] {
      var direct: [Double] = []
      var inverted: [Double] = []
      for _ in 0..<20_000 {
        let draw = distribution.sample(using: &random)
        direct.append(quadratic(draw, x) / quadratic(Self.scale, x))
        inverted.append(dot(x, inverse.solve(x)) / dot(x, try Cholesky(draw).solve(x)))
      }
      #expect(!BinnedCounts(direct, against: Gamma(shape: 2.75, rate: 0.5)).rejects())
      #expect(!BinnedCounts(inverted, against: Gamma(shape: 1.75, rate: 0.5)).rejects())
      #expect(BinnedCounts(direct, against: Gamma(shape: 3.25, rate: 0.5)).rejects())
      #expect(BinnedCounts(inverted, against: Gamma(shape: 2.25, rate: 0.5)).rejects())
    }
  }

  /// In one dimension it is the gamma distribution of shape n/2 and rate 1/(2V). A dozen ulp: a
  /// handful of terms on each side.
  @Test func oneDimensionIsTheGammaDistribution() throws {
    for (degrees, scale) in [(0.5, 2.0), (1, 1), (7, 0.3), (40, 5)] {
      let distribution = try Wishart(
        degreesOfFreedom: degrees, scale: Matrix(rows: [[scale]]))
      let gamma = Gamma(shape: degrees / 2, rate: 0.5 / scale)
      for x in [0.01, 1, 20] {
        let value = distribution.logDensity(Matrix(rows: [[x]]))
        let size = 1 + abs(value) + x / scale + degrees * abs(.log(x))
        #expect(abs(value - gamma.logDensity(x)) <= 12 * .ulpOfOne * size)
      }
      // A square root, a square and a product
      #expect(relativeError(distribution.mean[0, 0], degrees * scale) <= 4)
    }
  }

  /// The density integrates to 1: the mean of p/q under draws from q is 1, to 4.4 standard errors (a
  /// false alarm in 1e5). The control: without log Γ_p it is far off.
  @Test func theDensityIntegratesToOne() throws {
    let p = try Wishart(degreesOfFreedom: 6.5, scale: Self.scale)
    let q = try Wishart(degreesOfFreedom: 5, scale: Matrix.diagonal([3, 1.6, 1]))
    var random = RandomSource(seed: 72)
    var sum = 0.0
    var squares = 0.0
    let count = 50_000.0
    for _ in 0..<Int(count) {
      let draw = q.sample(using: &random)
      let ratio = Double.exp(p.logDensity(draw) - q.logDensity(draw))
      sum += ratio
      squares += ratio * ratio
    }
    let mean = sum / count
    let error = ((squares / count - mean * mean) / count).squareRoot()
    #expect(abs(mean - 1) <= 4.4 * error)
    let missing = logMultivariateGamma(3.25, size: 3) - logMultivariateGamma(2.5, size: 3)
    #expect(abs(mean * .exp(missing) - 1) > 4.4 * error * .exp(missing))
  }

  /// Γ_2(a) = √π Γ(a) Γ(a - 1/2).
  @Test func edgesAreValues() throws {
    #expect(
      logarithmError(
        logMultivariateGamma(3, size: 2), 0.5 * .log(.pi) + logGamma(3) + logGamma(2.5)) <= 4)
    #expect(logMultivariateGamma(0.5, size: 2).isNaN)
    let distribution = try Wishart(degreesOfFreedom: 5, scale: Self.scale)
    #expect(distribution.logDensity(.diagonal([1, -1, 1])) == -.infinity)
    #expect(distribution.logDensity(Matrix(rows: 3, columns: 3, repeating: .nan)).isNaN)
    #expect(throws: Cholesky.Failure.self) {
      try Wishart(degreesOfFreedom: 5, scale: .diagonal([1, -1]))
    }
    // Var Wᵢⱼ = n (Vᵢⱼ² + Vᵢᵢ Vⱼⱼ)
    #expect(relativeError(distribution.variance[1, 0], 5 * (0.36 + 2)) <= 4)
  }

  @Test(.aheadOfOthers) func tooFewDegreesAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = try Wishart(degreesOfFreedom: 1, scale: .identity(2))
    }
  }
}

import BayesNumerics
import RealModule
import Testing

@testable import Inference

@Suite struct KernelSteinDiscrepancyTests {
  static let ksd = KernelSteinDiscrepancy()

  /// Draws from N(0, scale²) in two dimensions, with the slopes of N(0, I).
  static func draws(_ count: Int, scale: Double, seed: UInt64) -> (x: [[Double]], s: [[Double]]) {
    var random = RandomSource(seed: seed)
    let x = (0..<count).map { _ in [scale * random.normal(), scale * random.normal()] }
    return (x, x.map { $0.map { -$0 } })
  }

  /// kₚ by its definition, with derivatives of the plain kernel by central differences, which err by 1e-7 at worst.
  @Test(arguments: [(1.0, 0.5), (0.7, 0.3)])
  func theKernelIsItsDefinition(offset: Double, exponent: Double) {
    let ksd = KernelSteinDiscrepancy(offset: offset, exponent: exponent)
    let (x, y, s, t) = ([0.3, -1.2], [1.1, 0.4], [0.7, -0.2], [-1.3, 0.5])
    func k(_ x: [Double], _ y: [Double]) -> Double {
      let squares = zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      return .pow(offset * offset + squares, -exponent)
    }
    func moved(_ v: [Double], _ i: Int, _ h: Double) -> [Double] {
      var v = v
      v[i] += h
      return v
    }
    let h = 1e-4
    var expected = dot(s, t) * k(x, y)
    for i in 0..<2 {
      expected += s[i] * (k(x, moved(y, i, h)) - k(x, moved(y, i, -h))) / (2 * h)
      expected += t[i] * (k(moved(x, i, h), y) - k(moved(x, i, -h), y)) / (2 * h)
      let corners =
        k(moved(x, i, h), moved(y, i, h)) - k(moved(x, i, h), moved(y, i, -h))
        - k(moved(x, i, -h), moved(y, i, h)) + k(moved(x, i, -h), moved(y, i, -h))
      expected += corners / (4 * h * h)
    }
    #expect(abs(ksd.kernel(x, slope: s, y, slope: t) - expected) < 1e-6)
    #expect(abs(ksd.kernel(y, slope: t, x, slope: s) - expected) < 1e-6)
  }

  /// Stein's identity: under the target kₚ(·, y) has mean zero, by quadrature in one dimension; under a wider normal not.
  @Test func theMeanUnderTheTargetIsZero() {
    func mean(_ scale: Double) -> Double {
      let p = Normal(standardDeviation: scale)
      return integrate(
        { x in
          .exp(p.logDensity(x)) * Self.ksd.kernel([x], slope: [-x], [0.7], slope: [-0.7])
        }, from: -14, to: 14
      ).value
    }
    #expect(abs(mean(1)) < 1e-9)
    #expect(abs(mean(1.3)) > 0.01)
  }

  @Test func prefixesAreWhatTheyAreAlone() {
    let (x, s) = Self.draws(30, scale: 1, seed: 1)
    let curve = Self.ksd.ofEveryPrefix(x, slopes: s)
    for n in [1, 2, 17, 30] {
      var sum = 0.0
      for i in 0..<n {
        for j in 0..<n { sum += Self.ksd.kernel(x[i], slope: s[i], x[j], slope: s[j]) }
      }
      #expect(abs(curve[n - 1] - sum.squareRoot() / Double(n)) < 1e-12)
      #expect(curve[n - 1] == Self.ksd(Array(x[..<n]), slopes: Array(s[..<n])))
    }
  }

  /// For independent draws of N(0, I₂) KSD² has the mean (2 + 2β·2)/n = 4/n with c = 1, β = 1/2: the mean of 400 sets of
  /// 50 within 4.42 of its standard errors.
  @Test func independentDrawsAreAtTheirLevel() {
    let squares = (0..<400).map { seed in
      let (x, s) = Self.draws(50, scale: 1, seed: UInt64(seed))
      let value = Self.ksd(x, slopes: s)
      return value * value
    }
    let error = (sampleVariance(squares) / 400).squareRoot()
    #expect(abs(sampleMean(squares) - 4.0 / 50) < 4.42 * error)
    #expect(abs(sampleMean(squares) - 2.0 / 50) > 4.42 * error)
    let (_, s) = Self.draws(100_000, scale: 1, seed: 3)
    #expect(
      abs(Self.ksd.expectedOfIndependentDraws(50, slopes: s) / (4.0 / 50).squareRoot() - 1)
        < 0.02)
  }

  /// Of 300 sets of 40 independent draws about 5 % have a p-value up to 0.05: the count is binomial, and beyond 4.42
  /// standard deviations once in 100,000 or so. Draws that are too wide by 40 % are found more often.
  @Test func pValuesAreCalibrated() {
    func rejected(_ scale: Double) -> Int {
      (0..<300).count { seed in
        let (x, s) = Self.draws(40, scale: scale, seed: UInt64(seed))
        var random = RandomSource(seed: 9).stream(seed)
        return Self.ksd.pValue(x, slopes: s, flips: 99, using: &random) <= 0.05
      }
    }
    let deviation = (300 * 0.05 * 0.95).squareRoot()
    #expect(abs(Double(rejected(1)) - 15) < 4.42 * deviation)
    #expect(Double(rejected(1.4)) > 15 + 4.42 * deviation)
  }

  /// Two peaks far apart, of which the draws have seen one: the slopes there are those of the one peak, and nothing is
  /// seen.
  @Test func farPeaksAreNotSeen() {
    var random = RandomSource(seed: 5)
    let both = NormalMixture(
      weights: [0.5, 0.5], components: [Normal(mean: -8), Normal(mean: 8)])
    let x = (0..<300).map { _ in [8 + random.normal()] }
    let s = x.map { [both.logDensitySlope($0[0])] }
    var flips = RandomSource(seed: 6)
    #expect(Self.ksd.pValue(x, slopes: s, using: &flips) > 0.01)
    #expect(Self.ksd(x, slopes: s) < 2 * (2.0 / 300).squareRoot())
  }
}

import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

@Suite struct KullbackLeiblerTests {
  private let p = Normal(mean: 1, standardDeviation: 0.7)
  private let q = Normal(mean: -0.5, standardDeviation: 1.9)

  @Test func closedFormIsTheQuadratureBothWays() {
    for (first, second) in [(p, q), (q, p)] {
      let exact = KullbackLeibler.normals(first, from: second)
      let found = KullbackLeibler.quadrature(
        of: { first.logDensity($0) }, from: { second.logDensity($0) })
      // 1e-11 asked of each piece
      #expect(abs(found.value - exact) < 1e-9 * exact, "\(found) \(exact)")
    }
    // Negative control: the two directions are far apart
    #expect(
      abs(KullbackLeibler.normals(p, from: q) - KullbackLeibler.normals(q, from: p)) > 0.5)
  }

  @Test func constantsDoNotMatter() {
    let found = KullbackLeibler.quadrature(
      of: { p.logDensity($0) + 700 }, from: { q.logDensity($0) - 3 })
    #expect(abs(found.value - KullbackLeibler.normals(p, from: q)) < 1e-9)
    let same = KullbackLeibler.quadrature(
      of: { p.logDensity($0) }, from: { p.logDensity($0) + 1 })
    #expect(abs(same.value) < 1e-12)
  }

  @Test func massWhereTheOtherHasNoneIsInfinite() {
    let uniform = { (x: Double) in abs(x) < 1 ? 0 : -Double.infinity }
    let normal = { (x: Double) in -0.5 * x * x }
    #expect(
      KullbackLeibler.quadrature(of: normal, from: uniform, splitAt: [-1, 1]).value == .infinity)
    // E[log ½ - log φ] under the uniform distribution
    let other = KullbackLeibler.quadrature(of: uniform, from: normal, splitAt: [-1, 1])
    let exact = -Double.log(2) + 0.5 * .log(2 * .pi) + 1.0 / 6
    #expect(abs(other.value - exact) < 1e-9, "\(other)")
  }

  /// E_p[log p - log q] from 50,000 draws of p, in three dimensions.
  @Test func closedFormIsTheMonteCarloMean() throws {
    let first = try MultivariateNormal(
      mean: KnownNormal.mean, covariance: KnownNormal.covariance)
    let second = try MultivariateNormal(
      mean: [0, 0.5, 0.2],
      covariance: Matrix(rows: [[2, -0.5, 0.3], [-0.5, 3, 0], [0.3, 0, 0.5]]))
    var random = RandomSource(seed: 11)
    let values = (0..<50_000).map { _ in
      let x = first.sample(using: &random)
      return first.logDensity(x) - second.logDensity(x)
    }
    #expect(agrees(values, with: KullbackLeibler.normals(first, from: second)))
    // Negative controls: the other direction, and a covariance Lᵀ L for L Lᵀ
    #expect(!agrees(values, with: KullbackLeibler.normals(second, from: first)))
    let turned = try MultivariateNormal(
      mean: KnownNormal.mean, covariance: first.covarianceFactor.lower.gram)
    #expect(!agrees(values, with: KullbackLeibler.normals(turned, from: second)))
  }
}

@Suite struct NearestNormalTests {
  private let mixture = NormalMixture(
    weights: [0.7, 0.3],
    components: [
      Normal(mean: -2, standardDeviation: 0.5), Normal(mean: 3, standardDeviation: 1),
    ])

  @Test func coveringHasTheMomentsOfTheTarget() throws {
    let found = try #require(
      NearestNormal.covering({ mixture.logDensity($0) + 5 }, splitAt: [-2, 3]))
    #expect(abs(found.mean - mixture.mean) < 1e-8)
    #expect(abs(found.variance - mixture.variance) < 1e-7)
    // Heavy tails have no variance
    #expect(NearestNormal.covering({ -.log(onePlus: $0 * $0) }) == nil)
  }

  @Test func coveringIsTheMinimumOfKullbackLeibler() throws {
    let found = try #require(NearestNormal.covering({ mixture.logDensity($0) }, splitAt: [-2, 3]))
    func divergence(_ mean: Double, _ width: Double) -> Double {
      let q = Normal(mean: mean, standardDeviation: width)
      return KullbackLeibler.quadrature(
        of: { mixture.logDensity($0) }, from: { q.logDensity($0) }, splitAt: [-2, 3]
      ).value
    }
    let least = divergence(found.mean, found.standardDeviation)
    for (shift, factor) in [(0.05, 1.0), (-0.05, 1.0), (0.0, 1.02), (0.0, 0.98)] {
      #expect(divergence(found.mean + shift, factor * found.standardDeviation) > least)
    }
  }

  /// The gap of the bound is the divergence, on the lecture's posterior, at both of its peaks.
  @Test func seekingStaysAtAPeakAndItsGapIsTheDivergence() throws {
    let target = LectureSine()
    func divergence(_ q: Normal) -> Double {
      KullbackLeibler.quadrature(
        of: { q.logDensity($0) }, from: { target.logDensity(at: [$0]) }, splitAt: [-1.3, 4]
      ).value
    }
    for (start, place) in [(-1.0, -4.0...0.0), (4.0, 3.0...5.0)] {
      let found = try #require(
        NearestNormal.seeking(target, from: Normal(mean: start, standardDeviation: 0.5)))
      #expect(place.contains(found.mean))
      let least = divergence(found)
      // The log evidence is known to 1e-6
      #expect(
        abs(NearestNormal.bound(of: target, under: found) + least - LectureSine.logEvidence)
          < 2e-6)
      for (shift, factor) in [(0.05, 1.0), (-0.05, 1.0), (0.0, 1.02), (0.0, 0.98)] {
        let neighbour = Normal(
          mean: found.mean + shift, standardDeviation: factor * found.standardDeviation)
        #expect(divergence(neighbour) > least)
      }
    }
    // Negative control: the covering normal is no such minimum
    let covering = try #require(NearestNormal.covering { target.logDensity(at: [$0]) })
    let seeking = try #require(
      NearestNormal.seeking(target, from: Normal(mean: -1, standardDeviation: 0.5)))
    #expect(divergence(covering) > divergence(seeking) + 0.05)
  }

  @Test func whereThereIsNothingToFind() {
    #expect(NearestNormal.seeking(Nowhere(), from: Normal()) == nil)
    #expect(NearestNormal.seeking(Edge(), from: Normal()) == nil)
  }
}

import BayesNumerics
import RealModule
import TestSupport
import Testing

@testable import Inference

@Suite struct MeanDiscrepancyTests {
  /// By hand: C = 1, x = {0, 1}, y = {0, 2}.
  @Test func threeMeansByHand() {
    let found = MeanDiscrepancy(scale: 1)([[0], [1]], [[0], [2]])
    // k(0,1) = 1/2, k(0,2) = 1/5; crossed: k(0,0) = 1, k(0,2) = 1/5, k(1,0) = 1/2, k(1,2) = 1/2
    #expect(abs(found - (0.5 + 0.2 - 2 * (1 + 0.2 + 0.5 + 0.5) / 4)) < 1e-15)
  }

  /// The discrepancy of a mean of kernels is the mean of theirs; a fine kernel sees what a wide one does not.
  @Test func severalScales() {
    var random = RandomSource(seed: 4)
    // Two narrow modes against one normal of the same mean and variance
    let x = (0..<200).map { _ in [(random.uniform() < 0.5 ? -1.0 : 1) + 0.1 * random.normal()] }
    let y = (0..<200).map { _ in [Double(1.01).squareRoot() * random.normal()] }
    let (wide, fine) = (MeanDiscrepancy(scale: 9)(x, y), MeanDiscrepancy(scale: 0.05)(x, y))
    let both = MeanDiscrepancy(scales: [9, 0.05])(x, y)
    #expect(abs(both - (wide + fine) / 2) < 1e-12)
    #expect(fine > 20 * abs(wide), "\(fine) \(wide)")
  }

  /// The mean of the estimate over many sets of one distribution is 0: it is unbiased.
  @Test func itIsUnbiased() {
    var random = RandomSource(seed: 1)
    let values = (0..<2000).map { _ -> Double in
      func draw(_ n: Int) -> [[Double]] { (0..<n).map { _ in [random.normal(), random.normal()] } }
      let (x, y) = (draw(10), draw(7))
      return MeanDiscrepancy(scale: 4)(x, y)
    }
    let mean = sampleMean(values)
    let error = (sampleVariance(values) / 2000).squareRoot()
    #expect(abs(mean) < 4.5 * error, "\(mean) ± \(error)")
    // With the pairs of a draw with itself it would not be
    #expect(1.0 / 10 > 40 * error)
  }

  /// Of 400 tests on one distribution about a twentieth rejects at 0.05; of a shifted one nearly all.
  @Test func theTestHasItsSize() {
    var random = RandomSource(seed: 2)
    func rejections(shift: Double, _ count: Int) -> Int {
      (0..<count).filter { _ in
        let x = (0..<20).map { _ in [random.normal()] }
        let y = (0..<20).map { _ in [shift + random.normal()] }
        return MeanDiscrepancy(scale: 2).test(x, y, permutations: 99, using: &random).pValue <= 0.05
      }.count
    }
    // Binomial(400, 0.05): 20 ± 4.36, and 4.42 of those
    let found = rejections(shift: 0, 400)
    #expect(found >= 1 && found <= 39, "\(found)")
    #expect(rejections(shift: 2, 40) >= 38)
  }
}

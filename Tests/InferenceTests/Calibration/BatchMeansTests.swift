import BayesNumerics
import Inference
import Testing

@Suite struct BatchMeansTests {
  @Test func aShortSeriesByHand() {
    // 100 numbers in ten batches of ten
    var batches = BatchMeans(length: 100)
    for index in 0..<100 { batches.add(Double(index)) }
    #expect(batches.mean == 49.5)
    // Means 4.5, 14.5, ... 94.5: variance 100 x 110/12, over ten batches
    let expected = (100 * 110.0 / 12 / 10).squareRoot()
    #expect(abs(batches.standardError - expected) < 1e-13)
  }

  @Test func theErrorOfAChainThatRemembers() {
    // x' = ρ x + √(1 - ρ²) z: variance of the mean (1 + ρ)/(1 - ρ)/n. From 1000 batches of 1000 the
    // error is known to 1/√2000 = 2.2 %; the batches lose τ/1000 = 1 % more. 12 % is 4.9 of it.
    let (memory, n) = (0.8, 1_000_000)
    var random = RandomSource(seed: 3)
    var batches = BatchMeans(length: n)
    var x = random.normal()
    for _ in 0..<n {
      x = memory * x + (1 - memory * memory).squareRoot() * random.normal()
      batches.add(x)
    }
    let known = ((1 + memory) / (1 - memory) / Double(n)).squareRoot()
    #expect(abs(batches.standardError / known - 1) < 0.12)
    // Negative control: taken for independent, the error would be a third
    #expect(abs((1 / Double(n)).squareRoot() / known - 1) > 0.12)
  }
}

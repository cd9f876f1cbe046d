import BayesNumerics
import Networks
import RealModule
import Testing

/// Steps of descent against the recursions of their papers, one number at a time.
@Suite struct OptimiserTests {
  /// A net f = w x + b on one sample, whose gradient anybody can write: e x + λ w and e with e = w x + b - y.
  private let network = FeedForwardNetwork(
    inputs: 1, layers: [DenseLayer(1, .identity, weightDecay: 0.3)], loss: .squaredError)
  private let start = [0.7, -0.2]

  private func trained(_ optimiser: Optimiser, epochs: Int) throws -> [Double] {
    let set = try TrainingSet<Double>(
      inputs: Matrix(rows: 1, columns: 1, elements: [1.5]), targets: [2])
    var random = RandomSource(seed: 1)
    return try Training(optimiser: optimiser, rate: .constant(0.05), batch: nil, epochs: epochs)
      .run(network, from: start, on: set, using: &random).parameters
  }

  private func gradient(_ w: [Double]) -> [Double] {
    let miss = w[0] * 1.5 + w[1] - 2
    return [miss * 1.5 + 0.3 * w[0], miss]
  }

  /// 40 steps of some ten roundings each.
  private func expectSame(_ a: [Double], _ b: [Double]) {
    #expect(zip(a, b).allSatisfy { abs($0 - $1) <= 1e-13 }, "\(a) \(b)")
  }

  @Test func gradientDescentGoesDown() throws {
    var w = start
    for _ in 1...40 { w = zip(w, gradient(w)).map { $0 - 0.05 * $1 } }
    expectSame(try trained(.gradientDescent, epochs: 40), w)
  }

  @Test func momentumAddsUp() throws {
    var (w, v) = (start, [0.0, 0.0])
    for _ in 1...40 {
      v = zip(v, gradient(w)).map { 0.8 * $0 + $1 }
      w = zip(w, v).map { $0 - 0.05 * $1 }
    }
    expectSame(try trained(.momentum(0.8), epochs: 40), w)
  }

  @Test func adamIsThatOfItsPaper() throws {
    var (w, m, v) = (start, [0.0, 0.0], [0.0, 0.0])
    for t in 1...40 {
      let g = gradient(w)
      for k in 0..<2 {
        m[k] = 0.85 * m[k] + 0.15 * g[k]
        v[k] = 0.97 * v[k] + 0.03 * g[k] * g[k]
        let (mHat, vHat) = (m[k] / (1 - .pow(0.85, t)), v[k] / (1 - .pow(0.97, t)))
        w[k] -= 0.05 * mHat / (vHat.squareRoot() + 1e-3)
      }
    }
    let adam = Optimiser.adam(beta1: 0.85, beta2: 0.97, epsilon: 1e-3)
    expectSame(try trained(adam, epochs: 40), w)
    // Control: without the correction of the first steps
    let other = Optimiser.adam(beta1: 0.85, beta2: 0.98, epsilon: 1e-3)
    #expect(abs(try trained(other, epochs: 40)[0] - w[0]) > 1e-6)
  }

  @Test func ratesFollowTheirSchedules() {
    #expect(LearningRate.constant(0.1).rate(inEpoch: 77) == 0.1)
    let steps = LearningRate.steps(0.8, factor: 0.5, every: 10)
    #expect([1, 10, 11, 20, 21].map(steps.rate) == [0.8, 0.8, 0.4, 0.4, 0.2])
    let cosine = LearningRate.cosine(from: 1, to: 0.2, epochs: 11)
    #expect(
      [1, 6, 11, 50].map { (cosine.rate(inEpoch: $0) * 1e12).rounded() / 1e12 } == [
        1, 0.6, 0.2, 0.2,
      ])
  }
}

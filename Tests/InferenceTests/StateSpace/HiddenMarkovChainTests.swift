import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

@Suite struct HiddenMarkovChainTests {
  static let chain = HiddenMarkovChain(
    start: [0.5, 0.2, 0.3],
    transition: Matrix(rows: [[0.7, 0.2, 0.1], [0.3, 0.4, 0.3], [0.05, 0.15, 0.8]]))

  /// By the sum over all 3⁶ sequences of states.
  @Test func forwardsAndBackwardsAreTheSumOverAllSequences() {
    var random = RandomSource(seed: 1)
    let rows = (0..<6).map { _ in (0..<3).map { _ in -2 * random.uniform() } }
    let reading = Self.chain.read(rows)
    var total = 0.0
    var states = [[Double]](repeating: [0, 0, 0], count: 6)
    var moves = Matrix(rows: 3, columns: 3)
    for code in 0..<729 {
      var path: [Int] = []
      var rest = code
      for _ in 0..<6 {
        path.append(rest % 3)
        rest /= 3
      }
      var weight = Self.chain.start[path[0]]
      for t in 0..<6 {
        weight *= .exp(rows[t][path[t]])
        if t > 0 { weight *= Self.chain.transition[path[t - 1], path[t]] }
      }
      total += weight
      for t in 0..<6 { states[t][path[t]] += weight }
      for t in 1..<6 { moves[path[t - 1], path[t]] += weight }
    }
    // Sums of 729 positive terms
    #expect(abs(reading.logLikelihood - .log(total)) < 1e-12)
    for t in 0..<6 {
      for j in 0..<3 { #expect(abs(reading.states[t][j] - states[t][j] / total) < 1e-12) }
    }
    for i in 0..<3 {
      for j in 0..<3 { #expect(abs(reading.transitions[i, j] - moves[i, j] / total) < 1e-12) }
    }
  }

  /// Densities that no double holds, and a series of one number.
  @Test func nothingUnderflows() {
    let reading = Self.chain.read((0..<1000).map { _ in [-2000, -2001, -2002] })
    #expect(reading.logLikelihood.isFinite && reading.logLikelihood < -1.9e6)
    #expect(Self.chain.read([[0, 0, 0]]).states == [[0.5, 0.2, 0.3]])
  }

  static let counts = [3, 5, 2, 9, 12, 11, 4, 3, 10, 9, 13, 2]

  @Test func theSlopesOfTheTwoRatesAreRight() {
    let target = TwoRatePosterior(Self.counts, prior: .init(rate: 5))
    for place in [[1.2, 0.3, -1.5, -2], [2, -1, 0.5, 1], [0.5, 1.5, -3, -0.2]] {
      let check = GradientCheck(of: target, at: place)
      #expect(check.passes(tolerance: 1e-7), "\(place): \(check.errors)")
    }
    #expect(target.logDensity(at: [800, 0, 0, 0]).isNaN)
  }

  /// The pass in memory of its own against the readable twin: their difference is prior and factorials, the same at all
  /// places that differ in no prior.
  @Test func thePassIsItsReadableTwin() {
    let prior = TwoRatePosterior.Prior(rate: 5)
    let target = TwoRatePosterior(Self.counts, prior: prior)
    let factorials = Self.counts.reduce(0.0) { $0 + logGamma(Double($1) + 1) }
    for place in [[1.2, 0.3, -1.5, -2], [2, -1, 0.5, 1]] {
      let means = [Double.log(5), 0, -2, -2]
      let logPrior = zip(place, means).reduce(0.0) {
        $0 + Normal(mean: $1.1).logDensity($1.0)
      }
      let reading = target.read(TwoRatePosterior.parameters(at: place))
      let value = target.logDensity(at: place)
      #expect(abs(value - (reading.logLikelihood - factorials + logPrior)) < 1e-11)
    }
  }

  /// Rates as in Zucchini and MacDonald's example are tried in the chapter's tests; here one state is
  /// a Poisson distribution: with rates nearly equal the switching cannot be seen.
  @Test func equalRatesAreOnePoisson() {
    let target = TwoRatePosterior(Self.counts, prior: .init(rate: 5))
    let together = TwoRatePosterior.Parameters(low: 6, high: 6, up: 0.3, down: 0.1)
    let reading = target.read(together)
    let poisson = Self.counts.reduce(0.0) { $0 + Double($1) * .log(6) - 6 }
    #expect(abs(reading.logLikelihood - poisson) < 1e-11)
    #expect(reading.states.allSatisfy { abs($0[1] - 0.75) < 1e-12 })
  }
}

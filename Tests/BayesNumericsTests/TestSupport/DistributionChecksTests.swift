import BayesNumerics
import TestSupport
import Testing

/// A normal distribution with one thing wrong: what the checks must find.
private struct Flawed: ContinuousDistribution {
  enum Flaw: CaseIterable {
    case none, density, variance, mean, cumulative, tail, quantile, draws, mode
  }
  let flaw: Flaw
  private let right = Normal(mean: 1, standardDeviation: 2)

  init(_ flaw: Flaw) { self.flaw = flaw }

  var support: ClosedRange<Double> { right.support }
  var mean: Double { flaw == .mean ? 1.001 : right.mean }
  var variance: Double { flaw == .variance ? 2 : right.variance }
  var mode: Double? { flaw == .mode ? 1.1 : right.mode }
  func logDensity(_ x: Double) -> Double { right.logDensity(x) + (flaw == .density ? 1e-6 : 0) }
  func cumulative(_ x: Double) -> Double {
    right.cumulative(x) * (flaw == .cumulative ? 1 + 1e-6 : 1)
  }
  func upperTail(_ x: Double) -> Double {
    flaw == .tail ? 1 - right.cumulative(x) : right.upperTail(x)
  }
  func quantile(_ p: Double) -> Double { right.quantile(p) + (flaw == .quantile ? 1e-6 : 0) }
  func upperTailQuantile(_ q: Double) -> Double { right.upperTailQuantile(q) }
  func sample(using random: inout RandomSource) -> Double {
    right.mean + (flaw == .draws ? 2.05 : 2) * random.normal()
  }
}

/// A Poisson distribution with one thing wrong.
private struct FlawedCounts: DiscreteDistribution {
  enum Flaw: CaseIterable { case none, density, variance, mean, cumulative, tail, draws, mode }
  let flaw: Flaw
  private let right = Poisson(mean: 6.5)

  init(_ flaw: Flaw) { self.flaw = flaw }

  var support: ClosedRange<Int> { right.support }
  var mean: Double { flaw == .mean ? 6.501 : right.mean }
  var variance: Double { flaw == .variance ? 6.501 : right.variance }
  var mode: Int? { flaw == .mode ? 7 : right.mode }
  func logDensity(_ k: Int) -> Double { right.logDensity(k) + (flaw == .density ? 1e-6 : 0) }
  func cumulative(_ k: Int) -> Double { right.cumulative(flaw == .cumulative ? k - 1 : k) }
  func upperTail(_ k: Int) -> Double { right.upperTail(flaw == .tail ? k - 1 : k) }
  func sample(using random: inout RandomSource) -> Int {
    random.poisson(mean: flaw == .draws ? 6.6 : 6.5)
  }
}

@Suite struct DistributionChecksTests {
  @Test func everyFlawIsFound() {
    for flaw in Flawed.Flaw.allCases {
      #expect(contradictions(of: Flawed(flaw)).isEmpty == (flaw == .none), "\(flaw)")
    }
    for flaw in FlawedCounts.Flaw.allCases {
      #expect(contradictions(of: FlawedCounts(flaw)).isEmpty == (flaw == .none), "\(flaw)")
    }
  }
}

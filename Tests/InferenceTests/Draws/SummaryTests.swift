import BayesNumerics
import Testing

@testable import Inference

@Suite struct SummaryTests {
  @Test(arguments: arvizReferences) func equalsArviZ(reference: ArvizReference) throws {
    let draws = Draws(
      names: ["x"], chains: reference.draw.map { Draws.Chain(parameters: [$0]) })
    let row = try #require(Summary(of: draws)["x"])
    let values = reference.values
    // A mean near zero has lost digits: rounding is relative to the spread
    let mean = try #require(values["mean"])
    #expect(abs(row.mean - mean) <= 1e-12 * row.standardDeviation)
    #expect(agrees(row.standardDeviation, values["sd"]))
    for (quantile, name) in zip(row.quantiles, ["q5", "q50", "q95"]) {
      #expect(agrees(quantile, values[name]))
    }
    #expect(agrees(row.errorOfMean, values["mcseMean"]))
    #expect(agrees(row.errorOfStandardDeviation, values["mcseSd"]))
    for (error, name) in zip(row.errorsOfQuantiles, ["mcseQ5", "mcseQ50", "mcseQ95"]) {
      #expect(agrees(error, values[name]))
    }
    #expect(agrees(row.bulkSize, values["essBulk"]))
    #expect(agrees(row.tailSize, values["essTail"]))
    #expect(agrees(row.rHat, values["rHat"]))
  }

  @Test func oneRowAParameterInOrder() {
    let chain = Draws.Chain(
      parameters: [[1, 2, 3], [4, 4, 4]], statistics: [[-1, -2, -3]])
    let draws = Draws(names: ["b", "a"], statisticNames: ["lp__"], chains: [chain, chain])
    #expect(Summary(of: draws).rows.map(\.name) == ["b", "a"])
    let named = Summary(of: draws, names: ["lp__", "a"], probabilities: [0, 1])
    #expect(named.rows.map(\.name) == ["lp__", "a"])
    #expect(named["lp__"]?.quantiles == [-3, -1])
    #expect(named["b"] == nil)
    #expect(named["lp__"]?.errorsOfQuantiles.allSatisfy { $0.isNaN } == true)
  }

  /// An infinite draw makes every number of its row NaN, and leaves the other rows alone.
  @Test func whatIsNotFiniteIsUndefined() throws {
    var random = RandomSource(seed: 10)
    let good = autoregressiveChains(4, draws: 100, memory: 0, using: &random)
    for wrong in [Double.infinity, -.infinity, .nan] {
      var bad = good
      bad[1][50] = wrong
      let draws = Draws(
        names: ["good", "bad"],
        chains: zip(good, bad).map { Draws.Chain(parameters: [$0, $1]) })
      let summary = Summary(of: draws)
      let row = try #require(summary["bad"])
      let numbers =
        [row.mean, row.standardDeviation, row.errorOfMean, row.bulkSize, row.tailSize, row.rHat]
        + row.quantiles + row.errorsOfQuantiles + [row.errorOfStandardDeviation]
      #expect(numbers.count == 13 && numbers.allSatisfy { $0.isNaN })
      #expect(summary["good"]?.rHat.isFinite == true)
    }
  }
}

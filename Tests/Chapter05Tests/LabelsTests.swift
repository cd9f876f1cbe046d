import BayesNumerics
import Inference
import Networks
import Testing

@testable import chapter5

@Suite struct LabelsTests {
  /// Two bells that are apart have two modes, one has one, and noise of a sample is none.
  @Test(arguments: 0..<20) func modesAreCounted(seed: UInt64) {
    var random = RandomSource(seed: seed)
    let one = (0..<4000).map { _ in random.normal() }
    let two = one.enumerated().map { $1 + ($0 % 2 == 0 ? 3 : -3) }
    #expect(DensityPeaks.places(one).count == 1)
    #expect(DensityPeaks.places(two).count == 2)
    #expect(DensityPeaks.places([Double](repeating: 2, count: 100)).count == 1)
    #expect(DensityPeaks.places([]).isEmpty)
  }

  /// An order of the slopes keeps each unit's weight with its slope, and no draw is lost.
  @Test func unitsKeepTheirWeights() async throws {
    let plan = NetworkPlan(nodes: 3, lengths: ChainLengths(warmUp: 100, draws: 50))
    let fit = try await fitNetwork(
      SimulatedSets.rotation(using: RandomSource(seed: 1)), plan, using: RandomSource(seed: 2))
    let units = OrderedUnits(fit)
    for chain in 0..<4 {
      for draw in 0..<50 {
        func pairs(_ slopes: [[[Double]]], _ weights: [[[Double]]]) -> [[Double]] {
          zip(slopes, weights).map { [$0[chain][draw], $1[chain][draw]] }
        }
        let ordered = pairs(units.orderedSlopes, units.orderedWeights)
        let before = pairs(units.slopes, units.weights)
        #expect(zip(ordered, ordered.dropFirst()).allSatisfy { $0[0] <= $1[0] })
        #expect(ordered == before.sorted { $0[0] < $1[0] })
      }
    }
    #expect(fit.changeByRenumbering < 1e-12)
  }

  /// Densities of independent draws: the error of a bin is √(p(1 - p)/n) over its width.
  @Test func errorsOfBinsAreThoseOfCounts() {
    var random = RandomSource(seed: 3)
    let chains = (0..<4).map { _ in (0..<2000).map { _ in random.uniform() } }
    let histogram = ChainHistogram(pooling: [chains], from: 0, to: 1, bins: 10)
    let expected = (0.1 * 0.9 / 8000).squareRoot() / 0.1
    for error in histogram.standardErrors {
      // An effective sample size of independent draws is known to some ten percent
      #expect(abs(error / expected - 1) < 0.3)
    }
    // The control: draws that come ten times over have errors √10 times as large
    let sticky = chains.map { $0.prefix(200).flatMap { [Double](repeating: $0, count: 10) } }
    let other = ChainHistogram(pooling: [sticky], from: 0, to: 1, bins: 10)
    #expect(sampleMean(other.standardErrors) / expected > 2)
  }
}

import BayesNumerics
import Inference
import Plotting

/// The density of what chains drew, in bins of equal width, with the Monte Carlo error of each bin.
struct ChainHistogram: Sendable {
  let histogram: Histogram
  /// Monte Carlo standard error of each density.
  ///
  /// No smaller than ``MonteCarloError/leastOfShare(_:effectiveDraws:)``.
  let standardErrors: [Double]

  var centres: [Double] { histogram.centres }
  var densities: [Double] { histogram.densities }
  var step: Double { histogram.step }
  var agreement: Agreement { .withinErrors(standardErrors) }

  /// - Parameter quantities: `[quantity][chain][draw]`; draws of several quantities at once are pooled, such
  ///   as the weights of all units, of which one draw has one each.
  init(pooling quantities: [[[Double]]], from low: Double, to high: Double, bins: Int) {
    let pooled = quantities.joined().flatMap(\.self)
    let histogram = Histogram(pooled, from: low, to: high, bins: bins)

    // Independent draws that would tell as much of the quantity that mixes least
    let sizes = quantities.map { EffectiveSampleSize.mean($0) }.filter(\.isFinite)
    let size = max(1, sizes.min() ?? 1)
    func least(_ density: Double) -> Double {
      MonteCarloError.leastOfShare(density * histogram.step, effectiveDraws: size) / histogram.step
    }

    // The share of a draw's numbers that lie in each bin is a quantity of its own; of long chains every
    // k-th draw, whose errors are no smaller
    let (count, step) = (quantities.first?.first?.count ?? 0, histogram.step)
    let chains = quantities.first?.count ?? 0
    let apart = max(1, chains * count / 8000)
    let draws = Array(stride(from: 0, to: count, by: apart))
    let height = 1 / (step * Double(max(1, quantities.count)))
    var shares = [[[Double]]](
      repeating: [[Double]](
        repeating: [Double](repeating: 0, count: draws.count), count: chains), count: bins)
    for quantity in quantities {
      for (chain, values) in quantity.enumerated() {
        for (place, draw) in draws.enumerated() where values[draw] >= low && values[draw] < high {
          shares[min(bins - 1, Int((values[draw] - low) / step))][chain][place] += height
        }
      }
    }
    self.histogram = histogram
    standardErrors = zip(shares, histogram.densities).map { share, density in
      let error = MonteCarloError.mean(share)
      return error.isFinite ? max(least(density), error) : least(density)
    }
  }
}

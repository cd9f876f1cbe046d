import BayesNumerics
import Inference

/// Draws of a posterior, and whether they may be used.
///
/// R̂ up to 1.01, 400 effective draws in bulk and tails, no divergence: else what the draws say is
/// refused, and ``Inference/Mixing/sentence`` says why.
struct SampledPosterior: Sendable {
  let draws: Draws
  let mixing: Mixing

  init(_ draws: Draws) {
    self.draws = draws
    mixing = Mixing(of: draws)
  }

  var isMixed: Bool { mixing.isGood }

  /// A sentence for notes: that the chains have converged, or why they have not.
  var convergence: String {
    isMixed
      ? "The chains have converged (\(mixing.sentence.replacing("yes: ", with: "")))."
      : mixing.sentence
  }

  /// A posterior mean and standard deviation, each with its Monte Carlo standard error.
  struct Estimate: Sendable {
    let mean: Double
    let standardDeviation: Double
    let errorOfMean: Double
    let errorOfDeviation: Double
  }

  subscript(name: String) -> Estimate {
    let (mean, standardDeviation) = draws.moments(name)
    return Estimate(
      mean: mean, standardDeviation: standardDeviation,
      errorOfMean: MonteCarloError.mean(draws[name]),
      errorOfDeviation: MonteCarloError.standardDeviation(draws[name]))
  }

  /// The density of a function of one recorded number in bins of equal width, with the Monte Carlo
  /// standard error of each bin's height.
  ///
  /// A bin's height is a mean of ones and zeros over its width, so its error is that of a mean, and no smaller
  /// than ``MonteCarloError/leastOfShare(_:effectiveDraws:)``.
  func histogram(
    of name: String, from low: Double, to high: Double, bins: Int,
    _ transform: (Double) -> Double
  ) -> (histogram: Histogram, standardErrors: [Double]) {
    let chains = draws[name].map { $0.map(transform) }
    let histogram = Histogram(chains.flatMap(\.self), from: low, to: high, bins: bins)
    let size = EffectiveSampleSize.mean(chains)
    func least(_ density: Double) -> Double {
      MonteCarloError.leastOfShare(density * histogram.step, effectiveDraws: size) / histogram.step
    }
    let standardErrors = zip(histogram.centres, histogram.densities).map {
      centre, density -> Double in
      let bin = (centre - histogram.step / 2)..<(centre + histogram.step / 2)
      let error = MonteCarloError.mean(
        chains.map { $0.map { bin.contains($0) ? 1 / histogram.step : 0 } })
      return error > least(density) ? error : least(density)
    }
    return (histogram, standardErrors)
  }
}

import RealModule

/// The mean of dependent draws with its standard error, for functions of several means.
///
/// A smooth function of means errs, to first order, as the mean of one series: the draws' influence on
/// it. So chains that exchange their places, and are not independent of each other, are still weighed
/// rightly (the delta method).
enum SeriesError {
  /// Standard error of the mean of chains × draws, by the effective sample size; 0 for constant draws.
  static func ofMean(_ chains: [[Double]]) -> Double {
    let values = chains.flatMap(\.self)
    let variance = sampleVariance(values)
    guard variance > 0 else { return variance }
    return (variance / EffectiveSampleSize.mean(chains)).squareRoot()
  }
}

/// The mean of exponentials exp(xᵢ), with logarithms in and out, and how many of them carry it.
struct MeanOfExponentials {
  /// log of the mean.
  let logMean: Double
  /// exp(xᵢ) / mean, of the shape that the exponents had: their mean is 1.
  let weights: [[Double]]
  /// (Σ w)² / Σ w²: the number of equal weights that would scatter as little.
  let effectiveCount: Double

  init(_ exponents: [[Double]]) {
    var largest = -Double.infinity
    var count = 0
    for chain in exponents {
      for value in chain { largest = .maximum(largest, value) }
      count += chain.count
    }
    guard largest.isFinite else {
      logMean = largest
      weights = exponents.map { $0.map { _ in .nan } }
      effectiveCount = .nan
      return
    }
    var (sum, squares) = (0.0, 0.0)
    var raw = exponents
    for chain in raw.indices {
      for draw in raw[chain].indices {
        let weight = Double.exp(raw[chain][draw] - largest)
        let known = weight.isNaN ? 0 : weight
        raw[chain][draw] = known
        sum += known
        squares += known * known
      }
    }
    let mean = sum / Double(count)
    logMean = largest + .log(mean)
    weights = raw.map { $0.map { $0 / mean } }
    effectiveCount = sum * sum / squares
  }
}

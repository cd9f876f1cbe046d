import BayesNumerics
import Inference
import RealModule

/// How many numbers lay inside their central 90 %, of how many, and the sum of their log densities.
struct BandScore: Sendable {
  var inside = 0
  var count = 0
  var logScore = 0.0

  var share: Double { Double(inside) / Double(count) }

  static func + (a: BandScore, b: BandScore) -> BandScore {
    BandScore(
      inside: a.inside + b.inside, count: a.count + b.count, logScore: a.logScore + b.logScore)
  }

  static func total(_ scores: [BandScore]) -> BandScore { scores.reduce(BandScore(), +) }

  /// The standard error of the share over origins one after the other, each of which shares its months with the
  /// `overlap` origins after it; nil for fewer than eight.
  ///
  /// The variance of a mean of a correlated series with Bartlett's weights, over twice the overlap: Newey and West
  /// (1987), Econometrica 55, 703-708. With few origins it is somewhat too small, by a tenth or so.
  static func shareError(_ origins: [BandScore], overlap: Int) -> Double? {
    let shares = origins.filter { $0.count > 0 }.map(\.share)
    let n = shares.count
    guard n >= 8 else { return nil }
    let mean = sampleMean(shares)
    let off = shares.map { $0 - mean }
    func covariance(_ lag: Int) -> Double {
      zip(off, off.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / Double(n)
    }
    let lags = min(2 * max(1, overlap), n / 2)
    var sum = covariance(0)
    for lag in 1...lags { sum += 2 * (1 - Double(lag) / Double(lags + 1)) * covariance(lag) }
    return (sum / Double(n - 1)).squareRoot()
  }
}

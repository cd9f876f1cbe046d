import BayesNumerics
import Inference
import RealModule

/// Eight numbers that a row of standardised surprises is judged by.
struct SurpriseStatistics: Sendable {
  /// In the order of ``values(of:)``.
  enum Kind: Int, CaseIterable, Sendable {
    case mean, spread, memory, laterMemory, largest, change, bySeason, byLevel

    /// Whether only large values speak against the model: of a largest autocorrelation, and of differences between
    /// parts of the season.
    var countsWhereLarge: Bool { self == .laterMemory || self == .bySeason }
  }

  /// Longest lag of an autocorrelation.
  let lags: Int
  /// Of each surprise, the part of the season that it falls into.
  let parts: [Int]
  let partCount: Int
  /// Of each surprise, the number that was expected. It was known before, so under the model it says nothing of the
  /// surprise.
  let forecasts: [Double]

  /// Parts of a season, at most: a longer one has neighbouring places joined.
  static let mostParts = 12

  /// For surprises at these times of a series. A part of the season has four surprises or more, on average.
  init(times: [Int], forecasts: [Double], season: Int) {
    lags = max(2, min(2 * season, times.count / 3))
    let partCount = max(2, min(season, Self.mostParts, times.count / 4))
    self.partCount = partCount
    parts = times.map { $0 % season * partCount / season }
    self.forecasts = forecasts
  }

  func name(of kind: Kind) -> String {
    switch kind {
    case .mean: "mean of the surprises"
    case .spread: "their root mean square"
    case .memory: "autocorrelation at lag 1"
    case .laterMemory: "largest autocorrelation at lags 2 to \(lags)"
    case .largest: "largest surprise"
    case .change: "root mean square of the last third over the first"
    case .bySeason: "Levene's F of their sizes, between parts of the season"
    case .byLevel: "correlation of their sizes with the forecasts"
    }
  }

  func values(of surprises: [Double]) -> [Double] {
    let n = surprises.count
    let memory = autocorrelations(of: surprises)
    let thirds = (surprises[..<(n / 3)], surprises[(n - n / 3)...])
    let sizes = surprises.map(abs)
    return [
      sampleMean(surprises), rootMeanSquare(surprises), memory[1],
      memory[2...lags].map(abs).max() ?? .nan, sizes.max() ?? .nan,
      rootMeanSquare(thirds.1) / rootMeanSquare(thirds.0), levene(sizes), byLevel(sizes),
    ]
  }

  private func rootMeanSquare(_ values: some Collection<Double>) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
  }

  /// The variance of sizes between parts of the season over that within them: about 1 where the noise is the same in all.
  /// Source: Levene (1960), "Robust tests for equality of variances", here with the known centre 0.
  private func levene(_ sizes: [Double]) -> Double {
    var (sums, counts) = (
      [Double](repeating: 0, count: partCount), [Double](repeating: 0, count: partCount)
    )
    for (part, size) in zip(parts, sizes) {
      sums[part] += size
      counts[part] += 1
    }
    let (all, n) = (sampleMean(sizes), Double(sizes.count))
    let seen = counts.indices.filter { counts[$0] > 0 }
    let between = seen.reduce(0) { sum, part in
      let off = sums[part] / counts[part] - all
      return sum + counts[part] * off * off
    }
    let within = zip(parts, sizes).reduce(0) { sum, pair in
      let off = pair.1 - sums[pair.0] / counts[pair.0]
      return sum + off * off
    }
    return between / Double(seen.count - 1) / (within / (n - Double(seen.count)))
  }

  /// Pearson's correlation of sizes with what was expected.
  private func byLevel(_ sizes: [Double]) -> Double {
    let (x, y) = (sampleMean(forecasts), sampleMean(sizes))
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for (forecast, size) in zip(forecasts, sizes) {
      let (a, b) = (forecast - x, size - y)
      xx += a * a
      xy += a * b
      yy += b * b
    }
    return xy / (xx * yy).squareRoot()
  }
}

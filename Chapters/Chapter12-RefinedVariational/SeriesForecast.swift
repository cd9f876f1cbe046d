import BayesNumerics
import Inference
import RealModule

/// What draws of the four scales forecast: at each of them a mixture of normals.
struct SeriesForecast: Sendable {
  /// Of the numbers ahead, one normal for each draw.
  private let parts: [[Normal]]

  /// - Parameters:
  ///   - positions: log σ of observation, level, slope and season; one alone is a forecast with known scales.
  ///   - series: what was seen; NaN is missing.
  init(_ series: [Double], model: StructuralModel, positions: [[Double]], ahead: Int) {
    var parts = [[Normal]](repeating: [], count: ahead)
    for position in positions {
      // snippet: forecast
      var filter = KalmanFilter(model, scales: StructuralPosterior.scales(at: position))
      for y in series { filter.see(y) }
      for (step, foreseen) in filter.forecast(ahead).enumerated() {
        parts[step].append(
          Normal(mean: foreseen.mean, standardDeviation: foreseen.variance.squareRoot()))
      }
      // end snippet
    }
    self.parts = parts
  }

  var ahead: Int { parts.count }

  /// P(y ≤ value) of the number at a step, counted from 0.
  func cumulative(_ value: Double, at step: Int) -> Double {
    sampleMean(parts[step].map { $0.cumulative(value) })
  }

  func logDensity(_ value: Double, at step: Int) -> Double {
    logSumExp(parts[step].map { $0.logDensity(value) }) - .log(Double(parts[step].count))
  }

  func mean(at step: Int) -> Double { sampleMean(parts[step].map(\.mean)) }

  /// By halving an interval that holds it.
  func quantile(_ probability: Double, at step: Int) -> Double {
    let ends = parts[step].map {
      (
        $0.mean + $0.standardDeviation * standardNormalQuantile(probability) - 1e-9,
        $0.mean + $0.standardDeviation * standardNormalQuantile(probability) + 1e-9
      )
    }
    var low = ends.map(\.0).min() ?? 0
    var high = ends.map(\.1).max() ?? 0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if cumulative(middle, at: step) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Of the numbers seen; NaN is missing.
  func score(_ seen: [Double]) -> BandScore {
    var score = BandScore()
    for (step, value) in seen.prefix(ahead).enumerated() where !value.isNaN {
      let below = cumulative(value, at: step)
      score.inside += below > 0.05 && below < 0.95 ? 1 : 0
      score.count += 1
      score.logScore += logDensity(value, at: step)
    }
    return score
  }
}

extension StructuralPosterior {
  /// Whether a position stands for scales whose squares a double holds; a path may run away to others.
  @Sendable static func holdsScales(_ position: [Double]) -> Bool {
    position.allSatisfy { abs($0) < 50 }
  }
}

import BayesNumerics
import Inference

/// Forecasts from many origins, one season apart, each by what the same length of training before it says.
struct RollingOrigins: Sendable {
  /// Of each origin: with the scales at their mode, and with draws of a fit of one step (none where fits are left out).
  let mode, refined: [BandScore]
  /// Numbers from one origin to the next.
  let apart: Int
  /// How many origins after it share numbers with an origin.
  let overlap: Int
  /// Origins that were passed over: too few numbers, or a search that ran away.
  let skipped: Int
  /// Draws that had run away to scales that no double holds.
  let lost: Int

  var origins: Int { mode.count }
  var modeTotal: BandScore { .total(mode) }
  var refinedTotal: BandScore { .total(refined) }
  var modeError: Double? { BandScore.shareError(mode, overlap: overlap) }
  var refinedError: Double? { BandScore.shareError(refined, overlap: overlap) }

  /// Windows are brought to mean 0 and standard deviation 1 by themselves; each search begins where the last one ended.
  init(
    _ series: SeasonalSeries, effort: ForecastEffort, using random: RandomSource,
    progress: @Sendable (Double) -> Void
  ) {
    let length = series.window
    let step = series.season * (effort.isQuick ? 4 : 1)
    let origins = Array(
      stride(
        from: length, through: series.values.count - series.ahead, by: step
      ).suffix(effort.isQuick ? 10 : 40))
    var (mode, refined) = ([BandScore](), [BandScore]())
    var place: [Double]?
    var fitted: RefinedNormal?
    var (skipped, lost) = (0, 0)
    for (index, origin) in origins.enumerated() {
      let window = Array(series.raw[(origin - length)..<origin])
      let there = window.filter { !$0.isNaN }
      let scale = there.count > 1 ? sampleStandardDeviation(there) : 0
      guard there.count >= 2 * series.season, scale > 0 else {
        skipped += 1
        continue
      }
      let centre = sampleMean(there)
      let values = window.map { ($0 - centre) / scale }
      let after = series.raw[origin..<(origin + series.ahead)].map { ($0 - centre) / scale }
      let posterior = StructuralPosterior(values, model: series.model)
      let top = StructuralMode(posterior, from: place)
      place = top.position
      func score(_ positions: [[Double]]) -> BandScore {
        SeriesForecast(values, model: series.model, positions: positions, ahead: series.ahead)
          .score(after)
      }
      if effort.fits {
        var stream = random.stream(index)
        guard
          let fit = Self.fit(
            posterior, at: top, from: fitted,
            budget: fitted == nil ? effort.rolling.first : effort.rolling.next, using: &stream)
        else {
          skipped += 1
          continue
        }
        fitted = fit
        let all = fit.particles(of: posterior, count: 60, using: &stream)
        let draws = all.filter(StructuralPosterior.holdsScales)
        lost += all.count - draws.count
        guard !draws.isEmpty else {
          skipped += 1
          continue
        }
        refined.append(score(draws))
      }
      mode.append(score([top.position]))
      progress(Double(index + 1) / Double(origins.count))
    }
    self.mode = mode
    self.refined = refined
    apart = step
    overlap = (series.ahead + step - 1) / step
    self.skipped = skipped
    self.lost = lost
  }

  /// A search of one step from where the last one ended, or from a mean field; nil where it runs away.
  private static func fit(
    _ posterior: StructuralPosterior, at mode: StructuralMode, from last: RefinedNormal?,
    budget: Int, using stream: inout RandomSource
  ) -> RefinedNormal? {
    let begin =
      last
      ?? (try? RefinedTrial.meanField(of: posterior, from: mode.position, using: stream))
      .map { RefinedNormal($0.approximation, steps: 1) }
    guard let begin else { return nil }
    let search = RefinedADVI(steps: 1, budget: budget, drawsPerStep: 8)
    return try? search.fit(posterior, from: begin, boundDraws: 2, using: &stream).approximation
  }
}

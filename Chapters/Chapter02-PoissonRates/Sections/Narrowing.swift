import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension PoissonRates {
  /// The summit's way to the truth while the intervals are counted, and the width of the peak.
  static let narrowing = Section<RateStudy>(
    "narrowing", "How fast does the landscape narrow?",
    options: ["simulate", "rates", "intervals", "sensors", "prior-means", "upper"], seconds: 0.05
  ) { study, run in
    // Data: the sums of the counts at each stage
    let stages = study.stages

    // Model and inference: both landscapes after each stage
    let posteriors = stages.map { counts in study.models.map { $0.posterior(after: counts) } }

    // What it shows: how the width falls with N, and how far apart the two priors' summits are
    let exponents = zip(posteriors, posteriors.dropFirst()).map { before, after in
      sdExponents(from: before[1], to: after[1])
    }
    let distances = posteriors.map { distance($0[0], $0[1]) }
    let last = stages[stages.count - 1].intervals
    let fall =
      exponents.last.map {
        "Between N = \(NumberText.grouped(stages[stages.count - 2].intervals)) and "
          + "\(NumberText.grouped(last)) the standard deviations of λ1 and λ2 fall as N to the power "
          + "\(NumberText.fixed($0.first, decimals: 2)) and \(NumberText.fixed($0.second, decimals: 2))"
          + fewEvents(stages[stages.count - 1])
      } ?? "One interval shows no narrowing"
    let misses = missed(study)
    return Findings(
      answer: "\(fall); at N = \(NumberText.grouped(last)) the modes under the two priors are "
        + "\(NumberText.significant(distances[distances.count - 1], digits: 2)) standard deviations apart.",
      figures: [figure(study, misses)], claims: claims(exponents.last, distances),
      values: zip(stages, distances).map { .init("distance.\($0.intervals)", $1) }
        + (exponents.last.map {
          [.init("exponent.first", $0.first), .init("exponent.second", $0.second)]
        } ?? [])
        + (misses.first.map { [.init("missed.from", $0.from), .init("missed.to", $0.to)] } ?? []))
  }

  /// A power of N cannot be seen in a handful of events.
  private static func fewEvents(_ counts: SensorCounts) -> String {
    let few = [("1", counts.first), ("2", counts.second)].filter { $0.1.sum < 10 }.map(\.0)
    return few.isEmpty
      ? "" : " (too few events of sensor \(few.joined(separator: " and ")) to judge)"
  }

  /// A stretch of intervals after which a true rate lay outside its 95 % interval.
  private struct Miss {
    let name: String
    let from, to: Int
  }

  /// Where a truth is known: at which N, of all up to a thousand, its interval misses it.
  private static func missed(_ study: RateStudy) -> [Miss] {
    guard let truth = study.truth else { return [] }
    let record = study.record
    let prior = study.exponential
    let rates:
      [(
        name: String, truth: Double, prior: RatePrior, counts: KeyPath<SensorCounts, Counts>
      )] = [
        ("λ1", truth.first, prior.first, \.first), ("λ2", truth.second, prior.second, \.second),
      ]
    return rates.flatMap { rate -> [Miss] in
      var misses: [Miss] = []
      for n in 1...min(record.intervals, 1000) {
        let counts = record.counts(after: n)[keyPath: rate.counts]
        let interval = CredibleInterval.equalTailed(of: rate.prior.untruncated(after: counts))
        guard rate.truth < interval.lower || rate.truth > interval.upper else { continue }
        if let last = misses.last, last.to == n - 1 {
          misses[misses.count - 1] = Miss(name: rate.name, from: last.from, to: n)
        } else {
          misses.append(Miss(name: rate.name, from: n, to: n))
        }
      }
      return misses
    }
  }

  private static func inWords(_ misses: [Miss], _ study: RateStudy) -> String {
    guard study.truth != nil else { return "" }
    guard let longest = misses.max(by: { $0.to - $0.from < $1.to - $1.from }) else {
      return " Neither truth ever leaves its band."
    }
    let stretch =
      longest.from == longest.to
      ? "at N = \(longest.from)" : "from N = \(longest.from) to \(longest.to)"
    return " The truth of \(longest.name) lies outside its band \(stretch)"
      + (misses.count > 1 ? ", the longest of \(misses.count) such stretches" : "")
      + ": each single interval misses one time in twenty or so, and neighbours miss together."
  }

  /// The standard deviation between two stages as a power of N: log(sd₂ / sd₁) / log(N₂ / N₁).
  private static func sdExponents(
    from before: PairPosterior, to after: PairPosterior
  ) -> (first: Double, second: Double) {
    func exponent(_ rate: KeyPath<PairPosterior, any ContinuousDistribution>) -> Double {
      log(after[keyPath: rate].standardDeviation / before[keyPath: rate].standardDeviation)
        / log(Double(after.intervals) / Double(before.intervals))
    }
    return (exponent(\.first), exponent(\.second))
  }

  /// Between two summits, along the axis where it is larger, in standard deviations of the second.
  private static func distance(_ one: PairPosterior, _ other: PairPosterior) -> Double {
    max(
      abs(one.mode.first - other.mode.first) / other.first.standardDeviation,
      abs(one.mode.second - other.mode.second) / other.second.standardDeviation)
  }

  // MARK: Figure

  /// One rate on its way: which it is, and how it is drawn.
  private struct Way {
    let name: String
    let label: Text
    /// Nil where nobody knows it.
    let truth: Double?
    let ink: Ink
    /// After each number of intervals.
    let posteriors: [Gamma]
  }

  private static func figure(_ study: RateStudy, _ misses: [Miss]) -> Figure {
    // Every N where there are few, else equally spaced in log N
    let record = study.record
    let last = record.intervals
    let moments = Set(
      record.stages
        + [Double].equalRatios(from: 1, to: Double(max(2, last)), count: 70)
        .map { min(last, Int($0.rounded())) }
    ).sorted()
    let seen = moments.map(record.counts(after:))
    let prior = study.exponential
    let ways = [
      Way(
        name: "first", label: "*λ*₁", truth: study.truth?.first, ink: .blue,
        posteriors: seen.map { prior.first.untruncated(after: $0.first) }),
      Way(
        name: "second", label: "*λ*₂", truth: study.truth?.second, ink: .vermillion,
        posteriors: seen.map { prior.second.untruncated(after: $0.second) }),
    ]
    let n = moments.map(Double.init)
    return Figure(
      name: "way-to-the-truth",
      caption:
        "Left: the most probable rates (lines) and their 95 % intervals (bands) under exponential "
        + "priors, while the intervals are counted"
        + (study.truth == nil ? "." : "; dotted: the true rates.") + inWords(misses, study)
        + " Right: the standard deviations on log scales beside the dotted lines √(λ/N)"
        + (study.truth == nil ? " of the last estimates" : "")
        + ", along which ten times the accuracy takes a hundred times the counts.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [summits(ways, n), widths(ways, n)])
  }

  private static func axis(_ n: [Double]) -> Axis {
    let end = max(2, n[n.count - 1])
    return Axis("intervals *N*", range: 1...end, scale: .logarithmic, tics: counts(to: end))
  }

  private static func summits(_ ways: [Way], _ n: [Double]) -> Panel {
    var highest = ways[0].truth ?? 0
    let layers = ways.flatMap { way -> [Layer] in
      let intervals = way.posteriors.map { CredibleInterval.equalTailed(of: $0) }
      highest = max(highest, intervals[intervals.count / 4].upper)
      let top = intervals.suffix(1 + intervals.count / 3).map(\.upper).max() ?? 1
      var words = way.label
      var truths: [Layer] = []
      if let truth = way.truth {
        words = "\(way.label), truth \(NumberText.significant(truth, digits: 6))"
        truths = [.horizontalLine(at: truth, Stroke(way.ink, width: 1.5, dash: .dotted))]
      }
      return [
        .band(
          "\(way.name) interval", x: n, lower: intervals.map(\.lower),
          upper: intervals.map(\.upper), way.ink, opacity: 0.18),
        .line(
          "\(way.name) mode", x: n, y: way.posteriors.map { $0.mode ?? $0.mean },
          Stroke(way.ink, dash: .solid)),
        .label(words, x: .panel(0.98), y: .data(top), way.ink, anchor: .right, offset: (0, 0.9)),
      ] + truths
    }
    return Panel(
      "Most probable rate and 95 % interval", x: axis(n),
      y: Axis("rate", range: Axis.range(from: 0, to: max(1e-3, 1.1 * highest))), layers: layers)
  }

  private static func widths(_ ways: [Way], _ n: [Double]) -> Panel {
    let layers = ways.enumerated().flatMap { index, way -> [Layer] in
      let rate = way.truth ?? way.posteriors[way.posteriors.count - 1].mean
      return [
        .line(
          "\(way.name) rule", x: n,
          y: n.map { rate > 0 ? (rate / $0).squareRoot() : .nan },
          Stroke(way.ink, width: 1.5, dash: .dotted)),
        .line(
          "\(way.name) sd", x: n, y: way.posteriors.map(\.standardDeviation),
          Stroke(way.ink, dash: .solid)),
        .label(
          way.label, x: .data(1.15), y: .data(way.posteriors[0].standardDeviation), way.ink,
          offset: (0, index == 0 ? 1.2 : -1.2)),
      ]
    }
    let widths = ways.flatMap { $0.posteriors.map(\.standardDeviation) }
    return Panel(
      "Standard deviation", x: axis(n),
      y: Axis(
        "standard deviation of the rate",
        range: Axis.range(
          from: 0.5 * (widths.min() ?? 0.1), to: 2.5 * (widths.max() ?? 1), scale: .logarithmic),
        scale: .logarithmic, tics: decades(of: widths)),
      layers: layers + [
        .label(
          "thin lines: \u{221A}(*λ* / *N*)", x: .panel(0.97), y: .panel(0.92), .grey, anchor: .right
        )
      ])
  }

  /// 1, 10, 100, ... up to this number; below 100 also 2 and 5.
  private static func counts(to end: Double) -> Axis.Tics {
    let factors: [Double] = end < 100 ? [1, 2, 5] : [1]
    let values = (0..<7).flatMap { power in factors.map { $0 * pow(10, Double(power)) } }
    return .labelled(
      values.filter { $0 <= end }.map { ($0, "\(NumberText.grouped(Int($0)))") })
  }

  /// Powers of ten around these positive numbers, and 2 and 5 times them where they are few.
  private static func decades(of values: [Double]) -> Axis.Tics {
    let range = Axis.range(fitting: values, room: 0, scale: .logarithmic)
    let powers = Int(floor(log10(range.lowerBound)))...Int(floor(log10(range.upperBound)))
    let factors: [Double] = powers.count < 4 ? [1, 2, 5] : [1]
    return .labelled(
      powers.flatMap { power in
        factors.map { factor in
          let value = factor * pow(10, Double(power))
          return (at: value, text: "\(NumberText.significant(value, digits: 6))")
        }
      })
  }

  // MARK: Claims

  private static func claims(
    _ exponents: (first: Double, second: Double)?, _ distances: [Double]
  ) -> [Claim] {
    guard let exponents else { return [] }
    let source = Claim.Source(lecture: "003", slide: "We update the posterior: N = 100 data")
    let far = max(abs(exponents.first + 0.5), abs(exponents.second + 0.5))
    // The variance (s + 1)/(N + 1/b)² is λ/N times 1 + 1/(λ N) - 2/(b N), at most 1 + 1/N; between N = 5
    // and 100 its logarithm moves by less than log(1.2), the exponent by half of that over log(20): 0.03
    let bound = 0.5 * log(1.2) / log(20)
    // At N = 100 the priors move the modes by s/N - s/(N + 1/b), less than a twentieth of an sd
    return [
      Claim(
        "54i", source, "how fast the peak contracts",
        .shape(
          "an ever narrower peak", measuring: "distance of the exponent of N in the sd from -1/2",
          far, .below(bound))),
      Claim(
        "54j", source, "the two priors agree at N = 100",
        .shape(
          "the same picture for both priors", measuring: "distance of the summits in sd",
          distances[distances.count - 1], .below(0.05))),
      Claim(
        "54n", source, "the two priors agree better with more data",
        .shape(
          "pictures that grow alike",
          measuring: "largest ratio of successive distances of the summits",
          zip(distances, distances.dropFirst()).map { $1 / $0 }.max() ?? .nan, .below(1))),
    ]
  }
}

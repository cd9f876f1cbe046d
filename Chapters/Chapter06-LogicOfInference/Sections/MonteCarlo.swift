import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension LogicOfInference {
  /// How the error of f̄ = (1/N) Σ f(aᵢ) falls with N, and where it does not.
  static let monteCarlo = Section<LogicStudy>(
    "monte-carlo", "How fast does a Monte Carlo mean settle?", seconds: 1
  ) { _, run in
    // Data: none; the truth is known, so that errors can be seen
    // Model: a height of a quarter circle; a lifetime with a heavy tail; a ratio of two normal numbers
    let means = RandomMean.all

    // Inference: the mean of N draws, again and again, and how far it lies from the truth as a rule
    let repetitions = run.isQuick ? 200 : 1000
    let counts = [100, 316, 1000, 3162, 10_000]
    let records = means.map { mean in
      var random = run.random(mean.name)
      return record(mean, counts: counts, repetitions: repetitions, using: &random)
    }

    // What it shows
    return Findings(
      answer: answer(records), tables: [table(records)], figures: [figure(records)],
      claims: claims(records), values: values(records, repetitions))
  }

  /// The errors of many means of N draws, and how often a stated interval held the truth.
  static func record(
    _ mean: RandomMean, counts: [Int], repetitions: Int, using random: inout RandomSource
  ) -> ErrorRecord {
    var errors: [[Double]] = []
    var held: [Int] = []
    for count in counts {
      var sizes: [Double] = []
      var hits = 0
      for _ in 0..<repetitions {
        // snippet: mean
        var (sum, squares) = (0.0, 0.0)
        for _ in 0..<count {
          let value = mean.draw(&random)
          sum += value
          squares += value * value
        }
        let average = sum / Double(count)
        let stated = ((squares / Double(count) - average * average) / Double(count)).squareRoot()
        // end snippet
        sizes.append(abs(average - mean.truth))
        if abs(average - mean.truth) < 1.96 * stated { hits += 1 }
      }
      errors.append(sizes.sorted())
      held.append(hits)
    }
    return ErrorRecord(mean: mean, counts: counts, sorted: errors, held: held)
  }

  private static func answer(_ records: [ErrorRecord]) -> String {
    func slope(_ index: Int) -> String {
      NumberText.value(records[index].slope, withError: records[index].slopeError)
    }
    return
      "With a finite variance its typical error falls as N to the power \(slope(0)); with an infinite "
      + "one only as N to the power \(slope(1)), and the usual error bar of N = "
      + "\(NumberText.grouped(records[1].counts.last ?? 0)) draws, 95 % in name, holds the truth in "
      + "\(NumberText.fixed(100 * (records[1].coverage.last ?? .nan), decimals: 0)) % of repetitions; "
      + "without a mean it never settles (power \(slope(2)))."
  }

  private static func table(_ records: [ErrorRecord]) -> Table {
    let counts = records[0].counts
    return Table(
      title: "Typical error (the median of |f̄ - truth|) of a mean of N draws",
      columns: ["draws N"] + records.map(\.mean.name) + ["95 % interval held, heavy tail"],
      rows: counts.indices.map { index in
        [NumberText.grouped(counts[index])]
          + records.map { NumberText.significant($0.medians[index], digits: 3) }
          + ["\(NumberText.fixed(100 * records[1].coverage[index], decimals: 0)) %"]
      } + [
        ["slope of the logarithms"]
          + records.map { NumberText.value($0.slope, withError: $0.slopeError) } + [""],
        ["in theory"] + records.map { NumberText.significant($0.mean.power, digits: 3) } + [""],
      ],
      note:
        "The interval is the usual one, f̄ ± 1.96 s / √N with s the standard deviation of the draws. The ratio of "
        + "two normal numbers has no mean; its 'error' is the size of f̄.")
  }

  private static func figure(_ records: [ErrorRecord]) -> Figure {
    let inks: [Ink] = [.blue, .vermillion, .green]
    let markers: [Marker] = [.circle, .diamond, .square]
    let counts = records[0].counts.map(Double.init)
    let all = records.flatMap(\.medians)
    return Figure(
      name: "monte-carlo-error",
      caption:
        "A mean settles as the square root of N only where the variance is finite. Typical error of a mean of "
        + "N draws (points) and the power of N that theory gives (lines, drawn through the last point).",
      panels: [
        Panel(
          x: Axis.decades("draws *N* (log scale)", around: counts, room: 2),
          y: Axis.decades("typical error of the mean (log scale)", around: all, room: 3),
          layers: zip(records, zip(inks, markers)).flatMap { record, mark in
            layers(record, mark.0, mark.1)
          })
      ])
  }

  private static func layers(_ record: ErrorRecord, _ ink: Ink, _ marker: Marker) -> [Layer] {
    let x = record.counts.map(Double.init)
    let name = record.mean.name.replacing(" ", with: "_")
    let (medians, last) = (record.medians, x.count - 1)
    let theory = [x[0], x[last]].map { medians[last] * pow($0 / x[last], record.mean.power) }
    return [
      .line(
        "theory_\(name)", x: [x[0], x[last]], y: theory, Stroke(ink, width: 2.5),
        agreement: .notCompared(because: "drawn through a random point")),
      .points(
        "error_\(name)", x: x, y: medians, ink, marker: marker, size: 1.4,
        agreement: .monteCarloByRow(standardErrors: record.medianErrors)),
      .label(
        record.mean.label, x: .data(1000), y: .data(medians[2]), ink, offset: (1, 1.4)),
    ]
  }

  private static func values(_ records: [ErrorRecord], _ repetitions: Int) -> [Findings.Value] {
    var values = [Findings.Value("repetitions", repetitions)]
    for (name, record) in zip(["finite", "heavy", "none"], records) {
      let last = record.counts.count - 1
      values += [
        .init("\(name).slope", record.slope, standardError: record.slopeError),
        .init("\(name).slope-error", record.slopeError, standardError: 0.1 * record.slopeError),
        .init(
          "\(name).error", record.medians[last], standardError: record.medianErrors[last]),
        .init(
          "\(name).held", record.coverage[last], standardError: record.coverageErrors[last]),
      ]
    }
    return values
  }

  private static func claims(_ records: [ErrorRecord]) -> [Claim] {
    let source = Claim.Source(
      lecture: "002", slide: "A quick introduction to Bayesian inference: Expectations")
    let (finite, heavy, none) = (records[0], records[1], records[2])
    return [
      Claim(
        "39b", source, "slope of the log error of a mean against log N, finite variance",
        .crossCheck(
          route: "the central limit theorem", expected: -0.5, computed: finite.slope,
          .monteCarlo(standardError: finite.slopeError))),
      Claim(
        "39c", source, "the same for a mean without a variance (tail index 3/2)",
        .shape(
          "a mean of draws stands for the expectation", measuring: "slope",
          heavy.slope,
          // The theory's -1/3 holds for N without end; at these N the slope is up to 0.05 steeper, its standard
          // error in a quick run 0.026
          .between(-0.45, -0.23), precision: .standardError(heavy.slopeError),
          falseAlarmRate: 0.002)),
      Claim(
        "39g", source, "slope for draws that have no mean (Cauchy)",
        .crossCheck(
          route: "the mean of Cauchy draws is a Cauchy draw", expected: 0, computed: none.slope,
          .monteCarlo(standardError: none.slopeError))),
    ]
  }
}

/// A function of random numbers whose expectation is known, or is known not to exist.
struct RandomMean: Sendable {
  let name: String
  let label: Text
  /// The expectation; 0, the centre, where there is none.
  let truth: Double
  /// The typical error of a mean of N draws is proportional to N to this power.
  let power: Double
  let draw: @Sendable (inout RandomSource) -> Double

  /// f(a) = 4 √(1 - a²), a uniform on (0, 1): its mean is the area of the circle, π.
  static let circle = RandomMean(
    name: "circle", label: "circle: finite variance, power −1/2", truth: .pi, power: -0.5
  ) { random in
    let a = random.uniform()
    return 4 * (1 - a * a).squareRoot()
  }

  /// f(a) = a^(-2/3), a uniform on (0, 1): a Pareto number with tail index 3/2, mean 3 and no variance.
  static let heavyTail = RandomMean(
    name: "heavy tail", label: "heavy tail: infinite variance, power −1/3", truth: 3,
    power: -1 / 3.0
  ) { random in
    let root = cbrt(random.uniform())
    return 1 / (root * root)
  }

  /// f(a, b) = a / b of two standard normal numbers: a Cauchy number, which has no mean.
  static let ratio = RandomMean(
    name: "ratio", label: "ratio of normals: no mean, power 0", truth: 0, power: 0
  ) { random in random.normal() / random.normal() }

  static let all = [circle, heavyTail, ratio]
}

/// What many means of N draws missed their truth by, for several N.
struct ErrorRecord: Sendable {
  let mean: RandomMean
  let counts: [Int]
  /// |f̄ - truth| of all repetitions, ascending, for each N.
  let sorted: [[Double]]
  /// How many of the stated intervals held the truth, for each N.
  let held: [Int]

  /// The typical error: the median, which exists where a mean square does not.
  var medians: [Double] { sorted.map { sampleQuantile(0.5, ofSorted: $0) } }

  /// The standard error of each median: half the distance between the errors one binomial standard deviation
  /// below and above the middle.
  var medianErrors: [Double] {
    sorted.map { errors in
      let step = 0.5 / Double(errors.count).squareRoot()
      return
        (sampleQuantile(0.5 + step, ofSorted: errors)
        - sampleQuantile(0.5 - step, ofSorted: errors)) / 2
    }
  }

  var coverage: [Double] { zip(held, sorted).map { Double($0) / Double($1.count) } }

  var coverageErrors: [Double] {
    zip(coverage, sorted).map { (max(0.01, $0 * (1 - $0)) / Double($1.count)).squareRoot() }
  }

  /// What each log error weighs in the slope of the straight line of least squares through them.
  private var weights: [Double] {
    let x = counts.map { log(Double($0)) }
    let middle = x.reduce(0, +) / Double(x.count)
    let spread = x.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    return x.map { ($0 - middle) / spread }
  }

  var slope: Double { zip(weights, medians).reduce(0) { $0 + $1.0 * log($1.1) } }

  /// Of the slope: the relative errors of independent medians, through the weights of the line.
  var slopeError: Double {
    zip(weights, zip(medians, medianErrors)).reduce(0) { sum, point in
      let part = point.0 * point.1.1 / point.1.0
      return sum + part * part
    }.squareRoot()
  }
}

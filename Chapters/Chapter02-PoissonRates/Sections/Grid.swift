import BayesNumerics
import Foundation
import Plotting
import Workbook

extension PoissonRates {
  /// The posterior as the lecture computes it, on a grid, against the closed form.
  static let grid = Section<RateStudy>(
    "grid", "How fine must the grid be?",
    options: ["simulate", "rates", "intervals", "sensors", "prior-means", "upper", "grid"],
    seconds: 0.7
  ) { study, run in
    // Data: the sums of the counts at each stage
    let stages = study.stages

    // Model and inference: both landscapes in closed form, and on a grid with each rule of summation
    let exact = stages.flatMap { counts in study.models.map { $0.posterior(after: counts) } }
    let grids = RateGrid.Rule.allCases.map {
      RateGrid(points: study.gridPoints, square: study.square, rule: $0)
    }
    let checks = exact.map { posterior in grids.map { compare($0, with: posterior) } }

    // What it shows
    let worst = RateGrid.Rule.allCases.indices.map { rule in
      checks.map { $0[rule].error }.max() ?? .nan
    }
    let narrowest =
      exact.map { min($0.first.standardDeviation, $0.second.standardDeviation) }.min() ?? .nan
    let spacing = grids[0].spacing
    // The coarsest grid whose spacing is no more than one standard deviation of the last landscape
    let needed = max(6, (study.square / narrowest).rounded(.up) + 1)
    let enough = Int(min(1000, needed))
    let needle = compare(
      RateGrid(points: enough, square: study.square, rule: .plainSum), with: exact[exact.count - 1])
    let take = NumberText.grouped(Int(min(needed, 1e15)))
    let cells = spacing / narrowest
    let width =
      "\(cells < 1e6 ? NumberText.shortest(Double(NumberText.significant(cells, digits: 2)) ?? cells) : NumberText.significant(cells, digits: 2)) "
      + "standard deviation\(cells == 1 ? "" : "s")"
    return Findings(
      answer:
        "Its spacing should be at most one standard deviation of the narrowest peak: \(take) points per "
        + "axis are enough"
        + (cells > 1
          ? ". With \(study.gridPoints) points the spacing is \(width): this grid can miss the peak, and its "
            + "numbers mean nothing. "
            + (needed <= 1000
              ? "Take --grid \(take), or the closed form."
              : "No --grid is as fine, as it ends at 1000; take the closed form.")
          : ", and \(study.gridPoints) give a spacing of \(width). Where an edge cuts through a wider landscape, "
            + "a plain sum errs by up to \(NumberText.significant(100 * worst[0], digits: 1)) % of the peak's "
            + "height, and one with end weights by \(NumberText.significant(100 * worst[2], digits: 1)) %."),
      tables: [table(exact, checks, points: study.gridPoints, square: study.square)],
      figures: [figure(exact.filter { $0.model == study.exponential }, square: study.square)],
      claims: claims(worst[2]),
      values: [
        .init("plain-sum", worst[0]), .init("trapezoid", worst[1]), .init("end-weights", worst[2]),
        .init("needle.points", enough), .init("needle.error", needle.error),
      ])
  }

  /// How far the landscape on a grid is from the closed form inside the square.
  static func compare(_ grid: RateGrid, with posterior: PairPosterior) -> GridCheck {
    let (model, counts) = (posterior.model, posterior.counts)
    let first = model.first.posterior(after: counts.first, within: grid.square)
    let second = model.second.posterior(after: counts.second, within: grid.square)
    let peak = first.density(first.mode ?? 0) * second.density(second.mode ?? 0)
    let (heights1, heights2) = (grid.points.map(first.density), grid.points.map(second.density))
    let landscape = grid.posterior(model, after: counts)

    var check = GridCheck(error: 0, summit: (0, 0))
    var highest = -1.0
    for (row, height2) in heights2.enumerated() {
      for (column, height1) in heights1.enumerated() {
        let height = landscape[row][column]
        let error = abs(height - height1 * height2) / peak
        check.error = error.isNaN ? .infinity : max(check.error, error)
        if height > highest {
          highest = height
          check.summit = (grid.points[column], grid.points[row])
        }
      }
    }
    return check
  }

  // MARK: Table, figure, claim

  private static func table(
    _ exact: [PairPosterior], _ checks: [[GridCheck]], points: Int, square: Double
  ) -> Table {
    func round4(_ value: Double) -> String {
      NumberText.significant((value * 1e4).rounded() / 1e4, digits: 6)
    }
    func percent(_ probability: Double) -> String {
      probability < 5e-5 ? "< 0.01 %" : "\(NumberText.significant(100 * probability, digits: 3)) %"
    }
    return Table(
      title:
        "The landscape on \(points) x \(points) points: largest difference from the closed form, "
        + "over the height of the summit",
      columns: ["N", "model"] + RateGrid.Rule.allCases.map(\.rawValue)
        + ["highest grid point", "probability outside"],
      rows: zip(exact, checks).map { posterior, checks in
        [NumberText.grouped(posterior.intervals), posterior.model.name]
          + checks.map { NumberText.significant($0.error, digits: 2) }
          + [
            "(\(round4(checks[0].summit.first)), \(round4(checks[0].summit.second)))",
            percent(posterior.probability(outside: square)),
          ]
      },
      note:
        "The grid covers the square only and is compared with the closed form, truncated to the "
        + "same square.")
  }

  /// How the error falls with the number of points, for the first and the last landscape.
  private static func figure(_ exact: [PairPosterior], square: Double) -> Figure {
    let sizes = Set(
      [Double].equalRatios(from: 6, to: 1000, count: 60).map { Int($0.rounded()) }
    ).sorted()
    let inks: [(RateGrid.Rule, Ink)] = [
      (.plainSum, .vermillion), (.trapezoid, .blue), (.endCorrected, .green),
    ]
    let chosen = exact.count > 1 ? [exact[0], exact[exact.count - 1]] : exact
    let panels = chosen.enumerated().map { index, posterior in
      let curves = inks.map { rule, ink in
        let errors = sizes.map {
          compare(RateGrid(points: $0, square: square, rule: rule), with: posterior).error
        }
        return Layer.line(
          rule.rawValue, x: sizes.map(Double.init), y: errors.map { min(10, max($0, 1e-12)) },
          Stroke(ink), agreement: .absolute(1e-12), title: "\(rule.rawValue)")
      }
      return Panel(
        "*N* = \(NumberText.grouped(posterior.intervals))",
        x: Axis(
          "points on each axis", range: 6...1000, scale: .logarithmic,
          tics: .labelled([10, 30, 100, 300, 1000].map { (Double($0), "\($0)") })),
        y: Axis(
          "largest error over the summit's height", range: 1e-12...10, scale: .logarithmic,
          tics: .labelled(
            stride(from: -12, through: 0, by: 3).map {
              (pow(10, Double($0)), $0 == 0 ? "1" : "10\(NumberText.superscript($0))")
            })),
        key: index == 0 ? .bottomLeft : .none,
        layers: [.verticalLine(at: 100, Stroke(.grey, width: 1.5, dash: .dashed))] + curves + [
          .label("the lecture's 100", x: .data(108), y: .panel(0.94), .grey)
        ])
    }
    return Figure(
      name: "grid-convergence",
      caption:
        "The error of the landscape on a grid under exponential priors. A wide landscape is cut "
        + "by the edges of the square, so the end points decide: the error falls as 1/n, 1/n² or 1/n⁴. A "
        + "narrow one is missed until the spacing is as small as the peak; then the error drops to rounding.",
      layout: Figure.Layout(columns: chosen.count, width: 1200, height: 560),
      panels: panels)
  }

  private static func claims(_ worst: Double) -> [Claim] {
    [
      Claim(
        "54k", .init(lecture: "003", slide: "We update the posterior: N = 1 data"),
        "posterior on a grid of 100 x 100 points, end points weighted",
        .agreement(
          route: "the closed form, in units of the summit's height", largestDifference: worst,
          below: 1e-5,
          because: "three end weights leave an error of order h⁴, some 6e-6 for h = 0.05"))
    ]
  }
}

/// The points and weights with which the lecture computes a posterior: prior times likelihood at the
/// crossings of a grid, divided by their sum.
struct RateGrid: Sendable {
  /// How the sum over the points stands for the integral.
  enum Rule: String, CaseIterable, Sendable {
    /// Every point counts as much as the others: error of the order of the spacing h.
    case plainSum = "plain sum"
    /// The two ends count half: error of order h².
    case trapezoid = "ends count half"
    /// Three points at each end count 3/8, 7/6 and 23/24 (Press et al., Numerical Recipes, equation
    /// 4.1.14): error of order h⁴.
    case endCorrected = "three end weights"
  }

  /// From 0 to the end of the square, both included; 6 or more for the end weights.
  let points: [Double]
  let rule: Rule

  init(points count: Int, square: Double, rule: Rule) {
    points = (0..<count).map { square * Double($0) / Double(count - 1) }
    self.rule = rule
  }

  /// Where it ends, on both axes.
  var square: Double { points[points.count - 1] }

  /// h, from one point to the next.
  var spacing: Double { points[1] }

  /// What each point counts, times the spacing.
  var weights: [Double] {
    let ends: [Double]
    switch rule {
    case .plainSum: ends = []
    case .trapezoid: ends = [0.5]
    case .endCorrected: ends = points.count >= 6 ? [3.0 / 8, 7.0 / 6, 23.0 / 24] : [0.5]
    }
    var weights = [Double](repeating: spacing, count: points.count)
    for (index, weight) in ends.enumerated() {
      weights[index] *= weight
      weights[points.count - 1 - index] *= weight
    }
    return weights
  }

  // snippet: grid
  /// P(λ) λ^s exp(-N λ) at the points, scaled so that the weighted sum is 1.
  func posterior(_ prior: RatePrior, after counts: Counts) -> [Double] {
    let logs = points.map { rate in
      let events = counts.sum == 0 ? 0 : Double(counts.sum) * log(rate)
      return prior.logDensity(rate) + events - Double(counts.intervals) * rate
    }
    let largest = logs.max() ?? 0
    let heights = logs.map { exp($0 - largest) }
    let sum = zip(heights, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return heights.map { $0 / sum }
  }
  // end snippet

  /// The whole landscape, one row per λ₂.
  func posterior(_ model: LandscapeModel, after counts: SensorCounts) -> [[Double]] {
    let first = posterior(model.first, after: counts.first)
    let second = posterior(model.second, after: counts.second)
    return second.map { height in first.map { $0 * height } }
  }
}

/// How far the landscape on a grid is from the closed form.
struct GridCheck: Sendable {
  /// The largest difference at a point of the grid, over the height of the summit.
  var error: Double
  /// The highest point of the grid.
  var summit: (first: Double, second: Double)
}

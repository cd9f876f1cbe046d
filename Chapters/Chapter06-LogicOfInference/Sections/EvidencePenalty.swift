import BayesNumerics
import Datasets
import Foundation
import Inference
import Plotting
import Workbook

extension LogicOfInference {
  /// A prior as a penalty: weights that change nothing in the best fit lower the evidence.
  static let evidencePenalty = Section<LogicStudy>(
    "evidence-penalty", "Why does a parameter that does nothing cost evidence?", seconds: 0.05
  ) { _, _ in
    // Data: thirty points that a polynomial of order 2 made
    let x = QuadraticPoints.points.map(\.x)
    let y = QuadraticPoints.points.map(\.y)

    // Model: a parabola, and columns that are at right angles to it and to the points
    let parabola = powers(of: x, order: 2)
    let columns = try uselessColumns(6, beside: parabola, y)

    // Inference: the evidence with one such column after the other, and with a wider and wider prior of one
    let steps = try (0...columns.count).map { count in
      try Fit(parabola, extra: Array(columns.prefix(count)), y)
    }
    let widths = [Double].equalRatios(from: 1e-3, to: 1e3, count: 61)
    let widened = try widths.map { width in
      try Fit(parabola, extra: [columns[0].map { width * $0 }], y)
    }
    let orders = try (2...8).map { try Fit(powers(of: x, order: $0), extra: [], y) }

    // What it shows
    let cost = steps[0].logEvidence - steps[1].logEvidence
    return Findings(
      answer:
        "Because the prior spread its belief over values that the points rule out: one weight whose "
        + "column is at right angles to the points does not change the best fit and lowers the log evidence "
        + "by \(NumberText.fixed(cost, decimals: 2)), a factor of "
        + "\(NumberText.significant(exp(cost), digits: 2)); a prior ten times as wide costs "
        + "\(NumberText.fixed(penalty(width: 10), decimals: 2)).",
      tables: [table(steps), polynomials(orders)],
      figures: [figure(steps, orders, widths, widened)],
      claims: try claims(parabola, columns, y, steps, widths, widened, orders),
      values: [
        .init("points", y.count), .init("evidence", steps[0].logEvidence),
        .init("best-fit", steps[0].bestFit), .init("cost", cost), .init("factor", exp(cost)),
        .init("cost.six", steps[0].logEvidence - steps[6].logEvidence),
        .init("factor.six", exp(steps[0].logEvidence - steps[6].logEvidence)),
        .init("cost.wide", penalty(width: 10)), .init("cost.wider", penalty(width: 100)),
        .init("posterior-sd", steps[1].lastDeviation),
      ]
        + zip(2...6, orders).flatMap { order, fit in
          [
            Findings.Value("order.\(order).evidence", fit.logEvidence),
            .init("order.\(order).best-fit", fit.bestFit),
          ]
        })
  }

  /// 1, x, x², ... as columns.
  private static func powers(of x: [Double], order: Int) -> [[Double]] {
    (0...order).map { power in x.map { pow($0, Double(power)) } }
  }

  /// Columns at right angles to the features, to the targets and to one another, of root mean square 1: no
  /// weight of theirs can bring the fit nearer to the targets.
  static func uselessColumns(
    _ count: Int, beside features: [[Double]], _ y: [Double]
  ) throws -> [[Double]] {
    let places = QuadraticPoints.points.map(\.x)
    var others = features + [y]
    for index in 0..<count {
      // Any wave will do; what the others can explain of it is taken off
      let wave = places.map { sin(Double(index + 2) * $0) }
      let rest = try remainder(of: wave, beside: others)
      let scale = (Double(rest.count).squareRoot()) / norm(rest)
      others.append(rest.map { scale * $0 })
    }
    return Array(others.suffix(count))
  }

  /// What least squares leaves of a column; twice, as the first time leaves roundings.
  private static func remainder(of column: [Double], beside others: [[Double]]) throws -> [Double] {
    let matrix = Fit.matrix(others)
    return try (0..<2).reduce(column) { rest, _ in
      let fitted = matrix * (try leastSquares(matrix, rest))
      return zip(rest, fitted).map { $0 - $1 }
    }
  }

  /// ½ log(1 + s²|u|²/σ²) of one useless column u with N = |u|² and a prior of this width s.
  // snippet: penalty
  static func penalty(width s: Double) -> Double {
    let columnSquared = Double(QuadraticPoints.points.count)
    return 0.5 * log(1 + s * s * columnSquared / QuadraticPoints.noiseVariance)
  }
  // end snippet

  // MARK: Tables and figure

  private static func table(_ steps: [Fit]) -> Table {
    Table(
      title: "A parabola on thirty points, with useless weights beside it",
      columns: ["useless weights", "best fit", "log evidence", "- log(1 + s² |u|²/σ²)/2 each"],
      rows: steps.enumerated().map { count, fit in
        [
          "\(count)", NumberText.fixed(fit.bestFit, decimals: 4),
          NumberText.fixed(fit.logEvidence, decimals: 4),
          NumberText.fixed(steps[0].logEvidence - Double(count) * penalty(width: 1), decimals: 4),
        ]
      },
      note: "Best fit: log p(y | w) at the most likely weights. The last column is the closed form."
    )
  }

  private static func polynomials(_ orders: [Fit]) -> Table {
    Table(
      title: "Polynomials of higher order on the same points",
      columns: ["order", "best fit", "log evidence", "lost to order 2"],
      rows: zip(2..., orders).map { order, fit in
        [
          "\(order)", NumberText.fixed(fit.bestFit, decimals: 2),
          NumberText.fixed(fit.logEvidence, decimals: 2),
          NumberText.fixed(orders[0].logEvidence - fit.logEvidence, decimals: 2),
        ]
      })
  }

  private static func figure(
    _ steps: [Fit], _ orders: [Fit], _ widths: [Double], _ widened: [Fit]
  ) -> Figure {
    let weights = steps.indices.map { Double($0 + 3) }
    let base = steps[0].logEvidence
    let left = Panel(
      "Best fit and evidence",
      x: Axis("weights", range: 2.6...9.4, tics: .every(1)),
      y: Axis("log probability of the data", range: -78 ... -36),
      layers: [
        .line(
          "fit_polynomials", x: weights, y: orders.map(\.bestFit), Stroke(.grey, width: 2)),
        .line(
          "fit_useless", x: weights, y: steps.map(\.bestFit),
          Stroke(.black, width: 2.5, dash: .dotted)),
        .line(
          "evidence_useless", x: weights, y: steps.map(\.logEvidence), Stroke(.blue)),
        .points(
          "evidence_useless_points", x: weights, y: steps.map(\.logEvidence), .blue, size: 1.2),
        .line(
          "evidence_polynomials", x: weights, y: orders.map(\.logEvidence), Stroke(.vermillion)),
        .points(
          "evidence_polynomials_points", x: weights, y: orders.map(\.logEvidence), .vermillion,
          marker: .diamond, size: 1.3),
        .label("best fit, polynomials", x: .data(3.4), y: .data(-39.8), .grey),
        .label("best fit, useless weights", x: .data(5.4), y: .data(-44)),
        .label("evidence, useless weights", x: .data(5.7), y: .data(-53.6), .blue),
        .label("evidence, polynomials", x: .data(6.2), y: .data(-66), .vermillion, anchor: .right),
      ])
    let turn = (QuadraticPoints.noiseVariance / Double(QuadraticPoints.points.count)).squareRoot()
    let right = Panel(
      "One useless weight, a wider and wider prior",
      x: Axis.decades("prior standard deviation *s* (log scale)", around: widths),
      y: Axis("log evidence, less that of the parabola", range: -9.5...1),
      layers: [
        .verticalLine(at: turn, Stroke(.grey, width: 1.5)),
        .line("width", x: widths, y: widened.map { $0.logEvidence - base }, Stroke(.blue)),
        .line(
          "asymptote", x: [turn, 1000], y: [0, log(turn / 1000)],
          Stroke(.vermillion, width: 2)),
        .label(
          "narrow: tied to 0,", x: .data(1.3e-3), y: .data(-0.9)),
        .label("costs nothing", x: .data(1.3e-3), y: .data(-1.6)),
        .label("wide: −log *s*", x: .data(6), y: .data(-2.3), .vermillion),
        .label(
          "*s* = *σ* / |*u*|", x: .data(turn), y: .data(-8.2), .grey, anchor: .right,
          offset: (-1, 0)),
      ])
    return Figure(
      name: "evidence-penalty",
      caption:
        "A weight that does nothing costs evidence, and the more the wider its prior. Left: useless weights "
        + "do not change the best fit of a parabola (dotted) and lower its evidence by the same step each; "
        + "weights of higher powers fit a little better and cost more. Right: the cost of one useless weight "
        + "against the width of its prior.",
      layout: Figure.Layout(columns: 2, width: 1320, height: 600),
      panels: [left, right])
  }

  // MARK: Claims

  private static func claims(
    _ parabola: [[Double]], _ columns: [[Double]], _ y: [Double], _ steps: [Fit],
    _ widths: [Double], _ widened: [Fit], _ orders: [Fit]
  ) throws -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "Bayes Theorem")
    let closed = steps.enumerated().map { count, fit in
      abs(steps[0].logEvidence - Double(count) * penalty(width: 1) - fit.logEvidence)
    }
    let wide = zip(widths, widened).map {
      abs(steps[0].logEvidence - penalty(width: $0) - $1.logEvidence)
    }
    let otherRoute = try (0...columns.count).map { count in
      let function = try FunctionSpaceRegression(
        Fit.matrix(parabola + columns.prefix(count)), targets: y, model: Fit.model)
      return abs(function.logEvidence - steps[count].logEvidence)
    }
    let slide = zip(orders, QuadraticPoints.logEvidences[2...6]).map { abs($0.logEvidence - $1) }
    return [
      Claim(
        "8p", source, "log evidence that one weight costs which changes nothing in the best fit",
        .shape(
          "the prior is the penalty for having introduced parameters",
          measuring: "log evidence without it, less that with it",
          steps[0].logEvidence - steps[1].logEvidence, .above(1))),
      Claim(
        "8q", source, "best fit with 0 to 6 useless weights",
        .agreement(
          route: "the parabola alone",
          largestDifference: steps.map { abs($0.bestFit - steps[0].bestFit) }.max() ?? .nan,
          below: 1e-10, because: "least squares twice, condition below 100")),
      Claim(
        "8r", source, "log evidence with useless weights, and with one of any prior width",
        .agreement(
          route: "the closed form, a step of log(1 + s² |u|²/σ²)/2 for each",
          largestDifference: (closed + wide).max() ?? .nan, below: 1e-8,
          because:
            "a column is at right angles to 1e-13, which a width of 1000 multiplies by a million")),
      Claim(
        "8v", source, "log evidence with useless weights",
        .agreement(
          route: "the thirty points as one normal vector, without weights",
          largestDifference: otherRoute.max() ?? .nan, below: 1e-9,
          because: "thirteen digits of a number near 60")),
      Claim(
        "8w",
        Claim.Source(
          lecture: "002", slide: "Marginal likelihood as a way to choose the \"best\" model"),
        "log evidences of orders 2 to 6",
        .agreement(
          route: "rows 44c to 44g, read off the lecture's figure",
          largestDifference: slide.max() ?? .nan, below: QuadraticPoints.readingError,
          because: "the error of reading")),
    ]
  }
}

/// A linear model with the noise and the prior of the thirty points, fitted to them.
struct Fit: Sendable {
  /// log p(y | w) at the most likely weights.
  let bestFit: Double
  /// log p(y)
  let logEvidence: Double
  /// The posterior standard deviation of the last weight.
  let lastDeviation: Double

  static let model = BayesianLinearRegression(
    noiseVariance: QuadraticPoints.noiseVariance, priorVariance: QuadraticPoints.priorVariance)

  /// With these columns and some more beside them.
  init(_ columns: [[Double]], extra: [[Double]], _ y: [Double]) throws {
    let features = Fit.matrix(columns + extra)
    var statistics = RegressionStatistics(features: features.columns)
    statistics.add(features, targets: y)
    let posterior = Fit.model.posterior(statistics)
    logEvidence = posterior.logEvidence
    lastDeviation = posterior.standardDeviations.last ?? .nan
    // What no weights can explain
    let fitted = features * (try leastSquares(features, y))
    let noise = Normal(standardDeviation: Fit.model.noiseVariance.squareRoot())
    bestFit = zip(y, fitted).reduce(0) { $0 + noise.logDensity($1.0 - $1.1) }
  }

  /// Columns side by side.
  static func matrix(_ columns: [[Double]]) -> Matrix {
    Matrix(rows: columns[0].count, columns: columns.count, elements: columns.flatMap { $0 })
  }
}

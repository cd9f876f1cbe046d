import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension PolynomialEvidence {
  /// An inverse in a formula is not one in a program: what four routes to the same posterior keep.
  static let digits = Section<PolynomialStudy>(
    "digits", "How many digits survive an inverse?", seconds: 0.1
  ) { _, run in
    // Data: the lecture's points in several orders, all with the same exact answer; what one computation
    // keeps is luck, the root mean square over these is not
    let arrangements = stride(from: 0, to: 30, by: 2).map { start in
      Array(LectureData.points[start...] + LectureData.points[..<start])
    }

    // Model and inference: powers of x of one order after the other, by four routes each
    let orders = Array(ReferenceValues.means.indices)
    let results = orders.map { order in arrangements.map { fourRoutes(to: $0, order: order) } }

    // What it shows
    let means = zip(orders, results).map { order, results in
      DigitsKept(results.map(\.means), of: ReferenceValues.means[order])
    }
    let evidences = zip(orders, results).map { order, results in
      DigitsKept(results.map(\.logEvidences), of: [ReferenceValues.logEvidences[order]])
    }
    let kept = [12, 20].flatMap { order in
      [Route.inverse, .cholesky, .qr].map { route in
        Findings.Value(
          "\(route.rawValue).\(order)", means[order][route],
          standardError: means[order].standardError(route))
      }
    }
    let lost = means.firstIndex { $0[.functionSpace].isNaN } ?? orders.count
    return Findings(
      answer:
        "At order 12 an inverse of ΦᵀΦ/σ² + S⁻¹ keeps \(whole(means[12][.inverse])) of 16 digits "
        + "of the posterior mean and QR \(whole(means[12][.qr])); at order 20 they keep "
        + "\(whole(means[20][.inverse])) and \(whole(means[20][.qr])).",
      tables: [table(means, evidences)], figures: [figure(means, evidences)],
      claims: [claim(means)],
      values: kept + [
        .init("function-space.lost", lost),
        .init("condition.digits", log10(condition(order: 12)).rounded(.down) + 1),
      ])
  }

  private static func whole(_ digits: Double) -> String {
    digits.isNaN ? "no" : "\(Int(digits.rounded()))"
  }

  /// A way from the points to the posterior.
  enum Route: String, CaseIterable, Sendable {
    /// An explicit inverse of ΦᵀΦ/σ² + S⁻¹.
    case inverse
    /// The Cholesky factor of the same matrix.
    case cholesky
    /// QR of the rows themselves.
    case qr
    /// The Cholesky factor of the N × N covariance of all targets.
    case functionSpace = "function-space"

    var name: String {
      switch self {
      case .inverse: "inverse of the normal equations"
      case .cholesky: "Cholesky"
      case .qr: "QR"
      case .functionSpace: "function space"
      }
    }
  }

  /// Posterior mean and log evidence by each route; nothing where one fails.
  private static func fourRoutes(
    to points: [(x: Double, y: Double)], order: Int
  ) -> (means: [Route: [Double]], logEvidences: [Route: [Double]]) {
    let model = LectureData.model
    let y = points.map(\.y)
    let features = Polynomials(.monomial, over: LectureData.range)
      .features(at: points.map(\.x), order: order)
    var means: [Route: [Double]] = [:]
    var evidences: [Route: [Double]] = [:]

    // The slide's formula, with an inverse and with the Cholesky factor of the same matrix
    let equations = NormalEquations(features, targets: y, model: model)
    // snippet: routes
    let (inverse, determinant) = GaussJordan.inverse(of: equations.precision)
    let mean = inverse * equations.shift
    let root = try? Cholesky(equations.precision)
    let meanByRoot = root?.solve(equations.shift)
    // end snippet
    means[.inverse] = mean
    means[.cholesky] = meanByRoot
    evidences[.inverse] = [
      equations.logEvidence(mean: mean, logDeterminant: log(abs(determinant)))
    ]
    if let root, let meanByRoot {
      evidences[.cholesky] = [
        equations.logEvidence(mean: meanByRoot, logDeterminant: root.logDeterminant)
      ]
    }

    // QR of the rows
    var statistics = RegressionStatistics(features: order + 1)
    statistics.add(features, targets: y)
    let posterior = model.posterior(statistics)
    means[.qr] = posterior.mean
    evidences[.qr] = [posterior.logEvidence]

    // Function space: rounding of its largest elements must not drown the noise that makes K definite
    let size = norm(features.elements)
    if Double.ulpOfOne * model.priorVariance * size * size < model.noiseVariance,
      let functions = try? FunctionSpaceRegression(features, targets: y, model: model)
    {
      means[.functionSpace] = functions.weightMean
      evidences[.functionSpace] = [functions.logEvidence]
    }
    return (means, evidences)
  }

  /// The condition number of Σ⁻¹ = TᵀT on the lecture's points: its largest eigenvalue over its smallest, by
  /// repeated multiplication with it and with its inverse.
  private static func condition(order: Int) -> Double {
    let features = Polynomials(.monomial, over: LectureData.range)
      .features(at: LectureData.points.map(\.x), order: order)
    var statistics = RegressionStatistics(features: order + 1)
    statistics.add(features, targets: LectureData.points.map(\.y))
    let triangle = LectureData.model.posterior(statistics).triangle
    func largest(_ multiply: ([Double]) -> [Double]) -> Double {
      var vector = [Double](repeating: 1, count: order + 1)
      var size = 0.0
      for _ in 0..<200 {
        vector = multiply(vector)
        size = norm(vector)
        vector = vector.map { $0 / size }
      }
      return size
    }
    let upper = triangle.upper
    return largest { upper.transposedTimes(upper * $0) }
      * largest { triangle.solve(triangle.solveTransposed($0)) }
  }

  private static func table(_ means: [DigitsKept], _ evidences: [DigitsKept]) -> Table {
    let orders = [0, 4, 8, 12, 16, 20]
    func rows(_ name: String, _ kept: [DigitsKept]) -> [[String]] {
      Route.allCases.map { route in
        [name, route.name]
          + orders.map { kept[$0][route].isNaN ? "fails" : whole(kept[$0][route]) }
      }
    }
    return Table(
      title: "Decimal digits kept on the lecture's data",
      columns: ["quantity", "route"] + orders.map { "order \($0)" },
      rows: rows("posterior mean", means) + rows("log evidence", evidences),
      note:
        "Compared with an 80-digit computation; a Double holds about 16. The last digit of a count "
        + "depends on the processor; \"fails\" means that the matrix is numerically singular.")
  }

  private static func figure(_ means: [DigitsKept], _ evidences: [DigitsKept]) -> Figure {
    let reason = Agreement.notCompared(
      because: "errors of rounding, which depend on the processor; claim 42f holds their size")
    func panel(_ title: Text, _ kept: [DigitsKept], showsLabels: Bool) -> Panel {
      let orders = kept.indices.map(Double.init)
      let routes: [(String, Route, Ink, Marker)] = [
        ("qr", .qr, .blue, .circle), ("cholesky", .cholesky, .green, .triangle),
        ("inverse", .inverse, .vermillion, .square),
        ("function_space", .functionSpace, .purple, .diamond),
      ]
      let curves = routes.flatMap { name, route, ink, marker -> [Layer] in
        let values = kept.map { $0[route] }
        return [
          .line(name, x: orders, y: values, Stroke(ink, width: 2), agreement: reason),
          .points(
            "\(name)_points", x: orders, y: values, ink, marker: marker, size: 0.9,
            agreement: reason),
        ]
      }
      let order12 = Layer.label("order 12", x: .data(12), y: .panel(0.05), .grey, offset: (0.7, 0))
      let labels: [Layer] =
        showsLabels
        ? [
          .label("QR of the rows", x: .panel(0.97), y: .panel(0.86), .blue, anchor: .right),
          .label("Cholesky,", x: .data(14.4), y: .data(9.6), .green),
          .label("inverse", x: .data(17.3), y: .data(8.3), .vermillion),
          .label("function space", x: .data(10.8), y: .data(5.2), .purple, anchor: .right),
        ]
        : [
          .label("QR", x: .data(17), y: .data(14.6), .blue),
          .label("Cholesky", x: .data(13.2), y: .data(11.9), .green),
          .label("inverse", x: .data(20.2), y: .data(3.2), .vermillion, anchor: .right),
          .label("function space", x: .data(10.8), y: .data(5.2), .purple, anchor: .right),
        ]
      return Panel(
        title, x: Axis("Order of the polynomial", range: -0.5...20.5, tics: .every(4)),
        y: Axis(showsLabels ? "Decimal digits kept" : "", range: 0...17, tics: .every(4)),
        layers: [.verticalLine(at: 12, Stroke(.grey, width: 1.5, dash: .dashed)), order12] + curves
          + labels)
    }
    return Figure(
      name: "digits",
      caption: "Digits that four routes to the same posterior keep on the lecture's points in raw "
        + "powers. Forming ΦᵀΦ costs half of them at order 12 (dashed), with an inverse or with "
        + "the Cholesky factor; QR of the rows themselves costs few. Function space ends where its matrix "
        + "becomes numerically singular.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560, gaps: (70, 110)),
      panels: [
        panel("Posterior mean of the weights", means, showsLabels: true),
        panel("Log evidence", evidences, showsLabels: false),
      ])
  }

  private static func claim(_ means: [DigitsKept]) -> Claim {
    let gain = means[12...].map { $0[.qr] - $0[.inverse] }.min() ?? .nan
    return Claim(
      "42f", Claim.Source(lecture: "002", slide: "Bayesian linear regression"),
      "digits of the posterior mean, orders 12 to 20",
      .shape(
        "the formula of Σ has an inverse in it",
        measuring: "digits that QR keeps beyond those of the inverse, at least", gain, .above(2),
        precision: .notCompared))
  }
}

/// How many decimal digits of some known numbers each route keeps, -log₁₀ of the relative error.
struct DigitsKept: Sendable {
  private let digits: [PolynomialEvidence.Route: Double]
  private let standardErrors: [PolynomialEvidence.Route: Double]

  /// From the answers of several computations of the same numbers: the root of their mean squared error.
  init(_ answers: [[PolynomialEvidence.Route: [Double]]], of exact: [Double]) {
    var digits: [PolynomialEvidence.Route: Double] = [:]
    var standardErrors: [PolynomialEvidence.Route: Double] = [:]
    for route in PolynomialEvidence.Route.allCases {
      let found = answers.compactMap { $0[route] }.filter { $0.allSatisfy(\.isFinite) }
      guard found.count == answers.count else { continue }
      let squares = found.map { relativeDifference($0, exact) }.map { $0 * $0 }
      let mean = sampleMean(squares)
      // Between none and the 16 that a double holds
      digits[route] = min(16, max(0, -0.5 * log10(mean)))
      let error = sampleStandardDeviation(squares) / Double(squares.count).squareRoot()
      standardErrors[route] = 0.5 * error / (mean * log(10))
    }
    self.digits = digits
    self.standardErrors = standardErrors
  }

  /// NaN where the route fails.
  subscript(route: PolynomialEvidence.Route) -> Double { digits[route] ?? .nan }

  /// From the scatter of the squared errors; nil where the route fails or makes no error.
  func standardError(_ route: PolynomialEvidence.Route) -> Double? {
    standardErrors[route].flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
  }
}

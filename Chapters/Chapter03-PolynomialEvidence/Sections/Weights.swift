import BayesNumerics
import Inference
import Plotting
import Workbook

extension PolynomialEvidence {
  /// The posterior of the weights in closed form, N(μ, Σ), and the curves that it holds probable.
  static let weights = Section<PolynomialStudy>(
    "weights", "What do the points show about the weights?", options: PolynomialStudy.options,
    seconds: 0.02
  ) { study, run in
    // Data
    let data = study.data

    // Model: y = Σ wⱼ φⱼ(x) + noise of variance σ², each wⱼ ~ N(0, s²)
    let comparison = try await study.comparison.value
    let model = comparison.model

    // Inference: Σ⁻¹ = ΦᵀΦ/σ² + S⁻¹ and μ = ΣΦᵀy/σ², by QR for every order, and for the winner as the
    // slide writes it
    let order = comparison.winner
    let posterior = comparison.posterior(of: order)
    let slide = data.all.flatMap { points in
      try? model.slidePosterior(
        data.polynomials.features(at: points.map(\.x), order: order),
        targets: points.map { $0.y - data.yOrigin })
    }

    // What it shows
    var random = run.random("curves")
    let deviations = posterior.standardDeviations
    let values = posterior.mean.indices.flatMap { j in
      [
        Findings.Value("w\(j).mean", posterior.mean[j]),
        Findings.Value("w\(j).sd", deviations[j]),
      ]
    }
    let prior = model.priorVariance.squareRoot()
    let own = curveInWords(posterior, data)
    return Findings(
      answer:
        "At the most probable order, \(order), "
        + (own ?? "\(inWords(posterior)); before the points each had 0 ± \(short(prior)).")
        + (own == nil && data.isStandardised
          ? " These are weights of the standardised x, as the note under the table says." : "")
        + (try await study.caution),
      tables: [table(posterior, slide, data)],
      figures: [pointsFigure(comparison), sixOrders(comparison, using: &random)],
      claims: study.isLectureCase ? try claims(comparison) : [],
      values: values + [.init("points", data.count)])
  }

  /// "w0 = -2.34 ± 0.34 and 2 more weights": mean and standard deviation of the first three.
  private static func inWords(_ posterior: WeightPosterior) -> String {
    let weights = zip(posterior.mean, posterior.standardDeviations).enumerated().map {
      "w\($0) = \(NumberText.value($1.0, withError: $1.1))"
    }
    let first = weights.prefix(3).joined(separator: ", ")
    return "the posterior of the weights is \(first)"
      + (weights.count > 3 ? " and so on, \(weights.count) in all" : "")
  }

  private static func short(_ value: Double) -> String { NumberText.significant(value, digits: 2) }

  private static func table(
    _ posterior: WeightPosterior, _ slide: SlidePosterior?, _ data: PolynomialData
  ) -> Table {
    let polynomials = data.polynomials
    var note: String
    if let slide {
      let difference = relativeDifference(slide.mean, posterior.mean)
      note =
        "The slide's formulas give the same means to a relative accuracy of "
        + "\(NumberText.significant(difference, digits: 1))."
    } else {
      note =
        data.all == nil
        ? "The slide's formulas were not tried, as not all points are kept in memory."
        : "The slide's formulas fail here: rounding leaves Σ⁻¹ not positive definite."
    }
    let isShifted = polynomials.basis == .monomial && data.isStandardised
    let inX = isShifted ? weightsInX(posterior, data) : nil
    if isShifted {
      note +=
        " The weights are those of powers of u = (x - \(NumberText.significant(polynomials.origin, digits: 6))) "
        + "/ \(NumberText.significant(polynomials.unit, digits: 6)), from y the mean "
        + "\(NumberText.significant(data.yOrigin, digits: 6)) is subtracted; "
        + (inX == nil
          ? "powers of x itself would lose too many digits."
          : "on the right the same curve in powers of x.")
    }
    return Table(
      title: "Weights of order \(posterior.features - 1), basis \(polynomials.basis.rawValue)",
      columns: ["weight", "posterior mean", "posterior sd"]
        + (inX == nil ? [] : ["power of x", "mean", "sd"]),
      rows: zip(posterior.mean, posterior.standardDeviations).enumerated().map { j, weight in
        [
          "w\(j)", TableNumber.text(withoutRounding(weight.0, weight.1)),
          TableNumber.text(weight.1),
        ]
          + (inX.map { ["x^\(j)", TableNumber.text($0[j].mean), TableNumber.text($0[j].sd)] } ?? [])
      }, note: note)
  }

  /// The weights of 1, x, x², ... in the units of the points; nil where they cannot be told exactly.
  static func weightsInX(
    _ posterior: WeightPosterior, _ data: PolynomialData
  ) -> [(mean: Double, sd: Double)]? {
    guard let rows = data.polynomials.expansion(order: posterior.features - 1) else { return nil }
    let means = rows * posterior.mean
    let roots = posterior.triangle.solveTransposed(rows.transpose)
    guard (means + roots.elements).allSatisfy({ abs($0) < 1e150 }) else { return nil }
    return means.indices.map { i in
      (
        mean: means[i] + (i == 0 ? data.yOrigin : 0),
        sd: norm((0..<posterior.features).map { roots[$0, i] })
      )
    }
  }

  /// The curve through points of the reader's own in powers of their x: "y rises by 5.0 ± 0.2 per unit of x",
  /// or all weights; nil where they are not standardised, or not known in powers of x.
  private static func curveInWords(_ posterior: WeightPosterior, _ data: PolynomialData) -> String?
  {
    guard data.isStandardised, data.polynomials.basis == .monomial,
      let weights = weightsInX(posterior, data)
    else { return nil }
    let texts = weights.map { NumberText.value($0.mean, withError: $0.sd) }
    switch texts.count {
    case 1: return "y is \(texts[0]) for every x."
    case 2:
      let size = NumberText.value(abs(weights[1].mean), withError: weights[1].sd)
      return "y \(weights[1].mean < 0 ? "falls" : "rises") by \(size) per unit of x, and is "
        + "\(texts[0]) at x = 0."
    default:
      return "the weights of 1, x, x² and so on, in the units of your points, are "
        + texts.prefix(4).joined(separator: ", ")
        + (texts.count > 4 ? " and so on, \(texts.count) in all" : "")
        + "; the table also has those of the standardised x."
    }
  }

  /// A mean that is 0 but for rounding, as 0.
  private static func withoutRounding(_ mean: Double, _ sd: Double) -> Double {
    abs(mean) < 1e-12 * sd ? 0 : mean
  }

  // MARK: Figures

  private static func pointsFigure(_ comparison: OrderComparison) -> Figure {
    let frame = Frame(comparison.data, wider: 0.08, taller: 0.12)
    let winner = comparison.winner
    let best = comparison.predictions(order: winner, at: frame.grid)
    let corner = frame.emptiestCorner(
      comparison.data.shown + zip(frame.grid, best).map { (x: $0, y: $1.mean) })
    let name = comparison.data.name
    return Figure(
      name: "data",
      caption:
        "\(name.prefix(1).uppercased() + name.dropFirst()), and the curve that is most probable after "
        + "them: the posterior mean of order \(winner), the order with the largest evidence.",
      panels: [
        Panel(
          x: frame.xAxis(), y: frame.yAxis(),
          layers: [
            frame.line("winner", best.map(\.mean), Stroke(.blue, width: 3)),
            frame.points(comparison.data, size: 1),
            .label(
              "posterior mean of order \(winner)", x: .panel(corner.x), y: .panel(corner.y), .blue,
              anchor: corner.x < 0.5 ? .left : .right),
          ])
      ])
  }

  private static func sixOrders(
    _ comparison: OrderComparison, using random: inout RandomSource
  ) -> Figure {
    let frame = Frame(comparison.data, wider: 0.17, taller: 0.35, count: 91)
    let orders = shownOrders(comparison)
    let columns = min(3, orders.count)
    let first = comparison.predictions(order: orders[0], at: frame.grid)
    let corner = frame.emptiestKey(
      comparison.data.shown + zip(frame.grid, first).map { (x: $0, y: $1.mean) })
    let panels = orders.enumerated().map { index, order in
      let posterior = comparison.posterior(of: order)
      let features = comparison.data.polynomials.features(at: frame.grid, order: order)
      let predictions = comparison.predictions(order: order, from: features)
      let curves = (0..<10).map { number in
        frame.line(
          "curve\(number)",
          (features * posterior.sample(using: &random)).map { comparison.data.yOrigin + $0 },
          Stroke(.blue, width: 1, dash: .solid))
      }
      let isLeft = index % columns == 0
      let isBottom = index + columns >= orders.count
      let title: Text =
        order == comparison.winner ? "Order \(order): largest evidence" : "Order \(order)"
      return Panel(
        title, x: frame.xAxis(isNamed: isBottom), y: frame.yAxis(isNamed: isLeft),
        key: index == 0 ? corner : .none,
        layers: frame.bands(
          mean: predictions.map(\.mean),
          curve: predictions.map { $0.modelVariance.squareRoot() },
          total: predictions.map(\.standardDeviation), isNamed: index == 0)
          + curves + [frame.points(comparison.data, size: 0.55)])
    }
    return Figure(
      name: "six-orders",
      caption:
        "Low orders are overconfident, high orders unconstrained where there are no points: ten curves drawn "
        + "from the posterior of each order. Dark band: ±2 standard deviations of the curve; pale band: of a "
        + "new measurement, noise included.",
      layout: Figure.Layout(
        columns: columns, width: 1200, height: orders.count > 3 ? 840 : 480,
        margins: (95, 25, 50, 85),
        gaps: (65, 115)),
      panels: panels)
  }

  /// The lecture's six orders where they are among those compared, else six spread over the range; the
  /// winner always.
  static func shownOrders(_ comparison: OrderComparison) -> [Int] {
    let range = comparison.orders
    let lecture = [0, 1, 2, 5, 8, 12]
    var shown = lecture
    if !lecture.allSatisfy(range.contains) || range.upperBound > 15 {
      let span = Double(range.upperBound - range.lowerBound)
      shown = Set((0..<6).map { range.lowerBound + Int((span * Double($0) / 5).rounded()) })
        .sorted()
    }
    if !shown.contains(comparison.winner),
      let nearest = shown.min(by: {
        abs($0 - comparison.winner) < abs($1 - comparison.winner)
      })
    {
      shown = shown.map { $0 == nearest ? comparison.winner : $0 }.sorted()
    }
    return shown
  }

  // MARK: Claims

  private static func claims(_ comparison: OrderComparison) throws -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Bayesian linear regression")
    let model = LectureData.model
    let routes = try TwoRoutes.everyOrder()
    let posterior = comparison.posterior(of: 2)
    let features = comparison.data.polynomials.features(
      at: LectureData.points.map(\.x), order: 2)
    let functions = try FunctionSpaceRegression(
      features, targets: LectureData.points.map(\.y), model: model)
    let eliminated = GaussJordan.inverse(of: model.precision(features)).inverse
    let identity = routes.largestDifference { route in
      let product = route.weights.covariance * model.precision(route.features)
      return (product.elements, Matrix.identity(product.rows).elements)
    }
    let means = routes.largestDifference { ($0.weights.mean, $0.functions.weightMean) }
    return [
      Claim(
        "42a", source, "covariance of the weights, Σ⁻¹ = ΦᵀΦ/σ² + S⁻¹, \(routes.reach)",
        .agreement(
          route: "Σ by QR times Σ⁻¹ of the slide, and the identity", largestDifference: identity,
          below: 1e-10, because: TwoRoutes.representable)),
      Claim(
        "42b", source, "mean of the weights, μ = ΣΦᵀy/σ², \(routes.reach)",
        .agreement(
          route: "weight and function space", largestDifference: means, below: 1e-10,
          because: TwoRoutes.representable)),
      Claim(
        "42e", source, "Bayes' rule point by point and at once, orders 2 and 12",
        .agreement(
          route: "30 updates and one batch", largestDifference: pointByPointDifference(),
          below: 1e-10, because: "thirty QR factors of condition up to 1e6")),
      Claim(
        "42g", source, "posterior mean of w0, order 2",
        .corrected(
          slip: "E8", asTheTextReads: "0, from N(w | 0, S)", printed: 0,
          computed: posterior.mean[0], independent: functions.weightMean[0],
          .relative(1e-10, because: "two routes of condition 30"),
          because: "as the text reads the posterior is N(w | 0, S); the formulas below it give "
            + "N(w | μ, Σ), and S is the prior's covariance, which the prior's own slide calls Σ")),
      Claim(
        "42h", source, "posterior sd of w0, order 2",
        .corrected(
          slip: "E8", asTheTextReads: "1, from N(w | 0, S)", printed: 1, decimals: 2,
          computed: posterior.standardDeviations[0], independent: eliminated[0, 0].squareRoot(),
          .relative(1e-10, because: "a 3 x 3 inverse of condition 30"),
          because: "S, the identity, is the covariance of the prior; the data reduce the standard "
            + "deviation to a third of it")),
    ] + fitClaims(posterior)
  }

  /// The largest relative difference of posterior means and log evidences, learnt point by point and at once.
  private static func pointByPointDifference() -> Double {
    let (x, y) = (LectureData.points.map(\.x), LectureData.points.map(\.y))
    return [2, 12].map { order in
      let features = Polynomials(.monomial, over: LectureData.range).features(at: x, order: order)
      var statistics = RegressionStatistics(features: order + 1)
      statistics.add(features, targets: y)
      let batch = LectureData.model.posterior(statistics)
      let learnt = LectureData.model.learnPointByPoint(features, targets: y).posterior
      return max(
        relativeDifference(learnt.mean, batch.mean),
        relativeDifference([learnt.logEvidence], [batch.logEvidence]))
    }.max() ?? .nan
  }

  /// The slide shows the fit of order 2 as a picture; its weights follow from the points read off there.
  private static func fitClaims(_ posterior: WeightPosterior) -> [Claim] {
    let source = Claim.Source(
      lecture: "002", slide: "Some data generated from a known polynomial of order k = 2")
    let unrounded = zip([-2.3425, -1.1284, 0.4488], [0.3394, 0.1254, 0.0818])
    let computed = zip(posterior.mean, posterior.standardDeviations)
    return zip(unrounded, computed).enumerated().flatMap { j, pair in
      [
        Claim(
          "43\(["a", "c", "e"][j])", source, "posterior mean of w\(j), order 2",
          LectureData.fromUnroundedPoints(pair.0.0, computed: pair.1.0, within: 0.001)),
        Claim(
          "43\(["b", "d", "f"][j])", source, "posterior sd of w\(j), order 2",
          LectureData.fromUnroundedPoints(pair.0.1, computed: pair.1.1, within: 0.0002)),
      ]
    }
  }
}

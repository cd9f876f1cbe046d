import BayesNumerics
import Datasets
import Foundation
import Inference
import Plotting
import Workbook

extension PolynomialEvidence {
  /// The evidence of each order, and how probable it makes the order.
  static let whichOrder = Section<PolynomialStudy>(
    "which-order", "Which order generated the points?", options: PolynomialStudy.options,
    seconds: 0.02
  ) { study, run in
    // Data: the points of the study
    // Model: one polynomial for each order, all orders equally probable before
    // Inference: log p(y | X, order) by QR, and p(order | y) ∝ p(y | X, order)
    let comparison = try await study.comparison.value

    // What it shows
    return Findings(
      answer: answer(
        comparison, try await study.check.value, try await study.priorCheck.value),
      tables: [table(comparison)],
      figures: [evidenceFigure(comparison), probabilityFigure(comparison)],
      claims: study.isLectureCase ? try claims(comparison) : [],
      values: values(comparison))
  }

  private static func values(_ comparison: OrderComparison) -> [Findings.Value] {
    var values: [Findings.Value] = []
    for order in comparison.orders {
      values.append(.init("evidence.\(order)", comparison.logEvidence(of: order)))
      values.append(.init("probability.\(order)", comparison.probability(of: order)))
    }
    let order = comparison.winner
    let best = comparison.logLikelihoodOfBestFit(order: order)
    let highest = comparison.logLikelihoodOfBestFit(order: comparison.orders.upperBound)
    let drops = zip(comparison.orders, comparison.orders.dropFirst()).filter { $0.0 >= order }
      .map { comparison.logEvidence(of: $0) - comparison.logEvidence(of: $1) }
    let ofTheWinner: [Findings.Value] = [
      .init("order", order), .init("probability", comparison.probability(of: order)),
      .init("fit-at-mean", comparison.logLikelihoodAtMean(order: order)),
      .init("best-fit", best),
      .init("log-occam-factor", comparison.logOccamFactor(order: order)),
      .init("best-fit-gain", highest - best),
      .init("drop.least", drops.min() ?? .nan), .init("drop.most", drops.max() ?? .nan),
    ]
    return values + ofTheWinner.filter(\.number.isFinite)
  }

  /// Which order wins; first of all, where the points contradict prior or model, that they do.
  private static func answer(
    _ comparison: OrderComparison, _ check: ResidualCheck?, _ prior: PriorCheck
  ) -> String {
    let order = comparison.winner
    var before = ""
    let fits = check?.combined.isMisfit != true
    if !fits {
      before = "The model does not fit (section model-check). "
    } else if prior.check.isMisfit {
      before = prior.sentence + " "
    }
    let after =
      comparison.data.ordersLeftOut.map { " " + $0.prefix(1).uppercased() + $0.dropFirst() + "." }
      ?? ""
    guard comparison.orders.count > 1 else {
      return before + "Only order \(order) is compared; its log evidence is "
        + TableNumber.logarithm(comparison.logEvidence(of: order)) + "." + after
    }
    let others = comparison.orders.filter { $0 != order }
    let second =
      others.max { comparison.probability(of: $0) < comparison.probability(of: $1) } ?? order
    let rest =
      comparison.probability(of: second) == 0
      ? "no other reaches 1e-300"
      : "order \(second) follows with \(TableNumber.probability(comparison.probability(of: second)))"
    let isOpen = comparison.probability(of: order) < 0.5
    let isEdge = order == comparison.orders.upperBound && comparison.data.ordersLeftOut == nil
    return before + (fits ? "Order" : "Among these orders, none of which fits, order")
      + " \(order) is the most probable of \(comparison.orders.count), with "
      + "\(TableNumber.probability(comparison.probability(of: order))), at noise variance "
      + "\(NumberText.significant(comparison.model.noiseVariance, digits: 3)) and prior variance "
      + "\(NumberText.significant(comparison.model.priorVariance, digits: 3)); \(rest)"
      + (isOpen ? "; the points do not settle the order" : "")
      + (isEdge ? "; it is the highest one compared, so try higher --orders." : ".") + after
  }

  private static func table(_ comparison: OrderComparison) -> Table {
    Table(
      title: "Orders \(comparison.orders.lowerBound) to \(comparison.orders.upperBound) on "
        + comparison.data.name,
      columns: [
        "order", "best fit", "fit at mean", "+ log Occam factor", "= log evidence",
        "p(order | y)",
      ],
      rows: comparison.orders.map { order in
        [
          "\(order)\(order == comparison.winner ? " *" : "")",
          TableNumber.logarithm(comparison.logLikelihoodOfBestFit(order: order)),
          TableNumber.logarithm(comparison.logLikelihoodAtMean(order: order)),
          TableNumber.logarithm(comparison.logOccamFactor(order: order)),
          TableNumber.logarithm(comparison.logEvidence(of: order)),
          TableNumber.probability(comparison.probability(of: order)),
        ]
      },
      note:
        "Best fit: log p(y | w) at the most likely w, which can only rise with the order. Fit at mean: at the "
        + "posterior mean of w, never higher, and far lower where the prior keeps the weights from the "
        + "points. The Occam factor is the price for curves that the prior allowed and the points rule "
        + "out. * marks the largest evidence.")
  }

  // MARK: Figures

  private static func evidenceFigure(_ comparison: OrderComparison) -> Figure {
    let orders = comparison.orders.map(Double.init)
    let winner = comparison.winner
    let peak = comparison.logEvidence(of: winner)
    // Large numbers are shown as differences from the winner's
    let origin = abs(peak) < 1e4 ? 0 : peak
    let evidences = comparison.orderPosterior.logEvidences.map { $0 - origin }
    let fits = comparison.orders.map { comparison.logLikelihoodOfBestFit(order: $0) - origin }

    // What is worse or better by far leaves the picture, so that the evidences can be told apart
    let best = evidences.max() ?? 0
    let drop = max(best - (evidences.min() ?? 0), 1e-3)
    let bestFit = fits.max() ?? 0
    let showsFits = bestFit - best < 10 * drop
    // Rounding of numbers near 1e200 can leave the best fit below the evidence
    let highest = showsFits ? max(bestFit, best) : best
    let lowest = best - (showsFits ? min(drop, 40 * max(1, highest - best)) : drop)
    let height = highest - lowest
    let y = Axis.range(from: lowest - 0.1 * height, to: highest + 0.18 * height)

    // The name of the curve stands below it, on the side where it is lower
    let named = min(evidences.count - 1, (2 * evidences.count) / 3)
    let falls = named > 0 && evidences[named] <= evidences[named - 1]
    let bestFits: [Layer] = [
      .line(
        "best_fit", x: orders, y: fits.map { max($0, y.lowerBound) }, Stroke(.grey, width: 2)),
      .points(
        "best_fit_points", x: orders, y: fits.map { max($0, y.lowerBound) }, .grey, marker: .square,
        size: 0.9),
      .label(
        "best fit, log *p*(*y* | best *w*)", x: .panel(0.97), y: .data(highest), .grey,
        anchor: .right, offset: (0, 1)),
    ]
    let isRight = winner * 2 > comparison.orders.lowerBound + comparison.orders.upperBound
    return Figure(
      name: "log-evidence",
      caption:
        "The log evidence of each order (points) is largest at order \(winner) (dashed). The best "
        + "fit (squares\(showsFits ? "" : ", off the scale")) only ever improves. The gap between the two is "
        + "the price of freedom: the Occam factor, and what the posterior mean fits worse than the best "
        + "curve.",
      panels: [
        Panel(
          x: orderAxis(comparison.orders, room: 0.5),
          y: Axis(
            origin == 0
              ? "Log probability of the data"
              : "Log probability, relative to order \(winner)", range: y),
          layers: (showsFits ? bestFits : []) + [
            .verticalLine(at: Double(winner), Stroke(.vermillion, width: 2.5)),
            .line(
              "evidence", x: orders, y: evidences.map { max($0, y.lowerBound) },
              Stroke(.blue, width: 3)),
            .points(
              "evidence_points", x: orders, y: evidences.map { max($0, y.lowerBound) }, .blue,
              size: 1.2),
            .label(
              "evidence, log *p*(*y* | order)", x: .data(orders[named]),
              y: .data(max(evidences[named], lowest + 0.1 * height)), .blue,
              anchor: falls ? .right : .left, offset: (falls ? -1 : 1, -1)),
            .label(
              "largest at order \(winner): \(peak, decimals: 2)", x: .data(Double(winner)),
              y: .panel(0.05),
              .vermillion, anchor: isRight ? .right : .left, offset: (isRight ? -1 : 1, 0)),
          ])
      ])
  }

  private static func probabilityFigure(_ comparison: OrderComparison) -> Figure {
    let orders = comparison.orders.map(Double.init)
    let probabilities = comparison.orderPosterior.probabilities
    let labels = zip(orders, probabilities).filter { $0.1 >= 0.0005 }.map { order, probability in
      Layer.label(
        "\(probability, decimals: 3)", x: .data(order), y: .data(probability), anchor: .centre,
        offset: (0, 0.8), size: orders.count > 20 ? 0.7 : 0.9)
    }
    return Figure(
      name: "order-posterior",
      caption:
        "The posterior probability of each order, when all were equally probable before: the "
        + "evidences divided by their sum. Order \(comparison.winner) has "
        + "\(NumberText.fixed(comparison.probability(of: comparison.winner), decimals: 3)); orders "
        + "without a number have less than 0.0005.",
      panels: [
        Panel(
          x: orderAxis(comparison.orders, room: 0.7),
          y: Axis("Posterior probability", range: 0...1.08, tics: .every(0.2)),
          layers: [.bars("probability", x: orders, heights: probabilities, width: 0.7, .blue)]
            + labels)
      ])
  }

  private static func orderAxis(_ orders: ClosedRange<Int>, room: Double) -> Axis {
    Axis(
      "Order of the polynomial",
      range: Double(orders.lowerBound) - room...Double(orders.upperBound) + room,
      tics: .every(orders.count > 20 ? 5 : orders.count > 13 ? 2 : 1))
  }

  // MARK: Claims

  private static func claims(_ comparison: OrderComparison) throws -> [Claim] {
    let linear = Claim.Source(lecture: "002", slide: "Bayesian linear regression")
    let likelihood = Claim.Source(
      lecture: "002", slide: "Marginal likelihood as a way to choose the \"best\" model")
    let routes = try TwoRoutes.everyOrder()
    let y = LectureData.points.map(\.y)
    let learnt = comparison.model.learnPointByPoint(
      comparison.data.polynomials.features(at: LectureData.points.map(\.x), order: 2), targets: y)
    let slide = QuadraticPoints.logEvidences.enumerated().map { order, value in
      Claim(
        "44\(Array("abcdefghijklm")[order])", likelihood, "log evidence of order \(order)",
        .readOff(
          value, within: QuadraticPoints.readingError, computed: comparison.logEvidence(of: order)))
    }
    return probabilityClaims(comparison) + [
      Claim(
        "42d", linear, "log evidence, N(y | 0, σ²I + ΦSΦᵀ), \(routes.reach)",
        .agreement(
          route: "weight and function space",
          largestDifference: routes.largestDifference {
            ([$0.weights.logEvidence], [$0.functions.logEvidence])
          }, below: 1e-10,
          because: TwoRoutes.representable)),
      Claim(
        "42i", linear, "log evidence of order 2 as Σ log p(yᵢ | y₁...yᵢ₋₁)",
        .corrected(
          slip: "E9", asTheTextReads: "p(y | X, y, σ²)", printed: nil,
          computed: comparison.logEvidence(of: 2), independent: learnt.logPredictions,
          .relative(1e-10, because: "sums of thirty terms"),
          because:
            "as the text reads the evidence is conditioned on the very data whose probability it "
            + "is; it is p(y | X, σ²), each point predicted from those before it")),
    ] + slide + [
      Claim(
        "44n", likelihood, "order of the largest evidence",
        .shape(
          "a red line marks order 2", measuring: "largest at order", Double(comparison.winner),
          .equal(2)))
    ]
  }

  /// No slide prints them: they are the heights read off the figure of evidences, exponentiated and divided by
  /// their sum, so that they carry the error of that reading.
  private static func probabilityClaims(_ comparison: OrderComparison) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Bayesian Inference - Model Selection")
    let onSlide = ModelPosterior(logEvidences: QuadraticPoints.logEvidences).probabilities
    return zip(["41a", "41b", "41c"], 2...4).map { id, order in
      // Two evidences, each wrong by the reading error, change odds by this factor
      let p = onSlide[order]
      let bound = p * (1 - p) * (exp(2 * QuadraticPoints.readingError) - 1)
      // Stated to two digits of that error, which is rounded up
      let unit = pow(10, 1 - log10(bound).rounded(.down))
      return Claim(
        id, source,
        "p(order \(order) | data), equal prior probabilities, from the heights read off the slide's evidences",
        .readOff(
          (p * unit).rounded() / unit, within: (bound * unit).rounded(.up) / unit,
          computed: comparison.probability(of: order)))
    }
  }
}

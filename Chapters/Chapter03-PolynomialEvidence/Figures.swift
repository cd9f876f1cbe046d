import BayesNumerics
import Inference
import Plotting
import Workbook

/// The figures of chapter 3: pure functions from results to pictures.
enum Figures {
  // MARK: Data

  static func data(_ comparison: OrderComparison) -> Figure {
    let frame = Frame(comparison.data, wider: 0.08, taller: 0.12)
    let winner = comparison.winner
    let best = comparison.predictions(order: winner, at: frame.grid)
    let corner = frame.emptiestCorner(
      comparison.data.shown + zip(frame.grid, best).map { (x: $0, y: $1.mean) })
    return Figure(
      name: "data",
      caption:
        "\(sentence(comparison.data.name)), and the curve that is most probable after them: the "
        + "posterior mean of order \(winner), the order with the largest evidence.",
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

  // MARK: Six orders

  static func sixOrders(_ comparison: OrderComparison, using random: inout RandomSource) -> Figure {
    let frame = Frame(comparison.data, wider: 0.17, taller: 0.35, count: 91)
    let orders = shownOrders(comparison)
    let columns = min(3, orders.count)
    let panels = orders.enumerated().map { index, order in
      let posterior = comparison.posterior(of: order)
      let features = comparison.data.polynomials.features(at: frame.grid, order: order)
      let predictions = posterior.predictions(at: features)
      let curves = (0..<10).map { number in
        frame.line(
          "curve\(number)", features * posterior.sample(using: &random),
          Stroke(.blue, width: 1, dash: .solid))
      }
      let isLeft = index % columns == 0
      let isBottom = index + columns >= orders.count
      let title: Text =
        order == comparison.winner ? "order \(order): the winner" : "order \(order)"
      return Panel(
        title, x: frame.xAxis(isNamed: isBottom), y: frame.yAxis(isNamed: isLeft),
        layers: frame.bands(
          mean: predictions.map(\.mean),
          curve: predictions.map { $0.modelVariance.squareRoot() },
          total: predictions.map(\.standardDeviation))
          + curves + [frame.points(comparison.data, size: 0.55)])
    }
    return Figure(
      name: "six-orders",
      caption:
        "Ten curves drawn from the posterior of each order. Dark band: ±2 standard deviations "
        + "of the curve; pale band: of a new measurement, noise included. Low orders are sure of too "
        + "little, high orders run wild where no point holds them.",
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

  // MARK: Evidence

  static func evidence(_ comparison: OrderComparison) -> Figure {
    let orders = comparison.orders.map(Double.init)
    let winner = comparison.winner
    let peak = comparison.logEvidence(of: winner)
    // Large numbers are shown as differences from the winner's
    let origin = abs(peak) < 1e4 ? 0 : peak
    let evidences = comparison.comparison.logEvidences.map { $0 - origin }
    let fits = comparison.orders.map { comparison.logLikelihoodOfBestFit(order: $0) - origin }

    // What is worse or better by far leaves the picture, so that the evidences can be told apart
    let best = evidences.max() ?? 0
    let drop = max(best - (evidences.min() ?? 0), 1e-3)
    let bestFit = fits.max() ?? 0
    let showsFits = bestFit - best < 10 * drop
    let highest = showsFits ? bestFit : best
    let lowest = best - (showsFits ? min(drop, 40 * max(1, highest - best)) : drop)
    let height = highest - lowest
    let y = lowest - 0.1 * height...highest + 0.18 * height
    let last = Double(comparison.orders.upperBound)
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
    let isCrowded = comparison.orders.count > 20
    return Figure(
      name: "log-evidence",
      caption:
        "The log evidence of each order (points) is largest at order \(winner) (dashed). The best "
        + "fit (squares\(showsFits ? "" : ", far above this picture")) only ever improves; the gap between the two is the "
        + "price of the freedom that a higher order takes.",
      panels: [
        Panel(
          x: Axis(
            "order of the polynomial", range: orders[0] - 0.5...last + 0.5,
            tics: .every(isCrowded ? 5 : orders.count > 13 ? 2 : 1)),
          y: Axis(
            origin == 0
              ? "log probability of the data"
              : "log probability, relative to order \(winner)", range: y),
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
              "order \(winner): \(peak, decimals: 2)", x: .data(Double(winner)), y: .panel(0.05),
              .vermillion,
              anchor: winner * 2 > comparison.orders.lowerBound + comparison.orders.upperBound
                ? .right : .left,
              offset: (
                winner * 2 > comparison.orders.lowerBound + comparison.orders.upperBound ? -1 : 1, 0
              )),
          ])
      ])
  }

  static func orderPosterior(_ comparison: OrderComparison) -> Figure {
    let orders = comparison.orders.map(Double.init)
    let probabilities = comparison.comparison.probabilities
    let isCrowded = comparison.orders.count > 20
    let labels = zip(orders, probabilities).filter { $0.1 >= 0.0005 }.map { order, probability in
      Layer.label(
        "\(probability, decimals: 3)", x: .data(order), y: .data(probability), anchor: .center,
        offset: (0, 0.8), size: isCrowded ? 0.7 : 0.9)
    }
    return Figure(
      name: "order-posterior",
      caption:
        "How probable each order is after the data, when all were equally probable before: the "
        + "evidences divided by their sum. Order \(comparison.winner) has "
        + "\(NumberText.fixed(comparison.probability(of: comparison.winner), decimals: 3)); orders "
        + "without a number have less than 0.0005.",
      panels: [
        Panel(
          x: Axis(
            "order of the polynomial", range: orders[0] - 0.7...orders[orders.count - 1] + 0.7,
            tics: .every(isCrowded ? 5 : orders.count > 13 ? 2 : 1)),
          y: Axis("probability after the data", range: 0...1.08, tics: .every(0.2)),
          layers: [.bars("probability", x: orders, heights: probabilities, width: 0.7, .blue)]
            + labels)
      ])
  }

  // MARK: Outside the data

  static func outside(_ comparison: OrderComparison) -> Figure {
    let frame = Frame(comparison.data, wider: 0.5, taller: 0.9)
    // The winner and its neighbours
    let (lowest, highest) = (comparison.orders.lowerBound, comparison.orders.upperBound)
    let first = min(max(comparison.winner - 1, lowest), max(lowest, highest - 2))
    let orders = Array(first...min(first + 2, highest))
    let averages = comparison.averages(at: frame.grid)
    let noise = comparison.model.noiseVariance
    let range = comparison.data.xRange
    let edges = frame.shown(x: [range.lowerBound, range.upperBound]).map {
      Layer.verticalLine(at: $0, Stroke(.grey, width: 1.5, dash: .dashed))
    }
    let key: [Layer] = [
      .label("dark: curve", x: .panel(0.03), y: .panel(0.16), .blue, size: 0.85),
      .label("pale: + noise", x: .panel(0.03), y: .panel(0.07), .blue, size: 0.85),
    ]
    func panel(_ index: Int, _ title: Text, _ bands: [Layer], mean: [Double]) -> Panel {
      Panel(
        title, x: frame.xAxis(isNamed: index >= orders.count - 1),
        y: frame.yAxis(isNamed: index % 2 == 0),
        layers: bands + edges + (index == 0 ? key : []) + [
          frame.line("mean", mean, Stroke(.blue, width: 2.5)),
          frame.points(comparison.data, size: 0.6),
        ])
    }
    let single = orders.enumerated().map { index, order in
      let predictions = comparison.predictions(order: order, at: frame.grid)
      let probability = share(comparison.probability(of: order))
      return panel(
        index, "order \(order), probability \(probability)",
        frame.bands(
          mean: predictions.map(\.mean),
          curve: predictions.map { $0.modelVariance.squareRoot() },
          total: predictions.map(\.standardDeviation)),
        mean: predictions.map(\.mean))
    }
    let average = panel(
      orders.count, "all orders, weighted by their probability",
      frame.bands(
        mean: averages.map(\.mean),
        curve: averages.map { max(0, $0.variance - noise).squareRoot() },
        total: averages.map(\.standardDeviation)),
      mean: averages.map(\.mean))
    return Figure(
      name: "outside",
      caption:
        "Predictions beyond the data, which end at the dashed lines. Dark: ±2 standard deviations "
        + "of the curve, small among the points and growing beyond them; pale: with the noise, which "
        + "is the same everywhere. The average over all orders is wider than its most probable member.",
      layout: Figure.Layout(
        columns: 2, width: 1200, height: orders.count > 1 ? 880 : 480, margins: (95, 25, 50, 85),
        gaps: (75, 115)),
      panels: single + [average])
  }

  // MARK: Words

  /// 0.94, 3·10⁻⁶ or "none".
  private static func share(_ probability: Double) -> String {
    if probability >= 0.001 { return NumberText.significant(probability, digits: 2) }
    let parts = NumberText.significant(probability, digits: 1).split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return "below 10⁻³⁰⁰" }
    return "\(parts[0])·10\(NumberText.superscript(exponent))"
  }

  static func sentence(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }
}

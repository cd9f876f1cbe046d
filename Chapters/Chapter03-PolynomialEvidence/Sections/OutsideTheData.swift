import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension PolynomialEvidence {
  /// What all orders together predict, between the points and beyond them.
  static let outsideTheData = Section<PolynomialStudy>(
    "outside-the-data", "What happens outside the data?", options: PolynomialStudy.options,
    seconds: 0.02
  ) { study, run in
    // Data: one place among the points and one beyond them; the lecture's are 0 and 4
    let places = study.hasOwnPoints ? places(around: study.data.xRange) : [0, 4]

    // Model and inference: N(y | φᵀμ, σ² + φᵀΣφ) for each order, and their mixture with the weights
    // p(order | data)
    let comparison = try await study.comparison.value
    let averages = comparison.averages(at: places)

    // What it shows
    let words = zip(places, averages).map { x, average in
      "\(NumberText.significant(average.mean, digits: 3)) "
        + "± \(NumberText.significant(average.standardDeviation, digits: 3)) at x = "
        + NumberText.significant(x, digits: 6)
    }
    return Findings(
      answer: answer(study, words) + (try await study.caution),
      tables: [table(comparison, at: places)],
      figures: [figure(comparison)],
      claims: study.isLectureCase ? try claims(comparison) : [],
      values: values(comparison, at: places, averages: averages))
  }

  private static func answer(_ study: PolynomialStudy, _ words: [String]) -> String {
    let range = study.data.xRange
    guard range.lowerBound < range.upperBound else {
      return
        "All points share one x, so they say nothing about y elsewhere; there, averaged over all orders, "
        + "the prediction is \(words[0])."
    }
    return
      "Averaged over all orders, the prediction is \(words[0]), among the points, and \(words[1]), "
      + "beyond them"
      + (study.hasOwnPoints
        ? "; beyond the points this holds only if a polynomial still holds there, which nothing here can check."
        : ".")
  }

  /// The middle of the data, and a sixth of their range beyond its end, both about round numbers.
  private static func places(around range: ClosedRange<Double>) -> [Double] {
    let half = range.upperBound / 2 - range.lowerBound / 2
    guard half > 0 else { return [range.lowerBound, range.upperBound + 1] }
    let step = pow(10, log10(half / 3).rounded(.down))
    return [range.lowerBound + half, range.upperBound + half / 3].map {
      let rounded = ($0 / step).rounded() * step + 0
      return rounded.isFinite ? rounded : $0
    }
  }

  private static func values(
    _ comparison: OrderComparison, at places: [Double], averages: [NormalMixture]
  ) -> [Findings.Value] {
    let names = ["inside", "outside"]
    return zip(names, averages).map { .init("\($0).average.sd", $1.standardDeviation) }
      + zip(names, places).flatMap { name, x in
        comparison.orders.map { order in
          .init(
            "\(name).order\(order).sd",
            comparison.predictions(order: order, at: [x])[0].standardDeviation)
        }
      }
  }

  private static func table(_ comparison: OrderComparison, at places: [Double]) -> Table {
    let orders = comparison.orders.sorted {
      comparison.probability(of: $0) > comparison.probability(of: $1)
    }.prefix(3).sorted()
    func row(_ name: String, _ x: Double, mean: Double, curve: Double, total: Double) -> [String] {
      [name] + [x, mean, curve.squareRoot(), total].map(TableNumber.text)
    }
    let rows = places.flatMap { x in
      orders.map { order in
        let prediction = comparison.predictions(order: order, at: [x])[0]
        return row(
          "order \(order)", x, mean: prediction.mean, curve: prediction.modelVariance,
          total: prediction.standardDeviation)
      }
        + comparison.averages(at: [x]).map {
          row(
            "all orders", x, mean: $0.mean,
            curve: max(0, $0.variance - comparison.model.noiseVariance),
            total: $0.standardDeviation)
        }
    }
    return Table(
      title: "Predictions inside and outside the data",
      columns: ["model", "x", "mean", "sd of the curve", "sd with noise"], rows: rows,
      note:
        "The noise alone has sd \(TableNumber.text(comparison.model.noiseVariance.squareRoot())).")
  }

  private static func figure(_ comparison: OrderComparison) -> Figure {
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
    // Above the first panel, where nothing is drawn
    let words: [Layer] = [
      .label(
        "dark band: curve, ±2 sd; pale band: measurement, ±2 sd", x: .panel(0), y: .panel(1.2),
        .blue)
    ]
    func panel(_ index: Int, _ title: Text, _ bands: [Layer], mean: [Double]) -> Panel {
      Panel(
        title, x: frame.xAxis(isNamed: index >= orders.count - 1),
        y: frame.yAxis(isNamed: index % 2 == 0),

        layers: bands + edges + (index == 0 ? words : []) + [
          frame.line("mean", mean, Stroke(.blue, width: 2.5)),
          frame.points(comparison.data, size: 0.6),
        ])
    }
    let single = orders.enumerated().map { index, order in
      let predictions = comparison.predictions(order: order, at: frame.grid)
      let probability = probabilityInWords(comparison.probability(of: order))
      return panel(
        index, "Order \(order), probability \(probability)",
        frame.bands(
          mean: predictions.map(\.mean),
          curve: predictions.map { $0.modelVariance.squareRoot() },
          total: predictions.map(\.standardDeviation)),
        mean: predictions.map(\.mean))
    }
    let average = panel(
      orders.count, "All orders, weighted by their probability",
      frame.bands(
        mean: averages.map(\.mean),
        curve: averages.map { max(0, $0.variance - noise).squareRoot() },
        total: averages.map(\.standardDeviation)),
      mean: averages.map(\.mean))
    return Figure(
      name: "outside",
      caption:
        "Extrapolation is uncertain, and averaging over the orders shows how uncertain: beyond the points, which "
        + "end at the dashed lines, the average is wider than its most probable member. Dark: ±2 standard "
        + "deviations of the curve; pale: of a measurement, noise included.",
      layout: Figure.Layout(
        columns: 2, width: 1200, height: orders.count > 1 ? 920 : 520, margins: (95, 25, 90, 85),
        gaps: (75, 115)),
      panels: single + [average])
  }

  /// 0.94, 0.0003, 3·10⁻⁶ or "below 10⁻³⁰⁰".
  static func probabilityInWords(_ probability: Double) -> String {
    if probability == 0 { return "below 10⁻³⁰⁰" }
    let text = NumberText.significant(probability, digits: probability < 0.001 ? 1 : 2)
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
    return "\(parts[0])·10\(NumberText.superscript(exponent))"
  }

  private static func claims(_ comparison: OrderComparison) throws -> [Claim] {
    let routes = try TwoRoutes.everyOrder()
    let source = Claim.Source(
      lecture: "002", slide: "Some data generated from a known polynomial of order k = 2")
    func deviation(_ order: Int, _ x: Double) -> Double {
      comparison.predictions(order: order, at: [x])[0].standardDeviation
    }
    let variances = routes.largestDifference { route in
      let places = [0.0, 4].map {
        route.polynomials.features(at: [$0], order: route.order).elements
      }
      return (
        places.map { route.weights.prediction(at: $0).variance },
        places.map { route.functions.prediction(at: $0).variance }
      )
    }
    let shown = [1, 2, 5, 8, 12].map { deviation($0, -4) }
    let growth = zip(shown, shown.dropFirst()).map { $1 / $0 }.min() ?? .nan
    return [
      Claim(
        "42c", Claim.Source(lecture: "002", slide: "Bayesian linear regression"),
        "predictive variance at x = 0 and 4, σ² + φᵀΣφ, \(routes.reach)",
        .agreement(
          route: "weight and function space", largestDifference: variances, below: 1e-10,
          because: TwoRoutes.representable)),
      Claim(
        "43g", source, "predictive sd at x = 0, order 2",
        LectureData.fromUnroundedPoints(1.271, computed: deviation(2, 0), within: 0.003)),
      Claim(
        "43h", source, "predictive sd at x = 4, order 2",
        LectureData.fromUnroundedPoints(1.779, computed: deviation(2, 4), within: 0.003)),
      Claim(
        "43i", source, "predictive sd at x = 4, order 3",
        LectureData.fromUnroundedPoints(3.218, computed: deviation(3, 4), within: 0.003)),
      Claim(
        "43j", source, "predictive sd at x = -4, orders 1, 2, 5, 8, 12",
        .shape(
          "the posterior curves have wild ends at order 12",
          measuring: "from one order to the next it grows at least by the factor", growth,
          .above(1))),
    ]
  }
}

extension OrderComparison {
  /// What all orders together predict at each x: the mixture of their predictions, weighted by their
  /// probabilities, p(y | x, data) = Σ p(y | x, data, order) p(order | data).
  func averages(at x: [Double]) -> [NormalMixture] {
    let used = orders.filter { probability(of: $0) > 1e-9 }
    let features = data.polynomials.features(at: x, order: orders.upperBound)
    let predictions = used.map { order in
      self.predictions(
        order: order,
        from: Matrix(
          rows: x.count, columns: order + 1,
          elements: Array(features.elements[..<(x.count * (order + 1))])))
    }
    // snippet: average
    return x.indices.map { place in
      NormalMixture(
        weights: used.map(probability),
        components: predictions.map {
          Normal(mean: $0[place].mean, standardDeviation: $0[place].standardDeviation)
        })
    }
    // end snippet
  }
}

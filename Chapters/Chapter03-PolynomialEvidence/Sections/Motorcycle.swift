import BayesNumerics
import Datasets
import Foundation
import Inference
import Plotting
import SafeIO
import Workbook

extension PolynomialEvidence {
  /// Real measurements whose noise is not constant: a head in motorcycle crashes.
  static let motorcycle = Section<PolynomialStudy>(
    "motorcycle", "A motorcycle crash: is the noise constant?", seconds: 0.1
  ) { _, run in
    // Data: time and acceleration, standardised, so that a prior N(0, 1) of each weight has a meaning
    let crashes = StandardisedCrashes(MotorcycleCrashes.points)

    // Model: polynomials up to order 20, of powers and of Chebyshev polynomials, each weight N(0, 1)
    // Inference: for each order the noise variance with the largest evidence, then the best order
    let fits = Basis.allCases.map { fitOrders(0...20, in: $0, to: crashes) }
    let (powers, chebyshev) = (fits[0].best, fits[1].best)
    let residuals = crashes.residuals(of: chebyshev, in: fits[1].data)
    let stretches = [
      Stretch("before 14 ms", 0..<14, residuals), Stretch("14 to 40 ms", 14..<40, residuals),
      Stretch("after 40 ms", 40..<100, residuals),
    ]

    // Is the winner right? Points replicated from it, as in the section on the model check
    var random = run.random("replicates")
    let check = try checkNoise(of: chebyshev, on: fits[1].data, using: &random)

    // What it shows
    let words = stretches.map { NumberText.fixed($0.scatter, decimals: 2) }
    return Findings(
      answer: check.combined.isMisfit
        ? "The noise is not constant (heteroscedastic): order \(chebyshev.order) of Chebyshev polynomials "
          + "has the largest evidence, but the residuals have a root mean square of \(words[0]) σ before "
          + "14 ms and \(words[1]) σ between 14 and 40 ms, which constant noise does in fewer than one of "
          + "a hundred sets."
        : "Nothing speaks against constant noise: the residuals have a root mean square of \(words[0]) σ, "
          + "\(words[1]) σ and \(words[2]) σ in the three stretches.",
      tables: [table(fits, stretches, crashes)],
      figures: [
        fitFigure(fits[1], crashes, residuals: residuals, stretches), evidenceFigure(fits),
      ],
      values: [
        .init("points", crashes.times.count), .init("order.powers", powers.order),
        .init("order.chebyshev", chebyshev.order),
        .init("evidence-gap", chebyshev.logEvidence - powers.logEvidence),
        .init("scatter.before", stretches[0].scatter),
        .init("scatter.middle", stretches[1].scatter),
        .init("scatter.after", stretches[2].scatter),
        .init("thirds", check.gravest.check.observed),
        .init("thirds.share", check.gravest.check.upperTail),
      ])
  }

  /// Holds the residuals of a fit against those of points replicated from it.
  static func checkNoise(
    of fit: NoiseFit, on data: PolynomialData, using random: inout RandomSource
  ) throws -> ResidualCheck {
    let model = BayesianLinearRegression(noiseVariance: fit.noiseVariance, priorVariance: 1)
    let comparison = try compareOrders(fit.order...fit.order, on: data, under: model)
    guard let check = comparison.checkFit(isNoiseStated: false, using: &random) else {
      throw InputError(.data, "too few crashes to judge the noise by")
    }
    return check
  }

  private static func table(
    _ fits: [BasisFits], _ stretches: [Stretch], _ crashes: StandardisedCrashes
  ) -> Table {
    Table(
      title: "Motorcycle crashes, standardised: the winning order and its noise",
      columns: ["basis", "order", "log evidence", "noise sd (g)"],
      rows: fits.map { fit in
        [
          fit.basis.rawValue, "\(fit.best.order)",
          NumberText.fixed(fit.best.logEvidence, decimals: 2),
          NumberText.fixed(
            fit.best.noiseVariance.squareRoot() * crashes.acceleration.scale, decimals: 1),
        ]
      },
      note: "Scatter around the Chebyshev curve, in units of its noise: "
        + stretches.map {
          "\(NumberText.fixed($0.scatter, decimals: 2)) \($0.name) (\($0.count) points)"
        }.joined(separator: ", ")
        + ". It would be about 1 everywhere if the noise were constant.")
  }

  // MARK: Figures

  private static func fitFigure(
    _ fits: BasisFits, _ crashes: StandardisedCrashes,
    residuals: [(time: Double, residual: Double)], _ stretches: [Stretch]
  ) -> Figure {
    let points = MotorcycleCrashes.points
    let (first, last) = (2.4, 57.6)
    let times = (0...200).map { first + (last - first) * Double($0) / 200 }
    let predictions = crashes.predictions(of: fits.best, in: fits.data, at: times)
    func edges(_ sign: Double, _ deviation: (Prediction) -> Double) -> [Double] {
      predictions.map { $0.mean + 2 * sign * deviation($0) }
    }
    let curve = { (prediction: Prediction) in prediction.modelVariance.squareRoot() }
    let fit = Panel(
      "Order \(fits.best.order), constant noise",
      x: Axis("Time after the impact (ms)", range: 0...60),
      y: Axis("Acceleration (*g*)", range: -190...130, tics: .every(50)),
      layers: [
        .band(
          "noise", x: times, lower: edges(-1, \.standardDeviation),
          upper: edges(1, \.standardDeviation), .sky, opacity: 0.28),
        .band(
          "curve", x: times, lower: edges(-1, curve), upper: edges(1, curve), .blue, opacity: 0.4),
        .line("mean", x: times, y: predictions.map(\.mean), Stroke(.blue, width: 2.5)),
        .points(
          "points", x: points.map(\.time), y: points.map(\.acceleration), .black, size: 0.6),
      ])
    let changes = [14.0, 40].map {
      Layer.verticalLine(at: $0, Stroke(.grey, width: 1.5, dash: .dashed))
    }
    let words = zip([7.0, 27, 50], stretches).map { place, stretch in
      Layer.label(
        "\(stretch.scatter, decimals: 2)", x: .data(place), y: .data(3.55), .vermillion,
        anchor: .centre)
    }
    let distances = Panel(
      "Residuals",
      x: Axis("Time after the impact (ms)", range: 0...60),
      y: Axis("Residual / noise sd", range: -4...4, tics: .every(1)),
      layers: [
        .verticalRange(from: -2, to: 2, .sky, opacity: 0.2),
        .horizontalLine(at: 0, Stroke(.black, width: 1)),
      ] + changes + [
        .points(
          "residuals", x: residuals.map(\.time), y: residuals.map(\.residual), .black, size: 0.6)
      ] + words + [
        .label(
          "root mean square", x: .data(27), y: .data(3.05), .vermillion,
          anchor: .centre, size: 0.8)
      ])
    return Figure(
      name: "motorcycle",
      caption:
        "\(points.count) measurements of motorcycle crashes and the Chebyshev polynomial of the "
        + "largest evidence. One noise for all times is wrong: before 14 ms the points scatter far less than "
        + "the band says, in the middle more. With constant noise the numbers on the right would all be close "
        + "to 1.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560, margins: (105, 25, 50, 80)),
      panels: [fit, distances])
  }

  private static func evidenceFigure(_ fits: [BasisFits]) -> Figure {
    let inks: [Ink] = [.vermillion, .blue]
    let all = fits.flatMap(\.fits).map(\.logEvidence)
    let low = all.min() ?? 0
    let high = all.max() ?? 1
    let curves = zip(fits, inks).flatMap { set, ink -> [Layer] in
      let best = set.best
      let orders = set.fits.map { Double($0.order) }
      let name: Text = set.basis == .monomial ? "powers of *x*" : "Chebyshev polynomials"
      return [
        .line(set.basis.rawValue, x: orders, y: set.fits.map(\.logEvidence), Stroke(ink)),
        .points(
          "\(set.basis.rawValue)_points", x: orders, y: set.fits.map(\.logEvidence), ink,
          marker: set.basis == .monomial ? .square : .circle, size: 0.9),
        .points(
          "\(set.basis.rawValue)_best", x: [Double(best.order)], y: [best.logEvidence], ink,
          marker: .diamond, size: 1.8),
        .label(
          name + ": order \(best.order)", x: .data(Double(best.order)), y: .data(best.logEvidence),
          ink, anchor: set.basis == .monomial ? .left : .centre,
          offset: set.basis == .monomial ? (1.5, -2.2) : (0, 1.2)),
      ]
    }
    return Figure(
      name: "motorcycle-evidence",
      caption:
        "The evidence judges a model together with its prior: the same curves with N(0, 1) for each weight of "
        + "powers of x, and with N(0, 1) for each weight of Chebyshev polynomials. Diamonds mark the largest "
        + "evidence of each.",
      panels: [
        Panel(
          x: Axis("Order of the polynomial", range: -0.5...20.5, tics: .every(2)),
          y: Axis(
            "Log evidence at the best noise variance",
            range: low - 0.06 * (high - low)...high + 0.15 * (high - low)),
          layers: curves)
      ])
  }
}

/// The crashes with mean 0 and variance 1 in both variables, and the way back to their units.
struct StandardisedCrashes: Sendable {
  /// What was subtracted and what divided by.
  let time: (mean: Double, scale: Double)
  let acceleration: (mean: Double, scale: Double)
  let points: [(x: Double, y: Double)]
  /// In milliseconds, of each point.
  let times: [Double]

  init(_ crashes: [(time: Double, acceleration: Double)]) {
    func moments(_ values: [Double]) -> (mean: Double, scale: Double) {
      (sampleMean(values), sampleStandardDeviation(values))
    }
    let (time, acceleration) = (
      moments(crashes.map(\.time)), moments(crashes.map(\.acceleration))
    )
    (self.time, self.acceleration) = (time, acceleration)
    times = crashes.map(\.time)
    points = crashes.map {
      (
        x: ($0.time - time.mean) / time.scale,
        y: ($0.acceleration - acceleration.mean) / acceleration.scale
      )
    }
  }

  /// What a fit predicts of the acceleration at these times, both in the units of the data.
  func predictions(
    of fit: NoiseFit, in data: PolynomialData, at times: [Double]
  ) -> [Prediction] {
    let square = acceleration.scale * acceleration.scale
    return fit.predictions(of: data, at: times.map { ($0 - time.mean) / time.scale }).map {
      Prediction(
        mean: acceleration.mean + acceleration.scale * $0.mean,
        modelVariance: square * $0.modelVariance, noiseVariance: square * $0.noiseVariance)
    }
  }

  /// (y - mean) / σ of each point.
  func residuals(
    of fit: NoiseFit, in data: PolynomialData
  ) -> [(time: Double, residual: Double)] {
    let predictions = fit.predictions(of: data, at: points.map(\.x))
    return times.indices.map { i in
      (times[i], (points[i].y - predictions[i].mean) / fit.noiseVariance.squareRoot())
    }
  }
}

/// All orders of one basis, each at the noise variance that suits it best.
struct BasisFits: Sendable {
  let basis: Basis
  let data: PolynomialData
  let fits: [NoiseFit]

  /// The order and noise variance with the largest evidence.
  var best: NoiseFit { fits.max { $0.logEvidence < $1.logEvidence } ?? fits[0] }
}

/// Fits every order of a basis.
func fitOrders(
  _ orders: ClosedRange<Int>, in basis: Basis, to crashes: StandardisedCrashes
) -> BasisFits {
  let data = PolynomialData(
    name: "the motorcycle crashes", points: crashes.points, basis: basis,
    highestOrder: orders.upperBound)
  return BasisFits(basis: basis, data: data, fits: orders.map { fitNoise(order: $0, to: data) })
}

/// One order at the noise variance with the largest evidence.
struct NoiseFit: Sendable {
  let order: Int
  let noiseVariance: Double
  let logEvidence: Double

  func predictions(of data: PolynomialData, at x: [Double]) -> [Prediction] {
    BayesianLinearRegression(noiseVariance: noiseVariance, priorVariance: 1)
      .posterior(data.statistics.leading(order + 1))
      .predictions(at: data.polynomials.features(at: x, order: order))
  }
}

/// Finds the noise variance with the largest evidence, on a logarithmic scale from 0.001 to 10.
func fitNoise(order: Int, to data: PolynomialData) -> NoiseFit {
  let statistics = data.statistics.leading(order + 1)
  // snippet: noise
  func logEvidence(_ logVariance: Double) -> Double {
    BayesianLinearRegression(noiseVariance: exp(logVariance), priorVariance: 1)
      .posterior(statistics).logEvidence
  }
  let best = goldenSectionMaximum(of: logEvidence, over: log(1e-3)...log(10))
  // end snippet
  return NoiseFit(order: order, noiseVariance: exp(best), logEvidence: logEvidence(best))
}

/// Some stretch of time and how far the points there lie from the curve.
struct Stretch: Sendable {
  let name: String
  let count: Int
  /// Root mean square of (y - mean) / σ: 1 where the model is right.
  let scatter: Double

  init(_ name: String, _ range: Range<Double>, _ residuals: [(time: Double, residual: Double)]) {
    let inside = residuals.filter { range.contains($0.time) }.map(\.residual)
    self.name = name
    count = inside.count
    scatter = norm(inside) / Double(max(1, inside.count)).squareRoot()
  }
}

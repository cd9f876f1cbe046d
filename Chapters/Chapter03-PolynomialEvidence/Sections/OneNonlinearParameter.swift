import BayesNumerics
import Foundation
import Plotting
import Workbook

extension PolynomialEvidence {
  /// y ~ N(sin θ, σ²): the posterior is no longer normal and has two peaks.
  static let oneNonlinearParameter = Section<PolynomialStudy>(
    "one-nonlinear-parameter", "What if the parameter is not linear?", seconds: 0.02
  ) { _, run in
    // Data and model: one measurement y = -2; σ² = 0.80 gives the heights of both peaks of the slide
    let model = SineModel(measured: -2, noiseVariance: 0.8)

    // Inference: the evidence by quadrature, and with it the density
    let posterior = model.posterior()
    let beyond = posterior.probability(from: 1.5, to: .infinity)

    // What it shows: beside the normal distribution with the same peak and the same curvature there
    let peak = posterior.modes[0]
    let laplace = Normal(mean: peak, standardDeviation: model.laplaceVariance(peak).squareRoot())
      .upperTail(1.5)
    let peaks = posterior.modes.map {
      "\(NumberText.fixed(posterior.density($0), decimals: 3)) at θ = "
        + NumberText.fixed($0, decimals: 3)
    }
    return Findings(
      answer: "The posterior is multimodal, with \(peaks.count) peaks that matter, "
        + "\(peaks.joined(separator: " and ")); a normal approximation at the first gives "
        + "\(NumberText.fixed(100 * laplace, decimals: 2)) % of the probability to θ > 1.5, where the "
        + "posterior has \(NumberText.fixed(100 * beyond, decimals: 0)) %.",
      tables: [table(posterior, beyond: beyond)], figures: [figure(posterior, beyond: beyond)],
      claims: claims(posterior, beyond: beyond),
      values: posterior.modes.enumerated().flatMap { index, mode in
        [
          Findings.Value("peak\(index + 1)", mode),
          .init("density\(index + 1)", posterior.density(mode)),
        ]
      } + [
        .init("beyond", beyond), .init("laplace-beyond", laplace),
        .init("log-evidence", posterior.logEvidence),
      ])
  }

  private static func table(_ posterior: SinePosterior, beyond: Double) -> Table {
    Table(
      title: "One nonlinear parameter: y = -2 ~ N(sin θ, 0.8), θ ~ N(0, 4)",
      columns: ["quantity", "value"],
      rows: posterior.modes.enumerated().map { index, mode in
        [
          "peak \(index + 1): θ, density",
          "\(NumberText.fixed(mode, decimals: 3)), "
            + NumberText.fixed(posterior.density(mode), decimals: 4),
        ]
      } + [
        ["P(θ > 1.5 | y)", NumberText.fixed(beyond, decimals: 4)],
        ["log evidence", NumberText.fixed(posterior.logEvidence, decimals: 4)],
      ])
  }

  private static func figure(_ posterior: SinePosterior, beyond: Double) -> Figure {
    let model = posterior.model
    let theta = (0...600).map { -6.2 + 12.4 * Double($0) / 600 }
    let tail = theta.filter { $0 > 1.5 }
    let share = NumberText.fixed(beyond, decimals: 3)
    // The likelihood is no density of θ: scaled so that it can be drawn beside the others
    let scale = 0.3 / (theta.map(model.likelihood).max() ?? 1)
    let modes = posterior.modes.prefix(2).map { (place: $0, height: posterior.density($0)) }
    let peaks = modes.enumerated().map { index, mode in
      Layer.points(
        "peak\(index + 1)", x: [mode.place], y: [mode.height], .blue, marker: .diamond, size: 1.6)
    }
    let names = modes.map { "\($0.height, decimals: 3) at \($0.place, decimals: 3)" as Text }
    return Figure(
      name: "sine",
      caption:
        "One measurement y = -2 of sin θ with noise variance 0.8: the likelihood (dotted, scaled) "
        + "is periodic, the prior (dashed) falls off, and the posterior (solid) has two peaks. "
        + "The shaded tail beyond 1.5 holds \(share) of the probability.",
      panels: [
        Panel(
          x: Axis("Parameter *θ*", range: -6.2...6.2, tics: .every(2)),
          y: Axis("Density", range: 0...0.55, tics: .every(0.1)),
          layers: [
            .area("tail", x: tail, y: tail.map(posterior.density), .blue, opacity: 0.25),
            .line("prior", x: theta, y: theta.map(model.prior.density), Stroke(.vermillion)),
            .line(
              "likelihood", x: theta, y: theta.map { scale * model.likelihood($0) },
              Stroke(.black, width: 2.5, dash: .dotted)),
            .line(
              "posterior", x: theta, y: theta.map(posterior.density), Stroke(.blue, width: 3.5)),
          ] + peaks + [
            .label(
              names[0], x: .data(modes[0].place), y: .data(modes[0].height), .blue,
              anchor: .centre, offset: (0, 0.9)),
            .label(names[1], x: .data(2.75), y: .data(0.037), .blue, anchor: .right),
            .arrow(from: (.data(2.85), .data(0.04)), to: (.data(3.75), .data(0.055)), .blue),
            .label("prior", x: .data(0.25), y: .data(0.215), .vermillion),
            .label("likelihood", x: .data(-2.45), y: .data(0.285), anchor: .right),
            .label("of *y* = −2, scaled", x: .data(-2.45), y: .data(0.255), anchor: .right),
            .label("posterior", x: .data(-0.55), y: .data(0.36), .blue),
            .label(
              "area \(share)", x: .data(4.75), y: .data(0.085), .blue, anchor: .centre),
          ])
      ])
  }

  /// Two numbers that no slide shows. The peaks that the slide does show are held against it in chapter 7, which is
  /// about this posterior alone.
  private static func claims(_ posterior: SinePosterior, beyond: Double) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Nonlinear Models")
    func quadrature(_ index: Int, computed: Double) -> Claim.Check {
      .crossCheck(
        route: "a constant of reference.py: quadrature with 40 digits",
        expected: ReferenceValues.sine[index],
        computed: computed, .relative(1e-10, because: "the sum of the pieces' tolerances"))
    }
    return [
      Claim("45e", source, "P(θ > 1.5 | y)", quadrature(1, computed: beyond)),
      Claim("45f", source, "log evidence", quadrature(0, computed: posterior.logEvidence)),
    ]
  }
}

/// One measurement of a function that is not linear in its parameter: y ~ N(sin θ, σ²), θ ~ N(0, 4).
///
/// Lecture 002, "Nonlinear Models".
struct SineModel: Sendable {
  let prior = Normal(standardDeviation: 2)
  let measured: Double
  let noise: Normal

  init(measured: Double, noiseVariance: Double) {
    self.measured = measured
    noise = Normal(standardDeviation: noiseVariance.squareRoot())
  }

  /// p(y | θ)
  func likelihood(_ theta: Double) -> Double { noise.density(measured - sin(theta)) }

  /// d/dθ log p(θ | y)
  func slope(_ theta: Double) -> Double {
    -theta / prior.variance + (measured - sin(theta)) * cos(theta) / noise.variance
  }

  /// The variance of the normal distribution that bends like the posterior at θ: -1 / (d²/dθ² log p(θ | y)).
  func laplaceVariance(_ theta: Double) -> Double {
    let second =
      -1 / prior.variance
      - (cos(theta) * cos(theta) + (measured - sin(theta)) * sin(theta)) / noise.variance
    return -1 / second
  }

  /// Bayes' theorem: the evidence by quadrature, and the peaks between two points of a fine grid where
  /// the slope turns from up to down, by bisection.
  func posterior() -> SinePosterior {
    // snippet: quadrature
    let evidence = SineModel.integral(
      of: { prior.density($0) * likelihood($0) }, from: -.infinity, to: .infinity)
    // end snippet
    let grid = (0...600).map { -6 + 12 * Double($0) / 600 }
    let modes = zip(grid, grid.dropFirst())
      .filter { slope($0) > 0 && slope($1) <= 0 }
      .compactMap { bisection(of: slope, over: $0...$1) }
    let posterior = SinePosterior(model: self, logEvidence: log(evidence), modes: modes)
    return SinePosterior(
      model: self, logEvidence: log(evidence),
      modes: modes.sorted { posterior.density($0) > posterior.density($1) })
  }

  /// Piece by piece, each as long as a wave of the sine, so that no peak is missed.
  static func integral(of function: (Double) -> Double, from a: Double, to b: Double) -> Double {
    let waves = (-6...6).map { Double($0) * Double.pi }
    let cuts: [Double] = [a] + waves.filter { a < $0 && $0 < b } + [b]
    let pieces = zip(cuts, cuts.dropFirst()).map { start, end in
      integrate(function, from: start, to: end, relativeTolerance: 1e-12).value
    }
    return pieces.reduce(0, +)
  }
}

/// What is believed of θ after the measurement.
struct SinePosterior: Sendable {
  let model: SineModel
  /// log p(y)
  let logEvidence: Double
  /// Where it peaks within three prior standard deviations, highest first.
  let modes: [Double]

  /// p(θ | y)
  func density(_ theta: Double) -> Double {
    exp(
      model.prior.logDensity(theta) + model.noise.logDensity(model.measured - sin(theta))
        - logEvidence)
  }

  /// P(a < θ < b | y), by quadrature.
  func probability(from a: Double, to b: Double) -> Double {
    SineModel.integral(of: density, from: a, to: b)
  }
}

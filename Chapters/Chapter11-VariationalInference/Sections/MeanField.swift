import BayesNumerics
import Plotting
import RealModule
import Workbook

extension VariationalInference {
  /// Independent factors: an ellipse, and a normal with unknown mean and precision.
  static let meanField = Section<VariationalStudy>(
    "mean-field", "What is lost when parameters are fitted one by one?", seconds: 0.1
  ) { _, run in
    // Data and models: an ellipse; ten numbers with unknown mean and noise
    let ellipse = Ellipse(correlation: 0.9)
    var random = run.random("ten numbers")
    let truth = Normal(mean: 2, standardDeviation: 1.5)
    let model = MeanAndPrecision(values: (0..<10).map { _ in truth.sample(using: &random) })

    // Inference: coordinate ascent on both
    let steps = ellipse.ascend(from: (-2, 2))
    let path = model.ascend(
      from: MeanAndPrecision.Factors(mean: 0, meanPrecision: 1, shape: 1, rate: 1))
    let fit = path[path.count - 1]

    // What it shows
    let exactDeviation = model.exactDeviationOfMean
    let ratio = (1 / fit.meanPrecision).squareRoot() / exactDeviation
    return Findings(
      answer:
        "Width: the means are right and the spreads too small. With correlation 0.9 each variance is 1/Λᵢᵢ = "
        + "\(NumberText.fixed(1 / ellipse.precision, decimals: 2)) instead of 1. For a normal with unknown mean "
        + "and precision, which are uncorrelated but not independent, the standard deviation of μ is "
        + "\(NumberText.fixed(ratio, decimals: 3)) of the exact one.",
      tables: [table()], figures: [figure(ellipse, steps), precision(model, path)],
      claims: claims(ellipse, model, path),
      values: [
        .init("variance", 1 / ellipse.precision), .init("divergence", ellipse.divergence),
        .init("contraction", ellipse.correlation * ellipse.correlation),
        .init("sweeps", path.count - 1), .init("sd-ratio", ratio),
        .init("gap", model.logEvidence - model.bound(fit)),
        .init("log-evidence", model.logEvidence),
        .init("ten.variance", Ellipse.variance(dimensions: 10, correlation: 0.9)),
      ])
  }

  // MARK: Table

  private static func table() -> Table {
    let correlations = [0, 0.5, 0.9, 0.99]
    return Table(
      title:
        "Variance of a factor where each parameter has variance 1, and the least KL(q‖p) [nats]",
      columns: ["parameters"] + correlations.map { "correlation \(NumberText.shortest($0))" },
      rows: [2, 5, 20].map { dimensions in
        ["\(dimensions)"]
          + correlations.map { correlation in
            let variance = Ellipse.variance(dimensions: dimensions, correlation: correlation)
            let divergence = Ellipse.divergence(dimensions: dimensions, correlation: correlation)
            return "\(NumberText.fixed(variance, decimals: 3)), "
              + NumberText.fixed(divergence, decimals: 2)
          }
      },
      note:
        "Every pair of parameters has the same correlation. Each entry is the variance, then the "
        + "divergence.")
  }

  // MARK: Figures

  private static func figure(
    _ ellipse: Ellipse, _ steps: [(Double, Double)]
  ) -> Figure {
    let angles = [Double].evenlySpaced(from: 0, to: 2 * .pi, count: 181)
    // The curve that holds 90 % of a bivariate normal
    let radius = (-2 * Double.log(0.1)).squareRoot()
    let r = ellipse.correlation
    let rest = (1 - r * r).squareRoot()
    let small = radius / ellipse.precision.squareRoot()
    return Figure(
      name: "mean-field-ellipse",
      caption:
        "Independent factors with the least KL(q‖p) are as narrow as one parameter is when the other is known. "
        + "Curves that hold 90 % of the posterior, of the factors with the least KL(q‖p) (blue), and of those with the "
        + "least KL(p‖q) (dashed); the staircase is coordinate ascent from (-2, 2).",
      layout: Figure.Layout(width: 760, height: 760, margins: (105, 35, 40, 100)),
      panels: [
        Panel(
          x: Axis("*θ*_{1}", range: -4...4, tics: .every(1)),
          y: Axis("*θ*_{2}", range: -4...4, tics: .every(1)), key: .bottomRight,
          hasEqualUnits: true,
          layers: [
            .line(
              "posterior", x: angles.map { radius * .cos($0) },
              y: angles.map { radius * (r * .cos($0) + rest * .sin($0)) },
              Stroke(.black, width: 3), title: "posterior"),
            .line(
              "factors", x: angles.map { small * .cos($0) }, y: angles.map { small * .sin($0) },
              Stroke(.blue), title: "least KL(*q*‖*p*)"),
            .line(
              "covering", x: angles.map { radius * .cos($0) },
              y: angles.map { radius * .sin($0) }, Stroke(.vermillion),
              title: "least KL(*p*‖*q*)"),
            .line(
              "staircase", x: steps.map(\.0), y: steps.map(\.1),
              Stroke(.grey, width: 2.5, dash: .solid), title: "coordinate ascent"),
          ])
      ])
  }

  private static func precision(
    _ model: MeanAndPrecision, _ path: [MeanAndPrecision.Factors]
  ) -> Figure {
    let fit = path[path.count - 1]
    let center = model.posteriorMean
    let width = 4 * model.exactDeviationOfMean
    let means = [Double].evenlySpaced(from: center - width, to: center + width, count: 81)
    let top = 3 * fit.expectedPrecision
    let precisions = [Double].evenlySpaced(from: top / 200, to: top, count: 100)
    let exact = Field(x: means, y: precisions) {
      model.logJoint(mean: $0, precision: $1) - model.logEvidence
    }
    let q = (
      Normal(mean: fit.mean, standardDeviation: (1 / fit.meanPrecision).squareRoot()),
      Gamma(shape: fit.shape, rate: fit.rate)
    )
    let factors = Field(x: means, y: precisions) { q.0.logDensity($0) + q.1.logDensity($1) }
    let peak = exact.values.joined().max() ?? 0
    // Heights of e^-0.5, e^-2 and e^-4.5 of the posterior's peak: one, two, three sd of a normal
    return Figure(
      name: "mean-and-precision",
      caption:
        "The posterior of a mean and a precision fans out where the precision is small; a product of two factors "
        + "cannot. Curves of equal density, at heights of one, two and three standard deviations of a normal.",
      panels: [
        Panel(
          x: Axis("mean *μ*"), y: Axis("precision *τ*", range: 0...RoundNumber.above(top)),
          key: .topRight,
          layers: [0.5, 2, 4.5].enumerated().flatMap { index, depth -> [Layer] in
            [
              .contour(
                "exact_\(index)", exact, at: peak - depth, Stroke(.black, width: 2.5),
                title: index == 0 ? "posterior" : nil),
              .contour(
                "factors_\(index)", factors, at: peak - depth, Stroke(.blue, dash: .dashed),
                title: index == 0 ? "product of two factors" : nil),
            ]
          })
      ])
  }

  // MARK: Claims

  private static func claims(
    _ ellipse: Ellipse, _ model: MeanAndPrecision, _ path: [MeanAndPrecision.Factors]
  ) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "Variational Inference (VI)")
    let fit = path[path.count - 1]
    let rises = zip(path, path.dropFirst()).map { model.bound($1) - model.bound($0) }
    return [
      Claim(
        "55f", source, "variance of a mean-field factor, by search on KL(q‖p)",
        .crossCheck(
          route: "1/Λᵢᵢ, from the inverse of the covariance", expected: 1 / ellipse.precision,
          computed: ellipse.searchedVariance,
          .relative(1e-6, because: "a minimum is known to half the digits of its height"))),
      Claim(
        "55g", source, "coordinate ascent",
        .shape(
          "every sweep of coordinate ascent raises the bound",
          measuring: "the smallest rise of a sweep, in nats", rises.min() ?? .nan, .above(-1e-10))),
      Claim(
        "55h", source, "q(τ)'s rate where coordinate ascent ends",
        .crossCheck(
          route: "the quadratic equation that both factors solve together",
          expected: model.fixedPointRate, computed: fit.rate,
          .relative(1e-6, because: "sweeps end where the bound rises by less than 1e-12 nats"))),
      Claim(
        "56f", source, "log evidence of ten numbers with unknown noise",
        .shape(
          "the bound stays below log p(data) where q cannot be the posterior",
          measuring: "gap of the best product of factors, in nats",
          model.logEvidence - model.bound(fit), .above(0))),
    ]
  }
}

/// Two parameters with variance 1 and a correlation.
struct Ellipse: Sendable {
  let correlation: Double

  /// Λ₁₁ = Λ₂₂ = 1/(1 - ρ²), of the inverse of the covariance.
  var precision: Double { 1 / (1 - correlation * correlation) }
  private var coupling: Double { -correlation * precision }
  /// KL(q‖p) of the best factors: -½ log(1 - ρ²).
  var divergence: Double { -0.5 * .log(1 - correlation * correlation) }

  // snippet: staircase
  /// Each factor's mean where the other's is: θ₁ ← -Λ₁₂/Λ₁₁ θ₂, then θ₂ ← -Λ₁₂/Λ₂₂ θ₁.
  func ascend(from start: (Double, Double), sweeps: Int = 12) -> [(Double, Double)] {
    var (first, second) = start
    var steps = [start]
    for _ in 0..<sweeps {
      first = -coupling / precision * second
      steps.append((first, second))
      second = -coupling / precision * first
      steps.append((first, second))
    }
    return steps
  }
  // end snippet

  /// KL(q‖p) of two factors with one variance each, less a constant: ½ Σ (Λᵢᵢ vᵢ - log vᵢ).
  var searchedVariance: Double {
    .exp(goldenSectionMinimum(of: { precision * .exp($0) - $0 }, over: -10...3, width: 1e-10))
  }

  /// 1/Λᵢᵢ where each parameter has variance 1 and each pair the same correlation.
  static func variance(dimensions: Int, correlation r: Double) -> Double {
    let n = Double(dimensions)
    return (1 - r) * (1 + (n - 1) * r) / (1 + (n - 2) * r)
  }

  /// The shape of the tail of the weights p/q of these factors, 1 - λ/Λᵢᵢ with λ the least eigenvalue of Λ: along its
  /// direction x the weight is exp((Λᵢᵢ - λ) x²/2), and q gives x² the density exp(-Λᵢᵢ x²/2).
  static func weightShape(dimensions: Int, correlation r: Double) -> Double {
    1 - variance(dimensions: dimensions, correlation: r) / (1 + Double(dimensions - 1) * r)
  }

  /// ½ (Σ log Λᵢᵢ - log |Λ|): the divergence of the best factors.
  static func divergence(dimensions: Int, correlation r: Double) -> Double {
    let n = Double(dimensions)
    let logCovariance = (n - 1) * Double.log(1 - r) + .log(1 + (n - 1) * r)
    return 0.5 * (logCovariance - n * .log(variance(dimensions: dimensions, correlation: r)))
  }
}

extension MeanAndPrecision {
  /// Of μ's exact posterior, a Student distribution with 2a + N degrees of freedom.
  var exactDeviationOfMean: Double {
    let posteriorShape = shape + count / 2
    return (posteriorRate / (posteriorCount * (posteriorShape - 1))).squareRoot()
  }

  /// Where both factors agree: rate = posteriorRate + rate/(2 shape), as E(μ - m)² = rate/(shape × count).
  var fixedPointRate: Double {
    let finalShape = shape + (count + 1) / 2
    return posteriorRate / (1 - 1 / (2 * finalShape))
  }
}

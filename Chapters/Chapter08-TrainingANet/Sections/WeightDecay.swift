import BayesNumerics
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension TrainingANet {
  /// A price on large weights, and the prior that asks the same price.
  static let weightDecay = Section<TrainingStudy>(
    "weight-decay", "Is weight decay a prior?", seconds: 0.5
  ) { _, run in
    // Data: accelerations in motorcycle crashes, on a standard scale
    let crashes = StandardCrashes()
    let (x, y) = (crashes.x, crashes.y)

    // Model: twelve tanh units that stay as they are, and output weights with a price λ
    var random = run.random("hidden layer")
    let features = FixedFeatures(units: 12, using: &random)

    // Inference: the output weights against λ in closed form, and trained for some λ
    let path = try [Double].equalRatios(from: 1e-3, to: 1e4, count: 71).map { penalty in
      RidgeFit(penalty: penalty, weights: try features.ridge(x: x, y: y, penalty: penalty).weights)
    }
    let trained = try [Double](arrayLiteral: 0.1, 1, 10, 100, 1000).map { penalty in
      RidgeFit(penalty: penalty, weights: try train(features, x, y, penalty: penalty))
    }
    let difference = try trained.map { fit in
      let exact = try features.ridge(x: x, y: y, penalty: fit.penalty).weights
      return norm(zip(fit.weights, exact).map { $0 - $1 }) / norm(exact)
    }.max()

    // The same weights as the mean of a posterior with σ² = 0.25 and σ_β² = 0.25 / λ
    let posterior = posteriorDifference(features, x, y, penalty: 1)

    // All weights trained, both penalties: is the minimum the top of the posterior?
    var starts = run.random("whole net")
    let whole = try PenalisedNet(x: x, y: y, using: &starts)

    // What it shows
    let isMode = whole.slope(penaltyFactor: 1) < 1e-4
    return Findings(
      answer: isMode
        ? "Yes: with λ₁ = σ²/σ_β² and λ₂ = σ²/σ_γ² training ends at a mode of the posterior for normal "
          + "priors of the weights, and the lowest minimum is the mode (MAP)."
        : "Training stopped short of a mode of the posterior.",
      tables: [table(difference ?? .nan, posterior, whole)],
      figures: [paths(path, trained), try fits(crashes, features)],
      claims: claims(difference ?? .nan, posterior, whole),
      values: [
        .init("units", features.units), .init("points", x.count),
        .init("lambda.1", whole.lambda1), .init("lambda.2", whole.lambda2),
        .init("size.small", norm(path[0].weights)),
        .init("size.large", norm(path[path.count - 1].weights)),
      ])
  }

  /// The output weights that training finds: λ Σ β² added to Σ (y - f)² is λ/N in the engine.
  private static func train(
    _ features: FixedFeatures, _ x: [Double], _ y: [Double], penalty: Double
  ) throws -> [Double] {
    // snippet: train
    let (network, start) = features.engine(decay: penalty / Double(x.count))
    let set = try TrainingSet<Double>(
      inputs: Matrix(rows: x.count, columns: 1, elements: x), targets: y)
    let pass = Networks.Backpropagation<Double>(network, on: set)
    let found = LBFGS(memory: 20, iterations: 2000, tolerance: 1e-10).minimise(from: start) {
      pass.loss(at: $0, gradient: &$1)
    }
    // end snippet
    return Array(found.position[network.weights(ofLayer: 1)])
  }

  /// The ridge fit without a bias beside the posterior mean of a linear model with the features as they are.
  private static func posteriorDifference(
    _ features: FixedFeatures, _ x: [Double], _ y: [Double], penalty: Double
  ) -> Double {
    let noise = 0.25
    let z = features.activations(at: x)
    var statistics = RegressionStatistics(features: features.units)
    statistics.add(z, targets: y)
    let mean = BayesianLinearRegression(noiseVariance: noise, priorVariance: noise / penalty)
      .posterior(statistics).mean
    var matrix = z.gram
    for j in 0..<features.units { matrix[j, j] += penalty }
    guard let ridge = try? Cholesky(matrix).solve(z.transposedTimes(y)) else { return .nan }
    return norm(zip(mean, ridge).map { $0 - $1 }) / norm(ridge)
  }

  // MARK: Table, figures, claims

  private static func table(_ difference: Double, _ posterior: Double, _ whole: PenalisedNet)
    -> Table
  {
    func small(_ value: Double, below bound: Double) -> String {
      value < bound
        ? "below \(NumberText.significant(bound, digits: 1))"
        : NumberText.significant(value, digits: 2)
    }
    return Table(
      title: "Weight decay against closed forms and priors",
      columns: ["quantity", "value"],
      rows: [
        [
          "last layer: trained weights against (Z'Z + λ)⁻¹Z'y, relative",
          small(difference, below: 1e-5),
        ],
        [
          "last layer: posterior mean for σ_β² = σ²/λ, relative", small(posterior, below: 1e-9),
        ],
        ["whole net: λ₁ = σ²/σ_β²", NumberText.significant(whole.lambda1, digits: 3)],
        ["whole net: λ₂ = σ²/σ_γ²", NumberText.significant(whole.lambda2, digits: 3)],
        [
          "slope of the log posterior at the trained net",
          small(whole.slope(penaltyFactor: 1), below: 1e-4),
        ],
        [
          "the same where λ₁ is taken half as large",
          NumberText.significant(whole.slope(penaltyFactor: 0.5), digits: 2),
        ],
      ])
  }

  private static func paths(_ path: [RidgeFit], _ trained: [RidgeFit]) -> Figure {
    let inks: [Ink] = [.blue, .vermillion, .green, .purple, .orange, .sky]
    let units = path[0].weights.indices
    return Figure(
      name: "ridge-paths",
      caption: "The larger the price λ, the smaller the weights. Each curve is an output weight in "
        + "closed form, each dot one that training found; the steps of the hidden units stay as they are.",
      panels: [
        Panel(
          x: Axis.decades("Penalty *λ* (log scale)", around: path.map(\.penalty)),
          y: Axis.fitting("Output weight *β*", path.flatMap(\.weights)),
          layers: [.horizontalLine(at: 0, Stroke(.grey, width: 1.5, dash: .solid))]
            + units.map { unit in
              .line(
                "weight_\(unit + 1)", x: path.map(\.penalty), y: path.map { $0.weights[unit] },
                Stroke(inks[unit % inks.count], width: 2.5, dash: .solid))
            }
            + [
              .points(
                "trained", x: trained.flatMap { fit in fit.weights.map { _ in fit.penalty } },
                y: trained.flatMap(\.weights), .black, size: 0.7, agreement: .absolute(1e-4))
            ])
      ])
  }

  private static func fits(_ crashes: StandardCrashes, _ features: FixedFeatures) throws -> Figure {
    let places = [Double].evenlySpaced(
      from: crashes.x.min() ?? 0, to: crashes.x.max() ?? 1, count: 301)
    let times = crashes.milliseconds(places)
    let chosen: [(Double, Text, Stroke)] = [
      (1e-3, "*λ* = 0.001", Stroke(.vermillion)), (1, "*λ* = 1", Stroke(.blue)),
      (1000, "*λ* = 1000", Stroke(.green)),
    ]
    let curves = try chosen.map { penalty, title, stroke in
      Layer.line(
        "lambda_\(Int(1000 * penalty))", x: times,
        y: crashes.g(
          features.outputs(
            try features.ridge(x: crashes.x, y: crashes.y, penalty: penalty), at: places)),
        stroke, title: title)
    }
    return Figure(
      name: "decay-fits",
      caption: "A strong prior flattens the curve, a weak one lets it bend. The same net on the "
        + "motorcycle crashes with three penalties of its output weights.",
      panels: [
        Panel(
          x: Axis("Time after the impact in ms", range: 0...60),
          y: Axis("Acceleration of the head in g", range: -150...100), key: .bottomRight,
          layers: [
            .points(
              "crashes", x: crashes.milliseconds(crashes.x), y: crashes.g(crashes.y), .grey,
              marker: .openCircle, size: 0.7)
          ] + curves)
      ])
  }

  private static func claims(_ difference: Double, _ posterior: Double, _ whole: PenalisedNet)
    -> [Claim]
  {
    let source = Claim.Source(lecture: "001", slide: "Training with regularisation")
    return [
      Claim(
        "20d", source, "trained output weights, hidden layer fixed, five penalties",
        .agreement(
          route: "(Z'Z + λ)⁻¹Z'y by Cholesky", largestDifference: difference, below: 1e-5,
          because: "the search ends where rounding of the loss hides further progress")),
      Claim(
        "20e", source, "the same fit without a bias, λ = σ²/σ_β²",
        .agreement(
          route: "posterior mean of a linear model, by QR", largestDifference: posterior,
          below: 1e-9, because: "rounding times the condition of Z'Z + λ")),
      Claim(
        "20f", source, "slope of the log posterior at the trained net, λ₁ = σ²/σ_β²",
        .agreement(
          route: "0 at a mode; the slope by differences of normal densities",
          largestDifference: whole.slope(penaltyFactor: 1), below: 1e-4,
          because: "training ends at slopes of 1e-8 for a mean over points")),
      Claim(
        "20g", source, "half that penalty leads elsewhere",
        .shape(
          "λ₁ is a ratio of variances", measuring: "slope of the log posterior at λ₁ = σ²/2σ_β²",
          whole.slope(penaltyFactor: 0.5), .above(0.001), precision: .notCompared,
          // The slope is β/2σ_β², which is small only where all weights are
          falseAlarmRate: 1e-4)),
    ]
  }
}

/// Output weights for one penalty.
struct RidgeFit: Sendable {
  let penalty: Double
  let weights: [Double]
}

/// A 1-8-1 tanh net, all its weights trained with both penalties of lecture 001, and the posterior beside it.
struct PenalisedNet: Sendable {
  let x: [Double]
  let y: [Double]
  /// σ², σ_β² and σ_γ² of the priors.
  let noise = 0.1
  let outputVariance = 1.0
  let hiddenVariance = 4.0
  /// The trained net with the right penalties, and with λ₁ half as large.
  private let right: SlideNet
  private let half: SlideNet

  var lambda1: Double { noise / outputVariance }
  var lambda2: Double { noise / hiddenVariance }

  init(x: [Double], y: [Double], using random: inout RandomSource) throws {
    self.x = x
    self.y = y
    let start = SlideNet(random: [1, 8, 1], hidden: .tanh, using: &random)
    right = try Self.train(
      start, x, y, lambda1: noise / outputVariance, lambda2: noise / hiddenVariance)
    half = try Self.train(
      start, x, y, lambda1: noise / outputVariance / 2, lambda2: noise / hiddenVariance)
  }

  /// The minimum of Σ(y - f)² + λ₁ Σβ² + λ₂ Σγ² near `start`; the biases are free.
  private static func train(
    _ start: SlideNet, _ x: [Double], _ y: [Double], lambda1: Double, lambda2: Double
  ) throws -> SlideNet {
    // The engine minimises this over 2N
    let count = Double(x.count)
    let network = FeedForwardNetwork(
      inputs: 1,
      layers: [
        DenseLayer(start.widths[1], .tanh, weightDecay: lambda2 / count),
        DenseLayer(1, .identity, weightDecay: lambda1 / count),
      ], loss: .squaredError)
    let set = try TrainingSet<Double>(
      inputs: Matrix(rows: x.count, columns: 1, elements: x), targets: y)
    let pass = Networks.Backpropagation<Double>(network, on: set)
    let found = LBFGS(memory: 20, iterations: 3000, tolerance: 1e-9)
      .minimise(from: start.parameters) { pass.loss(at: $0, gradient: &$1) }
    return start.with(found.position)
  }

  /// log p(y | w) + log p(β) + log p(γ), from the densities; the biases have a flat prior.
  // snippet: posterior
  func logPosterior(_ net: SlideNet) -> Double {
    let likelihood = zip(x, y).reduce(0) { sum, point in
      sum
        + Normal(mean: net.outputs(at: [point.0])[0], standardDeviation: noise.squareRoot())
        .logDensity(point.1)
    }
    let beta = Normal(standardDeviation: outputVariance.squareRoot())
    let gamma = Normal(standardDeviation: hiddenVariance.squareRoot())
    return likelihood + net.layers[1].weights[0].reduce(0) { $0 + beta.logDensity($1) }
      + net.layers[0].weights.reduce(0) { $0 + gamma.logDensity($1[0]) }
  }
  // end snippet

  /// The largest slope of the log posterior, over the number of points, where training ended with λ₁ times a factor
  /// of 1 or one half.
  func slope(penaltyFactor: Double) -> Double {
    let net = penaltyFactor == 1 ? right : half
    let slopes = finiteDifferences(of: { logPosterior(net.with($0)) }, at: net.parameters)
    return (slopes.map(abs).max() ?? .nan) / Double(x.count)
  }
}

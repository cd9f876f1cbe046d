import BayesNumerics
import Plotting
import RealModule
import Workbook

extension EveryMethod {
  /// The squared loss of this model as a likelihood, and what is lost when its normalising factor is.
  static let loss = Section<EveryMethodStudy>(
    "loss", "What does a loss forget?", options: EveryMethodSettings.ofModel, seconds: 0.3
  ) { study, _ in
    // Data and model
    let model = study.model
    guard !model.data.isEmpty else {
      return Findings(
        answer: "There are no data, so there is no loss to speak of: the posterior is the prior.")
    }
    // snippet: loss
    func loss(_ theta: Double) -> Double {
      let f = model.function.at(theta).value
      return model.data.reduce(0) { $0 + ($1 - f) * ($1 - f) }
    }
    let gamma = 1 / (2 * model.noiseVariance)
    let decay = model.noiseVariance / model.prior.variance
    // end snippet

    // Inference: valleys of the loss, with and without the prior's share; and both as functions of σ²
    let prior = model.prior
    let reach = 3.1 * prior.standardDeviation
    // Where the prior has its mass, and where the highest peak is
    let highest =
      study.exact.peaks.max { study.exact.density($0) < study.exact.density($1) } ?? prior.mean
    let beyond = 2 * study.exact.standardDeviation
    let places = [Double].evenlySpaced(
      from: min(prior.mean - reach, highest - beyond),
      to: max(prior.mean + reach, highest + beyond), count: 601)
    let valleys = Valleys(of: loss, over: places)
    let penalised = Valleys(
      of: { loss($0) + decay * ($0 - prior.mean) * ($0 - prior.mean) }, over: places)
    let noise = NoiseOfTheData(model, near: study.exact.peaks)

    // What it shows
    let report = LossReport(
      model: model, gamma: gamma, decay: decay, places: places, losses: places.map(loss),
      valleys: valleys, penalised: penalised, noise: noise,
      highest: highest)
    return Findings(
      answer: sentence(report), tables: [table(report)], figures: [figure(report)],
      claims: claims(report),
      values: [
        .init("gamma", gamma), .init("decay", decay), .init("valleys", valleys.places.count),
        .init("least", valleys.least), .init("theta", report.valley),
        .init("penalised.theta", report.penalisedValley), .init("best-noise", noise.best),
        .init("best-noise.point", report.pointNoise),
        .init("factor", report.logFactor),
      ].filter(\.number.isFinite))
  }

  // MARK: Answer and table

  private static func sentence(_ report: LossReport) -> String {
    let place =
      (report.isFlat ? "on a flat stretch near" : "at")
      + " θ = \(NumberText.fixed(report.valley, decimals: 3))"
    let more = report.valleys.places.count - 1
    let many =
      more > 0
      ? " (and there \(more == 1 ? "is one more valley" : "are \(more) more valleys") in the picture)"
      : ""
    let least =
      report.valley.isFinite
      ? (report.isLowest
        ? "The loss is least where the likelihood is largest, \(place)\(many), and"
        : "The loss has a valley where the likelihood has a peak, \(place)\(many), and")
      : "The loss has no valley where prior or posterior have their mass, and"
    let (end, why) =
      report.noise.best < 1
      ? ("smallest", "reach the data") : ("largest", "do not come near the data")
    let noise =
      report.noise.hasInside
      ? "with it the evidence is largest at σ² = \(NumberText.fixed(report.noise.best, decimals: 2))"
      : "with it the evidence is largest at the \(end) noise that was tried, "
        + "σ² = \(NumberText.significant(report.noise.best, digits: 2)), as prior and function alone \(why)"
    return
      "Its scale. \(least) exp(-γL) is the likelihood for the noise variance 1/(2γ) = "
      + "\(NumberText.significant(1 / (2 * report.gamma), digits: 3)), but for a factor. "
      + "Without that factor more noise always looks better; \(noise)."
  }

  private static func table(_ report: LossReport) -> Table {
    Table(
      title: "The average over the prior of exp(-γL), and of the likelihood",
      columns: ["σ² = 1/(2γ)", "log, without the factor", "log evidence"],
      rows: [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4].map { variance in
        let point = report.noise.point(at: variance)
        return [
          NumberText.fixed(variance, decimals: 1),
          point.logEvidence.isFinite ? NumberText.fixed(point.withoutFactor, decimals: 3) : "—",
          point.logEvidence.isFinite ? NumberText.fixed(point.logEvidence, decimals: 3) : "—",
        ]
      })
  }

  // MARK: Figure

  private static func figure(_ report: LossReport) -> Figure {
    let curve = report.noise.curve.filter { $0.logEvidence.isFinite && $0.withoutFactor.isFinite }
    let low = report.losses.filter(\.isFinite).min() ?? 0
    // So much above the lowest loss as makes a factor of e⁻¹⁰ of the likelihood
    let top = low + 10 / report.gamma
    func drawn(_ height: Double) -> Double { height <= top ? height : .nan }
    // In a reader's case the key may need room above the curves
    let ceiling = report.model.isLecture ? top : low + 1.35 * (top - low)
    let prior = report.model.prior
    let penalised = zip(report.places, report.losses).map {
      $1 + report.decay * ($0 - prior.mean) * ($0 - prior.mean)
    }
    let heights = curve.flatMap { [$0.withoutFactor, $0.logEvidence] }
    let highest = heights.max() ?? 0
    let shown = max(highest - 8, heights.min() ?? -8)...(highest + 0.4)
    let visible = curve.filter { shown.contains($0.logEvidence) }
    let visibleLoss = curve.filter { shown.contains($0.withoutFactor) }
    return Figure(
      name: "loss",
      caption:
        "A loss has every valley that the likelihood has peaks, and says nothing of the noise. Left: the squared loss, and "
        + "the loss plus weight decay, whose valleys are the peaks of the posterior. Right: averaged over the prior, exp(-γL) "
        + "alone keeps rising with the noise variance; with the factor that makes it a likelihood it has a best one (dot)."
        + (report.model.isLecture ? "" : " Where the loss is above the picture it is not drawn."),
      layout: Figure.Layout(columns: 2, width: 1280, height: 560),
      panels: [
        Panel(
          x: Axis("Parameter *θ*", range: report.places[0]...report.places[600]),
          y: Axis("Loss", range: (low - 0.05 * (top - low))...ceiling),
          key: .topRight,
          layers: [
            .line(
              "loss", x: report.places, y: report.losses.map(drawn),
              Stroke(.vermillion, width: 3), title: "squared loss"),
            .line(
              "penalised", x: report.places, y: penalised.map(drawn), Stroke(.blue, width: 3),
              title: "with weight decay"),
            .points(
              "valleys", x: report.penalised.places,
              y: report.penalised.heights.map(drawn), .blue, marker: .diamond, size: 1.6),
          ]),
        Panel(
          x: Axis("Noise variance *σ*²", range: 0.05...20, scale: .logarithmic),
          y: Axis("Logarithm", range: shown), key: .bottomRight,
          layers: [
            .line(
              "without_factor", x: visibleLoss.map(\.variance),
              y: visibleLoss.map(\.withoutFactor), Stroke(.vermillion, width: 3),
              title: "exp(−*γL*) alone"),
            .line(
              "evidence", x: visible.map(\.variance), y: visible.map(\.logEvidence),
              Stroke(.blue, width: 3), title: "evidence"),
          ]
            + (report.noise.hasInside
              ? [
                .points(
                  "best", x: [report.noise.best],
                  y: [report.noise.point(at: report.noise.best).logEvidence], .blue, size: 1.6)
              ] : [])),
      ])
  }

  // MARK: Claims

  private static func claims(_ report: LossReport) -> [Claim] {
    let source = Claim.Source(
      lecture: "002", slide: "Probabilistic Interpretation of Loss Minimization")
    return [
      Claim(
        "40d", source, "argmin of the loss = argmax of the likelihood, for sin θ",
        .agreement(
          route: "golden-section search of the loss, and the root of the slope of log N",
          largestDifference: abs(report.valley - report.likelihoodPeak), below: 1e-7,
          because: "a minimum is flat: a search for it gives half the digits")),
      Claim(
        "40e", source, "log N + γL is the same at 601 points, n/2 log(γ/π)",
        .agreement(
          route: "the loss and the log likelihood, computed apart",
          largestDifference: report.largestGap, below: 1e-12,
          because: "terms up to 6, rounded a few times each")),
      Claim(
        "40f", source, "loss with weight decay σ²/τ² is least at the posterior's peak",
        .agreement(
          route: "the loss, and the highest peak of prior times likelihood",
          largestDifference: abs(report.penalisedValley - report.highest), below: 1e-7,
          because: "a minimum is flat: a search for it gives half the digits")),
      Claim(
        "40g", source, "best σ² at the θ of least loss: L/n",
        .crossCheck(
          route: "golden-section search of log N over log σ²",
          expected: report.searchedNoise, computed: report.pointNoise,
          .relative(1e-6, because: "a maximum is flat: half the digits of log σ²"))),
    ]
  }
}

/// The local minima of a function, each narrowed down between its neighbours of a list of places.
private struct Valleys {
  /// As low as the lowest, to a millionth of the loss's scale.
  let places: [Double]
  let heights: [Double]
  let least: Double

  init(of function: (Double) -> Double, over scan: [Double]) {
    let values = scan.map(function)
    let found = (1..<(scan.count - 1)).filter {
      values[$0].isFinite && values[$0] < values[$0 - 1] && values[$0] <= values[$0 + 1]
    }.map { goldenSectionMinimum(of: function, over: scan[$0 - 1]...scan[$0 + 1], width: 1e-10) }
    places = found
    heights = found.map(function)
    least = heights.min() ?? .nan
  }

  /// The one next to a place.
  func nearest(_ place: Double) -> Double {
    places.min { abs($0 - place) < abs($1 - place) } ?? .nan
  }
}

/// What the data say of σ² when θ is averaged over the prior: with the likelihood, and with exp(-γL) alone.
private struct NoiseOfTheData {
  struct Point {
    let variance: Double
    let logEvidence: Double
    /// log of the average of exp(-γL).
    let withoutFactor: Double
  }

  let curve: [Point]
  /// Where the evidence is largest.
  let best: Double
  /// Whether that is inside the range that was searched.
  let hasInside: Bool
  private let model: NonlinearModel
  /// Peaks of the posterior for the model's own noise.
  private let peaks: [Double]

  init(_ model: NonlinearModel, near peaks: [Double]) {
    self.model = model
    self.peaks = peaks
    let ends = (Double.log(0.05), Double.log(20))
    let variances = [Double].evenlySpaced(from: ends.0, to: ends.1, count: 41).map {
      Double.exp($0)
    }
    let points = variances.map { Self.point(model, $0, peaks) }
    curve = points
    let highest = points.indices.max { points[$0].logEvidence < points[$1].logEvidence } ?? 0
    hasInside = highest > 0 && highest < points.count - 1
    let around =
      Double.log(
        variances[max(0, highest - 1)])...Double.log(
        variances[min(points.count - 1, highest + 1)])
    best =
      hasInside
      ? .exp(
        goldenSectionMaximum(
          of: { Self.point(model, .exp($0), peaks).logEvidence }, over: around, width: 1e-5))
      : variances[highest]
  }

  func point(at variance: Double) -> Point { Self.point(model, variance, peaks) }

  private static func point(
    _ model: NonlinearModel, _ variance: Double, _ peaks: [Double]
  ) -> Point {
    var model = model
    model.noiseVariance = variance
    let logEvidence = (try? ExactPosterior(model.posterior, near: peaks))?.logEvidence ?? .nan
    return Point(
      variance: variance, logEvidence: logEvidence,
      withoutFactor: logEvidence + Double(model.data.count) / 2 * .log(2 * .pi * variance))
  }
}

/// What the section found, for its table, figure and claims.
private struct LossReport {
  let model: NonlinearModel
  let gamma: Double
  let decay: Double
  let places: [Double]
  let losses: [Double]
  let valleys: Valleys
  let penalised: Valleys
  let noise: NoiseOfTheData
  /// The highest peak of the posterior.
  let highest: Double

  /// The valley of the loss next to the posterior's highest peak.
  var valley: Double { valleys.nearest(highest) }

  /// Whether no valley in the picture is lower.
  var isLowest: Bool {
    zip(valleys.places, valleys.heights).contains {
      $0 == valley && $1 <= valleys.least + 1e-9 * (1 + valleys.least)
    }
  }

  /// Whether the loss is the same from one place to the next beside that valley, which then has no place of its own.
  var isFlat: Bool {
    let own = zip(valleys.places, valleys.heights).first { $0.0 == valley }
    guard let height = own?.1, let right = places.firstIndex(where: { $0 > valley }),
      right > 1, right < places.count - 1
    else { return false }
    let toTheRight = losses[right] == height && losses[right + 1] == height
    let toTheLeft = losses[right - 1] == height && losses[right - 2] == height
    return toTheRight || toTheLeft
  }

  /// The valley of the penalised loss next to it.
  var penalisedValley: Double { penalised.nearest(highest) }

  /// Where the slope of the log likelihood changes sign, around that valley.
  var likelihoodPeak: Double {
    let posterior = model.posterior
    let step = places[1] - places[0]
    guard valley.isFinite else { return .nan }
    return bisection(
      of: { posterior.logLikelihood($0).slope }, over: (valley - step)...(valley + step)) ?? .nan
  }

  /// log of what makes exp(-γL) a likelihood: n/2 log(γ/π).
  var logFactor: Double { Double(model.data.count) / 2 * .log(gamma / .pi) }

  /// How far log N + γL is from that, at most.
  var largestGap: Double {
    zip(places, losses).map { abs(model.logLikelihood($0) + gamma * $1 - logFactor) }.max() ?? .nan
  }

  /// The variance that makes the data most probable at the θ of least loss.
  var pointNoise: Double { valleys.least / Double(model.data.count) }

  /// The same by search.
  var searchedNoise: Double {
    guard pointNoise > 1e-9 else { return .nan }
    return .exp(
      goldenSectionMaximum(
        of: { logVariance in
          var model = model
          model.noiseVariance = .exp(logVariance)
          return model.logLikelihood(valley)
        }, over: -20...10, width: 1e-9))
  }
}

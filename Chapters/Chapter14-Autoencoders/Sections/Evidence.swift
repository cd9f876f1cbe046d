import BayesNumerics
import Inference
import Networks
import Plotting
import RealModule
import Workbook

extension Autoencoders {
  /// log p(x) of held-out digits by four routes, and the gap of the bound in two parts.
  static let evidence = Section<AutoencoderStudy>(
    "evidence", "How far below the evidence is the bound?", seconds: 4
  ) { study, run in
    // Data: black and white digits, so that the Bernoulli decoder is a probability
    let (training, test) = (study.digits.training.binary, study.digits.test.binary)
    let digits = Array(test.prefix(run.isQuick ? 20 : 100))

    // Model: 64-128-2, trained on the bound; three of them
    let seeds = run.isQuick ? 1 : 3
    let models = try await atOnce(seeds) { seed in
      try TrainedAutoencoder(
        ImageModel.mapped(.divergence(beta: 1), likelihood: .bernoulli), on: training,
        epochs: run.isQuick ? 60 : 200, using: run.random("train \(seed)"))
    }

    // Inference: the evidence by three routes, and the bound with two kinds of normals
    let found = try await atOnce(seeds) { seed in
      try EvidenceRoutes(models[seed], digits, run, using: run.random("routes \(seed)"))
    }

    // What it shows
    func runs(_ number: (EvidenceRoutes) -> [Double]) -> Runs {
      Runs(found.map { sampleMean(number($0)) })
    }
    func distances(_ number: (EvidenceRoutes) -> [Double]) -> Runs {
      runs { own in zip(own.grid, number(own)).map { $0 - $1 } }
    }
    let (gap, approximation) = (distances(\.bound), distances(\.best))
    let amortisation = runs { own in zip(own.best, own.bound).map { $0 - $1 } }
    let (sampled, annealed) = (distances(\.importance), distances(\.annealed))
    let evidence = runs(\.grid)
    // Of the annealed mean over all digits and trainings
    let error =
      found.reduce(0) { $0 + $1.annealedVariance }.squareRoot() / Double(digits.count * seeds)
    let steps = found.map(\.widestStep).max() ?? .nan
    func nats(_ value: Double, _ decimals: Int = 2) -> String {
      NumberText.fixed(value, decimals: decimals)
    }
    func spread(_ runs: Runs) -> String {
      seeds == 1 ? "" : "\(nats(runs.least, 3)) to \(nats(runs.most, 3))"
    }
    return Findings(
      answer:
        "By \(nats(gap.mean)) nats per digit on average\(seeds == 1 ? " in one training" : ", a mean of three trainings"). "
        + "\(nats(approximation.mean)) of it are left to the best normal for each digit, the rest is what "
        + "the encoder misses: \(nats(amortisation.mean)).",
      tables: [
        Table(
          title: "Mean log evidence of \(digits.count) held-out digits, black and white",
          columns: ["route", "nats per digit", "below the grid's", "least to most"],
          rows: [
            ["grid over the codes", nats(evidence.mean, 3), "", ""]
          ]
            + [
              ("annealed importance sampling", annealed), ("importance sampling from q", sampled),
              ("bound, best normal of each digit", approximation), ("bound, encoder's normal", gap),
            ].map {
              [$0.0, nats(evidence.mean - $0.1.mean, 3), nats($0.1.mean, 3), spread($0.1)]
            },
          note:
            "\(seeds == 1 ? "One training" : "Means of three trainings"). The Monte Carlo error of the annealed mean is "
            + "\(nats(error, 3)). Grids of 0.05 and 0.1 differ by at most \(NumberText.significant(steps, digits: 1))."
        )
      ],
      figures: [figure(found[0])],
      claims: [
        Claim(
          "59n", evidenced, "log evidence of held-out digits on a grid",
          .agreement(
            route: "a grid twice as wide",
            largestDifference: steps, below: 0.05,
            because: "the wider grid has two points or more to a standard deviation of a posterior")
        ),
        Claim(
          "59o", evidenced, "mean log evidence by annealed importance sampling",
          .crossCheck(
            route: "the grid", expected: evidence.mean, computed: evidence.mean - annealed.mean,
            .absolute(
              Tolerance.monteCarloWidth * error + 0.05,
              because: "4.4 standard errors, and the bias of the logarithm of a mean"))),
        Claim(
          "59p", evidenced, "the bound of each digit",
          .shape(
            "the bound lies below the evidence",
            measuring: "share of digits whose evidence is above the bound less its error",
            Self.share(found.flatMap { zip($0.grid, $0.bound).map { $0 > $1 - 0.5 } }), .equal(1))),
        Claim(
          "59q", Claim.Source(lecture: "004", slide: "VAE: optimization problem"),
          "what is left to the best normal of each digit, in nats",
          .shape(
            "q is flexible enough to approach p(z | x)",
            measuring: "log evidence less the best bound",
            approximation.mean, .below(0.5), precision: .notCompared, falseAlarmRate: 0.001)),
      ],
      values: [
        .init("grid", evidence.mean, standardError: 0.2),
        .init("gap", gap.mean, standardError: 0.1),
        .init("gap.least", gap.least, standardError: 0.1),
        .init("gap.most", gap.most, standardError: 0.1),
        .init("approximation", approximation.mean, standardError: 0.05),
        .init("amortisation", amortisation.mean, standardError: 0.1),
        .init("importance", -sampled.mean, standardError: 0.05),
        .init("annealed", -annealed.mean, standardError: 0.05),
      ])
  }

  private static let evidenced = Claim.Source(lecture: "003", slide: "VAE loss")

  // MARK: Figure

  private static func figure(_ found: EvidenceRoutes) -> Figure {
    let why = Agreement.notCompared(because: "a net trained on this machine, and draws")
    let grid = found.grid
    let order = grid.indices.sorted {
      grid[$0] - found.bound[$0] < grid[$1] - found.bound[$1]
    }
    let places = order.indices.map { Double($0 + 1) }
    func distance(_ values: [Double]) -> [Double] { order.map { grid[$0] - values[$0] } }
    let all = [found.bound, found.importance, found.annealed].flatMap(distance)
    let least = min(-1, (all.min() ?? 0).rounded(.down))
    let most = max(1, (all.max() ?? 0).rounded(.up))
    return Figure(
      name: "evidence-gap",
      caption:
        "The gap between bound and log evidence of each held-out digit, in two parts: the approximation gap below (the best normal "
        + "is no posterior) and the amortisation gap above it (the encoder does not find the best normal). The estimates by annealing scatter about 0. "
        + "One training.",
      layout: Figure.Layout(width: 1100, height: 660),
      panels: [
        Panel(
          x: Axis("held-out digit, by its gap", range: 0...Double(grid.count + 1)),
          y: Axis("log *p*(*x*) less what is found [nats]", range: least...most),
          key: .topLeft,
          layers: [
            .bars(
              "amortisation", x: places, heights: distance(found.bound), width: 0.9, .orange,
              agreement: why, title: "amortisation gap"),
            .bars(
              "approximation", x: places, heights: distance(found.best), width: 0.9, .blue,
              agreement: why, title: "approximation gap"),
            .points(
              "importance", x: places, y: distance(found.importance), .black, marker: .openCircle,
              size: 0.45, agreement: why, title: "importance sampling"),
            .points(
              "annealed", x: places, y: distance(found.annealed), .black, marker: .cross, size: 0.6,
              agreement: why, title: "annealed importance sampling"),
          ])
      ])
  }
}

/// log p(x) of digits under one model, and what is found in its place, digit by digit, in nats.
struct EvidenceRoutes: Sendable {
  /// By a sum over codes 0.05 apart.
  let grid: [Double]
  let importance: [Double]
  let annealed: [Double]
  /// The bound with the encoder's normals.
  let bound: [Double]
  /// The bound with the best normal of each digit.
  let best: [Double]
  /// The largest difference of the grid from one of steps twice as wide.
  let widestStep: Double
  /// The sum over digits of the squared standard errors of ``annealed``.
  let annealedVariance: Double

  init(
    _ model: TrainedAutoencoder, _ digits: [[Double]], _ run: Run, using random: RandomSource
  ) throws {
    grid = CodeIntegral(model, spacing: 0.05).logEvidence(digits)
    let coarse = CodeIntegral(model, spacing: 0.1).logEvidence(digits)
    widestStep = zip(grid, coarse).map { abs($0 - $1) }.max() ?? .nan
    importance = EvidenceByDraws.importance(
      model, digits, draws: run.isQuick ? 500 : 2000, using: random.stream("importance")
    ).map(\.logEvidence)
    try Task.checkCancellation()
    let walked = EvidenceByDraws.annealed(
      model, digits, chains: 16, temperatures: run.isQuick ? 60 : 200,
      using: random.stream("annealed"))
    annealed = walked.map(\.logEvidence)
    annealedVariance = walked.reduce(0) { $0 + $1.standardError * $1.standardError }
    try Task.checkCancellation()
    var draws = random.stream("refine")
    let (autoencoder, parameters) = (model.autoencoder, model.parameters)
    let number = run.isQuick ? 200 : 1000
    let refined = CodeRefinement(steps: run.isQuick ? 100 : 300).run(
      autoencoder, parameters, digits, using: &draws)
    bound = autoencoder.bounds(parameters, digits, draws: number, using: &draws)
    best = autoencoder.bounds(parameters, digits, q: refined, draws: number, using: &draws)
  }
}

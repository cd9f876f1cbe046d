import BayesNumerics
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

    // Model: 64-128-2, trained on the bound
    let model = try TrainedAutoencoder(
      ImageModel.mapped(.divergence(beta: 1), likelihood: .bernoulli), on: training,
      epochs: run.isQuick ? 60 : 200,
      using: run.random("train"))

    // Inference: the evidence on a grid over the codes, by importance sampling and by annealing
    let fine = CodeIntegral(model, spacing: 0.05)
    let grid = fine.logEvidence(digits)
    let coarse = CodeIntegral(model, spacing: 0.1).logEvidence(digits)
    let sampled = EvidenceByDraws.importance(
      model, digits, draws: run.isQuick ? 500 : 2000, using: run.random("importance"))
    let annealed = EvidenceByDraws.annealed(
      model, digits, chains: 16, temperatures: run.isQuick ? 60 : 200, using: run.random("annealed")
    )

    // The best normal for each digit, and the encoder's
    var random = run.random("refine")
    let draws = run.isQuick ? 200 : 1000
    let refined = CodeRefinement(steps: run.isQuick ? 100 : 300).run(
      model.autoencoder, model.parameters, digits, using: &random)
    let bound = model.autoencoder.bounds(model.parameters, digits, draws: draws, using: &random)
    let best = model.autoencoder.bounds(
      model.parameters, digits, q: refined, draws: draws, using: &random)

    // What it shows
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    let (evidence, elbo, elboBest) = (mean(grid), mean(bound), mean(best))
    let approximation = evidence - elboBest
    let amortisation = elboBest - elbo
    let byDraws = mean(sampled.map(\.logEvidence))
    let byAnnealing = mean(annealed.map(\.logEvidence))
    let error =
      annealed.reduce(0) { $0 + $1.standardError * $1.standardError }.squareRoot()
      / Double(digits.count)
    return Findings(
      answer:
        "By \(NumberText.fixed(evidence - elbo, decimals: 2)) nats per digit on average. "
        + "\(NumberText.fixed(approximation, decimals: 2)) of it are left to the best normal for each digit, the rest is what "
        + "the encoder misses: \(NumberText.fixed(amortisation, decimals: 2)).",
      tables: [
        Table(
          title: "Mean log evidence of \(digits.count) held-out digits, black and white",
          columns: ["route", "nats per digit", "less the grid's"],
          rows: [
            ("grid over the codes", evidence), ("annealed importance sampling", byAnnealing),
            ("importance sampling from q", byDraws), ("bound, best normal of each digit", elboBest),
            ("bound, encoder's normal", elbo),
          ].map {
            [
              $0.0, NumberText.fixed($0.1, decimals: 3),
              NumberText.fixed($0.1 - evidence, decimals: 3),
            ]
          },
          note:
            "The Monte Carlo error of the annealed mean is \(NumberText.fixed(error, decimals: 3)). Grids of 0.05 and 0.1 differ by "
            + "at most \(NumberText.significant(zip(grid, coarse).map { abs($0 - $1) }.max() ?? 0, digits: 1))."
        )
      ],
      figures: [figure(grid, bound, best, sampled.map(\.logEvidence), annealed.map(\.logEvidence))],
      claims: [
        Claim(
          "59n", evidenced, "log evidence of held-out digits on a grid",
          .agreement(
            route: "a grid twice as wide",
            largestDifference: zip(grid, coarse).map { abs($0 - $1) }.max() ?? .nan, below: 0.05,
            because: "the wider grid has two points or more to a standard deviation of a posterior")
        ),
        Claim(
          "59o", evidenced, "mean log evidence by annealed importance sampling",
          .crossCheck(
            route: "the grid", expected: evidence, computed: byAnnealing,
            .absolute(
              Tolerance.monteCarloWidth * error + 0.05,
              because: "4.4 standard errors, and the bias of the logarithm of a mean"))),
        Claim(
          "59p", evidenced, "the bound of each digit",
          .shape(
            "the bound lies below the evidence",
            measuring: "share of digits whose evidence is above the bound less its error",
            Self.share(zip(grid, bound).map { $0 > $1 - 0.5 }), .equal(1))),
        Claim(
          "59q", Claim.Source(lecture: "004", slide: "VAE: optimization problem"),
          "what is left to the best normal of each digit, in nats",
          .shape(
            "q is flexible enough to approach p(z | x)",
            measuring: "log evidence less the best bound",
            approximation, .below(0.5), precision: .notCompared, falseAlarmRate: 0.001)),
      ],
      values: [
        .init("grid", evidence, standardError: 0.2), .init("bound", elbo, standardError: 0.2),
        .init("gap", evidence - elbo, standardError: 0.1),
        .init("approximation", approximation, standardError: 0.05),
        .init("amortisation", amortisation, standardError: 0.1),
        .init("importance", byDraws - evidence, standardError: 0.05),
        .init("annealed", byAnnealing - evidence, standardError: 0.05),
      ])
  }

  private static let evidenced = Claim.Source(lecture: "003", slide: "VAE loss")

  // MARK: Figure

  private static func figure(
    _ grid: [Double], _ bound: [Double], _ best: [Double], _ sampled: [Double], _ annealed: [Double]
  ) -> Figure {
    let why = Agreement.notCompared(because: "a net trained on this machine, and draws")
    let order = grid.indices.sorted { grid[$0] - bound[$0] < grid[$1] - bound[$1] }
    let places = order.indices.map { Double($0 + 1) }
    func distance(_ values: [Double]) -> [Double] { order.map { grid[$0] - values[$0] } }
    let most = RoundNumber.withOneDigit(above: max(1, distance(bound).max() ?? 1))
    return Figure(
      name: "evidence-gap",
      caption:
        "The gap between bound and log evidence of each held-out digit, in two parts: the approximation gap below (the best normal "
        + "is no posterior) and the amortisation gap above it (the encoder does not find the best normal). The estimates by annealing scatter about 0.",
      layout: Figure.Layout(width: 1100, height: 620),
      panels: [
        Panel(
          x: Axis("held-out digit, by its gap", range: 0...Double(grid.count + 1)),
          y: Axis("log *p*(*x*) less what is found [nats]", range: (-0.25 * most)...most),
          key: .topLeft,
          layers: [
            .bars(
              "amortisation", x: places, heights: distance(bound), width: 0.9, .orange,
              agreement: why, title: "amortisation gap"),
            .bars(
              "approximation", x: places, heights: distance(best), width: 0.9, .blue,
              agreement: why, title: "approximation gap"),
            .points(
              "importance", x: places, y: distance(sampled), .vermillion, marker: .openCircle,
              size: 0.7, agreement: why, title: "importance sampling"),
            .points(
              "annealed", x: places, y: distance(annealed), .black, marker: .cross, size: 0.6,
              agreement: why, title: "annealed importance sampling"),
          ])
      ])
  }
}

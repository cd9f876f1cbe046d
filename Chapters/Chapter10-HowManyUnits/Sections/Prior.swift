import BayesNumerics
import Inference
import Networks
import Plotting
import Workbook

extension HowManyUnits {
  /// The indicators drawn one after the other; the functions of nets of each size; the sampler without data.
  static let prior = Section<UnitsStudy>(
    "prior", "What does the prior say about the number of units?",
    options: UnitsSettings.ofCount + UnitsSettings.ofPrior, seconds: 0.6
  ) { study, run in
    // Model
    let count = study.count
    let exact = count.probabilities
    let mean = zip(0..., exact).reduce(0) { $0 + Double($1.0) * $1.1 }

    // Inference: the sampler with no data must give the prior back
    let empty = try VariableNetwork(
      inputs: ShallowNetwork.withConstant([]), targets: [], prior: study.prior(inputs: 2))
    let chains = await JumpChains.run(
      ReversibleJumpSampler(empty), from: [0, 0, count.most, count.most],
      JumpChains.Lengths(warmUp: 1000, sweeps: run.isQuick ? 20_000 : 100_000),
      using: run.random("no data"))

    // What it shows
    let shares = chains.shares
    let worst = zip(exact, shares).map { abs($0 - $1.value) / $1.standardError }.max() ?? .nan
    func digits(_ value: Double) -> String { NumberText.significant(value, digits: 3) }
    return Findings(
      answer: (exact[count.most] >= exact[0]
        ? "It favours the most units that there can be: P(M = \(count.most)) is \(digits(exact[count.most]))"
        : "Few units are likelier than many: P(M = 0) is \(digits(exact[0]))")
        + " and the mean \(digits(mean)). The sampler without data "
        + (worst < 5 ? "gives this prior back, no size" : "does not give this prior back, one size")
        + " off by \(worst < 5 ? "more than " : "")"
        + "\(NumberText.fixed((worst * 10).rounded(.up) / 10, decimals: 1)) standard errors.",
      tables: [table(exact, shares)],
      figures: [countFigure(exact, shares), try functions(study, run)],
      claims: claims(mean, exact, chains),
      values: [
        .init("mean", mean), .init("none", exact[0]), .init("one", exact[1]),
        .init("most", exact[count.most]),
        .init("empty.none", shares[0].value, standardError: shares[0].standardError),
        .init("sweeps", chains.sweeps),
      ])
  }

  private static func table(_ exact: [Double], _ shares: [Share]) -> Table {
    Table(
      title: "How probable each number of units is before data",
      columns: ["M", "prior", "sampler without data"],
      rows: zip(exact, shares).enumerated().map { units, pair in
        [
          "\(units)", NumberText.fixed(pair.0, decimals: 5),
          NumberText.value(pair.1.value, withError: pair.1.standardError),
        ]
      })
  }

  private static func countFigure(_ exact: [Double], _ shares: [Share]) -> Figure {
    let places = exact.indices.map(Double.init)
    let height = (10 * (exact.max() ?? 1) * 1.1).rounded(.up) / 10
    return Figure(
      name: "prior-count",
      caption:
        "The sampler without data returns the prior on the number of units. Bars: the prior. Points: how often four chains "
        + "had each number; two of them started with no unit and two with the most.",
      panels: [
        Panel(
          x: Axis("number of units M", range: -0.6...(Double(exact.count) - 0.4), tics: .every(1)),
          y: Axis("probability", range: 0...height), key: .topRight,
          layers: [
            .bars("prior", x: places, heights: exact, width: 0.7, .sky, title: "prior"),
            .points(
              "sampler", x: places, y: shares.map(\.value), .black, size: 1.2,
              agreement: .monteCarloByRow(standardErrors: shares.map(\.standardError)),
              title: "sampler without data"),
          ])
      ])
  }

  /// Twelve functions of nets of 0, 1, 3 and the most units.
  private static func functions(_ study: UnitsStudy, _ run: Run) throws -> Figure {
    let x = [Double].evenlySpaced(from: -3, to: 3, count: 61)
    let places = ShallowNetwork.withConstant(x)
    let network = try VariableNetwork(
      inputs: ShallowNetwork.withConstant([]), targets: [], prior: study.prior(inputs: 2))
    let sizes = [0, 1, 3, 10].filter { $0 <= study.count.most }
    return Figure(
      name: "prior-functions",
      caption:
        "Without units a net is a line; each unit adds one S-shaped step. Twelve functions of each size, drawn from the "
        + "prior; x and y in standard deviations.",
      layout: Figure.Layout(columns: 2, height: 820, gaps: (115, 150)),
      panels: sizes.map { units in
        var random = run.random("functions").stream(units)
        let draws = (0..<12).map { _ in
          VariableNetwork.function(
            network.samplePrior(units: units, using: &random), at: places)
        }
        return Panel(
          Text(verbatim: "\(units) \(units == 1 ? "unit" : "units")"),
          x: Axis("x", range: -3...3, tics: .every(1)),
          y: Axis("f(x)", range: -6...6, tics: .every(2)),
          layers: .fan(
            x: x, draws: draws, within: -6...6,
            agreement: .notCompared(because: "each is one random draw")))
      })
  }

  private static func claims(
    _ mean: Double, _ exact: [Double], _ chains: JumpChains
  ) -> [Claim] {
    let source = Claim.Source(
      lecture: "001", slide: "Bayesian analysis of shallow neural nets (var arch)")
    let numbers = chains.visits.map { $0.map(Double.init) }
    let pooled = numbers.flatMap(\.self)
    return [
      Claim(
        "29a", source, "P(M = 0) by the sampler without data",
        .crossCheck(
          route: "geometric prior of the slide", expected: exact[0],
          computed: chains.shares[0].value,
          .monteCarlo(standardError: chains.shares[0].standardError))),
      Claim(
        "29b", source, "mean of M by the sampler without data",
        .crossCheck(
          route: "geometric prior of the slide", expected: mean,
          computed: pooled.reduce(0, +) / Double(pooled.count),
          .monteCarlo(standardError: MonteCarloError.mean(numbers)))),
    ]
  }
}

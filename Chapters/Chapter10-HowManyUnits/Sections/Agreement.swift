import BayesNumerics
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension HowManyUnits {
  /// p(M | D) by the chain that jumps and by evidences that know nothing of jumps.
  static let agreement = Section<UnitsStudy>(
    "agreement", "Do the jumping chain and the evidences agree?", seconds: 6
  ) { study, run in
    // Data: the 25 points from two units that chains have seen
    let points = study.twoUnits

    // Model: at most four units, so that each size can be integrated by itself; S as small as the noise
    var prior = VariableNetworkPrior(inputs: 2, most: 4)
    prior.units.noiseScale = 0.01
    let sizes = 0...prior.most

    // Inference, first route: chains over all sizes, from no unit and from four
    let network = try VariableNetwork(
      inputs: points.inputs, targets: points.targets, prior: prior)
    let sampler = ReversibleJumpSampler(network)
    let chains = (0..<4).map { chain in
      var random = run.random("jumps").stream(chain)
      return visits(
        sampler, from: chain % 2 == 0 ? 0 : prior.most, sweeps: run.isQuick ? 20_000 : 100_000,
        using: &random)
    }
    let jumping = Share.visits(chains, upTo: prior.most)

    // Second and third route: the evidence of each size by a crowd of particles, and by a ladder of temperatures
    let comparison = try SizeComparison.byParticles(
      points, prior, sizes: sizes,
      TemperedParticles(particles: run.isQuick ? 100 : 300, moves: 10), runs: 16,
      using: run.random("particles"), progress: run.reporting("particles", from: 0, to: 0.5))
    let ladder = TemperedLadder(rungs: 20, sweeps: run.isQuick ? 40 : 120)
    let stones = comparison.sizes.map { size in
      ladder.runs(
        16, of: size.problem, using: run.random("ladder").stream(size.problem.units)
      ).steppingStones
    }
    let bySteps = Share.posterior(of: stones, prior: sizes.map(prior.logProbability))

    // And without chance, for no unit and for one
    var grid = OneUnitQuadrature(
      inputs: points.inputs, targets: points.targets, prior: prior)
    if run.isQuick { grid.steps = (0.12, 1, 0.4) }
    let exact = [grid.none, grid.one]

    // What it shows
    let routes = [jumping, comparison.posterior, bySteps]
    let worst = largestDistance(routes)
    let best = comparison.best
    return Findings(
      answer:
        "\(worst < limit ? "Yes" : "No"): the three routes give \(inWords(best)) the probabilities "
        + routes.map { NumberText.value($0[best].value, withError: $0[best].standardError) }
        .joined(separator: ", ")
        + ", and no two differ by more than "
        + "\(NumberText.fixed((worst * 10).rounded(.up) / 10, decimals: 1)) combined standard errors at any size (the limit is \(NumberText.fixed(limit, decimals: 0))).",
      tables: [
        table(routes, comparison, stones, exact: exact, prior: prior)
      ], figures: [figure(routes)],
      claims: claims(routes, comparison, exact: exact),
      values: values(routes, comparison, exact: exact, worst: worst))
  }

  /// M after each sweep, after a tenth of them for warm-up.
  private static func visits(
    _ sampler: ReversibleJumpSampler, from units: Int, sweeps: Int,
    using random: inout RandomSource
  ) -> [Int] {
    var state = sampler.start(
      from: sampler.network.samplePrior(units: units, using: &random))
    for _ in 0..<(sweeps / 10) { _ = sampler.step(&state, using: &random) }
    return (0..<sweeps).map { _ in
      _ = sampler.step(&state, using: &random)
      return state.units
    }
  }

  /// Combined standard errors between two routes: fifteen pairs, errors from sixteen runs.
  private static let limit = 5.0

  private static func inWords(_ units: Int) -> String {
    ["no unit", "one unit", "two units", "three units", "four units"][units]
  }

  /// Between any two routes at any size that has a probability of a thousandth or more.
  private static func largestDistance(_ routes: [[Share]]) -> Double {
    var worst = 0.0
    for size in routes[0].indices where routes.contains(where: { $0[size].value >= 0.001 }) {
      for (i, j) in [(0, 1), (0, 2), (1, 2)] {
        worst = max(worst, abs(routes[i][size].distance(to: routes[j][size])))
      }
    }
    return worst
  }

  // MARK: Table, figure, values, claims

  private static let names = ["jumping chains", "tempered particles", "stepping stones"]

  private static func table(
    _ routes: [[Share]], _ comparison: SizeComparison, _ stones: [FoundEvidence],
    exact: [Double], prior: VariableNetworkPrior
  ) -> Table {
    func evidence(_ estimate: FoundEvidence) -> String {
      NumberText.value(estimate.logEvidence, withError: estimate.standardError)
    }
    return Table(
      title: "p(M | D) by three routes, and the evidences behind two of them",
      columns: ["M", "prior"] + names + ["log Z, particles", "log Z, stones", "log Z, quadrature"],
      rows: routes[0].indices.map { units in
        [
          "\(units)", NumberText.fixed(exp(prior.logProbability(units: units)), decimals: 4),
        ]
          + routes.map { route in
            NumberText.value(route[units].value, withError: route[units].standardError)
          } + [
            evidence(comparison.sizes[units].evidence), evidence(stones[units]),
            units < 2 ? NumberText.fixed(exact[units], decimals: 2) : "",
          ]
      },
      note:
        "\(comparison.points.name.prefix(1).uppercased() + comparison.points.name.dropFirst()), at most four "
        + "units, α = 0.5. The errors of the chains come from their autocorrelation, the others from sixteen "
        + "independent runs.")
  }

  private static func figure(_ routes: [[Share]]) -> Figure {
    let inks: [Ink] = [.black, .blue, .vermillion]
    let markers: [Marker] = [.circle, .square, .triangle]
    let top = RoundNumber.range(
      around: 0...max(0.52, routes.joined().map { $0.value + 2 * $0.standardError }.max() ?? 1)
    ).upperBound
    return Figure(
      name: "agreement",
      caption:
        "Three routes that share no estimate give the probabilities of M units. Points with two "
        + "standard errors: jumping chains, evidences by tempered particles, evidences by stepping stones. "
        + "Twenty-five points from two units; grey: the prior on M.",
      panels: [
        Panel(
          x: Axis("units *M*", range: -0.6...4.6, tics: .every(1)),
          y: Axis("probability *p*(*M* | *D*)", range: 0...top), key: .topRight,
          layers: [
            .bars(
              "prior", x: [0, 1, 2, 3, 4], heights: [0.5, 0.25, 0.125, 0.0625, 0.0625],
              width: 0.8, .lightGrey, opacity: 0.45, title: "prior")
          ]
            + routes.indices.map { route in
              .errorBars(
                "route_\(route)",
                x: routes[route].indices.map { Double($0) + 0.2 * Double(route - 1) },
                y: routes[route].map(\.value),
                lower: routes[route].map { max(0, $0.value - 2 * $0.standardError) },
                upper: routes[route].map { $0.value + 2 * $0.standardError }, inks[route],
                marker: markers[route],
                agreement: .notCompared(because: "estimates of chains and of their errors"),
                title: Text(verbatim: names[route]))
            })
      ])
  }

  private static func values(
    _ routes: [[Share]], _ comparison: SizeComparison, exact: [Double], worst: Double
  ) -> [Findings.Value] {
    let names = ["jumps", "particles", "stones"]
    return zip(names, routes).flatMap { name, route in
      route.indices.map { units in
        Findings.Value(
          "\(name).\(units)", route[units].value, standardError: route[units].standardError)
      }
    } + [
      .init("exact.0", exact[0]), .init("exact.1", exact[1]),
      .init(
        "particles.log.1", comparison.sizes[1].evidence.logEvidence,
        standardError: comparison.sizes[1].evidence.standardError),
      .init("worst", worst, standardError: 1), .init("limit", limit),
      // The smallest mistake at two units that would be seen
      .init(
        "seen.2",
        limit * hypot(routes[0][2].standardError, comparison.posterior[2].standardError),
        standardError: 0.2 * limit * comparison.posterior[2].standardError),
    ]
  }

  private static func claims(
    _ routes: [[Share]], _ comparison: SizeComparison, exact: [Double]
  ) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "Reversible jump algo")
    func share(_ id: String, _ units: Int, _ route: Int) -> Claim {
      let error = Share(value: 0, standardError: routes[0][units].standardError)
      let other = routes[route][units]
      let combined =
        (error.standardError * error.standardError + other.standardError * other.standardError)
        .squareRoot()
      return Claim(
        id, source, "p(M = \(units) | D) by chains that jump, 25 points from two units",
        .crossCheck(
          route: "evidence of each size by \(names[route])", expected: other.value,
          computed: routes[0][units].value, .monteCarlo(standardError: combined)))
    }
    return [
      share("30k", 2, 1), share("30l", 3, 1), share("30m", 2, 2), share("30n", 3, 2),
      Claim(
        "30o", source, "log evidence of one unit by tempered particles",
        .crossCheck(
          route: "a grid in four dimensions", expected: exact[1],
          computed: comparison.sizes[1].evidence.logEvidence,
          .monteCarlo(standardError: comparison.sizes[1].evidence.standardError))),
    ]
  }
}

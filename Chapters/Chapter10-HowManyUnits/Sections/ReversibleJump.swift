import BayesNumerics
import Foundation
import Networks
import Plotting
import Workbook

extension HowManyUnits {
  /// A chain over nets of four sizes, whose p(M | D) is known to ten digits; and what the lemma as printed makes of it.
  static let reversibleJump = Section<UnitsStudy>(
    "reversible-jump", "How does a chain add and remove a unit?", options: [], seconds: 1
  ) { _, run in
    // Data and model: twelve points, one input, at most three units, all above the units known
    let tiny = TinyNet.standard

    // Exact: the evidence of each size as a sum over a grid, twice
    let evidences = tiny.logEvidences(step: 0.38)
    let finer = tiny.logEvidences(step: 0.33)
    let exact = tiny.posterior(evidences)
    let printed = tiny.posterior(evidences, asPrinted: true)
    let gridError = zip(exact, tiny.posterior(finer)).map { abs($0 - $1) }.max() ?? .nan

    // Inference: chains that jump, with the lemma's constant and without
    let network = try tiny.network()
    func jumps(_ rule: JumpRule, _ purpose: String) async -> [Share] {
      let sampler = ReversibleJumpSampler(network, rule: rule, isHierarchyFixed: true)
      let sweeps = run.isQuick ? 20_000 : 100_000
      let chains = await TinyChains.run(
        sampler, tiny, sweeps: sweeps, using: run.random(purpose))
      return Share.visits(chains, upTo: tiny.most)
    }
    let right = await jumps(.corrected, "right")
    let wrong = await jumps(.asPrinted, "as printed")

    // What it shows
    let best = exact.indices.max { exact[$0] < exact[$1] } ?? 0
    let found = TinyResult(
      exact: exact, printed: printed, right: right, wrong: wrong, gridError: gridError, best: best)
    return Findings(
      answer:
        "By a ratio that has every constant in it: then the chain gives M = \(best) the probability "
        + "\(NumberText.value(right[best].value, withError: right[best].standardError)), where the exact one is "
        + "\(NumberText.fixed(exact[best], decimals: 4)); with Lemma 2.1 as printed each unit counts "
        + "\(NumberText.fixed(sqrt(2 * .pi), decimals: 2)) times too little, and the chain gives "
        + "\(NumberText.value(wrong[best].value, withError: wrong[best].standardError)).",
      tables: [table(found)], figures: [figure(found)], claims: claims(found),
      values: [
        .init("best", best), .init("exact", exact[best]), .init("exact.none", exact[0]),
        .init("exact.three", exact[3]), .init("printed", printed[best]),
        .init("printed.none", printed[0]), .init("factor", sqrt(2 * .pi)),
        .init("chain", right[best].value, standardError: right[best].standardError),
        .init("chain.printed", wrong[best].value, standardError: wrong[best].standardError),
      ])
  }

  private struct TinyResult {
    let exact: [Double]
    let printed: [Double]
    let right: [Share]
    let wrong: [Share]
    let gridError: Double
    let best: Int
  }

  private static func table(_ found: TinyResult) -> Table {
    func text(_ share: Share) -> String {
      NumberText.value(share.value, withError: share.standardError)
    }
    return Table(
      title: "p(M | D) of a net with at most three units, twelve points",
      columns: [
        "M", "exact", "chain", "exact, lemma as printed", "chain, lemma as printed",
      ],
      rows: found.exact.indices.map { units in
        [
          "\(units)", NumberText.fixed(found.exact[units], decimals: 6), text(found.right[units]),
          NumberText.fixed(found.printed[units], decimals: 6), text(found.wrong[units]),
        ]
      },
      note: "As printed the lemma lacks (2π)^(1/2) for each weight that is integrated out.")
  }

  private static func figure(_ found: TinyResult) -> Figure {
    let places = found.exact.indices.map(Double.init)
    func points(_ name: String, _ shares: [Share], _ ink: Ink, _ marker: Marker, _ shift: Double)
      -> Layer
    {
      .points(
        name, x: places.map { $0 + shift }, y: shares.map(\.value), ink, marker: marker, size: 1.5,
        agreement: .monteCarloByRow(standardErrors: shares.map(\.standardError)),
        title: Text(verbatim: name == "right" ? "chain" : "chain, lemma as printed"))
    }
    return Figure(
      name: "tiny-net",
      caption:
        "With every constant in its ratio the chain returns the exact probability of each size; with the lemma as printed "
        + "it returns that of another prior, which favours small nets. Bars: exact, by a sum over a grid.",
      panels: [
        Panel(
          x: Axis("number of units M", range: -0.6...3.6, tics: .every(1)),
          y: Axis("p(M | D)", range: 0...1, tics: .every(0.2)), key: .topRight,
          layers: [
            .bars(
              "exact", x: places.map { $0 - 0.18 }, heights: found.exact, width: 0.34, .sky,
              title: "exact"),
            .bars(
              "printed", x: places.map { $0 + 0.18 }, heights: found.printed, width: 0.34, .orange,
              opacity: 0.15, isOutlined: true, title: "exact, lemma as printed"),
            points("right", found.right, .blue, .circle, -0.18),
            points("wrong", found.wrong, .vermillion, .triangle, 0.18),
          ])
      ])
  }

  private static func claims(_ found: TinyResult) -> [Claim] {
    let slide = Claim.Source(lecture: "001", slide: "Reversible jump algo")
    let lemma = Claim.Source(lecture: "001", slide: "Objects of interest, Lemma 2.1")
    let best = found.best
    return [
      Claim(
        "30a", slide, "p(M | D) of a net of at most three units, by two grids, largest difference",
        .agreement(
          route: "a finer grid", largestDifference: found.gridError, below: 1e-10,
          because: "the trapezoidal rule converges geometrically; sums of 1e5 terms round 1e-12")),
      Claim(
        "30b", slide, "p(M = \(best) | D) by the chain that jumps",
        .crossCheck(
          route: "sum over a grid", expected: found.exact[best], computed: found.right[best].value,
          .monteCarlo(standardError: found.right[best].standardError))),
      Claim(
        "30c", lemma, "p(M = \(best) | D), weights integrated out by the lemma",
        .corrected(
          slip: "E6",
          asTheTextReads: "p(D | γ) = p[β = m_b] |S_b|^(1/2) ∏ p(y_i | m_b, γ), which gives "
            + NumberText.fixed(found.printed[best], decimals: 2),
          printed: (found.printed[best] * 100).rounded() / 100, decimals: 2,
          computed: found.right[best].value, independent: found.exact[best],
          .monteCarlo(standardError: found.right[best].standardError),
          because:
            "a normal density at its mean is (2π)^(-m/2) |S_b|^(-1/2); the factor cancels between nets of the "
            + "same size only")),
    ]
  }
}

/// Chains of the tiny net, two from no unit and two from the most.
enum TinyChains {
  /// M after each sweep, a tenth of them before for warm-up.
  static func run(
    _ sampler: ReversibleJumpSampler, _ tiny: TinyNet, sweeps: Int, using random: RandomSource
  ) async -> [[Int]] {
    await withTaskGroup(of: (Int, [Int]).self) { group in
      for (index, start) in [0, 0, tiny.most, tiny.most].enumerated() {
        group.addTask {
          var stream = random.stream(index)
          var state = sampler.start(from: tiny.start(units: start))
          for _ in 0..<(sweeps / 10) { _ = sampler.step(&state, using: &stream) }
          return (
            index,
            (0..<sweeps).map { _ in
              _ = sampler.step(&state, using: &stream)
              return state.units
            }
          )
        }
      }
      var chains = [[Int]](repeating: [], count: 4)
      for await (index, units) in group { chains[index] = units }
      return chains
    }
  }
}

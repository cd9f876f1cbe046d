import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension EveryMethod {
  /// Weighted draws: what the width of the proposal does to the weights, in theory and by chance; rejection.
  static let importance = Section<EveryMethodStudy>(
    "importance", "Can draws from something easy stand for the posterior?", seconds: 0.5
  ) { _, run in
    // Model: the lecture's; proposals N(0, s²)
    let exact = try ExactPosterior(NonlinearModel.lecture.posterior)
    let target = CountedPosterior(exact.posterior)
    let draws = run.isQuick ? 2000 : 10_000

    // Inference: draws from the prior by weights and by rejection; proposals of many widths
    guard
      let prior = ImportanceMethod(proposal: .prior)
        .weigh(target, draws: draws, using: run.random("prior"))
    else { return Findings(answer: "No draw has a weight.") }
    let kept = await RejectionMethod().infer(target, budget: draws, using: run.random("rejection"))
    let widths = [0.6, 0.8, 1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2, 2.5, 3, 4, 5]
    let proposals = widths.map { width in
      WidthStudy(exact, target, width: width, draws: draws, using: run.random("widths"))
    }

    // The narrow proposal s = 0.8 once more, many times over: how often does k-hat notice?
    let repeats = (0..<(run.isQuick ? 10 : 50)).map { seed in
      WidthStudy(
        exact, target, width: 0.8, draws: draws, using: run.random("repeats").stream(seed))
    }
    let quiet = Double(repeats.count { $0.kHat <= 0.7 && $0.mass < 0.054 }) / Double(repeats.count)

    // What it shows
    let narrow = proposals[1]
    let acceptance = Double.exp(exact.logEvidence - exact.posterior.largestLogLikelihood)
    let found = Double.exp((kept.logEvidence ?? .nan) - exact.posterior.largestLogLikelihood)
    return Findings(
      answer:
        "Yes, if its tails are no thinner. Draws from the prior, weighed by the likelihood, give the second peak "
        + "\(NumberText.fixed(prior.share(above: 1.5), decimals: 3)) of the mass, exact is "
        + "\(NumberText.fixed(exact.share(above: 1.5), decimals: 3)), and \(NumberText.fixed(100 * prior.effectiveDraws / Double(draws), decimals: 0)) of 100 "
        + "count. With a proposal narrower than √2 the weights have no variance.",
      tables: [table(proposals)], figures: [figure(proposals), figure(exact, draws, run)],
      claims: claims(exact, prior, acceptance: acceptance, found: found, draws: draws),
      values: [
        .init("draws", draws),
        .init("prior.mass", prior.share(above: 1.5), standardError: prior.errorOfShare(above: 1.5)),
        .init("prior.share", WidthStudy.exactShare(exact, width: 2)),
        .init("wide.share", WidthStudy.exactShare(exact, width: 4)),
        .init("narrow.shape", 1 - 0.64 / 4),
        .init("narrow.quiet", quiet, standardError: 0.07), .init("repeats", repeats.count),
        .init("narrow.k-hat", narrow.kHat, standardError: 0.1),
        .init("narrow.mass", narrow.mass, standardError: 0.05),
        .init("acceptance", acceptance), .init("proposals-per-draw", 1 / acceptance),
        .init(
          "acceptance.found", found,
          standardError: (acceptance * (1 - acceptance) / Double(draws)).squareRoot()),
      ])
  }

  // MARK: Table

  private static func table(_ proposals: [WidthStudy]) -> Table {
    Table(
      title: "Proposals N(0, s²), \(NumberText.grouped(proposals[0].draws)) draws each",
      columns: [
        "s", "k of theory", "k-hat", "share that counts, exact", "by the draws", "share above 1.5",
      ],
      rows: proposals.map { item in
        [
          NumberText.shortest(item.width),
          item.width < 2 ? NumberText.fixed(1 - item.width * item.width / 4, decimals: 2) : "≤ 0",
          NumberText.fixed(item.kHat, decimals: 2),
          item.exactShare > 0 ? NumberText.fixed(item.exactShare, decimals: 3) : "0",
          NumberText.fixed(item.effectiveShare, decimals: 3),
          NumberText.fixed(item.mass, decimals: 3),
        ]
      },
      note:
        "The tail of the weights has the shape k = 1 - s²/4 for s below the prior's 2; from k = ½ on, s ≤ √2, they "
        + "have no variance.")
  }

  // MARK: Figures

  private static func figure(_ proposals: [WidthStudy]) -> Figure {
    let fine = [Double].evenlySpaced(from: 0.5, to: 5, count: 181)
    let chance = Agreement.notCompared(because: "draws by chance")
    let exact = proposals[0].exact
    let widths = proposals.map(\.width)
    return Figure(
      name: "importance-widths",
      caption:
        "A proposal may be too wide at a price; too narrow it must not be. Left, of 100 draws so many count: exactly (line, "
        + "nothing at all below √2) and as the draws themselves tell (points), which then deceive. "
        + "Right, the shape of the weights' tail: theory, and Pareto k-hat of the draws, which takes the second peak "
        + "for a tail, or does not know of it.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 560),
      panels: [
        Panel(
          "Draws that count",
          x: Axis("width *s* of the proposal", range: 0.4...5.2, tics: .every(1)),
          y: Axis("of 100 draws", range: 0...65), key: .topRight,
          layers: [
            .horizontalRange(from: 0.4, to: 2.0.squareRoot(), .lightGrey),
            .line(
              "exact", x: fine, y: fine.map { 100 * WidthStudy.exactShare(exact, width: $0) },
              Stroke(.black), title: "exact"),
            .points(
              "by_draws", x: widths, y: proposals.map { 100 * $0.effectiveShare }, .vermillion,
              size: 1.6, agreement: chance, title: "by the draws"),
          ]),
        Panel(
          "Tail of the weights",
          x: Axis("width *s* of the proposal", range: 0.4...5.2, tics: .every(1)),
          y: Axis("shape *k*", range: -2...4.2, tics: .every(1)), key: .topRight,
          layers: [
            .horizontalLine(at: 0.5, Stroke(.grey, width: 2)),
            .line(
              "theory", x: fine.filter { $0 <= 2 },
              y: fine.filter { $0 <= 2 }.map { 1 - $0 * $0 / 4 },
              Stroke(.black), title: "1 − *s*²/4"),
            .points(
              "k_hat", x: widths, y: proposals.map { max(-1.95, $0.kHat) }, .vermillion, size: 1.6,
              agreement: chance, title: "*k̂* of the draws"),
          ]),
      ])
  }

  private static func figure(_ exact: ExactPosterior, _ draws: Int, _ run: Run) -> Figure {
    let shown = [Int](stride(from: 20, through: draws, by: max(1, draws / 500)))
    func running(_ width: Double) -> [Double] {
      let q = Normal(mean: 0, standardDeviation: width)
      var random = run.random("running")
      var (sum, kept) = (0.0, [Double]())
      for draw in 1...draws {
        let theta = q.sample(using: &random)
        sum += .exp(exact.posterior.logJoint(theta) - q.logDensity(theta))
        if kept.count < shown.count, draw == shown[kept.count] { kept.append(sum / Double(draw)) }
      }
      return kept.map { $0 / .exp(exact.logEvidence) }
    }
    let x = shown.map(Double.init)
    let chance = Agreement.notCompared(because: "draws by chance")
    return Figure(
      name: "importance-running",
      caption:
        "Weights without a variance: the estimate is too low, leaps, and sinks again. The evidence as it "
        + "comes out after so many draws, over the exact one, for a proposal as wide as the prior and for a narrow one.",
      panels: [
        Panel(
          x: Axis("draws", range: 0...Double(draws)),
          y: Axis("Estimate over exact evidence", range: 0.4...1.6, tics: .every(0.2)),
          key: .topRight,
          layers: [
            .horizontalLine(at: 1, Stroke(.black, width: 2)),
            .line(
              "narrow", x: x, y: running(0.6), Stroke(.vermillion), agreement: chance,
              title: "*s* = 0.6"),
            .line(
              "prior", x: x, y: running(2), Stroke(.blue), agreement: chance,
              title: "*s* = 2, the prior"),
          ])
      ])
  }

  // MARK: Claims

  private static func claims(
    _ exact: ExactPosterior, _ prior: ImportanceMethod.Weighed, acceptance: Double, found: Double,
    draws: Int
  ) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Nonlinear Models")
    return [
      Claim(
        "45o", source, "share above 1.5 by weighted draws from the prior",
        .crossCheck(
          route: "quadrature", expected: exact.share(above: 1.5),
          computed: prior.share(above: 1.5),
          .monteCarlo(standardError: prior.errorOfShare(above: 1.5)))),
      Claim(
        "45p", source, "share of the prior's draws that rejection keeps",
        .crossCheck(
          route: "evidence over the largest likelihood, by quadrature", expected: acceptance,
          computed: found,
          .monteCarlo(
            standardError: (acceptance * (1 - acceptance) / Double(draws)).squareRoot()))),
    ]
  }
}

extension ImportanceMethod.Weighed {
  /// Σ w 1(θ > edge) / Σ w
  func share(above edge: Double) -> Double {
    let weights = weights
    let above = zip(draws, weights).reduce(0) { $0 + ($1.0 > edge ? $1.1 : 0) }
    return above / weights.reduce(0, +)
  }

  /// √Σ w² (1 - p)² or p² / Σ w: the error of a ratio of two sums, to first order.
  func errorOfShare(above edge: Double) -> Double {
    let (weights, share) = (weights, share(above: edge))
    let squares = zip(draws, weights).reduce(0) { sum, pair in
      let away = (pair.0 > edge ? 1 : 0) - share
      return sum + pair.1 * pair.1 * away * away
    }
    return squares.squareRoot() / weights.reduce(0, +)
  }
}

/// A proposal N(0, s²): what theory says of its weights, and what its draws say.
private struct WidthStudy: Sendable {
  let exact: ExactPosterior
  let width: Double
  let draws: Int
  let exactShare: Double
  let kHat: Double
  let effectiveShare: Double
  /// Share above 1.5 by the weights.
  let mass: Double

  init(
    _ exact: ExactPosterior, _ target: CountedPosterior, width: Double, draws: Int,
    using random: RandomSource
  ) {
    self.exact = exact
    self.width = width
    self.draws = draws
    exactShare = Self.exactShare(exact, width: width)
    let q = Normal(mean: 0, standardDeviation: width)
    // One stream of its own for each width
    var stream = random.stream(Int((1000 * width).rounded()))
    let places = (0..<draws).map { _ in q.sample(using: &stream) }
    let weighed = ImportanceMethod.Weighed(
      draws: places, logRatios: places.map { target($0) - q.logDensity($0) })
    kHat = weighed.diagnosis.kHat
    effectiveShare = weighed.effectiveDraws / Double(draws)
    mass = weighed.share(above: 1.5)
  }

  // snippet: theory
  /// 1 / ∫ p²/q, the share of independent draws that count; 0 where the integral is infinite.
  static func exactShare(_ exact: ExactPosterior, width: Double) -> Double {
    if width * width <= 2 { return 0 }
    let q = Normal(mean: 0, standardDeviation: width)
    let square = [Double](stride(from: -120.0, to: 120, by: 4)).reduce(0) { sum, left in
      sum
        + integrate(
          { .exp(2 * (exact.posterior.logJoint($0) - exact.logEvidence) - q.logDensity($0)) },
          from: left, to: left + 4
        ).value
    }
    return 1 / square
  }
  // end snippet
}

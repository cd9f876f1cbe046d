import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension EveryMethod {
  /// Weighted draws: what the width of the proposal does to the weights, in theory and by chance; rejection.
  static let importance = Section<EveryMethodStudy>(
    "importance", "Can draws from an easy distribution stand in for the posterior?",
    options: EveryMethodSettings.ofModel, seconds: 0.5
  ) { study, run in
    // Model: the lecture's or the reader's; proposals N(m, s²) about the prior's mean
    let (exact, edge, tau) = (study.exact, study.edge, study.model.prior.standardDeviation)
    let target = CountedPosterior(exact.posterior)
    let draws = run.isQuick ? 2000 : 10_000

    // Inference: draws from the prior by weights and by rejection; proposals of many widths
    guard
      let prior = ImportanceMethod(proposal: .prior)
        .weigh(target, draws: draws, using: run.random("prior"))
    else {
      return Findings(
        answer:
          "Not here: of \(NumberText.grouped(draws)) draws from the prior none has a likelihood above zero."
      )
    }
    let kept = await RejectionMethod().infer(target, budget: draws, using: run.random("rejection"))
    let square = SquaredPosterior(exact, study.model)
    let widths = [0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9, 1, 1.25, 1.5, 2, 2.5].map {
      $0 * tau
    }
    func weighed(_ width: Double, using random: RandomSource) -> WidthStudy {
      WidthStudy(square, target, width: width, edge: edge, draws: draws, using: random)
    }
    let proposals = widths.map { weighed($0, using: run.random("widths")) }

    // The narrow proposal s = 0.4 τ once more, many times over: how often does k-hat notice?
    let mass = exact.share(above: edge)
    let repeats = (0..<(run.isQuick ? 10 : 50)).map { seed in
      weighed(0.4 * tau, using: run.random("repeats").stream(seed))
    }
    let quiet =
      Double(repeats.count { $0.kHat <= 0.7 && $0.mass < mass / 2 }) / Double(repeats.count)

    // What it shows
    let narrow = proposals[1]
    let acceptance = Double.exp(exact.logEvidence - exact.posterior.largestLogLikelihood)
    let found = Double.exp((kept.logEvidence ?? .nan) - exact.posterior.largestLogLikelihood)
    return Findings(
      answer: answer(study, prior, draws: draws),
      tables: [table(proposals, study)],
      figures: [figure(proposals, study), figure(study, draws, run)],
      claims: claims(exact, prior, acceptance: acceptance, found: found, draws: draws),
      values: [
        .init("draws", draws),
        .init(
          "prior.mass", prior.share(above: edge), standardError: prior.errorOfShare(above: edge)),
        .init("prior.share", square.share(width: tau)),
        .init("wide.share", square.share(width: 2 * tau)),
        .init("narrow.shape", 1 - narrow.width * narrow.width / (tau * tau)),
        .init("narrow.quiet", quiet, standardError: 0.07), .init("repeats", repeats.count),
        .init("narrow.k-hat", narrow.kHat, standardError: 0.1),
        .init("narrow.mass", narrow.mass, standardError: 0.05),
        .init("acceptance", acceptance), .init("proposals-per-draw", 1 / acceptance),
        .init(
          "acceptance.found", found,
          standardError: (acceptance * (1 - acceptance) / Double(draws)).squareRoot()),
      ].filter(\.number.isFinite))
  }

  // MARK: Answer and table

  private static func answer(
    _ study: EveryMethodStudy, _ prior: ImportanceMethod.Weighed, draws: Int
  ) -> String {
    let isLecture = study.model.isLecture
    let share = 100 * prior.effectiveDraws / Double(draws)
    let counts =
      isLecture
      ? NumberText.fixed(share, decimals: 0)
      : share < 10 ? NumberText.significant(share, digits: 2) : NumberText.fixed(share, decimals: 0)
    let name =
      isLecture
      ? "second peak" : "part above \(study.exact.text(study.edge))"
    return
      "Yes, if its tails are no thinner\(isLecture || prior.diagnosis.isTrustworthy ? "" : " and enough draws come where the mass is; here k-hat warns"). "
      + "Draws from the prior, weighted by the likelihood, give the \(name) "
      + "\(NumberText.fixed(prior.share(above: study.edge), decimals: 3)) of the mass, exact is "
      + "\(NumberText.fixed(study.exact.share(above: study.edge), decimals: 3)), and \(counts) of 100 count."
      + (isLecture ? " With a proposal narrower than √2 the weights have no variance." : "")
  }

  private static func table(_ proposals: [WidthStudy], _ study: EveryMethodStudy) -> Table {
    func fixed(_ value: Double, _ decimals: Int) -> String {
      value.isFinite ? NumberText.fixed(value, decimals: decimals) : "—"
    }
    let prior = study.model.prior
    let isLecture = study.model.isLecture
    return Table(
      title:
        "Proposals N(\(isLecture ? "0" : NumberText.shortest(prior.mean)), s²), "
        + "\(NumberText.grouped(proposals[0].draws)) draws each",
      columns: [
        "s", isLecture ? "k of theory" : "k at most", "k-hat", "share that counts, exact",
        "by the draws", "share above \(isLecture ? "1.5" : study.exact.text(study.edge))",
      ],
      rows: proposals.map { item in
        let ratio = item.width / prior.standardDeviation
        return [
          isLecture
            ? NumberText.shortest(item.width) : NumberText.significant(item.width, digits: 3),
          ratio < 1 ? NumberText.fixed(1 - ratio * ratio, decimals: 2) : "≤ 0",
          fixed(item.kHat, 2),
          item.exactShare > 0 ? NumberText.fixed(item.exactShare, decimals: 3) : "0",
          fixed(item.effectiveShare, 3), fixed(item.mass, 3),
        ]
      },
      note: isLecture
        ? "The tail of the weights has the shape k = 1 - s²/4 for s below the prior's 2; from k = ½ on, s ≤ √2, they "
          + "have no variance."
        : "The tail of the weights has at most the shape k = 1 - s²/τ², τ the prior's standard deviation; it is lighter where the "
          + "likelihood falls in the tails, too. Where 0 counts by theory, the weights have no variance."
    )
  }

  // MARK: Figures

  private static func figure(_ proposals: [WidthStudy], _ study: EveryMethodStudy) -> Figure {
    let tau = study.model.prior.standardDeviation
    let isLecture = study.model.isLecture
    let fine = [Double].evenlySpaced(from: 0.25 * tau, to: 2.5 * tau, count: 181)
    let chance = Agreement.notCompared(because: "draws by chance")
    let square = proposals[0].square
    let widths = proposals.map(\.width)
    let exact = fine.map { 100 * square.share(width: $0) }
    let byDraws = proposals.map { 100 * $0.effectiveShare }
    let top = isLecture ? 65 : 1.4 * (exact + byDraws).filter(\.isFinite).reduce(1, max)
    let range = (0.2 * tau)...(2.6 * tau)
    let tics = isLecture ? Axis.Tics.every(1) : .automatic
    let known = proposals.filter(\.kHat.isFinite)
    let shapes = fine.filter { $0 <= tau }
    // Up to which width nothing counts
    let lost = fine.indices.last { exact[$0] == 0 }.map { fine[$0] }
    let end = isLecture ? 2.0.squareRoot() : lost
    let shade = [end].compactMap { end -> Layer? in
      end.map { .horizontalRange(from: range.lowerBound, to: $0, .lightGrey) }
    }
    return Figure(
      name: "importance-widths",
      caption:
        "A proposal that is too wide costs draws; one that is too narrow has weights without a variance. Left, how many of 100 draws count: exactly (line"
        + (isLecture
          ? ", nothing at all below √2" : end == nil ? "" : ", nothing at all where it is shaded")
        + ") and as the draws themselves tell (points), which may deceive. "
        + (isLecture
          ? "Right, the shape of the weights' tail: theory, and Pareto k-hat of the draws, which takes the second peak "
            + "for a tail, or has not met it."
          : "Right, the shape of the weights' tail: the largest that theory allows, and Pareto k-hat of the draws."),
      layout: Figure.Layout(columns: 2, width: 1280, height: 560),
      panels: [
        Panel(
          "Draws that count",
          x: Axis("Width *s* of the proposal", range: range, tics: tics),
          y: Axis("Of 100 draws", range: 0...top), key: .topRight,
          layers: shade + [
            .line("exact", x: fine, y: exact, Stroke(.black), title: "exact"),
            .points(
              "by_draws", x: widths, y: byDraws, .vermillion, size: 1.6, agreement: chance,
              title: "by the draws"),
          ]),
        Panel(
          "Tail of the weights",
          x: Axis("Width *s* of the proposal", range: range, tics: tics),
          y: Axis("Shape *k*", range: -2...4.2, tics: .every(1)), key: .topRight,
          layers: [
            .horizontalLine(at: 0.5, Stroke(.grey, width: 2)),
            .label(
              "above *k* = ½: no variance", x: .data(range.upperBound), y: .data(0.75),
              anchor: .right),
            .line(
              "theory", x: shapes, y: shapes.map { 1 - $0 * $0 / (tau * tau) }, Stroke(.black),
              title: isLecture ? "1 − *s*²/4" : "at most"),
            .points(
              "k_hat", x: known.map(\.width), y: known.map { min(4.15, max(-1.95, $0.kHat)) },
              .vermillion, size: 1.6, agreement: chance, title: "*k̂* of the draws"),
          ]),
      ])
  }

  private static func figure(_ study: EveryMethodStudy, _ draws: Int, _ run: Run) -> Figure {
    let (exact, prior) = (study.exact, study.model.prior)
    let tau = prior.standardDeviation
    let shown = [Int](stride(from: 20, through: draws, by: max(1, draws / 500)))
    func running(_ width: Double) -> [Double] {
      let q = Normal(mean: prior.mean, standardDeviation: width)
      var random = run.random("running")
      var (sum, kept) = (0.0, [Double]())
      for draw in 1...draws {
        let theta = q.sample(using: &random)
        let weight = Double.exp(
          exact.posterior.logJoint(theta) - q.logDensity(theta) - exact.logEvidence)
        if weight.isFinite { sum += weight }
        if kept.count < shown.count, draw == shown[kept.count] { kept.append(sum / Double(draw)) }
      }
      return kept
    }
    let x = shown.map(Double.init)
    let chance = Agreement.notCompared(because: "draws by chance")
    let isLecture = study.model.isLecture
    return Figure(
      name: "importance-running",
      caption: isLecture
        ? "Weights without a variance: the estimate is too low, leaps, and sinks again. The estimated evidence over the "
          + "exact one, as draws come in, for a proposal as wide as the prior and for a narrow one."
        : "The estimated evidence over the exact one, as draws come in, for a proposal as wide as the prior and "
          + "for one three tenths as wide.",
      panels: [
        Panel(
          x: Axis("Draws", range: 0...Double(draws)),
          y: Axis(
            "Estimate over exact evidence", range: isLecture ? 0.4...1.6 : 0...2,
            tics: .every(isLecture ? 0.2 : 0.5)),
          key: .topRight,
          layers: [
            .horizontalLine(at: 1, Stroke(.black, width: 2)),
            .line(
              "narrow", x: x, y: running(0.3 * tau), Stroke(.vermillion), agreement: chance,
              title: "*s* = \(NumberText.significant(0.3 * tau, digits: 2))"),
            .line(
              "prior", x: x, y: running(tau), Stroke(.blue), agreement: chance,
              title: "*s* = \(NumberText.significant(tau, digits: 2)), the prior"),
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

/// A proposal N(m, s²): what theory says of its weights, and what its draws say.
private struct WidthStudy: Sendable {
  let square: SquaredPosterior
  let width: Double
  let draws: Int
  let exactShare: Double
  let kHat: Double
  let effectiveShare: Double
  /// Share above the edge by the weights; NaN where no draw has one.
  let mass: Double

  init(
    _ square: SquaredPosterior, _ target: CountedPosterior, width: Double, edge: Double, draws: Int,
    using random: RandomSource
  ) {
    self.square = square
    self.width = width
    self.draws = draws
    exactShare = square.share(width: width)
    let q = Normal(mean: square.prior.mean, standardDeviation: width)
    // One stream of its own for each width, in thousandths of half a prior's
    var stream = random.stream(Int((2000 * width / square.prior.standardDeviation).rounded()))
    let places = (0..<draws).map { _ in q.sample(using: &stream) }
    let weighed = ImportanceMethod.Weighed(
      draws: places, logRatios: places.map { target($0) - q.logDensity($0) })
    let hasWeights = weighed.largest.isFinite
    kHat = hasWeights ? weighed.diagnosis.kHat : .nan
    effectiveShare = hasWeights ? weighed.effectiveDraws / Double(draws) : .nan
    mass = hasWeights ? weighed.share(above: edge) : .nan
  }
}

/// p², the square of the posterior density, at places of a quadrature that reaches far into the tails.
private struct SquaredPosterior: Sendable {
  let prior: Normal
  /// log of p² and the weight of each place.
  private let nodes: [(place: Double, logSquare: Double, weight: Double)]
  /// log p² at the prior's mean ± 60 and ± 120 of its standard deviations.
  private let tails: [(place: Double, logSquare: Double)]

  init(_ exact: ExactPosterior, _ model: NonlinearModel) {
    let prior = model.prior
    let tau = prior.standardDeviation
    func logSquare(_ theta: Double) -> Double {
      2 * (exact.posterior.logJoint(theta) - exact.logEvidence)
    }
    let (low, high) = (prior.mean - 60 * tau, prior.mean + 60 * tau)
    func beyond(_ from: Double, _ to: Double) -> [Double] {
      .evenlySpaced(from: from, to: to, count: 2 + Int(8 * (to - from) / tau))
    }
    var ends = exact.places
    if low < ends[0] { ends = beyond(low, ends[0]).dropLast() + ends }
    if high > ends[ends.count - 1] { ends += beyond(ends[ends.count - 1], high).dropFirst() }
    nodes = gaussNodes(between: ends).map { ($0.place, logSquare($0.place), $0.weight) }
    tails = [-120.0, -60, 60, 120].map { reach in
      let place = prior.mean + reach * tau
      return (place, logSquare(place))
    }
    self.prior = prior
  }

  // snippet: theory
  /// 1 / ∫ p²/q, the share of independent draws from q = N(m, s²) that count; 0 where the integral is infinite.
  func share(width: Double) -> Double {
    let q = Normal(mean: prior.mean, standardDeviation: width)
    let ends = tails.map { $0.logSquare - q.logDensity($0.place) }
    guard isFalling(ends[1], to: ends[0]), isFalling(ends[2], to: ends[3]) else { return 0 }
    return 1
      / nodes.reduce(0) { $0 + $1.weight * .exp($1.logSquare - q.logDensity($1.place)) }
  }
  // end snippet

  /// Whether p²/q falls outwards; where s² ≤ τ²/2 the prior alone does not let it.
  private func isFalling(_ inner: Double, to outer: Double) -> Bool {
    inner == -.infinity || outer < inner - 50
  }
}

import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension CoinFlip {
  /// Partial pooling: a p for each person, and a distribution of p over people.
  static let flippers = Section<CoinStudy>(
    "flippers", "Do all people flip alike?", options: ["flippers"], seconds: 0.2
  ) { study, run in
    // Data: a line for each person; the published table does not ship with the workbook
    guard let table = study.flippers else {
      return simulated(run)
    }

    // Model: p of each person ~ Beta with mean μ and standard deviation τ; counts binomial
    let model = FlipperModel(scale: 0.05)

    // Inference: Σ over a grid of τ and μ, each p integrated in closed form
    let posterior = model.fit(table.people)
    let factor = BayesFactor(logEvidence: posterior.logEvidence, against: posterior.logEvidenceHalf)
    let apart = BayesFactor(
      logEvidence: posterior.logEvidence, against: FlipperModel.logEvidenceOfOne(table.people))
    let pooled = RealFlips.bayesFactor(of: table.total, concentration: 1)
      .log10

    // Does the model fit? The person farthest out, among replicated people
    var random = run.random("replicated people")
    let check = model.check(table.people, posterior, replications: 999, using: &random)

    // What it shows
    func percent(_ p: Double) -> String { NumberText.fixed(p, decimals: 4) }
    let size = FairnessQuestion.short(log10: abs(apart.log10))
    let differ =
      apart.strength == .negligible
      ? "These flips do not decide whether people differ (K = \(size) for "
        + "\(apart.logarithm > 0 ? "a p per person" : "one p for all"))"
      : apart.logarithm > 0
        ? "No, people differ (K = \(size) for a p per person against one p for all)"
        : "Yes, as far as these flips show (K = \(size) for one p for all against a p per person)"
    let half =
      abs(factor.logarithm) < 0.005
      ? "The data are as probable under a mean of exactly 1/2 as under any mean."
      : "The data are \(FairnessQuestion.times(abs(factor.logarithm))) as probable under "
        + (factor.logarithm > 0
          ? "any mean as under a mean of exactly 1/2." : "a mean of exactly 1/2 as under any mean.")
    let answer =
      "\(differ). The mean of their p is \(percent(posterior.mean.mean)), 95 % in "
      + "(\(percent(posterior.mean.lower)), \(percent(posterior.mean.upper))), and they scatter about it by "
      + "\(percent(posterior.spread.mean)). \(half) "
    return Findings(
      answer: check.isMisfit
        ? "The model does not fit: one person lies farther out than people of one beta distribution do. "
          + "If it is used all the same: \(answer.dropLast())"
        : answer
          + "No person lies farther out than this spread allows, but one person far out can cause "
          + "such a spread alone: look at the figure.",
      tables: [summary(table, posterior, apart, factor, pooled, check), priors(table)],
      figures: [figure(table, posterior)],
      values: [
        .init("mean", posterior.mean.mean), .init("mean.lower", posterior.mean.lower),
        .init("mean.upper", posterior.mean.upper), .init("spread", posterior.spread.mean),
        .init("log10-K.half", factor.log10), .init("log10-K.apart", apart.log10),
        .init("log10-K.pooled", pooled), .init("chi-square", table.people.chiSquare),
      ])
  }

  /// 48 simulated people whose p scatter by a hundredth about the predicted 0.51: what one p for all says of
  /// them, and what the hierarchical model says.
  private static func simulated(_ run: Run) -> Findings {
    let (mean, spread, flips) = (0.51, 0.01, 7000)
    var random = run.random("simulated people")
    let concentration = mean * (1 - mean) / (spread * spread) - 1
    let people = Beta(a: mean * concentration, b: (1 - mean) * concentration)
    let table = FlipperTable(
      people: (0..<48).map { _ in
        let p = people.sample(using: &random)
        return Flips(
          heads: Binomial(trials: flips, probability: p).sample(using: &random), flips: flips)
      })
    let posterior = FlipperModel(scale: 0.05).fit(table.people)
    let one = CredibleInterval.equalTailed(
      of: CoinModel(prior: Beta(a: 1, b: 1)).posterior(after: table.total))
    let wider = (posterior.mean.upper - posterior.mean.lower) / (one.upper - one.lower)
    func set(_ p: Double) -> String { NumberText.fixed(p, decimals: 4) }
    func row(_ name: String, _ lower: Double, _ upper: Double, _ truth: Double) -> [String] {
      [name, "(\(set(lower)), \(set(upper)))", NumberText.shortest(truth)]
    }
    return Findings(
      answer: "Totals cannot answer this. For 48 simulated people whose p scatter by "
        + "\(NumberText.shortest(spread)) about \(NumberText.shortest(mean)) a model with one p for all puts it "
        + "in (\(set(one.lower)), \(set(one.upper))); a hierarchical model puts the mean of their p in "
        + "(\(set(posterior.mean.lower)), \(set(posterior.mean.upper))), "
        + "\(NumberText.fixed(wider, decimals: 1)) times as wide. Give --flippers FILE, with one line of "
        + "successes and flips per person, for your own.",
      tables: [
        Table(
          title: "48 simulated people, \(NumberText.grouped(flips)) flips each",
          columns: ["what is estimated", "95 % credible interval", "truth"],
          rows: [
            row("one p for all", one.lower, one.upper, mean),
            row("mean μ of p over people", posterior.mean.lower, posterior.mean.upper, mean),
            row(
              "standard deviation τ of p", posterior.spread.lower, posterior.spread.upper, spread),
          ],
          note:
            "One p for all takes \(NumberText.grouped(table.total.flips)) flips for independent; those of "
            + "one person are more alike than those of two.")
      ],
      values: [.init("simulated.wider", wider)])
  }

  private static func summary(
    _ table: FlipperTable, _ posterior: FlipperPosterior, _ apart: BayesFactor,
    _ half: BayesFactor, _ pooled: Double, _ check: PredictiveCheck
  ) -> Table {
    func set(_ p: Double) -> String { NumberText.fixed(p, decimals: 4) }
    func row(_ name: String, _ marginal: FlipperPosterior.Marginal) -> [String] {
      [name, "\(set(marginal.mean)), 95 % in (\(set(marginal.lower)), \(set(marginal.upper)))"]
    }
    return Table(
      title: "\(table.people.count) people, \(NumberText.grouped(table.total.flips)) flips",
      columns: ["quantity", "value"],
      rows: [
        ["successes", NumberText.grouped(table.total.heads)],
        [
          "chi-square of one p for all",
          "\(NumberText.significant(table.people.chiSquare, digits: 3)) on "
            + "\(table.people.count - 1) degrees of freedom",
        ],
        row("mean μ of p over people", posterior.mean),
        row("standard deviation τ of p over people", posterior.spread),
        [
          "log10 K, a p per person against one p for all",
          NumberText.fixed(apart.log10, decimals: 2),
        ],
        [
          "log10 K, any mean against 1/2, a p per person",
          NumberText.fixed(half.log10, decimals: 2),
        ],
        ["log10 K, any p against 1/2, one p for all", NumberText.fixed(pooled, decimals: 2)],
        [
          "P(\(check.statistic) at least as far | model)",
          NumberText.significant(check.probability, digits: 2),
        ],
      ],
      note: "Priors: μ uniform on (0, 1), τ half-normal of scale 0.05.")
  }

  /// How the verdicts depend on the prior of τ.
  private static func priors(_ table: FlipperTable) -> Table {
    Table(
      title: "How the prior of τ changes them",
      columns: [
        "scale of τ", "mean μ", "95 %, lower", "95 %, upper", "log10 K, mean against 1/2",
      ],
      rows: [0.01, 0.02, 0.05, 0.1].map { scale in
        let fit = FlipperModel(scale: scale).fit(table.people)
        return [NumberText.shortest(scale)]
          + [fit.mean.mean, fit.mean.lower, fit.mean.upper].map {
            NumberText.fixed($0, decimals: 4)
          } + [NumberText.fixed((fit.logEvidence - fit.logEvidenceHalf) / log(10), decimals: 2)]
      })
  }

  private static func figure(_ table: FlipperTable, _ posterior: FlipperPosterior) -> Figure {
    let order = table.people.indices.sorted { table.people[$0].share < table.people[$1].share }
    let places = order.indices.map { Double($0 + 1) }
    let raw = order.map { table.people[$0] }
    let intervals = raw.map {
      CredibleInterval.equalTailed(
        of: Beta(a: Double($0.heads) + 1, b: Double($0.tails) + 1))
    }
    let range = Axis.range(
      fitting: intervals.map(\.lower) + intervals.map(\.upper) + [0.5], room: 0.1)
    return Figure(
      name: "flippers",
      caption: "Partial pooling pulls the shares of people with few flips towards the mean of all. "
        + "Blue: each person alone with a uniform prior, 95 %; diamonds: the hierarchical model's "
        + "means; dashed: a fair coin.",
      layout: Figure.Layout(width: 1200, height: 620),
      panels: [
        Panel(
          x: Axis("people, in the order of their share", range: 0...Double(places.count) + 1),
          y: Axis("probability of success *p*", range: range), key: .topLeft,
          layers: [
            .horizontalLine(at: 0.5, Stroke(.grey, width: 2, dash: .dashed)),
            .horizontalLine(
              at: posterior.mean.mean, Stroke(.vermillion, width: 2, dash: .dotted)),
            .errorBars(
              "alone", x: places, y: raw.map(\.share), lower: intervals.map(\.lower),
              upper: intervals.map(\.upper), .blue, title: "each alone"),
            .points(
              "pooled", x: places, y: order.map { posterior.people[$0] }, .vermillion,
              marker: .diamond, size: 1.3, title: "partially pooled"),
          ])
      ])
  }
}

extension [Flips] {
  /// Σ (kᵢ - nᵢ p̂)² / (nᵢ p̂ (1 - p̂)), about chi-square with one degree of freedom less than people if
  /// all share one p; 0 where all succeed or none.
  var chiSquare: Double {
    let (heads, flips) = reduce((0, 0)) { ($0.0 + $1.heads, $0.1 + $1.flips) }
    let p = Double(heads) / Double(flips)
    guard p > 0, p < 1 else { return 0 }
    return reduce(0) { sum, person in
      let expected = Double(person.flips) * p
      let distance = Double(person.heads) - expected
      return sum + distance * distance / (expected * (1 - p))
    }
  }
}

/// A p for each person: pᵢ ~ Beta with mean μ and standard deviation τ, kᵢ ~ Binomial(nᵢ, pᵢ); μ uniform
/// on (0, 1), τ half-normal.
struct FlipperModel: Sendable {
  /// Of the prior of τ.
  let scale: Double

  /// log P(all counts | μ, τ): the pᵢ are integrated out, each count is beta-binomial.
  // snippet: hierarchy
  static func logLikelihood(_ people: [Flips], mean: Double, spread: Double) -> Double {
    // The standard deviation of Beta(μ c, (1 - μ) c) is √(μ (1 - μ) / (c + 1))
    let concentration = mean * (1 - mean) / (spread * spread) - 1
    guard concentration > 0 else { return -.infinity }
    return people.reduce(0) {
      $0
        + CoinModel(prior: Beta(a: mean * concentration, b: (1 - mean) * concentration))
        .logEvidence(of: $1)
    }
  }
  // end snippet

  /// log P(all counts | one p for all), p uniform, with the same orders counted.
  static func logEvidenceOfOne(_ people: [Flips]) -> Double {
    let total = FlipperTable(people: people).total
    return CoinModel(prior: Beta(a: 1, b: 1)).logEvidence(of: total)
      - logBinomialCoefficient(total.flips, total.heads)
      + people.reduce(0) { $0 + logBinomialCoefficient($1.flips, $1.heads) }
  }

  /// The posterior of μ and τ on a grid, and the evidence.
  ///
  /// The trapezoidal rule in τ and in logit μ, over all places within e^-30 of the peak. Its error is
  /// below 1e-6 of the evidence: the integrand is smooth, even in τ and vanishes at the other ends.
  func fit(_ people: [Flips]) -> FlipperPosterior {
    let total = FlipperTable(people: people).total
    let centre = (Double(total.heads) + 0.5) / (Double(total.flips) + 1)
    let prior = HalfNormal(scale: scale)

    // How far τ reaches, by its likelihood at the pooled share
    func logHeight(_ spread: Double) -> Double {
      FlipperModel.logLikelihood(people, mean: centre, spread: spread) + prior.logDensity(spread)
    }
    let most = (centre * (1 - centre)).squareRoot() * 0.999_999
    let peak = goldenSectionMaximum(of: logHeight, over: 1e-6...min(most, 8 * scale + 0.3))
    let highest = logHeight(peak)
    var reach = peak
    while reach < most, logHeight(reach) > highest - 30 { reach = min(most, reach * 1.1 + 1e-5) }
    let steps = 60
    let spreads = (0...steps).map {
      max(reach * Double($0) / Double(steps), 1e-3 * reach / Double(steps))
    }
    let width = reach / Double(steps)

    var posterior = FlipperPosterior.Collected()
    for (index, spread) in spreads.enumerated() {
      let weight = log(width * (index == 0 || index == steps ? 0.5 : 1)) + prior.logDensity(spread)
      posterior.logHalf.append(
        weight + FlipperModel.logLikelihood(people, mean: 0.5, spread: spread))

      // μ at this τ: logit μ within e^-30 of the peak
      func height(_ logit: Double) -> Double {
        let mean = 1 / (1 + exp(-logit))
        return FlipperModel.logLikelihood(people, mean: mean, spread: spread)
          + log(mean) + log(1 - mean)
      }
      let start = log(centre / (1 - centre))
      let top = goldenSectionMaximum(of: height, over: (start - 3)...(start + 3))
      let summit = height(top)
      guard summit.isFinite else { continue }
      func end(_ direction: Double) -> Double {
        var step = 1e-5
        while step < 30, height(top + direction * step) > summit - 30 { step *= 1.5 }
        return top + direction * step
      }
      let logits = [Double].evenlySpaced(from: end(-1), to: end(1), count: 81)
      for logit in logits {
        posterior.means.append(1 / (1 + exp(-logit)))
        posterior.spreads.append(spread)
        posterior.logWeights.append(weight + log(logits[1] - logits[0]) + height(logit))
      }
    }
    return FlipperPosterior(posterior, people: people)
  }

  /// Whether the person farthest out, in standard deviations of a count at the pooled share, lies farther out
  /// than replicated people do.
  func check(
    _ people: [Flips], _ posterior: FlipperPosterior, replications: Int,
    using random: inout RandomSource
  ) -> PredictiveCheck {
    func farthest(_ people: [Flips]) -> Double {
      let share = FlipperTable(people: people).total.share
      let scale = max(share * (1 - share), 1e-12)
      return people.map { person in
        abs(person.share - share)
          / (scale / Double(person.flips) + posterior.spread.mean * posterior.spread.mean)
          .squareRoot()
      }.max() ?? 0
    }
    let replicated = (0..<replications).map { _ in
      let (mean, spread) = posterior.draw(using: &random)
      let concentration = max(mean * (1 - mean) / (spread * spread) - 1, 1e-9)
      let beta = Beta(
        a: max(mean * concentration, 1e-9), b: max((1 - mean) * concentration, 1e-9))
      return farthest(
        people.map { person in
          let p = beta.sample(using: &random)
          return Flips(
            heads: Binomial(trials: person.flips, probability: p).sample(using: &random),
            flips: person.flips)
        })
    }
    return PredictiveCheck(
      "distance of the person farthest out", observed: farthest(people), replicated: replicated)
  }
}

/// What is known of the mean and the spread of p over people.
struct FlipperPosterior: Sendable {
  struct Marginal: Sendable {
    let mean, lower, upper: Double
  }

  /// Points of the grid, and the logarithms of prior x likelihood x the area that each stands for.
  struct Collected {
    var means: [Double] = []
    var spreads: [Double] = []
    var logWeights: [Double] = []
    var logHalf: [Double] = []
  }

  /// log P(counts), and with μ fixed at 1/2.
  let logEvidence, logEvidenceHalf: Double
  /// Of μ, and of τ.
  let mean, spread: Marginal
  /// The posterior mean of each person's p.
  let people: [Double]
  private let points: [(mean: Double, spread: Double)]
  private let cumulative: [Double]

  init(_ collected: Collected, people data: [Flips]) {
    logEvidence = logSumExp(collected.logWeights)
    logEvidenceHalf = logSumExp(collected.logHalf)
    let total = logEvidence
    let weights = collected.logWeights.map { exp($0 - total) }
    mean = FlipperPosterior.marginal(collected.means, weights)
    spread = FlipperPosterior.marginal(collected.spreads, weights)
    points = zip(collected.means, collected.spreads).map { ($0, $1) }
    var sum = 0.0
    cumulative = weights.map {
      sum += $0
      return sum
    }
    var pulled = [Double](repeating: 0, count: data.count)
    for (point, weight) in zip(points, weights) where weight > 1e-12 {
      let concentration = point.mean * (1 - point.mean) / (point.spread * point.spread) - 1
      for (index, person) in data.enumerated() {
        pulled[index] +=
          weight * (point.mean * concentration + Double(person.heads))
          / (concentration + Double(person.flips))
      }
    }
    people = pulled
  }

  private static func marginal(_ values: [Double], _ weights: [Double]) -> Marginal {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var sum = 0.0
    var (lower, upper) = (values[order[0]], values[order[order.count - 1]])
    var passed = (false, false)
    for index in order {
      sum += weights[index]
      if !passed.0, sum >= 0.025 { (lower, passed.0) = (values[index], true) }
      if !passed.1, sum >= 0.975 { (upper, passed.1) = (values[index], true) }
    }
    return Marginal(
      mean: zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }, lower: lower, upper: upper)
  }

  /// One point of the grid, as probable as its weight.
  func draw(using random: inout RandomSource) -> (mean: Double, spread: Double) {
    let share = random.uniform() * cumulative[cumulative.count - 1]
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] < share { low = middle + 1 } else { high = middle }
    }
    return points[low]
  }
}

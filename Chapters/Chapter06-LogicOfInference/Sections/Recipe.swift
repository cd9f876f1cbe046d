import BayesNumerics
import Datasets
import Foundation
import Inference
import Plotting
import Workbook

extension LogicOfInference {
  /// The six steps of an inference, taken twice, with an attempt to make fake data at each.
  static let recipe = Section<LogicStudy>(
    "recipe", "At which step can fake data first be made?", seconds: 0.2
  ) { _, run in
    // Data: heads among fourteen flips, and deaths by horse kick of one corps in twenty years
    let deaths = HorseKickDeaths.corps[0].deaths

    // Model: heads with an unknown probability, deaths at an unknown rate
    let cases = [
      coin(heads: 10, flips: 14, prior: Beta(a: 1, b: 1)),
      horseKicks(deaths.reduce(0, +), years: deaths.count, prior: Gamma(shape: 2, rate: 2)),
    ]

    // Inference: at each step, draw with all that is known there
    let draws = run.isQuick ? 5000 : 20_000
    let attempts = cases.map { recipeCase in
      recipeCase.steps.map { step in
        var random = run.random("\(recipeCase.name), step \(step.number)")
        return Attempt(
          step: step,
          draws: (0..<draws).compactMap { _ in step.known.fakeObservation(using: &random) })
      }
    }

    // Step 3 once more, if somebody handed us P(x) itself
    var random = run.random("known distribution")
    let ifKnown = cases.map { recipeCase in
      let sampling = recipeCase.priorPredictive
      let known = Knowledge(sampling: { sampling.sample(using: &$0) })
      return (0..<draws).compactMap { _ in known.fakeObservation(using: &random) }
    }

    // What it shows
    let first = attempts.map { all in
      all.first { !$0.draws.isEmpty }?.step.number ?? "none"
    }
    let credibility = [coinFactor(heads: 10, flips: 14), deathsFactor(deaths)]
    return Findings(
      answer: Set(first).count == 1
        ? "By step \(first[0]): a prior alone draws parameters and the data alone only repeat themselves, "
          + "but a prior and P(x | θ) together draw data that nobody has seen. If P(x) itself were known, "
          + "step 3 would do."
        : "By step \(first[0]) for the coin and step \(first[1]) for the horse kicks.",
      tables: [table(cases, attempts, ifKnown), credibilityTable(credibility)],
      figures: [graph(first: first[0]), figure(cases, attempts)],
      claims: claims(cases, attempts),
      values: values(cases, attempts, draws, credibility))
  }

  // MARK: The two models

  /// Heads among so many flips, with a beta prior of their probability.
  static func coin(heads: Int, flips: Int, prior: Beta) -> RecipeCase {
    let posterior = Beta(a: prior.a + Double(heads), b: prior.b + Double(flips - heads))
    return RecipeCase(
      name: "coin", counts: "heads in \(flips) flips", observed: heads,
      prior: { prior.sample(using: &$0) }, posterior: { posterior.sample(using: &$0) },
      model: { p, random in Binomial(trials: flips, probability: p).sample(using: &random) },
      priorPredictive: BetaBinomial(trials: flips, a: prior.a, b: prior.b),
      posteriorPredictive: BetaBinomial(trials: flips, a: posterior.a, b: posterior.b))
  }

  /// Deaths in so many years, with a gamma prior of their number in a year.
  static func horseKicks(_ deaths: Int, years: Int, prior: Gamma) -> RecipeCase {
    let time = Double(years)
    let posterior = Gamma(shape: prior.shape + Double(deaths), rate: prior.rate + time)
    func predictive(_ rate: Gamma) -> NegativeBinomial {
      NegativeBinomial(shape: rate.shape, successProbability: rate.rate / (rate.rate + time))
    }
    return RecipeCase(
      name: "horse kicks", counts: "deaths in \(years) years", observed: deaths,
      prior: { prior.sample(using: &$0) }, posterior: { posterior.sample(using: &$0) },
      model: { rate, random in Poisson(mean: rate * time).sample(using: &random) },
      priorPredictive: predictive(prior), posteriorPredictive: predictive(posterior))
  }

  /// Step 6: K of the coin with an unknown p against a fair one.
  private static func coinFactor(heads: Int, flips: Int) -> BayesFactor {
    BayesFactor(
      logEvidence: BetaBinomial(trials: flips, a: 1, b: 1).logDensity(heads),
      against: Binomial(trials: flips, probability: 0.5).logDensity(heads))
  }

  /// Step 6: K of one rate for all years against a rate of its own for each, both from the same prior.
  private static func deathsFactor(_ deaths: [Int]) -> BayesFactor {
    func predictive(_ rate: Gamma) -> NegativeBinomial {
      NegativeBinomial(shape: rate.shape, successProbability: rate.rate / (rate.rate + 1))
    }
    let prior = Gamma(shape: 2, rate: 2)
    var learnt = prior
    var oneRate = 0.0
    for count in deaths {
      oneRate += predictive(learnt).logDensity(count)
      learnt = Gamma(shape: learnt.shape + Double(count), rate: learnt.rate + 1)
    }
    return BayesFactor(
      logEvidence: oneRate,
      against: deaths.reduce(0) { $0 + predictive(prior).logDensity($1) })
  }

  // MARK: Tables and figures

  private static func table(
    _ cases: [RecipeCase], _ attempts: [[Attempt]], _ ifKnown: [[Int]]
  ) -> Table {
    func row(_ number: String, _ words: String, _ made: [[Int]]) -> [String] {
      [number, words]
        + made.map { draws in
          let numbers = draws.map(Double.init)
          return draws.isEmpty
            ? "none"
            : "\(NumberText.grouped(draws.count)), "
              + "\(NumberText.fixed(sampleMean(numbers), decimals: 1)) ± "
              + NumberText.fixed(sampleStandardDeviation(numbers), decimals: 1)
        }
    }
    var rows = attempts[0].indices.map { index in
      row(
        attempts[0][index].step.number, attempts[0][index].step.words,
        attempts.map { $0[index].draws })
    }
    let resampled = cases.map { NumberText.fixed(resampledDeviation($0), decimals: 1) }
    rows.insert(row("3, if", "P(x) itself is known", ifKnown), at: 3)
    return Table(
      title:
        "\(NumberText.grouped(ifKnown[0].count)) attempts at each step to make data that nobody has seen",
      columns: ["step", "what it adds"] + cases.map { "\($0.name): made, mean ± sd" }, rows: rows,
      note:
        "A draw needs a belief and a model, or a P(x) that is known; the row 'if' takes the exact prior "
        + "predictive distribution for it. At step 3 the data can be drawn again, which shows nothing that was "
        + "not seen, and the scatter of such sets (\(resampled.joined(separator: " and "))) "
        + "forgets that θ is unknown.")
  }

  private static func credibilityTable(_ factors: [BayesFactor]) -> Table {
    Table(
      title: "Step 6: is the model credible?", columns: ["model", "against", "Bayes factor"],
      rows: zip(
        [("a coin with any p", "a fair coin"), ("one rate for all years", "a rate for each year")],
        factors
      ).map { [$0.0.0, $0.0.1, NumberText.significant($0.1.value, digits: 3)] })
  }

  private static func graph(first: String) -> Figure {
    let places = (0..<6).map { (x: 2.0 + 2.9 * Double($0), y: 5.3) }
    let words: [(Text, Text)] = [
      ("drop what does", "not matter"), ("prior", "*P*(*θ*)"), ("observe *x*;", "*P*(*x*)?"),
      ("explain", "*P*(*x* | *θ*)"), ("infer", "*P*(*θ* | *x*)"), ("weigh the", "model"),
    ]
    let marked = Int(first).map { $0 - 1 } ?? 3
    let size = (width: 2.35, height: 1.5)
    func ellipses(_ name: String, _ indices: [Int], _ ink: Ink, _ opacity: Double) -> Layer {
      .ellipses(
        name, x: indices.map { places[$0].x }, y: indices.map { places[$0].y }, width: size.width,
        height: size.height, ink, opacity: opacity)
    }
    let steps = places.indices.dropLast().map { index in
      Layer.arrow(
        from: (.data(places[index].x + size.width / 2), .data(places[index].y)),
        to: (.data(places[index + 1].x - size.width / 2 - 0.06), .data(places[index + 1].y)), .black
      )
    }
    func down(_ index: Int, _ ink: Ink) -> Layer {
      .arrow(
        from: (.data(places[index].x), .data(places[index].y - size.height / 2)),
        to: (.data(places[index].x), .data(2.25)), ink)
    }
    let numbers = places.indices.map { index in
      Layer.label(
        "step \(index + 1)", x: .data(places[index].x), y: .data(6.5),
        index == marked ? .vermillion : .black, anchor: .centre, size: 0.9)
    }
    let names = places.indices.flatMap { index in
      [
        Layer.label(
          words[index].0, x: .data(places[index].x), y: .data(places[index].y + 0.2),
          anchor: .centre, size: 0.8),
        Layer.label(
          words[index].1, x: .data(places[index].x), y: .data(places[index].y - 0.26),
          anchor: .centre, size: 0.8),
      ]
    }
    return Figure(
      name: "recipe-graph",
      caption:
        "With a prior and a model of the data, at step \(first), fake data can be made; before it they can only if "
        + "P(x) is known already (dashed). After step 5 they are drawn with what was learnt.",
      layout: Figure.Layout(width: 1200, height: 480, margins: (15, 15, 15, 15)),
      panels: [
        Panel(
          x: Axis(range: 0.4...17.9, tics: .none), y: Axis(range: 0.3...7.2, tics: .none),
          showsGrid: false,
          layers: [
            ellipses("steps", places.indices.filter { $0 != marked }, .blue, 0.08),
            ellipses("first", [marked], .vermillion, 0.3),
            .line(
              "if_known", x: [places[2].x, places[2].x], y: [places[2].y - size.height / 2, 2.3],
              Stroke(.grey, width: 2, dash: .dashed)),
            .arrow(
              from: (.data(places[2].x), .data(2.5)), to: (.data(places[2].x), .data(2.25)), .grey),
            down(marked, .vermillion), down(4, .blue),
            .label(
              "only if *P*(*x*) is known", x: .data(places[2].x - 0.2), y: .data(3.3), .grey,
              anchor: .right, size: 0.9),
            .label(
              "prior predictive", x: .data(places[3].x + 0.2), y: .data(3.7), .vermillion, size: 0.9
            ),
            .label(
              "posterior predictive", x: .data(places[4].x + 0.2), y: .data(2.9), .blue, size: 0.9),
            .line(
              "box", x: [6.6, 15.2, 15.2, 6.6, 6.6], y: [0.8, 0.8, 2.15, 2.15, 0.8],
              Stroke(.black, width: 2)),
            .label("fake data", x: .data(10.9), y: .data(1.48), anchor: .centre),
          ] + steps + numbers + names)
      ])
  }

  private static func figure(_ cases: [RecipeCase], _ attempts: [[Attempt]]) -> Figure {
    Figure(
      name: "predictive-draws",
      caption:
        "What the prior predicts is broad, what the posterior predicts is narrower and lies around the data. Bars: "
        + "fake data drawn at step 4 (pale) and step 5 (dark); points: the exact predictive distributions; dashed: what "
        + "was seen.",
      layout: Figure.Layout(columns: 2, width: 1320, height: 600, margins: (105, 35, 50, 130)),
      panels: zip(cases, attempts).map { panel($0, $1) })
  }

  private static func panel(_ recipeCase: RecipeCase, _ attempts: [Attempt]) -> Panel {
    let before = recipeCase.priorPredictive
    let most = max(
      before.upperTailQuantile(0.02), recipeCase.posteriorPredictive.upperTailQuantile(1e-3))
    let counts = Array(0...most)
    let x = counts.map(Double.init)
    func shares(_ attempt: Attempt?) -> [Double] {
      let draws = attempt?.draws ?? []
      let seen = draws.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
      return counts.map { Double(seen[$0] ?? 0) / Double(max(1, draws.count)) }
    }
    func errors(_ exact: any DiscreteDistribution, _ attempt: Attempt?) -> [Double] {
      let size = Double(max(1, attempt?.draws.count ?? 1))
      return counts.map {
        MonteCarloError.leastOfShare(exact.mass(at: $0), effectiveDraws: size)
      }
    }
    let atFour = attempts.first { $0.step.number == "4" }
    let atFive = attempts.first { $0.step.number == "5" }
    let after = recipeCase.posteriorPredictive
    let exact = [before, after].map { distribution in counts.map { distribution.mass(at: $0) } }
    let top = 1.12 * max(exact.joined().max() ?? 1, shares(atFive).max() ?? 0)
    return Panel(
      "\(recipeCase.name): \(recipeCase.observed) \(recipeCase.counts)",
      x: Axis("\(recipeCase.counts)", range: -0.7...Double(most) + 0.7),
      y: Axis("probability", range: 0...top), key: .below,
      layers: [
        .bars(
          "prior_draws", x: x, heights: shares(atFour), width: 0.85, .orange, opacity: 0.5,
          agreement: .monteCarloByRow(standardErrors: errors(before, atFour)),
          title: "drawn at step 4"),
        .bars(
          "posterior_draws", x: x, heights: shares(atFive), width: 0.85, .blue, opacity: 0.5,
          agreement: .monteCarloByRow(standardErrors: errors(after, atFive)),
          title: "drawn at step 5"),
        .points(
          "exact_after", x: x, y: exact[1], .black, marker: .circle, size: 0.55),
        .points(
          "exact_before", x: x, y: exact[0], .black, marker: .openCircle, size: 0.55),
        .verticalLine(at: Double(recipeCase.observed), Stroke(.vermillion, width: 2.5)),
      ])
  }

  // MARK: Values and claims

  private static func values(
    _ cases: [RecipeCase], _ attempts: [[Attempt]], _ draws: Int, _ factors: [BayesFactor]
  ) -> [Findings.Value] {
    var values: [Findings.Value] = [.init("draws", draws)]
    for (name, (recipeCase, factor)) in zip(["coin", "kicks"], zip(cases, factors)) {
      let (before, after) = (recipeCase.priorPredictive, recipeCase.posteriorPredictive)
      values += [
        .init("\(name).observed", recipeCase.observed),
        .init("\(name).prior.mean", before.mean),
        .init("\(name).prior.sd", before.standardDeviation),
        .init("\(name).posterior.mean", after.mean),
        .init("\(name).posterior.sd", after.standardDeviation),
        .init("\(name).resampled-sd", resampledDeviation(recipeCase)),
        .init("\(name).K", factor.value),
      ]
    }
    return values
  }

  /// The standard deviation of counts that are made by drawing the flips or years again, with replacement.
  static func resampledDeviation(_ recipeCase: RecipeCase) -> Double {
    let deaths = HorseKickDeaths.corps[0].deaths.map(Double.init)
    if recipeCase.name == "coin" {
      let share = Double(recipeCase.observed) / 14
      return (14 * share * (1 - share)).squareRoot()
    }
    let mean = sampleMean(deaths)
    return deaths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
  }

  private static func claims(_ cases: [RecipeCase], _ attempts: [[Attempt]]) -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "Mini Review Bayesian statistics")
    let first = attempts.compactMap { all in
      all.first { !$0.draws.isEmpty }.flatMap { Double($0.step.number) }
    }
    let checks = zip(cases, attempts).enumerated().flatMap { index, pair in
      let (recipeCase, all) = pair
      return [
        ("4", recipeCase.priorPredictive, "prior"),
        ("5", recipeCase.posteriorPredictive, "posterior"),
      ]
      .enumerated().map { place, check in
        let draws = all.first { $0.step.number == check.0 }?.draws ?? []
        let share =
          Double(draws.count { $0 <= recipeCase.observed }) / Double(max(1, draws.count))
        let exact = check.1.cumulative(recipeCase.observed)
        return Claim(
          "6\(["b", "c", "d", "e"][2 * index + place])", source,
          "\(check.2) predictive probability of at most \(recipeCase.observed) \(recipeCase.counts), drawn",
          .crossCheck(
            route: index == 0
              ? "the beta-binomial distribution" : "the negative binomial distribution",
            expected: exact, computed: share,
            .monteCarlo(
              standardError: (exact * (1 - exact) / Double(max(1, draws.count))).squareRoot())))
      }
    }
    return [
      Claim(
        "6a", source,
        "first step at which what is known makes data that nobody has seen, both models",
        .shape(
          "the lecture asks by which of its six steps fake data can be made",
          measuring: "latest step",
          first.count == cases.count ? first.max() ?? .nan : .nan, .equal(4)))
    ] + checks
  }
}

/// What the attempts at one step made.
private struct Attempt: Sendable {
  let step: RecipeStep
  let draws: [Int]
}

extension DiscreteDistribution {
  /// P(X = k)
  fileprivate func mass(at k: Int) -> Double { density(k) }
}

import BayesNumerics
import Inference
import Plotting
import Workbook

extension ShallowNetworkChapter {
  /// The posterior of all weights, and what it predicts.
  static let fit = Section<NetworkStudy>(
    "fit", "Which curves do the points allow?", options: NetworkSettings.ofFit + ["predict"],
    seconds: 2.5
  ) { study, run in
    // Data: study.set. Model: study.prior over a network with study.plan.nodes hidden units
    // Inference: chains from draws of the prior; then f and new measurements of each draw
    let fit = try await study.fit.value
    var noise = run.random("new measurements")
    let curve = fit.predictCurve(using: &noise)

    // Does the model fit? The shape of the residuals, and σ against its prior
    var replicates = run.random("replicated noise")
    let checks = fit.isMixed ? ResidualChecks(fit, using: &replicates) : nil
    let noiseReport = NoiseReport(fit)
    var newNoise = run.random("predictions")
    let predictions = fit.predictions(at: study.predict, using: &newNoise)

    // The question with which the chapter opens: x = 3, outside its own points
    var noiseAtThree = run.random("predictions")
    let atThree =
      fit.set.truth == nil || fit.set.columns != 1
      ? nil
      : fit.predictions(at: [PredictionPlace(coordinates: [3])], using: &noiseAtThree).first

    // For comparison: what chains look like that are too short, from draws of the prior
    var shortPlan = study.plan
    shortPlan.lengths = ChainLengths(warmUp: 0, draws: 400)
    shortPlan.hasDispersedStarts = false
    let short = try await fitNetwork(
      study.set, shortPlan, prior: study.prior, using: run.random("short chains"))

    // What it shows
    return Findings(
      answer: answer(fit, predictions, checks, noiseReport),
      tables: [fit.table()]
        + (predictions.isEmpty ? [] : [fit.predictionTable(of: predictions)])
        + (checks.map { [noiseReport.table(truth: fit.set.truth?.noise), $0.table] } ?? []),
      figures: [
        fit.figure(
          curve, name: "fit",
          caption:
            "The function is well determined where there are points; beyond them the draws fan out. "
            + "\(fit.inWords.prefix(1).uppercased() + fit.inWords.dropFirst()). Left: the mean of f, the "
            + "90 % band of the function (dark) and that of a new measurement (light). "
            + "Right: forty draws of f."
            + (fit.set.truth == nil
              ? "" : " Dotted: the curve from which the points were simulated.")
        ), chains(fit, short),
      ],
      claims: claims(fit, curve), values: values(fit, atThree),
      files: try study.saved.file { try LongCSV.text(of: fit.draws.namedForFiles) })
  }

  private static func answer(
    _ fit: NetworkFit, _ predictions: [Prediction], _ checks: ResidualChecks?,
    _ noise: NoiseReport
  ) -> String {
    guard let checks else {
      return fit.refusal + (noise.hintForUnmixedChains.map { " \($0)" } ?? "")
    }
    let place = NumberText.significant(fit.places[1], digits: 3)
    // Those asked for, as many as a sentence holds
    let predicted = predictions.prefix(3).map { "\($0.sentence) " }.joined()
    return
      "With \(fit.unitsInWords), f at \(place) is \(fit.interval(.middle)), and the noise σ is "
      + "\(fit.interval(.noise)). \(predicted)\(checks.verdict(noise))"
  }

  private static func values(_ fit: NetworkFit, _ atThree: Prediction?) -> [Findings.Value] {
    let quantities = [
      ("first", LabelFree.first), ("middle", .middle), ("last", .last), ("noise", .noise),
    ]
    let truths = fit.set.truth.map { truth in fit.places.map(truth.function) + [truth.noise] } ?? []
    // √S in the units of y: the noise that the prior thinks typical
    let typical = fit.scale.y.scale * fit.network.prior.noiseScale.squareRoot()
    let given =
      [Findings.Value("noise.typical", typical)]
      + zip(quantities, truths).map { .init("\($0.0).truth", $1) }
    // Chains that have not mixed state nothing
    guard fit.isMixed else { return given }
    let three = atThree.flatMap { place -> [Findings.Value]? in
      guard let truth = fit.set.truth?.function(3), place.isKnown else { return nil }
      func bounds(_ name: String, _ row: Summary.Row, _ chains: [[Double]]) -> [Findings.Value] {
        [
          .init(
            "\(name)lower", row.quantiles[0],
            standardError: MonteCarloError.quantile(0.05, chains)),
          .init(
            "\(name)upper", row.quantiles[2],
            standardError: MonteCarloError.quantile(0.95, chains)),
        ]
      }
      return [
        .init("three.truth", truth),
        .init("three.mean", place.f.mean, standardError: place.f.errorOfMean),
      ] + bounds("three.", place.f, place.functions)
        + bounds("three.new.", place.new, place.measurements)
    }
    return given + (three ?? [])
      + quantities.flatMap { name, quantity -> [Findings.Value] in
        let row = fit.row(quantity)
        let chains = fit[quantity]
        return [
          .init("\(name).mean", row.mean, standardError: row.errorOfMean),
          .init(
            "\(name).sd", row.standardDeviation,
            standardError: MonteCarloError.standardDeviation(chains)),
          .init(
            "\(name).lower", row.quantiles[0],
            standardError: MonteCarloError.quantile(0.05, chains)),
          .init(
            "\(name).upper", row.quantiles[2],
            standardError: MonteCarloError.quantile(0.95, chains)),
        ]
      }
  }

  /// Traces and ranks of f, which no numbering of the units changes: of the fit, and of chains that are too
  /// short.
  private static func chains(_ fit: NetworkFit, _ short: NetworkFit) -> Figure {
    let place = NumberText.significant(fit.places[1], digits: 3)
    func rows(_ name: String, _ chains: [[Double]], _ title: Text) -> [Panel] {
      let shown = Array(chains.prefix(4))
      let histograms = RankHistograms(ranks: averageRanks(shown))
      return [
        Panel(
          title, x: Axis("draw"), y: Axis("*f* at \(place)"),
          layers: .traces(name, of: shown, agreement: .singleDraws)),
        histograms.panel(
          "Ranks", x: "rank of *f* among all chains", "ranks_\(name)", agreement: .singleDraws),
      ]
    }
    return Figure(
      name: "chains",
      caption:
        "Chains that agree have even ranks (black line); the lower ones are too short and do not. f at "
        + "\(place), four chains, one colour and one dash pattern each. Above: the fit"
        + (fit.isMixed ? "" : ", which has not mixed either")
        + ". Below: the first 400 sweeps from draws of the prior. To rank, sort the draws of all chains "
        + "together; each bar counts how many of a chain's draws stand there.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 960, gaps: (125, 165)),
      panels: rows("fit", fit[.middle], "Recorded draws of the fit")
        + rows("short", short[.middle], "The first 400 sweeps"))
  }

  private static func claims(_ fit: NetworkFit, _ curve: PredictedCurve) -> [Claim] {
    let uncertainty = Claim.Source(
      lecture: "001", slide: "Uncertainty in predictions, explainability")
    // N points of noise σ² and s points of the prior's variance S, in the units of y
    let (prior, points) = (fit.network.prior, Double(fit.set.count))
    let variance = prior.noiseScale * fit.scale.y.scale * fit.scale.y.scale
    let truth = SimulatedSets.rotationNoise
    let pulled =
      ((prior.noiseDegrees * variance + points * truth * truth)
      / (prior.noiseDegrees + points - 2)).squareRoot()
    // Chains that have not mixed support nothing
    func ifMixed(_ value: Double) -> Double { fit.isMixed ? value : .nan }
    func deviations(_ quantity: LabelFree, from truth: Double) -> Double {
      let row = fit.row(quantity)
      return ifMixed((row.mean - truth) / row.standardDeviation)
    }
    let ratios = curve.x.indices.map {
      (curve.newUpper[$0] - curve.newLower[$0]) / (curve.upper[$0] - curve.lower[$0])
    }
    let (first, last) = (curve.deviation[0], curve.deviation[curve.x.count - 1])
    let middle = curve.deviation[curve.x.count / 2]
    return [
      Claim(
        "22a",
        Claim.Source(
          lecture: "001", slide: "Bayesian analysis of shallow neural nets (fixed arch)"),
        "σ of the simulated curve, 20 pulled up by the prior to √((sS + N 20²)/(s + N - 2))",
        .shape(
          "σ has a prior and is learnt",
          measuring: "(posterior mean - expected value) / posterior sd",
          deviations(.noise, from: pulled), .between(-3, 3), precision: .notCompared,
          // Points simulated anew put it there 997 times in 1000, as far as the posterior is normal
          falseAlarmRate: 0.003)),
      Claim(
        "23a", uncertainty, "f̂(0) as the mean of E(y | x, θₜ), against the simulated truth",
        .shape(
          "f̂ = (1/k) Σ E(y | x, θₜ)",
          measuring: "(f̂(0) - truth) / posterior sd",
          deviations(.middle, from: SimulatedSets.velocity(0)), .between(-3, 3),
          precision: .notCompared, falseAlarmRate: 0.003)),
      Claim(
        "23b", Claim.Source(lecture: "001", slide: "Objects of interest"),
        "the band of new data contains the band of the function everywhere",
        .shape(
          "p(y | D, x) = ∫ p(y | θ, x) p(θ | D) dθ",
          measuring: "smallest ratio of the two widths", ifMixed(ratios.min() ?? .nan), .above(1),
          // Not less than 1 by its definition: a new measurement is f with noise of its own, so that its
          // central band is the wider one, but for the error of the quantiles. Missed where chains have
          // not mixed: none of forty seeds
          precision: .notCompared, falseAlarmRate: 0.02)),
      Claim(
        "26a", uncertainty, "draws fan out at both ends (rotation curve, simulated stand-in)",
        .shape(
          "S-shape; draws fan out at both ends of the axis",
          measuring: "sd of f at the narrower end over that in the middle",
          ifMixed(min(first, last) / middle), .above(2), precision: .notCompared,
          // Twice as far is what a reader would call a fan; 2.4 to 3.4 under thirteen seeds
          falseAlarmRate: 0.02)),
      Claim(
        "26b", uncertainty, "f̂ of the slide's galaxy at -2, 0, 1.3, 2",
        .cited("33, 175, 356, 333, each ± 8 (read off); its data do not ship")),
    ]
  }
}

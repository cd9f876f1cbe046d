import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension StochasticGradients {
  /// The review's setting: kernel Stein discrepancy against the number of gradients, for five samplers.
  static let gradientsSpent = Section<StochasticGradientStudy>(
    "gradients-spent", "Who is nearest the posterior after so many gradients?", seconds: 6
  ) { _, run in
    // Data: ten thousand rows of ten correlated inputs; model: logistic regression, prior variance 10
    let count = run.isQuick ? 2000 : 10_000
    let data = SimulatedRegression(count: count, dimension: 10, using: run.random("data"))
    let theory = try LinearTheory(data.model)

    // Inference: a fixed step for each, at which linear theory has variances 10 % too large; five races of each
    let batch = count / 100
    let passes = run.isQuick ? 100.0 : 300
    let noisy = theory.step(inflating: 0.1, batch: batch)
    let quiet = theory.step(inflating: 0.1, batch: nil)
    let few = MiniBatchGradient<LogisticRegression>.Batch.independent(batch)
    let plain = MiniBatchGradient(data.model, batch: few)
    let centred = MiniBatchGradient(data.model, batch: few, centre: theory.mode)
    let whole = MiniBatchGradient(data.model, batch: .all)
    let race = DiscrepancyRace(
      model: data.model, theory: theory, budget: Int(passes) * count, repeats: 5)
    let friction = 0.1
    let sgld = try race.run(
      "SGLD", SGLD(plain, stepSizes: .constant(noisy)), perStep: batch,
      predicted: theory.covariance(step: noisy, batch: batch), using: run.random("SGLD"))
    let sghmc = try race.run(
      "SGHMC", SGHMC(plain, stepSizes: .constant(friction * noisy), friction: friction),
      perStep: batch,
      predicted: theory.covarianceWithMomentum(
        step: friction * noisy, friction: friction, batch: batch),
      using: run.random("SGHMC"))
    let unadjusted = try race.run(
      "ULA", SGLD(whole, stepSizes: .constant(quiet)), perStep: count,
      predicted: theory.covariance(step: quiet, batch: nil), using: run.random("ULA"))
    let controlled = try race.run(
      "control variates", SGLD(centred, stepSizes: .constant(quiet)), perStep: 2 * batch,
      predicted: theory.covariance(step: quiet, batch: nil),
      using: run.random("control variates"))
    let nuts = try race.runNUTS(using: run.random("NUTS"))

    // What it shows
    let level = race.level(ofDraws: Double(DiscrepancyRace.kept))
    let nutsDraws = nuts.draws[nuts.draws.count - 1]
    let entries = [sgld, sghmc, unadjusted, controlled, nuts]
    let relative = entries.map { $0.end.error / $0.end.mean }
    let scatter = (dot(relative, relative) / Double(relative.count)).squareRoot()
    func text(_ end: (mean: Double, error: Double)) -> String {
      NumberText.value(end.mean, withError: end.error)
    }
    return Findings(
      answer:
        "SGLD with control variates: after \(Int(passes)) passes over the data its discrepancy is \(text(controlled.end)), the mean "
        + "of \(race.repeats) races, against \(text(sgld.end)) of plain SGLD and \(text(nuts.end)) of NUTS, which has made only "
        + "\(NumberText.fixed(nutsDraws, decimals: 0)) draws; \(DiscrepancyRace.kept) independent draws would have "
        + "\(NumberText.significant(level, digits: 2)).",
      tables: [table(entries, race, Int(passes))],
      figures: [figure(entries, nuts: nuts, race)],
      claims: [
        Claim(
          "36a", source001, "SGLD with control variates against SGLD",
          .shape(
            "the review's code, to which the slide points, compares them",
            measuring: "mean KSD of SGLD over mean KSD with control variates, at the end",
            sgld.end.mean / controlled.end.mean,
            .above(1.2), precision: .notCompared, falseAlarmRate: 0.01)),
        Claim(
          "36b", source001, "discrepancy of SGLD with control variates at the end of the budget",
          .shape(
            "the review's code, to which the slide points, draws it against the number of gradients",
            measuring: "mean KSD with control variates over that of 400 independent draws",
            controlled.end.mean / level, .below(1.5), precision: .notCompared, falseAlarmRate: 0.01)
        ),
      ],
      values: zip(["sgld", "sghmc", "ula", "centred", "nuts"], entries).map {
        // The scatter of five races is itself uncertain; that of all samplers together is less so
        .init(
          "ksd.\($0)", $1.end.mean, standardError: max($1.end.error, scatter * $1.end.mean))
      } + [
        .init("level", level), .init("level.nuts", race.level(ofDraws: nutsDraws)),
        .init("draws.nuts", nutsDraws, standardError: 1), .init("rows", count),
        .init("batch", batch), .init("passes", passes), .init("races", race.repeats),
        .init("step.ratio", quiet / noisy),
      ])
  }

  static let source001 = Claim.Source(lecture: "001", slide: "Code")

  // MARK: Table

  private static func table(
    _ entries: [DiscrepancyRace.Entry], _ race: DiscrepancyRace, _ passes: Int
  ) -> Table {
    let rows = entries.map { entry -> [String] in
      let draws = entry.draws[entry.draws.count - 1]
      return [
        entry.name, NumberText.fixed(entry.predicted, decimals: 2),
        NumberText.value(entry.end.mean, withError: entry.end.error),
        NumberText.fixed(draws, decimals: 0),
        NumberText.fixed(race.level(ofDraws: draws), decimals: 2),
      ]
    }
    return Table(
      title: "Kernel Stein discrepancy after \(passes) passes over the data",
      columns: [
        "sampler", "predicted variance [posterior]", "KSD", "draws compared",
        "KSD of as many independent draws",
      ],
      rows: rows,
      note:
        "Means of \(race.repeats) races. All begin at the peak, whose search costs some ten passes that are not counted; IMQ kernel "
        + "with c = 1 and β = 1/2, in units of the posterior's standard deviations.")
  }

  // MARK: Figure

  private static func ticks(_ places: [Double]) -> Axis.Tics {
    .labelled(places.map { (at: $0, text: Text(verbatim: NumberText.shortest($0))) })
  }

  private static func figure(
    _ entries: [DiscrepancyRace.Entry], nuts: DiscrepancyRace.Entry, _ race: DiscrepancyRace
  ) -> Figure {
    let inks: [Ink] = [.vermillion, .green, .orange, .blue, .black]
    let markers: [Marker] = [.circle, .triangle, .diamond, .square, .openCircle]
    let level = race.level(ofDraws: Double(DiscrepancyRace.kept))
    let ofNUTS = nuts.draws.map(race.level)
    let passes = entries.flatMap(\.passes)
    let why = Agreement.notCompared(because: "the mean of a few races")
    return Figure(
      name: "ksd-against-gradients",
      caption:
        "The kernel Stein discrepancy falls as gradients are spent, fastest with control variates, whose noise allows longer "
        + "steps: means of \(race.repeats) races with bars of one standard error. Grey: what 400 independent draws would have "
        + "(solid), and as many as NUTS has made by then (dashed).",
      panels: [
        Panel(
          x: Axis(
            "passes over the data", range: Axis.range(from: 7, to: 450, scale: .logarithmic),
            scale: .logarithmic, tics: ticks([10, 30, 100, 300])),
          y: Axis(
            "kernel Stein discrepancy", range: Axis.range(from: 0.15, to: 8, scale: .logarithmic),
            scale: .logarithmic, tics: ticks([0.2, 0.5, 1, 2, 5])), key: .topRight,
          layers: [
            .line(
              "level", x: [passes.min() ?? 1, passes.max() ?? 1], y: [level, level],
              Stroke(.grey, width: 2, dash: .solid)),
            .line(
              "level_nuts", x: nuts.passes, y: ofNUTS, Stroke(.grey, width: 2, dash: .dashed),
              agreement: why),
          ]
            + entries.indices.flatMap { index -> [Layer] in
              let (entry, means) = (entries[index], entries[index].means)
              let errors = entry.errors
              return [
                .line(
                  "line_\(index)", x: entry.passes, y: means, Stroke(inks[index]),
                  agreement: why, title: Text(verbatim: entry.name)),
                .errorBars(
                  "points_\(index)", x: entry.passes, y: means,
                  lower: zip(means, errors).map { max($0 - $1, 0.1 * $0) },
                  upper: zip(means, errors).map { $0 + $1 }, inks[index],
                  marker: markers[index], agreement: why),
              ]
            })
      ])
  }
}

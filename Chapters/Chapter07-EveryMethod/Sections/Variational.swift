import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension EveryMethod {
  /// Fits: one normal, one path, sixteen paths, a mixture, and an ensemble of optimisers.
  static let variational = Section<EveryMethodStudy>(
    "variational", "What do fits keep of the second peak?",
    options: EveryMethodSettings.ofModel, seconds: 0.5
  ) { study, run in
    // Model: the lecture's or the reader's
    let exact = study.exact
    let sheet = ScoreSheet(exact, edge: study.edge)

    // Inference: each fit once, with 20,000 evaluations
    let names = ["advi", "pathfinder", "pathfinders", "mixture", "ensemble"]
    var fits: [FitRun] = []
    for name in names {
      let method = MethodList.named(name)
      let target = CountedPosterior(exact.posterior)
      let result = await method.infer(
        target, budget: run.isQuick ? 8000 : 20_000, using: run.random(name))
      fits.append(FitRun(method: method, result: result, score: sheet.score(result, of: target)))
    }

    // What it shows
    let (one, paths, mixture, ensemble) = (fits[0], fits[2], fits[3], fits[4])
    return Findings(
      answer: answer(study, fits, sheet),
      tables: [table(fits, study, sheet)], figures: [figure(fits, study)],
      claims: claims(fits, exact, sheet),
      values: [
        .init("mass", sheet.mass),
        .init("advi.mass", one.score.mass, standardError: 0.5),
        .init("advi.gap", exact.logEvidence - (one.result.logEvidence ?? .nan), standardError: 1),
        .init("mixture.mass", mixture.score.mass, standardError: 0.0005),
        .init("mixture.bound", mixture.result.logEvidence ?? .nan, standardError: 0.0005),
        .init(
          "mixture.gap", exact.logEvidence - (mixture.result.logEvidence ?? .nan),
          standardError: 0.0005),
        .init("mixture.sd", mixture.score.standardDeviation, standardError: 0.002),
        .init("paths.mass", paths.score.mass, standardError: 0.01),
        .init("ensemble.mass", ensemble.score.mass, standardError: 0.015),
        .init("ensemble.sd", ensemble.score.standardDeviation, standardError: 0.05),
        .init("ensemble.variation", ensemble.score.variation, standardError: 0.01),
      ].filter(\.number.isFinite))
  }

  // MARK: Answer and table

  private static func answer(
    _ study: EveryMethodStudy, _ fits: [FitRun], _ sheet: ScoreSheet
  ) -> String {
    func words(_ fit: FitRun, _ number: (Score) -> Double, _ decimals: Int) -> String {
      number(fit.score).isFinite
        ? NumberText.fixed(number(fit.score), decimals: decimals) : "nothing"
    }
    func share(_ fit: FitRun, _ decimals: Int = 3) -> String { words(fit, \.mass, decimals) }
    let (one, paths, mixture, ensemble) = (fits[0], fits[2], fits[3], fits[4])
    if study.model.isLecture {
      return
        "One normal keeps one peak, and its share of the second is \(share(one)); a mixture of two gives it "
        + "\(share(mixture)), sixteen weighted paths \(share(paths)), an ensemble of "
        + "optimisers \(share(ensemble, 2)). Exact is \(NumberText.fixed(sheet.mass, decimals: 3))."
    }
    if sheet.hasTwoPeaks {
      return
        "Above \(sheet.exact.text(sheet.edge)) one normal has a share of \(share(one)), a mixture of two "
        + "\(share(mixture)), sixteen weighted paths \(share(paths)), an ensemble of optimisers "
        + "\(share(ensemble, 2)). Exact is \(NumberText.fixed(sheet.mass, decimals: 3))."
    }
    func width(_ fit: FitRun) -> String {
      fit.score.standardDeviation.isFinite
        ? NumberText.significant(fit.score.standardDeviation, digits: 3) : "nothing"
    }
    return
      "There is one peak, and what is left to get wrong is its width: a standard deviation of \(width(one)) by one normal, "
      + "\(width(mixture)) by a mixture of two, \(width(paths)) by sixteen weighted paths, \(width(ensemble)) by an ensemble "
      + "of optimisers. Exact is \(NumberText.significant(sheet.exact.standardDeviation, digits: 3))."
  }

  /// Each warning once, with the fits that give it.
  private static func warnings(_ fits: [FitRun]) -> String {
    let words = fits.compactMap(\.result.warning)
    return words.indices.filter { words.firstIndex(of: words[$0]) == $0 }.map { first in
      let names = fits.filter { $0.result.warning == words[first] }.map(\.method.title)
      return "\(names.joined(separator: "; ")): \(words[first])"
    }.joined(separator: " ")
  }

  private static func table(
    _ fits: [FitRun], _ study: EveryMethodStudy, _ sheet: ScoreSheet
  ) -> Table {
    let exact = study.exact
    func words(_ value: Double?) -> String {
      value.map { $0.isFinite ? NumberText.fixed($0, decimals: 3) : "—" } ?? "—"
    }
    return Table(
      title: "Fits to \(study.model.isLecture ? "the lecture's" : "the") posterior, one run each",
      columns: [
        "fit", "evaluations", "mean", "sd", study.aboveEdge, "bound or log evidence", "says",
      ],
      rows: fits.map { fit in
        [
          fit.method.title, NumberText.grouped(fit.score.evaluations), words(fit.score.mean),
          words(fit.score.standardDeviation), words(fit.score.mass),
          words(fit.result.logEvidence), fit.result.warning == nil ? "nothing" : "warns",
        ]
      } + [
        [
          "exact", "", words(exact.mean), words(exact.standardDeviation), words(sheet.mass),
          words(exact.logEvidence), "",
        ]
      ],
      note: warnings(fits))
  }

  // MARK: Figure

  private static func figure(_ fits: [FitRun], _ study: EveryMethodStudy) -> Figure {
    let (exact, range) = (study.exact, study.window)
    let isLecture = study.model.isLecture
    let x = [Double].evenlySpaced(from: range.lowerBound, to: range.upperBound, count: 401)
    let chance = Agreement.notCompared(because: "fits begin where chance says")
    func curve(_ fit: FitRun) -> [Double] {
      guard case .normals(let q) = fit.result.answer else { return x.map { _ in .nan } }
      return x.map { .exp(q.logDensity($0)) }
    }
    let width = (range.upperBound - range.lowerBound) / 40
    let bins = (0..<40).map { range.lowerBound + (Double($0) + 0.5) * width }
    func bars(_ fit: FitRun) -> [Double] {
      bins.map { centre in
        let inside =
          fit.result.answer.cumulative(centre + width / 2)
          - fit.result.answer.cumulative(centre - width / 2)
        return inside / width
      }
    }
    let posterior = Layer.area(
      "posterior", x: x, y: x.map(exact.density), .grey, opacity: 0.35, title: "posterior")
    let axis = Axis("Parameter *θ*", range: range, tics: isLecture ? .every(2) : .automatic)
    let top = x.map(exact.density).max() ?? 1
    let tops = isLecture ? (0.7, 1.1) : (1.6 * top, 2.4 * top)
    return Figure(
      name: "fits",
      caption:
        "A fit keeps the peaks that its family and its starts allow. Left, the normal that ADVI finds and a mixture of two; right, sixteen "
        + "weighted paths of Pathfinder, which are close, and the ends of an ensemble of optimisers, which have no width at all (their columns "
        + "are cut off).",
      layout: Figure.Layout(columns: 2, width: 1280, height: 560),
      panels: [
        Panel(
          "Curves", x: axis, y: Axis("Density", range: 0...tops.0), key: .topRight,
          layers: [
            posterior,
            .line(
              "advi", x: x, y: curve(fits[0]), Stroke(.vermillion), agreement: chance,
              title: "one normal"),
            .line(
              "mixture", x: x, y: curve(fits[3]), Stroke(.blue), agreement: chance,
              title: "mixture of two"),
          ]),
        Panel(
          "Draws", x: axis, y: Axis("Density", range: 0...tops.1), key: .topRight,
          layers: [
            posterior,
            .bars(
              "ensemble", x: bins, heights: bars(fits[4]), width: width, .orange, opacity: 0.8,
              agreement: chance, title: "optimisers"),
            .steps(
              "paths", x: bins.map { $0 - width / 2 }, y: bars(fits[2]), Stroke(.blue),
              agreement: chance, title: "weighted paths"),
          ]),
      ])
  }

  // MARK: Claims

  private static func claims(
    _ fits: [FitRun], _ exact: ExactPosterior, _ sheet: ScoreSheet
  ) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Nonlinear Models")
    return [
      Claim(
        "45af", source, "mixture of two normals",
        .shape(
          "a picture of a posterior with two peaks",
          measuring: "log evidence less the bound of the mixture [nats]",
          exact.logEvidence - (fits[3].result.logEvidence ?? .nan), .between(0, 0.02),
          precision: .notCompared, falseAlarmRate: 0.001)),
      Claim(
        "45ag", source, "an ensemble of optimisers taken for a posterior",
        .shape(
          "ensembles are listed among the alternatives for approximate inference",
          measuring: "total variation from the posterior, over forty bins of equal share",
          fits[4].score.variation, .above(0.8), precision: .notCompared)),
    ]
  }
}

/// A fit with its score.
private struct FitRun: Sendable {
  let method: any Method
  let result: MethodResult
  let score: Score
}

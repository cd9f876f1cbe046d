import BayesNumerics
import Foundation
import Inference
import Networks
import Plotting
import SafeIO
import Workbook

extension HowManyUnits {
  /// The lecture's galaxy, where its measurements are; else a curve like it.
  static let galaxy = Section<UnitsStudy>(
    "galaxy", "How many units does the lecture's galaxy need?",
    options: UnitsSettings.ofGalaxy, seconds: 3
  ) { study, run in
    // Data: the velocities along a slit, or a simulated rotation curve
    let points = study.galaxy ?? .slit(using: run.random("slit"))

    // Model: the chapter's prior, and one that expects steep units, large weights and little noise
    let usual = VariableNetworkPrior(inputs: 2)
    var bold = usual
    bold.units.nodeMeanCovariance = .diagonal([25, 25])
    bold.units.weightMeanVariance = 25
    bold.units.weightScale = 25
    bold.units.noiseScale = 0.01

    // Inference
    let plan = JumpFit.Plan(
      warmUp: run.isQuick ? 3000 : 10_000, sweeps: run.isQuick ? 8000 : 40_000,
      draws: run.isQuick ? 250 : 500)
    let fit = try fitSizes(points, usual, plan, using: run.random("chains"))
    let other = try fitSizes(points, bold, plan, using: run.random("bold chains"))
    let places = [Double].evenlySpaced(
      from: points.x.min() ?? 0, to: points.x.max() ?? 1, count: 81)
    var noise = run.random("new measurements")
    let band = Band(of: fit.kept, points, at: places, using: &noise)
    let bolder = Band(of: other.kept, points, at: places, using: &noise)
    let mixings = [fit.mixing, other.mixing]
    let unmixed = zip(["the chapter's prior", "a bolder prior"], mixings).first { !$0.1.isGood }

    // What it shows
    return Findings(
      answer: (unmixed.map {
        "On \(points.name), under \($0.0), \($0.1.refusal). \(Mixing.advice(isQuick: run.isQuick)) "
      }
        ?? "\(points.title): most probably \(fit.best) under the chapter's prior "
        + "(p = \(NumberText.fixed(fit.posterior[fit.best].value, decimals: 2))) and \(other.best) under a bolder one "
        + "(p = \(NumberText.fixed(other.posterior[other.best].value, decimals: 2))). ")
        + comparison(fit, isMeasured: study.galaxy != nil, hasMixed: unmixed == nil),
      tables: [table(fit, other, mixings)],
      figures: [figure(fit, other, band, bolder, hasMixed: unmixed == nil)],
      claims: claims(fit, isMeasured: study.galaxy != nil),
      values: unmixed != nil
        ? []
        : fit.posterior.indices.flatMap { units in
          [
            Findings.Value(
              "p.\(units)", fit.posterior[units].value,
              standardError: fit.posterior[units].standardError),
            .init(
              "bold.\(units)", other.posterior[units].value,
              standardError: other.posterior[units].standardError),
          ]
        } + [.init("best", fit.best), .init("bold.best", other.best)])
  }

  /// What can be said of the slide's bar: nothing by simulated points, whose number of units is another question.
  private static func comparison(_ fit: JumpFit, isMeasured: Bool, hasMixed: Bool) -> String {
    guard isMeasured, fit.posterior.count > 3 else {
      return "The slide has 3 with 0.72, read off, for measurements that do not ship: give yours "
        + "with --galaxy."
    }
    guard hasMixed else { return "The slide has 3 with 0.72, read off: not compared." }
    let three = NumberText.fixed(fit.posterior[3].value, decimals: 2)
    let isMet = fit.best == 3 && (0.6...0.85).contains(fit.posterior[3].value)
    return
      "For its galaxy the slide has 3 with 0.72, read off; here 3 has \(three) under the chapter's prior: "
      + (isMet ? "they agree." : "they do not agree, and the slide does not name its prior.")
  }

  /// The bars of the slide, M = 2 to 6.
  static let slideBars = [(2, 0.03), (3, 0.72), (4, 0.18), (5, 0.06), (6, 0.01)]

  private static func table(_ fit: JumpFit, _ other: JumpFit, _ mixings: [Mixing]) -> Table {
    let most = min(8, fit.prior.most)
    func row(_ name: String, _ fit: JumpFit, _ mixing: Mixing) -> [String] {
      [name]
        + (0...most).map {
          mixing.isGood ? NumberText.fixed(fit.posterior[$0].value, decimals: 2) : "refused"
        }
    }
    return Table(
      title: "p(M | D): \(fit.points.name)", columns: ["M"] + (0...most).map(String.init),
      rows: [
        row("the chapter's prior", fit, mixings[0]), row("a bolder prior", other, mixings[1]),
        ["the slide's bars, read off"]
          + (0...most).map { units in
            slideBars.first { $0.0 == units }.map { NumberText.fixed($0.1, decimals: 2) } ?? ""
          },
      ],
      note:
        "α = \(NumberText.shortest(fit.prior.alpha)), at most \(fit.prior.most) units. Bolder: variances of 25 for units "
        + "and weights, and a tenth of the chapter's noise variance. R-hat of M: "
        + "\(mixings[0].rHatInWords) and \(mixings[1].rHatInWords)."
    )
  }

  private static func figure(
    _ fit: JumpFit, _ other: JumpFit, _ band: Band, _ bolder: Band, hasMixed: Bool
  ) -> Figure {
    let because = "bands and shares of chains, which follow every rounding"
    let most = min(8, fit.prior.most)
    let sizes = (0...most).map(Double.init)
    let x = fit.points.x
    func heights(_ fit: JumpFit) -> [Double] { (0...most).map { fit.posterior[$0].value } }
    let bars: [Layer] = [
      .bars(
        "usual", x: sizes.map { $0 - 0.2 }, heights: heights(fit), width: 0.36, .blue,
        agreement: .notCompared(because: because), title: "the chapter's prior"),
      .bars(
        "bold", x: sizes.map { $0 + 0.2 }, heights: heights(other), width: 0.36, .sky,
        opacity: 0.3, isOutlined: true, agreement: .notCompared(because: because),
        title: "a bolder prior"),
    ]
    return Figure(
      name: "galaxy",
      caption:
        "How many units a curve needs is a question for data and prior together: under both priors the curve "
        + "is nearly the same, and p(M | D) is not. Left: the points, the mean of f and its bands under the chapter's "
        + "prior, and the mean under the bolder one (dashed). "
        + "Right: p(M | D) under two priors, and the bars of the lecture's slide for its galaxy, read off.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 600),
      panels: [
        Panel(
          x: Axis.fitting(Text(verbatim: fit.points.xName), x),
          y: Axis.fitting(Text(verbatim: fit.points.yName), fit.points.y, room: 0.2),
          key: .bottomRight,
          layers: .fittedCurve(
            x: band.x, mean: band.mean, function: band.function, newData: band.newData,
            share: "90 %",
            agreements: (.notCompared(because: because), .notCompared(because: because)))
            + [
              .line(
                "bolder", x: bolder.x, y: bolder.mean, Stroke(.black, width: 2.5, dash: .dashed),
                agreement: .notCompared(because: because), title: "mean, bolder prior"),
              .points("points", x: x, y: fit.points.y, .black, size: 0.6),
            ]),
        Panel(
          x: Axis("units *M*", range: -0.6...(Double(most) + 0.6), tics: .every(1)),
          y: Axis("probability *p*(*M* | *D*)", range: 0...1), key: .topRight,
          layers: (hasMixed ? bars : []) + [
            .points(
              "slide", x: slideBars.map { Double($0.0) }, y: slideBars.map(\.1), .vermillion,
              marker: .diamond, size: 1.8, title: "the slide, read off")
          ]),
      ])
  }

  private static func claims(_ fit: JumpFit, isMeasured: Bool) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "Reversible jump algo")
    guard isMeasured, fit.posterior.count > 3 else {
      return [
        Claim(
          "30q", source, "p(M | D) of the galaxy, M = 2 to 6",
          .cited("0.03, 0.72, 0.18, 0.06, 0.01 (read off; the slide names neither data nor prior)"))
      ]
    }
    return [
      Claim(
        "30q", source, "p(M = 3 | D) of the galaxy, the chapter's prior",
        .readOff(
          0.72, within: 0.13, computed: fit.posterior[3].value,
          precision: .standardError(fit.posterior[3].standardError)))
    ]
  }
}

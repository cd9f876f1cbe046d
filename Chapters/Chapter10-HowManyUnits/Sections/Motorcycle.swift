import BayesNumerics
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension HowManyUnits {
  /// Real measurements whose noise is not the same everywhere.
  static let motorcycle = Section<UnitsStudy>(
    "motorcycle", "How many units do real measurements need?", seconds: 3
  ) { _, run in
    // Data: the head in the crash
    let points = CurvePoints.motorcycle

    // Model: the chapter's prior, one noise for all points
    let prior = VariableNetworkPrior(inputs: 2)

    // Inference
    let fit = try fitSizes(
      points, prior,
      JumpFit.Plan(
        warmUp: run.isQuick ? 3000 : 10_000, sweeps: run.isQuick ? 8000 : 40_000,
        draws: run.isQuick ? 250 : 600), using: run.random("chains"))
    let places = [Double].evenlySpaced(from: 0, to: 60, count: 121)
    var noise = run.random("new measurements")
    let band = Band(of: fit.kept, points, at: places, using: &noise)

    // Does the noise fit? Scatter of the calm first milliseconds against the rest, replicated by each draw
    var replicates = run.random("replicates")
    let check = scatterCheck(fit, using: &replicates)
    let calm = scatter(points, band) { $0 < 14 }
    let shaken = scatter(points, band) { $0 >= 14 }
    let sigma = fit.kept.map { points.length($0.net.noiseVariance.squareRoot()) }

    // What it shows
    let best = fit.posterior[fit.best]
    return Findings(
      answer: (fit.mixing.isGood
        ? "Most probably \(fit.best), with p = \(NumberText.value(best.value, withError: best.standardError)). But every "
          + "size "
        : "On \(fit.points.name) \(fit.mixing.refusal). \(Mixing.advice(isQuick: run.isQuick)) Every size ")
        + "has one σ for all points, \(NumberText.fixed(sampleMean(sigma), decimals: 0)) g, where the points scatter by "
        + "\(NumberText.fixed(calm, decimals: 0)) g before 14 ms and by \(NumberText.fixed(shaken, decimals: 0)) g after. "
        + (check.isMisfit
          ? "So the model is misspecified, as the check of the scatter shows."
          : "The check of the scatter finds nothing against the model."),
      tables: [table(fit, check)], figures: [figure(fit, band)],
      claims: [
        Claim(
          "30p", Claim.Source(lecture: "001", slide: "Reversible jump algo"),
          "one noise for all points of the motorcycle crashes, averaged over sizes",
          .shape(
            "the lecture's net has one σ for all points",
            measuring: "probability of a calm start as calm as the points', in replicated sets",
            check.lowerTail, .below(0.01), precision: .notCompared,
            // The scatter differs by a factor of ten; no replicated set comes near
            falseAlarmRate: 1e-4))
      ],
      values: (fit.mixing.isGood ? sizeValues(fit) : []) + [
        .init("calm", calm, standardError: 0.1 * calm),
        .init("shaken", shaken, standardError: 0.02 * shaken),
        .init(
          "sigma", sampleMean(sigma), standardError: sampleStandardDeviation(sigma) / 5),
        .init("rhat", fit.mixing.rHat, standardError: 0.01),
      ])
  }

  /// What the chains say of M.
  private static func sizeValues(_ fit: JumpFit) -> [Findings.Value] {
    fit.posterior.enumerated().map { units, share in
      .init("p.\(units)", share.value, standardError: share.standardError)
    }
      + fit.posterior.indices.compactMap { units in
        Share.growth(from: units, of: fit.posterior, under: fit.prior).map {
          .init("growth.\(units)", $0.value, standardError: $0.standardError)
        }
      } + [.init("best", fit.best)]
  }

  // snippet: check
  /// The scatter of the points about the mean curve before 14 ms over that after: as it is, and in sets that draws of the
  /// posterior make.
  private static func scatterCheck(_ fit: JumpFit, using random: inout RandomSource)
    -> PredictiveCheck
  {
    let inputs = fit.points.inputs
    let isCalm = fit.points.x.map { $0 < 14 }
    func ratio(_ y: [Double], _ f: [Double]) -> Double {
      var (calm, shaken, counts) = (0.0, 0.0, (0.0, 0.0))
      for index in y.indices {
        let square = (y[index] - f[index]) * (y[index] - f[index])
        if isCalm[index] {
          (calm, counts.0) = (calm + square, counts.0 + 1)
        } else {
          (shaken, counts.1) = (shaken + square, counts.1 + 1)
        }
      }
      return ((calm / counts.0) / (shaken / counts.1)).squareRoot()
    }
    let curves = fit.kept.map { VariableNetwork.function($0, at: inputs) }
    let mean =
      inputs.rows == 0
      ? []
      : curves[0].indices.map { row in
        curves.reduce(0) { $0 + $1[row] / Double(curves.count) }
      }
    return PredictiveCheck(
      "scatter before 14 ms over scatter after", observed: ratio(fit.points.targets, mean),
      replicated: fit.kept.map { draw in
        ratio(VariableNetwork.sampleTargets(draw, at: inputs, using: &random), mean)
      })
  }
  // end snippet

  /// Root mean square of the points about the mean curve, of those whose time is wanted.
  private static func scatter(
    _ points: CurvePoints, _ band: Band, where isWanted: (Double) -> Bool
  ) -> Double {
    let step = band.x[1] - band.x[0]
    let squares = zip(points.x, points.y).filter { isWanted($0.0) }.map { time, y in
      let place = min(Int((time - band.x[0]) / step), band.x.count - 2)
      let share = (time - band.x[place]) / step
      let f = band.mean[place] + share * (band.mean[place + 1] - band.mean[place])
      return (y - f) * (y - f)
    }
    return sampleMean(squares).squareRoot()
  }

  private static func table(_ fit: JumpFit, _ check: PredictiveCheck) -> Table {
    Table(
      title: "p(M | D) of the motorcycle crashes, α = 0.5, M* = 10",
      columns: ["M"] + fit.posterior.indices.map(String.init),
      rows: [
        ["prior"]
          + fit.posterior.indices.map {
            NumberText.fixed(exp(fit.prior.logProbability(units: $0)), decimals: 3)
          },
        ["posterior"]
          + fit.posterior.map {
            fit.mixing.isGood ? NumberText.fixed($0.value, decimals: 3) : "refused"
          },
        ["standard error"]
          + fit.posterior.map {
            fit.mixing.isGood ? NumberText.fixed($0.standardError, decimals: 3) : ""
          },
      ],
      note: "R-hat of M over four chains, two from no unit and two from ten: "
        + "\(fit.mixing.rHatInWords). \(check.statistic.prefix(1).uppercased() + check.statistic.dropFirst()): "
        + "\(NumberText.fixed(check.observed, decimals: 2)); the model's own points have one as small with probability "
        + "\(NumberText.significant(check.lowerTail, digits: 1)).")
  }

  private static func figure(_ fit: JumpFit, _ band: Band) -> Figure {
    let because = "bands and shares of chains, which follow every rounding"
    return Figure(
      name: "motorcycle",
      caption:
        "Averaging over sizes does not mend the band: it is as wide before the head moves as after, since each size "
        + "has one noise for all points. Left: mean of f, its 90 % band (dark) and that of new measurements (light), "
        + "averaged over M. Right: prior (grey) and posterior of M.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 600),
      panels: [
        Panel(
          x: Axis(Text(verbatim: fit.points.xName), range: 0...60),
          y: Axis(Text(verbatim: fit.points.yName), range: -200...150), key: .bottomRight,
          layers: .fittedCurve(
            x: band.x, mean: band.mean, function: band.function, newData: band.newData,
            share: "90 %",
            agreements: (.notCompared(because: because), .notCompared(because: because)))
            + [.points("points", x: fit.points.x, y: fit.points.y, .black, size: 0.6)]),
        sizesPanel(fit, because: because),
      ])
  }

  /// Prior and posterior of M as bars.
  static func sizesPanel(_ fit: JumpFit, because: String) -> Panel {
    let sizes = fit.posterior.indices.map(Double.init)
    let shares = fit.posterior
    let priors = fit.posterior.indices.map { exp(fit.prior.logProbability(units: $0)) }
    let top = RoundNumber.range(
      around: 0...(1.1 * max(priors.max() ?? 1, shares.map(\.value).max() ?? 1))
    ).upperBound
    return Panel(
      x: Axis("units *M*", range: -0.6...(Double(sizes.count) - 0.4), tics: .every(1)),
      y: Axis("probability", range: 0...top), key: .topRight,
      layers: [
        .bars(
          "prior", x: sizes, heights: priors, width: 0.9, .lightGrey, opacity: 0.5, title: "prior")
      ]
        + (fit.mixing.isGood
          ? [
            .bars(
              "posterior", x: sizes, heights: shares.map(\.value), width: 0.45, .blue,
              agreement: .notCompared(because: because), title: "posterior")
          ] : []))
  }
}

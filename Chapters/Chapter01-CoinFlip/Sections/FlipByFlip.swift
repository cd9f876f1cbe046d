import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension CoinFlip {
  /// Each posterior is the next flip's prior.
  static let flipByFlip = Section<CoinStudy>(
    "flip-by-flip", "Flip by flip",
    options: ["heads", "flips", "data", "prior", "against"], seconds: 0.05
  ) { study, run in
    // Data: the order of the flips; drawn at random where only the totals are given
    let record = study.record

    // Model
    let models = [study.first, study.second]

    // Inference, flip by flip: the prior of a flip is the posterior of those before it
    let posteriors = models.map { model in
      record.outcomes.reduce(into: [model.prior]) { betas, isHeads in
        let flip = Flips(heads: isHeads ? 1 : 0, flips: 1)
        betas.append(CoinModel(prior: betas[betas.count - 1]).posterior(after: flip))
      }
    }

    // What it shows
    let ends = posteriors.map { $0[$0.count - 1].mean }
    return Findings(
      answer:
        "The two posterior means start \(NumberText.fixed(abs(models[0].prior.mean - models[1].prior.mean), decimals: 2)) "
        + "apart and end \(NumberText.fixed(abs(ends[0] - ends[1]), decimals: 2)) apart after "
        + "\(record.flips.inWords); the order of the flips does not matter for where they end.",
      figures: [figure(record, posteriors: posteriors, orderIsDrawn: !study.isOwnRecord)],
      values: [.init("apart", abs(ends[0] - ends[1]))])
  }

  private static func figure(
    _ record: FlipRecord, posteriors: [[Beta]], orderIsDrawn: Bool
  ) -> Figure {
    let total = record.outcomes.count
    let showsEveryFlip = total <= 14
    let stages = showsEveryFlip ? Array(0...total) : [0] + moments(upTo: total)
    let heads = record.headsAfter
    let shown = stages.map { stage in
      (data: Flips(heads: heads[stage], flips: stage), betas: posteriors.map { $0[stage] })
    }

    let names = posteriors.map { PosteriorSummary.name(of: $0[0]) }
    let inks: [Ink] = [.vermillion, .blue]
    let columns = 5
    let lastRow = (stages.count - 1) / columns
    let tallest = shown.flatMap(\.betas).map(\.drawnPeak).max() ?? 1
    let panels = shown.enumerated().map { index, stage in
      let isBottom = index + columns >= stages.count
      let isMiddleOfLastRow =
        index == lastRow * columns + min(2, stages.count - 1 - lastRow * columns)
      let top = 1.12 * (showsEveryFlip ? tallest : stage.betas.map(\.drawnPeak).max() ?? 1)
      let curves = zip(stage.betas, inks).enumerated().map { number, item in
        let p = gridAround(item.0)
        return Layer.line(
          "model\(number + 1)", x: p, y: p.map { min(item.0.density($0), top * 1.05) },
          Stroke(item.1, width: 2.5))
      }
      let labels = zip(names, inks).enumerated().map { number, item in
        Layer.label(
          "\(item.0), \(number == 0 ? "dashed" : "solid")", x: .panel(0.04),
          y: .panel(0.92 - 0.14 * Double(number)), item.1, size: 0.7)
      }
      let isHeads = stage.data.flips == 0 ? nil : record.outcomes[stage.data.flips - 1]
      return Panel(
        title(stage.data, last: showsEveryFlip ? isHeads : nil),
        x: Axis(
          isMiddleOfLastRow ? "probability of heads *p*" : "", range: 0...1,
          tics: .labelled(
            zip([0, 0.5, 1], isBottom ? ["0", "½", "1"] : ["", "", ""]).map { ($0, "\($1)") })),
        y: Axis(
          index == min(columns, stages.count - 1) / columns * columns ? "density" : "",
          range: 0...top, tics: .none),
        layers: [.verticalLine(at: 0.5, Stroke(.lightGrey, width: 1.5, dash: .solid))] + curves
          + (index == 0 ? labels : []))
    }
    return Figure(
      name: "updates",
      caption:
        "What is known of p flip by flip, from the prior (first panel) to the last flip, for the "
        + "priors \(names[0]) (dashed) and \(names[1]) (solid). Each head moves the curves to the "
        + "right, each tail to the left; with few flips the prior shows, with many it is forgotten."
        + (orderIsDrawn ? " Only the totals are given; the order is drawn at random." : ""),
      layout: Figure.Layout(
        columns: columns, width: 1200, height: 60 + 240 * Double(lastRow + 1),
        margins: (50, 25, 50, 80), gaps: (22, 70)),
      panels: panels)
  }

  /// Fourteen moments on the way to so many flips, about equally spaced in log n, each later than the last.
  private static func moments(upTo total: Int) -> [Int] {
    (1...14).reduce(into: []) { moments, index in
      let even = Int(pow(Double(total), Double(index) / 14).rounded())
      moments.append(min(total - 14 + index, max((moments.last ?? 0) + 1, even)))
    }
  }

  private static func title(_ data: Flips, last isHeads: Bool?) -> Text {
    if data.flips == 0 { return "before the first flip" }
    if let isHeads { return "flip \(data.flips): \(isHeads ? "heads" : "tails")" }
    return "\(NumberText.grouped(data.heads)) of \(NumberText.grouped(data.flips))"
  }

  /// The whole range of p, finer where the curve is.
  private static func gridAround(_ beta: Beta) -> [Double] {
    let reach = 6 * beta.standardDeviation
    if reach > 0.3 { return [Double].evenlySpaced(from: 0, to: 1, count: 121) }
    let (low, high) = (max(0, beta.mean - reach), min(1, beta.mean + reach))
    return [0] + [Double].evenlySpaced(from: low, to: high, count: 119) + [1]
  }
}

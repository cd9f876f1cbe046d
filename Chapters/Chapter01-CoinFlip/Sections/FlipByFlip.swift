import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension CoinFlip {
  /// Each posterior is the next flip's prior.
  static let flipByFlip = Section<CoinStudy>(
    "flip-by-flip", "Does the order of the flips matter?",
    options: ["heads", "flips", "data", "prior", "against"], seconds: 0.05
  ) { study, run in
    // Data: the flips one by one; where only the totals are given, some order at random
    var random = run.random("order of flips")
    let record = study.record ?? FlipRecord(shuffling: study.data, using: &random)

    // Model: the same two opinions
    let models = [study.first, study.second]

    // Inference, flip by flip: the prior of a flip is the posterior of those before it
    let posteriors = models.map { updated($0.prior, by: record.outcomes) }

    // What it shows
    let before = abs(models[0].prior.mean - models[1].prior.mean)
    let after = models.map { $0.posterior(after: study.data) }
    let apart = abs(after[0].mean - after[1].mean)
    let ends = zip(models, after).map { "\($0.prior.name) becomes \($1.name)" }
    return Findings(
      answer:
        "No\(study.reservation.isEmpty ? "" : ", if the flips are independent with one p"): in any order \(ends[0]), and \(ends[1]). The next flip shows heads with probability "
        + "\(NumberText.fixed(after[0].mean, decimals: 3)) under the first prior and "
        + "\(NumberText.fixed(after[1].mean, decimals: 3)) under the second.\(study.reservation)",
      tables: [table(record, posteriors)],
      figures: [figure(record, posteriors: posteriors, orderIsDrawn: study.record == nil)],
      claims: [claim(record, posteriors, models)],
      values: [
        .init("apart.before", before), .init("apart.after", apart),
        .init("next.first", after[0].mean), .init("next.second", after[1].mean),
      ])
  }

  // snippet: sequence
  /// What is believed before the first flip, after the first, after the second, ...
  private static func updated(_ prior: Beta, by outcomes: [Bool]) -> [Beta] {
    outcomes.reduce(into: [prior]) { beliefs, isHeads in
      let flip = Flips(heads: isHeads ? 1 : 0, flips: 1)
      beliefs.append(CoinModel(prior: beliefs[beliefs.count - 1]).posterior(after: flip))
    }
  }
  // end snippet

  private static func table(_ record: FlipRecord, _ posteriors: [[Beta]]) -> Table {
    // After 0, 1, 2, 5, 10, 20, 50, ... flips and after the last
    let total = record.outcomes.count
    let round = [1, 10, 100, 1000, 10_000, 100_000].flatMap { [$0, 2 * $0, 5 * $0] }
    let stages = [0] + round.filter { $0 < total } + [total]
    let heads = record.headsAfter
    func cells(_ beta: Beta) -> [String] {
      // At least three decimals, and two digits of the standard deviation
      let digits = min(12, max(3, Int((1 - log10(beta.standardDeviation)).rounded(.up))))
      let interval = CredibleInterval.equalTailed(of: beta)
      let numbers = [beta.mean, interval.lower, interval.upper].map {
        NumberText.fixed($0, decimals: digits)
      }
      return [numbers[0], "(\(numbers[1]), \(numbers[2]))"]
    }
    return Table(
      title: "The posterior of p after each number of flips: mean and 95 % credible interval",
      columns: ["flips", "heads"]
        + posteriors.flatMap { ["mean, prior \($0[0].name)", "95 % interval"] },
      rows: stages.map { stage in
        ["\(NumberText.grouped(stage))", "\(NumberText.grouped(heads[stage]))"]
          + posteriors.flatMap { cells($0[stage]) }
      },
      note: "The mean is also the probability that the next flip shows heads (Laplace's rule of "
        + "succession, (k + 1) / (n + 2), under a uniform prior).")
  }

  /// The probability that the next flip shows heads is the mean of what is known so far. The product of
  /// these predictions is the probability of one order, and all orders are equally probable.
  private static func claim(_ record: FlipRecord, _ posteriors: [[Beta]], _ models: [CoinModel])
    -> Claim
  {
    let data = record.flips
    let differences = zip(models, posteriors).map { model, beliefs in
      let oneOrder = zip(beliefs, record.outcomes).reduce(0) { sum, step in
        sum + log(step.1 ? step.0.mean : 1 - step.0.mean)
      }
      let logEvidence = oneOrder + logBinomialCoefficient(data.flips, data.heads)
      return abs(exp(logEvidence - model.logEvidence(of: data)) - 1)
    }
    return Claim(
      "50d", Claim.Source(lecture: "003", slide: "Example : coin flip (again)"),
      "probability of all flips, multiplied up flip by flip",
      .agreement(
        route: "evidence of the total, all at once",
        largestDifference: differences.max() ?? .nan, below: 1e-12,
        because: "a few dozen logarithms, each rounded once"))
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

    let names = posteriors.map { $0[0].name }
    let inks: [Ink] = [.vermillion, .blue]
    let columns = 5
    let lastRow = (stages.count - 1) / columns
    let peaks = shown.map { $0.betas.map(\.drawnPeak).max() ?? 1 }
    let tallest = peaks.max() ?? 1
    // One scale for all panels, unless the first curves would vanish
    let hasOneScale = tallest < 15 * (peaks.min() ?? 1)
    let distance = RoundNumber.above(tallest / 3.5)
    let panels = shown.enumerated().map { index, stage in
      let isBottom = index + columns >= stages.count
      let isMiddleOfLastRow =
        index == lastRow * columns + min(2, stages.count - 1 - lastRow * columns)
      let top = 1.12 * (hasOneScale ? tallest : peaks[index])
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
          index == min(columns, stages.count - 1) / columns * columns
            ? (hasOneScale ? "density" : "density, each its own scale") : "",
          range: 0...top,
          tics: !hasOneScale
            ? .none
            : .labelled(
              (0...4).map { Double($0) * distance }.filter { $0 < top }.map {
                ($0, index % columns == 0 ? "\(NumberText.significant($0, digits: 3))" : "")
              })),
        layers: [.verticalLine(at: 0.5, Stroke(.lightGrey, width: 1.5, dash: .solid))] + curves
          + (index == 0 ? labels : []))
    }
    return Figure(
      name: "updates",
      caption:
        "Each head moves the curves to the right, each tail to the left. What is known of p, from the "
        + "prior (first panel) to the last flip, for the priors \(names[0]) (dashed) and \(names[1]) "
        + "(solid)."
        + (orderIsDrawn ? " Only the totals are given; the order is drawn at random." : "")
        + (hasOneScale ? "" : " Each panel has its own vertical scale."),
      layout: Figure.Layout(
        columns: columns, width: 1200, height: 60 + 240 * Double(lastRow + 1),
        margins: (115, 25, 50, 80), gaps: (22, 70)),
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
    if data.flips == 0 { return "Before the first flip" }
    if let isHeads { return "Flip \(data.flips): \(isHeads ? "heads" : "tails")" }
    return data.flips < 10_000
      ? "\(data.heads) heads of \(data.flips)"
      : "\(NumberText.grouped(data.heads)) of \(NumberText.grouped(data.flips))"
  }

  /// The whole range of p, finer where the curve is.
  private static func gridAround(_ beta: Beta) -> [Double] {
    let reach = 6 * beta.standardDeviation
    if reach > 0.3 { return [Double].evenlySpaced(from: 0, to: 1, count: 121) }
    let (low, high) = (max(0, beta.mean - reach), min(1, beta.mean + reach))
    return [0] + [Double].evenlySpaced(from: low, to: high, count: 119) + [1]
  }
}

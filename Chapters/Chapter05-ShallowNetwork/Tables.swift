import Foundation
import Inference
import Networks
import Workbook

/// The result tables of chapter 5; they only set numbers in words.
enum Tables {
  static func fit(_ analysis: NetworkAnalysis) -> Table {
    fit(
      analysis.fit,
      title: "\(capital(analysis.fit.set.name)), \(analysis.fit.set.count) "
        + "\(analysis.fit.set.count == 1 ? "point" : "points"), \(analysis.fit.network.nodes) "
        + "\(analysis.fit.network.nodes == 1 ? "node" : "nodes")")
  }

  static func motorcycle(_ fit: NetworkFit) -> Table {
    self.fit(
      fit, title: "Real data: \(fit.set.name), \(fit.set.count) points, \(fit.network.nodes) nodes")
  }

  private static func fit(_ fit: NetworkFit, title: String) -> Table {
    guard fit.isMixed else {
      return Table(
        title: title, columns: ["result"], rows: [["refused, the chains have not mixed"]],
        note:
          "\(fit.verdict) In this chapter --thinning 200 gives longer chains, and fewer --nodes have "
          + "fewer modes.")
    }
    func row(_ name: String, _ words: String) -> [String] {
      guard let row = fit.row(name) else { return [words, "", "", "", ""] }
      return [
        words, number(row.mean), "\(number(row.quantiles[0])) to \(number(row.quantiles[2]))",
        NumberText.significant(row.errorOfMean, digits: 2),
        NumberText.fixed(min(row.bulkSize, row.tailSize), decimals: 0),
      ]
    }
    let places = zip(1..., fit.places).map { index, place in
      row("f[\(index)]", "f at \(NumberText.significant(place, digits: 4))")
    }
    return Table(
      title: title,
      columns: ["quantity", "mean", "90 % credible", "Monte Carlo error", "effective draws"],
      rows: places + [row("sigma", "σ, noise")], note: "Have the chains mixed? \(fit.verdict).")
  }

  static func weightDecay(_ check: DecayCheck) -> Table {
    Table(
      title: "Weight decay is a posterior's mode",
      columns: ["quantity", "value"],
      rows: [
        ["λ₁ = σ²/σ_β²", number(check.weightPenalty)],
        ["λ₂ = σ²/σ_γ²", number(check.nodePenalty)],
        ["penalised error g at the best of twenty fits", number(check.objective)],
        ["Δg + 2σ² Δlog p(β, γ | y), relative", small(check.identity)],
        ["slope of log p(β, γ | y) at that fit", small(check.slopeAtFit)],
        ["best of 1000 neighbours, log p less that of the fit", number(check.bestNeighbour)],
      ])
  }

  static func lemma(_ check: LemmaCheck) -> Table {
    Table(
      title: "Lemma 2.1: log p(D | γ, ν) at a draw of the prior",
      columns: ["nodes", "as printed", "with (2π)^(m/2)", "direct, N × N"],
      rows: check.rows.map {
        [
          "\($0.nodes)", NumberText.fixed($0.printed, decimals: 6),
          NumberText.fixed($0.withFactor, decimals: 6), NumberText.fixed($0.direct, decimals: 6),
        ]
      },
      note:
        "Over \(5 * check.draws) draws the last two differ by \(small(check.largestError)) at most, "
        + "relative.")
  }

  static func faults(_ faults: SamplerFaults) -> Table {
    func share(_ variant: SamplerFaults.Variant) -> String {
      NumberText.fixed(variant.acceptance, decimals: 2)
    }
    func row(_ variant: SamplerFaults.Variant) -> [String] {
      let distances = faults.distances(variant)
      return [
        variant.name, estimate(variant.spread), z(distances.withoutData), estimate(variant.noise),
        z(distances.withData),
      ]
    }
    return Table(
      title:
        "The printed faults: \(faults.nodes) nodes, without data and with \(faults.points) points",
      columns: [
        "algorithm", "no data: mean log |γ|", "z to the prior", "with data: mean σ",
        "z of σ's upper tail",
      ],
      rows: [["prior, drawn directly", estimate(faults.priorSpread), "", "", ""]]
        + faults.variants.map(row) + [row(faults.reference)],
      note:
        "z counts Monte Carlo errors, beyond 4.4 is a fault; the last one compares the share of draws "
        + "above the 95 % quantile of the last row, the reference"
        + (faults.reference.isMixed ? "" : ", whose chains have NOT mixed")
        + ". Without data E20 does no harm. With data E5 lets nodes become sudden steps; whether σ shows "
        + "it depends on the points. "
        + "Candidates accepted with data: \(share(faults.corrected)) corrected, "
        + "\(share(faults.withoutRatio)) with E5, \(share(faults.wrongOrder)) with E20, "
        + "\(share(faults.printed)) with both.")
  }

  static func costs(_ costs: CollapsedCost) -> Table {
    func row(_ side: CollapsedCost.Side) -> [String] {
      [
        side.name, NumberText.significant(side.sigma, digits: 3),
        NumberText.significant(side.function, digits: 3),
        NumberText.significant(side.functionPerSecond, digits: 2),
      ]
    }
    let unmixed = [costs.collapsed, costs.uncollapsed].filter { !$0.isMixed }.map(\.name)
      .joined(separator: ", ")
    return Table(
      title: "Effective draws: β integrated out, or held fixed while γ moves",
      columns: [
        "sampler", "σ, per 1000 sweeps", "f in the middle, per 1000 sweeps",
        "f per second, measured here",
      ],
      rows: [row(costs.collapsed), row(costs.uncollapsed)],
      note: "The last column depends on this machine and on what else it does."
        + (costs.collapsed.isMixed && costs.uncollapsed.isMixed
          ? ""
          : " Chains that have not mixed (\(unmixed)) "
            + "have fewer effective draws than is found here."))
  }

  static func labels(_ labels: Labels) -> Table {
    func modes(_ values: [Double]) -> String {
      let places = Modes.places(values)
      return places.map { NumberText.significant($0, digits: 2) }.joined(separator: ", ")
    }
    let rows = labels.orderedWeights.indices.map { node in
      [
        "node \(node + 1) by slope", modes(labels.orderedWeights[node]),
        modes(labels.orderedSlopes[node]),
      ]
    }
    return Table(
      title: "Peaks of the marginals of one node",
      columns: ["node", "peaks of β", "peaks of the slope γ"],
      rows: [["any node", modes(labels.pooledWeights), modes(labels.pooledSlopes)]] + rows,
      note:
        "Standardised units. R-hat: β₁ \(fixed(labels.rHatOfWeight, 2)), β of the first ordered node "
        + "\(fixed(labels.rHatOfOrdered, 2)), f in the middle \(fixed(labels.rHatOfFunction, 3)).")
  }

  static func architecture(_ study: Architecture) -> Table {
    func row(_ name: String, _ fit: NetworkFit, _ labels: Labels) -> [String] {
      guard fit.isMixed else { return [name, "refused", "", mixed(fit)] }
      let slopes = Architecture.slopes(labels).map {
        "\(NumberText.fixed($0.mean, decimals: 2)) ± \(NumberText.fixed($0.deviation, decimals: 2))"
      }
      return [
        name, slopes.joined(separator: ", "),
        "\(NumberText.fixed(100 * Architecture.shareNearTruth(labels.pooledSlopes), decimals: 0)) %",
        mixed(fit),
      ]
    }
    return Table(
      title: "25 points from two nodes with slopes -1 and 2",
      columns: ["fit", "slopes in their order", "slopes near -1 or 2", "mixed?"],
      rows: [
        row("two nodes", study.two, study.twoOrdered),
        row("three nodes", study.three, study.threeOrdered),
      ],
      note: "Near is at most \(number(Architecture.nearness)) away.")
  }

  static func sensitivity(_ analysis: NetworkAnalysis) -> Table {
    let study = analysis.sensitivity
    let standard = study.rows[0].fit.mixing.standard
    return Table(
      title: "Other priors, the same points",
      columns: [
        "prior", "f at \(NumberText.significant(study.rows[0].fit.places[1], digits: 3))",
        "f at \(NumberText.significant(study.outside, digits: 3)), outside, 90 %", "σ", "mixed?",
      ],
      rows: study.rows.map { row in
        guard row.fit.isMixed, let middle = row.fit.row("f[2]"), let sigma = row.fit.row("sigma")
        else { return [row.name, "refused", "", "", mixed(row.fit)] }
        return [
          row.name, "\(number(middle.mean)) ± \(number(middle.standardDeviation))",
          "\(number(row.beyond.lower)) to \(number(row.beyond.upper))",
          "\(number(sigma.mean)) ± \(number(sigma.standardDeviation))", mixed(row.fit),
        ]
      },
      note: study.rows.allSatisfy(\.fit.isMixed)
        ? ""
        : "A prior is refused where the chains have not mixed: R-hat is above \(standard.largestRHat) or an "
          + "effective sample size below \(number(standard.smallestSize)). Fewer --nodes help.")
  }

  // MARK: Words

  /// The verdict where there is room for three words.
  private static func mixed(_ fit: NetworkFit) -> String {
    guard !fit.isMixed else { return "yes" }
    let rHat = fit.mixing.judged.map(\.rHat).max() ?? .nan
    let size = fit.mixing.judged.map { min($0.bulkSize, $0.tailSize) }.min() ?? .nan
    let judged = fit.mixing.judged
    guard judged.allSatisfy({ ($0.rHat + $0.bulkSize + $0.tailSize).isFinite }) else {
      return "no, a chain stands still"
    }
    // Rounded towards the worse, so that no number looks as if it would do
    return rHat > fit.mixing.standard.largestRHat
      ? "no, R-hat \(NumberText.fixed((1000 * rHat).rounded(.up) / 1000, decimals: 3))"
      : "no, \(NumberText.fixed(size.rounded(.down), decimals: 0)) effective draws"
  }

  private static func number(_ value: Double) -> String { NumberText.significant(value, digits: 4) }
  private static func small(_ value: Double) -> String { NumberText.significant(value, digits: 1) }
  private static func estimate(_ value: SamplerFaults.Estimate) -> String {
    NumberText.value(value.mean, withError: value.error)
  }
  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    value.isFinite ? NumberText.fixed(value, decimals: decimals) : "unknown"
  }
  private static func z(_ value: Double) -> String {
    value.isFinite ? NumberText.fixed(value, decimals: 1) : "unknown"
  }
  static func capital(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }
}

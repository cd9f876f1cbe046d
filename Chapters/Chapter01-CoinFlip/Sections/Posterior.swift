import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension CoinFlip {
  /// Prior times likelihood, for two priors.
  static let posterior = Section<CoinStudy>(
    "posterior", "What do we learn from the flips, and what comes from the prior?",
    options: ["heads", "flips", "data", "prior", "against"], seconds: 0.05
  ) { study, run in
    // Data
    let data = study.data

    // Model: one coin, two opinions of it before the flips
    let models = [study.first, study.second]

    // Inference: heads are added to a, tails to b
    let updates = models.map { Update(model: $0, data: data, posterior: $0.posterior(after: data)) }

    // What it shows
    let ends = updates.map { update in
      let decimals = decimals(resolving: update.posterior.standardDeviation, atLeast: 2)
      return
        "\(interval(update.equalTailed, decimals: decimals)) with the prior \(update.prior.name)"
    }
    return Findings(
      answer: "The 95 % credible interval of p is \(ends[0]) and \(ends[1]).\(study.reservation)",
      tables: [table(updates)], figures: [figure(updates)],
      claims: claims(first: updates[0], second: updates[1]),
      values: zip(["first", "second"], updates).flatMap { name, update in
        [
          Findings.Value("\(name).mean", update.posterior.mean),
          .init("\(name).lower", update.equalTailed.lower),
          .init("\(name).upper", update.equalTailed.upper),
          .init("\(name).heads-bias", update.probabilityOfHeadsBias),
        ]
      })
  }

  /// The decimals that show the first digit of a standard deviation.
  private static func decimals(resolving deviation: Double, atLeast least: Int) -> Int {
    min(12, max(least, Int((-log10(deviation)).rounded(.up))))
  }

  private static func interval(_ interval: CredibleInterval, decimals: Int) -> String {
    let ends = [interval.lower, interval.upper].map { NumberText.fixed($0, decimals: decimals) }
    return "(\(ends[0]), \(ends[1]))"
  }

  private static func table(_ updates: [Update]) -> Table {
    let narrowest = updates.map(\.posterior.standardDeviation).min() ?? 1
    let digits = decimals(resolving: narrowest / 10, atLeast: 4)
    func row(_ name: String, _ value: (Update) -> String) -> [String] {
      [name] + updates.map(value)
    }
    return Table(
      title: "The posterior of p",
      columns: ["prior"] + updates.map(\.prior.name),
      rows: [
        row("posterior") { $0.posterior.name },
        row("mean, also P(the next flip shows heads)") {
          NumberText.fixed($0.posterior.mean, decimals: digits)
        },
        row("standard deviation") {
          NumberText.fixed($0.posterior.standardDeviation, decimals: digits)
        },
        row("95 % credible interval, equal tails") { interval($0.equalTailed, decimals: digits) },
        row("95 % credible interval, highest density") {
          interval($0.highestDensity, decimals: digits)
        },
        row("P(p > 1/2)") { NumberText.fixed($0.probabilityOfHeadsBias, decimals: 4) },
      ])
  }

  private static func figure(_ updates: [Update]) -> Figure {
    // One scale for both panels, unless one curve is so sharp that the other would vanish
    let peaks = updates.map { update in
      max(update.posterior.drawnPeak, likelihood(of: update.data).drawnPeak)
    }
    let (smallest, largest) = (peaks.min() ?? 1, peaks.max() ?? 1)
    let tops = peaks.map { 1.35 * (largest < 4 * smallest ? largest : $0) }
    return Figure(
      name: "prior-to-posterior",
      caption:
        "A prior pulls the posterior towards itself, and a firm prior pulls harder than an open one. "
        + "Prior (dashed), likelihood, scaled to unit area (dotted), and posterior (solid) of the "
        + "probability of heads; shaded: the 95 % credible interval with equal tails; the bar above: "
        + "the shortest one.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 700, margins: (105, 35, 50, 215)),
      panels: zip(updates, tops).map { panel($0, top: $1) })
  }

  /// As a function of p, the likelihood has the shape of Beta(k + 1, n - k + 1).
  private static func likelihood(of data: Flips) -> Beta {
    Beta(a: Double(data.heads) + 1, b: Double(data.tails) + 1)
  }

  private static func panel(_ update: Update, top: Double) -> Panel {
    let posterior = update.posterior
    let prior = update.prior
    let likelihood = likelihood(of: update.data)
    let interval = update.equalTailed
    let narrow = min(posterior.standardDeviation, likelihood.standardDeviation)
    let (low, high) =
      narrow > 0.02
      ? (0.0, 1.0)
      : (
        max(0, min(posterior.mean, likelihood.mean) - 8 * narrow),
        min(1, max(posterior.mean, likelihood.mean) + 8 * narrow)
      )
    let p = [Double].evenlySpaced(from: low, to: high, count: 401)
    let inside = [Double].evenlySpaced(from: interval.lower, to: interval.upper, count: 201)
    func clipped(_ beta: Beta, _ x: [Double]) -> [Double] {
      x.map { min(beta.density($0), top * 1.05) }
    }
    // In the order of the argument: prior, likelihood, posterior
    let curves = [Layer].priorToPosterior(
      x: p, prior: p.map(prior.density), likelihood: p.map(likelihood.density),
      posterior: p.map(posterior.density), top: top)
    var layers = [
      curves[0], curves[2],
      .area(
        "interval", x: inside, y: clipped(posterior, inside), .blue, opacity: 0.22,
        title: "95 %, equal tails"),
      curves[1],
    ]
    let shortest = update.highestDensity
    layers.append(
      .interval(
        from: shortest.lower, to: shortest.upper, y: .data(top * 0.82),
        Stroke(.black, width: 2, dash: .solid)))
    layers.append(
      .label(
        "shortest 95 %", x: .data((shortest.lower + shortest.upper) / 2), y: .data(top * 0.88),
        anchor: .centre, size: 0.8))
    return Panel(
      "Prior \(prior.name), posterior \(posterior.name)",
      x: Axis(
        "probability of heads *p*", range: low...high,
        tics: low == 0 && high == 1 ? .every(0.2) : .every(RoundNumber.below((high - low) / 4))),
      y: Axis("density", range: 0...top), key: .below, layers: layers)
  }

  private static func claims(first: Update, second: Update) -> [Claim] {
    let source = Claim.Source(
      lecture: "003", slide: "Example: n = 14 trial, k = 10 'head' results")
    func end(_ id: String, _ update: Update, _ words: String, _ printed: Double, _ computed: Double)
      -> Claim
    {
      Claim(
        id, source, "95 % interval, prior \(update.prior.name), \(words) end",
        .printed(printed, computed: computed, .rounded(decimals: 2)))
    }
    return [
      Claim(
        "50a", Claim.Source(lecture: "003", slide: "Example : coin flip (again)"),
        "density of Beta(k + a, n - k + b)",
        .agreement(
          route: "prior times likelihood, divided by its integral",
          largestDifference: max(conjugacyError(first), conjugacyError(second)), below: 1e-10,
          because: "the quadrature is asked for 1e-13")),
      end("50b", second, "lower", 0.45, second.equalTailed.lower),
      end("50c", second, "upper", 0.88, second.equalTailed.upper),
      end("51a", first, "lower", 0.42, first.equalTailed.lower),
      end("51b", first, "upper", 0.75, first.equalTailed.upper),
    ]
  }

  /// The largest relative difference between Bayes' theorem by quadrature and the conjugate formula.
  private static func conjugacyError(_ update: Update) -> Double {
    func joint(_ p: Double) -> Double {
      update.model.likelihood(of: update.data, p: p) * update.prior.density(p)
    }
    let evidence = integrate(joint, from: 0, to: 1, relativeTolerance: 1e-13).value
    return stride(from: 0.05, through: 0.95, by: 0.05).map { p in
      abs(joint(p) / evidence / update.posterior.density(p) - 1)
    }.max() ?? .nan
  }
}

/// One prior, and the posterior that the flips make of it.
private struct Update: Sendable {
  let model: CoinModel
  let data: Flips
  let posterior: Beta

  var prior: Beta { model.prior }
  /// 95 %, the same probability cut off both tails: the lecture's interval.
  var equalTailed: CredibleInterval { .equalTailed(of: posterior) }
  /// 95 %, the shortest.
  var highestDensity: CredibleInterval { .highestDensity(of: posterior) }
  /// P(p > 1/2 | data)
  var probabilityOfHeadsBias: Double { posterior.upperTail(0.5) }
}

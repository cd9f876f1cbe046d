import BayesNumerics
import Networks
import SafeIO
import Workbook

extension ShallowNetworkChapter {
  /// Lemma 2.1 as printed, with the factor that it lacks, and by a route that shares nothing with it.
  static let lemma = Section<NetworkStudy>(
    "lemma", "Can the weights be integrated out?", options: [], seconds: 0.1
  ) { study, run in
    // Data: the rotation curve, standardised
    let scale = Standardisation(study.rotation)
    let (inputs, targets) = (scale.inputs(study.rotation.x), scale.targets(study.rotation.y))

    // Model: networks from the prior, with one to five hidden units
    // Inference: log p(D | γ, ν) of each by both routes
    let draws = run.isQuick ? 20 : 200
    let comparisons = try (1...5).map { units in
      let network = try ShallowNetwork(inputs: inputs, targets: targets, nodes: units)
      var random = run.random("networks").stream(units)
      return (0..<draws).map { _ in
        LemmaComparison(network.samplePrior(using: &random), inputs: inputs, targets: targets)
      }
    }
    let error = comparisons.joined().map(\.error).max() ?? .nan

    // What it shows
    let rows = comparisons.map { $0[0] }
    return Findings(
      answer: error < 1e-10
        ? "The weights can be integrated out in closed form: for \(5 * draws) networks the lemma with its "
          + "factor (2π)^(m/2) and the direct density of y agree to rounding; as printed, it is too small by "
          + "that factor."
        : "The lemma and the direct density of y differ.",
      tables: [table(rows, error: error, networks: 5 * draws)],
      claims: claims(rows[2], error: error),
      values: [.init("networks", 5 * draws), .init("shortfall.three", rows[2].shortfall)])
  }

  private static func table(_ rows: [LemmaComparison], error: Double, networks: Int) -> Table {
    func number(_ value: Double) -> String { NumberText.fixed(value, decimals: 6) }
    return Table(
      title: "Lemma 2.1: log p(D | γ, ν) at a draw of the prior",
      columns: ["hidden units", "as printed", "with (2π)^(m/2)", "direct (N × N covariance)"],
      rows: rows.map {
        ["\($0.units)", number($0.asPrinted), number($0.withFactor), number($0.direct)]
      },
      note: error < 1e-10
        ? "In \(networks) draws the last two columns agree to a relative 1e-10."
        : "In \(networks) draws the last two columns differ by \(NumberText.significant(error, digits: 1)), "
          + "relative.")
  }

  private static func claims(_ row: LemmaComparison, error: Double) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "Objects of interest")
    return [
      Claim(
        "24a", source, "Lemma 2.1 with (2π)^(m/2), m = 1 to 5",
        .agreement(
          route: "N(y; μ_β Z1, σ²I + σ_β²ZZ') by a factor of points × points",
          largestDifference: error, below: 1e-10,
          because: "rounding of a factor of 70 × 70")),
      Claim(
        "24b", source, "log p(D | γ, ν) of a network of three hidden units",
        .corrected(
          slip: "E6",
          asTheTextReads:
            "\(NumberText.fixed(row.asPrinted, decimals: 3)), the second line of the lemma",
          printed: row.asPrinted, decimals: 3, computed: row.withFactor, independent: row.direct,
          .relative(1e-10, because: "a factor of points × points"),
          because:
            "the normal density of β at its mean contains (2π)^(-m/2), so the second line needs "
            + "(2π)^(m/2); it cancels at a fixed m and not between two m")),
    ]
  }
}

/// log p(D | γ, ν) of one network: as printed, with the factor, and directly.
struct LemmaComparison: Sendable {
  let units: Int
  let asPrinted: Double
  let withFactor: Double
  let direct: Double

  /// |with the factor - direct|, relative to the direct one or to 1.
  var error: Double {
    let error = abs(withFactor - direct) / max(1, abs(direct))
    return error.isNaN ? .infinity : error
  }

  /// By how much the printed line is too small: m/2 log 2π.
  var shortfall: Double { direct - asPrinted }

  init(_ parameters: ShallowNetworkParameters, inputs: Matrix, targets: [Double]) {
    let features = ShallowNetwork.features(parameters.nodes, at: inputs)
    // Less noise would make the N × N matrix lose the digits that are compared
    let noise = max(parameters.noiseVariance, 0.02)
    let lemma = try? CollapsedLikelihood(
      features: features, targets: targets, noiseVariance: noise,
      weightMean: parameters.weightMean, weightVariance: parameters.weightVariance)
    units = parameters.weights.count
    asPrinted = lemma?.logAsPrinted ?? .nan
    withFactor = lemma?.logDensity ?? .nan
    direct =
      (try? CollapsedLikelihood.direct(
        features: features, targets: targets, noiseVariance: noise,
        weightMean: parameters.weightMean, weightVariance: parameters.weightVariance)) ?? .nan
  }
}

import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension VariationalInference {
  /// A mixture of normals by coordinate ascent, against chains and crowds of particles.
  static let mixture = Section<VariationalStudy>(
    "mixture", "How many groups are there in the data?", options: VariationalSettings.ofMixture,
    seconds: 8
  ) { study, run in
    // Data and model
    let column = study.column
    func model(_ components: Int) -> NormalMixtureModel {
      NormalMixtureModel(values: column.values, prior: column.prior, components: components)
    }

    // Inference: the best bound of many starts, for each number of components
    let isLarge = column.values.count > 500
    let starts = run.isQuick || isLarge ? 5 : 20
    let fits = (1...study.mostComponents).map { components in
      run.progress.report(components, study.mostComponents, "components")
      return MixtureFit(
        model(components), starts: starts, using: run.random("starts").stream(components))
    }
    let best = fits.max { $0.logEvidenceBound < $1.logEvidenceBound } ?? fits[0]

    // The same posterior by a chain, and evidences by crowds of particles
    let draws = MixtureGibbs(model: best.model).run(
      from: best.factors, sweeps: run.isQuick || isLarge ? 500 : 5000, using: run.random("chain"))
    var evidences: [EvidenceEstimate] = []
    for components in 1...min(isLarge ? 1 : 3, study.mostComponents) {
      // Three components of the galaxies are held against a published number, and get the larger crowd
      let crowd =
        components < 3 || study.hasOwnData
        ? SequentialMonteCarlo(particles: run.isQuick ? 50 : 150, islands: 4)
        : SequentialMonteCarlo(particles: run.isQuick ? 50 : 300, islands: 8)
      evidences.append(
        await crowd.run(
          on: MixtureFactors(model: model(components)),
          using: run.random("crowd").stream(components)
        ).estimate)
    }

    // What it shows
    let comparison = MixtureComparison(best, draws: draws, column: column)
    return Findings(
      answer: answer(fits, best, column),
      tables: [table(fits, evidences, column)],
      figures: [densities(comparison, column), counts(fits, evidences)],
      claims: study.hasOwnData ? [] : claims(fits, evidences, comparison),
      values: [
        .init("components", best.model.components), .init("orders", best.orders),
        .init("galaxies", column.values.count), .init("starts", starts),
        .init("width-ratio", comparison.widthRatio, standardError: comparison.widthRatio / 20),
        .init("switches", comparison.switches),
      ] + values(fits, evidences))
  }

  private static func answer(
    _ fits: [MixtureFit], _ best: MixtureFit, _ column: MixtureColumn
  ) -> String {
    let height = NumberText.fixed(best.logEvidenceBound, decimals: 1)
    guard let second = runnerUp(fits, best) else {
      return "Only one component was tried, so that there is nothing to compare: for "
        + "\(column.name) and this prior the bound is \(height) nats."
    }
    let components = best.model.components
    let lead = best.logEvidenceBound - second.logEvidenceBound
    let count = components == 1 ? "1 component" : "\(components) components"
    // A factor of e in the evidence; the gaps of the bounds differ by as much
    let doubt = lead < 1 ? "So small a lead decides nothing. " : ""
    let edge =
      components == fits.count ? "More components were not tried, and may fit better still. " : ""
    return "For \(column.name) and this prior the bound is highest with \(count), of 1 to "
      + "\(fits.count) tried: \(height) nats with log K! added, "
      + "\(NumberText.fixed(lead, decimals: 1)) more than for the next best number. \(doubt)\(edge)"
      + "A component is not yet a group, as a group that is skew, flat or heavy in its tails takes "
      + "several. Bounds rank numbers of components only as far as their gaps to log p(D) are alike: "
      + "where the table has an evidence by particles, compare that."
  }

  private static func values(
    _ fits: [MixtureFit], _ evidences: [EvidenceEstimate]
  ) -> [Findings.Value] {
    var values: [Findings.Value] = []
    for fit in fits {
      values.append(.init("bound.\(fit.model.components)", fit.logEvidenceBound))
      values.append(.init("optima.\(fit.model.components)", fit.optima))
    }
    for (components, evidence) in zip(1..., evidences) {
      values.append(
        .init(
          "evidence.\(components)", evidence.logEvidence, standardError: evidence.standardError))
    }
    return values
  }

  private static func runnerUp(_ fits: [MixtureFit], _ best: MixtureFit) -> MixtureFit? {
    fits.filter { $0.model.components != best.model.components }
      .max { $0.logEvidenceBound < $1.logEvidenceBound }
  }

  // MARK: Table

  private static func table(
    _ fits: [MixtureFit], _ evidences: [EvidenceEstimate], _ column: MixtureColumn
  ) -> Table {
    Table(
      title: "The bound for each number of components [nats]",
      columns: [
        "K", "bound", "bound + log K!", "log evidence by particles", "optima found", "means",
      ],
      rows: fits.enumerated().map { index, fit in
        [
          "\(fit.model.components)", NumberText.fixed(fit.bound, decimals: 2),
          NumberText.fixed(fit.logEvidenceBound, decimals: 2),
          index < evidences.count
            ? NumberText.value(
              evidences[index].logEvidence, withError: evidences[index].standardError) : "—",
          "\(fit.optima)",
          fit.factors.means.map(column.text(of:)).joined(separator: ", "),
        ]
      },
      note:
        "Any order of the components fits equally well, so that K! optima share the evidence, and the bound sees one of "
        + "them; where components coincide, log K! adds too much. The particles' standard error comes from a few "
        + "independent runs, and may be too small. Optima are counted to 0.01 nats among \(fits[0].starts) starts."
    )
  }

  // MARK: Figures

  private static func densities(_ comparison: MixtureComparison, _ column: MixtureColumn) -> Figure
  {
    let x = comparison.places
    let width = (x[x.count - 1] - x[0]) / 40
    let bins = (0..<40).map { bin in
      let low = x[0] + width * Double(bin)
      return Double(column.values.filter { $0 >= low && $0 < low + width }.count)
        / (width * Double(column.values.count))
    }
    let top = max(bins.max() ?? 1, comparison.chainUpper.max() ?? 1)
    return Figure(
      name: "mixture-density",
      caption:
        "The density by coordinate ascent runs through the middle of the chain's densities. Bars: the data. "
        + "Band: the central 90 % of the densities along the chain. Line: the density by coordinate ascent.",
      panels: [
        Panel(
          x: Axis(Text(verbatim: column.quantity), range: x[0]...x[x.count - 1]),
          y: Axis("density", range: 0...RoundNumber.withOneDigit(above: 1.1 * top)), key: .topRight,
          layers: [
            .bars(
              "data", x: bins.indices.map { x[0] + width * (Double($0) + 0.5) }, heights: bins,
              width: width, .lightGrey, title: "data"),
            .band(
              "chain", x: x, lower: comparison.chainLower, upper: comparison.chainUpper, .blue,
              agreement: .notCompared(because: "quantiles of one chain"),
              title: "chain, 90 %"),
            .line(
              "ascent", x: x, y: comparison.ascent, Stroke(.vermillion), title: "coordinate ascent"),
          ])
      ])
  }

  private static func counts(_ fits: [MixtureFit], _ evidences: [EvidenceEstimate]) -> Figure {
    let places = fits.map { Double($0.model.components) }
    let all = fits.map(\.logEvidenceBound) + fits.map(\.bound) + evidences.map(\.logEvidence)
    let top = all.max() ?? 0
    let low = max(all.min() ?? -1, top - 40)
    return Figure(
      name: "mixture-components",
      caption:
        "The bound chooses a number of components without a chain. A component that the data do not need lowers "
        + "it. Adding log K! makes up for the orders that the bound does not see, and for too much where several "
        + "components are empty and so alike.",
      panels: [
        Panel(
          x: Axis("components *K*", range: 0.5...(Double(fits.count) + 0.5), tics: .every(1)),
          y: Axis("nats", range: RoundNumber.range(around: low...(top + 2))), key: .bottomRight,
          layers: [
            .line("bound", x: places, y: fits.map(\.bound), Stroke(.sky), title: "bound"),
            .line(
              "with_orders", x: places, y: fits.map(\.logEvidenceBound), Stroke(.blue),
              title: "bound + log *K*!"),
            .errorBars(
              "particles", x: evidences.indices.map { Double($0 + 1) },
              y: evidences.map(\.logEvidence),
              lower: evidences.map { $0.logEvidence - 2 * $0.standardError },
              upper: evidences.map { $0.logEvidence + 2 * $0.standardError }, .black,
              agreement: .notCompared(because: "estimates by crowds of particles"),
              title: "log evidence by particles"),
          ])
      ])
  }

  // MARK: Claims

  /// The standard error that a normal number with as wide an interval would have: eight crowds state
  /// theirs by a Student distribution with seven degrees of freedom. Neal's last digit, 0.04 or so, is
  /// uncertain too.
  private static func errorLikeANormal(_ estimate: EvidenceEstimate) -> Double {
    let isKnown = !estimate.degreesOfFreedom.isFinite
    let stretch =
      isKnown
      ? 1
      : StudentT(degreesOfFreedom: estimate.degreesOfFreedom).quantile(1 - 5e-6)
        / Tolerance.monteCarloWidth
    let error = stretch * estimate.standardError
    return (error * error + 0.04 * 0.04).squareRoot()
  }

  private static func claims(
    _ fits: [MixtureFit], _ evidences: [EvidenceEstimate], _ comparison: MixtureComparison
  ) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "Maximizing the ELBO")
    let gaps = zip(fits, evidences).map { $1.logEvidence - $0.logEvidenceBound }
    let rises = fits.flatMap(\.rises)
    let three = evidences.count > 2 ? evidences[2] : evidences[evidences.count - 1]
    return [
      Claim(
        "56g", source, "bounds and evidences of mixtures",
        .shape(
          "the value approximates log p(data) from below, for the comparison of models",
          measuring: "smallest gap of 1, 2 and 3 components, in standard errors of the evidence",
          zip(gaps, evidences).map { $0 / $1.standardError }.min() ?? .nan,
          // A right bound lies below, so that a miss is an error of the evidence of five standard errors
          .above(-5), precision: .notCompared, falseAlarmRate: 0.01)),
      Claim(
        "56h", source, "sweeps of coordinate ascent on mixtures",
        .shape(
          "optimising raises the bound", measuring: "smallest rise of a sweep, in nats",
          rises.min() ?? .nan, .above(-1e-8))),
      Claim(
        "56i", source, "log evidence of three components for the galaxies, Chib's prior",
        .crossCheck(
          route: "mean likelihood of 10⁸ draws from the prior, Neal (1999), -226.80",
          expected: -226.80, computed: three.logEvidence,
          .monteCarlo(standardError: errorLikeANormal(three)))),
      Claim(
        "55i", source, "permuted components",
        .shape(
          "labels have no meaning: another order of the components is as good",
          measuring: "change of the bound when the order is turned round, in nats",
          comparison.changeByOrder, .between(-1e-9, 1e-9))),
    ]
  }
}

/// The best of many starts, for one number of components.
struct MixtureFit: Sendable {
  let model: NormalMixtureModel
  let factors: NormalMixtureModel.Factors
  let bound: Double
  /// How many different bounds the starts ended at, to 0.01 nats.
  let optima: Int
  let starts: Int
  /// The smallest rise of a sweep, for each start.
  let rises: [Double]

  init(_ model: NormalMixtureModel, starts: Int, using random: RandomSource) {
    var ends: [(factors: NormalMixtureModel.Factors, bound: Double)] = []
    var rises: [Double] = []
    for start in 0..<starts {
      var stream = random.stream(start)
      let (factors, bounds) = model.ascend(from: model.start(using: &stream))
      ends.append((factors.sorted, bounds[bounds.count - 1]))
      rises.append(zip(bounds, bounds.dropFirst()).map { $1 - $0 }.min() ?? 0)
    }
    let best = ends.max { $0.bound < $1.bound } ?? ends[0]
    self.model = model
    factors = best.factors
    bound = best.bound
    self.starts = starts
    self.rises = rises
    let sorted = ends.map(\.bound).sorted()
    optima = 1 + zip(sorted, sorted.dropFirst()).count { $1 - $0 > 0.01 }
  }

  /// The bound with all orders of the components counted.
  var logEvidenceBound: Double { bound + model.logOrders }

  /// K!
  var orders: Int { (1...model.components).reduce(1, *) }
}

/// The mixture's density by coordinate ascent and by a chain.
private struct MixtureComparison: Sendable {
  let places: [Double]
  let ascent: [Double]
  let chainLower: [Double]
  let chainUpper: [Double]
  /// sd of the largest component's mean, by coordinate ascent over that by the chain in order of means.
  let widthRatio: Double
  /// How often the order of the means changes along the chain.
  let switches: Int
  /// What turning round the order of the components does to the bound.
  let changeByOrder: Double

  init(_ fit: MixtureFit, draws: [MixtureDraw], column: MixtureColumn) {
    let (low, high) = (column.values.min() ?? 0, column.values.max() ?? 1)
    let margin = (high - low) / 10
    let places = [Double].evenlySpaced(from: low - margin, to: high + margin, count: 201)
    self.places = places
    ascent = places.map { fit.model.density(fit.factors, at: $0) }
    let thinned = stride(from: 0, to: draws.count, by: max(1, draws.count / 500)).map { draws[$0] }
    let bands = places.map { x in
      let heights = thinned.map { $0.density(at: x) }.sorted()
      return (heights[heights.count / 20], heights[heights.count - 1 - heights.count / 20])
    }
    chainLower = bands.map(\.0)
    chainUpper = bands.map(\.1)

    let counts = fit.factors.counts
    let largest = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    let chain = draws.map { $0.means[$0.order[largest]] }
    let mean = chain.reduce(0, +) / Double(chain.count)
    let variance = chain.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(chain.count - 1)
    widthRatio = (fit.factors.variances[largest] / variance).squareRoot()
    switches = zip(draws, draws.dropFirst()).count { $0.order != $1.order }
    changeByOrder =
      fit.model.bound(fit.factors.permuted(Array(counts.indices.reversed()))) - fit.bound
  }
}

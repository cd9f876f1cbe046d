import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension VariationalInference {
  /// A mixture of normals by coordinate ascent, against chains and evidences.
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

    // The same posterior by a chain
    let isShort = run.isQuick || isLarge
    let draws = MixtureGibbs(model: best.model).run(
      from: best.factors, sweeps: isShort ? 500 : 5000, using: run.random("chain"))

    // Evidences from the steps of other chains; one of them once more, by particles
    var evidences: [MixtureEvidence.Found] = []
    for fit in fits.prefix(MixtureEvidence.mostComponents) {
      let method = MixtureEvidence(model: fit.model, isShort: isShort)
      evidences.append(
        await method.estimate(
          from: fit.factors, using: run.random("evidence").stream(fit.model.components)))
    }
    let particles: EvidenceEstimate? =
      study.hasOwnData || study.mostComponents < 3
      ? nil
      : await SequentialMonteCarlo(particles: run.isQuick ? 50 : 300, islands: 8).run(
        on: MixtureFactors(model: model(3)), using: run.random("crowd")
      ).estimate
    let alone = column.prior.logEvidence(ofOneComponentWith: column.values)
    let verdict = ComponentVerdict(fits, evidences)

    // What it shows
    let comparison = MixtureComparison(best, draws: draws, column: column)
    return Findings(
      answer: verdict.sentence(column),
      tables: [table(verdict, column)],
      figures: [densities(comparison, column), counts(verdict)],
      claims: study.hasOwnData ? [] : claims(verdict, alone, particles, comparison),
      values: [
        .init("components", best.model.components),
        .init("galaxies", column.values.count), .init("starts", starts),
        .init("width-ratio", comparison.widthRatio, standardError: comparison.widthRatio / 20),
        .init("switches", comparison.switches), .init("evidence-of-one", alone),
      ] + values(verdict))
  }

  private static func values(_ verdict: ComponentVerdict) -> [Findings.Value] {
    var values: [Findings.Value] = []
    for fit in verdict.fits {
      values.append(.init("bound.\(fit.model.components)", fit.logEvidenceBound))
      values.append(.init("optima.\(fit.model.components)", fit.optima))
    }
    for (components, found) in zip(1..., verdict.evidences) {
      let evidence = found.estimate
      values.append(
        .init(
          "evidence.\(components)", evidence.logEvidence, standardError: evidence.standardError))
    }
    for (components, probability) in verdict.probabilities {
      values.append(.init("probability.\(components)", probability, standardError: 0.02))
    }
    return values
  }

  // MARK: Table

  private static func table(_ verdict: ComponentVerdict, _ column: MixtureColumn) -> Table {
    let starts = verdict.fits[0].starts
    return Table(
      title: "Bound and evidence for each number of components [nats]",
      columns: [
        "K", "bound", "with copies", "log evidence", "k̂", "probability", "optima found", "means",
      ],
      rows: verdict.fits.map { fit in
        let components = fit.model.components
        let found =
          components <= verdict.evidences.count ? verdict.evidences[components - 1] : nil
        return [
          "\(components)", NumberText.fixed(fit.bound, decimals: 2),
          NumberText.fixed(fit.logEvidenceBound, decimals: 2),
          found.map { found in
            found.estimate.isSound
              ? NumberText.fixed(found.estimate.logEvidence, decimals: 2) + " ± "
                + NumberText.significant(found.estimate.standardError, digits: 1)
              : "refused"
          } ?? "—",
          found.map { NumberText.fixed($0.kHat, decimals: 1) } ?? "—",
          verdict.probabilities.first { $0.components == components }.map {
            NumberText.fixed($0.probability, decimals: 2)
          } ?? "—",
          "\(fit.optima)",
          fit.factors.means.map(column.text(of:)).joined(separator: ", "),
        ]
      },
      note:
        "Exchanging the names of components gives K!/m! copies of q, where m components are empty; \"with copies\" adds the "
        + "logarithm of their number. The evidence is a mean over 8 independent populations of chains; its standard error "
        + "has 7 degrees of freedom. k̂ is the shape of the weights' tail. Probabilities are for equal prior "
        + "probabilities of all K that have one here. Optima are counted to 0.01 nats among \(starts) starts."
        + (verdict.warnings.isEmpty ? "" : " " + verdict.warnings.joined(separator: " ")))
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
        "The density by coordinate ascent runs through the middle of the chain's densities. Grey bars: the data. "
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
              "chain", x: x, lower: comparison.chainLower, upper: comparison.chainUpper, .orange,
              agreement: .notCompared(because: "quantiles of one chain"),
              title: "chain, 90 %"),
            .line(
              "ascent", x: x, y: comparison.ascent, Stroke(.blue), title: "coordinate ascent"),
          ])
      ])
  }

  private static func counts(_ verdict: ComponentVerdict) -> Figure {
    let fits = verdict.fits
    let places = fits.map { Double($0.model.components) }
    let sound = zip(places, verdict.evidences).filter { $0.1.estimate.isSound }
    let intervals = sound.map { $0.1.estimate.interval() }
    let all =
      fits.map(\.logEvidenceBound) + fits.map(\.bound) + sound.map(\.1.estimate.logEvidence)
    let top = all.max() ?? 0
    let low = max(all.min() ?? -1, top - 40)
    return Figure(
      name: "mixture-components",
      caption:
        "A component that the data do not need lowers the bound by two nats or more, and the evidence by less than one. "
        + "The bound knows one way to share a group among several components, the evidence all of them. Points: log "
        + "evidence with its 95 % interval, mostly smaller than the point.",
      panels: [
        Panel(
          x: Axis("components *K*", range: 0.5...(Double(fits.count) + 0.5), tics: .every(1)),
          y: Axis("nats", range: RoundNumber.range(around: low...(top + 2))), key: .bottomRight,
          layers: [
            .line("bound", x: places, y: fits.map(\.bound), Stroke(.blue), title: "bound"),
            .line(
              "with_copies", x: places, y: fits.map(\.logEvidenceBound), Stroke(.sky),
              title: "bound with copies"),
            .errorBars(
              "evidence", x: sound.map(\.0), y: sound.map(\.1.estimate.logEvidence),
              lower: intervals.map(\.lowerBound), upper: intervals.map(\.upperBound), .black,
              agreement: .notCompared(because: "estimates by importance sampling"),
              title: "log evidence"),
          ])
      ])
  }

  // MARK: Claims

  /// The standard error that a normal number with as wide an interval would have: eight populations or islands state
  /// theirs by a Student distribution with seven degrees of freedom.
  private static func errorLikeANormal(_ estimate: EvidenceEstimate) -> Double {
    let student = StudentT(degreesOfFreedom: estimate.degreesOfFreedom)
    // Two-sided 1e-5, the false-alarm rate of a cross-check
    return student.quantile(1 - 5e-6) / Tolerance.monteCarloWidth * estimate.standardError
  }

  private static func claims(
    _ verdict: ComponentVerdict, _ alone: Double, _ particles: EvidenceEstimate?,
    _ comparison: MixtureComparison
  ) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "Maximizing the ELBO")
    let evidences = verdict.evidences.map(\.estimate)
    // The exact evidence of one component; of the others the lower end of an interval
    let lowest = [alone] + evidences.dropFirst().map { $0.interval(0.998).lowerBound }
    let gaps = zip(zip(lowest, evidences), verdict.fits).filter { $0.0.1.isSound }
      .map { $0.0.0 - $0.1.logEvidenceBound }
    let rises = verdict.fits.flatMap(\.rises)
    var claims = [
      Claim(
        "56g", source, "bounds and evidences of mixtures",
        .shape(
          "the value approximates log p(data) from below, for the comparison of models",
          measuring:
            "smallest gap of \(gaps.count) numbers of components, evidences at the lower end of their 99.8 % interval by "
            + "Student's distribution, in nats",
          gaps.min() ?? .nan, .above(0), precision: .notCompared, falseAlarmRate: 0.001)),
      Claim(
        "56k", source, "log evidence of one component for the galaxies, Chib's prior",
        .crossCheck(
          route: "quadrature over the mean, precision integrated out", expected: alone,
          computed: evidences[0].logEvidence,
          .monteCarlo(standardError: errorLikeANormal(evidences[0])))),
      Claim(
        "56h", source, "sweeps of coordinate ascent on mixtures",
        .shape(
          "optimising raises the bound", measuring: "smallest rise of a sweep, in nats",
          rises.min() ?? .nan, .above(-1e-8))),
      Claim(
        "55i", source, "permuted components",
        .shape(
          "labels have no meaning: another order of the components is as good",
          measuring: "change of the bound when the order is turned round, in nats",
          comparison.changeByOrder, .between(-1e-9, 1e-9))),
    ]
    if let particles, evidences.count > 2 {
      let errors = (errorLikeANormal(particles), errorLikeANormal(evidences[2]))
      claims.append(
        Claim(
          "56i", source, "log evidence of three components for the galaxies, Chib's prior",
          .crossCheck(
            route: "sequential Monte Carlo from the prior, eight islands",
            expected: particles.logEvidence, computed: evidences[2].logEvidence,
            .monteCarlo(
              standardError: (errors.0 * errors.0 + errors.1 * errors.1).squareRoot()))))
    }
    return claims
  }
}

/// Which number of components the evidences favour, and how clearly; the bounds, where there are none.
struct ComponentVerdict: Sendable {
  let fits: [MixtureFit]
  /// Of 1, 2, ... components, for fewer numbers of components than fits where there are many.
  let evidences: [MixtureEvidence.Found]
  /// p(K | D) for equal prior probabilities of the numbers that have a sound evidence, in rising order.
  let probabilities: [(components: Int, probability: Double)]

  init(_ fits: [MixtureFit], _ evidences: [MixtureEvidence.Found]) {
    self.fits = fits
    self.evidences = evidences
    let sound = zip(1..., evidences).filter { $0.1.estimate.isSound }
    let total = logSumExp(sound.map(\.1.estimate.logEvidence))
    probabilities = sound.map { ($0.0, .exp($0.1.estimate.logEvidence - total)) }
  }

  var bestByBound: MixtureFit {
    fits.max { $0.logEvidenceBound < $1.logEvidenceBound } ?? fits[0]
  }

  /// A sentence for each evidence that may not be stated.
  var warnings: [String] {
    zip(1..., evidences).flatMap { components, found in
      found.estimate.warnings.map { "K = \(components): \($0)" }
    }
  }

  func sentence(_ column: MixtureColumn) -> String {
    guard fits.count > 1 else {
      return "Only one component was tried, so that there is nothing to compare: for "
        + "\(column.name) and this prior the bound is "
        + "\(NumberText.fixed(fits[0].logEvidenceBound, decimals: 1)) nats."
    }
    return
      "For \(column.name) and this prior \(byEvidence) The bound, with its copies, is highest with "
      + "\(Self.count(bestByBound.model.components)). A component is not yet a group, as a group that is "
      + "skew, flat or heavy in its tails takes several."
  }

  private var byEvidence: String {
    let ranked = probabilities.sorted { $0.probability > $1.probability }
    guard ranked.count > 1 else {
      return
        "there are no two evidences that could be compared, only bounds, and bounds rank numbers of components "
        + "only as far as their gaps to log p(D) are alike."
    }
    let lead = Double.log(ranked[0].probability / ranked[1].probability)
    // Whatever is within a factor of e of the best
    let close = ranked.filter { $0.probability * .exp(1) > ranked[0].probability }
      .map(\.components).sorted()
    var words =
      "the evidence is highest with \(Self.count(ranked[0].components)), of \(Self.list(probabilities.map(\.components))) "
      + "compared, \(NumberText.fixed(lead, decimals: 1)) nats more than for the next best number."
    if close.count > 1 {
      words +=
        " So small a lead decides nothing: \(Self.list(close)) are within one nat of each other."
    }
    if ranked[0].components == fits.count {
      words += " More components were not tried, and may fit better still."
    }
    let without = fits.count - probabilities.count
    if without > 0 {
      words +=
        " For \(without) of the numbers tried there is no evidence that could be stated."
    }
    return words
  }

  private static func count(_ components: Int) -> String {
    components == 1 ? "1 component" : "\(components) components"
  }

  /// "2 and 3", "1 to 7", "1, 2 and 5"
  private static func list(_ numbers: [Int]) -> String {
    guard let first = numbers.first, let last = numbers.last, numbers.count > 1 else {
      return numbers.map(String.init).joined()
    }
    if numbers.count > 2, last - first == numbers.count - 1 { return "\(first) to \(last)" }
    return numbers.dropLast().map(String.init).joined(separator: ", ") + " and \(last)"
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

  /// The bound with all its copies counted.
  var logEvidenceBound: Double { bound + model.logCopies(factors) }
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

import BayesNumerics
import Hierarchies
import Inference
import Plotting
import RealModule
import Workbook

extension VariationalInference {
  /// Pareto-smoothed importance sampling on posteriors of other chapters.
  static let whenNotToBelieve = Section<VariationalStudy>(
    "when-not-to-believe", "When should we not believe the fit?", seconds: 3
  ) { _, run in
    // Models: posteriors of seven chapters
    let hierarchy = VectorisedStarHierarchy.simulated(using: run.random("stars"))
    let net = try NetProblem(using: run.random("net"))
    let correlated = try NormalTarget.equicorrelated(8, 0.9)

    // Inference: both families on each, and a look at the weights
    let judge = FitJudge(draws: run.isQuick ? 1000 : 4000, steps: run.isQuick ? 2000 : 20_000)
    let random = run.random("fits")
    let fits = [
      judge.both("coin", "1: coin", CoinModel.free, from: [0], using: random),
      judge.both(
        "normal", "3: eight correlated weights", correlated,
        from: [Double](repeating: 0.5, count: 8),
        using: random),
      judge.both(
        "hierarchy", "4: hierarchy of 100 stars", hierarchy,
        from: [Double](repeating: 0, count: hierarchy.dimension), others: run.isQuick ? 1 : 3,
        using: random),
      judge.both("net", "5: net of three units", net.target, from: net.start, using: random),
      judge.both("peaks", "7: two peaks", OneNumber(target: .sine), from: [-1], using: random),
      judge.both(
        "funnel", "9: funnel", Funnel(), from: [Double](repeating: 0, count: 10), using: random),
    ]

    // The hierarchy once more, by chains
    let chains = await sample(
      NUTS(hierarchy),
      from: (0..<4).map { chain in
        var stream = run.random("starts").stream(chain)
        return (0..<hierarchy.dimension).map { _ in 0.5 * stream.normal() }
      },
      lengths: ChainLengths(warmUp: run.isQuick ? 200 : 500, draws: run.isQuick ? 200 : 1000),
      recording: Recorder(names: ["log_sigma"]) { [$0[0]] }, using: run.random("chains"))
    let exact = chains.moments("log_sigma")
    let star = fits[2].meanField

    // What it shows
    func list(_ holds: (JudgedFit) -> Bool) -> String {
      let names = fits.filter { $0.meanField.map(holds) ?? false }.map(\.name)
      return names.isEmpty ? "no posterior" : names.joined(separator: ", ")
    }
    return Findings(
      answer:
        "When few of its own draws count by their weights p/q, or the weights' tail is too heavy (Pareto k-hat above the "
        + "limit). With independent factors more than nine tenths of the draws count for \(list { $0.effectiveShare > 0.9 }); "
        + "k-hat passes for \(list(\.isTrustworthy)). Neither can see a mode where q has no draws.",
      tables: [table(fits), starTable(star, exact)],
      figures: [figure(fits, limit: judge.limit)],
      claims: claims(fits, star, exact),
      values: values(fits) + [
        .init("limit", judge.limit),
        .init(
          "sigma.ratio", (star?.deviations[0] ?? .nan) / exact.standardDeviation,
          standardError: 0.01),
        .init("normal.exact", Ellipse.weightShape(dimensions: 8, correlation: 0.9)),
        .init("hierarchy.parameters", hierarchy.dimension),
        .init("hierarchy.starts", star?.bounds.count ?? 0),
        .init(
          "hierarchy.spread", (star?.bounds.max() ?? .nan) - (star?.bounds.min() ?? .nan),
          standardError: 0.3),
        .init("hierarchy.area", .exp(star?.mean[2] ?? .nan), standardError: 0.01),
        .init("hierarchy.temperature", .exp(star?.mean[4] ?? .nan), standardError: 0.005),
      ])
  }

  private static func values(_ fits: [JudgedPosterior]) -> [Findings.Value] {
    var values: [Findings.Value] = []
    for fit in fits {
      for (family, found) in [("mean-field", fit.meanField), ("full-rank", fit.fullRank)] {
        guard let found else { continue }
        // A shape from n excesses has about this error (ParetoTail)
        let error = (1 + max(0, found.kHat)) / (3 * Double(found.draws).squareRoot()).squareRoot()
        values.append(.init("\(fit.name).\(family)", found.kHat, standardError: error))
        values.append(
          .init(
            "\(fit.name).\(family).draws", found.effectiveDraws,
            standardError: found.effectiveDraws / 5))
      }
    }
    return values
  }

  // MARK: Tables

  private static func table(_ fits: [JudgedPosterior]) -> Table {
    func words(_ fit: JudgedFit?) -> [String] {
      guard let fit else { return ["—", "—"] }
      return [
        NumberText.fixed(fit.kHat, decimals: 2) + (fit.hasSettled ? "" : " *"),
        NumberText.grouped(Int(fit.effectiveDraws.isFinite ? fit.effectiveDraws : 0)),
      ]
    }
    let failures = fits.compactMap { fit in fit.failure.map { "\(fit.title): \($0)" } }
    let unsettled = fits.flatMap(\.unsettled)
    return Table(
      title: "Pareto k-hat and effective draws of the weights p/q",
      columns: [
        "posterior", "parameters", "independent factors: k̂", "effective draws",
        "full covariance: k̂",
        "effective draws",
      ],
      rows: fits.map { [$0.title, "\($0.dimension)"] + words($0.meanField) + words($0.fullRank) },
      note: "A dash: not tried, as there are more than 40 parameters, or the search failed. "
        + fits.compactMap(\.searches).joined(separator: " ") + failures.joined(separator: " ")
        + (unsettled.isEmpty
          ? "Every search settled."
          : "*: the search had not settled, so that its k-hat is that of wherever it stopped. "
            + unsettled.joined(separator: " ")))
  }

  private static func starTable(
    _ star: JudgedFit?, _ exact: (mean: Double, standardDeviation: Double)
  ) -> Table {
    Table(
      title: "Chapter 4's constant, log(σ_T/σ☉), of 100 simulated stars",
      columns: ["", "mean", "sd"],
      rows: [
        ("chains (NUTS)", exact.mean, exact.standardDeviation),
        ("independent factors", star?.mean[0] ?? .nan, star?.deviations[0] ?? .nan),
      ].map {
        [$0.0, NumberText.fixed($0.1, decimals: 3), NumberText.fixed($0.2, decimals: 3)]
      })
  }

  // MARK: Figure

  private static func figure(_ fits: [JudgedPosterior], limit: Double) -> Figure {
    let places = fits.indices.map { Double($0 + 1) }
    let names = Axis(
      "", range: 0.4...(Double(fits.count) + 0.6),
      tics: .labelled(zip(places, fits).map { ($0, Text(verbatim: $1.name)) }))
    func points(_ shown: (JudgedFit) -> Double) -> [Layer] {
      let chance = Agreement.notCompared(because: "random searches and draws")
      let factors = fits.indices.filter { fits[$0].meanField != nil }
      let full = fits.indices.filter { fits[$0].fullRank != nil }
      let unsettled =
        factors.filter { fits[$0].meanField?.hasSettled == false }
        .map { (places[$0] - 0.12, fits[$0].meanField) }
        + full.filter { fits[$0].fullRank?.hasSettled == false }
        .map { (places[$0] + 0.12, fits[$0].fullRank) }
      let rings: [Layer] =
        unsettled.isEmpty
        ? []
        : [
          .points(
            "unsettled", x: unsettled.map(\.0), y: unsettled.map { $0.1.map(shown) ?? .nan },
            .black, marker: .openCircle, size: 3, agreement: chance, title: "search not settled")
        ]
      return [
        .points(
          "mean_field", x: factors.map { places[$0] - 0.12 },
          y: factors.map { fits[$0].meanField.map(shown) ?? .nan }, .blue, size: 1.8,
          agreement: chance, title: "independent factors"),
        .points(
          "full_rank", x: full.map { places[$0] + 0.12 },
          y: full.map { fits[$0].fullRank.map(shown) ?? .nan }, .purple, marker: .square, size: 1.8,
          agreement: chance, title: "full covariance"),
      ] + rings
    }
    return Figure(
      name: "k-hat-map",
      caption:
        "The weights of a fit's own draws answer two questions. Left: how heavy is their tail? Above the line it is too "
        + "heavy to be mended by more draws. Right: how many of 100 draws count? For the coin and the two peaks nearly all "
        + "do, although the tail is heavy. Posteriors of several chapters; values of k-hat are cut at -0.5 and 4.5. "
        + "Rings: the search had not settled, and the table says why.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 600),
      panels: [
        Panel(
          x: names, y: Axis("Pareto *k̂*", range: -0.6...4.6, tics: .every(1)), key: .topRight,
          layers: [
            .verticalRange(from: limit, to: 4.6, .grey),
            .horizontalLine(at: limit, Stroke(.grey, width: 2)),
          ] + points { min(max($0.kHat.isNaN ? 4.5 : $0.kHat, -0.5), 4.5) }),
        Panel(
          x: names,
          y: Axis("effective draws of 100", range: 0.02...200, scale: .logarithmic), key: .none,
          layers: points { max(100 * $0.effectiveShare, 0.03) }),
      ])
  }

  // MARK: Claims

  private static func claims(
    _ fits: [JudgedPosterior], _ star: JudgedFit?,
    _ exact: (mean: Double, standardDeviation: Double)
  ) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "Variational Inference (VI)")
    return [
      Claim(
        "57i", source, "effective draws of the coin's fit",
        .shape(
          "a simple functional form approximates the posterior",
          measuring: "share of a normal's draws that count as draws from the coin's posterior",
          // The weights have no finite variance: of 4000 sets of 4000 draws 0.7 % came below
          fits[0].meanField?.effectiveShare ?? .nan, .above(0.9), precision: .notCompared,
          falseAlarmRate: 0.01)),
      Claim(
        "57m", source, "k-hat of the right family",
        .shape(
          "a normal distribution with all its covariances is right for a normal posterior",
          measuring: "Pareto k-hat of eight correlated weights",
          fits[1].fullRank?.kHat ?? .nan, .below(0.7), precision: .notCompared,
          falseAlarmRate: 0.001)),
      Claim(
        "57j", source, "independent factors on chapter 4's hierarchy",
        .shape(
          "a simple functional form may be too simple",
          measuring: "sd of log σ_T over that of the chains",
          (star?.deviations[0] ?? .nan) / exact.standardDeviation, .below(0.8),
          precision: .notCompared, falseAlarmRate: 0.01)),
    ]
  }
}

/// One fit, weighed by its own draws.
struct JudgedFit: Sendable {
  let mean: [Double]
  let deviations: [Double]
  let kHat: Double
  let draws: Int
  let effectiveDraws: Double
  let isTrustworthy: Bool
  /// Where the searches from several starts ended, the best first.
  let bounds: [Double]
  /// Why the search whose fit is kept had ended, where it had not settled on an optimum.
  let unsettled: String?

  var hasSettled: Bool { unsettled == nil }

  /// How many of one draw count.
  var effectiveShare: Double { effectiveDraws / Double(draws) }
}

/// A posterior with the fits of both families; nil where one was not tried or failed.
struct JudgedPosterior: Sendable {
  /// Short, for values and tics.
  let name: String
  let title: String
  let dimension: Int
  let meanField: JudgedFit?
  let fullRank: JudgedFit?
  /// Why a search failed, in words.
  let failure: String?

  /// Why searches ended that had not settled, in words.
  var unsettled: [String] {
    [("independent factors", meanField), ("full covariance", fullRank)].compactMap { family, fit in
      fit?.unsettled.map { "\(title), \(family): \($0)" }
    }
  }

  /// Where several searches ended; nil for one.
  var searches: String? {
    guard let bounds = meanField?.bounds, bounds.count > 1 else { return nil }
    return "\(title): searches from \(bounds.count) starts end at bounds of "
      + bounds.map { NumberText.fixed($0, decimals: 1) }.joined(separator: ", ") + " nats. "
  }
}

struct FitJudge: Sendable {
  let draws: Int
  let steps: Int

  /// What k-hat must stay below with this many draws.
  var limit: Double { min(1 - 1 / .log10(Double(draws)), 0.7) }

  /// Independent factors by fixed draws, from this start and `others` random ones; a full
  /// covariance, for up to 40 parameters, by stochastic steps.
  func both(
    _ name: String, _ title: String, _ target: some DifferentiableLogDensity,
    from start: [Double], others: Int = 0, using random: RandomSource
  ) -> JudgedPosterior {
    var failure: String?
    func judged(_ family: VariationalFamily) -> JudgedFit? {
      var stream = random.stream(name).stream(family.rawValue)
      do throws(ADVI.Failure) {
        var (fits, bounds, stops) = ([VariationalNormal](), [Double](), [String?]())
        if family == .fullRank {
          let fit = try ADVI(family, maximumSteps: steps).fit(target, from: start, using: &stream)
          (fits, bounds) = ([fit.approximation], [fit.bound.mean])
          if case .plateau = fit.stop { stops = [nil] } else { stops = [fit.stop.description] }
        } else {
          for other in 0...others {
            let place = start.map { $0 + (other == 0 ? 0 : 0.5 * stream.normal()) }
            let fit = try DeterministicADVI().fit(target, from: place, using: &stream)
            fits.append(fit.approximation)
            bounds.append(fit.bound.mean)
            stops.append(fit.stop == .settled ? nil : fit.stop.description)
          }
        }
        let best = bounds.indices.max { bounds[$0] < bounds[$1] } ?? 0
        let q = fits[best]
        let look = ImportanceDiagnosis.of(target, under: q, draws: draws, using: &stream).diagnosis
        return JudgedFit(
          mean: q.mean, deviations: q.standardDeviations, kHat: look.kHat, draws: draws,
          effectiveDraws: look.effectiveDraws, isTrustworthy: look.isTrustworthy,
          bounds: bounds.sorted(by: >), unsettled: stops[best])
      } catch {
        failure = error.description
        return nil
      }
    }
    let meanField = judged(.meanField)
    let fullRank = target.dimension <= 40 ? judged(.fullRank) : nil
    return JudgedPosterior(
      name: name, title: title, dimension: target.dimension, meanField: meanField,
      fullRank: fullRank, failure: failure)
  }
}

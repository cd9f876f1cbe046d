import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension LogicOfInference {
  /// An association of the total that turns round within its parts: Simpson's reversal.
  static let admissions = Section<LogicStudy>(
    "admissions", "Can a total say the opposite of its parts?", options: ["table"], seconds: 0.3
  ) { study, run in
    // Data: two groups and two outcomes in several strata
    let table = study.admissions
    if table.isProbabilities { return try probabilities(of: table) }

    // Model: each group has a rate of its own in each stratum, with a uniform prior; or both share one

    // Inference: the posterior of every difference, and a Bayes factor for every stratum
    var random = run.random("rates")
    let comparison = compareGroups(of: table, using: &random)

    // What it shows
    let knowledge = try SharedInformation(table)
    return Findings(
      answer: answer(comparison),
      tables: [rates(comparison), information(knowledge, table)],
      figures: (study.hasOwnTable ? [] : [total(comparison), graph()]) + [figure(comparison)],
      claims: study.hasOwnTable ? [] : claims(comparison, knowledge),
      values: values(comparison) + knowledge.values)
  }

  // MARK: Answer

  /// What the total says, what the strata say, and how much each is worth.
  private static func answer(_ comparison: StratifiedComparison) -> String {
    let table = comparison.table
    let total = comparison.pooled
    let (one, other) = (table.groups[0], table.groups[1])
    let adjusted = comparison.adjusted
    let within =
      "with both groups weighted alike over the strata the difference is "
      + "\(signed(adjusted.mean, within: adjusted.interval.width)) \(range(adjusted.interval))"
    let sentence =
      switch comparison.turn {
      case .reverses: "But within strata it turns round: \(within)"
      case .vanishes:
        "Within strata nothing of it is left that the data could show: \(within), which includes "
          + "zero"
      case .stays: "Within strata it stays on the same side: \(within)"
      case .emerges:
        "The interval of the total includes zero; that within strata does not: \(within)"
      case .neither:
        total.meanDifference * adjusted.mean < 0
          ? "The signs differ, but neither the total nor the strata exclude equal rates, so this is no "
            + "evidence of a reversal: \(within)"
          : "Neither the total nor the strata exclude equal rates, so there is no reversal to speak of: "
            + within
      case .undecided:
        "What becomes of it within strata the counts do not decide: \(within), where the rates as counted "
          + "give \(signed(comparison.counted)); the uniform priors make up the rest. Put small strata together"
      }
    let rates = (0..<2).map { NumberText.fixed(table.pooled.rate($0), decimals: 3) }
    let names =
      comparison.turn == .undecided ? [] : comparison.decisive.map { table.strata[$0].name }
    let caution =
      names.isEmpty
      ? ""
      : " This hangs on "
        + (names.count > 4
          ? "any of \(names.count) strata: without one of them"
          : "\(table.words.stratum) \(names.joined(separator: " and on ")), without which")
        + " the interval includes zero."
    let difference =
      signed(total.meanDifference, within: comparison.pooledInterval.width) + " "
      + range(comparison.pooledInterval)
    return
      "In total the rate of '\(table.outcomes[0])' is \(rates[0]) for \(one) and \(rates[1]) for "
      + "\(other), a difference of \(difference). "
      + "\(sentence).\(caution) \(verdicts(comparison))"
  }

  /// Which strata the Bayes factors call what.
  private static func verdicts(_ comparison: StratifiedComparison) -> String {
    let named = zip(comparison.table.strata.map(\.name), comparison.strata.map(\.twoAgainstOne))
    func list(_ isMeant: (BayesFactor) -> Bool) -> String? {
      let names = named.filter { isMeant($0.1) }.map(\.0)
      return names.isEmpty
        ? nil
        : names.count <= 12 ? names.joined(separator: ", ") : "\(names.count) strata"
    }
    let parts = [
      list { $0.strength != .negligible && $0.logarithm > 0 }.map { "two rates in \($0)" },
      list { $0.strength != .negligible && $0.logarithm < 0 }.map { "one rate in \($0)" },
      list { $0.strength == .negligible }.map { "neither one nor two in \($0)" },
    ].compactMap { $0 }
    let combined = comparison.combinedFactor
    let alike = "If all strata are alike in this, the data "
    return "The Bayes factors favour \(parts.joined(separator: "; ")). \(alike)"
      + (combined.strength == .negligible
        ? "do not decide between the two (K = \(NumberText.significant(combined.value, digits: 2)))."
        : "favour \(combined.logarithm > 0 ? "two rates" : "one rate") in each, by "
          + "\(times(abs(combined.log10))).")
  }

  private static func times(_ log10: Double) -> String {
    log10 < 4
      ? "\(NumberText.significant(pow(10, log10), digits: 2)) to 1"
      : "10^\(NumberText.fixed(log10, decimals: 1)) to 1"
  }

  /// "+0.141": with its sign, and the decimals that an interval of this width asks for.
  private static func signed(_ value: Double, within width: Double = 0.1) -> String {
    let decimals = width > 0 ? Int((1 - log10(width)).rounded(.up)) : 3
    return (value > 0 ? "+" : "")
      + NumberText.fixed(value, decimals: min(9, max(3, decimals)))
  }

  private static func range(_ interval: CredibleInterval) -> String {
    "(95 %: \(ends(interval)))"
  }

  private static func ends(_ interval: CredibleInterval) -> String {
    "\(signed(interval.lower, within: interval.width)) to "
      + signed(interval.upper, within: interval.width)
  }

  // MARK: Tables

  private static func rates(_ comparison: StratifiedComparison) -> Table {
    let table = comparison.table
    func row(_ name: String, _ stratum: StratifiedTable.Stratum, _ rates: TwoRates) -> [String] {
      let shares = (0..<2).map { group in
        let members = stratum.cells[group][0] + stratum.cells[group][1]
        return "\(NumberText.fixed(stratum.rate(group), decimals: 3)) of "
          + NumberText.grouped(Int(members))
      }
      let interval = rates.interval()
      return [name] + shares + [
        signed(rates.meanDifference, within: interval.width), ends(interval),
        NumberText.significant(rates.oddsRatio, digits: 3),
        NumberText.fixed(rates.twoAgainstOne.log10, decimals: 2),
      ]
    }
    let adjusted = comparison.adjusted
    return Table(
      title: "Rate of '\(table.outcomes[0])', by \(table.words.stratum) and in total",
      columns: [
        table.words.stratum, table.groups[0], table.groups[1], "difference", "95 % interval",
        "odds ratio", "log10 K",
      ],
      rows: zip(table.strata, comparison.strata).map { row($0.name, $0, $1) } + [
        row("total", table.pooled, comparison.pooled),
        [
          "weighted over strata", "", "", signed(adjusted.mean, within: adjusted.interval.width),
          ends(adjusted.interval), "",
          NumberText.fixed(comparison.combinedFactor.log10, decimals: 2),
        ],
      ],
      note:
        "Difference: posterior mean of the first rate minus the second, uniform priors. K compares a rate "
        + "for each group with one rate for both: positive logarithms favour two rates. The last K is the "
        + "product over strata. About one in twenty intervals misses its truth, and a table with many strata "
        + "has many intervals. Within strata is another question than in total: a stratum may be a way by "
        + "which the group matters.")
  }

  private static func information(_ knowledge: SharedInformation, _ table: StratifiedTable) -> Table
  {
    let (group, outcome, stratum) = (
      table.words.group, table.words.outcome, table.words.stratum
    )
    func row(_ words: String, _ bits: Double, _ chance: Double?) -> [String] {
      [
        words, NumberText.fixed(bits, decimals: 5),
        chance.map { NumberText.fixed($0, decimals: 5) } ?? "",
      ]
    }
    return Table(
      title: "What is known of \(outcome) by knowing something else, in bits",
      columns: ["quantity", "bits", "by chance alone"],
      rows: [
        row("H(\(outcome))", knowledge.outcome, nil),
        row("I(\(group); \(outcome))", knowledge.groupAndOutcome, knowledge.chance(1)),
        row(
          "I(\(group); \(outcome) | \(stratum))", knowledge.groupAndOutcomeWithin,
          knowledge.chance(table.strata.count)),
        row(
          "I(\(stratum); \(outcome))", knowledge.stratumAndOutcome,
          knowledge.chance(table.strata.count - 1)),
        row(
          "I(\(group); \(stratum))", knowledge.groupAndStratum,
          knowledge.chance(table.strata.count - 1)),
      ],
      note: table.isProbabilities
        ? "Of these probabilities exactly."
        : "Of the shares in the table. Even where two things are independent a table of counts has about "
          + "d / (2 N ln 2) bits, with d degrees of freedom and N members: the last column.")
  }

  /// What can be said of probabilities, which have neither intervals nor Bayes factors.
  private static func probabilities(of table: StratifiedTable) throws -> Findings {
    let pooled = table.pooled
    let differences = table.strata.map { $0.rate(0) - $0.rate(1) }
    let total = pooled.rate(0) - pooled.rate(1)
    let within = zip(table.strata, differences).reduce(0) { $0 + $1.0.total * $1.1 }
    // Rounded probabilities of equal rates differ by as much
    let least = 1e-9
    let turns =
      abs(total) < least || abs(within) < least
      ? "one of the two is zero, so nothing turns round"
      : (total > 0) == (within > 0) ? "it does not turn round" : "it turns round"
    let knowledge = try SharedInformation(table)
    let opposite = differences.count { $0 * total < 0 && abs($0) > least }
    return Findings(
      answer: "In total the rate of '\(table.outcomes[0])' differs by \(signed(total)) between "
        + "\(table.groups[0]) and \(table.groups[1]), weighted alike over the strata by "
        + "\(signed(within)): \(turns); \(opposite) of \(differences.count) strata have the opposite sign. "
        + "Probabilities have no sampling error, so there are neither intervals nor Bayes factors here.",
      tables: [
        Table(
          title: "Rate of '\(table.outcomes[0])', by \(table.words.stratum) and in total",
          columns: [table.words.stratum, table.groups[0], table.groups[1], "difference"],
          rows: (table.strata + [pooled]).map { stratum in
            [
              stratum.name, NumberText.fixed(stratum.rate(0), decimals: 4),
              NumberText.fixed(stratum.rate(1), decimals: 4),
              signed(stratum.rate(0) - stratum.rate(1)),
            ]
          }),
        information(knowledge, table),
      ],
      values: [.init("difference.total", total), .init("difference.within", within)]
        + knowledge.values)
  }

  private static func values(_ comparison: StratifiedComparison) -> [Findings.Value] {
    let total = comparison.pooled
    let adjusted = comparison.adjusted
    func of(_ name: String, _ rates: TwoRates) -> [Findings.Value] {
      [
        .init("\(name).difference", rates.meanDifference),
        .init("\(name).log10-K", rates.twoAgainstOne.log10),
      ]
    }
    return [
      .init("members", Int(comparison.table.pooled.total)),
      .init("total.first", comparison.table.pooled.rate(0)),
      .init("total.second", comparison.table.pooled.rate(1)),
      .init("total.lower", comparison.pooledInterval.lower),
      .init("total.upper", comparison.pooledInterval.upper),
      .init("total.odds-ratio", total.oddsRatio),
      .init("within.difference", adjusted.mean),
      .init("within.lower", adjusted.interval.lower, standardError: adjusted.standardError),
      .init("within.upper", adjusted.interval.upper, standardError: adjusted.standardError),
      .init("combined.log10-K", comparison.combinedFactor.log10),
    ] + of("total", total)
      + comparison.strata.enumerated().flatMap { index, rates in
        of("stratum.\(index + 1)", rates)
          + [
            .init("stratum.\(index + 1).first", comparison.table.strata[index].rate(0)),
            .init("stratum.\(index + 1).second", comparison.table.strata[index].rate(1)),
            .init("stratum.\(index + 1).K", rates.twoAgainstOne.value),
          ]
      }
  }

  // MARK: Figures

  /// The two rates of the total, and empty places for those of the departments: the question.
  private static func total(_ comparison: StratifiedComparison) -> Figure {
    let table = comparison.table
    let strata = table.strata.map(\.name)
    let place = Double(strata.count) + 1.6
    let inks: [Ink] = [.blue, .vermillion]
    let markers: [Marker] = [.circle, .diamond]
    let posteriors = comparison.pooled.posteriors
    let tics: [(Double, Text)] = strata.enumerated().map {
      (Double($0.offset + 1), "\($0.element)")
    }
    return Figure(
      name: "admissions-total",
      caption:
        "In total, men were admitted more often than women. Rates of admission of all six departments "
        + "together, with their 95 % intervals. What are the rates in each department?",
      layout: Figure.Layout(width: 960, height: 520, margins: (105, 40, 30, 85)),
      panels: [
        Panel(
          x: Axis(
            "\(table.words.stratum)", range: 0.4...(place + 0.9),
            tics: .labelled(tics + [(place, "all six")])),
          y: Axis("rate of admission", range: 0...1),
          layers: [
            .verticalLine(at: place - 0.8, Stroke(.grey, width: 1.5, dash: .solid))
          ]
            + strata.indices.map {
              .label(
                "?", x: .data(Double($0 + 1)), y: .data(0.5), .grey, anchor: .centre, size: 1.8)
            }
            + (0..<2).flatMap { group -> [Layer] in
              let interval = CredibleInterval.equalTailed(of: posteriors[group])
              let mean = posteriors[group].mean
              return [
                .errorBars(
                  "group_\(group + 1)", x: [place], y: [mean], lower: [interval.lower],
                  upper: [interval.upper], inks[group], marker: markers[group]),
                .label(
                  "\(table.groups[group])", x: .data(place), y: .data(mean), inks[group],
                  offset: (1.2, 0)),
              ]
            })
      ])
  }

  private static func graph() -> Figure {
    let (sex, department, admission) = ((2.2, 2.0), (8.0, 5.4), (13.8, 2.0))
    let size = (width: 3.9, height: 1.7)
    func arrow(_ from: (Double, Double), _ to: (Double, Double), _ ink: Ink) -> Layer {
      let (dx, dy) = (to.0 - from.0, to.1 - from.1)
      let scale = hypot(dx / (size.width / 2), dy / (size.height / 2))
      return .arrow(
        from: (.data(from.0 + dx / scale), .data(from.1 + dy / scale)),
        to: (.data(to.0 - 1.08 * dx / scale), .data(to.1 - 1.08 * dy / scale)), ink)
    }
    func words(
      _ text: Text, _ x: Double, _ y: Double, _ anchor: Anchor = .centre, _ ink: Ink = .black
    )
      -> Layer
    {
      .label(text, x: .data(x), y: .data(y), ink, anchor: anchor)
    }
    return Figure(
      name: "admissions-graph",
      caption:
        "Sex can matter for admission in two ways: by the department that somebody applies to, and "
        + "directly. The total mixes both; within a department only the direct way is left.",
      layout: Figure.Layout(width: 960, height: 460, margins: (20, 20, 20, 20)),
      panels: [
        Panel(
          x: Axis(range: 0...16, tics: .none), y: Axis(range: 0...7.2, tics: .none),
          showsGrid: false,
          layers: [
            .ellipses(
              "nodes", x: [sex.0, department.0, admission.0],
              y: [sex.1, department.1, admission.1], width: size.width, height: size.height, .blue,
              opacity: 0.08),
            arrow(sex, department, .black), arrow(department, admission, .black),
            arrow(sex, admission, .vermillion),
            words("sex", sex.0, sex.1), words("department", department.0, department.1),
            words("admission", admission.0, admission.1),
            words("who applies where", 4.4, 4.25, .right),
            words("how many it admits", 11.5, 4.25, .left),
            words("what happens within a department", 8, 1.35, .centre, .vermillion),
          ])
      ])
  }

  /// Strata of which a figure has room.
  private static let mostDrawn = 8

  /// Rates with their intervals, and what each Bayes factor says.
  private static func figure(_ comparison: StratifiedComparison) -> Figure {
    let table = comparison.table
    // The largest strata, where there are too many to be told apart
    let shown = table.strata.indices.sorted { table.strata[$0].total > table.strata[$1].total }
      .prefix(mostDrawn).sorted()
    // As many letters as there is room for
    let names =
      shown.map { String(table.strata[$0].name.prefix(max(2, 20 / shown.count))) } + ["total"]
    let parts = shown.map { table.strata[$0] } + [table.pooled]
    let rates = shown.map { comparison.strata[$0] } + [comparison.pooled]
    // The total stands apart
    let places =
      shown.indices.map { Double($0 - shown.startIndex + 1) } + [Double(shown.count) + 1.6]
    let x = Axis(
      "\(table.words.stratum)", range: 0.4...(places[places.count - 1] + 0.6),
      tics: .labelled(zip(places, names).map { ($0, "\($1)") }))
    let inks: [Ink] = [.blue, .vermillion]
    let markers: [Marker] = [.circle, .diamond]
    func layer(_ group: Int) -> Layer {
      let intervals = rates.map { CredibleInterval.equalTailed(of: $0.posteriors[group]) }
      return .errorBars(
        "group_\(group + 1)", x: places.map { $0 + (group == 0 ? -0.14 : 0.14) },
        y: rates.map { $0.posteriors[group].mean }, lower: intervals.map(\.lower),
        upper: intervals.map(\.upper), inks[group], marker: markers[group])
    }
    // Of each group, how its members spread over the strata
    let shares: [[Double]] = (0..<2).map { group in
      let all = table.pooled.cells[group].reduce(0, +)
      return parts.dropLast().map { $0.cells[group].reduce(0, +) / all }
    }
    let largestShare = shares.joined().max() ?? 1
    func spread(_ group: Int) -> Layer {
      .bars(
        "share_\(group + 1)", x: places.dropLast().map { $0 + (group == 0 ? -0.2 : 0.2) },
        heights: shares[group], width: 0.36, inks[group], opacity: group == 0 ? 0.9 : 0.45,
        isOutlined: true)
    }
    // Beyond 30 powers of ten a bar is cut
    let factors = rates.map { max(-30, min(30, $0.twoAgainstOne.log10)) }
    let isCut = factors.contains { abs($0) == 30 }
    let (lowest, highest) = (min(-1, factors.min() ?? 0), max(1.5, factors.max() ?? 0))
    let left = Panel(
      "Rate of '\(table.outcomes[0].prefix(20))', 95 % intervals", x: x,
      y: Axis("rate", range: 0...1),
      layers: [
        .verticalLine(at: Double(shown.count) + 0.8, Stroke(.grey, width: 1.5, dash: .solid))
      ]
        + [layer(0), layer(1)])
    let middle = Panel(
      "Share of each group",
      x: Axis(
        "\(table.words.stratum)", range: 0.4...(Double(shown.count) + 0.6),
        tics: .labelled(zip(places, names.dropLast()).map { ($0, "\($1)") })),
      y: Axis("share of the members", range: 0...1.35 * largestShare),
      layers: [spread(0), spread(1)]
        + (0..<2).map { group in
          .label(
            "\(table.groups[group].prefix(20))", x: .panel(0.97),
            y: .panel(group == 0 ? 0.95 : 0.87), inks[group], anchor: .right)
        })
    let right = Panel(
      "Above 0 favours two rates", x: x,
      y: Axis(
        "log₁₀ *K*, two rates against one", range: 1.15 * lowest...1.15 * highest),
      layers: [
        .verticalRange(from: -0.5, to: 0.5, .grey, opacity: 0.14),
        .horizontalLine(at: 0, Stroke(.grey, width: 1.5, dash: .solid)),
        .verticalLine(at: Double(shown.count) + 0.8, Stroke(.grey, width: 1.5, dash: .solid)),
        .bars(
          "factor", x: places, heights: factors, width: 0.6, .green,
          opacity: 0.55, isOutlined: true),
        .label(
          isCut ? "bars beyond ±30 are cut" : "grey: a bare mention", x: .panel(0.04),
          y: .panel(0.94),
          .grey, size: 0.9),
      ])
    let reading =
      switch comparison.turn {
      case .reverses:
        "In total \(table.groups[comparison.pooledInterval.direction > 0 ? 0 : 1]) fare better, "
          + "within strata \(table.groups[comparison.pooledInterval.direction > 0 ? 1 : 0]): an association turns round."
      case .vanishes: "The groups differ in total, and not visibly within strata."
      case .stays: "The groups differ in total, and in the same direction within strata."
      case .emerges: "The groups differ within strata, and not visibly in total."
      case .neither: "Neither in total nor within strata do the data exclude equal rates."
      case .undecided: "The strata are too small to say whether the groups differ within them."
      }
    return Figure(
      name: study(table) ? "simpson" : "own-table",
      caption:
        "\(reading) Left: the rate of both groups in each stratum with its 95 % interval; the total stands "
        + "apart. Middle: which share of each group each stratum holds. Right: the Bayes factor of two rates "
        + "against one."
        + (table.strata.count > mostDrawn
          ? " Of \(table.strata.count) strata the largest \(mostDrawn) are drawn." : ""),
      layout: Figure.Layout(
        columns: 3, width: 1320, height: 540, margins: (105, 40, 50, 85), gaps: (100, 110)),
      panels: [left, middle, right])
  }

  /// Whether it is the table of Berkeley.
  private static func study(_ table: StratifiedTable) -> Bool { table == .berkeley }

  // MARK: Claims

  private static func claims(_ comparison: StratifiedComparison, _ knowledge: SharedInformation)
    -> [Claim]
  {
    let source = Claim.Source(lecture: "000", slide: "Marginals and Conditionals")
    let all = comparison.strata + [comparison.pooled]
    let differences = all.map { abs($0.twoAgainstOne.logarithm - factorByQuadrature($0)) }
    return [
      Claim(
        "8s", source, "an association of the marginal table turns round in the conditional ones",
        .shape(
          "marginals drop information, conditionals provide it",
          measuring: "difference within departments, over that in total",
          comparison.adjusted.mean / comparison.pooled.meanDifference,
          .below(0))),
      Claim(
        "8t", source, "log Bayes factors of two rates against one, six departments and the total",
        .agreement(
          route: "quadrature over the one rate and over the two",
          largestDifference: differences.max() ?? .nan, below: 1e-9,
          because: "the quadrature is asked for 1e-12 of each of three integrals")),
      Claim(
        "8u", source, "I(sex; admission, department) in two orders",
        .agreement(
          route:
            "the chain rule: I(sex; department) + I(sex; admission | department) = I(sex; admission) "
            + "+ I(sex; department | admission)",
          largestDifference: abs(knowledge.chainRuleGap), below: 1e-14,
          because: "sums of two dozen terms of which none exceeds 1")),
    ]
  }

  /// log K with each evidence as an integral over its rates.
  private static func factorByQuadrature(_ rates: TwoRates) -> Double {
    func logIntegral(_ successes: Int, _ failures: Int) -> Double {
      let (s, f) = (Double(successes), Double(failures))
      // In units of its peak, and around it
      let peak = s / (s + f)
      func logValue(_ p: Double) -> Double {
        (s > 0 ? s * log(p) : 0) + (f > 0 ? f * log(1 - p) : 0)
      }
      let width = 12 * ((peak * (1 - peak) + 1 / (s + f)) / (s + f)).squareRoot()
      let pieces = [0, peak - width, peak, peak + width, 1].map { min(1, max(0, $0)) }
      let top = logValue(min(max(peak, 1e-12), 1 - 1e-12))
      let sum = zip(pieces, pieces.dropFirst()).reduce(0) {
        $0
          + ($1.0 < $1.1
            ? integrate(
              { exp(logValue($0) - top) }, from: $1.0, to: $1.1, relativeTolerance: 1e-12
            ).value : 0)
      }
      return top + log(sum)
    }
    return logIntegral(rates.first.successes, rates.first.failures)
      + logIntegral(rates.second.successes, rates.second.failures)
      - logIntegral(
        rates.first.successes + rates.second.successes,
        rates.first.failures + rates.second.failures)
  }
}

/// What group, stratum and outcome tell of one another, in bits, for the shares of a table.
struct SharedInformation: Sendable {
  /// H(outcome)
  let outcome: Double
  /// I(group; outcome)
  let groupAndOutcome: Double
  /// I(group; outcome | stratum)
  let groupAndOutcomeWithin: Double
  /// I(stratum; outcome)
  let stratumAndOutcome: Double
  /// I(group; stratum)
  let groupAndStratum: Double
  /// I(group; stratum | outcome)
  let groupAndStratumWithin: Double
  let strata: Int
  /// Members of the table; infinite for probabilities.
  let members: Double

  init(_ table: StratifiedTable) throws {
    // snippet: information
    let joint = try JointTable(
      [
        DiscreteVariable("stratum", values: table.strata.indices.map(String.init)),
        DiscreteVariable("group", values: ["first", "second"]),
        DiscreteVariable("outcome", values: ["yes", "no"]),
      ],
      counts: table.strata.flatMap { $0.cells.flatMap { $0 } })
    groupAndOutcome = joint.information(between: ["group"], and: ["outcome"])
    groupAndOutcomeWithin = joint.information(
      between: ["group"], and: ["outcome"], given: ["stratum"])
    // end snippet
    outcome = joint.entropy(of: ["outcome"])
    stratumAndOutcome = joint.information(between: ["stratum"], and: ["outcome"])
    groupAndStratum = joint.information(between: ["group"], and: ["stratum"])
    groupAndStratumWithin = joint.information(
      between: ["group"], and: ["stratum"], given: ["outcome"])
    strata = table.strata.count
    members = table.isProbabilities ? .infinity : table.pooled.total
  }

  /// What is expected of independent things with so many degrees of freedom, d / (2 N ln 2) bits.
  func chance(_ degreesOfFreedom: Int) -> Double {
    Double(degreesOfFreedom) / (2 * members * log(2))
  }

  /// I(g; s) + I(g; o | s) - I(g; o) - I(g; s | o), which is zero.
  var chainRuleGap: Double {
    groupAndStratum + groupAndOutcomeWithin - groupAndOutcome - groupAndStratumWithin
  }

  var values: [Findings.Value] {
    [
      .init("entropy.outcome", outcome), .init("information.total", groupAndOutcome),
      .init("information.within", groupAndOutcomeWithin),
      .init("information.stratum", stratumAndOutcome),
      .init("information.group-stratum", groupAndStratum),
      .init("information.chance-within", members.isFinite ? chance(strata) : 0),
    ]
  }
}

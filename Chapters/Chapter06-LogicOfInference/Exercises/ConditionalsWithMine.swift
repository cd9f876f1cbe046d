import Foundation
import Inference
import Marking
import Plotting
import Workbook

extension LogicOfInference {
  static let studentSections: [Section<LogicStudy>] = [conditionalsWithMine]

  /// The student's conditional in the rules 2 to 6 and on the admissions, beside the engine's.
  static let conditionalsWithMine = Section<LogicStudy>(
    "conditionals-with-mine", "What does my conditional say?",
    options: ["likely", "even", "rare", "table"], seconds: 1
  ) { study, _ in
    // Data: the tables of five rules, and counts by stratum, group and outcome
    let rules = try SoftRule.all(study.rules).filter { !$0.seen.isEmpty }
    let table = study.admissions

    // Model and inference: the student's function strikes out and divides
    let ofRules = try conditionRules(rules)
    let ofGroups = try conditionGroups(table)

    // What it shows
    let pairs = ofRules + ofGroups.joined()
    let differences = pairs.map { abs($0.mine - $0.engine) }
    let largest = differences.contains(where: \.isNaN) ? .nan : differences.max() ?? .nan
    return Findings(
      answer: answer(largest, ofGroups, table),
      tables: [comparisons(rules, ofRules, ofGroups, table)],
      figures: [figure(rules, ofRules, ofGroups, table)],
      values: [.init("difference.largest", largest)].filter(\.number.isFinite))
  }

  /// One probability twice.
  private struct Pair {
    let mine: Double
    let engine: Double
  }

  private static func conditionRules(_ rules: [SoftRule]) throws -> [Pair] {
    let tables = try rules.map { try $0.after(1).joint }
    let questions = zip(rules, tables).map { rule, table in
      TableQuestion(
        joint: table.probabilities, shape: table.variables.map(\.values.count),
        variable: table.variables.firstIndex { rule.seen[$0.name] != nil } ?? 0, value: 1)
    }
    let mine = try mine(.conditional, Exercise.tableCall, on: questions)
    return try rules.indices.map { index in
      let (rule, table) = (rules[index], tables[index])
      // The others in their order; the event that is asked about has its value 1
      let others = table.variables.filter { rule.seen[$0.name] == nil }
      let distance = others.lastIndex { $0.name == rule.asked }.map {
        others[($0 + 1)...].reduce(1) { $0 * $1.values.count }
      }
      let answer = mine[index]
      let isTable = answer.count == others.reduce(1) { $0 * $1.values.count }
      let sum = answer.indices.reduce(0.0) {
        $1 / (distance ?? 1) % 2 == 1 ? $0 + answer[$1] : $0
      }
      return Pair(
        mine: isTable ? sum : .nan,
        engine: try refusing("rule \(rule.number)") {
          try table.probability(of: [rule.asked: "yes"], given: rule.seen)
        })
    }
  }

  /// P(first outcome | group, stratum) for each stratum, and P(first outcome | group) at the end.
  private static func conditionGroups(_ table: StratifiedTable) throws -> [[Pair]] {
    let cells = table.strata.flatMap { $0.cells.joined() }
    let total = cells.reduce(0, +)
    let joint = cells.map { $0 / total }
    let shape = [table.strata.count, 2, 2]

    // First on each stratum, and on each group
    let first = try mine(
      .conditional, Exercise.tableCall,
      on: table.strata.indices.map {
        TableQuestion(joint: joint, shape: shape, variable: 0, value: $0)
      }
        + (0...1).map { TableQuestion(joint: joint, shape: shape, variable: 1, value: $0) })

    // What is left of a stratum once more, on the group
    let usable = table.strata.indices.filter { first[$0].count == 4 }
    let second = try mine(
      .conditional, Exercise.tableCall,
      on: usable.flatMap { stratum in
        (0...1).map { TableQuestion(joint: first[stratum], shape: [2, 2], variable: 0, value: $0) }
      })
    var rates = [[Double]](
      repeating: [.nan, .nan], count: table.strata.count)
    for (place, stratum) in usable.enumerated() {
      rates[stratum] = (0...1).map { second[2 * place + $0].first ?? .nan }
    }
    // In all strata together
    let pooled = (0...1).map { group in
      let left = first[table.strata.count + group]
      return left.count == 2 * table.strata.count
        ? left.indices.reduce(0.0) { $1 % 2 == 0 ? $0 + left[$1] : $0 } : .nan
    }
    return zip(rates + [pooled], table.strata + [table.pooled]).map { rates, stratum in
      (0...1).map { Pair(mine: rates[$0], engine: stratum.rate($0)) }
    }
  }

  private static func answer(
    _ largest: Double, _ groups: [[Pair]], _ table: StratifiedTable
  ) -> String {
    guard largest.isFinite else {
      return
        "Some of your tables are not there or hold no numbers, so they cannot be compared with "
        + "the engine's."
    }
    guard largest < 1e-9 else {
      return
        "Your probabilities differ from the engine's by up to "
        + "\(NumberText.significant(largest, digits: 2)); exercise 5 says how a conditional "
        + "table is judged."
    }
    let total = groups[groups.count - 1]
    let lower = total[0].mine > total[1].mine ? 1 : 0
    let opposite = groups.dropLast().count { $0[lower].mine > $0[1 - lower].mine }
    return
      "By your conditional the rate of '\(table.outcomes[0])' is "
      + "\(NumberText.fixed(total[1 - lower].mine, decimals: 3)) for \(table.groups[1 - lower]) "
      + "and "
      + "\(NumberText.fixed(total[lower].mine, decimals: 3)) for \(table.groups[lower]) in "
      + "total, and yet it is higher "
      + "for \(table.groups[lower]) in \(opposite) of \(table.strata.count) strata; the engine "
      + "says the same."
  }

  private static func comparisons(
    _ rules: [SoftRule], _ ofRules: [Pair], _ ofGroups: [[Pair]], _ table: StratifiedTable
  ) -> Table {
    func row(_ words: String, _ pair: Pair) -> [String] {
      [
        words, pair.mine.isFinite ? NumberText.fixed(pair.mine, decimals: 4) : "-",
        NumberText.fixed(pair.engine, decimals: 4),
      ]
    }
    let names = table.strata.map(\.name) + ["in total"]
    return Table(
      title: "Conditional probabilities by your function and by the engine",
      columns: ["probability", "yours", "the engine's"],
      rows: zip(rules, ofRules).map { rule, pair in
        row("rule \(rule.number): P(\(rule.asked) | \(rule.seenInWords))", pair)
      }
        + zip(names, ofGroups).flatMap { name, pairs in
          zip(table.groups, pairs).map {
            row("\(table.outcomes[0]), \($0) \(name == "in total" ? name : "in \(name)")", $1)
          }
        },
      note:
        "A rate within a stratum takes two conditionals, first on the stratum and then on the "
        + "group. No number: your "
        + "table has the wrong size, or its cells are no numbers.")
  }

  private static func figure(
    _ rules: [SoftRule], _ ofRules: [Pair], _ ofGroups: [[Pair]], _ table: StratifiedTable
  ) -> Figure {
    // What is beyond the picture lies on its edge
    let top = 1.1
    func points(_ name: String, _ pairs: [(x: Double, pair: Pair)]) -> [Layer] {
      let shown = pairs.filter { $0.pair.mine.isFinite }
      return shown.isEmpty
        ? []
        : [
          .points(
            name, x: shown.map(\.x), y: shown.map { min(max($0.pair.mine, 0), top) }, .black,
            size: 1.5)
        ]
    }
    func bars(_ name: String, _ pairs: [(x: Double, pair: Pair)], _ width: Double, _ ink: Ink)
      -> Layer
    {
      .bars(
        name, x: pairs.map(\.x), heights: pairs.map(\.pair.engine), width: width, ink,
        opacity: 0.45, isOutlined: true)
    }
    let ruleBars = ofRules.enumerated().map { (x: Double($0.offset), pair: $0.element) }
    // The largest strata, where there are too many to be told apart; the total stands apart
    let strata = table.strata.indices.sorted { table.strata[$0].total > table.strata[$1].total }
      .prefix(12).sorted()
    let kept = strata + [table.strata.count]
    let places = strata.indices.map { Double($0 + 1) } + [Double(strata.count) + 1.6]
    let names = strata.map { String(table.strata[$0].name.prefix(12)) } + ["total"]
    func group(_ index: Int) -> [(x: Double, pair: Pair)] {
      zip(places, kept).map { place, stratum in
        (x: place + (index == 0 ? -0.2 : 0.2), pair: ofGroups[stratum][index])
      }
    }
    return Figure(
      name: "conditionals-with-mine",
      caption:
        "Your conditional probabilities (points) beside those of the engine (bars). Left: what "
        + "the rules ask once the "
        + "observation was made. Right: the rate of '\(table.outcomes[0])' by "
        + "\(table.words.stratum), after two "
        + "conditionals each. Points on an edge are farther off than the picture reaches.",
      layout: Figure.Layout(
        columns: 2, width: 1200, height: 520, margins: (105, 25, 50, 80), gaps: (100, 110)),
      panels: [
        Panel(
          "Rules",
          x: Axis(
            range: -0.6...4.6,
            tics: .labelled(
              zip(ruleBars, rules).map { ($0.x, "rule \($1.number)") })),
          y: Axis("probability", range: 0...top, tics: .every(0.25)), showsGrid: false,
          layers: [bars("engine", ruleBars, 0.6, .grey)] + points("mine", ruleBars)),
        Panel(
          "\(table.groups[0].prefix(14)) (blue, left) and \(table.groups[1].prefix(14)) (orange)",
          x: Axis(
            "\(table.words.stratum)", range: 0.4...(places[places.count - 1] + 0.6),
            tics: .labelled(zip(places, names).map { ($0, "\($1)") })),
          y: Axis("rate", range: 0...top, tics: .every(0.25)), showsGrid: false,
          layers: [
            bars("first", group(0), 0.36, .blue), bars("second", group(1), 0.36, .vermillion),
          ] + points("mine_first", group(0)) + points("mine_second", group(1))),
      ])
  }
}

import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension LogicOfInference {
  /// Six rules that soften those of Boolean logic, each as a table of two or three events.
  static let rules = Section<LogicStudy>(
    "rules", "How does probability soften the rules of logic?",
    options: ["likely", "even", "rare"], seconds: 0.05
  ) { study, _ in
    // Data: none; the rules are about what may be seen
    let p = study.rules

    // Model: a small network for each rule
    let rules = try refusing("the six rules") { try SoftRule.all(p) }

    // Inference: before and after the observation, and where likely becomes certain
    let findings = try rules.map { rule in
      try refusing("rule \(rule.number)") { try RuleFinding(rule) }
    }
    let connectives = try Connectives.all(p.likely)
    let causes = try refusing("rule 6") { try OtherCauses(p) }
    // Rule 2 where A is rare, and where B is as frequent without A
    let rareCause = try refusing("rule 2") {
      try SoftRule.causeAndEffect(p.rare, [p.rare, p.likely]).joint
        .probability(of: ["A": "yes"], given: ["B": "yes"])
    }
    let frequentAnyway = try refusing("rule 2") {
      try SoftRule.causeAndEffect(p.even, [p.likely, p.likely]).joint
        .probability(of: ["A": "yes"], given: ["B": "yes"])
    }

    // What it shows
    var values: [Findings.Value] = [
      .init("and.least", connectives[0].and), .init("and.independent", connectives[1].and),
      .init("and.most", connectives[2].and), .init("or.least", connectives[2].or),
      .init("or.independent", connectives[1].or), .init("or.most", connectives[0].or),
      .init("likely", p.likely), .init("even", p.even), .init("rare", p.rare),
      .init("2.rare-cause", rareCause), .init("2.frequent-anyway", frequentAnyway),
      .init("6.even-cause", causes.afterAnEvenCause), .init("6.turns-at", causes.turnsAt),
    ]
    for finding in findings {
      let number = finding.rule.number
      values += [
        .init("\(number).before", finding.before), .init("\(number).after", finding.after),
        .init("\(number).limit", finding.limit),
      ]
    }
    return Findings(
      answer: answer(findings),
      tables: [table(connectives), table(findings), limits(findings)],
      figures: [figure(findings), figure(causes)],
      claims: claims(findings, p), values: values)
  }

  private static func answer(_ findings: [RuleFinding]) -> String {
    let held = findings.filter { $0.verdict == .holds }.map(\.rule.number)
    let sixth = findings[5]
    let number =
      "seeing C, the sixth rule's A moves from "
      + "\(NumberText.fixed(sixth.before, decimals: 2)) to \(NumberText.fixed(sixth.after, decimals: 2))"
    if held.count == 6 {
      return
        "Certainty becomes a probability, and all six rules hold: \(number), possible but unlikely."
    }
    let names = held.map(String.init).joined(separator: ", ")
    return
      "With these probabilities \(held.count) of the six rules hold\(held.isEmpty ? "" : " (\(names))"); "
      + "\(number)."
  }

  private static func table(_ connectives: [Connectives]) -> Table {
    let number = { (value: Double) in NumberText.fixed(value, decimals: 4) }
    return Table(
      title: "Two likely events: what their probabilities leave open",
      columns: ["A and B", "P(A)", "P(B)", "P(A and B)", "P(A or B)"],
      rows: connectives.map {
        [$0.name, number($0.a), number($0.b), number($0.and), number($0.or)]
      },
      note: "True and false decide 'and' and 'or'; probabilities do not, unless they are 0 or 1.")
  }

  private static func table(_ findings: [RuleFinding]) -> Table {
    Table(
      title: "Six rules: what is asked, before and after",
      columns: ["rule", "seen", "asked", "before", "after", "the rule"],
      rows: findings.map { finding in
        [
          "\(finding.rule.number) \(finding.rule.words)", finding.rule.seenInWords,
          finding.rule.asked, NumberText.fixed(finding.before, decimals: 3),
          NumberText.fixed(finding.after, decimals: 3), finding.verdict.rawValue,
        ]
      },
      note:
        "Likely means more probable than not: above 1/2. A rule whose premise is not met does not "
        + "apply.")
  }

  private static func limits(_ findings: [RuleFinding]) -> Table {
    Table(
      title: "What becomes of them where 'likely' moves towards 'certain'",
      columns: ["rule"] + RuleFinding.steps.map { "\(NumberText.significant($0, digits: 2))" }
        + ["Boolean logic"],
      rows: findings.map { finding in
        ["\(finding.rule.number)"]
          + finding.path.map { NumberText.fixed($0, decimals: 6) } + [finding.boolean.rawValue]
      },
      note:
        "Columns: what is left of the doubt, as a factor of 1 - P, in every probability that the rule "
        + "calls likely or frequent.")
  }

  private static func figure(_ findings: [RuleFinding]) -> Figure {
    let undecided = findings.filter { $0.boolean == .undecided }.map { "\($0.rule.number)" }
    let decided =
      undecided.isEmpty
      ? "Boolean logic answers all six"
      : "Boolean logic answers \(findings.count - undecided.count) of the six, and leaves rule"
        + "\(undecided.count == 1 ? "" : "s") \(undecided.joined(separator: " and ")) undecided"
    return Figure(
      name: "six-rules",
      caption:
        "Logic answers true, false or nothing; probability always answers. Each panel asks one "
        + "question before the observation, after it, and where all that is likely becomes certain. "
        + "There \(decided); the height of each last bar is what probability says. The "
        + "dashed line is 1/2, above which an event is likely.",
      layout: Figure.Layout(
        columns: 3, width: 1200, height: 820, margins: (105, 25, 60, 60), gaps: (80, 120)),
      panels: findings.map(panel))
  }

  private static func panel(_ finding: RuleFinding) -> Panel {
    let heights = [finding.before, finding.after, finding.limit]
    let inks: [Ink] = [.lightGrey, .blue, .orange]
    let limit = finding.boolean == .undecided ? "undecided" : finding.boolean.rawValue
    let words: [Text] = [
      "\(NumberText.fixed(finding.before, decimals: 2))",
      "\(NumberText.fixed(finding.after, decimals: 2))", "\(limit)",
    ]
    var layers: [Layer] = [.horizontalLine(at: 0.5, Stroke(.grey, width: 1.5, dash: .dashed))]
    for place in heights.indices {
      layers.append(
        .bars(
          ["before", "after", "limit"][place], x: [Double(place)], heights: [heights[place]],
          width: 0.62, inks[place], opacity: place == 2 ? 0.35 : 1, isOutlined: true))
      // Not across the dashed line
      let height = (0.36..<0.5).contains(heights[place]) ? 0.5 : heights[place]
      layers.append(
        .label(
          words[place], x: .data(Double(place)), y: .data(height), anchor: .centre,
          offset: (0, 0.75), size: 0.9))
    }
    return Panel(
      "\(finding.rule.number). \(finding.rule.question)",
      x: Axis(
        range: -0.5...2.5, tics: .labelled([(0, "before"), (1, "after"), (2, "limit")])),
      y: Axis(
        finding.rule.number % 3 == 1 ? "probability" : "", range: 0...1.15,
        tics: .labelled([(0, "0"), (0.5, "0.5"), (1, "1")])),
      showsGrid: false, layers: layers)
  }

  private static func figure(_ causes: OtherCauses) -> Figure {
    Figure(
      name: "other-causes",
      caption:
        "The fifth rule becomes the sixth as soon as effects have other causes. The probability "
        + "of A, once C is seen, is 1 where B and C never occur without their cause, and falls towards "
        + "what it was before. Whether it falls below 1/2 depends on how probable A was.",
      layout: Figure.Layout(margins: (105, 35, 50, 90)),
      panels: [
        Panel(
          x: Axis("how often an effect occurs without its cause", range: 0...causes.most),
          y: Axis("*P*(*A* | *C*)", range: 0...1.05, tics: .every(0.25)),
          layers: [
            .horizontalLine(at: 0.5, Stroke(.grey, width: 1.5, dash: .dashed)),
            .line(
              "even", x: causes.shares, y: causes.ifEven, Stroke(.vermillion, width: 3)),
            .line("rare", x: causes.shares, y: causes.ifRare, Stroke(.blue, width: 3)),
            .points(
              "rules", x: [0, causes.rare], y: [1, causes.sixth], .black, marker: .circle, size: 1.4
            ),
            .label("rule 5", x: .data(0), y: .data(1), offset: (1, 0.6)),
            .label("rule 6", x: .data(causes.rare), y: .data(causes.sixth), offset: (1, 0.4)),
            .label(
              "A rare: *P*(*A*) = \(NumberText.shortest(causes.rare))",
              x: .panel(0.97), y: .data(causes.ifRare.last ?? 0), .blue, anchor: .right,
              offset: (0, 1.6)),
            .label(
              "A even: *P*(*A*) = \(NumberText.shortest(causes.even))",
              x: .panel(0.97), y: .data(causes.ifEven.last ?? 0), .vermillion, anchor: .right,
              offset: (0, 2)),
          ])
      ])
  }

  private static func claims(_ findings: [RuleFinding], _ p: RuleProbabilities) -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "Bayesian logic (inference logic)")
    func shape(
      _ id: String, _ rule: Int, measuring measure: String, _ value: Double,
      _ threshold: Claim.Threshold
    ) -> Claim {
      let words = findings[rule - 1].rule.words
      return Claim(
        id, source, "rule \(rule) as a table", .shape(words, measuring: measure, value, threshold))
    }
    let byHand = RuleFinding.byHand(p)
    let differences = zip(findings, byHand).map { abs($0.after - $1) }
    return [
      shape("7a", 1, measuring: "P(B) once A is likely", findings[0].after, .above(0.5)),
      shape("7b", 2, measuring: "P(A | B)", findings[1].after, .above(0.5)),
      shape(
        "7c", 3, measuring: "change of P(A) by seeing B",
        abs(findings[2].after - findings[2].before), .below(1e-12)),
      shape("7d", 4, measuring: "P(B | A)", findings[3].after, .equal(0)),
      shape("7e", 5, measuring: "P(not A | C)", 1 - findings[4].after, .below(1e-12)),
      shape("7f", 6, measuring: "P(A | C)", findings[5].after, .between(p.rare, 0.5)),
      Claim(
        "7g", source, "the six tables against Bayes' theorem on paper",
        .agreement(
          route: "the theorem, rule by rule", largestDifference: differences.max() ?? .nan,
          below: 1e-12, because: "a dozen roundings of numbers below 1")),
      Claim(
        "7h", source, "rules whose limit is what Boolean logic says",
        .crossCheck(
          route: "truth tables of the premises", expected: 6,
          computed: Double(findings.count { $0.boolean == $0.rule.inBooleanLogic }),
          .absolute(0, because: "a count is exact"))),
      Claim(
        "7o", Claim.Source(lecture: "000", slide: "Boolean Logic"),
        "lines of the truth tables of and, or, not that certain events reproduce",
        .crossCheck(
          route: "Boolean operators", expected: 12, computed: Double(Connectives.linesThatAgree),
          .absolute(0, because: "a count is exact"))),
    ]
  }
}

// MARK: And, or, not

/// Two events in one of the joint tables that their probabilities allow.
struct Connectives: Sendable {
  let name: String
  let a: Double
  let b: Double
  let and: Double
  let or: Double

  init(_ name: String, _ joint: JointTable) {
    self.name = name
    a = joint.probability(of: ["A": "yes"])
    b = joint.probability(of: ["B": "yes"])
    and = joint.probability(of: ["A": "yes", "B": "yes"])
    or = 1 - joint.probability(of: ["A": "no", "B": "no"])
  }

  /// Two events of this probability that avoid each other as far as they can, are independent, or occur
  /// together as far as they can.
  static func all(_ likely: Double) throws -> [Connectives] {
    // snippet: overlaps
    let overlaps = [max(0, 2 * likely - 1), likely * likely, likely]
    let tables = try overlaps.map { both in
      try JointTable(
        [.event("A"), .event("B")],
        counts: [max(0, 1 - 2 * likely + both), likely - both, likely - both, both])
    }
    // end snippet
    return zip(["avoid each other", "independent", "go together"], tables).map {
      Connectives($0, $1)
    }
  }

  /// In how many of twelve lines events of probability 0 and 1 do what Boolean operators say.
  static var linesThatAgree: Int {
    var lines = 0
    for (a, b) in [(false, false), (false, true), (true, false), (true, true)] {
      let (first, second) = (a ? 1.0 : 0, b ? 1.0 : 0)
      guard
        let joint = try? BayesianNetwork([.event("A", [first]), .event("B", [second])]).joint
      else { continue }
      let found = Connectives("", joint)
      lines += found.and == (a && b ? 1 : 0) ? 1 : 0
      lines += found.or == (a || b ? 1 : 0) ? 1 : 0
      lines += 1 - found.a == (!a ? 1 : 0) ? 1 : 0
    }
    return lines
  }
}

// MARK: The rules

/// What Boolean logic says of a statement, given its premises.
enum BooleanAnswer: String, Sendable {
  case isTrue = "true"
  case isFalse = "false"
  case undecided
}

/// One of the six rules as a network of two or three events.
///
/// Lecture 000, "Bayesian logic (inference logic)". The lecture gives words; the probabilities are ours.
struct SoftRule: Sendable {
  let number: Int
  /// The rule in our words.
  let words: String
  /// What the figure asks.
  let question: Text
  /// The event about which it draws a conclusion.
  let asked: String
  /// What is seen.
  let seen: Observation
  /// What is supposed before anything is seen.
  let before: BayesianNetwork
  /// The same after it, with this share of the doubt left in all that the rule calls likely or frequent: 1 for
  /// the rule as it stands, 0 for Boolean logic.
  let after: @Sendable (_ doubt: Double) throws -> BayesianNetwork
  /// Whether the probabilities are those of which the rule speaks.
  let applies: Bool
  /// Whether the conclusion is what the rule says.
  let isMet: @Sendable (_ before: Double, _ after: Double) -> Bool
  /// The premises in Boolean logic, for the truth values of A, B and C.
  let premises: @Sendable (_ a: Bool, _ b: Bool, _ c: Bool) -> Bool

  var seenInWords: String { number == 1 ? "A is likely" : seen.keys.joined() }

  // snippet: two-events
  /// A, and B with these probabilities without and with A.
  static func causeAndEffect(_ a: Double, _ b: [Double]) throws -> BayesianNetwork {
    try BayesianNetwork([.event("A", [a]), .event("B", given: ["A"], b)])
  }
  // end snippet

  // snippet: three-events
  /// A, B and C in a row, each effect with these probabilities without and with its cause.
  static func chain(_ a: Double, _ effect: [Double]) throws -> BayesianNetwork {
    try BayesianNetwork([
      .event("A", [a]), .event("B", given: ["A"], effect), .event("C", given: ["B"], effect),
    ])
  }
  // end snippet

  /// The rules in the lecture's order.
  static func all(_ p: RuleProbabilities) throws -> [SoftRule] {
    let likely: @Sendable (Double) -> Double = { doubt in
      // As it stands where all doubt is left
      p.likely + (1 - p.likely) * (1 - doubt)
    }
    return [
      SoftRule(
        number: 1, words: "A is likely and mostly brings B: B is likely",
        question: "*A* likely: *B*?",
        asked: "B", seen: [:], before: try causeAndEffect(p.even, [p.rare, p.likely]),
        after: { try causeAndEffect(likely($0), [p.rare, likely($0)]) },
        applies: p.likely > 0.5, isMet: { $1 > 0.5 },
        premises: { a, b, _ in a && (!a || b) }),
      SoftRule(
        number: 2, words: "A mostly brings B, and B was seen: A is likely",
        question: "*B* seen: *A*?", asked: "A", seen: ["B": "yes"],
        before: try causeAndEffect(p.even, [p.rare, p.likely]),
        after: { try causeAndEffect(p.even, [p.rare, likely($0)]) },
        applies: p.likely > 0.5, isMet: { $1 > 0.5 },
        premises: { a, b, _ in (!a || b) && b }),
      SoftRule(
        number: 3, words: "each is likely whatever the other does: seeing B says nothing about A",
        question: "Unrelated *B* seen: *A*?", asked: "A", seen: ["B": "yes"],
        before: try causeAndEffect(p.likely, [p.likely, p.likely]),
        after: { try causeAndEffect(likely($0), [likely($0), likely($0)]) },
        applies: p.likely > 0.5, isMet: { abs($1 - $0) < 1e-12 },
        premises: { a, b, _ in a && b }),
      SoftRule(
        number: 4, words: "A rules B out: seeing A, B did not occur",
        question: "*A* seen, excludes *B*: *B*?", asked: "B", seen: ["A": "yes"],
        before: try causeAndEffect(p.even, [p.likely, 0]),
        after: { try causeAndEffect(p.even, [likely($0), 0]) },
        applies: true, isMet: { $1 == 0 },
        premises: { a, b, _ in (!a || !b) && a }),
      SoftRule(
        number: 5, words: "B has no cause but A, and C none but B: seeing C, A occurred",
        question: "*C* seen, no other causes: *A*?", asked: "A", seen: ["C": "yes"],
        before: try chain(p.even, [0, p.likely]),
        after: { try chain(p.even, [0, likely($0)]) },
        applies: true, isMet: { $1 > 1 - 1e-12 },
        premises: { a, b, c in a == b && b == c && c }),
      SoftRule(
        number: 6, words: "A brings B and B brings C: seeing C, A is possible but unlikely",
        question: "*C* seen, other causes: *A*?", asked: "A", seen: ["C": "yes"],
        before: try chain(p.rare, [p.rare, p.likely]),
        after: { try chain(p.rare, [p.rare, likely($0)]) },
        applies: p.likely > p.rare, isMet: { $1 > 0 && $1 < 0.5 },
        premises: { a, b, c in (!a || b) && (!b || c) && c }),
    ]
  }

  /// Whether the conclusion is true in every world that the premises allow, in none, or in some.
  var inBooleanLogic: BooleanAnswer {
    var answers: Set<Bool> = []
    for world in 0..<8 {
      let (a, b, c) = (world & 1 != 0, world & 2 != 0, world & 4 != 0)
      if premises(a, b, c) { answers.insert(asked == "A" ? a : b) }
    }
    return answers.count == 2 ? .undecided : answers.contains(true) ? .isTrue : .isFalse
  }
}

/// What one rule's table says.
struct RuleFinding: Sendable {
  enum Verdict: String, Sendable {
    case holds
    case fails = "does not hold"
    case doesNotApply = "does not apply"
  }

  /// What is left of the doubt along the way to certainty.
  static let steps = [1, 0.1, 0.01, 1e-12]

  let rule: SoftRule
  /// Of what is asked, before anything is seen.
  let before: Double
  /// The same at each of ``steps`` after the observation.
  let path: [Double]

  var after: Double { path[0] }
  var limit: Double { path[path.count - 1] }

  init(_ rule: SoftRule) throws {
    self.rule = rule
    before = rule.before.joint.probability(of: [rule.asked: "yes"])
    // snippet: limit
    path = try RuleFinding.steps.map { doubt in
      try rule.after(doubt).joint.probability(of: [rule.asked: "yes"], given: rule.seen)
    }
    // end snippet
  }

  /// Where the limit lies: at 1, at 0, or between, as far as a remaining doubt of 1e-12 can tell.
  var boolean: BooleanAnswer {
    limit > 1 - 1e-9 ? .isTrue : limit < 1e-9 ? .isFalse : .undecided
  }

  var verdict: Verdict {
    guard rule.applies else { return .doesNotApply }
    return rule.isMet(before, after) ? .holds : .fails
  }

  /// What is asked, after the observation, by Bayes' theorem for each rule by itself.
  static func byHand(_ p: RuleProbabilities) -> [Double] {
    let (l, e, r) = (p.likely, p.even, p.rare)
    let withA = l * l + (1 - l) * r
    let withoutA = r * l + (1 - r) * r
    return [
      withA, e * l / (e * l + (1 - e) * r), l, 0, 1, r * withA / (r * withA + (1 - r) * withoutA),
    ]
  }
}

/// The way from the fifth rule to the sixth: effects that occur without their cause.
struct OtherCauses: Sendable {
  let rare: Double
  let even: Double
  /// How often an effect occurs without its cause.
  let shares: [Double]
  /// P(A | C) where A is rare, and where it is even.
  let ifRare: [Double]
  let ifEven: [Double]
  /// P(A | C) of rule 6, where A is rare and the effects are rare without their cause.
  let sixth: Double
  /// The same where A is even.
  let afterAnEvenCause: Double
  /// The P(A) at which P(A | C) is 1/2.
  let turnsAt: Double

  var most: Double { shares[shares.count - 1] }

  init(_ p: RuleProbabilities) throws {
    func afterC(_ a: Double, without: Double) throws -> Double {
      try SoftRule.chain(a, [without, p.likely]).joint
        .probability(of: ["A": "yes"], given: ["C": "yes"])
    }
    rare = p.rare
    even = p.even
    let most = max(p.likely, p.rare)
    let shares = (0...100).map { most * Double($0) / 100 }
    self.shares = shares
    ifRare = try shares.map { try afterC(p.rare, without: $0) }
    ifEven = try shares.map { try afterC(p.even, without: $0) }
    sixth = try afterC(p.rare, without: p.rare)
    afterAnEvenCause = try afterC(p.even, without: p.rare)
    // Even odds after C: P(A) P(C | A) = (1 - P(A)) P(C | not A)
    let withA = p.likely * p.likely + (1 - p.likely) * p.rare
    let withoutA = p.rare * p.likely + (1 - p.rare) * p.rare
    turnsAt = withoutA / (withA + withoutA)
  }
}

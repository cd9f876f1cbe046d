import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension LogicOfInference {
  /// Independence and conditional independence: neither implies the other.
  static let independence = Section<LogicStudy>(
    "independence", "When does one observation tell nothing about another?",
    options: ["likely", "even", "rare"], seconds: 0.1
  ) { study, run in
    // Data: none; again the question is what could be learnt
    let p = study.rules

    // Model: three events joined in three ways, and five events in a story
    let forms = try refusing("the three graphs") { try ThreeEvents.all(p) }
    let morning = try refusing("the late morning") { try LateMorning(p) }

    // Inference: what each observation says, by the table; and what the graph says must be so
    let answers = try forms.map { form in
      try refusing("the \(form.name)") { try form.answers() }
    }
    let verdicts = SeparationVerdict.all(of: morning.network)
    let clock = try refusing("the late morning") { try morning.questions() }
    var random = run.random("mornings")
    let simulated = morning.simulate(mornings: 400_000, using: &random)

    // What it shows
    let fork = answers[1]
    let collider = answers[2]
    return Findings(
      answer: answer(answers),
      tables: [table(forms, answers), table(morning, clock, simulated), table(verdicts)],
      figures: [figure(forms, answers), figure(morning, clock)],
      claims: claims(answers, verdicts, clock, simulated, p),
      values: [
        .init("fork.before", fork.before), .init("fork.after", fork.afterC),
        .init("fork.known", fork.afterB), .init("fork.known-after", fork.afterBoth),
        .init("chain.before", answers[0].before), .init("chain.after", answers[0].afterC),
        .init("chain.known", answers[0].afterB), .init("chain.known-after", answers[0].afterBoth),
        .init("collider.before", collider.before), .init("collider.after", collider.afterC),
        .init("collider.known", collider.afterB),
        .init("collider.known-after", collider.afterBoth),
        .init("questions", verdicts.count),
        .init("separated", verdicts.count(where: \.isSeparated)),
        .init("joined", verdicts.count { !$0.isSeparated }),
        .init("joined-dependent", verdicts.count { !$0.isSeparated && !$0.isIndependent }),
        .init("clock.before", clock[0].probability), .init("clock.ben", clock[1].probability),
        .init("clock.teacher", clock[2].probability), .init("clock.both", clock[3].probability),
        .init("clock.train", clock[4].probability), .init("clock.all", clock[5].probability),
      ])
  }

  private static func answer(
    _ answers: [ThreeEvents.Answers]
  ) -> String {
    let number = { (value: Double) in NumberText.fixed(value, decimals: 2) }
    let fork = answers[1]
    let collider = answers[2]
    return
      "It depends on what is known already: seeing one effect of a common cause takes the other "
      + "from \(number(fork.before)) to \(number(fork.afterC)), and from \(number(fork.afterB)) to "
      + "\(number(fork.afterBoth)) once the cause is known; seeing one of two causes takes the other from "
      + "\(number(collider.before)) to \(number(collider.afterC)), and from \(number(collider.afterB)) to "
      + "\(number(collider.afterBoth)) once their effect is known."
  }

  private static func table(_ forms: [ThreeEvents], _ answers: [ThreeEvents.Answers]) -> Table {
    Table(
      title: "Does seeing C change the probability of A?",
      columns: [
        "graph", "P(A)", "P(A | C)", "graph says", "P(A | B)", "P(A | B, C)", "graph says",
      ],
      rows: zip(forms, answers).map { form, answer in
        let graph = form.network.graph
        let says = { (given: Set<String>) in
          graph.areDSeparated(["A"], ["C"], given: given) ? "no" : "it may"
        }
        return [
          form.name, NumberText.fixed(answer.before, decimals: 3),
          NumberText.fixed(answer.afterC, decimals: 3), says([]),
          NumberText.fixed(answer.afterB, decimals: 3),
          NumberText.fixed(answer.afterBoth, decimals: 3), says(["B"]),
        ]
      })
  }

  private static func table(
    _ morning: LateMorning, _ questions: [LateMorning.Question], _ simulated: LateMorning.Simulation
  ) -> Table {
    Table(
      title: "Did Ann's alarm clock fail?",
      columns: ["what is known", "P(clock failed)"],
      rows: questions.map { [$0.words, NumberText.fixed($0.probability, decimals: 4)] } + [
        [
          "the teacher is angry and Ben is late, simulated",
          NumberText.value(simulated.share, withError: simulated.standardError),
        ]
      ],
      note: "Simulated: the share of failed clocks in \(NumberText.grouped(simulated.kept)) of "
        + "\(NumberText.grouped(simulated.mornings)) mornings, those on which both were seen.")
  }

  private static func table(_ verdicts: [SeparationVerdict]) -> Table {
    let groups: [(String, [SeparationVerdict])] = [
      ("separated", verdicts.filter(\.isSeparated)),
      ("not separated", verdicts.filter { !$0.isSeparated }),
    ]
    return Table(
      title: "Every pair of the five events, given every set of the others",
      columns: ["the graph says", "questions", "independent in the table", "dependent"],
      rows: groups.map { words, group in
        [
          words, "\(group.count)", "\(group.count(where: \.isIndependent))",
          "\(group.count { !$0.isIndependent })",
        ]
      },
      note: "Independent: |P(a, b | c) - P(a | c) P(b | c)| is below "
        + "\(NumberText.significant(SeparationVerdict.tolerance, digits: 1)) in every cell.")
  }

  // MARK: Figures

  private static func figure(_ forms: [ThreeEvents], _ answers: [ThreeEvents.Answers]) -> Figure {
    Figure(
      name: "three-graphs",
      caption: "In a chain and in a fork the node in the middle, once seen, stops what the ends "
        + "say of each other; where two arrows meet it is the other way round. Each pair of bars is "
        + "the probability of A before (grey) and after (blue) C was seen: on the left where "
        + "nothing is known of B, on the right where B was seen.",
      layout: Figure.Layout(
        columns: 3, width: 1200, height: 760, margins: (105, 25, 60, 80), gaps: (80, 60)),
      panels: forms.map(drawing) + answers.enumerated().map { bars($0.element, place: $0.offset) })
  }

  private static func drawing(_ form: ThreeEvents) -> Panel {
    let graph = GraphDrawing(
      graph: form.network.graph,
      places: ["A": (2, form.endsAt), "B": (6, form.middleAt), "C": (10, form.endsAt)],
      size: (2.2, 2.6))
    return Panel(
      "\(form.name)", x: Axis(range: 0...12, tics: .none), y: Axis(range: 0...10, tics: .none),
      showsGrid: false,
      layers: graph.layers(
        "graph", words: ["A": "*A*", "B": "*B*", "C": "*C*"], textSize: 1.1))
  }

  private static func bars(_ answers: ThreeEvents.Answers, place: Int) -> Panel {
    let pairs = [(answers.before, answers.afterC), (answers.afterB, answers.afterBoth)]
    var layers: [Layer] = []
    for (pair, (before, after)) in pairs.enumerated() {
      for (shift, height, ink) in [(-0.4, before, Ink.lightGrey), (0.4, after, .blue)] {
        let x = 2 * Double(pair) + shift
        layers += [
          .bars(
            "bar_\(pair)\(shift < 0 ? "before" : "after")", x: [x], heights: [height], width: 0.72,
            ink, isOutlined: true),
          .label(
            "\(NumberText.fixed(height, decimals: 2))", x: .data(x), y: .data(height),
            anchor: .centre, offset: (0, 0.75), size: 0.9),
        ]
      }
    }
    return Panel(
      x: Axis(
        range: -1...3, tics: .labelled([(0, "*B* unknown"), (2, "*B* seen")])),
      y: Axis(
        place == 0 ? "probability of *A*" : "", range: 0...1.1,
        tics: .labelled([(0, "0"), (0.5, "0.5"), (1, "1")])),
      showsGrid: false, layers: layers)
  }

  private static func figure(_ morning: LateMorning, _ questions: [LateMorning.Question]) -> Figure
  {
    let graph = GraphDrawing(
      graph: morning.network.graph,
      places: [
        "clock": (2.2, 8), "train": (8.4, 8), "Ann": (5.3, 4.8), "Ben": (11.5, 4.8),
        "teacher": (5.3, 1.6),
      ], size: (3.4, 1.9))
    let rows = questions.enumerated().map {
      (y: Double(questions.count - 1 - $0.offset), $0.element)
    }
    return Figure(
      name: "late",
      caption:
        "Whether Ben is late says nothing about Ann's alarm clock, until the teacher is angry. "
        + "Left: the arrows from the failed clock and from the late train meet in Ann, who is then "
        + "late too. Right: how probable it is that the clock failed, by what is known. A late Ben "
        + "suggests a late train, and the train explains Ann.",
      layout: Figure.Layout(
        columns: 2, width: 1200, height: 560, margins: (20, 40, 40, 95), gaps: (230, 0)),
      panels: [
        Panel(
          x: Axis(range: 0...14, tics: .none), y: Axis(range: 0...10, tics: .none),
          showsGrid: false, layers: graph.layers("morning")),
        Panel(
          x: Axis("probability that the clock failed", range: 0...1, tics: .every(0.25)),
          y: Axis(
            range: -0.6...Double(questions.count) - 0.4,
            tics: .labelled(rows.map { ($0.y, Text(verbatim: $0.1.short)) })),
          layers: [
            .points(
              "probability", x: rows.map(\.1.probability), y: rows.map(\.y), .blue, size: 1.4)
          ]
            + rows.map { y, question in
              .label(
                "\(NumberText.fixed(question.probability, decimals: 2))",
                x: .data(question.probability), y: .data(y),
                anchor: question.probability > 0.8 ? .right : .left,
                offset: (question.probability > 0.8 ? -1.5 : 1.5, 0))
            }),
      ])
  }

  // MARK: Claims

  private static func claims(
    _ answers: [ThreeEvents.Answers], _ verdicts: [SeparationVerdict],
    _ clock: [LateMorning.Question], _ simulated: LateMorning.Simulation, _ p: RuleProbabilities
  ) -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "Bayesian logic (inference logic)")
    let fork = answers[1]
    let collider = answers[2]
    // P(A | C) of the fork and P(A | B, C) of the collider on paper
    let (l, r) = (p.likely, p.rare)
    let both = r * l * l + (1 - r) * r * r
    let one = r * l + (1 - r) * r
    let either = r * ThreeEvents.twoCauses(p)
    let known = either / (either + (1 - r) * l)
    let wrong = verdicts.filter { $0.isSeparated != $0.isIndependent }
    return [
      Claim(
        "7i", source, "two effects of one cause: P(A | C)",
        .crossCheck(
          route: "Bayes' theorem on paper", expected: both / one, computed: fork.afterC,
          .relative(1e-12, because: "a dozen roundings"))),
      Claim(
        "7j", source, "the same once the cause is known: change of P(A | B) by seeing C",
        .agreement(
          route: "rule 3 given B", largestDifference: abs(fork.afterBoth - fork.afterB),
          below: 1e-12, because: "a dozen roundings of numbers below 1")),
      Claim(
        "7k", source, "two causes of one effect: change of P(A) by seeing C",
        .agreement(
          route: "rule 3", largestDifference: abs(collider.afterC - collider.before),
          below: 1e-12, because: "a dozen roundings of numbers below 1")),
      Claim(
        "7l", source, "the same once the effect is known: P(A | B, C)",
        .crossCheck(
          route: "Bayes' theorem on paper", expected: known, computed: collider.afterBoth,
          .relative(1e-12, because: "a dozen roundings"))),
      Claim(
        "7m", source, "questions about five events on which graph and table differ",
        .crossCheck(
          route: "d-separation on the graph", expected: 0, computed: Double(wrong.count),
          .absolute(0, because: "a count is exact"))),
      Claim(
        "7n", source, "P(clock failed | the teacher is angry, Ben is late)",
        .crossCheck(
          route: "simulated mornings", expected: simulated.share, computed: clock[3].probability,
          .monteCarlo(standardError: simulated.standardError))),
    ]
  }
}

// MARK: Three events

/// A, B and C with two arrows, in one of the three ways that there are.
struct ThreeEvents: Sendable {
  let name: String
  let network: BayesianNetwork
  /// Heights of the nodes in the figure.
  let endsAt: Double
  let middleAt: Double

  /// P(A) by what is known of C and of B.
  struct Answers: Sendable {
    let before: Double
    let afterC: Double
    let afterB: Double
    let afterBoth: Double
  }

  /// P(effect) where both causes are there: either brings it about by itself, 1 - (1 - likely)².
  static func twoCauses(_ p: RuleProbabilities) -> Double {
    1 - (1 - p.likely) * (1 - p.likely)
  }

  static func all(_ p: RuleProbabilities) throws -> [ThreeEvents] {
    // snippet: three-forms
    let effect = [p.rare, p.likely]
    let chain = try BayesianNetwork([
      .event("A", [p.rare]), .event("B", given: ["A"], effect), .event("C", given: ["B"], effect),
    ])
    let fork = try BayesianNetwork([
      .event("B", [p.rare]), .event("A", given: ["B"], effect), .event("C", given: ["B"], effect),
    ])
    let collider = try BayesianNetwork([
      .event("A", [p.rare]), .event("C", [p.rare]),
      .event("B", given: ["A", "C"], [p.rare, p.likely, p.likely, twoCauses(p)]),
    ])
    // end snippet
    return [
      ThreeEvents(name: "chain", network: chain, endsAt: 5, middleAt: 5),
      ThreeEvents(name: "fork", network: fork, endsAt: 2.5, middleAt: 7.5),
      ThreeEvents(name: "collider", network: collider, endsAt: 7.5, middleAt: 2.5),
    ]
  }

  func answers() throws -> Answers {
    let joint = network.joint
    func probability(given seen: Observation) throws -> Double {
      try joint.probability(of: ["A": "yes"], given: seen)
    }
    return Answers(
      before: try probability(given: [:]), afterC: try probability(given: ["C": "yes"]),
      afterB: try probability(given: ["B": "yes"]),
      afterBoth: try probability(given: ["B": "yes", "C": "yes"]))
  }
}

// MARK: Five events

/// A morning on which Ann may be late because her alarm clock failed or because the train was late, as Ben may be;
/// and if Ann is late, the teacher may be angry.
struct LateMorning: Sendable {
  let network: BayesianNetwork

  /// What is known, and the probability that the clock failed.
  struct Question: Sendable {
    let words: String
    let short: String
    let probability: Double
  }

  init(_ p: RuleProbabilities) throws {
    let effect = [p.rare, p.likely]
    network = try BayesianNetwork([
      .event("clock", [p.rare]), .event("train", [p.rare]),
      .event(
        "Ann", given: ["clock", "train"], [p.rare, p.likely, p.likely, ThreeEvents.twoCauses(p)]),
      .event("Ben", given: ["train"], effect), .event("teacher", given: ["Ann"], effect),
    ])
  }

  func questions() throws -> [Question] {
    let known: [(String, String, Observation)] = [
      ("nothing", "nothing", [:]), ("Ben is late", "Ben", ["Ben": "yes"]),
      ("the teacher is angry", "teacher", ["teacher": "yes"]),
      (
        "the teacher is angry and Ben is late", "teacher, Ben", ["teacher": "yes", "Ben": "yes"]
      ),
      (
        "the teacher is angry and the train is late", "teacher, train",
        ["teacher": "yes", "train": "yes"]
      ),
      (
        "the same, and Ben is late", "teacher, train, Ben",
        ["teacher": "yes", "train": "yes", "Ben": "yes"]
      ),
    ]
    let joint = network.joint
    return try known.map { words, short, seen in
      Question(
        words: words, short: short,
        probability: try joint.probability(of: ["clock": "yes"], given: seen))
    }
  }

  /// Failed clocks among the simulated mornings on which the teacher is angry and Ben is late.
  struct Simulation: Sendable {
    let mornings: Int
    let kept: Int
    let failed: Int

    /// By Laplace's rule, so that it exists where nothing was kept.
    var share: Double { (Double(failed) + 1) / (Double(kept) + 2) }
    var standardError: Double { (share * (1 - share) / (Double(kept) + 2)).squareRoot() }
  }

  /// Draws each event after its causes, and keeps the mornings on which both were seen.
  func simulate(mornings: Int, using random: inout RandomSource) -> Simulation {
    var kept = 0
    var failed = 0
    let rows = Dictionary(uniqueKeysWithValues: network.nodes.map { ($0.variable.name, $0.rows) })
    func occurs(_ name: String, _ causes: Bool...) -> Bool {
      let row = causes.reduce(0) { 2 * $0 + ($1 ? 1 : 0) }
      return random.uniform() < rows[name, default: []][row][1]
    }
    for _ in 0..<mornings {
      let clock = occurs("clock")
      let train = occurs("train")
      let ann = occurs("Ann", clock, train)
      if occurs("Ben", train), occurs("teacher", ann) {
        kept += 1
        failed += clock ? 1 : 0
      }
    }
    return Simulation(mornings: mornings, kept: kept, failed: failed)
  }
}

/// Two events of a network and some others that are known: what the graph says, and what the table says.
struct SeparationVerdict: Sendable {
  let first: String
  let second: String
  let known: [String]
  /// By the graph alone.
  let isSeparated: Bool
  /// By the table, to within ``tolerance``.
  let isIndependent: Bool

  /// Sums of a few dozen probabilities are right to 1e-15 or so.
  static let tolerance = 1e-12

  /// Every pair, given every set of the others.
  static func all(of network: BayesianNetwork) -> [SeparationVerdict] {
    let joint = network.joint
    let nodes = network.graph.nodes
    return nodes.indices.flatMap { i in
      nodes.indices.dropFirst(i + 1).flatMap { j in
        let others = nodes.filter { $0 != nodes[i] && $0 != nodes[j] }
        return (0..<(1 << others.count)).map { set in
          let known = others.indices.filter { set >> $0 & 1 == 1 }.map { others[$0] }
          // snippet: verdicts
          return SeparationVerdict(
            first: nodes[i], second: nodes[j], known: known,
            isSeparated: network.graph.areDSeparated([nodes[i]], [nodes[j]], given: Set(known)),
            isIndependent: joint.areIndependent(
              [nodes[i]], [nodes[j]], given: known, tolerance: tolerance))
          // end snippet
        }
      }
    }
  }
}

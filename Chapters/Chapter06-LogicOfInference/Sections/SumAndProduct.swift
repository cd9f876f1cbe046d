import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension LogicOfInference {
  /// Sum rule, product rule and Bayes' rule on one table, and the information in it.
  static let sumAndProduct = Section<LogicStudy>(
    "sum-and-product", "What do marginals drop, and what do conditionals provide?",
    options: ["rare"], seconds: 0.05
  ) { study, _ in
    // Data: a star looks faint, medium or bright; is it a dwarf or a giant?
    let giants = study.rules.rare

    // Model: how each kind looks, and how many giants there are
    let table = try refusing("the stars") { try StarTable(giants: giants) }

    // Inference: the three rules, and entropies in bits
    let budget = EntropyBudget(table.joint)
    let looks = try table.looks()
    // The same stars seen in a place of which something is known: half of them are giants
    let informed = try StarTable(giants: 0.5)

    // What it shows
    return Findings(
      answer: answer(budget, looks),
      tables: [jointTable(table), bayesTable(table, looks), entropyTable(budget, looks)],
      figures: [mosaic(table), budgetFigure(budget, looks)],
      claims: claims(table, informed, budget, looks),
      values: values(table, informed, budget, looks))
  }

  private static func answer(_ budget: EntropyBudget, _ looks: [StarTable.Look]) -> String {
    let bits = { (value: Double) in NumberText.fixed(value, decimals: 2) }
    let most = looks.max { $0.entropy < $1.entropy }
    let end = most.map {
      $0.entropy > budget.kind
        ? "; yet a star that looks \($0.name) leaves \(bits($0.entropy)) bits" : ""
    }
    return
      "A marginal drops how the two go together, \(bits(budget.mutual)) bits here; a conditional "
      + "brings them back: knowing how a star looks takes the uncertainty about its kind from "
      + "\(bits(budget.kind)) to \(bits(budget.kindGivenLook)) bits on average\(end ?? "")."
  }

  private static func values(
    _ table: StarTable, _ informed: StarTable, _ budget: EntropyBudget, _ looks: [StarTable.Look]
  ) -> [Findings.Value] {
    var values: [Findings.Value] = [
      .init("giants", table.giants), .init("entropy.kind", budget.kind),
      .init("entropy.look", budget.look), .init("entropy.both", budget.both),
      .init("entropy.kind-given-look", budget.kindGivenLook),
      .init("entropy.look-given-kind", budget.lookGivenKind), .init("mutual", budget.mutual),
      .init("bright.informed", informed.joint.probability(of: ["look": "bright"])),
    ]
    for look in looks {
      values += [
        .init("\(look.name).marginal", look.probability),
        .init("\(look.name).giant", look.giant), .init("\(look.name).entropy", look.entropy),
        .init("\(look.name).and-dwarf", table.joint[[0, look.place]]),
        .init("\(look.name).and-giant", table.joint[[1, look.place]]),
      ]
    }
    return values
  }

  // MARK: Tables

  private static func jointTable(_ table: StarTable) -> Table {
    let looks = StarTable.look.values
    let row = { (name: String, numbers: [Double]) in
      [name] + (numbers + [numbers.reduce(0, +)]).map { NumberText.fixed($0, decimals: 4) }
    }
    let kinds = StarTable.kind.values.indices.map { kind in
      row(StarTable.kind.values[kind], looks.indices.map { table.joint[[kind, $0]] })
    }
    return Table(
      title: "The joint table P(look, kind) and its margins",
      columns: ["kind"] + looks + ["sum: P(kind)"],
      rows: kinds + [row("sum: P(look)", table.joint.marginal(of: ["look"]).probabilities)])
  }

  private static func bayesTable(_ table: StarTable, _ looks: [StarTable.Look]) -> Table {
    Table(
      title: "Bayes' rule: is it a giant?",
      columns: ["it looks", "P(look)", "P(giant)", "P(look | giant)", "P(giant | look)"],
      rows: looks.map { look in
        [
          look.name, NumberText.fixed(look.probability, decimals: 4),
          NumberText.fixed(table.giants, decimals: 4),
          NumberText.fixed(StarTable.looksOfGiants[look.place], decimals: 4),
          NumberText.fixed(look.giant, decimals: 4),
        ]
      })
  }

  private static func entropyTable(_ budget: EntropyBudget, _ looks: [StarTable.Look]) -> Table {
    let bits = { (value: Double) in NumberText.fixed(value, decimals: 4) }
    return Table(
      title: "How uncertain, in bits",
      columns: ["what", "entropy"],
      rows: [
        ["kind and look, H(kind, look)", bits(budget.both)],
        ["kind, H(kind)", bits(budget.kind)], ["look, H(look)", bits(budget.look)],
        ["kind, on average over looks, H(kind | look)", bits(budget.kindGivenLook)],
        ["look, on average over kinds, H(look | kind)", bits(budget.lookGivenKind)],
        ["what one says about the other, I(kind; look)", bits(budget.mutual)],
      ] + looks.map { ["kind of a star that looks \($0.name)", bits($0.entropy)] },
      note: "The first row is H(kind) + H(look | kind), and H(look) + H(kind | look).")
  }

  // MARK: Figures

  private static func mosaic(_ table: StarTable) -> Figure {
    Figure(
      name: "mosaic",
      caption: "The same six areas, cut in two orders: the product rule. Left: columns as wide as "
        + "each kind of star is common, cut by how that kind looks. Right: columns as wide as each look "
        + "is common, cut by kind. Each area has the same size on both sides; to go from left to right "
        + "is Bayes' rule. Blue: dwarfs, orange: giants; the stronger the ink, the brighter the star.",
      layout: Figure.Layout(
        columns: 2, width: 1200, height: 640, margins: (105, 40, 60, 85), gaps: (130, 0)),
      panels: [mosaicByKind(table), mosaicByLook(table)])
  }

  /// How strongly a look is inked: faint, medium, bright.
  private static let opacities = [0.2, 0.5, 0.9]

  private static func mosaicByKind(_ table: StarTable) -> Panel {
    let shares = table.joint.marginal(of: ["kind"]).probabilities
    let columns = ranges(shares)
    var layers: [Layer] = []
    for (kind, column) in columns.enumerated() {
      let cells = ranges([StarTable.looksOfDwarfs, StarTable.looksOfGiants][kind])
      for (look, cell) in cells.enumerated() {
        layers.append(
          .rectangles(
            "cell_\(kind)_\(look)", x: [column], y: [cell], kind == 0 ? .blue : .orange,
            opacity: opacities[look], outline: .black))
        if kind == 0, cell.upperBound - cell.lowerBound > 0.04 {
          layers.append(
            name(
              StarTable.look.values[look], middle(column), middle(cell), on: opacities[look]))
        }
      }
    }
    return Panel(
      "Kind first: *P*(kind) *P*(look | kind)",
      x: Axis(
        "kind of star", range: 0...1,
        tics: .labelled(
          columns.enumerated().map {
            (middle($0.element), Text(verbatim: StarTable.kind.values[$0.offset]))
          })),
      y: Axis("*P*(look | kind)", range: 0...1, tics: .every(0.25)), showsGrid: false,
      layers: layers)
  }

  private static func mosaicByLook(_ table: StarTable) -> Panel {
    let shares = table.joint.marginal(of: ["look"]).probabilities
    let columns = ranges(shares)
    var layers: [Layer] = []
    for (look, column) in columns.enumerated() {
      let kinds = (0..<2).map { table.joint[[$0, look]] / shares[look] }
      for (kind, cell) in ranges(kinds).enumerated() {
        layers.append(
          .rectangles(
            "cell_\(kind)_\(look)", x: [column], y: [cell], kind == 0 ? .blue : .orange,
            opacity: opacities[look], outline: .black))
        if cell.upperBound - cell.lowerBound > 0.3, look != 1 {
          layers.append(
            name(
              StarTable.kind.values[kind], middle(column), middle(cell),
              on: kind == 0 ? opacities[look] : 0, isUpright: look == 2))
        }
      }
    }
    return Panel(
      "Look first: *P*(look) *P*(kind | look)",
      x: Axis(
        "how it looks", range: 0...1,
        tics: .labelled(
          columns.enumerated().map {
            (middle($0.element), Text(verbatim: StarTable.look.values[$0.offset]))
          })),
      y: Axis("*P*(kind | look)", range: 0...1, tics: .every(0.25)), showsGrid: false,
      layers: layers)
  }

  private static func name(
    _ words: String, _ x: Double, _ y: Double, on opacity: Double, isUpright: Bool = false
  ) -> Layer {
    .label(
      Text(verbatim: words), x: .data(x), y: .data(y), opacity > 0.7 ? .white : .black,
      anchor: .centre, rotated: isUpright ? 90 : 0)
  }

  /// Shares side by side from 0 to their sum.
  private static func ranges(_ shares: [Double]) -> [ClosedRange<Double>] {
    var start = 0.0
    return shares.map { share in
      defer { start += share }
      return start...(start + share)
    }
  }

  private static func middle(_ range: ClosedRange<Double>) -> Double {
    (range.lowerBound + range.upperBound) / 2
  }

  private static func budgetFigure(_ budget: EntropyBudget, _ looks: [StarTable.Look]) -> Figure {
    Figure(
      name: "entropy-budget",
      caption: "What one variable says about the other is counted once, not twice. Left: the "
        + "entropy of both together is that of one and what the other adds; where the bars of kind and "
        + "look overlap lies their mutual information. Right: the entropy of the kind after each "
        + "look. One look can leave you less certain than you were (dashed); the average (solid) "
        + "cannot.",
      layout: Figure.Layout(
        columns: 2, width: 1200, height: 520, margins: (125, 30, 60, 95), gaps: (120, 0)),
      panels: [budgetPanel(budget), looksPanel(budget, looks)])
  }

  private static func budgetPanel(_ budget: EntropyBudget) -> Panel {
    func bar(
      _ name: String, from start: Double, to end: Double, row: Double, _ ink: Ink, _ words: Text,
      isBelow: Bool = false
    ) -> [Layer] {
      let end = max(start, end)
      return [
        .rectangles(
          name, x: [start...end], y: [(row - 0.36)...(row + 0.36)], ink, opacity: 0.4,
          outline: .black),
        .label(
          words, x: .data((start + end) / 2), y: .data(row - (isBelow ? 0.6 : 0)), anchor: .centre,
          size: 0.9),
      ]
    }
    return Panel(
      x: Axis("bits", range: 0...(1.02 * budget.both)),
      y: Axis(
        range: -0.9...3.6,
        tics: .labelled([(3, "both"), (2, "look"), (1, "kind"), (0, "parts")])),
      showsGrid: false,
      layers: bar("both", from: 0, to: budget.both, row: 3, .lightGrey, "*H*(kind, look)")
        + bar("look", from: 0, to: budget.look, row: 2, .blue, "*H*(look)")
        + bar(
          "kind", from: budget.look - budget.mutual, to: budget.both, row: 1, .orange, "*H*(kind)")
        + bar(
          "look_alone", from: 0, to: budget.lookGivenKind, row: 0, .blue, "*H*(look | kind)",
          isBelow: true)
        + bar(
          "shared", from: budget.lookGivenKind, to: budget.look, row: 0, .green, "*I*",
          isBelow: true)
        + bar(
          "kind_alone", from: budget.look, to: budget.both, row: 0, .orange, "*H*(kind | look)",
          isBelow: true))
  }

  private static func looksPanel(_ budget: EntropyBudget, _ looks: [StarTable.Look]) -> Panel {
    let top = 1.15 * max(1, budget.kind)
    return Panel(
      x: Axis(
        "how the star looks", range: -0.6...2.6,
        tics: .labelled(looks.map { (Double($0.place), Text(verbatim: $0.name)) })),
      y: Axis("entropy of the kind (bits)", range: 0...top, tics: .every(0.25)),
      showsGrid: false,
      layers: [
        .bars(
          "after", x: looks.map { Double($0.place) }, heights: looks.map(\.entropy), width: 0.6,
          .orange, opacity: 0.4, isOutlined: true),
        .horizontalLine(at: budget.kind, Stroke(.black, width: 2, dash: .dashed)),
        .line(
          "average", x: [-0.6, 2.6], y: [budget.kindGivenLook, budget.kindGivenLook],
          Stroke(.black, width: 2, dash: .solid)),
        .label("before", x: .data(-0.55), y: .data(budget.kind), offset: (0, 0.7)),
        .label(
          "average", x: .data(-0.55), y: .data(budget.kindGivenLook),
          offset: (0, 0.7)),
      ])
  }

  // MARK: Claims

  private static func claims(
    _ table: StarTable, _ informed: StarTable, _ budget: EntropyBudget, _ looks: [StarTable.Look]
  ) -> [Claim] {
    let leiden = Claim.Source(lecture: "000", slide: "Marginals and Conditionals")
    let theorem = Claim.Source(lecture: "000", slide: "Bayes Theorem")
    let sheet = Claim.Source(lecture: "002", slide: "Bayesian inference: A quick cheat sheet")
    let joint = table.joint
    let cells = joint.probabilities.indices.map { joint.values(ofCell: $0) }
    // The rules on paper, cell by cell
    let sums = looks.map { abs($0.probability - joint[[0, $0.place]] - joint[[1, $0.place]]) }
    let products = cells.map { cell -> Double in
      let look = looks[cell[1]]
      let kind = cell[0] == 1 ? look.giant : 1 - look.giant
      return abs(kind * look.probability - table.prior(cell[0]) * table.likelihood(cell))
    }
    let bayes = looks.map { look in
      abs(look.giant - table.prior(1) * table.likelihood([1, look.place]) / look.probability)
    }
    let small = "a few roundings of numbers below 1"
    // P(look, kind) never exceeds P(look), while P(look | kind) does
    let parts = cells.map { joint[$0] / looks[$0[1]].probability }
    let mixture = (0..<2).reduce(0.0) { $0 + informed.prior($1) * informed.likelihood([$1, 2]) }
    return [
      Claim(
        "8a", theorem, "P(kind | look) for three looks",
        .agreement(
          route: "likelihood times prior over evidence (eq 3)",
          largestDifference: bayes.max() ?? .nan, below: 1e-14, because: small)),
      Claim(
        "8b", leiden, "bits that the marginals drop",
        .shape(
          "a marginal drops information", measuring: "H(kind) + H(look) - H(kind, look)",
          budget.kind + budget.look - budget.both, .above(0))),
      Claim(
        "8c", leiden, "bits that the conditional provides",
        .crossCheck(
          route: "H(kind) - H(kind | look)", expected: budget.kind - budget.kindGivenLook,
          computed: budget.mutual, .absolute(1e-12, because: "sums of six terms below 1"))),
      Claim(
        "8d", leiden, "a conditional as a part of the marginal",
        .shape(
          "what is left after conditioning is a part of what there was",
          measuring: "largest P(look, kind) / P(look)", parts.max() ?? .nan, .between(0, 1))),
      Claim(
        "8e", leiden, "P(bright) where half of the stars are giants",
        .crossCheck(
          route: "the mean of the conditionals", expected: mixture,
          computed: informed.joint.probability(of: ["look": "bright"]),
          .absolute(1e-14, because: small))),
      Claim(
        "8f", leiden, "largest entropy of the kind once the look is known",
        .crossCheck(
          route: "-q log₂ q - (1 - q) log₂ (1 - q)",
          expected: looks.map { EntropyBudget.ofAnEvent($0.giant) }.max() ?? .nan,
          computed: looks.map(\.entropy).max() ?? .nan,
          .absolute(1e-14, because: small))),
      Claim(
        "39d", sheet, "sum rule, three looks",
        .agreement(
          route: "cells added by hand", largestDifference: sums.max() ?? .nan, below: 1e-14,
          because: small)),
      Claim(
        "39e", sheet, "product rule in both orders, six cells",
        .agreement(
          route: "P(kind) P(look | kind)", largestDifference: products.max() ?? .nan, below: 1e-14,
          because: small)),
      Claim(
        "39f", sheet, "Bayes' rule: P(giant | bright)",
        .crossCheck(
          route: "the odds, 0.6 to 0.05 times 1 to 9",
          expected: StarTable.giantByOdds(table), computed: looks[2].giant,
          .relative(1e-13, because: small))),
    ]
  }
}

// MARK: The table

/// How a star looks, and what kind it is: two variables in one table.
///
/// The numbers are ours, and round. Giants are rare and mostly look bright.
struct StarTable: Sendable {
  static let kind = DiscreteVariable("kind", values: ["dwarf", "giant"])
  static let look = DiscreteVariable("look", values: ["faint", "medium", "bright"])
  /// P(look | dwarf)
  static let looksOfDwarfs = [0.7, 0.25, 0.05]
  /// P(look | giant)
  static let looksOfGiants = [0.1, 0.3, 0.6]

  /// P(giant)
  let giants: Double
  let joint: JointTable

  init(giants: Double) throws {
    self.giants = giants
    // snippet: product
    let network = try BayesianNetwork([
      .init(StarTable.kind, rows: [[1 - giants, giants]]),
      .init(
        StarTable.look, parents: ["kind"],
        rows: [StarTable.looksOfDwarfs, StarTable.looksOfGiants]),
    ])
    joint = network.joint
    // end snippet
  }

  /// A star that looks like this.
  struct Look: Sendable {
    let place: Int
    let name: String
    /// P(look)
    let probability: Double
    /// P(giant | look)
    let giant: Double
    /// Of the kind, in bits.
    let entropy: Double
  }

  func looks() throws -> [Look] {
    let marginal = joint.marginal(of: ["look"])
    return try StarTable.look.values.enumerated().map { place, name in
      // snippet: look
      let kinds = try joint.given(["look": name])
      // end snippet
      return Look(
        place: place, name: name, probability: marginal.probabilities[place],
        giant: kinds.probabilities[1], entropy: kinds.entropy(of: ["kind"]))
    }
  }

  /// P(kind), by its index.
  func prior(_ kind: Int) -> Double { kind == 1 ? giants : 1 - giants }

  /// P(look | kind), by the indices of kind and look.
  func likelihood(_ cell: [Int]) -> Double {
    [StarTable.looksOfDwarfs, StarTable.looksOfGiants][cell[0]][cell[1]]
  }

  /// P(giant | bright) from odds: what the look says, times the odds before.
  static func giantByOdds(_ table: StarTable) -> Double {
    let odds = looksOfGiants[2] / looksOfDwarfs[2] * (table.giants / (1 - table.giants))
    return odds / (1 + odds)
  }
}

/// The entropies of a table of kind and look, in bits.
struct EntropyBudget: Sendable {
  let kind: Double
  let look: Double
  let both: Double
  let kindGivenLook: Double
  let lookGivenKind: Double
  let mutual: Double

  /// Of an event with probability q.
  static func ofAnEvent(_ q: Double) -> Double {
    [q, 1 - q].reduce(0) { $1 > 0 ? $0 - $1 * log2($1) : $0 }
  }

  init(_ joint: JointTable) {
    // snippet: entropies
    kind = joint.entropy(of: ["kind"])
    look = joint.entropy(of: ["look"])
    both = joint.entropy(of: ["kind", "look"])
    kindGivenLook = joint.entropy(of: ["kind"], given: ["look"])
    lookGivenKind = joint.entropy(of: ["look"], given: ["kind"])
    mutual = joint.information(between: ["kind"], and: ["look"])
    // end snippet
  }
}

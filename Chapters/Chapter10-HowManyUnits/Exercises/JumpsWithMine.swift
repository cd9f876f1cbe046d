import BayesNumerics
import Foundation
import Inference
import Marking
import Plotting
import SafeIO
import Workbook

extension HowManyUnits {
  static let studentSections: [Section<UnitsStudy>] = [jumpsWithMine]

  /// The section's small net with the student's ratio, beside its known p(M | D).
  static let jumpsWithMine = Section<UnitsStudy>(
    "jumps-with-mine", "Does my ratio lead to p(M | D)?", options: [], seconds: 2
  ) { _, run in
    // Data and model: the twelve points, and none
    let tiny = TinyNet.standard
    let count = UnitCount(alpha: tiny.alpha, most: tiny.most)
    let exact = tiny.posterior(tiny.logEvidences(step: 0.28))

    // Inference: chains that do nothing but jump, by the student's ratio
    let jumps = run.isQuick ? 4000 : 20_000
    func question(_ x: [Double], _ y: [Double], _ seed: UInt64) -> BirthQuestion {
      var question = BirthQuestion(
        x: x, y: y, noiseVariance: tiny.noiseVariance, alpha: tiny.alpha, most: tiny.most)
      (question.kind, question.jumps, question.seed) = ("chain", jumps, seed)
      return question
    }
    var random = run.random("chains")
    let questions =
      (0..<4).map { _ in question(tiny.x, tiny.y, random.next()) }
      + (0..<4).map { _ in question([], [], random.next()) }
    let answers: [[Double]]
    do {
      answers = try mine(.birthRatio, Exercise.birthCall, on: questions)
    } catch let error as InputError {
      let end = error.sentence.hasSuffix(".") ? "" : "."
      return Findings(answer: "Nothing to see yet: \(error.sentence)\(end)")
    }
    let paths = answers.map { $0.map { Int($0) } }
    let mine = JumpedShares(
      with: Share.visits(Array(paths[0..<4]), upTo: tiny.most), exact: exact)
    let empty = JumpedShares(
      with: Share.visits(Array(paths[4..<8]), upTo: tiny.most), exact: count.probabilities)

    // What it shows
    return Findings(
      answer: sentence(mine, empty), tables: [table(mine, empty, jumps)],
      figures: [figure(mine, empty, paths[0])],
      values: [
        .init("error.with-data", mine.worst), .init("error.without-data", empty.worst),
      ].filter(\.number.isFinite))
  }

  private static func sentence(_ mine: JumpedShares, _ empty: JumpedShares) -> String {
    func within(_ shares: JumpedShares) -> String {
      "within \(NumberText.fixed((10 * shares.worst).rounded(.up) / 10, decimals: 1)) standard errors"
    }
    switch (mine.agrees, empty.agrees) {
    case (true, true):
      return
        "Yes: your chains return the prior without data, and with twelve points they give p(M | D) \(within(mine)) "
        + "of the sum over all nets."
    case (false, true):
      return
        "No: without data your chains return the prior, but with twelve points they give another p(M | D) than the sum "
        + "over all nets; look at what the data contribute."
    case (true, false):
      return
        "No: without data your chains do not return the prior on M; look at the prior, and at how often births and deaths "
        + "are tried."
    case (false, false):
      return
        "No: your chains return neither the prior without data nor p(M | D) with twelve points; begin without data, where "
        + "less can be wrong."
    }
  }

  private static func table(_ mine: JumpedShares, _ empty: JumpedShares, _ jumps: Int) -> Table {
    func share(_ share: Share) -> String {
      share.standardError.isFinite
        ? NumberText.value(share.value, withError: share.standardError)
        : NumberText.fixed(share.value, decimals: 3)
    }
    return Table(
      title:
        "How probable each number of units is, by four chains of \(NumberText.grouped(jumps)) jumps with your ratio",
      columns: ["M", "prior", "your chains without data", "exact p(M | D)", "your chains"],
      rows: mine.exact.indices.map {
        [
          "\($0)", NumberText.fixed(empty.exact[$0], decimals: 4), share(empty.shares[$0]),
          NumberText.fixed(mine.exact[$0], decimals: 4), share(mine.shares[$0]),
        ]
      })
  }

  private static func figure(
    _ mine: JumpedShares, _ empty: JumpedShares, _ path: [Int]
  ) -> Figure {
    let because = "a student's chain"
    func panel(_ title: String, _ name: String, _ shares: JumpedShares) -> Panel {
      let places = shares.exact.indices.map(Double.init)
      return Panel(
        Text(verbatim: title), x: Axis("number of units M", range: -0.6...3.6, tics: .every(1)),
        y: Axis("probability", range: 0...1), key: .topRight,
        layers: [
          .bars(
            "\(name)_exact", x: places, heights: shares.exact, width: 0.7, .sky, title: "exact"),
          .points(
            "\(name)_mine", x: places, y: shares.shares.map(\.value), .vermillion, size: 1.5,
            agreement: .notCompared(because: because), title: "your chains"),
        ])
    }
    let shown = path.prefix(400)
    return Figure(
      name: "jumps-with-mine",
      caption:
        "Chains that jump with your ratio. Left: without data they should return the prior on the number of units. Middle: "
        + "with twelve points, beside the sum over all nets. Right: the beginning of one chain, every tenth jump.",
      layout: Figure.Layout(columns: 3, width: 1200, height: 470),
      panels: [
        panel("Without data", "empty", empty), panel("With twelve points", "data", mine),
        Panel(
          "One chain", x: Axis("jump", range: 0...Double(10 * shown.count), tics: .every(1000)),
          y: Axis("number of units M", range: -0.5...3.5, tics: .every(1)),
          layers: [
            .steps(
              "path", x: shown.indices.map { Double(10 * ($0 + 1)) }, y: shown.map(Double.init),
              Stroke(.blue, width: 1.8), agreement: .notCompared(because: because))
          ]),
      ])
  }
}

/// How often chains were at each number of units, beside what is known.
private struct JumpedShares: Sendable {
  let shares: [Share]
  let exact: [Double]

  init(with shares: [Share], exact: [Double]) { (self.shares, self.exact) = (shares, exact) }

  /// The largest difference, in standard errors.
  ///
  /// Where no chain ever left a number of units there is no error to be told; an error of 0.002 is added to all, with
  /// which such chains fail.
  var worst: Double {
    zip(exact, shares).map { exact, share in
      let error = share.standardError.isFinite ? share.standardError : 0
      return abs(share.value - exact) / (error * error + 4e-6).squareRoot()
    }.max() ?? .infinity
  }

  /// A right chain is farther off than 5 standard errors once in a hundred thousand runs.
  var agrees: Bool { worst < 5 }
}

import Inference
import Workbook

/// What is known of the four scales by each way, as a table and as values.
struct ForecastScales: Sendable {
  let ways: [ScalesDraws]
  let chains: ScalesChains?
  let trials: [RefinedTrial]
  /// T of the fit with the highest bound.
  let best: Int?
  let effort: ForecastEffort

  /// Where the longest path was given too few moves to end on top; else empty.
  var warning: String {
    guard let longest = trials.last, let best, best != longest.steps,
      let other = trials.first(where: { $0.steps == best })
    else { return "" }
    let gain = RefinedTrial.gain(from: longest, to: other)
    guard gain.value > 2 * gain.error else { return "" }
    return
      " The \(longest.fit.moves) moves of this budget are too few for T = \(longest.steps), whose bound is below that of T = \(best); the fit with T = \(best) makes the forecast."
  }

  var table: Table {
    var rows: [[String]] = []
    for way in ways {
      rows.append([way.way.name] + Self.cells(way) + [bound(of: way)])
      if way.way == .mode, let chains, !chains.mixing.isGood {
        rows.append(["NUTS"] + [String](repeating: "refused", count: 5))
      }
    }
    return Table(
      title: "Logarithms of the scales: mean ± sd, for the standardised series",
      columns: ["by", "observation", "level", "slope", "season", "bound or log evidence [nats]"],
      rows: rows, note: note)
  }

  private static func cells(_ way: ScalesDraws) -> [String] {
    guard !way.positions.isEmpty else { return [String](repeating: "—", count: 4) }
    return (0..<4).map { index in
      let (mean, deviation) = way.moments(index)
      let width = way.positions.count > 1 ? " ± \(NumberText.fixed(deviation, decimals: 2))" : ""
      return NumberText.fixed(mean, decimals: 2) + width
    }
  }

  private func bound(of way: ScalesDraws) -> String {
    if let bound = way.bound {
      return NumberText.value(bound.mean, withError: bound.standardError)
    }
    guard way.way == .chains else { return "" }
    return chains?.evidence.map {
      NumberText.value($0.logEvidence, withError: $0.standardError)
    } ?? "—"
  }

  private var note: String {
    var sentences: [String] = []
    if let chains, !chains.mixing.isGood { sentences.append(chains.mixing.sentence) }
    let lost = ways.filter { $0.lost > 0 }.map { "\($0.lost) of \($0.way.name)" }
    if !lost.isEmpty {
      sentences.append(
        "Draws that had run away and were left out: \(lost.joined(separator: ", ")).")
    }
    let moves = trials.filter { $0.fit.lost > 0 }.map { "\($0.fit.lost) of T = \($0.steps)" }
    if !moves.isEmpty {
      sentences.append(
        "Moves of the searches that were left out, as a path ran away: \(moves.joined(separator: ", "))."
      )
    }
    if !effort.note.isEmpty { sentences.append(effort.note) }
    return sentences.joined(separator: " ")
  }

  var values: [Findings.Value] {
    var values: [Findings.Value] = []
    if let evidence = chains?.evidence {
      for trial in trials {
        let variance =
          trial.bound.standardError * trial.bound.standardError
          + evidence.standardError * evidence.standardError
        values.append(
          .init(
            "gap.\(trial.steps)", evidence.logEvidence - trial.bound.mean,
            standardError: variance.squareRoot()))
      }
    }
    for way in ways where way.positions.count > 1 {
      // The sd of an sd is sd/√(2 n) for n independent draws; chains have fewer effective ones
      let deviation = way.moments(0).deviation
      let count = way.way == .chains ? effective : Double(way.positions.count)
      values.append(
        .init(
          "observation-sd.\(way.way.key)", deviation,
          standardError: deviation / (2 * count).squareRoot()))
    }
    return values
  }

  /// Effective draws of the log noise of the observations.
  private var effective: Double {
    guard let row = chains?.mixing.summary.rows.first else { return 1 }
    return max(1, min(row.bulkSize, row.tailSize))
  }
}

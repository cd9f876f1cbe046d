import Foundation

/// SWEEP.md: the claims of the chapters under many seeds.
///
/// A claim that rests on random numbers can hold by luck, or fail by bad luck. A sweep runs the
/// chapters under N seeds and counts; a claim that fails more often than the false-alarm rate that
/// it states is one that must be mended or restated.
public struct Sweep: Sendable {
  public let rows: [Row]
  public let seeds: Int

  /// One claim whose number changes with the seed.
  public struct Row: Sendable, Equatable {
    public let chapter: Int
    public let id: String
    public let quantity: String
    /// Under how many seeds it held.
    public let held: Int
    public let seeds: Int
    /// The number that lies farthest from what is asked, as text.
    public let worst: String
    public let falseAlarmRate: Double

    public var failed: Int { seeds - held }

    /// True when so many failures have a probability below one in a thousand at the stated rate.
    public var failsTooOften: Bool {
      failed > 0 && Row.upperTail(failed, of: seeds, rate: falseAlarmRate) < 0.001
    }

    /// P(k or more of n), each with this probability: the binomial tail as a plain sum.
    static func upperTail(_ k: Int, of n: Int, rate: Double) -> Double {
      guard rate > 0 else { return k > 0 ? 0 : 1 }
      guard rate < 1 else { return 1 }
      var term = pow(1 - rate, Double(n))
      var below = 0.0
      for count in 0..<max(k, 0) {
        below += term
        term *= Double(n - count) / Double(count + 1) * rate / (1 - rate)
      }
      return max(0, 1 - below)
    }
  }

  /// - Parameter reports: of any chapters under any seeds; a seed's report counts once.
  public init(_ reports: [JSONReport]) {
    var rows: [Row] = []
    for chapter in Set(reports.map(\.chapter)).sorted() {
      let runs = reports.filter { $0.chapter == chapter }.sorted { $0.seed < $1.seed }
      for claim in runs.first?.claims ?? [] {
        let entries = runs.compactMap { run in run.claims.first { $0.id == claim.id } }
        // What no seed moves is not random
        guard Set(entries.map(\.computed)).count > 1 else { continue }
        let failed = entries.filter { $0.verdict == Claim.Verdict.notMet.rawValue }
        let centre = Sweep.median(entries.compactMap(\.value))
        let worst = (failed.isEmpty ? entries : failed).max {
          abs(($0.value ?? centre) - centre) < abs(($1.value ?? centre) - centre)
        }
        rows.append(
          Row(
            chapter: chapter, id: claim.id, quantity: claim.quantity,
            held: entries.count - failed.count, seeds: entries.count, worst: worst?.computed ?? "",
            falseAlarmRate: claim.falseAlarmRate))
      }
    }
    self.rows = rows
    seeds = Set(reports.map(\.seed)).count
  }

  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.sorted()[values.count / 2]
  }

  /// "20 of 20", or nil for a claim that is not random.
  func held(chapter: Int, id: String) -> String? {
    rows.first { $0.chapter == chapter && $0.id == id }.map { "\($0.held) of \($0.seeds)" }
  }

  /// The whole file.
  public var markdown: String {
    var lines = [
      """
      # The claims under many seeds

      Each chapter in its own case under \(seeds) seeds (`make sweep`; `make sweep SEEDS=50 CHAPTERS='4 5'` prints others): the claims whose number
      changes with the seed, in how many they held, the value farthest from the middle of all (of the failures, where there are any), and how often
      a right program may miss the claim by chance. **too often** marks a claim whose failures would have a probability below 0.001 at that rate.

      | chapter | row | quantity | held | farthest value | may miss | verdict |
      |---|---|---|---|---|---|---|
      """
    ]
    lines += rows.map { row in
      let cells = [
        "\(row.chapter)", row.id, row.quantity, "\(row.held) of \(row.seeds)", row.worst,
        row.falseAlarmRate == 0 ? "never" : NumberText.significant(row.falseAlarmRate, digits: 2),
        row.failsTooOften ? "**too often**" : "as stated",
      ]
      return "| " + cells.map(ClaimsLedger.cell).joined(separator: " | ") + " |"
    }
    let bad = rows.filter(\.failsTooOften)
    lines += [
      "",
      "\(rows.count) random claims; "
        + (bad.isEmpty
          ? "none fails more often than stated."
          : "\(bad.count) fail more often than stated: \(bad.map(\.id).joined(separator: ", "))."),
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads the counts of a committed SWEEP.md.
  public init(markdown: String) {
    var rows: [Row] = []
    for line in markdown.split(separator: "\n") {
      let cells = line.replacing("\\|", with: "¦").split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard cells.count == 7, let chapter = Int(cells[0]),
        let counts = cells[3].wholeMatch(of: /([0-9]+) of ([0-9]+)/),
        let held = Int(counts.1), let seeds = Int(counts.2)
      else { continue }
      rows.append(
        Row(
          chapter: chapter, id: cells[1], quantity: cells[2], held: held, seeds: seeds,
          worst: cells[4], falseAlarmRate: Double(cells[5]) ?? 0))
    }
    self.rows = rows
    seeds = rows.map(\.seeds).max() ?? 0
  }
}

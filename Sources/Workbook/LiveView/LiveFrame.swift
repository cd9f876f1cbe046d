import Foundation

/// How chains that run look at one moment: a trace of what they draw, and how far they are.
public struct LiveFrame: Sendable {
  /// What is sampled by what, such as "NUTS on a banana".
  public var title: String
  /// What the trace shows, such as "x1".
  public var quantity: String
  /// The latest numbers of each chain, the oldest first.
  public var traces: [[Double]]
  /// Steps done and to be done, of all chains together.
  public var done: Int
  public var total: Int
  public var isWarmingUp: Bool
  /// Mean acceptance of the draws so far; nil where there are none.
  public var acceptance: Double?
  /// Effective draws so far; nil where it is not known yet.
  public var effectiveDraws: Double?
  /// Seconds since the first draw, and since the first step of the warm-up.
  public var drawingSeconds: Double
  public var seconds: Double

  public init(
    title: String, quantity: String, traces: [[Double]], done: Int, total: Int, isWarmingUp: Bool,
    acceptance: Double? = nil, effectiveDraws: Double? = nil, drawingSeconds: Double,
    seconds: Double
  ) {
    self.title = title
    self.quantity = quantity
    self.traces = traces
    self.done = done
    self.total = total
    self.isWarmingUp = isWarmingUp
    self.acceptance = acceptance
    self.effectiveDraws = effectiveDraws
    self.drawingSeconds = drawingSeconds
    self.seconds = seconds
  }

  /// The rows of the trace.
  static let graphRows = 4

  /// The frame as lines of at most so many columns; always the same number of lines.
  public func lines(columns: Int = 79) -> [String] {
    let columns = max(40, columns)
    let margin = 10
    let graph = BrailleGraph(of: traces, letters: columns - margin, rows: LiveFrame.graphRows)
    let hasNumbers = traces.contains { $0.contains(where: \.isFinite) }
    let edges = [0: graph.range.upperBound, LiveFrame.graphRows - 1: graph.range.lowerBound]
    let trace = graph.rows.enumerated().map { row, dots in
      let number = hasNumbers ? edges[row].map { NumberText.significant($0, digits: 3) } : nil
      return (number ?? "").padded(to: margin - 1, right: true) + " " + dots
    }
    let heading = "\(title) · trace of \(quantity), \(traces.count) chains"
    return [LiveFrame.cut(heading, to: columns)] + trace + [LiveFrame.cut(status, to: columns)]
  }

  /// "38 % · acceptance 0.81 · ESS about 410 (1,000 per second) · 4 s left"
  public var status: String {
    let share = total > 0 ? min(1, max(0, Double(done) / Double(total))) : 0
    var parts = ["\(Int(100 * share)) %" + (isWarmingUp ? " warming up" : "")]
    if let acceptance, acceptance.isFinite {
      parts.append("acceptance \(NumberText.fixed(acceptance, decimals: 2))")
    }
    if let size = effectiveDraws, size.isFinite, size >= 1 {
      let speed = drawingSeconds > 0 ? size / drawingSeconds : .nan
      parts.append(
        "ESS about \(LiveFrame.grouped(size))"
          + (speed.isFinite ? " (\(LiveFrame.grouped(speed)) per second)" : ""))
    }
    if share > 0, share < 1 {
      parts.append("\(LiveFrame.duration(seconds * (1 - share) / share)) left")
    }
    return parts.joined(separator: " · ")
  }

  /// With two digits, as an estimate that changes all the time is worth no more.
  private static func grouped(_ value: Double) -> String {
    guard value < 1e12 else { return NumberText.significant(value, digits: 2) }
    var unit = 1.0
    while value / unit >= 100 { unit *= 10 }
    return NumberText.grouped(Int((value / unit).rounded() * unit))
  }

  /// "4 s", "3 min", "2 h"
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "long" }
    let whole = Int(seconds.rounded(.up))
    if whole < 100 { return "\(whole) s" }
    return whole < 6000 ? "\((whole + 30) / 60) min" : "\((whole + 1800) / 3600) h"
  }

  private static func cut(_ text: String, to columns: Int) -> String {
    let clean = text.escapingControls
    return clean.count <= columns ? clean : clean.prefix(columns - 1) + "…"
  }
}

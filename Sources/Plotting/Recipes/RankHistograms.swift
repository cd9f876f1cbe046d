/// How the ranks of each chain's draws among the draws of all chains are spread: evenly where the chains agree.
///
/// Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021), "Rank-normalization, folding, and localization".
public struct RankHistograms: Sendable {
  /// For each chain the number of its draws in each bin.
  public let counts: [[Double]]
  /// The number of all draws, which is the largest rank.
  public let total: Int
  /// Draws in each bin of a chain whose ranks are even.
  public let expected: Double

  /// - Parameters:
  ///   - ranks: For each chain the ranks of its draws among the draws of all chains, from 1.
  ///   - bins: 1 or more.
  public init(ranks: [[Double]], bins: Int = 20) {
    precondition(bins > 0, "rank histograms have bins, not \(bins)")
    let total = ranks.reduce(0) { $0 + $1.count }
    counts = ranks.map { ranks in
      var counts = [Double](repeating: 0, count: bins)
      for rank in ranks where rank >= 0.5 && rank <= Double(total) + 0.5 {
        let share = (rank - 0.5) / Double(total)
        counts[min(bins - 1, Int(share * Double(bins)))] += 1
      }
      return counts
    }
    self.total = total
    expected = Double(total) / Double(max(1, ranks.count)) / Double(bins)
  }

  /// The tallest bin, or twice the expected height where all are lower.
  public var top: Double { max(2 * expected, counts.joined().max() ?? 1) }

  /// The histograms as steps, a colour and a dash for each chain, with a line at the expected height.
  ///
  /// - Parameter name: The data blocks are "NAME_0", "NAME_1", ...
  public func panel(
    _ title: Text = "ranks", x label: Text, _ name: String, agreement: Agreement = .exact
  ) -> Panel {
    Panel(
      title, x: Axis(label, range: Axis.range(from: 0, to: Double(total))),
      y: Axis("draws of the chain", range: Axis.range(from: 0, to: 1.05 * top)),
      layers: [.horizontalLine(at: expected, Stroke(.black, width: 1.5, dash: .solid))]
        + zip(counts, Ink.chains).enumerated().map { chain, item -> Layer in
          // A step up and a step down for each bin
          let (counts, ink) = item
          let width = Double(total) / Double(counts.count)
          return .line(
            "\(name)_\(chain)",
            x: counts.indices.flatMap { [width * Double($0), width * Double($0 + 1)] },
            y: counts.flatMap { [$0, $0] }, Stroke(ink, width: 2.5), agreement: agreement)
        })
  }
}

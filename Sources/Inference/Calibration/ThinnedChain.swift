import BayesNumerics

/// Nearly independent draws from one chain: warm up, look how far its memory reaches, then keep only
/// one step in so many.
///
/// The memory is measured on a pilot stretch, by the effective sample size of every recorded number
/// and of its square; the draws come afterwards, so that measuring does not choose among them. The
/// thinning is 1.5 × steps/ESS of the slowest, whole, at most `longestThinning`.
public struct ThinnedChain: Sendable {
  public let warmUp: Int
  public let pilot: Int
  public let longestThinning: Int

  /// Precondition: warm-up 0 or more, a pilot of 100 or more, thinning 1 or more.
  public init(warmUp: Int = 300, pilot: Int = 300, longestThinning: Int = 200) {
    precondition(
      warmUp >= 0 && pilot >= 100 && longestThinning >= 1,
      "A chain of \(warmUp) warm-up steps, a pilot of \(pilot) and a thinning of at most "
        + "\(longestThinning) cannot be thinned.")
    self.warmUp = warmUp
    self.pilot = pilot
    self.longestThinning = longestThinning
  }

  /// `count` draws, each as `recorder` records it.
  public func draws<Kernel: TransitionKernel>(
    _ count: Int, of kernel: Kernel, from start: [Double], recording recorder: Recorder,
    using random: inout RandomSource
  ) -> [[Double]] {
    var state = kernel.start(at: start)
    let tuned = kernel.tuned(warmUp, from: &state, using: &random) { _ in }

    // How long is its memory?
    let seen = (0..<pilot).map { _ in
      _ = tuned.step(&state, using: &random)
      return recorder.values(state.position)
    }
    let thinning = max(1, Int(min(Double(longestThinning), 1.5 * Self.longestMemory(seen))))

    // Draw
    return (0..<count).map { _ in
      for _ in 0..<thinning { _ = tuned.step(&state, using: &random) }
      return recorder.values(state.position)
    }
  }

  /// Steps for one independent draw, of the slowest number or square.
  private static func longestMemory(_ rows: [[Double]]) -> Double {
    let columns = rows[0].indices.map { index in rows.map { $0[index] } }
    let steps = Double(rows.count)
    return columns.reduce(1) { longest, column in
      let mean = column.reduce(0, +) / steps
      let squares = column.map { ($0 - mean) * ($0 - mean) }
      let effective = min(
        EffectiveSampleSize.mean([column]), EffectiveSampleSize.mean([squares]))
      return effective.isNaN ? .greatestFiniteMagnitude : max(longest, steps / effective)
    }
  }
}

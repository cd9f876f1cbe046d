import BayesNumerics

/// Ten coins, one of which has two tails; one coin, flipped once, shows tails. Is it the unfair one?
///
/// Lecture 003, "Mandatory coin-flip example".
enum UnfairCoin {
  /// P(A): one coin in ten is unfair.
  static let prior = 1.0 / 10
  /// P(B | A): the unfair coin always shows tails.
  static let tailsIfUnfair = 1.0
  /// P(B | not A)
  static let tailsIfFair = 1.0 / 2

  /// P(A | B) by Bayes' theorem.
  static func posterior() -> Double {
    let tails = tailsIfUnfair * prior + tailsIfFair * (1 - prior)
    return tailsIfUnfair * prior / tails
  }

  /// The same by doing it: draw a coin, flip it, and among the tails count the unfair coins.
  struct Simulation: Sendable {
    /// Number of flips that showed tails.
    private(set) var tails = 0
    /// Number of those with the unfair coin.
    private(set) var unfair = 0
    /// The share of unfair coins after 1, 2, 5, 10, 20, 50, ... tails.
    private(set) var history: [(tails: Int, share: Double)] = []

    var share: Double { Double(unfair) / Double(tails) }

    /// Standard deviation of the share, for the exact answer: sqrt(P (1 - P) / tails).
    var standardError: Double {
      let p = UnfairCoin.posterior()
      return (p * (1 - p) / Double(tails)).squareRoot()
    }
  }

  static func simulate(tails: Int, using random: inout RandomSource) -> Simulation {
    var simulation = Simulation()
    while simulation.tails < tails {
      let isUnfair = random.uniform() < prior
      let showsTails = random.uniform() < (isUnfair ? tailsIfUnfair : tailsIfFair)
      if showsTails { simulation.record(isUnfair: isUnfair) }
    }
    return simulation
  }
}

extension UnfairCoin.Simulation {
  fileprivate mutating func record(isUnfair: Bool) {
    tails += 1
    unfair += isUnfair ? 1 : 0
    // Twenty points for each power of ten, equally spaced on a log axis
    if tails <= 10 || tails >= (history.last.map { Int(Double($0.tails) * 1.12) } ?? 0) {
      history.append((tails, share))
    }
  }
}

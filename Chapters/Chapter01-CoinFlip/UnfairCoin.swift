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
    /// The share of unfair coins along the way, about twenty times for each power of ten, and at the end.
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
      if showsTails { simulation.record(isUnfair: isUnfair, isLast: simulation.tails + 1 == tails) }
    }
    return simulation
  }
}

extension UnfairCoin.Simulation {
  fileprivate mutating func record(isUnfair: Bool, isLast: Bool) {
    tails += 1
    unfair += isUnfair ? 1 : 0
    let next = history.last.map { Int(Double($0.tails) * 1.12) } ?? 0
    if tails <= 10 || tails >= next || isLast {
      history.append((tails, share))
    }
  }
}

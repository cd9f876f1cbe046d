import BayesNumerics

/// A range that holds the parameter with a stated posterior probability.
public struct CredibleInterval: Sendable, Equatable {
  public let lower: Double
  public let upper: Double
  /// The posterior probability inside, such as 0.95.
  public let probability: Double

  public init(lower: Double, upper: Double, probability: Double) {
    self.lower = lower
    self.upper = upper
    self.probability = probability
  }

  public var width: Double { upper - lower }

  /// Cuts the same probability off both tails.
  ///
  /// - Parameter probability: Inside (0, 1).
  public static func equalTailed(
    of distribution: some ContinuousDistribution, probability: Double = 0.95
  ) -> CredibleInterval {
    precondition(probability > 0 && probability < 1, "a probability lies in (0, 1)")
    let tail = (1 - probability) / 2
    return CredibleInterval(
      lower: distribution.quantile(tail), upper: distribution.upperTailQuantile(tail),
      probability: probability)
  }

  /// The shortest interval with this probability: every point inside is more probable than any outside.
  ///
  /// Slides the interval from the left edge to the right. For a density with one peak the balance
  /// density(lower) - density(upper) grows from negative to positive on the way, and the shortest
  /// interval is where it crosses zero (Box and Tiao 1973, section 2.8). A density that only falls or
  /// only rises gives an interval that begins or ends at the edge of its support.
  ///
  /// - Precondition: `distribution` has one peak or none (a flat density gives the central interval);
  ///   a U-shaped density has no highest-density interval but two, see ``Beta``'s shape.
  /// - Returns: Ends accurate to about 1e-12 of the support's cumulative probability.
  public static func highestDensity(
    of distribution: some ContinuousDistribution, probability: Double = 0.95
  ) -> CredibleInterval {
    precondition(probability > 0 && probability < 1, "a probability lies in (0, 1)")
    let outside = 1 - probability

    func ends(leftTail: Double) -> (lower: Double, upper: Double) {
      (distribution.quantile(leftTail), distribution.upperTailQuantile(outside - leftTail))
    }
    func balance(leftTail: Double) -> Double {
      let (lower, upper) = ends(leftTail: leftTail)
      return distribution.logDensity(lower) - distribution.logDensity(upper)
    }

    // The crossing, by bisection of the probability left of the interval; a density that is infinite
    // at an edge begins or ends there, and a flat one is balanced at the first middle
    var low = 0.0
    var high = outside
    if balance(leftTail: low) > 0 {
      high = low
    } else if balance(leftTail: high) < 0 {
      low = high
    }
    while high - low > 1e-14 {
      let middle = (low + high) / 2
      let balanced = balance(leftTail: middle)
      if balanced == 0 {
        low = middle
        high = middle
      } else if balanced < 0 {
        low = middle
      } else {
        high = middle
      }
    }
    let (lower, upper) = ends(leftTail: (low + high) / 2)
    return CredibleInterval(lower: lower, upper: upper, probability: probability)
  }
}

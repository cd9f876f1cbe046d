/// The three probabilities from which the tables of the six rules are made.
///
/// The lecture states its rules in words; 0.9, 0.5 and 0.1 are our choice, and an option each.
struct RuleProbabilities: Sendable, Equatable {
  /// For what a rule calls likely or frequent.
  var likely: Double
  /// For an event about which a rule says nothing.
  var even: Double
  /// For what seldom occurs: an effect without its cause, or a cause that is one of many.
  var rare: Double

  static let standard = RuleProbabilities(likely: 0.9, even: 0.5, rare: 0.1)
}

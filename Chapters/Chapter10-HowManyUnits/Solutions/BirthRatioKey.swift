import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<BirthQuestion> {
  static var birthRatio: Self {
    Self(
      solution: { question in
        try question.run.ratios(of: question.births) {
          try logBirthRatio(smaller: $0, larger: $1, alpha: $2, most: $3)
        }
      },
      mistakes: FaultyBirth.all.map { fault in
        Mistake(fault.name, hint: fault.hint) { question in
          try question.run.ratios(of: question.births, by: fault.ratio)
        }
      })
  }
}

/// A ratio of births as it is known to go wrong.
private struct FaultyBirth: Sendable {
  let name: String
  let hint: String
  let ratio: @Sendable (WeightFit, WeightFit, Double, Int) throws -> Double

  /// The right ratio with something added, of both nets, α and M*.
  init(
    _ name: String, hint: String,
    adding term: @escaping @Sendable (WeightFit, WeightFit, Double, Int) -> Double
  ) {
    self.init(name, hint: hint) { right, small, large, alpha, most in
      right + term(small, large, alpha, most)
    }
  }

  /// The right ratio, changed.
  init(
    _ name: String, hint: String,
    changing change: @escaping @Sendable (Double, WeightFit, WeightFit, Double, Int) -> Double
  ) {
    self.name = name
    self.hint = hint
    ratio = { small, large, alpha, most in
      let right = try logBirthRatio(smaller: small, larger: large, alpha: alpha, most: most)
      return change(right, small, large, alpha, most)
    }
  }

  private static let logTwoPi = log(2 * Double.pi)

  /// log P(M + 1)/P(M)
  private static func prior(_ small: WeightFit, _ alpha: Double, _ most: Int) -> Double {
    small.units + 1 < most ? log(alpha) : log(alpha / (1 - alpha))
  }

  /// log of the probability that a birth is tried, and that a death is.
  private static func birth(_ small: WeightFit) -> Double { small.units == 0 ? 0 : log(0.5) }
  private static func death(_ large: WeightFit, _ most: Int) -> Double {
    large.units == most ? 0 : log(0.5)
  }

  /// ½ log |S_b| of the larger net less that of the smaller one.
  private static func room(_ small: WeightFit, _ large: WeightFit) -> Double {
    0.5 * (large.logDeterminant - small.logDeterminant)
  }

  static let all = [
    // The data
    FaultyBirth(
      "the lemma without its constant (E6)",
      hint:
        "Each weight brings a factor (2π)^(1/2), and the larger net has one weight more: it does not cancel.",
      adding: { _, _, _, _ in -0.5 * logTwoPi }),
    FaultyBirth(
      "(2π)^(1/2) the wrong way round",
      hint: "The lemma multiplies by (2π)^(k/2): the larger net gains, it does not lose.",
      adding: { _, _, _, _ in -logTwoPi }),
    FaultyBirth(
      "(2π)^(1/2) once too often",
      hint:
        "It is (2π)^(k/2), half of log 2π for each weight; and k counts the linear part's weights in both nets.",
      adding: { _, _, _, _ in 0.5 * logTwoPi }),
    FaultyBirth(
      "no determinant",
      hint: "The weights are integrated out: |S_b|^(1/2) says how much room they have.",
      adding: { small, large, _, _ in -room(small, large) }),
    FaultyBirth(
      "the determinant upside down",
      hint:
        "`logDeterminant` is that of the covariance S_b already, not of its inverse: add half of it.",
      adding: { small, large, _, _ in -2 * room(small, large) }),
    FaultyBirth(
      "no square root of the determinant", hint: "It is |S_b|^(1/2): half the logarithm.",
      adding: { small, large, _, _ in room(small, large) }),
    FaultyBirth(
      "without the prior of the weights",
      hint: "In the lemma the prior density of b at m_b stands beside the likelihood there.",
      adding: { small, large, _, _ in small.logPrior - large.logPrior }),
    FaultyBirth(
      "the ratio of fits",
      hint:
        "The larger net always fits better. Compare evidences, with the weights integrated out, not the likelihoods of "
        + "the best weights.",
      adding: { small, large, _, _ in
        small.logPrior - large.logPrior - room(small, large) - 0.5 * logTwoPi
      }),
    FaultyBirth(
      "the joint densities at the posterior means",
      hint: "A density at its peak is no integral: the lemma's (2π)^(k/2) |S_b|^(1/2) is missing.",
      adding: { small, large, _, _ in -room(small, large) - 0.5 * logTwoPi }),
    FaultyBirth(
      "without the data", hint: "Prior and tries are right; how do the data judge the two nets?",
      changing: { _, small, large, alpha, most in
        prior(small, alpha, most) + death(large, most) - birth(small)
      }),
    // The prior on M
    FaultyBirth(
      "without the prior on M",
      hint: "P(M + 1)/P(M) is missing; without data the chain would not return the prior.",
      adding: { small, _, alpha, most in -prior(small, alpha, most) }),
    FaultyBirth(
      "the prior on M upside down", hint: "A birth leads to M + 1: its prior stands above.",
      adding: { small, _, alpha, most in -2 * prior(small, alpha, most) }),
    FaultyBirth(
      "the prior at M* as elsewhere",
      hint: "P(M + 1)/P(M) is α only below M*; at M* no unit had to fail to come.",
      adding: { small, _, alpha, most in
        small.units + 1 == most ? log(1 - alpha) : 0
      }),
    FaultyBirth(
      "α and 1 - α interchanged", hint: "α is the probability of one unit more.",
      adding: { small, _, alpha, most in
        prior(small, 1 - alpha, most) - prior(small, alpha, most)
      }),
    // How often each way is tried
    FaultyBirth(
      "the ends forgotten",
      hint:
        "From no unit a birth is certain, and from M* a death: there the two ways are not tried equally often.",
      adding: { small, large, _, most in birth(small) - death(large, most) }),
    FaultyBirth(
      "the ends upside down",
      hint:
        "A way that is tried often must be taken less readily: the probability of trying the way back stands above, that "
        + "of the way there below.",
      adding: { small, large, _, most in 2 * (birth(small) - death(large, most)) }),
    FaultyBirth(
      "the upper end forgotten",
      hint:
        "From M* a death is certain; where the larger net has M* units, its way back is tried with probability 1.",
      adding: { _, large, _, most in log(0.5) - death(large, most) }),
    FaultyBirth(
      "the lower end forgotten",
      hint: "From no unit a birth is certain: what is tried with probability 1 there counts.",
      adding: { small, _, _, _ in birth(small) - log(0.5) }),
    FaultyBirth(
      "the death tried from M",
      hint: "The death that undoes the birth starts from M + 1 units: how often is it tried there?",
      adding: { small, large, _, most in
        (small.units == 0 ? -Double.infinity : log(0.5)) - death(large, most)
      }),
    // Which unit
    FaultyBirth(
      "divided by the number of units",
      hint:
        "The death takes the unit with probability 1/(M + 1); but the birth put it at one of M + 1 places, too.",
      adding: { _, large, _, _ in -log(Double(large.units)) }),
    FaultyBirth(
      "multiplied by the number of units",
      hint:
        "The birth puts the unit at one of M + 1 places; but the death takes it with probability 1/(M + 1), too.",
      adding: { _, large, _, _ in log(Double(large.units)) }),
    // The whole
    FaultyBirth(
      "the ratio of the death", hint: "R is that of the birth: the larger net stands above.",
      changing: { right, _, _, _, _ in -right }),
    FaultyBirth(
      "R for log R", hint: "Asked for is the logarithm; the chain takes the exponential itself.",
      changing: { right, _, _, _, _ in exp(right) }),
    FaultyBirth(
      "cut off at 1",
      hint: "Return log R itself, above 0 as well: the death that undoes the birth needs 1/R.",
      changing: { right, _, _, _, _ in min(0, right) }),
  ]
}

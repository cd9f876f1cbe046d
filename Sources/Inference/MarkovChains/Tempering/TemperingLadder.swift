import BayesNumerics
import RealModule

/// The powers 0 ≤ b₁ < b₂ < ... < 1 at which a likelihood is weakened, from the flattest to the target.
public struct TemperingLadder: Sendable, Equatable {
  /// Ascending, the last one 1.
  public let powers: [Double]

  /// Precondition: two powers or more, ascending, from 0 or more to 1.
  public init(_ powers: [Double]) {
    precondition(
      powers.count >= 2 && powers.last == 1 && powers[0] >= 0
        && zip(powers, powers.dropFirst()).allSatisfy { $0 < $1 },
      "A ladder has two powers or more, ascending to 1, not \(powers).")
    self.powers = powers
  }

  /// So many rungs, denser towards 0, where the likelihood changes most: b_k = (k/K)^bend.
  ///
  /// The bend of 10/3 takes the quantiles of the beta distribution (0.3, 1), as Xie et al. (2011) found
  /// best for evidences. Precondition: two rungs or more, a positive bend.
  public init(rungs: Int, bend: Double = 10.0 / 3) {
    precondition(rungs >= 2 && bend > 0, "A ladder of \(rungs) rungs bent by \(bend).")
    self.init((0..<rungs).map { .pow(Double($0) / Double(rungs - 1), bend) })
  }

  /// So many rungs from `lowest` to 1 in equal ratios, for a ladder that must not begin at 0.
  ///
  /// Precondition: two rungs or more, a lowest power inside (0, 1).
  public init(geometricFrom lowest: Double, rungs: Int) {
    precondition(
      rungs >= 2 && lowest > 0 && lowest < 1, "A ladder of \(rungs) rungs from \(lowest).")
    let ratio = Double.log(lowest) / Double(rungs - 1)
    self.init((0..<rungs).map { $0 == rungs - 1 ? 1 : .exp(ratio * Double(rungs - 1 - $0)) })
  }

  /// The ladder with as many rungs between the same ends at which neighbours are rejected equally
  /// often, judged by the rejection rates seen on this one.
  ///
  /// Short steps are rejected as often as they are long in terms of a barrier Λ(b) that depends on the
  /// ends alone; a long one is rejected at a rate of r = erf(√π/2 Λ), as if log likelihoods were normal.
  /// The new powers cut the barrier, drawn straight between the old ones, into equal pieces. Source:
  /// Syed, Bouchard-Côté, Deligiannidis and Doucet (2022), section 5.1; Predescu, Predescu and
  /// Ciobanu (2004) for long steps.
  ///
  /// Precondition: one rejection rate between 0 and 1 for each pair of neighbours.
  public func equalised(rejections: [Double]) -> TemperingLadder {
    precondition(
      rejections.count == powers.count - 1 && rejections.allSatisfy { (0...1).contains($0) },
      "\(powers.count) rungs have one rejection rate less, not \(rejections).")
    // No step is quite without barrier, so that the powers stay apart, and none has an infinite one
    let steps = rejections.map { rejection in
      let known = min(max(rejection, 1e-3), 1 - 1e-6)
      return standardNormalQuantile((1 + known) / 2) * (2 / Double.pi).squareRoot()
    }
    let share = steps.reduce(0, +) / Double(steps.count)
    var result = [powers[0]]
    var (step, below) = (0, 0.0)
    for rung in 1..<(powers.count - 1) {
      let goal = share * Double(rung)
      while step < steps.count - 1 && below + steps[step] < goal {
        below += steps[step]
        step += 1
      }
      let part = (goal - below) / steps[step]
      result.append(powers[step] + part * (powers[step + 1] - powers[step]))
    }
    return TemperingLadder(result + [1])
  }
}

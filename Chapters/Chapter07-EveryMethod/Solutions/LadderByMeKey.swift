import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<LadderQuestion> {
  static var ladder: Self {
    Self(
      solution: { question in
        try question.answer {
          try ladderSweep(
            positions: $0, powers: $1, logPrior: $2, logLikelihood: $3, random: &$4)
        }
      },
      mistakes: FaultyLadder.all.map { fault in
        Mistake(fault.name, hint: fault.hint) { question in
          // Random numbers of its own, as a student's are; so few sweeps are enough to tell faults apart
          var own = question
          own.seed = question.seed ^ 0x5EED
          return try own.answer(by: fault.sweep)
        }
      })
  }
}

/// A sweep as it is known to go wrong: moves and exchanges by rules that may be changed.
private struct FaultyLadder: Sendable {
  let name: String
  let hint: String
  /// log of a rung's target, of log prior, log likelihood and power.
  var target: @Sendable (_ prior: Double, _ likelihood: Double, _ power: Double) -> Double = {
    $0 + $2 * $1
  }
  /// Whether a move is made, of the rise of the log target and a uniform number.
  var accepts: @Sendable (_ rise: Double, _ uniform: Double) -> Bool = { log($1) < $0 }
  var isTriedAgain = false
  /// log of what decides on an exchange: powers, log likelihoods and log priors of the hotter and the colder.
  var exchange: @Sendable (Pair) -> Double = { pair in
    (pair.colder.power - pair.hotter.power) * (pair.hotter.likelihood - pair.colder.likelihood)
  }
  var exchanges: @Sendable (_ rise: Double, _ uniform: Double) -> Bool = { log($1) < $0 }
  /// How many pairs from below offer an exchange.
  var pairs = Int.max
  var isCopied = false

  struct Rung {
    let power: Double
    let prior: Double
    let likelihood: Double
  }

  struct Pair {
    let hotter: Rung
    let colder: Rung
  }

  @Sendable func sweep(
    _ positions: [Double], _ powers: [Double], _ logPrior: (Double) -> Double,
    _ logLikelihood: (Double) -> Double, _ random: inout RandomSource
  ) -> [Double] {
    var positions = positions
    for (rung, power) in powers.enumerated() {
      func height(_ theta: Double) -> Double {
        target(logPrior(theta), logLikelihood(theta), power)
      }
      var isMoved = false
      repeat {
        let proposal = positions[rung] + 1.5 * random.normal()
        isMoved = accepts(height(proposal) - height(positions[rung]), random.uniform())
        if isMoved { positions[rung] = proposal }
      } while isTriedAgain && !isMoved
    }
    for rung in 0..<Swift.min(powers.count - 1, pairs) {
      let sides = [rung, rung + 1].map {
        Rung(
          power: powers[$0], prior: logPrior(positions[$0]),
          likelihood: logLikelihood(positions[$0]))
      }
      let rise = exchange(Pair(hotter: sides[0], colder: sides[1]))
      guard exchanges(rise, random.uniform()) else { continue }
      if isCopied {
        positions[rung + 1] = positions[rung]
      } else {
        positions.swapAt(rung, rung + 1)
      }
    }
    return positions
  }

  private init(
    _ name: String, hint: String, _ change: (inout FaultyLadder) -> Void
  ) {
    self.name = name
    self.hint = hint
    change(&self)
  }

  static let all = [
    FaultyLadder(
      LadderJudge.alone,
      hint:
        "The coldest chain never leaves its peak: every pair of neighbours must offer each other its places, the last pair too."
    ) { $0.pairs = 0 },
    FaultyLadder(
      "every exchange made",
      hint:
        "Exchanged whatever comes, all rungs have one and the same distribution: accept with a probability."
    ) { $0.exchanges = { _, _ in true } },
    FaultyLadder(
      "the exchange upside down",
      hint: "The colder rung should like a place of higher likelihood, not of lower."
    ) {
      $0.exchange = { pair in
        (pair.colder.power - pair.hotter.power) * (pair.colder.likelihood - pair.hotter.likelihood)
      }
    },
    FaultyLadder(
      "exchanges only where the colder gains",
      hint: "That is a search: a loss is accepted too, with the probability exp(-loss)."
    ) { $0.exchanges = { rise, _ in rise > 0 } },
    FaultyLadder(
      "one power in the exchange",
      hint: "Both targets change: what is left has the difference of both powers."
    ) { $0.exchange = { $0.hotter.power * ($0.hotter.likelihood - $0.colder.likelihood) } },
    FaultyLadder(
      "no powers in the exchange",
      hint: "Write down both targets before and after: each likelihood has its rung's power."
    ) { $0.exchange = { $0.hotter.likelihood - $0.colder.likelihood } },
    FaultyLadder(
      "the prior in the exchange, too",
      hint:
        "Both rungs have the same prior, so that in the ratio of the targets it cancels: only likelihoods are left."
    ) {
      $0.exchange = { pair in
        let (hotter, colder) = (pair.hotter, pair.colder)
        let rise = hotter.prior + hotter.likelihood - colder.prior - colder.likelihood
        return (colder.power - hotter.power) * rise
      }
    },
    FaultyLadder(
      "the place copied", hint: "An exchange gives both their places: no place is there twice."
    ) { $0.isCopied = true },
    FaultyLadder(
      "rungs that are not hot",
      hint:
        "The rung with the power b moves on prior × likelihood^b: below 1 the power flattens, and does not sharpen."
    ) { $0.target = { prior, likelihood, _ in prior + likelihood } },
    FaultyLadder(
      "the power on the prior, too",
      hint:
        "prior × likelihood^b: the prior keeps its power 1, so that the hottest rung is the prior."
    ) { $0.target = { prior, likelihood, power in power * (prior + likelihood) } },
    FaultyLadder(
      "the power on the prior, too, in moves and exchanges",
      hint:
        "prior × likelihood^b: the prior keeps its power 1, so that the hottest rung is the prior."
    ) {
      $0.target = { prior, likelihood, power in power * (prior + likelihood) }
      $0.exchange = { pair in
        (pair.colder.power - pair.hotter.power)
          * (pair.hotter.likelihood + pair.hotter.prior - pair.colder.likelihood
            - pair.colder.prior)
      }
    },
    FaultyLadder(
      "no moves", hint: "Exchanges alone bring no new places: every chain must move, too."
    ) { $0.accepts = { _, _ in false } },
    FaultyLadder(
      LadderJudge.runaway, hint: "A move is accepted with the probability min(1, ratio)."
    ) { $0.accepts = { _, _ in true } },
    FaultyLadder(
      LadderJudge.frozen,
      hint: "A move downhill is accepted too, with the probability of the ratio of the targets."
    ) { $0.accepts = { rise, _ in rise > 0 } },
    FaultyLadder(
      "moves tried until one is accepted",
      hint: "A refused move counts: the chain stays where it is for this sweep."
    ) { $0.isTriedAgain = true },
  ]
}

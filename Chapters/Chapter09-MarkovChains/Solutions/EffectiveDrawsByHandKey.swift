import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<ChainQuestion> {
  static var effectiveDraws: Self {
    Self(
      solution: { try chapter9.effectiveDraws(chain: $0.chain) },
      mistakes: [
        Mistake("the 2 forgotten", hint: "Each lag beside 0 counts twice: once forth, once back.") {
          $0.size { $0.prefix($1).reduce(0, +) }
        },
        Mistake(
          "the 2 forgotten, and 1 taken away",
          hint:
            "D = 1 + 2(r₁ + r₂ + ...). The -1 belongs to the form in which lag 0 is doubled as the others are."
        ) { $0.size { $0.prefix($1).reduce(0, +) - 1 } },
        Mistake(
          "lag 0 counted three times",
          hint: "The first pair holds r₀ = 1, which is the 1 of D = 1 + 2(r₁ + r₂ + ...)."
        ) { $0.size { 1 + 2 * $0.prefix($1).reduce(0, +) } },
        Mistake(
          "lag 0 counted twice",
          hint: "The first pair holds r₀ = 1, which D has once: take one away."
        ) { $0.size { 2 * $0.prefix($1).reduce(0, +) } },
        Mistake(
          "an end at the first negative lag",
          hint:
            "It is the sums of pairs, r₀ + r₁, r₂ + r₃, ..., that end the sum; a single lag may be negative."
        ) { question -> Double in
          question.size { rho, _ in
            2 * rho.prefix(rho.firstIndex { $0 <= 0 } ?? rho.count).reduce(0, +) - 1
          }
        },
        Mistake(
          "no end",
          hint:
            "Far lags are noise; added up over all lags their sum with c₀ is 0 for any chain. End at the first pair that is "
            + "not positive."
        ) { $0.size { rho, _ in 2 * rho.dropLast(rho.count % 2).reduce(0, +) - 1 } },
        Mistake(
          "pairs that begin at lag 1",
          hint:
            "Pairs are of an even lag and the next: r₀ + r₁, r₂ + r₃; only those are positive for certain."
        ) { question -> Double in
          question.size { rho, _ in
            var divisor = 1.0
            for lag in stride(from: 1, to: rho.count - 1, by: 2) {
              if rho[lag] + rho[lag + 1] <= 0 { break }
              divisor += 2 * (rho[lag] + rho[lag + 1])
            }
            return divisor
          }
        },
        Mistake(
          "c_k over n - k",
          hint: "Divide each c_k by n, as the task says: far lags, of few terms, are damped by it."
        ) { question -> Double in
          let n = Double(question.chain.count)
          let rho = ChainQuestion.autocorrelationsByHand(question.chain).enumerated().map {
            $1 * n / (n - Double($0))
          }
          return n / (2 * rho.prefix(ChainQuestion.end(of: rho)).reduce(0, +) - 1)
        },
        Mistake(
          "a variance over n - 1",
          hint: "c₀ is the autocovariance at lag 0, over n like the others; then r₀ is 1."
        ) { question -> Double in
          let n = Double(question.chain.count)
          return question.size { 2 * $0.prefix($1).reduce(0, +) * (n - 1) / n - 1 }
        },
        Mistake("D itself", hint: "n/D is asked for: how many independent draws they are worth.") {
          Double($0.chain.count) / $0.size()
        },
        Mistake("the share of effective draws", hint: "Multiply by n.") {
          $0.size() / Double($0.chain.count)
        },
        Mistake(
          "never more than n",
          hint: "Draws that go to and fro around the mean are worth more than independent ones."
        ) { min(Double($0.chain.count), $0.size()) },
        Mistake(
          "a mean that is not taken away",
          hint: "Autocovariances are of the distances from the chain's mean."
        ) { question -> Double in
          let x = question.chain
          let c = x.indices.map { lag in zip(x, x.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } }
          let rho = c.map { $0 / c[0] }
          return Double(x.count) / (2 * rho.prefix(ChainQuestion.end(of: rho)).reduce(0, +) - 1)
        },
        Mistake(
          "one pair too many",
          hint: "The first pair that is not positive ends the sum, and is no part of it."
        ) { $0.size { 2 * $0.prefix(min($1 + 2, $0.count - $0.count % 2)).reduce(0, +) - 1 } },
        Mistake(
          "every positive pair",
          hint: "End at the first pair that is not positive; later positive pairs are noise."
        ) { question -> Double in
          question.size { rho, _ in
            var divisor = -1.0
            for lag in stride(from: 0, to: rho.count - 1, by: 2) {
              divisor += 2 * max(0, rho[lag] + rho[lag + 1])
            }
            return divisor
          }
        },
        Mistake(
          "sizes for autocorrelations",
          hint: "Negative autocorrelations make the mean better: add them with their sign."
        ) { question -> Double in
          question.size { r, end in
            let sizes = r.prefix(end).map { abs($0) }
            return 2 * sizes.reduce(0, +) - 1
          }
        },
        Mistake(
          "pairs that may only fall",
          hint:
            "That is a refinement of Geyer's, as in the section's function; here each pair counts as it is."
        ) { question -> Double in
          question.size { r, end in
            var (divisor, last) = (-1.0, Double.infinity)
            for lag in stride(from: 0, to: end, by: 2) {
              last = min(last, r[lag] + r[lag + 1])
              divisor += 2 * last
            }
            return divisor
          }
        },
        Mistake(
          "the section's function",
          hint:
            "It is for several chains, and has two refinements: pairs that may only fall, and half a pair at the end."
        ) { ChainByHand.effectiveSize([$0.chain]) },
        Mistake(
          "the first lag alone",
          hint:
            "(1 - r₁)/(1 + r₁) holds where r_k = r₁^k, for a chain with one memory; add up the lags instead."
        ) { question -> Double in
          let rho = ChainQuestion.autocorrelationsByHand(question.chain)
          return Double(question.chain.count) * (1 - rho[1]) / (1 + rho[1])
        },
      ])
  }
}

extension ChainQuestion {
  /// The lags of all pairs before the first that is not positive.
  fileprivate static func end(of rho: [Double]) -> Int {
    let pairs = stride(from: 0, to: rho.count - 1, by: 2)
    let whole = rho.count - rho.count % 2
    return pairs.first { rho[$0] + rho[$0 + 1] <= 0 } ?? whole
  }

  /// n / D, with D of all autocorrelations and of where the pairs end.
  fileprivate func size(
    _ divisor: (_ rho: [Double], _ end: Int) -> Double = { 2 * $0.prefix($1).reduce(0, +) - 1 }
  ) -> Double {
    let rho = ChainQuestion.autocorrelationsByHand(chain)
    return Double(chain.count) / divisor(rho, ChainQuestion.end(of: rho))
  }
}

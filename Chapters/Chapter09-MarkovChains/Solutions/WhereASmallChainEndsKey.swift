import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<BalanceQuestion> {
  static var stationary: Self {
    Self(
      solution: { try chapter9.stationary(transitions: $0.transitions) },
      mistakes: [
        // Of π
        Mistake(
          "rows for columns",
          hint:
            "What arrives in state j comes from all states i: sum over the first index. PΣ = Σ holds for equal numbers, "
            + "as each row sums to 1, and says nothing."
        ) { question in
          question.answer(
            [Double](
              repeating: 1 / Double(question.transitions.count), count: question.transitions.count))
        },
        Mistake(
          "many steps from one state",
          hint:
            "A chain that goes to and fro, or round, never settles; its distribution after n steps depends on n. Solve the "
            + "equations instead."
        ) {
          $0.answer(FiniteChain(transitions: $0.transitions).distribution(after: 1000, from: 0))
        },
        Mistake(
          "one step from anywhere",
          hint: "The mean of the rows is where a chain is after one step. π must not change by one."
        ) { question in
          question.answer(question.next(question.transitions.map { _ in 1 }).scaledToOne)
        },
        Mistake(
          "the probabilities of staying",
          hint:
            "Long stays make a state probable only if the chain comes back as often; solve π = πP."
        ) { question in
          question.answer(
            question.transitions.indices.map { question.transitions[$0][$0] }.scaledToOne)
        },
        Mistake(
          "a vector of length 1", hint: "Probabilities sum to 1; here their squares do.",
          answer: { question -> [Double] in
            let pi = try question.stationaryDistribution()
            return question.answer(pi.map { $0 / norm(pi) })
          }),
        Mistake(
          "the first state counts 1",
          hint: "Divide by the sum, so that the probabilities sum to 1.",
          result: { right, _ in right.dropLast().map { $0 / right[0] } + [right[right.count - 1]] }),

        // Of the imbalance
        Mistake(
          "probabilities without π",
          hint: "A flow is the probability of being there times that of going: weigh P_ij by π_i.",
          result: { right, question in
            question.answer(Array(right.dropLast())) { _, i, j in question.transitions[i][j] }
          }),
        Mistake(
          "π of where it goes to",
          hint: "The flow from i to j is that of being in i, π_i, times P_ij.",
          result: { right, question in
            question.answer(Array(right.dropLast())) { pi, i, j in
              pi[j] * question.transitions[i][j]
            }
          }),
        Mistake(
          "no imbalance",
          hint:
            "A stationary distribution needs no detailed balance: think of a chain that only goes round.",
          result: { right, _ in right.dropLast() + [0] }),
        Mistake(
          "all imbalances together",
          hint: "The largest of any two states is asked for, not the sum.",
          result: { right, question in
            let pi = Array(right.dropLast())
            return pi + [question.imbalances(pi).reduce(0, +)]
          }),
        Mistake(
          "each pair of states once, with a sign",
          hint: "The difference may be negative; take its size before the largest.",
          result: { right, question in
            let pi = Array(right.dropLast())
            let p = question.transitions
            let signed = pi.indices.flatMap { i in
              (i..<pi.count).map { j in pi[i] * p[i][j] - pi[j] * p[j][i] }
            }
            return pi + [signed.max() ?? 0]
          }),
      ])
  }
}

extension BalanceQuestion {
  fileprivate func stationaryDistribution() throws -> [Double] {
    try chapter9.stationary(transitions: transitions).dropLast()
  }

  fileprivate func next(_ weights: [Double]) -> [Double] {
    FiniteChain(transitions: transitions).next(weights)
  }

  /// |flow from i to j - flow from j to i| of all pairs, each twice.
  fileprivate func imbalances(
    _ pi: [Double], _ flow: ((_ pi: [Double], _ i: Int, _ j: Int) -> Double)? = nil
  ) -> [Double] {
    let flow = flow ?? { pi, i, j in pi[i] * transitions[i][j] }
    return pi.indices.flatMap { i in pi.indices.map { j in abs(flow(pi, i, j) - flow(pi, j, i)) } }
  }

  /// With the imbalance of this distribution.
  fileprivate func answer(
    _ pi: [Double], _ flow: ((_ pi: [Double], _ i: Int, _ j: Int) -> Double)? = nil
  ) -> [Double] {
    pi + [imbalances(pi, flow).max() ?? 0]
  }
}

extension [Double] {
  fileprivate var scaledToOne: [Double] {
    let sum = reduce(0, +)
    return map { $0 / (sum > 0 ? sum : 1e-300) }
  }
}

// Exercise 7: The acceptance ratio of a birth. Mark it: swift run chapter10 exercises 7 (add --hint for a nudge)
// See it at work: swift run chapter10 --with-mine
//
// A chain moves between nets of 0, ..., M* units, with all weights integrated out (section "How does a chain add and
// remove a unit?"). From M units it tries
//
// - a birth with probability 1 if M = 0, 0 if M = M*, and 1/2 otherwise: γ of the new unit is drawn from its prior, and
//   the unit is put at a random one of the M + 1 places among the others;
// - or else a death: one of the M units, each with the same probability, is taken away.
//
// M has the prior of exercise 2. A birth is accepted with probability min(1, R), the death that undoes it with
// probability min(1, 1/R). Return log R.
//
// You get what the regression on the columns of either net says (BirthRun.swift, compiled beside your file):
//
//     struct WeightFit {
//       let units: Int             // M
//       let weights: Int           // k = p + M, the linear part's weights and the units'
//       let logLikelihood: Double  // log p(D | b = m_b, γ, ν)   at the posterior mean m_b of the weights b,
//       let logPrior: Double       // log p(b = m_b | ν)         both with all their constants
//       let logDeterminant: Double // log |S_b|, of the posterior covariance of b
//     }
//
// The evidence p(D | γ, ν) follows from them by Lemma 2.1, with the constant that is missing where it is printed (E6).
//
// The marker asks for births in nets of every size, from none to M* - 1, with data and without, and compares your log R
// with evidences that were computed without the lemma, to eight digits. It also solves a net whose units can have four
// values only, and tells you what p(M | D) a chain with your ratio would give. Nothing in the verdict is random: a right
// function never fails. 'swift run chapter10 --with-mine' runs a chain with your ratio.

import BayesNumerics
import Foundation

/// log R of a birth that leads from the smaller net to the larger one.
///
/// - Parameters:
///   - smaller: The net before the birth, with M < M* units.
///   - larger: The net after it, with M + 1.
///   - alpha: α of the prior on M.
///   - most: M*, 1 or more.
func logBirthRatio(
  smaller: WeightFit, larger: WeightFit, alpha: Double, most: Int
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}

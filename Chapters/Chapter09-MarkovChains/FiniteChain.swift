import BayesNumerics
import Foundation

/// A Markov chain on a few states: where it goes next depends on where it is, and on nothing else.
struct FiniteChain: Sendable {
  /// P, the probability of going from state i (row) to state j (column); each row sums to 1.
  let transitions: [[Double]]

  /// Metropolis on a line of states: look at a neighbour to the left or to the right, and go there with probability
  /// min(1, π_j / π_i).
  ///
  /// Precondition: positive probabilities.
  // snippet: metropolis
  static func metropolis(_ target: [Double]) -> FiniteChain {
    FiniteChain(
      transitions: target.indices.map { i in
        var row = target.map { _ in 0.0 }
        for j in [i - 1, i + 1] where target.indices.contains(j) {
          row[j] = 0.5 * min(1, target[j] / target[i])
        }
        row[i] = 1 - row.reduce(0, +)
        return row
      })
  }
  // end snippet

  /// A roundabout: from each state only to the next, and from the last to the first, with the same flow everywhere.
  ///
  /// The flow is the smallest probability of the target, so that no state is left with a probability above 1.
  static func roundabout(_ target: [Double]) -> FiniteChain {
    let flow = target.min() ?? 0
    return FiniteChain(
      transitions: target.indices.map { i in
        var row = target.map { _ in 0.0 }
        row[(i + 1) % target.count] = flow / target[i]
        row[i] += 1 - flow / target[i]
        return row
      })
  }

  /// The walk that never refuses: to a neighbour on either side, with probability ½ each.
  static func neverRefusing(states: Int) -> FiniteChain {
    .metropolis([Double](repeating: 1 / Double(states), count: states))
  }

  /// Where the chain is one step later, π' = π P.
  // snippet: next
  func next(_ distribution: [Double]) -> [Double] {
    transitions.indices.map { j in
      transitions.indices.reduce(0) { $0 + distribution[$1] * transitions[$1][j] }
    }
  }
  // end snippet

  /// Where it is after so many steps from one state.
  func distribution(after steps: Int, from state: Int) -> [Double] {
    var here = transitions.indices.map { $0 == state ? 1.0 : 0 }
    for _ in 0..<steps { here = next(here) }
    return here
  }

  /// One step of a walker.
  func step(from state: Int, using random: inout RandomSource) -> Int {
    var rest = random.uniform()
    for (next, probability) in transitions[state].enumerated() {
      rest -= probability
      if rest < 0 { return next }
    }
    return state
  }

  /// The largest |π_i P_ij - π_j P_ji|: zero where every pair of states is in balance.
  // snippet: imbalance
  func imbalance(under target: [Double]) -> Double {
    var worst = 0.0
    for i in target.indices {
      for j in target.indices {
        worst = max(worst, abs(target[i] * transitions[i][j] - target[j] * transitions[j][i]))
      }
    }
    return worst
  }
  // end snippet

  /// Half the sum of |p - q|: the largest difference of the probabilities that two distributions give to any event.
  static func distance(_ one: [Double], _ other: [Double]) -> Double {
    0.5 * zip(one, other).reduce(0) { $0 + abs($1.0 - $1.1) }
  }

  /// The distance to the target from the worst start, after so many steps.
  func distance(to target: [Double], after steps: Int) -> Double {
    transitions.indices.map {
      FiniteChain.distance(distribution(after: steps, from: $0), target)
    }.max() ?? 0
  }

  /// The steps after which no start is farther from the target than ¼; nil beyond 10,000.
  ///
  /// Source: Levin, Peres and Wilmer, "Markov chains and mixing times", section 4.5.
  func mixingTime(to target: [Double]) -> Int? {
    var walks = transitions.indices.map { distribution(after: 0, from: $0) }
    for steps in 0...10_000 {
      if walks.allSatisfy({ FiniteChain.distance($0, target) <= 0.25 }) { return steps }
      walks = walks.map(next)
    }
    return nil
  }
}

/// What a chain in detailed balance is made of: with D the square roots of its target, D P D⁻¹ is symmetric, and so has
/// real eigenvalues and directions at right angles.
struct ChainSpectrum: Sendable {
  /// The largest first; that one is 1.
  let eigenvalues: [Double]
  /// One for each eigenvalue, of length 1; the squares of the first are the target.
  let directions: [[Double]]
  let target: [Double]

  /// Precondition: detailed balance.
  init(of chain: FiniteChain, target: [Double]) {
    let roots = target.map { $0.squareRoot() }
    let rows = target.indices.map { i in
      target.indices.map { j in roots[i] * chain.transitions[i][j] / roots[j] }
    }
    let eigen = SymmetricEigen(Matrix(rows: rows))
    eigenvalues = eigen.values.reversed()
    directions = target.indices.reversed().map { k in
      target.indices.map { eigen.vectors[$0, k] }
    }
    self.target = target
  }

  /// Draws that are worth one independent draw, for the mean of a function of the state: Σ c (1 + λ)/(1 - λ) over Σ c,
  /// with c the function's share in each direction but the first.
  func drawsPerEffectiveDraw(of function: [Double]) -> Double {
    var (sum, all) = (0.0, 0.0)
    for (eigenvalue, direction) in zip(eigenvalues, directions).dropFirst() {
      let share = target.indices.reduce(0) {
        $0 + direction[$1] * target[$1].squareRoot() * function[$1]
      }
      sum += share * share * (1 + eigenvalue) / (1 - eigenvalue)
      all += share * share
    }
    return sum / all
  }
}

extension FiniteChain {
  /// The two eigenvalues beside 1 of a chain with three states, from trace and determinant; the larger first.
  ///
  /// NaN where they are complex.
  var otherEigenvaluesOfThree: (Double, Double) {
    precondition(transitions.count == 3, "three states, not \(transitions.count)")
    let p = transitions
    let sum = p[0][0] + p[1][1] + p[2][2] - 1
    let product =
      p[0][0] * (p[1][1] * p[2][2] - p[1][2] * p[2][1])
      - p[0][1] * (p[1][0] * p[2][2] - p[1][2] * p[2][0])
      + p[0][2] * (p[1][0] * p[2][1] - p[1][1] * p[2][0])
    let root = (sum * sum / 4 - product).squareRoot()
    return (sum / 2 + root, sum / 2 - root)
  }
}

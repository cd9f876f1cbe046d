import BayesNumerics
import RealModule

/// A chain of hidden states, each of which makes one number that is seen: forwards and backwards
/// through a series in time proportional to its length.
///
/// Forwards α_t(j) ∝ p(y_1, ..., y_t, state_t = j), each normalised, so that no product underflows;
/// log p(y) is the sum of the logarithms of what was divided out. Backwards the probability of each
/// state given all numbers, and of each pair of neighbours. Source: Baum et al. (1970); Rabiner
/// (1989), Proceedings of the IEEE 77, 257-286.
public struct HiddenMarkovChain: Sendable {
  /// P(state_1 = j)
  public let start: [Double]
  /// P(state_(t+1) = j | state_t = i), states × states.
  public let transition: Matrix

  /// Precondition: rows of the transition and the start add up to 1, to 1e-9.
  public init(start: [Double], transition: Matrix) {
    let count = start.count
    precondition(
      count >= 1 && transition.rows == count && transition.columns == count
        && abs(start.reduce(0, +) - 1) < 1e-9
        && (0..<count).allSatisfy { i in
          abs((0..<count).reduce(0) { $0 + transition[i, $1] } - 1) < 1e-9
        },
      "\(count) states need a start and rows of transitions that add up to 1.")
    self.start = start
    self.transition = transition
  }

  /// What the series says of its states.
  public struct Reading: Sendable, Equatable {
    /// log p(y)
    public let logLikelihood: Double
    /// P(state_t = j | y), one row of states for each number.
    public let states: [[Double]]
    /// Σ_t P(state_t = i, state_(t+1) = j | y)
    public let transitions: Matrix
  }

  /// - Parameter logDensities: log p(y_t | state j), one row for each number. Precondition: rows as
  ///   long as there are states.
  public func read(_ logDensities: [[Double]]) -> Reading {
    let count = start.count
    var forward: [[Double]] = []
    var (logLikelihood, ahead) = (0.0, start)
    var emissions: [[Double]] = []
    for row in logDensities {
      precondition(row.count == count, "\(row.count) densities for \(count) states.")
      // Relative to the largest, so that one at least is 1
      let largest = row.max() ?? 0
      let relative = row.map { Double.exp($0 - largest) }
      let joint = zip(ahead, relative).map { $0 * $1 }
      let total = joint.reduce(0, +)
      logLikelihood += .log(total) + largest
      let now = joint.map { $0 / total }
      forward.append(now)
      emissions.append(relative.map { $0 / total })
      ahead = transition.transposedTimes(now)
    }

    // β_t(i) = Σ_j P(i → j) p(y_(t+1) | j) β_(t+1)(j), scaled as α is
    var transitions = Matrix(rows: count, columns: count)
    var states = forward
    var backward = [Double](repeating: 1, count: count)
    for t in stride(from: logDensities.count - 2, through: 0, by: -1) {
      let seen = zip(emissions[t + 1], backward).map { $0 * $1 }
      for i in 0..<count {
        for j in 0..<count { transitions[i, j] += forward[t][i] * transition[i, j] * seen[j] }
      }
      backward = transition * seen
      states[t] = zip(forward[t], backward).map { $0 * $1 }
    }
    return Reading(logLikelihood: logLikelihood, states: states, transitions: transitions)
  }
}

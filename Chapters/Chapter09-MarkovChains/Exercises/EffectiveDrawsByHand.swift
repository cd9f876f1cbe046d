import BayesNumerics
import Foundation
import Marking
import Workbook

/// The draws of one chain.
struct ChainQuestion: Sendable {
  var chain: [Double]

  var words: String {
    "a chain of \(chain.count) draws that begins with "
      + chain.prefix(3).map { NumberText.significant($0, digits: 4) }.joined(separator: ", ")
  }

  /// Draws that resemble the last by a factor from -0.6 to 0.95, around some mean.
  ///
  /// Where the rule gives no positive D, which happens to short chains that go to and fro, others are drawn.
  static func random(using random: inout RandomSource) -> ChainQuestion {
    while true {
      let memory = -0.6 + 1.55 * random.uniform()
      // An odd number, so that a sum over all pairs leaves out the last lag and is not 0 to rounding
      let count = 2 * Int.random(in: 6...45, using: &random) + 1
      let middle = 5 * random.normal()
      var x = random.normal()
      let chain = (0..<count).map { _ -> Double in
        x = memory * x + (1 - memory * memory).squareRoot() * random.normal()
        return middle + x
      }
      let rho = autocorrelationsByHand(chain)
      let pairs = stride(from: 0, to: count - 1, by: 2).map { rho[$0] + rho[$0 + 1] }
      let end = pairs.firstIndex { $0 <= 1e-6 } ?? pairs.count
      // Nor one whose end is a matter of rounding, or that hides what a mistake does
      let divisor = 2 * pairs.prefix(end).reduce(0, +) - 1
      if divisor > 0.1, end < pairs.count, pairs[end] < -1e-6 { return ChainQuestion(chain: chain) }
    }
  }

  /// r_k for all lags, dividing by n each time.
  static func autocorrelationsByHand(_ chain: [Double]) -> [Double] {
    let mean = chain.reduce(0, +) / Double(chain.count)
    let x = chain.map { $0 - mean }
    let c = x.indices.map { lag in zip(x, x.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } }
    return c.map { $0 / c[0] }
  }
}

extension Exercise {
  static let effectiveDrawsByHand = Exercise(
    4, "effective-draws", "Effective draws by hand", difficulty: 2,
    task:
      "How many independent draws are the draws of one chain worth, for its mean? Add up autocorrelations in pairs, and "
      + "end where a pair is no longer positive.",
    hint:
      "The first pair holds r₀ = 1, which D has once and the other lags twice. Try it on paper with a chain of eleven.",
    alwaysTry: [
      // Slowly up and down, an odd number of draws, and one that goes to and fro
      ChainQuestion(chain: [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3]),
      ChainQuestion(chain: [3, 3, 4, 4, 4, 2, 1, 1, 2, 5, 6, 5, 5]),
      ChainQuestion(chain: [1, -1, 2, -0.5, 1, 0.5, -1, 1, -2, 0.2, 0.4, -0.8, 1.5, -0.7, 0.1]),
    ],
    inputs: { ChainQuestion.random(using: &$0) }, describe: \.words,
    agreement: .relative(1e-9, because: "rounding of sums of a hundred terms"),
    call: StudentCall("effectiveDraws") { ["chain": $0.chain] },
    key: .effectiveDraws)
}

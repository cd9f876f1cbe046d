import BayesNumerics
import Foundation
import Marking
import Workbook

/// Flips of a coin that is fair with some probability, and has a Beta(a, b) prior otherwise.
struct MixedCoin: Sendable {
  let heads: Int
  let flips: Int
  let a: Double
  let b: Double
  let fairPrior: Double

  /// From a few flips to a million, within three standard deviations of one half or anywhere.
  static func drawn(using random: inout RandomSource) -> MixedCoin {
    let flips = Int(exp(Double.random(in: log(2)...log(1e6), using: &random)))
    let away = Double.random(in: -1.5...1.5, using: &random) * Double(flips).squareRoot()
    let near = Int((Double(flips) / 2 + away).rounded())
    let heads =
      Bool.random(using: &random)
      ? min(flips, max(0, near)) : Int.random(in: 0...flips, using: &random)
    func shape() -> Double { exp(Double.random(in: log(0.5)...log(200), using: &random)) }
    return MixedCoin(
      heads: heads, flips: flips, a: shape(), b: shape(),
      fairPrior: Double.random(in: 0.05...0.95, using: &random))
  }
}

extension Exercise {
  static let evidenceWithoutUnderflow = Exercise(
    6, "evidence-without-underflow", "Evidence without underflow", difficulty: 3,
    task:
      "A coin is fair with probability fairPrior, and otherwise has a p of Beta(a, b). Compute the "
      + "logarithm of the probability of exactly these flips, in one order, for up to a million of "
      + "them.",
    hint:
      "The probability is a sum over the two ways in which the flips can come about, as in the "
      + "table of the five coins. Take the logarithm of each term, and add the terms by logSumExp.",
    alwaysTry: [
      MixedCoin(heads: 10, flips: 14, a: 1, b: 1, fairPrior: 0.5),
      MixedCoin(heads: 500_600, flips: 1_000_000, a: 1, b: 1, fairPrior: 0.3),
      MixedCoin(heads: 1013, flips: 2000, a: 4, b: 2, fairPrior: 0),
      MixedCoin(heads: 1013, flips: 2000, a: 4, b: 2, fairPrior: 1),
      MixedCoin(heads: 0, flips: 3, a: 0.5, b: 200, fairPrior: 0.9),
    ],
    inputs: { MixedCoin.drawn(using: &$0) },
    describe: {
      "heads = \($0.heads), flips = \($0.flips), a = \($0.a), b = \($0.b), "
        + "fairPrior = \($0.fairPrior)"
    },
    agreement: .relative(
      1e-9, because: "logarithms of up to 1e7, each right to 1e-16, leave a difference of up to 7e5"
    ),
    call: StudentCall("logEvidence") {
      ["heads": $0.heads, "flips": $0.flips, "a": $0.a, "b": $0.b, "fairPrior": $0.fairPrior]
    },
    key: .evidenceWithoutUnderflow)
}

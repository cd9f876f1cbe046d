import BayesNumerics
import Foundation

/// Runs a sampler with a planted fault, or a mended one; compiled in the chapter, and beside a student's file.
///
/// The model: one coefficient γ ~ N(0, 1), and four measurements y_i ~ N(γ, 1).
struct FaultRun {
  static let tests = [
    "known-means", "detailed-balance", "joint-distribution", "r-hat", "effective-sample-size",
  ]

  /// Steps of each run with points drawn anew.
  static let rounds = 15

  /// "name": which test was named. "chain": chains with these points. "joint": so many runs of fifteen single steps,
  /// after each of which the points are drawn anew.
  let kind: String
  let y: [Double]
  let starts: [Double]
  let steps: Int
  let seed: UInt64

  /// The number of the named test, or -1; each place of each chain; or γ and the mean of y at the end of each run.
  func numbers<Chain>(
    name: () throws -> String, start: (Double, [Double]) throws -> Chain,
    step: (inout Chain, [Double], inout RandomSource) throws -> Void, place: (Chain) -> Double
  ) throws -> [Double] {
    switch kind {
    case "name": return [Double(Self.tests.firstIndex(of: try name()) ?? -1)]
    case "chain":
      return try starts.enumerated().flatMap { index, first in
        var random = RandomSource(seed: seed).stream(index)
        var chain = try start(first, y)
        return try (0..<steps).map { _ in
          try step(&chain, y, &random)
          return place(chain)
        }
      }
    default:
      return try (0..<steps).flatMap { index -> [Double] in
        var random = RandomSource(seed: seed).stream(index)
        // γ from its prior and points from γ, then a step and points anew, again and again
        var gamma = random.normal()
        var mean = 0.0
        for _ in 0..<Self.rounds {
          let points = (0..<4).map { _ in gamma + random.normal() }
          var chain = try start(gamma, points)
          try step(&chain, points, &random)
          (gamma, mean) = (place(chain), points.reduce(0, +) / 4)
        }
        return [gamma, mean]
      }
    }
  }
}

import BayesNumerics
import Foundation
import Inference
import SafeIO
import TestSupport
import Testing

@testable import chapter5

@Suite struct TrainingSetTests {
  /// What is said of a file, or nil where it is taken.
  private static func refusal(_ rows: [[Double]]) throws -> String? {
    let folder = TemporaryFolder()
    let file = folder.path + "/points.csv"
    let text = rows.map { $0.map { "\($0)" }.joined(separator: ",") }.joined(separator: "\n")
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    do throws(InputError) {
      _ = try TrainingSet(path: file)
      return nil
    } catch {
      #expect(error.kind == .data)
      return error.sentence
    }
  }

  private static let even = (0..<6).map(Double.init)

  /// Points that no units can be taken from are refused in words that name the column and what to do.
  @Test func pointsWithoutAScaleAreRefused() throws {
    let even = Self.even
    let cases: [(rows: [[Double]], words: String)] = [
      (even.map { [2, $0] }, "column 1"), (even.map { [$0, 2] }, "nothing to explain"),
      ([[1, 2], [2, 3]], "at least 5"), (even.map { [$0, 1e-300 * $0] }, "other units"),
      (even.map { [1e-300 * $0, $0] }, "other units"),
      (even.map { [$0, 1e300 * $0] }, "other units"),
      (even.map { [$0, 1e13 + $0] }, "subtract a constant"),
      (even.map { [1e13 + $0, $0] }, "subtract a constant"),
      (even.map { [$0] }, "one to 12"),
    ]
    for (rows, words) in cases {
      #expect(try Self.refusal(rows)?.contains(words) == true, "\(rows[0]): \(words)")
    }
    // The control
    #expect(try Self.refusal(even.map { [$0, $0] }) == nil)
    #expect(try Self.refusal(even.map { [Double(Int($0) % 2), 1e99 * $0] }) == nil)
  }

  @Test func tooManyPointsAreRefusedWithAWayOut() throws {
    #expect(
      try Self.refusal((0...TrainingSet.mostRows).map { [Double($0), Double($0 % 7)] })?
        .contains("random sample") == true)
  }

  /// With a second input that explains nearly all of y, points lie near the curve along the first only as
  /// partial residuals.
  @Test func pointsOfSeveralInputsArePartialResiduals() async throws {
    var random = RandomSource(seed: 40)
    let x = Matrix(
      rows: (0..<80).map { _ in [4 * random.uniform() - 2, 4 * random.uniform() - 2] })
    let y = (0..<80).map { tanh(x[$0, 0]) + 5 * tanh(x[$0, 1]) + 0.1 * random.normal() }
    let set = TrainingSet(name: "", x: x, y: y, xName: "x", yName: "y")
    let plan = NetworkPlan(
      nodes: 2, lengths: ChainLengths(warmUp: 4000, draws: 500, thinning: 10))
    let fit = try await fitNetwork(set, plan, using: RandomSource(seed: 41))
    var noise = RandomSource(seed: 42)
    let curve = fit.predictCurve(using: &noise)
    func spread(_ values: [Double]) -> Double {
      sampleStandardDeviation(zip(set.first, values).map { $1 - curve.value(at: $0) })
    }
    #expect(spread(curve.shown) < spread(set.y) / 4)
    #expect(fit.figure(curve, name: "fit", caption: "").caption.contains("partial") || !fit.isMixed)
    // One input: the points as they are
    #expect(
      set.verticalName.contains("other") && SimulatedSets.rotation(using: random).partialWords == ""
    )
  }
}

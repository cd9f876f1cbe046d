import BayesNumerics
import ChapterTestSupport
import Foundation
import Networks
import Testing
import Workbook

@testable import chapter8

@Suite struct ConvexityTests {
  private static let points = [Double].evenlySpaced(from: -3, to: 3, count: 31).map {
    ($0, tanh(2 * $0 - 1) + tanh(-$0 - 1) + 0.1 * sin(17 * $0))
  }

  /// Both gradients against central differences, and a gradient that forgets the slope of tanh against them.
  @Test(arguments: [TwoNumberLoss.Free.outputs, .slopes])
  func gradientsAreThoseOfTheLoss(free: TwoNumberLoss.Free) {
    let loss = TwoNumberLoss(Self.points, free: free)
    for place in [(0.4, -1.3), (2, 0.7), (-1.1, -2.2)] {
      let gradient = loss.gradient(at: place)
      let h = 1e-5
      let first =
        (loss.value(at: (place.0 + h, place.1)) - loss.value(at: (place.0 - h, place.1)))
        / (2 * h)
      let second =
        (loss.value(at: (place.0, place.1 + h)) - loss.value(at: (place.0, place.1 - h)))
        / (2 * h)
      // Central differences of a loss near 1 know seven digits
      #expect(abs(gradient.0 - first) < 1e-7 && abs(gradient.1 - second) < 1e-7)
    }
  }

  /// All copies of a net of three units compute the same; a copy with one sign forgotten does not.
  @Test func copiesAreTheSameNet() {
    let network = FeedForwardNetwork(
      [1, 3, 1], activation: .tanh, loss: .squaredError, weightDecay: 0)
    var random = RandomSource(seed: 3)
    let parameters = (0..<network.parameterCount).map { _ in random.normal() }
    let x = Matrix(rows: [[-1.2], [0.3], [2]])
    let value = network.outputs(parameters, at: x).elements
    let copies = HiddenUnits(parameters).copies
    #expect(Set(copies).count == 6 * 8)
    for copy in copies {
      let other = network.outputs(copy, at: x).elements
      #expect(zip(value, other).allSatisfy { abs($0 - $1) < 1e-13 })
    }
    var wrong = parameters
    wrong[0] = -wrong[0]
    let other = network.outputs(wrong, at: x).elements
    #expect(zip(value, other).contains { abs($0 - $1) > 1e-3 })
  }

  @Test func theClaimsHold() async throws {
    let found = try await TrainingANet.findings(TrainingANet.convexity, isQuick: true)
    #expect(found.claims.allSatisfy { $0.verdict == .holds })
  }
}

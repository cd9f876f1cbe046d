import BayesNumerics
import Foundation
import Inference
import Networks
import Testing
import Workbook

@testable import chapter5

/// The verdict on own data: sets from the model pass, sets from a wrong one are called misspecified.
@Suite struct ResidualChecksTests {
  /// Seventy points of the rotation curve with noise that may depend on x.
  enum Nature: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case right, heteroscedastic, outliers, structure

    var testDescription: String { rawValue }

    func set(using random: RandomSource) -> TrainingSet {
      var random = random
      let x = [Double].evenlySpaced(from: -2, to: 2, count: 70)
      let y = x.map { place -> Double in
        let z = random.normal()
        let isOutlier = random.uniform() < 0.1
        let curve = SimulatedSets.velocity(place)
        return switch self {
        case .right: curve + 20 * z
        // Six times as much on the right
        case .heteroscedastic: curve + (place < 0 ? 5 : 30) * z
        // One point in ten has five times the noise
        case .outliers: curve + (isOutlier ? 100 : 20) * z
        // A wave of nine points, too quick for three units
        case .structure: curve + 40 * sin(12 * place) + 20 * z
        }
      }
      return TrainingSet(name: rawValue, x: x, y: y, xName: "x", yName: "y")
    }
  }

  private static func checks(_ nature: Nature, sets: Int) async throws -> [ResidualChecks] {
    let plan = NetworkPlan(
      nodes: 3, lengths: ChainLengths(warmUp: 1000, draws: 500, thinning: 5))
    var checks: [ResidualChecks] = []
    for index in 0..<sets {
      let random = RandomSource(seed: 20).stream(nature.rawValue).stream(index)
      let fit = try await fitNetwork(
        nature.set(using: random.stream("points")), plan, using: random.stream("chains"))
      var noise = random.stream("replicates")
      checks.append(ResidualChecks(fit, using: &noise))
    }
    return checks
  }

  /// A right model fails at most about once in a hundred sets (none of 200 did), so five or more of sixty by
  /// chance once in 3000 runs.
  @Test func setsFromTheModelPass() async throws {
    let checks = try await Self.checks(.right, sets: 60)
    #expect(checks.count(where: \.isMisspecified) <= 4)
    #expect(checks[0].sentence.hasSuffix("nothing against it.") != checks[0].isMisspecified)
  }

  /// The controls. Of fifty sets each, 50 were found for unequal noise, 49 for structure, and 41 for outliers,
  /// of which one set in ten has two or fewer. Fewer than the least asked for come once in 10⁶ runs for the
  /// first two, and once in 5000 for outliers.
  @Test(arguments: [
    (Nature.heteroscedastic, 16, \ResidualChecks.strength), (.structure, 16, \.structure),
    (.outliers, 9, \.tails),
  ]) func setsFromAnotherModelAreFound(
    nature: Nature, least: Int, check: KeyPath<ResidualChecks, PredictiveCheck> & Sendable
  ) async throws {
    let checks = try await Self.checks(nature, sets: 20)
    let found = checks.count { $0[keyPath: check].outcome == .tooLarge }
    #expect(found >= least, "\(nature): \(found) of 20")
    #expect(checks.filter(\.isMisspecified).allSatisfy { $0.sentence.contains("misspecified") })
  }

  /// The statistics do not follow the order of rows that have the same x.
  @Test func tiesHaveNoOrder() {
    let order = PointOrder([2, 1, 2, 1, 1, 3, 3, 2])
    #expect(order.groups.map { $0.sorted() } == [[1, 3, 4], [0, 2, 7], [5, 6]])
    #expect(order.quarters.joined().sorted() == Array(0..<8))
    #expect(PointOrder([5, 5, 5]).groups.count == 1)
  }

  /// The range that the table shows is that of the verdict: a value at its end is as expected, one beyond is
  /// a misfit, at every number of replicated sets.
  @Test(arguments: [1000, 2500, 4000]) func theRangeShownIsThatOfTheVerdict(sets: Int) {
    var random = RandomSource(seed: 40)
    let replicated = (0..<sets).map { _ in random.normal() }
    let level = ResidualChecks.falseAlarmRate / 3
    let range = PredictiveCheck.expectedRange(replicated: replicated, level: level)
    func outcome(_ value: Double) -> PredictiveCheck.Outcome {
      PredictiveCheck("", observed: value, replicated: replicated, level: level).outcome
    }
    #expect(outcome(range.upperBound) == .usual && outcome(range.lowerBound) == .usual)
    #expect(outcome(range.upperBound.nextUp) == .tooLarge)
    #expect(outcome(range.lowerBound.nextDown) == .tooSmall)
  }
}

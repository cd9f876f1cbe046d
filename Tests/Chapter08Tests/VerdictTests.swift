import BayesNumerics
import ChapterTestSupport
import Inference
import SafeIO
import Testing
import Workbook

@testable import chapter8

@Suite struct VerdictTests {
  private static let plan = NetPlan(layers: [8], epochs: 40, rate: 0.01)

  private enum Kind { case noise, heavyNoise, classNoise, curve, line, ring }

  /// So many samples of three inputs.
  private static func table(
    _ kind: Kind, seed: UInt64, samples: Int = 60, copies: Int = 1
  ) -> SampleTable {
    var random = RandomSource(seed: seed)
    let x = (0..<samples).map { _ in (0..<3).map { _ in random.normal() } }
    let rows = (0..<copies).flatMap { _ in x }
    func numbers(_ y: [Double]) -> SampleTable.Target {
      .numbers((0..<copies).flatMap { _ in y }, name: "y", unit: "")
    }
    let target: SampleTable.Target =
      switch kind {
      case .noise: numbers(x.map { _ in random.normal() })
      case .heavyNoise: numbers(x.map { _ in random.normal() / abs(random.normal()) })
      case .classNoise: .classes(x.map { _ in random.uniform() < 0.5 ? 0 : 1 }, names: ["a", "b"])
      case .curve: numbers(x.map { 2 * $0[0] * $0[0] + 0.2 * random.normal() })
      case .line: numbers(x.map { $0[0] - $0[1] + 0.5 * random.normal() })
      case .ring:
        .classes(x.map { $0[0] * $0[0] + $0[1] * $0[1] < 1.4 ? 0 : 1 }, names: ["in", "out"])
      }
    return SampleTable(
      name: "a simulated set", inputs: Matrix(rows: rows), target: target,
      groups: (0..<(samples * copies)).map { $0 })
  }

  private static func held(_ table: SampleTable, _ plan: NetPlan, seed: UInt64) async throws
    -> HeldOut
  {
    try await HeldOut.validate(table, plan, using: RandomSource(seed: seed))
  }

  /// Twenty sets of pure noise of each kind: what is promised is one false alarm in 100, and three or more of
  /// sixty come once in 40 times at that rate, once in 30,000 at that of independent groups.
  @Test func noiseIsNotTakenForSkill() async throws {
    var alarms = 0
    for kind in [Kind.noise, .heavyNoise, .classNoise] {
      for seed in 1...20 as ClosedRange<UInt64> {
        let held = try await Self.held(Self.table(kind, seed: seed), Self.plan, seed: 100 + seed)
        alarms += held.gainOverPlain.finding == .better ? 1 : 0
        #expect(
          held.gainOverPlain.finding == .better
            || held.verdict.contains(/nothing shows that it has learnt|does worse than/))
      }
    }
    #expect(alarms <= 2)
  }

  /// The negative control: the same noise with every sample given four times, as if the copies were independent.
  /// What is learnt by heart of one is then right of the other, and passes for skill.
  @Test func copiesOnBothSidesWouldPassForSkill() async throws {
    let plan = NetPlan(layers: [60], epochs: 400, rate: 0.02)
    let parted = try await Self.held(Self.table(.noise, seed: 1, copies: 4), plan, seed: 1)
    #expect(parted.gainOverPlain.finding == .better)
    let table = Self.table(.noise, seed: 1, copies: 4)
    let together = SampleTable(name: table.name, inputs: table.inputs, target: table.target)
    #expect(together.numberOfGroups == 60)
    let held = try await Self.held(together, plan, seed: 1)
    #expect(held.gainOverPlain.finding != .better)
  }

  /// With 300 samples; of sixty the verdict is cautious, and a line with as much noise is seldom told from the mean.
  @Test(arguments: [1, 2, 3] as [UInt64]) func structureIsFound(seed: UInt64) async throws {
    let plan = NetPlan(layers: [20], epochs: 100, rate: 0.01)
    let curve = try await Self.held(
      Self.table(.curve, seed: seed, samples: 300), plan, seed: seed)
    #expect(curve.verdict.contains("it has learnt something, and more than the linear fit"))
    let line = try await Self.held(Self.table(.line, seed: seed, samples: 300), plan, seed: seed)
    #expect(line.gainOverPlain.finding == .better && line.gainOverLinear.finding != .better)
    let ring = try await Self.held(Self.table(.ring, seed: seed, samples: 300), plan, seed: seed)
    #expect(ring.gainOverPlain.finding == .better)
  }

  /// Too few epochs are said, and so is learning by heart.
  @Test func theVerdictNamesItsReservations() async throws {
    let table = Self.table(.line, seed: 4)
    let early = try await Self.held(table, NetPlan(layers: [8], epochs: 3, rate: 1e-3), seed: 4)
    #expect(early.verdict.contains("has not converged"))
    let late = try await Self.held(table, NetPlan(layers: [8], epochs: 300, rate: 0.02), seed: 4)
    #expect(!late.verdict.contains("has not converged"))
  }

  /// The step is said, and no number that is none is shown.
  @Test func divergenceIsRefused() async throws {
    let plan = NetPlan(layers: [8], optimiser: .gradientDescent, epochs: 50, rate: 1000)
    do {
      _ = try await Self.held(Self.table(.line, seed: 5), plan, seed: 5)
      Issue.record("a rate of 1000 did not diverge")
    } catch let error as InputError {
      #expect(error.kind == .usage)
      #expect(error.sentence.contains("diverged at step") && error.sentence.contains("--rate"))
    }
  }

  /// A gain against formulas by hand: equal groups of one, and pairs that say the same twice.
  @Test func theStandardErrorCountsGroups() {
    let differences = [1.0, 2, 4, -1, 3, 0.5]
    let zeros = [Double](repeating: 0, count: 6)
    let single = Gain(of: zeros, over: differences, groups: [0, 1, 2, 3, 4, 5])
    #expect(abs(single.mean - sampleMean(differences)) < 1e-14)
    let expected = sampleStandardDeviation(differences) / 6.0.squareRoot()
    #expect(abs(single.standardError - expected) < 1e-14)
    // Twice the same samples in groups of two: the same mean and the same error, not one smaller by √2
    let doubled = Gain(
      of: zeros + zeros, over: differences + differences,
      groups: [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5])
    #expect(abs(doubled.standardError - expected) < 1e-14)
    let parted = Gain(of: zeros + zeros, over: differences + differences, groups: Array(0..<12))
    #expect(parted.standardError < 0.8 * expected)
    #expect(Gain(of: zeros, over: zeros, groups: Array(0..<6)).finding == .cannotTell)
  }

  @Test func theChapterTellsConcreteFromNoise() async throws {
    let found = try await TrainingANet.findings(TrainingANet.verdict, isQuick: true)
    #expect(found.answer.contains("it has learnt something, and more than the linear fit"))
    #expect(found.answer.contains("nothing shows that it has learnt anything"))
  }
}

import BayesNumerics
import Testing

@testable import Workbook

@Suite struct SectionTests {
  @Test func randomnessIsNamedAfterSectionAndPurpose() {
    func first(_ seed: UInt64, _ section: String, _ purpose: String) -> UInt64 {
      var random = Run(seed: seed, section: section).random(purpose)
      return random.next()
    }
    let number = first(1, "fit", "starts")
    #expect(number == first(1, "fit", "starts"))
    // Two of 2^64 numbers are equal by chance once in 10^19
    for other in [
      first(2, "fit", "starts"), first(1, "faults", "starts"), first(1, "fit", "noise"),
      first(1, "starts", "fit"),
    ] {
      #expect(other != number)
    }
  }

  @Test func aSectionFollowsItsOptions() {
    let none = Section<Int>("a", "?") { _, _ in Findings(answer: "") }
    let some = Section<Int>("b", "?", options: ["nodes"]) { _, _ in Findings(answer: "") }
    let all = Section<Int>("c", "?", options: nil) { _, _ in Findings(answer: "") }
    for (section, changed, follows) in [
      (none, ["nodes"], false), (some, ["nodes"], true), (some, ["draws"], false),
      (some, [], false), (all, ["draws"], true), (all, [], false),
    ] {
      #expect(section.follows(Set(changed)) == follows, "\(section.name) \(changed)")
    }
  }

  @Test func aSharedResultIsComputedOnceByWhoAsksFirst() async throws {
    let counter = Counter()
    let shared = Shared { await counter.next() }
    let values = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<20 { group.addTask { try await shared.value } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(values == [Int](repeating: 1, count: 20))
    #expect(await counter.count == 1)
  }

  @Test func aSharedFailureReachesEverybody() async {
    let shared = Shared<Int> { throw Broken() }
    for _ in 0..<2 {
      await #expect(throws: Broken.self) { try await shared.value }
    }
  }

  private actor Counter {
    var count = 0
    func next() -> Int {
      count += 1
      return count
    }
  }

  private struct Broken: Error {}
}

import Synchronization
import Testing

@testable import Workbook

@Suite struct ProgressTests {
  private final class Counter: Sendable {
    let inside = Atomic(0)
    let collisions = Atomic(0)
    let calls = Atomic(0)
  }

  @Test func oneCallAtATime() async {
    let counter = Counter()
    let progress = Progress { _, _, _ in
      if counter.inside.add(1, ordering: .relaxed).newValue > 1 {
        counter.collisions.add(1, ordering: .relaxed)
      }
      for _ in 0..<100 { _ = counter.calls.load(ordering: .relaxed) }
      counter.calls.add(1, ordering: .relaxed)
      counter.inside.subtract(1, ordering: .relaxed)
    }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { for step in 0..<2_000 { progress.report(step, 2_000, "counting") } }
      }
    }
    #expect(counter.calls.load(ordering: .relaxed) == 16_000)
    #expect(counter.collisions.load(ordering: .relaxed) == 0)
  }

  @Test func theBarStaysInItsLine() {
    #expect(ProgressBar.line(3, 10, "warming up") == "[######              ]  30 %  warming up")
    #expect(ProgressBar.line(20, 10, "x").hasPrefix("[####################] 100 %"))
    #expect(ProgressBar.line(-1, 10, "x").contains("  0 %"))
    #expect(ProgressBar.line(1, 0, "x").contains("  0 %"))
    let long = ProgressBar.line(1, 2, String(repeating: "\u{1B}\n", count: 100))
    #expect(long.count <= 79)
    #expect(long.unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }
}

import Synchronization
import Testing

@testable import Workbook

@Suite struct BrailleGraphTests {
  /// Eight dots of one letter: a rising line of two columns and four levels.
  @Test func aLetterIsTwoDotsWideAndFourHigh() {
    #expect(BrailleGraph(of: [[0, 1]], letters: 1, rows: 1).rows == ["⡈"])
    #expect(BrailleGraph(of: [[0, 3], [1, 2]], letters: 1, rows: 1).rows == ["⡜"])
  }

  @Test func aLineRisesFromLeftToRight() {
    let graph = BrailleGraph(of: [(0..<8).map(Double.init)], letters: 4, rows: 2)
    #expect(graph.rows == ["⠀⠀⡠⠊", "⡠⠊⠀⠀"])
    #expect(graph.range == 0...7)
  }

  @Test func whatCannotBeDrawnLeavesAGap() {
    #expect(
      BrailleGraph(of: [[.nan, .infinity, .nan, 1]], letters: 2, rows: 1).rows[0].first == "⠀")
    #expect(BrailleGraph(of: [], letters: 3, rows: 2).rows == ["⠀⠀⠀", "⠀⠀⠀"])
    #expect(BrailleGraph(of: [[2, 2]], letters: 1, rows: 1).range == 1.5...2.5)
    let most = Double.greatestFiniteMagnitude
    #expect(BrailleGraph(of: [[-most, most]], letters: 1, rows: 1).rows == ["⡈"])
    #expect(BrailleGraph(of: [[most, most]], letters: 1, rows: 1).rows == ["⠤"])
  }

  /// A long series is thinned, and stays in its order.
  @Test func aLongSeriesFillsTheWidth() {
    let rising = BrailleGraph(of: [(0..<1000).map(Double.init)], letters: 10, rows: 1).rows[0]
    #expect(
      rising.count == 10
        && rising
          == BrailleGraph(
            of: [(0..<20).map { Double(50 * $0) }], letters: 10, rows: 1
          ).rows[0]
    )
  }
}

@Suite struct LiveFrameTests {
  func frame(done: Int = 500, draws: [Double] = [0, 1, 2, 3]) -> LiveFrame {
    LiveFrame(
      title: "NUTS on a banana", quantity: "x1", traces: [draws, draws], done: done, total: 2000,
      isWarmingUp: false, acceptance: 0.8125, effectiveDraws: 1234, drawingSeconds: 2, seconds: 3)
  }

  @Test func theStatusSaysHowFarAndHowFast() {
    #expect(
      frame().status == "25 % · acceptance 0.81 · ESS about 1,200 (620 per second) · 9 s left")
    var warming = frame(done: 0, draws: [])
    warming.isWarmingUp = true
    warming.acceptance = nil
    warming.effectiveDraws = nil
    #expect(warming.status == "0 % warming up")
    #expect(!frame(done: 2000).status.contains("left"))
  }

  /// Numbers that chains can produce, none of which may trap or lengthen a line.
  @Test(arguments: [
    [] as [Double], [.nan], [Double.infinity, -Double.infinity], [1e300, -1e300, 0], [0, 0, 0],
    [1, 2, .nan, 4],
  ])
  func everyFrameHasItsSize(draws: [Double]) {
    for columns in [0, 40, 79, 200] {
      var shown = frame(draws: draws)
      shown.effectiveDraws = draws.first
      shown.acceptance = draws.first
      shown.drawingSeconds = 0
      let lines = shown.lines(columns: columns)
      #expect(lines.count == 6)
      #expect(lines.allSatisfy { $0.count <= max(40, columns) })
    }
  }

  @Test func titlesCannotMoveTheCursor() {
    var hostile = frame()
    hostile.title = "a\u{1B}[2Jb\nc"
    #expect(!hostile.lines().joined().unicodeScalars.contains("\u{1B}"))
    #expect(hostile.lines().count == 6)
  }

  @Test func durationsAreRound() {
    #expect(LiveFrame.duration(0.2) == "1 s")
    #expect(LiveFrame.duration(150) == "3 min")
    #expect(LiveFrame.duration(7200) == "2 h")
    #expect(LiveFrame.duration(.infinity) == "long" && LiveFrame.duration(.nan) == "long")
  }
}

@Suite struct LiveViewTests {
  private final class Page: Sendable {
    let texts = Mutex<[String]>([])
    func write(_ text: String) { texts.withLock { $0.append(text) } }
    func erase() { write("erased") }
    var all: [String] { texts.withLock { $0 } }
  }

  func frame(_ done: Int) -> LiveFrame {
    LiveFrame(
      title: "t", quantity: "x", traces: [[1, 2]], done: done, total: 100, isWarmingUp: false,
      drawingSeconds: 1, seconds: 1)
  }

  @Test func aTerminalSeesEachFrameInThePlaceOfTheLast() {
    let page = Page()
    let view = LiveView(isTerminal: true, erase: page.erase) { page.write($0) }
    view.show(frame(10))
    view.show(frame(20))
    view.finish()
    let texts = page.all
    #expect(texts.count == 3)
    #expect(texts[0].split(separator: "\n").count == 6)
    #expect(texts[1].contains("20 %"))
    #expect(texts[2] == "erased")
    view.finish()
    #expect(page.all.count == 3)
  }

  @Test func aFileGetsAPlainLineForEachQuarter() {
    let page = Page()
    let view = LiveView(isTerminal: false, erase: page.erase) { page.write($0) }
    for done in 0...100 { view.show(frame(done)) }
    view.finish()
    #expect(page.all.map { $0.prefix(6) } == ["t: 25 ", "t: 50 ", "t: 75 ", "t: 100"])
    #expect(page.all.allSatisfy { !$0.contains("\u{1B}") })
    // The next chains are told of again
    view.show(frame(30))
    #expect(page.all.count == 5)
  }
}

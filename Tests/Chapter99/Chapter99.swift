import ArgumentParser
import BayesNumerics
import Marking
import Plotting
import SafeIO
import Workbook

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@main
struct Chapter99 {
  static func main() async { await Demonstration.runCommandLine() }
}

/// A chapter that does nothing of use and fails in every way that it is asked for.
enum Demonstration: MarkedChapter {
  struct Settings: ChapterSettings {
    @Option("A number; the lecture has 10", in: -1_000_000...1_000_000, value: "heads")
    var heads = 10

    // An option of the kind that a chapter groups in, which is no part of the case
    @OptionGroup var faults: Faults
  }

  struct Faults: ParsableArguments {
    @Option(help: "How to fail: claim, data, section, input, other, partial, slow, live or flood.")
    var fault: String?
  }

  static var card: ChapterCard {
    ChapterCard(
      number: 99, title: "Demonstration", lecture: "no lecture", abstract: "A chapter for tests.",
      example: (command: "swift run chapter99 --heads 12", shows: "Shows the case of 12 heads."))
  }

  static func study(_ settings: Settings, run: Run) throws -> Settings {
    switch settings.faults.fault {
    case "data": throw InputError(.data, "line 3 of 'flips.txt' is 'X'; each line is H or T")
    case "input": throw InputError(.noInput, "there is no file\n'flips.txt'; name one with --data")
    default: return settings
    }
  }

  static let sections = [share, coin]

  static let share = Section<Settings>("share", "What share are heads?", options: ["heads"]) {
    settings, run in
    switch settings.faults.fault {
    case "other": throw Unsolved()
    case "partial":
      // A temporary file that is not finished in time, in the working directory
      Interruption.removing([".demonstration.partial"]) {
        let descriptor = open(".demonstration.partial", O_CREAT | O_WRONLY, 0o600)
        sleep(20)
        close(descriptor)
      }
    case "slow":
      for step in 0..<300 {
        run.progress.report(step, 300, "waiting")
        try await Task.sleep(for: .milliseconds(100))
      }
    case "live":
      // A picture of chains that never end, as on a terminal: standard error is one in the test
      let view = LiveView()
      for step in 0..<300 {
        view.show(
          LiveFrame(
            title: "Demonstration", quantity: "x", traces: [[0, 1], [1, 0]], done: step, total: 300,
            isWarmingUp: false, drawingSeconds: 1, seconds: 1))
        // Few enough for a terminal that nobody reads before the end
        try await Task.sleep(for: .milliseconds(500))
      }
    case "flood":
      // More than such a terminal takes
      let view = LiveView()
      for step in 0..<100_000 {
        view.show(
          LiveFrame(
            title: "Demonstration", quantity: "x", traces: [[0, 1], [1, 0]], done: step % 300,
            total: 300, isWarmingUp: false, drawingSeconds: 1, seconds: 1))
      }
      try await Task.sleep(for: .seconds(20))
    default: break
    }

    let share = Double(settings.heads) / 14
    var random = run.random("number")
    let table = Table(
      title: "Results", columns: ["quantity", "value"],
      rows: [
        ["share", NumberText.fixed(share, decimals: 4)], ["seed", "\(run.seed)"],
        ["random", NumberText.fixed(random.uniform(), decimals: 6)],
      ])
    return Findings(
      answer: "The share of heads is \(NumberText.fixed(share, decimals: 2)).", tables: [table],
      figures: [figure("first")],
      claims: [
        Claim(
          "1", Claim.Source(lecture: "003", slide: "Coin flips"), "share of heads",
          .printed(
            settings.faults.fault == "claim" ? 0.72 : 0.71, computed: share, .rounded(decimals: 2)))
      ], values: [.init("share", share), .init("heads", settings.heads)])
  }

  static let coin = Section<Settings>("coin", "Which coin is it?", seconds: 0.2) { settings, run in
    if settings.faults.fault == "section" {
      throw InputError(.data, "these data allow no answer; give others")
    }
    return Findings(
      answer: "It is the two-tailed one with probability 2/11.", figures: [figure("second")],
      claims: [
        Claim(
          "2", Claim.Source(lecture: "003", slide: "Coin flips"), "chance of the two-tailed coin",
          .corrected(
            slip: "E10", asTheTextReads: "1/11", printed: 0.09, decimals: 2, computed: 2.0 / 11,
            independent: 1 - 9.0 / 11,
            .absolute(1e-15, because: "a few roundings of numbers below 1"),
            because: "the coin has two tails"))
      ])
  }

  private static func figure(_ name: String) -> Figure {
    Figure(
      name: "\(name)-figure", caption: "A curve, drawn for the \(name) time.",
      panels: [
        Panel(
          x: Axis("x", range: 0...1), y: Axis("y", range: 0...1),
          layers: [.line("curve", x: [0, 0.5, 1], y: [0, 0.8, 1], Stroke(.blue))])
      ])
  }
}

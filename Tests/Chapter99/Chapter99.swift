import ArgumentParser
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
    @Option(help: "A number; the lecture has 10.")
    var heads = 10

    @Option(help: "How to fail: claim, data, input, other, partial or slow.")
    var fault: String?

    var isLectureCase: Bool { heads == 10 }

    var summary: [(name: String, value: String)] { [("heads", "\(heads)")] }
  }

  static var card: ChapterCard {
    ChapterCard(
      number: 99, title: "Demonstration", lecture: "no lecture", abstract: "A chapter for tests.",
      example: (command: "swift run chapter99 --heads 12", shows: "Shows the case of 12 heads."))
  }

  static func reproduce(_ settings: Settings, run: Run) async throws -> Page {
    switch settings.fault {
    case "data": throw InputError(.data, "line 3 of 'flips.txt' is 'X'; each line is H or T")
    case "input": throw InputError(.noInput, "there is no file\n'flips.txt'; name one with --data")
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
    default: break
    }

    let source = Claim.Source(lecture: "003", slide: "Coin flips")
    let share = Double(settings.heads) / 14
    let claims = [
      Claim(
        id: "1", source: source, quantity: "share of heads",
        evidence: .number(
          published: settings.fault == "claim" ? 0.72 : 0.71, computed: share, .rounded(decimals: 2)
        )),
      Claim(
        id: "2", source: source, quantity: "chance of the two-tailed coin",
        evidence: .correction(
          published: "1/11", publishedValue: 0.09, publishedDecimals: 2, computed: 2.0 / 11,
          independent: 1 - 9.0 / 11,
          .absolute(1e-15, because: "a few roundings of numbers below 1"),
          because: "the coin has two tails")),
    ]
    let table = Table(
      title: "Results", columns: ["quantity", "value"],
      rows: [["share", NumberText.fixed(share, decimals: 4)], ["seed", "\(run.seed)"]])
    let figures = ["first", "second"].map {
      Figure(
        name: "\($0)-figure", caption: "A curve, drawn for the \($0) time.",
        panels: [
          Panel(
            x: Axis("x", range: 0...1), y: Axis("y", range: 0...1),
            layers: [.line("curve", x: [0, 0.5, 1], y: [0, 0.8, 1], Stroke(.blue))])
        ])
    }
    return Page(tables: [table], claims: claims, figures: figures)
  }
}

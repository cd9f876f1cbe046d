import ArgumentParser

/// `workbook`: what looks after all chapters at once; `make` calls it.
@main
struct WorkbookTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbook",
    abstract:
      "Holds figures, claims and prose against what the chapters compute, and prints chapters for a lecture.",
    discussion: """
      You rarely call it yourself: make check-figures, claims, prose, sweep, handouts and slides do.
      """,
    subcommands: [
      CompareFigures.self, Claims.self, CheckProse.self, MakeSweep.self, Handout.self, Slides.self,
    ])
}

import ArgumentParser

/// `workbook`: what looks after all chapters at once; `make` calls it.
@main
struct WorkbookTool: AsyncParsableCommand {
  static func main() async { await runTool() }

  static let configuration = CommandConfiguration(
    commandName: "workbook",
    abstract:
      "Holds figures, claims and prose against what the chapters compute, marks classes, and prints chapters for a lecture.",
    discussion: """
      Lecturers call mark, handout, slides and release-students; make check-figures, claims, prose and sweep call the others.
      """,
    subcommands: [
      MarkClass.self, Handout.self, Slides.self, ReleaseStudents.self, CompareFigures.self,
      Claims.self, CheckProse.self, MakeSweep.self,
    ])
}

import ArgumentParser

/// `workbook`: what looks after all chapters at once; `make` calls it.
@main
struct WorkbookTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbook",
    abstract: "Compares regenerated figures and claims with the committed ones.",
    discussion: "You rarely call it yourself: make check-figures and make claims do.",
    subcommands: [CompareFigures.self, Claims.self])
}

import Foundation
import SafeIO
import TestSupport
import Testing

@testable import Workbook

@Suite struct ChapterRunTests {
  private let program = CommandRunner.built("chapter99")

  @Test func theTextRunPrintsThenDraws() {
    let folder = TemporaryFolder()
    let result = program.run(["--figures", "\(folder.path)/new/folder"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(
      TemporaryFolder.names(in: "\(folder.path)/new/folder") == [
        "first-figure.gp", "first-figure.svg", "second-figure.gp", "second-figure.svg",
      ])
    let order = [
      "In short", "Results", "2 claims: 1 printed, 1 corrected; all hold", "Figures",
      "first-figure.svg",
      "second-figure.svg",
    ]
    let places = order.compactMap { result.output.ranges(of: $0).first?.lowerBound }
    #expect(places.count == order.count)
    #expect(places == places.sorted())
    #expect(result.output.contains("A curve, drawn for the second time."))
  }

  @Test func partialFilesOfDeadRunsAreRemoved() throws {
    let folder = TemporaryFolder()
    // The number of a process that has ended by now
    let dead = CommandRunner.shell("echo $$").output.dropLast()
    let foreign = ".else.svg.\(dead).partial"
    for name in [
      ".first-figure.svg.\(dead).partial", ".second-figure.png.\(dead).partial",
      ".first-figure.gp.\(dead).partial", foreign,
    ] {
      try WholeFile.write([1], to: "\(folder.path)/\(name)")
    }
    #expect(program.run(["--figures", folder.path]).status == 0)
    #expect(folder.names.count == 5)
    #expect(folder.names.contains(foreign))
  }

  @Test(
    "Each format is what it says",
    arguments: [
      ("svg", "<?xml"), ("png", "\u{89}PNG"), ("pdf", "%PDF"),
    ])
  func formats(format: String, head: String) {
    let folder = TemporaryFolder()
    let result = program.run(["--figures", folder.path, "--format", format])
    #expect(result.status == 0)
    let content = bytes(of: "\(folder.path)/first-figure.\(format)") ?? []
    #expect(content.starts(with: head.unicodeScalars.map { UInt8($0.value) }))
  }

  @Test func figuresAsTextWriteNothing() {
    let folder = TemporaryFolder()
    var program = program
    program.folder = folder.path
    for (columns, width) in [("60", 60), ("abc", 100), ("-5", 100), ("7", 40), ("99999", 200)] {
      program.environment = ["COLUMNS": columns]
      let result = program.run(["--terminal"])
      #expect(result.status == 0)
      #expect(result.output.contains("second-figure"))
      #expect(!result.outputBytes.contains(0x0C))
      let rules = result.output.split(separator: "\n").filter { $0.contains("--------") }
      #expect(rules.allSatisfy { $0.count <= width && $0.count > width - 20 }, "\(columns)")
      #expect(!rules.isEmpty)
    }
    #expect(folder.names.isEmpty)
  }

  @Test func jsonIsOneObjectAfterDrawing() throws {
    let folder = TemporaryFolder()
    let result = program.run(["--figures", folder.path, "--json"])
    #expect(result.status == 0)
    let report = try JSONDecoder().decode(JSONReport.self, from: Data(result.outputBytes))
    #expect(
      report.figures.map(\.picture)
        == ["first", "second"].map { "\(folder.path)/\($0)-figure.svg" })
    #expect(report.claims.map(\.kind) == ["printed", "corrected"])
    #expect(report.claims.map(\.verdict) == ["holds", "holds"])
    #expect(report.seed == Run.defaultSeed)
    let none = program.run(["--no-figures", "--json", "--seed", "18446744073709551615"])
    let other = try JSONDecoder().decode(JSONReport.self, from: Data(none.outputBytes))
    #expect(other.seed == .max)
    #expect(other.figures.allSatisfy { $0.picture == nil })
  }

  @Test func aClaimThatIsNotMetIsStatusOneAndAFigureOutranksIt() {
    #expect(program.run(["--fault", "claim", "--no-figures"]).status == 1)
    #expect(program.run(["--fault", "claim", "--no-figures", "--json"]).status == 1)
    #expect(program.run(["--fault", "claim", "--figures", "/dev/null"]).status == 73)
    #expect(program.run(["--fault", "claim", "--heads", "9", "--no-figures"]).status == 0)
    var without = program
    without.environment = ["PATH": "/nowhere"]
    #expect(without.run(["--fault", "claim"]).status == 69)
  }

  @Test(
    "Without gnuplot the numbers are still printed",
    arguments: [nil, "", "/nowhere:."] as [String?])
  func withoutGnuplot(path: String?) {
    let folder = TemporaryFolder()
    var program = program
    program.environment = ["PATH": path]
    program.folder = folder.path
    let result = program.run(["--figures", "\(folder.path)/figures"])
    #expect(result.status == 69)
    #expect(result.output.contains("2 claims: 1 printed"))
    #expect(result.errorLines.count == 1)
    #expect(result.errors.hasPrefix("chapter99: "))
    #expect(folder.names.isEmpty)
    let json = program.run(["--json"])
    #expect(json.status == 69)
    #expect(json.output.hasPrefix("{"))
  }

  @Test(
    "Folders that cannot be are refused with their name",
    arguments: [
      "/dev/null", "/dev/full", "/proc/figures", "/dev/null/figures",
    ])
  func impossibleFolders(folder: String) {
    let result = program.run(["--figures", folder])
    #expect(result.status == 73)
    #expect(result.errors.contains(folder.hasPrefix("/dev/null") ? "/dev/null" : folder))
    #expect(result.errorLines.count == 1)
    // Told before the work, not after it
    #expect(result.outputBytes.isEmpty)
  }

  /// What stands there before and after, for runs that fail at gnuplot and at the disk.
  @Test func aFailureLeavesNoFolders() throws {
    let folder = TemporaryFolder()
    let failing = "\(folder.path)/bin"
    try WholeFile.createFolder(failing)
    try WholeFile.write(
      Array("#!/bin/sh\necho 'line 0: no' >&2\nexit 1\n".utf8), to: "\(failing)/gnuplot")
    #expect(chmod("\(failing)/gnuplot", 0o755) == 0)
    var refused = program
    refused.environment = ["PATH": failing]
    let result = refused.run(["--figures", "\(folder.path)/new/folder"])
    #expect(result.status == 69)
    // The script was not written, so nobody is sent to it
    #expect(!result.errors.contains(".gp"))
    let full = CommandRunner.shell(
      "ulimit -f 8; '\(program.path)' --figures '\(folder.path)/new/folder'")
    #expect(full.status == 74)
    #expect(folder.names == ["bin"])
  }

  @Test("A link that leads nowhere is named", arguments: ["nothing", "link"])
  func linksToNothing(target: String) {
    let folder = TemporaryFolder()
    let link = "\(folder.path)/link"
    #expect(symlink(target, link) == 0)
    for path in [link, "\(link)/below"] {
      let result = program.run(["--figures", path])
      #expect(result.status == 73)
      #expect(result.errors.contains("'\(link)' is a symbolic link to nothing"))
    }
    #expect(folder.names == ["link"])
  }

  @Test func aReadOnlyFolderIsRefusedAndKept() {
    let folder = TemporaryFolder()
    let line = "chmod 555 '\(folder.path)'; umask 022; "
    // Root may write everywhere, so another user runs it where that is possible
    let become =
      "if [ $(id -u) = 0 ]; then setpriv --reuid 65534 --clear-groups -- \"$@\"; else \"$@\"; fi"
    let result = CommandRunner.shell(
      "\(line) set -- '\(program.path)' --figures '\(folder.path)'; \(become)")
    #expect(result.status == 73)
    #expect(result.errors.contains("permission is denied"))
    #expect(folder.names.isEmpty)
  }

  @Test func aFullDiskChangesNothing() {
    let folder = TemporaryFolder()
    #expect(program.run(["--figures", folder.path]).status == 0)
    let before = folder.names.map { bytes(of: "\(folder.path)/\($0)") }
    // A limit on files stands for the disk, 4 or 8 kB: the scripts fit, the pictures do not
    let result = CommandRunner.shell("ulimit -f 8; '\(program.path)' --figures '\(folder.path)'")
    #expect(result.status == 74)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.contains("size limit"))
    #expect(folder.names.map { bytes(of: "\(folder.path)/\($0)") } == before)
    #expect(folder.names.count == 4)
  }

  @Test func aSectionAloneKeepsItsNumbers() throws {
    let whole = program.run(["--no-figures", "--json"])
    let alone = program.run(["--no-figures", "--json", "--section", "share"])
    let (all, one) = try (
      JSONReport(json: Data(whole.outputBytes)), JSONReport(json: Data(alone.outputBytes))
    )
    #expect(all.sections.map(\.name) == ["share", "coin"])
    #expect(one.sections.map(\.name) == ["share"])
    #expect(one.sections[0].tables[0].rows == all.sections[0].tables[0].rows)
    let unknown = program.run(["--section", "nothing"])
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("it has share, coin"))
  }

  @Test func sectionsAtOnceAndOneAfterTheOtherGiveTheSameBytes() {
    let atOnce = program.run(["--no-figures"])
    let inTurn = program.run(["--no-figures", "--times"])
    #expect(atOnce.outputBytes == inTurn.outputBytes)
    #expect(inTurn.errorLines.count == 2)
    #expect(inTurn.errors.contains("chapter99: share took "))
  }

  @Test func anOwnCaseShowsTheSectionsThatFollowIt() {
    let own = program.run(["--heads", "9", "--no-figures"])
    #expect(own.output.contains("Your case: heads 9 (the chapter's: 10)."))
    #expect(own.output.contains("share · What share are heads?"))
    #expect(!own.output.contains("coin · "))
    #expect(own.output.contains("1 of 2 sections"))
    #expect(!own.output.contains("printed"))
    // An option that would change nothing of what was asked for is not passed over
    let coin = program.run(["--heads", "9", "--no-figures", "--section", "coin"])
    #expect(coin.status == 64)
    #expect(coin.errors.contains("no section that you named follows --heads"))
    let both = program.run(
      ["--heads", "9", "--no-figures", "--section", "coin", "--section", "share"])
    #expect(both.output.contains("1 claim: 1 corrected"))
  }

  @Test func aSectionThatRefusesLeavesTheOthers() {
    let result = program.run(["--fault", "section", "--no-figures"])
    #expect(result.status == 65)
    #expect(result.output.contains("Refused: these data allow no answer; give others."))
    #expect(result.output.contains("1 claim: 1 printed"))
    #expect(result.errors == "chapter99: these data allow no answer; give others\n")
  }

  @Test func aSectionThatFailsUnexpectedlyLeavesTheOthersToo() {
    let result = program.run(["--fault", "other", "--no-figures"])
    #expect(result.status == 70)
    #expect(result.output.contains("Failed: unexpected failure: Unsolved(). The other sections"))
    #expect(result.output.contains("1 claim: 1 corrected"))
    #expect(result.errors == "chapter99: unexpected failure: Unsolved()\n")
  }

  @Test func theListOfSectionsRunsNothing() throws {
    let result = program.run(["--sections", "--fault", "other"])
    #expect(result.status == 0)
    #expect(result.output.contains("What share are heads?"))
    #expect(result.output.contains("--heads"))
    let list = try JSONDecoder().decode(
      SectionList.self, from: Data(program.run(["--sections", "--json"]).outputBytes))
    #expect(list.sections.map(\.name) == ["share", "coin"])
    #expect(list.sections[0].options == ["heads"])
    #expect(list.options.map(\.name) == ["heads"])
    #expect(list.options[0].help.contains("a whole number from -1000000 to 1000000. (default: 10)"))
  }

  @Test func windowsThatCannotBeAreSaidAndTheStatusStays() {
    let folder = TemporaryFolder()
    var program = program
    program.environment = ["DISPLAY": nil, "WAYLAND_DISPLAY": nil]
    let result = program.run(["--figures", folder.path, "--show"])
    #expect(result.status == 0)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.hasPrefix("chapter99: no windows are shown"))
    #expect(folder.names.count == 4)
  }

  @Test func theSameSeedGivesTheSameBytes() {
    let folder = TemporaryFolder()
    var program = program
    var outputs: [[UInt8]] = []
    for (index, locale) in ["C", "de_DE.UTF-8", "tr_TR.UTF-8"].enumerated() {
      program.environment = ["LC_ALL": locale, "LANG": locale, "TERM": "dumb"]
      let result = program.run(["--no-figures"])
      outputs.append(result.outputBytes)
      #expect(program.run(["--figures", "\(folder.path)/\(index)"]).status == 0)
    }
    #expect(Set(outputs).count == 1)
    for name in TemporaryFolder.names(in: "\(folder.path)/0") {
      let copies = (0..<3).map { bytes(of: "\(folder.path)/\($0)/\(name)") }
      #expect(Set(copies).count == 1, "\(name)")
    }
  }

  @Test func anOwnCaseHasItsOwnFolder() {
    // The default folder is in the clone: it must not be there before and is removed after
    guard let clone = Clone.above(CommandRunner.folder(of: #filePath)) else {
      Issue.record("the clone was not found")
      return
    }
    let folder = "\(clone)/figures/chapter99"
    defer { _ = CommandRunner.shell("rm -rf '\(folder)'") }
    // Only the section that follows --heads draws in the first
    for (arguments, files) in [(["--heads", "9"], 2), (["--seed", "1"], 4)] {
      let result = program.run(arguments)
      #expect(result.status == 0)
      #expect(result.output.contains("the folder 'own'"))
      #expect(TemporaryFolder.names(in: folder) == ["own"])
      #expect(TemporaryFolder.names(in: "\(folder)/own").count == files)
    }
    let result = program.run(["--seed", "\(Run.defaultSeed)"])
    #expect(!result.output.contains("own case"))
    #expect(TemporaryFolder.names(in: folder).count == 5)
  }
}

import Foundation
import SafeIO
import TestSupport
import Testing

/// `workbook mark` on a small class, broken and hostile submissions included.
@Suite struct MarkClassTests {
  private let tool = CommandRunner.built("workbook")
  private let function = "func twoSidedTail(heads: Int, flips: Int) throws -> Double {"
  private let right = """
    import BayesNumerics

    /// As it stands in a submission, long enough to be compared with those of others.
    func twoSidedTail(heads: Int, flips: Int) throws -> Double {
      let larger = max(heads, flips - heads)
      let distribution = Binomial(trials: flips, probability: 0.5)
      let oneSide = distribution.upperTail(larger - 1)
      let bothSides = 2 * oneSide
      return bothSides > 1 ? 1 : bothSides
    }
    """

  private func classFolder(_ files: [String: String]) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("class-\(UInt64.random(in: 0...UInt64.max))").path
    for (path, text) in files {
      let whole = "\(folder)/\(path)"
      try WholeFile.createFolder(Paths.folder(of: whole))
      try WholeFile.write(Array(text.utf8), to: whole)
    }
    return folder
  }

  /// A table in which nothing could be marked would look like a class that did nothing.
  @Test func withoutACompilerNobodyIsMarked() throws {
    let folder = try classFolder(["Ada Lovelace/chapter1/2-both-tails.swift": right])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var tool = tool
    tool.environment["PATH"] = folder
    let result = tool.run(["mark", folder, "--chapter", "1", "--output", "\(folder)/marks"])
    #expect(result.status == 66)
    #expect(result.errorLines.count == 1 && result.errors.contains("compiler"), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/marks.csv"))
  }

  @Test func aClassIsMarkedAndNobodyCostsTheOthersAnything() throws {
    let victim = FileManager.default.temporaryDirectory
      .appendingPathComponent("victim-\(UInt64.random(in: 0...UInt64.max))").path
    try WholeFile.write(Array("kept".utf8), to: victim)
    let name = "chapter1/2-both-tails.swift"
    let folder = try classFolder([
      "Ada Lovelace/\(name)": right,
      "Emmy Noether/Answers/\(name)": right + "  // the same, but for a comment",
      "Henri/\(name)":
        "import BayesNumerics\n\(function) Binomial(trials: flips, probability: 0.5).upperTail(max(heads, flips - heads) - 1) }",
      "Broken/\(name)": "\(function) let x = }",
      "Endless/\(name)": "\(function) while true {} }",
      "Greedy/\(name)":
        "\(function) var all = [[Int]](); while true { all.append(Array(repeating: 1, count: 1 << 24)) } }",
      "Forger/\(name)":
        "import Foundation\n\(function) print(\"solved\"); for _ in 0..<500 { write(3, \"A 3ff0000000000000\\n\", 19) }; exit(0) }",
      "Deleter/\(name)":
        "import Foundation\n\(function) try FileManager.default.removeItem(atPath: \"\(victim)\"); return 1 }",
      "=1+1/\(name)": "\(function) 1 }",
      "Nothing/readme.txt": "",
    ])
    defer {
      try? FileManager.default.removeItem(atPath: folder)
      try? FileManager.default.removeItem(atPath: victim)
    }
    let result = tool.run([
      "mark", folder, "--chapter", "1", "--exercise", "2", "--limit", "3", "--output",
      "\(folder)/marks",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let csv = try #require(Paths.text(of: "\(folder)/marks.csv", limit: 1_000_000))
    func row(_ student: String) -> String {
      csv.split(separator: "\r\n").first { $0.hasPrefix("\"\(student)\"") }.map(String.init) ?? ""
    }
    let states = [
      "Ada Lovelace": "solved", "Emmy Noether": "solved", "Henri": "known mistake",
      "Broken": "does not compile", "Endless": "stops", "Greedy": "stops", "Forger": "stops",
      "Deleter": "throws an error", "'=1+1": "wrong", "Nothing": "not solved yet",
    ]
    for (student, state) in states {
      #expect(row(student).contains("\"\(state)\""), "\(student): \(row(student))")
    }
    #expect(row("Ada Lovelace").contains("\"Emmy Noether\""))
    #expect(Paths.text(of: victim, limit: 10) == "kept")
    let picture = Paths.text(of: "\(folder)/marks/mistakes.svg", limit: 1_000_000)
    #expect(picture?.contains("</svg>") == true)
  }

  @Test func wrongFoldersAreSaid() throws {
    let none = tool.run(["mark", "/nowhere"])
    #expect(none.status == 66 && none.errors.contains("there is no folder '/nowhere'"))
    let empty = try classFolder(["a-file.txt": ""])
    defer { try? FileManager.default.removeItem(atPath: empty) }
    #expect(tool.run(["mark", empty]).status == 66)
    #expect(tool.run(["mark", empty, "--chapter", "77"]).status == 64)
    #expect(tool.run(["mark"]).status == 64)
  }
}

import BayesNumerics
import Foundation
import Inference
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import chapter13

@Suite struct MillionRowsTests {
  static let findings = Shared {
    try await StochasticGradients.quickFindings(StochasticGradients.millionRows)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The program ran by itself on each file, so that memory was measured and not guessed.
  @Test func memoryWasMeasured() async throws {
    let findings = try await Self.findings.value
    #expect(findings.claims.contains { $0.id == "36k" })
    #expect(findings.figures.count == 1)
    #expect(PeakMemory.megabytes > 1)
  }

  // MARK: The file

  /// A file of this text, in a folder that is gone with it.
  struct RowsFile: ~Copyable {
    private let folder = TemporaryFolder()
    var path: String { "\(folder.path)/rows.csv" }

    init(_ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
  }

  static func rows(_ count: Int, _ line: (Int, inout RandomSource) -> String) -> String {
    var random = RandomSource(seed: 8)
    return (0..<count).map { line($0, &random) }.joined(separator: "\n") + "\n"
  }

  /// What is written is what is read: the blocks are the rows, standardised, in their order.
  @Test func blocksAreTheRows() throws {
    let folder = TemporaryFolder()
    let simulated = try SimulatedFile(
      path: "\(folder.path)/rows.csv", rows: 12_345, using: RandomSource(seed: 1))
    let file = try RegressionFile(path: simulated.path)
    #expect(file.rows == 12_345 && file.dimension == 6)
    let table = try NumberTable(path: simulated.path).rows
    for k in 0..<5 {
      let column = table.column(k)
      #expect(abs(file.means[k] - sampleMean(column)) < 1e-10)
      #expect(abs(file.deviations[k] - sampleStandardDeviation(column)) < 1e-10)
    }
    // The gradient of all blocks is that of all rows at once
    let place = [0.1, -0.2, 0.3, 0.1, 0, 0.5]
    var inputs: [Double] = []
    for row in 0..<table.rows {
      inputs.append(1)
      for k in 0..<5 { inputs.append((table[row, k] - file.means[k]) / file.deviations[k]) }
    }
    let whole = LogisticRegression(
      inputs: inputs, outcomes: table.column(5), priorVariance: 10)
    var (one, many) = ([Double](repeating: 0, count: 6), [Double](repeating: 0, count: 6))
    whole.addGradient(of: 0..<table.rows, at: place, times: 1, to: &one, in: whole.makeRoom())
    var blocks = 0
    try file.forEachBlock(of: 1000) { block throws(InputError) in
      block.addGradient(of: 0..<block.count, at: place, times: 1, to: &many, in: block.makeRoom())
      blocks += 1
    }
    #expect(blocks == 13)
    #expect(zip(one, many).allSatisfy { abs($0 - $1) < 1e-8 })
  }

  /// Chain and curvature agree on a small file; the peak is that of the rows at once.
  @Test func theStreamFindsThePosterior() throws {
    let folder = TemporaryFolder()
    let simulated = try SimulatedFile(
      path: "\(folder.path)/rows.csv", rows: 6000, using: RandomSource(seed: 2))
    let file = try RegressionFile(path: simulated.path)
    let result = try StreamedRegression(file: file, batch: 100, share: 0.1).run(
      using: RandomSource(seed: 3))
    #expect(result.isBelievable)
    for k in 0..<6 {
      let off = abs(result.means[k] - result.mode[k])
      #expect(off < Tolerance.monteCarloWidth * result.errors[k] + 0.1 * result.laplace[k])
    }
    // Standardised coefficients over the deviations are those that made the rows
    for k in 1..<6 {
      let coefficient = result.means[k] / file.deviations[k - 1]
      let error = result.laplace[k] / file.deviations[k - 1]
      #expect(abs(coefficient - simulated.truth[k]) < 5 * error)
    }
  }

  // MARK: What can be wrong

  @Test(
    arguments: [
      ("one column", "1\n0\n1\n", "has one column"),
      ("no outcome", "1,2\n3,1\n", "ends with 2"),
      ("one outcome", "1,1\n3,1\n2,1\n", "ends with 1"),
      ("few rows", "1,1\n3,0\n2,1\n", "ten rows or more"),
      ("words", "1,1\nx,0\n2,1\n", "line 2"),
    ])
  func filesThatCannotBeUsed(name: String, text: String, words: String) throws {
    let file = try RowsFile(text)
    let result = CommandRunner.built("chapter13").run(["--data", file.path, "--no-figures"])
    #expect(result.status == 65, "\(name): \(result.errors)")
    #expect(result.errors.contains(words), "\(name): \(result.errors)")
    #expect(result.errorLines.count == 1)
  }

  @Test func aConstantColumnIsNamed() throws {
    let file = try RowsFile(
      Self.rows(60) { row, random in "\(random.normal()),7,\(row % 2)" })
    let result = CommandRunner.built("chapter13").run(["--data", file.path, "--no-figures"])
    #expect(result.status == 65 && result.errors.contains("column 2"), "\(result.errors)")
  }

  @Test func aBatchAboveTheRowsIsRefused() throws {
    let file = try RowsFile(
      Self.rows(60) { row, random in "\(random.normal()),\(row % 2)" })
    let result = CommandRunner.built("chapter13").run([
      "--data", file.path, "--batch", "61", "--no-figures",
    ])
    #expect(
      result.status == 64 && result.errors.contains("larger than the 60 rows"), "\(result.errors)")
  }

  @Test func separableOutcomesAreSaid() throws {
    let file = try RowsFile(
      Self.rows(200) { _, random in
        let x = random.normal()
        return "\(x),\(x > 0.3 ? 1 : 0)"
      })
    let result = CommandRunner.built("chapter13").run([
      "--data", file.path, "--no-figures", "--section", "million-rows",
    ])
    let words = (result.output + result.errors).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(words.contains("a plane separates the outcomes"), "\(words)")
    #expect(result.status == 65, "\(result.status)")
  }

  @Test(arguments: [("0.1", false), ("3", true)])
  func stepsThatDivergeAreRefused(step: String, isRefused: Bool) throws {
    let file = try RowsFile(
      Self.rows(400) { _, random in
        let x = random.normal()
        return "\(x),\(random.uniform() < 0.5 + 0.2 * (x > 0 ? 1 : -1) ? 1 : 0)"
      })
    let result = CommandRunner.built("chapter13").run([
      "--data", file.path, "--no-figures", "--step", step,
    ])
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Refused: the chain is not the posterior") == isRefused, "\(words)")
    #expect(result.status == 0)
  }

  /// A chain that is a little too wide is said to be so, one that has hardly moved is refused with advice that helps.
  @Test(
    arguments: [
      ("0.1", "leaves out 0.", "Warning"), ("0.5", "Warning: the chain is up to", "Refused"),
      ("0.0001", "give a longer --step", "shorter"),
    ])
  func theSpreadIsJudged(step: String, words: String, not: String) throws {
    let file = try RowsFile(
      Self.rows(1000) { _, random in
        let x = random.normal()
        return "\(x),\(random.uniform() < 0.5 + 0.2 * (x > 0 ? 1 : -1) ? 1 : 0)"
      })
    let result = CommandRunner.built("chapter13").run([
      "--data", file.path, "--no-figures", "--section", "million-rows", "--step", step,
    ])
    let output = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(output.contains(words) && !output.contains(not), "\(output)")
  }
}

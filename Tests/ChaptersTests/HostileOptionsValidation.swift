import BayesNumerics
import Foundation
import RealModule
import TestSupport
import Testing

/// What a chapter's command may be given: each option with the values that its help allows.
private struct OptionTable: Sendable, CustomTestStringConvertible {
  enum Values: Sendable {
    /// From one positive number to another, any order of magnitude as likely as any.
    case scale(ClosedRange<Double>)
    case whole(ClosedRange<Int>)
    case words([String])
  }

  let chapter: Int
  /// Given in every run: what keeps it short.
  var always: [String] = []
  let options: [(name: String, values: Values)]

  var testDescription: String { "chapter \(chapter)" }

  /// Each option with probability one half, at a value of its range.
  func arguments(using random: inout RandomSource) -> [String] {
    always
      + options.flatMap { option -> [String] in
        guard random.uniform() < 0.5 else { return [] }
        return ["--\(option.name)", text(option.values, using: &random)]
      }
  }

  private func text(_ values: Values, using random: inout RandomSource) -> String {
    switch values {
    case .scale(let range):
      let (low, high) = (Double.log(range.lowerBound), Double.log(range.upperBound))
      let value = Double.exp(low + (high - low) * random.uniform())
      // Four digits, which rounding may carry over an end
      let rounded = Double(String(format: "%.3e", value)) ?? value
      return "\(min(max(rounded, range.lowerBound), range.upperBound))"
    case .whole(let range): return "\(Int.random(in: range, using: &random))"
    case .words(let words): return words[Int.random(in: words.indices, using: &random)]
    }
  }

  static let all: [OptionTable] = [
    OptionTable(
      chapter: 5,
      always: ["--draws", "100", "--thinning", "1"],
      options: [
        ("nodes", .whole(1...6)), ("chains", .whole(4...6)), ("seed", .whole(0...1_000_000)),
        ("set", .words(["rotation", "motorcycle", "two-nodes"])),
        ("proposal", .words(["random-walk", "prior-reversible"])),
        ("weight-mean-variance", .scale(1e-4...1e4)), ("weight-degrees", .scale(1e-4...1e4)),
        ("weight-scale", .scale(1e-4...1e4)), ("node-mean-variance", .scale(1e-4...1e4)),
        ("node-degrees", .scale(1e-4...1e4)), ("node-scale", .scale(1e-4...1e4)),
        ("noise-degrees", .scale(1e-4...1e4)), ("noise-scale", .scale(1e-4...1e4)),
      ])
  ]
}

/// Options drawn at random in their ranges, on ordinary data: a chapter answers (0), does not meet a claim
/// (1), or refuses in a sentence (64, 65). It never traps (132), and never blames gnuplot (69) or itself (70)
/// for numbers that it made.
@Suite struct HostileOptionsValidation {
  /// One run a chapter in `make test`, a hundred in `make validate`; every fourth with figures.
  @Test(arguments: OptionTable.all)
  fileprivate func everyValueInItsRangeIsAnswered(table: OptionTable) {
    let isLong = ProcessInfo.processInfo.environment["BAYESICS_VALIDATION"] != nil
    var random = RandomSource(seed: UInt64(table.chapter))
    for run in 0..<(isLong ? 100 : 1) {
      let folder = TemporaryFolder()
      let figures = run % 4 == 0 ? ["--figures", folder.path] : ["--no-figures"]
      let arguments = ["--quick"] + table.arguments(using: &random) + figures
      let result = CommandRunner.built("chapter\(table.chapter)").run(arguments)
      #expect(
        [0, 1, 64, 65].contains(result.status),
        "\(arguments.joined(separator: " ")): \(result.status), \(result.errors.prefix(500))")
      #expect(!result.output.contains("NaN"), "\(arguments.joined(separator: " "))")
    }
  }
}

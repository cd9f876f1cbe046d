import BayesNumerics
import Foundation
import RealModule
import TestSupport
import Testing
import Workbook

/// What an option may be given, read from the words of its own help: whoever declares an option has it tried.
enum AllowedValues: Equatable {
  /// From one number to another; of positive ones any order of magnitude is as likely as any.
  case number(ClosedRange<Double>)
  case numbers(Int, ClosedRange<Double>)
  case whole(ClosedRange<Int>)
  case range(ClosedRange<Int>)
  case words([String])

  /// Nil for a file, and for an option whose help states no range.
  init?(help: String) {
    if let match = help.firstMatch(of: /a whole number from (\S+) to ([^ .]+)/),
      let low = Int(match.1), let high = Int(match.2)
    {
      self = .whole(low...high)
    } else if let match = help.firstMatch(of: /a range such as \S+, from (\S+) to ([^ .]+)/),
      let low = Int(match.1), let high = Int(match.2)
    {
      self = .range(low...high)
    } else if let match = help.firstMatch(of: /([0-9]+) numbers from (\S+) to (\S+)\.( |$)/),
      let count = Int(match.1), let low = Double(match.2), let high = Double(match.3)
    {
      self = .numbers(count, low...high)
    } else if let match = help.firstMatch(of: /from (\S+) to (\S+)\.( |$)/),
      let low = Double(match.1), let high = Double(match.2)
    {
      self = .number(low...high)
    } else if let match = help.firstMatch(
      of: /, ((?:[a-z0-9-]+, )*[a-z0-9-]+ or [a-z0-9-]+)\. \(default/)
    {
      self = .words(match.1.replacing(" or ", with: ", ").components(separatedBy: ", "))
    } else {
      return nil
    }
  }

  /// - Parameter most: No larger, to keep a run short.
  func text(most: Double?, using random: inout RandomSource) -> String {
    func number(_ range: ClosedRange<Double>) -> String {
      let share = random.uniform()
      let value =
        range.lowerBound > 0
        ? Double.exp(
          Double.log(range.lowerBound) * (1 - share) + Double.log(range.upperBound) * share)
        : range.lowerBound * (1 - share) + range.upperBound * share
      // Four digits, which rounding may carry over an end
      let rounded = Double(String(format: "%.3e", value)) ?? value
      return "\(min(max(rounded, range.lowerBound), range.upperBound))"
    }
    func whole(_ range: ClosedRange<Int>) -> Int {
      // Small numbers and large ones, both as likely
      let width = Double.log(Double(range.upperBound - range.lowerBound) + 1)
      let step = Int((Double.exp(width * random.uniform()) - 1).rounded())
      return min(range.lowerBound + step, range.upperBound)
    }
    switch self {
    case .number(let range): return number(range)
    case .numbers(let count, let range):
      return (0..<count).map { _ in number(range) }.joined(separator: ",")
    case .whole(let range):
      let upper = max(range.lowerBound, min(range.upperBound, most.map { Int($0) } ?? .max))
      return "\(whole(range.lowerBound...upper))"
    case .range(let range):
      let ends = [whole(range), whole(range)].sorted()
      return "\(ends[0])-\(ends[1])"
    case .words(let words): return words[Int.random(in: words.indices, using: &random)]
    }
  }
}

/// Options drawn at random in their ranges, on ordinary data: a chapter answers (0), does not meet a claim
/// (1), or refuses in a sentence (64, 65). It never traps (132), and never blames gnuplot (69) or itself (70)
/// for numbers that it made.
@Suite struct HostileOptionsValidation {
  /// What would only make a run long.
  static let most: [String: Double] = [
    "draws": 100, "thinning": 2, "warm-up": 500, "chains": 5, "nodes": 6, "flips": 10_000,
    "stars": 300, "orders": 20,
  ]

  @Test(
    "The words of the help are read as they are meant",
    arguments: [
      ("Units, a whole number from 1 to 40. (default: 3)", AllowedValues.whole(1...40)),
      ("Orders, a range such as 0-12, from 0 to 40. (default: 0-12)", .range(0...40)),
      ("Prior, 2 numbers from 0.001 to 1000000. (default: 10,10)", .numbers(2, 0.001...1e6)),
      ("Noise, from 1e-12 to 1e12. (default: 1.5)", .number(1e-12...1e12)),
      ("Basis, monomial or chebyshev. (default: monomial)", .words(["monomial", "chebyshev"])),
      ("Data, a, b-c or d. (default: a)", .words(["a", "b-c", "d"])), ("Your own points.", nil),
    ] as [(String, AllowedValues?)])
  func helpIsRead(help: String, values: AllowedValues?) {
    #expect(AllowedValues(help: help) == values)
  }

  /// One run per chapter in `make test`, thirty of a long chapter and 300 of a short one in `make validate`, some two
  /// thousand in all; every fourth with figures.
  @Test("Every value in its range is answered", arguments: EveryChapterTests.Chapter.all)
  func everyValueInItsRangeIsAnswered(chapter: EveryChapterTests.Chapter) throws {
    let list = try chapter.list()
    let options = list.options.compactMap { option in
      AllowedValues(help: option.help).map { (name: option.name, values: $0) }
    }
    #expect(!options.isEmpty)
    let seconds = list.sections.reduce(0) { $0 + $1.seconds }
    // What takes long has its sections' own tests, and all of these in `make validate`
    guard Validation.isLong || seconds < 5 else { return }
    var random = RandomSource(seed: UInt64(chapter.number)).stream("hostile options")
    for run in 0..<(Validation.isLong ? (seconds < 5 ? 300 : 30) : 1) {
      let folder = TemporaryFolder()
      let figures = run % 4 == 1 ? ["--figures", folder.path] : ["--no-figures"]
      var arguments = ["--quick", "--seed", "\(Int.random(in: 0...1_000_000, using: &random))"]
      for option in options where random.uniform() < 0.5 {
        let value = option.values.text(
          most: HostileOptionsValidation.most[option.name], using: &random)
        arguments.append("--\(option.name)=\(value)")
      }
      arguments += figures
      let result = CommandRunner.built("chapter\(chapter.number)").run(arguments)
      let words = "chapter\(chapter.number) \(arguments.joined(separator: " "))"
      #expect(
        [0, 1, 64, 65].contains(result.status),
        "\(words): \(result.status), \(result.errors.prefix(500))")
      #expect(!result.output.contains("NaN"), "\(words)")
    }
  }
}

import ArgumentParser
import BayesNumerics
import SafeIO
import Workbook

/// The options of chapter 1; their defaults are the lecture's case.
struct CoinFlipSettings: ChapterSettings {
  @Option(help: ArgumentHelp("Heads seen, from 0 to the number of flips.", valueName: "k"))
  var heads: Int?

  @Option(help: ArgumentHelp("Flips made, from 1 to 1000000.", valueName: "n"))
  var flips: Int?

  @Option(
    help: ArgumentHelp(
      "Beta prior of the first model, two numbers from 0.001 to 1000000. (default: 10,10)",
      valueName: "a,b"),
    transform: CoinFlipSettings.betaPrior)
  var prior: Beta?

  @Option(
    help: ArgumentHelp(
      "Beta prior of the model that it is weighed against. (default: 1,1, the uniform prior)",
      valueName: "a,b"),
    transform: CoinFlipSettings.betaPrior)
  var against: Beta?

  @Option(
    help: ArgumentHelp(
      "Your own flips: a text of H and T, or a column of 1 and 0.", valueName: "file"))
  var data: String?

  static let mostFlips = 1_000_000
  static let priorRange = 1e-3...1e6

  /// The prior of the first model: the lecture's Beta(10, 10), peaked at a fair coin.
  var firstPrior: Beta { prior ?? Beta(a: 10, b: 10) }

  /// The prior of the second model: the lecture's uniform prior.
  var secondPrior: Beta { against ?? Beta(a: 1, b: 1) }

  var isLectureCase: Bool {
    data == nil && Flips(heads: heads ?? 10, flips: flips ?? 14) == .lecture
      && firstPrior == Beta(a: 10, b: 10) && secondPrior == Beta(a: 1, b: 1)
  }

  var summary: [(name: String, value: String)] {
    let priors = [
      ("prior", PosteriorSummary.name(of: firstPrior)),
      ("against", PosteriorSummary.name(of: secondPrior)),
    ]
    if let data { return [("data", data)] + priors }
    return [("heads", "\(heads ?? 10)"), ("flips", "\(flips ?? 14)")] + priors
  }

  /// Checks what one option alone cannot show.
  func validate() throws {
    if data != nil, heads != nil || flips != nil {
      throw ValidationError(
        "--data counts the flips itself; leave out --heads and --flips, or leave out --data")
    }
    let flips = flips ?? 14
    guard (1...CoinFlipSettings.mostFlips).contains(flips) else {
      throw ValidationError(
        "--flips is \(flips); it must lie between 1 and \(CoinFlipSettings.mostFlips)")
    }
    let heads = heads ?? 10
    guard (0...flips).contains(heads) else {
      throw ValidationError(
        "--heads is \(heads); it must lie between 0 and the number of flips, \(flips)")
    }
  }

  /// "10,10" as Beta(10, 10).
  private static func betaPrior(_ text: String) throws -> Beta {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map {
      PlainNumber.double($0)
    }
    guard numbers.count == 2, let a = numbers[0], let b = numbers[1],
      priorRange.contains(a), priorRange.contains(b)
    else {
      throw ValidationError(
        "give two numbers between 0.001 and 1000000 with a comma and no space, such as 10,10")
    }
    return Beta(a: a, b: b)
  }
}

extension CoinFlipSettings {
  /// The student's flips, or the given counts in a random order.
  func record(using random: inout RandomSource) throws -> FlipRecord {
    if let data { return try FlipRecord(file: DataFile(path: data)) }
    return FlipRecord(
      shuffling: Flips(heads: heads ?? 10, flips: flips ?? 14), using: &random)
  }
}

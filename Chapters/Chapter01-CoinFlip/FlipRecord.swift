import SafeIO
import Workbook

/// The flips of a student's own coin in the order in which they fell.
struct FlipRecord: Sendable {
  /// True for heads.
  let outcomes: [Bool]

  var flips: Flips { Flips(heads: outcomes.count(where: { $0 }), flips: outcomes.count) }

  /// The number of heads among the first 0, 1, 2, ... flips.
  var headsAfter: [Int] {
    outcomes.reduce(into: [0]) { heads, isHeads in
      heads.append(heads[heads.count - 1] + (isHeads ? 1 : 0))
    }
  }

  init(outcomes: [Bool]) {
    precondition(!outcomes.isEmpty, "a record of flips needs a flip")
    self.outcomes = outcomes
  }

  /// Reads H and T (any case, with or without spaces, commas and line breaks) or a column of 1 (heads)
  /// and 0 (tails). The first line may be a heading; lines that begin with # are skipped.
  ///
  /// - Throws: ``InputError`` of kind `data` that names the first line that is neither.
  init(file: DataFile) throws(InputError) {
    var outcomes: [Bool] = []
    var heading: Substring?
    for (index, line) in file.lines.enumerated() {
      let words = line.split { $0.isWhitespace || $0 == "," || $0 == ";" }
      if words.isEmpty || line.first == "#" { continue }
      guard let flips = FlipRecord.outcomes(in: words) else {
        // A heading is one word above everything else, most of whose letters are no flips
        if heading == nil, outcomes.isEmpty, words.count == 1, FlipRecord.isHeading(words[0]) {
          heading = words[0]
          continue
        }
        throw InputError(
          .data,
          "line \(index + 1) of \(DataFile.shown(file.path)) contains "
            + "\(FlipRecord.firstForeign(in: words)); write H or 1 for heads and T or 0 for tails"
            + FlipRecord.advice(on: words)
            + (heading.map {
              " (the first line, \(DataFile.shown(String($0.prefix(20)))), was taken for a heading)"
            } ?? ""))
      }
      outcomes += flips
      guard outcomes.count <= CoinFlipSettings.mostFlips else {
        throw InputError(
          .data,
          "the data file \(DataFile.shown(file.path)) holds more than \(CoinFlipSettings.mostFlips) "
            + "flips; leave some out")
      }
    }
    guard !outcomes.isEmpty else {
      throw InputError(
        .data,
        "the data file \(DataFile.shown(file.path)) holds no flip"
          + (heading.map { " below its first line, \(DataFile.shown(String($0.prefix(20))))" } ?? "")
          + "; "
          + "write H or 1 for heads and T or 0 for tails")
    }
    self.outcomes = outcomes
  }

  /// The flips in words such as "HHT", "1" or "t"; nil when a letter is foreign.
  private static func outcomes(in words: [Substring]) -> [Bool]? {
    var outcomes: [Bool] = []
    for word in words {
      let isNumber = word == "0" || word == "1"
      for letter in word {
        switch letter {
        case "H", "h": outcomes.append(true)
        case "T", "t": outcomes.append(false)
        case "1" where isNumber: outcomes.append(true)
        case "0" where isNumber: outcomes.append(false)
        default: return nil
        }
      }
    }
    return outcomes
  }

  /// "flips" and "coin", but not "HHTHTO", a slip of the finger that must not be passed over.
  private static func isHeading(_ word: Substring) -> Bool {
    2 * word.count(where: { $0.isLetter && !"HhTt".contains($0) }) > word.count
  }

  /// What a line of digits was perhaps meant to be: flips without blanks, or totals.
  private static func advice(on words: [Substring]) -> String {
    if words.contains(where: { $0.count > 2 && $0.allSatisfy { $0 == "0" || $0 == "1" } }) {
      return ", with a blank between 1 and 0"
    }
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count, numbers.count == 2, numbers.allSatisfy({ $0 >= 0 }),
      numbers[0] <= numbers[1]
    else { return "" }
    return "; totals are given as --heads \(numbers[0]) --flips \(numbers[1])"
  }

  private static func firstForeign(in words: [Substring]) -> String {
    let foreign = words.first { outcomes(in: [$0]) == nil } ?? ""
    return DataFile.shown(String(foreign.prefix(20)))
  }

  /// Some order in which so many heads and tails can fall, each order equally probable.
  init(shuffling data: Flips, using random: inout some RandomNumberGenerator) {
    var heads = data.heads
    var outcomes: [Bool] = []
    outcomes.reserveCapacity(data.flips)
    for left in stride(from: data.flips, to: 0, by: -1) {
      let isHeads = Int.random(in: 0..<left, using: &random) < heads
      heads -= isHeads ? 1 : 0
      outcomes.append(isHeads)
    }
    self.outcomes = outcomes
  }
}

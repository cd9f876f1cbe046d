import SafeIO
import Workbook

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is left of an exercise's key where the solutions are not handed out: salted digests of the right answers and of
/// those of the known mistakes, for a number of variants.
///
/// A right answer is recognised and a known mistake named; how far another answer is off is not told, as nobody knows
/// the right one. The hint for a mistake is encrypted by that mistake's own answers.
public struct SealedKey: Codable, Sendable {
  let salt: String
  /// What the numbers of an answer are called.
  let parts: [String]
  let isCount: Bool
  let sheets: [Sheet]

  /// The questions of one variant.
  struct Sheet: Codable, Sendable {
    let seed: UInt64
    /// For each question and each number of its answer the digests of the cells that hold right answers.
    let answers: [[[String]]]
    let mistakes: [Mistake]
  }

  struct Mistake: Codable, Sendable {
    let digest: String
    /// Name and hint, encrypted.
    let words: String
  }

  /// The variant of a seed.
  func sheet(for seed: UInt64) -> Sheet { sheets[Int(seed % UInt64(sheets.count))] }
}

// MARK: Cells

/// Where a number lies on a grid whose cells are about as wide as the tolerance.
///
/// Relative tolerances have a grid of logarithms, so that the width tells nothing of the number.
struct AnswerGrid {
  let isRelative: Bool
  let width: Double

  /// Cells four times as wide as the tolerance: an answer within it lies in one of two at most.
  init(_ agreement: Tolerance) {
    switch agreement {
    case .relative(let bound, _): (isRelative, width) = (true, 4 * max(bound, 1e-14))
    case .absolute(let bound, _) where bound > 0: (isRelative, width) = (false, 4 * bound)
    default: (isRelative, width) = (false, 1)
    }
  }

  func cell(of number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "nan" : number > 0 ? "inf" : "-inf" }
    let place = isRelative ? logarithm(number) : number
    // Beyond 2^63 only the number itself is told apart
    guard let place, abs(place / width) < 9e18 else { return number == 0 ? "0" : "\(number)" }
    return (isRelative && number < 0 ? "-" : "") + "\(Int((place / width).rounded(.down)))"
  }

  private func logarithm(_ number: Double) -> Double? {
    // Below any number of an exercise everything is a rounding error of 0
    abs(number) < 1e-200 ? nil : log(abs(number))
  }

  /// The cells that numbers within the tolerance of this one lie in, its own first.
  func cells(around number: Double, allowance: Double) -> [String] {
    var cells = [cell(of: number)]
    for other in [number - allowance, number + allowance] {
      let cell = cell(of: other)
      if !cells.contains(cell) { cells.append(cell) }
    }
    return cells
  }
}

// MARK: Marking

extension SealedKey {
  /// The key in a file that a release of the workbook holds.
  ///
  /// - Throws: A sentence, where the file is missing or is none.
  static func read(_ path: String) throws(InputError) -> SealedKey {
    guard let text = Paths.text(of: path, limit: 20_000_000),
      let key = try? JSONDecoder().decode(SealedKey.self, from: Data(text.utf8)),
      !key.sheets.isEmpty
    else {
      throw InputError(.noInput, "the sealed results \(path.quoted) are missing or damaged")
    }
    return key
  }

  private func digest(_ question: Int, _ part: Int, _ cell: String) -> String {
    Digest.hexadecimal(Digest.slow("\(question) \(part) \(cell)", salt: salt, count: 8))
  }

  /// Of all answers to a sheet, on a coarse grid: what a known mistake is recognised by.
  private static func mistakeKey(_ answers: [[Double]], isCount: Bool, salt: String) -> [UInt8] {
    let grid =
      isCount
      ? AnswerGrid(.absolute(0, because: "a count is exact"))
      : AnswerGrid(.relative(1e-6, because: "no two mistakes are as near"))
    let cells = answers.map { $0.map(grid.cell).joined(separator: " ") }.joined(separator: ";")
    return Digest.slow("mistake " + cells, salt: salt, count: 40)
  }

  /// Name and hint, back and forth.
  private static func cipher(_ bytes: [UInt8], key: ArraySlice<UInt8>) -> [UInt8] {
    var stream: [UInt8] = []
    while stream.count < bytes.count {
      stream += Digest.of(Array(key) + withUnsafeBytes(of: UInt64(stream.count)) { Array($0) })
    }
    return zip(bytes, stream).map { $0 ^ $1 }
  }

  /// Marks one answer for each question.
  func mark(
    _ answers: [[Double]], to words: [String], seed: UInt64, agreement: Tolerance
  ) -> Mark {
    let sheet = sheet(for: seed)
    guard sheet.answers.count == answers.count else {
      return .unmarkable("The sealed results belong to another version of this exercise.")
    }
    let grid = AnswerGrid(agreement)
    func isRight(_ number: Double, _ question: Int, _ part: Int) -> Bool {
      let right = sheet.answers[question][part]
      guard number.isFinite else { return false }
      if right.contains(digest(question, part, grid.cell(of: number))) { return true }
      // A rounding error of a true 0
      return abs(number) < 1e-9 && right.contains(digest(question, part, grid.cell(of: 0)))
    }
    func firstWrong(_ question: Int) -> Int? {
      guard answers[question].count == sheet.answers[question].count else { return 0 }
      return answers[question].indices.first { !isRight(answers[question][$0], question, $0) }
    }
    let wrong = answers.indices.filter { firstWrong($0) != nil }
    guard let first = wrong.first else { return .solved }

    let key = SealedKey.mistakeKey(answers, isCount: isCount, salt: salt)
    let fingerprint = Digest.hexadecimal(key.prefix(8))
    if let mistake = sheet.mistakes.first(where: { $0.digest == fingerprint }),
      let bytes = Data(base64Encoded: mistake.words),
      let named = try? JSONDecoder().decode(
        Mark.Named.self, from: Data(SealedKey.cipher(Array(bytes), key: key.suffix(32))))
    {
      return .mistakes([named])
    }

    let share =
      wrong.count == answers.count
      ? "Wrong on every input"
      : "Right on \(answers.count - wrong.count) of \(answers.count) inputs"
    let part = firstWrong(first) ?? 0
    let (count, expected) = (answers[first].count, sheet.answers[first].count)
    let which = parts.count == expected && expected > 1 ? "your \(parts[part])" : "your answer"
    let what =
      count != expected
      ? "your function gives \(count) numbers, \(expected) are expected"
      : !answers[first][part].isFinite
        ? "\(which) \(answers[first][part].isNaN ? "is not a number (NaN)" : "is infinite")"
        : "\(which) is not right"
    return .wrong("\(share). For \(words[first]) \(what).")
  }
}

// MARK: Sealing

extension SealedKey {
  /// Seals right answers and those of known mistakes.
  ///
  /// - Parameters:
  ///   - sheets: For each variant its seed, the right answers, the scale around a true 0, and the mistakes' answers.
  init(
    sheets: [(seed: UInt64, truths: [[Double]], mistakes: [(Mark.Named, [[Double]])])],
    parts: [String], isCount: Bool, agreement: Tolerance
  ) throws {
    let salt = Digest.hexadecimal((0..<16).map { _ in UInt8.random(in: 0...255) })
    let grid = AnswerGrid(agreement)
    let empty = SealedKey(salt: salt, parts: parts, isCount: isCount, sheets: [])
    let sealed = try sheets.map { sheet in
      Sheet(
        seed: sheet.seed,
        answers: sheet.truths.enumerated().map { question, truth in
          truth.enumerated().map { part, number in
            let allowance = agreement.allowance(around: number)
            return grid.cells(around: number, allowance: allowance.isNaN ? 0 : allowance)
              .map { empty.digest(question, part, $0) }
          }
        },
        mistakes: try sheet.mistakes.map { named, answers in
          let key = SealedKey.mistakeKey(answers, isCount: isCount, salt: salt)
          let words = Array(try JSONEncoder().encode(named))
          return Mistake(
            digest: Digest.hexadecimal(key.prefix(8)),
            words: Data(SealedKey.cipher(words, key: key.suffix(32))).base64EncodedString())
        })
    }
    self.init(salt: salt, parts: parts, isCount: isCount, sheets: sealed)
  }
}

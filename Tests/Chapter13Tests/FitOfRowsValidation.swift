import BayesNumerics
import Foundation
import Inference
import SafeIO
import TestSupport
import Testing

@testable import chapter13

/// The verdict on a reader's rows: rows of the model pass, whatever their inputs, and rows of other models are found.
@Suite struct FitOfRowsValidation {
  /// A thousand rows, whose outcomes follow a logistic regression or do not.
  enum Nature: String, CaseIterable, CustomTestStringConvertible, Sendable {
    // Of the model: two normal inputs, ten of them, heavy tails, three inputs of 0 or 1 (equal rows), rare outcomes, a
    // steep slope, one input of 0 or 1, rows sorted by their outcome; clicks, some eight of a thousand with a skewed input,
    // where one in two hundred rows has the input of another by chance
    case normal, many, heavy, discrete, rare, steep, binary, sorted, clicks
    // Not of the model: a square, a product, a trend, copies, groups in a row with constants of their own; a wave, matched
    // pairs, copies beside as many rows of zeros, a season; a slope that turns round along the file, shuffled pairs of equal
    // rows with one outcome each, two cases then two controls, weekends
    case square, product, trend, copies, groups, wave, matched, hidden, season
    case turning, twins, fours, week

    var testDescription: String { rawValue }

    private static let rows = 1000

    func text(using random: RandomSource) -> String {
      var random = random
      var (level, last, lastIsOne) = (0.0, 0.0, false)
      let lines = (0..<Self.rows).map { row -> (isOne: Bool, text: String) in
        if row % 50 == 0 { level = random.normal() }
        let isZero = self == .hidden && row % 2 == 0
        let isCopy =
          self == .copies && row % 5 != 0 || self == .hidden && !isZero && row / 2 % 5 != 0
        let inputs =
          switch self {
          case .many: 10
          case .discrete: 3
          case .copies, .binary, .wave, .matched, .hidden, .clicks, .turning, .twins: 1
          default: 2
          }
        var x = (0..<inputs).map { _ in
          switch self {
          case .heavy: exp(1.5 * random.normal())
          case .discrete, .binary: random.uniform() < 0.3 ? 1.0 : 0
          case .clicks: -log(random.uniform())
          default: random.normal()
          }
        }
        if isCopy { x = [last] }
        if isZero { x = [0] }
        if self == .clicks && row % 200 == 1 || self == .twins && row % 2 == 1 { x = [last] }
        // Case, then control, with half of their variance in common
        if self == .matched {
          if row % 2 == 0 { level = random.normal() }
          x[0] = level + x[0] + (row % 2 == 0 ? 0.8 : 0)
        }
        let place = 2 * Double(row) / Double(Self.rows) - 1
        let z =
          switch self {
          case .normal, .many, .sorted: x[0] - 0.5 * x[1]
          case .binary: x[0] - 0.5
          case .wave: 3 * sin(3 * x[0])
          case .matched: row % 2 == 0 ? 50.0 : -50
          case .hidden: 0.0
          case .clicks: 0.8 * x[0] - 5.5
          case .turning: 1.5 * x[0] * (row < Self.rows / 2 ? 1 : -1)
          case .twins: row % 2 == 0 ? x[0] : lastIsOne ? -50 : 50
          case .fours: row % 4 < 2 ? 50.0 : -50
          case .week: 0.5 * x[0] + (row % 7 < 2 ? 2 : 0)
          case .season: x[0] + 0.8 * sin(2 * .pi * Double(row) / 200)
          case .heavy: 0.3 * x[0] - 1
          case .discrete: x[0] - 0.5 * x[1] - 0.5
          case .rare: 0.5 * x[0] - 4
          case .steep: 6 * x[0]
          case .square: 0.5 * x[0] + 0.5 * x[0] * x[0] - 0.5
          case .product: 0.5 * x[0] + 0.6 * x[0] * x[1]
          case .trend: 0.5 * x[0] + 0.6 * place
          case .copies: 0.5 * x[0]
          case .groups: 0.5 * x[0] + level
          }
        let isOne = isCopy ? lastIsOne : random.uniform() < 1 / (1 + exp(-z))
        if !isZero { (last, lastIsOne) = (x[0], isOne) }
        return (isOne, (x.map { "\($0)" } + [isOne ? "1" : "0"]).joined(separator: ","))
      }
      var ordered = self == .sorted ? lines.filter { !$0.isOne } + lines.filter(\.isOne) : lines
      if self == .twins {
        for row in ordered.indices.dropFirst() {
          ordered.swapAt(row, Int(random.uniform() * Double(row + 1)))
        }
      }
      return ordered.map(\.text).joined(separator: "\n") + "\n"
    }
  }

  static func checks(_ nature: Nature, sets: Int) throws -> [FitCheck] {
    let folder = TemporaryFolder()
    return try (0..<sets).map { index in
      let path = "\(folder.path)/\(index).csv"
      let text = nature.text(using: RandomSource(seed: 30).stream(nature.rawValue).stream(index))
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      defer { try? FileManager.default.removeItem(atPath: path) }
      return try StreamedRegression(
        file: try RegressionFile(path: path), batch: 100, share: 0.1
      ).fit()
    }
  }

  /// Rows of the model are called a misfit at most once in a hundred sets. Of 200 sets ten or more are in one run of 25,000,
  /// and of a thousand more than 24 in one of 20,000 (binomial).
  @Test(
    arguments: Validation.cases(
      [Nature.normal, .clicks, .sorted, .discrete, .many, .heavy, .rare, .steep, .binary], short: 3)
  )
  func rowsOfTheModelPass(nature: Nature) throws {
    let (sets, allowed) = Validation.isLong ? (1000, 24) : (200, 9)
    let checks = try Self.checks(nature, sets: sets)
    let failed = checks.count(where: \.isMisfit)
    #expect(failed <= allowed, "\(failed) of \(sets)")
    #expect(checks.allSatisfy { $0.isMisfit != $0.sentences.isEmpty })
    Validation.note(
      "chapter 13, rows of the model: \(nature)", check: "verdicts on simulated sets",
      size: "\(sets) data sets", statistic: "\(failed) misfits",
      threshold: "> \(allowed)", rate: 5e-5, isMet: failed <= allowed)
  }

  /// The p-values of two normal inputs are below 0.05 as often as they should be: of 1,800, correlated in a set at
  /// most a little, within six standard errors.
  @Test func probabilitiesAreThoseOfTheModel() throws {
    let checks = try Self.checks(.normal, sets: 200)
    let all = checks.flatMap { $0.scores.map(\.check.probability) }
    let found = Double(all.count { $0 < 0.05 }) / Double(all.count)
    #expect(all.count == 1800)
    #expect(abs(found - 0.05) < 6 * (0.05 * 0.95 / 1800).squareRoot(), "\(found)")
  }

  /// Three inputs of 0 or 1 make eight different rows, to which four coefficients were fitted: the likeness of equal rows
  /// has the mean 0 all the same, within six standard errors of one standard deviation. Without its mean under the fit
  /// it would be -1. Of one such input nothing is left, and it is not tested.
  @Test func equalRowsThatWereFittedAreAsExpected() throws {
    let z = try Self.checks(.discrete, sets: 200).compactMap { check in
      check.likenesses.first { $0.kind == .equal }?.check.observed
    }
    #expect(z.count == 200)
    #expect(abs(sampleMean(z)) < 6 / Double(200).squareRoot(), "\(sampleMean(z))")
    for check in try Self.checks(.binary, sets: 5) {
      #expect(!check.likenesses.contains { $0.kind == .equal } && check.hasFewDifferent)
      #expect(check.tested.contains("only 2 different inputs"))
    }
  }

  /// Of 40,000 rows a term is found that moves few probabilities by much: 0.07x². No coefficient is told, which the score
  /// alone does not give, but that the term may not matter, by the log likelihood that it gains: as a regression with this
  /// column gains it, to the tenth that terms of third order may make. Of a thousand rows, where a term must be large to be
  /// found, nothing of the kind is said.
  @Test func aSmallTermMayNotMatter() throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/rows.csv"
    var random = RandomSource(seed: 31)
    let rows = (0..<40_000).map { _ in
      let x = random.normal()
      return (x: x, y: random.uniform() < 1 / (1 + exp(-(x + 0.07 * x * x))) ? 1.0 : 0)
    }
    let text = rows.map { "\($0.x),\(Int($0.y))\n" }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let check = try StreamedRegression(
      file: try RegressionFile(path: path), batch: 100, share: 0.1
    ).fit()
    let found = try #require(check.missing.first)
    #expect(found.candidate == .square(1))
    #expect(check.isSmall && check.sentences.contains { $0.contains("what hardly matters") })
    let mean = sampleMean(rows.map(\.x))
    let sd = sampleStandardDeviation(rows.map(\.x))
    func logLikelihood(_ columns: (Double) -> [Double]) throws -> Double {
      let model = LogisticRegression(
        inputs: rows.flatMap { columns(($0.x - mean) / sd) }, outcomes: rows.map(\.y),
        priorVariance: 10)
      let start = [Double](repeating: 0, count: model.dimension)
      return model.logLikelihood(at: try Laplace(of: model, from: start).mode)
    }
    let without = try logLikelihood { [1, $0] }
    let with = try logLikelihood { x in
      let near = min(3, max(-3, x))
      return [1, x, near * near]
    }
    let gain = (with - without) / 40_000
    #expect(abs(found.gainPerRow(of: 40_000) / gain - 1) < 0.1 && gain < FitCheck.smallGain)
    for check in try Self.checks(.square, sets: 3) {
      #expect(!check.isSmall && !check.sentences.contains { $0.contains("hardly matters") })
    }
  }

  /// The answer names what was tested and what would not be seen.
  @Test func whatWasTestedIsNamed() throws {
    let normal = try Self.checks(.normal, sets: 1)[0].tested
    #expect(normal.contains("squares, cubes and products of two of the inputs"))
    #expect(
      normal.contains("Sharper curves, weak patterns that repeat along the file and other rows"))
    #expect(try Self.checks(.many, sets: 1)[0].tested.contains("terms of three inputs"))
    let binary = try Self.checks(.binary, sets: 1)[0].tested
    #expect(binary.contains("No curve of an input was tested") && !binary.contains("squares"))
    let sorted = try Self.checks(.sorted, sets: 1)[0].tested
    #expect(sorted.contains("sorted by their outcome") && !sorted.contains("trend along"))
  }

  /// The controls: rows of other models are found, and named for what they are. Of a first two hundred sets each, all
  /// were found of squares, products, copies, matched pairs and copies beside zeros, 199 of groups, 196 of trends, 188 of
  /// seasons and 171 of waves, and 42 of a first fifty weeks: with these powers fewer than the least asked for come less than once in 10,000 runs of fifty
  /// sets (binomial).
  @Test(
    arguments: [
      (Nature.square, 45, "the square of 'column 1'"),
      (.product, 45, "the product of 'column 1' and 'column 2'"),
      (.trend, 40, "change along the file"), (.copies, 45, "repeat the inputs of another"),
      (.groups, 30, "follow each other"), (.wave, 30, "the cube of 'column 1'"),
      (.matched, 45, "less alike"), (.hidden, 45, "repeat the inputs of another"),
      (.season, 40, "near each other in the file"), (.turning, 45, "changes along the file"),
      (.twins, 45, "with equal inputs have outcomes that are less alike"),
      (.fours, 45, "2 apart in the file have outcomes that are less alike"),
      (.week, 30, "apart in the file"),
    ])
  func rowsOfOtherModelsAreFound(nature: Nature, ofFifty: Int, words: String) throws {
    let (sets, least) = Validation.isLong ? (200, 4 * ofFifty) : (50, ofFifty)
    let checks = try Self.checks(nature, sets: sets)
    let found = checks.count(where: \.isMisfit)
    let named = checks.count { $0.sentences.contains { $0.contains(words) } }
    #expect(found >= least, "\(found) of \(sets)")
    // A group's constants, or a season, may well look like a trend
    #expect(named >= (nature == .groups || nature == .season ? 1 : least), "\(named) of \(sets)")
    Validation.note(
      "chapter 13, rows of another model: \(nature)",
      check: "negative control: verdicts on simulated sets", size: "\(sets) data sets",
      statistic: "\(found) misfits", threshold: "< \(least)", rate: nil, isMet: found >= least,
      verdict: "caught")
  }
}

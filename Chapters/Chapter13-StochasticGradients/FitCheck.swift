import BayesNumerics
import Inference
import RealModule
import SafeIO
import Workbook

/// Whether a logistic regression fits the rows: terms that it lacks, a trend along the file, and rows whose outcomes are
/// more alike than those of independent rows. All tests share one level.
struct FitCheck {
  /// The probability with which rows of the model itself are called a misfit, by any of the tests.
  static let level = 0.01

  let names: [String]
  /// Score tests of squares, products and the row's number, each with its check.
  let scores: [(score: ScoreTests.Score, check: PredictiveCheck)]
  /// Rows with equal inputs, where there are any; neighbours in the file.
  let equal: (pairs: PairSum, check: PredictiveCheck)?
  let neighbours: (pairs: PairSum, check: PredictiveCheck)
  /// Rows that repeat the inputs of another, and whether this is a count and not an estimate from a sample.
  let repeated: Int
  let isCounted: Bool

  var tests: Int { scores.count + (equal == nil ? 1 : 2) }

  /// - Parameter skewness: Of the efficient scores that are handed to it, under the model: needs the rows once more.
  init(
    names: [String], scores: [ScoreTests.Score], equal: EqualRows, neighbours: NeighbouringRows,
    skewness: ([ScoreTests.Score]) throws(InputError) -> [Double]
  ) throws(InputError) {
    self.names = names
    repeated = equal.count
    isCounted = equal.bits == 0
    let equalPairs = equal.pairs
    let hasEqual = equalPairs.variance > 0
    let share = Self.level / Double(scores.count + (hasEqual ? 2 : 1))
    // Most scores are far from suspect whatever their skewness, and need no second look
    let suspects = scores.filter { 2 * Normal().upperTail(abs($0.z)) < share }
    let skews = suspects.isEmpty ? [] : try skewness(suspects)
    self.scores = scores.map { score in
      let skew = suspects.firstIndex(of: score).map { skews[$0] } ?? 0
      let tail = SkewedTail(skewness: skew)
      return (
        score,
        PredictiveCheck(
          score.candidate.name(names), observed: score.z, lowerTail: tail.lower(score.z),
          upperTail: tail.upper(score.z), level: share)
      )
    }
    func check(_ name: String, _ pairs: PairSum) -> PredictiveCheck {
      let tail = SkewedTail(skewness: pairs.skewness)
      return PredictiveCheck(
        name, observed: pairs.z, lowerTail: tail.lower(pairs.z), upperTail: tail.upper(pairs.z),
        level: share)
    }
    self.equal =
      hasEqual ? (equalPairs, check("rows with equal inputs are alike", equalPairs)) : nil
    self.neighbours = (
      neighbours.pairs, check("neighbouring rows are alike", neighbours.pairs)
    )
  }

  // MARK: What was found

  /// The missing terms, the strongest first.
  var missing: [ScoreTests.Score] {
    scores.filter { $0.check.isMisfit && !$0.score.candidate.isPlace }.map(\.score)
      .sorted { abs($0.z) > abs($1.z) }
  }

  var hasTrend: Bool { scores.contains { $0.check.isMisfit && $0.score.candidate.isPlace } }

  /// Equal rows more alike than independent ones; less alike says nothing, for the coefficients were fitted to them.
  var hasAlikeEquals: Bool { equal?.check.outcome == .tooLarge }
  var hasAlikeNeighbours: Bool { neighbours.check.outcome == .tooLarge }

  var isMisfit: Bool { !missing.isEmpty || hasTrend || hasAlikeEquals || hasAlikeNeighbours }

  /// What is wrong and what would help, in sentences; empty where nothing was found.
  var sentences: [String] {
    var words: [String] = []
    // First, since the other tests take rows for independent
    if hasAlikeEquals, let equal {
      words.append(
        "\(isCounted ? "" : "About ")\(NumberText.grouped(repeated)) rows repeat the inputs of another, and such rows have outcomes "
          + "that are too much alike (correlation \(NumberText.significant(equal.pairs.correlation, digits: 2))): if they "
          + "are copies, or of the same person or day, keep one of each, for the intervals are too narrow; if not, the model "
          + "lacks a term.")
    }
    if let first = missing.first {
      let others = missing.dropFirst().prefix(2).map { "the \($0.candidate.name(names))" }
      words.append(
        "The log odds are no sum over the columns: the \(first.candidate.name(names)) counts as well, with a coefficient of "
          + "about \(NumberText.value(first.coefficient, withError: first.error))"
          + (others.isEmpty ? "" : ", and so may \(others.joined(separator: " and "))")
          + "; add it as a column.")
    }
    if hasTrend, !hasAlikeEquals {
      words.append(
        "The outcomes change along the file by more than the inputs explain: if the order of the rows is that of time, or of "
          + "anything else that matters, add it as a column; if it means nothing, shuffle them.")
    }
    if hasAlikeNeighbours, !hasAlikeEquals, !hasTrend {
      words.append(
        "Rows that follow each other have outcomes that are too much alike (correlation of the residuals "
          + "\(NumberText.significant(neighbours.pairs.correlation, digits: 2))): if they are of the same person or day, the "
          + "intervals are too narrow, and the person or day should be in the model.")
    }
    return words
  }

  // MARK: Table

  /// The strongest of each kind.
  var table: Table {
    let terms = scores.filter { !$0.score.candidate.isPlace }
      .sorted { abs($0.score.z) > abs($1.score.z) }.prefix(4)
    let shown =
      (terms + scores.filter { $0.score.candidate.isPlace }).map(\.check)
      + [equal?.check, neighbours.check].compactMap(\.self)
    let left = tests - shown.count
    return Table(
      title: "Does a logistic regression fit?",
      columns: ["test", "statistic [sd]", "p", "verdict"],
      rows: shown.map { check in
        [
          check.statistic, NumberText.significant(check.observed, digits: 3),
          check.probability.isNaN
            ? "—"
            : check.probability < 1e-10
              ? "below 1e-10" : NumberText.significant(check.probability, digits: 1),
          isFault(check) ? "misfit" : "as expected",
        ]
      },
      note:
        "\(tests) tests share a level of \(NumberText.shortest(Self.level)), so that a p below "
        + "\(NumberText.significant(Self.level / Double(tests), digits: 1)) is a misfit"
        + (left > 0 ? "; the \(left) that are not shown are further from it" : "")
        + ". Rows that belong together but are neither equal nor neighbours are not seen.")
  }

  private func isFault(_ check: PredictiveCheck) -> Bool {
    check == equal?.check || check == neighbours.check
      ? check.outcome == .tooLarge : check.isMisfit
  }
}

/// Tails of a standardised sum whose skewness is known, by the gamma distribution with the same three moments (Pearson's
/// type III): sums over few rows, or over rows with rare outcomes, are far from normal where small probabilities are asked for.
struct SkewedTail {
  let skewness: Double

  func upper(_ z: Double) -> Double {
    guard abs(skewness) > 1e-3 else { return Normal().upperTail(z) }
    // Z = (G - a)/√a with G ~ gamma(a, 1), a = 4/γ²; for a negative skewness -Z is that
    let shape = 4 / (skewness * skewness)
    let place = shape + (skewness > 0 ? z : -z) * shape.squareRoot()
    let gamma = Gamma(shape: shape, rate: 1)
    return skewness > 0
      ? (place <= 0 ? 1 : gamma.upperTail(place)) : (place <= 0 ? 0 : gamma.cumulative(place))
  }

  func lower(_ z: Double) -> Double { SkewedTail(skewness: -skewness).upper(-z) }
}

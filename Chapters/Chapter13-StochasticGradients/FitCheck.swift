import BayesNumerics
import Inference
import RealModule
import SafeIO
import Workbook

/// Whether a logistic regression fits the rows: terms that it lacks, a trend along the file, and rows whose outcomes are
/// more or less alike than those of independent rows. All tests share one level.
struct FitCheck {
  /// The probability with which rows of the model itself are called a misfit, by any of the tests.
  static let level = 0.01

  /// Rows of which likeness is asked.
  enum Kind: String {
    case equal
    case neighbouring = "neighbours"
    case near = "near each other"
  }
  typealias Likeness = (kind: Kind, pairs: PairSum, check: PredictiveCheck)

  let names: [String]
  let rows: Int
  /// Score tests of squares, cubes, products and the row's number, each with its check.
  let scores: [(score: ScoreTests.Score, check: PredictiveCheck)]
  /// Rows with equal inputs, where there are any; neighbours in the file; rows that are near each other.
  let likenesses: [Likeness]
  /// Rows that repeat the inputs of another, different rows, and whether these are counts and not estimates from a sample.
  let repeated: Int
  let different: Int
  let isCounted: Bool
  /// Whether all 0 stand before all 1, or after: nothing can then be asked of the order.
  let isSorted: Bool

  var tests: Int { scores.count + likenesses.count }

  /// - Parameter skewness: Of the efficient scores that are handed to it, under the model: needs the rows once more.
  init(
    names: [String], rows: Int, scores: [ScoreTests.Score], equal: EqualRows,
    neighbours: NeighbouringRows, near: NearRows,
    skewness: ([ScoreTests.Score]) throws(InputError) -> [Double]
  ) throws(InputError) {
    self.names = names
    self.rows = rows
    (repeated, different) = (min(rows, equal.count), min(rows, equal.different))
    isCounted = equal.bits == 0
    isSorted = neighbours.isSorted
    let scores = neighbours.isSorted ? scores.filter { !$0.candidate.isPlace } : scores
    var sums: [(kind: Kind, pairs: PairSum)] = equal.isSaturated ? [] : [(.equal, equal.pairs)]
    if !isSorted { sums += [(.neighbouring, neighbours.pairs), (.near, near.pairs)] }
    sums = sums.filter { $0.pairs.variance > 0 }
    let share = Self.level / Double(max(1, scores.count + sums.count))
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
    likenesses = sums.map { kind, pairs in
      let tail = SkewedTail(skewness: pairs.skewness)
      let words =
        switch kind {
        case .equal: "rows with equal inputs"
        case .neighbouring: "neighbouring rows"
        case .near: "rows in stretches of \(NearRows.stretch)"
        }
      return (
        kind, pairs,
        // Equal and near rows are tested from above alone: sums over groups cannot be far below their mean
        PredictiveCheck(
          "likeness of \(words)", observed: pairs.z,
          lowerTail: kind == .neighbouring ? tail.lower(pairs.z) : 1,
          upperTail: tail.upper(pairs.z), level: share)
      )
    }
  }

  // MARK: What was found

  /// The missing terms, the strongest first.
  var missing: [ScoreTests.Score] {
    scores.filter { $0.check.isMisfit && !$0.score.candidate.isPlace }.map(\.score)
      .sorted { abs($0.z) > abs($1.z) }
  }

  var hasTrend: Bool { scores.contains { $0.check.isMisfit && $0.score.candidate.isPlace } }

  private func found(_ kind: Kind, _ outcome: PredictiveCheck.Outcome) -> Likeness? {
    likenesses.first { $0.kind == kind && $0.check.outcome == outcome }
  }

  var isMisfit: Bool {
    scores.contains(where: \.check.isMisfit) || likenesses.contains(where: \.check.isMisfit)
  }

  /// So few different rows that copies among them could not be told.
  var hasFewDifferent: Bool {
    isCounted && repeated > 0 && (different < names.count + 20 || repeated > 8 * different)
  }

  /// What is wrong and what would help, in sentences; empty where nothing was found.
  var sentences: [String] {
    var words: [String] = []
    if let first = missing.first {
      let terms = missing.prefix(3).map {
        "the \($0.candidate.name(names)) (z = \(NumberText.significant($0.z, digits: 2)))"
      }
      let isCurve =
        switch first.candidate {
        case .square, .cube: true
        default: false
        }
      words.append(
        "Either a term is missing, \(terms[0])"
          + (terms.count > 1
            ? ", or with it or in its place \(terms.dropFirst().joined(separator: " or "))" : "")
          + ", or the rows are not independent. Add "
          + (isCurve ? "it, or another curve such as the logarithm," : "it") + " as a column.")
    }
    let equal = found(.equal, .tooLarge)
    if let equal {
      let about = isCounted ? "" : "About "
      let alike =
        "have outcomes that are too much alike (correlation "
        + "\(NumberText.significant(equal.pairs.correlation, digits: 2)))"
      words.append(
        hasFewDifferent
          ? "The rows have only \(different) different inputs, and rows that repeat the inputs of another \(alike): a term is "
            + "missing, such as a product of several inputs, or rows are copies."
          : "\(about)\(NumberText.grouped(repeated)) rows repeat the inputs of another, and such rows \(alike): if they are "
            + "copies, or of the same person or day, keep one of each that was copied, for the intervals are too narrow; if not, the model lacks "
            + "a term.")
    }
    if hasTrend, equal == nil {
      words.append(
        "The outcomes change along the file by more than the inputs explain: if the order of the rows is that of time, or of "
          + "anything else that matters, add it as a column; if it means nothing, shuffle them.")
    }
    if let near = found(.neighbouring, .tooLarge) ?? found(.near, .tooLarge), equal == nil,
      !hasTrend
    {
      words.append(
        "Rows that \(near.kind == .near ? "are near each other in the file" : "follow each other") have outcomes that are too "
          + "much alike (correlation of the residuals \(NumberText.significant(near.pairs.correlation, digits: 2))): if they "
          + "are of the same person, day or season, the intervals are too narrow, and it should be in the model; if the rows "
          + "were sorted, shuffle them.")
    }
    if let unlike = found(.neighbouring, .tooSmall) {
      words.append(
        "Rows that follow each other have outcomes that are less alike than those of independent rows (correlation of the "
          + "residuals \(NumberText.significant(unlike.pairs.correlation, digits: 2))): if they are matched pairs, or follow a "
          + "fixed pattern, the coefficients and intervals do not hold; matched pairs need a conditional regression."
      )
    }
    return words
  }

  /// What was tested without a finding, and what would not be seen.
  var tested: String {
    func has(_ isKind: (ScoreTests.Candidate) -> Bool) -> Bool {
      scores.contains { isKind($0.score.candidate) }
    }
    let terms = [
      has { if case .square = $0 { true } else { false } } ? "squares" : nil,
      has { if case .cube = $0 { true } else { false } } ? "cubes" : nil,
      has { if case .product = $0 { true } else { false } } ? "products of two" : nil,
    ].compactMap(\.self)
    let places = [
      terms.isEmpty ? nil : "in \(Self.list(terms)) of the inputs",
      has(\.isPlace) ? "in a straight or bent trend along the file" : nil,
      likenesses.isEmpty
        ? nil : "among rows that are \(Self.list(likenesses.map(\.kind.rawValue), "or"))",
    ].compactMap(\.self)
    return
      (places.isEmpty
      ? " Nothing could be tested of the fit."
      : " No misfit was found: not \(places.joined(separator: ", not ")).\(terms.isEmpty ? "" : " ")")
      + (terms.isEmpty
        ? " No curve and no product of the inputs was tested. "
        : "Sharper curves\(terms.contains("products of two") ? ", terms of three inputs" : ", products of inputs") and ")
      + (terms.isEmpty ? "Other" : "other")
      + " rows that belong together would not be seen."
      + (isSorted
        ? " The rows are sorted by their outcome: shuffle them. Whether there was a trend cannot be asked."
        : "")
      + (hasFewDifferent
        ? " \(NumberText.grouped(rows)) rows have only \(different) different inputs, so that copies could hardly be told from "
          + "others."
        : "")
  }

  private static func list(_ words: [String], _ last: String = "and") -> String {
    words.count < 2
      ? words.joined()
      : words.dropLast().joined(separator: ", ") + " \(last) " + words[words.count - 1]
  }

  // MARK: Table

  /// The strongest of each kind.
  var table: Table {
    let terms = scores.filter { !$0.score.candidate.isPlace }
      .sorted { abs($0.score.z) > abs($1.score.z) }.prefix(4)
    let shown =
      (terms + scores.filter { $0.score.candidate.isPlace }).map(\.check)
      + likenesses.map(\.check)
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
          check.isMisfit ? "misfit" : "as expected",
        ]
      },
      note:
        "\(tests) tests share a level of \(NumberText.shortest(Self.level)), so that a p below "
        + "\(NumberText.significant(Self.level / Double(max(1, tests)), digits: 1)) is a misfit"
        + (left > 0 ? "; \(left) with smaller statistics left out" : "")
        + ". Rows that belong together but are neither equal nor near each other are not seen.")
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

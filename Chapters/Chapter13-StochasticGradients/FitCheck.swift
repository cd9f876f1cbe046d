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

  /// Of a term, in nats per row: one that gains less may well not matter. In a thousand rows no test would find it.
  static let smallGain = 0.001

  /// Rows of which likeness is asked.
  enum Kind: String {
    case equal
    case neighbouring = "neighbours"
    case near = "near each other"
    case distant = "up to 32 apart"
  }

  struct Likeness {
    let kind: Kind
    let pairs: PairSum
    let check: PredictiveCheck
    /// Of distant rows, how far apart those are that differ most from the model.
    var distance: Int?

    /// The rows, as a subject.
    var subject: String {
      switch kind {
      case .equal: "Rows with equal inputs"
      case .neighbouring: "Rows that follow each other"
      case .near: "Rows that are near each other in the file"
      case .distant: "Rows that are \(distance ?? 0) apart in the file"
      }
    }
  }

  let names: [String]
  let rows: Int
  /// Score tests of squares, cubes, products and the row's number, each with its check.
  let scores: [(score: ScoreTests.Score, check: PredictiveCheck)]
  /// Rows with equal inputs, where there are any; neighbours in the file; rows that are near each other; and of rows 2 to 32
  /// apart the distance that differs most from the model, its probability multiplied by the number of distances.
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
    neighbours: NeighbouringRows, near: NearRows, distant: DistantRows,
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
    let distances = isSorted ? [] : distant.pairs.filter { $0.variance > 0 }
    let share =
      Self.level / Double(max(1, scores.count + sums.count + (distances.isEmpty ? 0 : 1)))
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
    var likenesses = sums.map { kind, pairs in
      let words =
        switch kind {
        case .equal: "rows with equal inputs"
        case .neighbouring: "neighbouring rows"
        case .near, .distant: "rows in stretches of \(NearRows.stretch)"
        }
      return Likeness(
        kind: kind, pairs: pairs, check: Self.check("likeness of \(words)", pairs, level: share))
    }
    let found = distances.enumerated().map { index, pairs in
      let distance = DistantRows.distances.lowerBound + index
      return Likeness(
        kind: .distant, pairs: pairs,
        check: Self.check(
          "likeness of rows \(distance) apart", pairs, times: Double(distances.count), level: share),
        distance: distance)
    }
    if let most = found.min(by: { $0.check.probability < $1.check.probability }) {
      likenesses.append(most)
    }
    self.likenesses = likenesses
  }

  /// - Parameter times: Of how many tests it may be the one that stands out most.
  private static func check(
    _ name: String, _ pairs: PairSum, times: Double = 1, level: Double
  ) -> PredictiveCheck {
    let tail = SkewedTail(skewness: pairs.skewness)
    return PredictiveCheck(
      name, observed: pairs.z, lowerTail: min(1, times * tail.lower(pairs.z)),
      upperTail: min(1, times * tail.upper(pairs.z)), level: level)
  }

  // MARK: What was found

  /// The missing terms, the strongest first.
  var missing: [ScoreTests.Score] {
    scores.filter { $0.check.isMisfit && !$0.score.candidate.isPlace }.map(\.score)
      .sorted { abs($0.z) > abs($1.z) }
  }

  var hasTrend: Bool {
    scores.contains {
      $0.check.isMisfit && ($0.score.candidate == .place || $0.score.candidate == .placeSquared)
    }
  }

  /// The input whose coefficient changes most along the file, where one does.
  private var drifting: Int? {
    scores.compactMap { own -> (input: Int, z: Double)? in
      guard case .drift(let k) = own.score.candidate, own.check.isMisfit else { return nil }
      return (k, own.score.z)
    }.max { abs($0.z) < abs($1.z) }?.input
  }

  private func found(_ kind: Kind, _ outcome: PredictiveCheck.Outcome) -> Likeness? {
    likenesses.first { $0.kind == kind && $0.check.outcome == outcome }
  }

  var isMisfit: Bool {
    scores.contains(where: \.check.isMisfit) || likenesses.contains(where: \.check.isMisfit)
  }

  /// The largest gain of a term, or of the row's number, that was found to be missing; 0 where none was.
  private var largestGain: Double {
    scores.filter(\.check.isMisfit).map { $0.score.gainPerRow(of: rows) }.max() ?? 0
  }

  /// Whether nothing was found but terms that gain little.
  var isSmall: Bool {
    isMisfit && largestGain < Self.smallGain && !likenesses.contains(where: \.check.isMisfit)
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
        "the \($0.candidate.name(names)) (statistic \(NumberText.significant($0.z, digits: 2)))"
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
    if let drifting {
      words.append(
        "The effect of \(DataFile.shown(names[drifting])) changes along the file: the coefficients are means over parts of the "
          + "file that differ; fit these by themselves, or add its product with the row's number as a column."
      )
    }
    let alike = [Kind.neighbouring, .near, .distant].lazy.compactMap { found($0, .tooLarge) }.first
    if let alike, equal == nil, !hasTrend {
      words.append(
        "\(alike.subject) have outcomes that are too much alike (correlation of the residuals "
          + "\(NumberText.significant(alike.pairs.correlation, digits: 2))): if "
          + (alike.kind == .distant
            ? "something repeats along the file, as the days of a week do, it should be in the model."
            : "they are of the same person, day or season, the intervals are too narrow, and it should be in the model; if the "
              + "rows were sorted, shuffle them."))
    }
    let unlike = likenesses.filter { $0.check.outcome == .tooSmall }
    if let unlike = unlike.min(by: { $0.pairs.z < $1.pairs.z }) {
      words.append(
        "\(unlike.subject) have outcomes that are less alike than those of independent rows (correlation of the residuals "
          + "\(NumberText.significant(unlike.pairs.correlation, digits: 2))): if they are matched, as a case and its controls "
          + "are, or follow a fixed pattern, the coefficients and intervals do not hold; matched rows need a conditional "
          + "regression.")
    }
    if isSmall {
      let gain = NumberText.significant(largestGain, digits: 1)
      words.append(
        "With \(NumberText.grouped(rows)) rows a test finds also what hardly matters: as a column this would raise the log "
          + "likelihood by about \(gain) per row. It matters where it changes the other coefficients."
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
      has(\.isPlace)
        ? "in a straight or bent trend along the file or in an effect that changes with it" : nil,
      likenesses.isEmpty
        ? nil : "among rows that are \(Self.list(likenesses.map(\.kind.rawValue), "or"))",
    ].compactMap(\.self)
    let inputs = names.count - 1
    let unseen = [
      terms.isEmpty ? nil : "sharper curves",
      terms.contains("products of two")
        ? (inputs > 2 ? "terms of three inputs" : nil) : (inputs > 1 ? "products of inputs" : nil),
      isSorted ? nil : "weak patterns that repeat along the file",
      "other rows that belong together",
    ].compactMap(\.self)
    let notSeen = Self.list(unseen)
    return
      (places.isEmpty
      ? " Nothing could be tested of the fit."
      : " No misfit was found: not \(places.joined(separator: ", not ")).")
      + (terms.isEmpty ? " No curve of an input was tested." : "")
      + " \(notSeen.prefix(1).uppercased() + notSeen.dropFirst()) would not be seen."
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
    let drifts = scores.filter { if case .drift = $0.score.candidate { true } else { false } }
      .sorted { abs($0.score.z) > abs($1.score.z) }.prefix(1)
    let trends = scores.filter {
      $0.score.candidate == .place || $0.score.candidate == .placeSquared
    }
    let shown = (terms + trends + drifts).map(\.check) + likenesses.map(\.check)
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
        + ". Of rows 2 to 32 apart the distance with the smallest p is shown, its p multiplied by their number. "
        + "Rows that belong together but are neither equal nor near each other are not seen.")
  }
}

/// Tails of a standardised sum whose skewness is known, by the gamma distribution with the same three moments (Pearson's
/// type III): sums over few rows, or over rows with rare outcomes, are far from normal where small probabilities are asked for.
/// Never below what is sure: of very skewed sums the gamma distribution knows nothing, and Cantelli's inequality bounds the heavy
/// tail, P(Z ≥ z) ≤ 1/(1 + z²); the light one is taken to be no lighter than the normal.
struct SkewedTail {
  /// A gamma distribution of this skewness is a sum of four exponential numbers.
  static let mostSkewness = 1.0

  let skewness: Double

  func upper(_ z: Double) -> Double {
    guard abs(skewness) > 1e-3 else { return Normal().upperTail(z) }
    // Z = (G - a)/√a with G ~ gamma(a, 1), a = 4/γ²; for a negative skewness -Z is that
    let shape = 4 / (skewness * skewness)
    let place = shape + (skewness > 0 ? z : -z) * shape.squareRoot()
    let gamma = Gamma(shape: shape, rate: 1)
    // The light tail ends in the gamma distribution, where that of a sum need not
    if skewness < 0 { return max(place <= 0 ? 0 : gamma.cumulative(place), Normal().upperTail(z)) }
    let tail = place <= 0 ? 1 : gamma.upperTail(place)
    guard skewness > Self.mostSkewness else { return tail }
    return z <= 0 ? 1 : max(tail, 1 / (1 + z * z))
  }

  func lower(_ z: Double) -> Double { SkewedTail(skewness: -skewness).upper(-z) }
}

import BayesNumerics
import SafeIO
import Workbook

/// The counts of both sensors, interval by interval.
struct SensorRecord: Sendable, Equatable {
  let first: [Int]
  let second: [Int]
  /// The numbers of intervals N after which the landscape is drawn.
  let stages: [Int]

  private let sums: [SensorCounts]

  init(first: [Int], second: [Int], stages: [Int]) {
    precondition(
      first.count == second.count && !first.isEmpty,
      "two sensors count in the same intervals, not in \(first.count) and \(second.count)")
    self.first = first
    self.second = second
    self.stages = stages
    var (sum1, sum2) = (0, 0)
    sums = zip(first, second).enumerated().map { index, counts in
      sum1 += counts.0
      sum2 += counts.1
      return SensorCounts(sum1, sum2, intervals: index + 1)
    }
  }

  /// What the sensors have seen after this many intervals, 1 or more.
  func counts(after intervals: Int) -> SensorCounts { sums[intervals - 1] }

  var intervals: Int { first.count }

  /// A hundred intervals in which the sums are those of the true rates 3 and 1 after 1, 5 and 100.
  ///
  /// Given their sum, Poisson counts fall into the intervals as if thrown at random, so this is a
  /// simulation that keeps the sums (3, 1), (15, 5) and (300, 100).
  static func lecture(using random: inout RandomSource) -> SensorRecord {
    func counts(rate: Int) -> [Int] {
      [1, 4, 95].flatMap { throwing(rate * $0, into: $0) }
    }
    func throwing(_ events: Int, into intervals: Int) -> [Int] {
      (0..<events).reduce(into: [Int](repeating: 0, count: intervals)) { counts, _ in
        counts[Int.random(in: 0..<intervals, using: &random)] += 1
      }
    }
    return SensorRecord(first: counts(rate: 3), second: counts(rate: 1), stages: [1, 5, 100])
  }

  /// The reader's own counts: two numbers on each line, those of the first and of the second sensor.
  ///
  /// - Throws: ``InputError`` that names the line of the first number that is no count.
  init(file path: String) throws(InputError) {
    let table = try NumberTable(path: path, columns: 2, mostRows: CountSample.mostRows)
    for (index, value) in table.rows.values.enumerated() {
      try CountSample.check(value, line: table.rows.lines[index / 2], of: path)
    }
    self.init(
      first: table.rows.column(0).map { Int($0) }, second: table.rows.column(1).map { Int($0) },
      stages: SensorRecord.stages(of: table.rows.rows))
  }

  /// After 1, about √N / 2 and N intervals, the middle of which is about as far from both ends in what is
  /// known.
  private static func stages(of intervals: Int) -> [Int] {
    let middle = Int((Double(intervals).squareRoot() / 2).rounded())
    return Set([1, max(1, middle), intervals]).sorted()
  }

  /// The larger of the two mean counts, and three standard errors.
  var largestRate: Double {
    let all = counts(after: intervals)
    let sum = Double(max(all.first.sum, all.second.sum))
    return (sum + 3 * sum.squareRoot()) / Double(intervals)
  }

  /// Poisson counts of these rates; looked at after 1, about √N / 2 and N intervals.
  static func simulated(
    rates: RatePair, intervals: Int, using random: inout RandomSource
  ) -> SensorRecord {
    SensorRecord(
      first: Poisson(mean: rates.first).samples(intervals, using: &random),
      second: Poisson(mean: rates.second).samples(intervals, using: &random),
      stages: stages(of: intervals))
  }
}

/// A number for each sensor, the first and the second.
struct RatePair: Sendable, Equatable {
  let first: Double
  let second: Double

  init(_ first: Double, _ second: Double) {
    self.first = first
    self.second = second
  }
}

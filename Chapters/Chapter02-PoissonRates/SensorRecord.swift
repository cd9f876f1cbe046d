import BayesNumerics

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

  /// Poisson counts of these rates; looked at after 1, about √N / 2 and N intervals.
  static func simulated(
    rates: RatePair, intervals: Int, using random: inout RandomSource
  ) -> SensorRecord {
    let middle = Int((Double(intervals).squareRoot() / 2).rounded())
    return SensorRecord(
      first: Poisson(mean: rates.first).samples(intervals, using: &random),
      second: Poisson(mean: rates.second).samples(intervals, using: &random),
      stages: Set([1, max(1, middle), intervals]).sorted())
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

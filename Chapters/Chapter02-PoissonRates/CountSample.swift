import Datasets
import SafeIO
import Workbook

/// Counts of one process in intervals of equal length, as a table of frequencies.
struct CountSample: Sendable, Equatable {
  /// What was counted, for titles.
  let name: String
  /// Each count that was seen and in how many intervals, in increasing order of the count.
  let frequencies: [(count: Int, intervals: Int)]

  /// Their sum, in all intervals.
  let counts: Counts

  /// The counts in the order of the intervals; nil where only the table is known.
  let inOrder: [Int]?

  init(
    name: String, frequencies: [(count: Int, intervals: Int)], inOrder: [Int]? = nil
  ) {
    self.name = name
    self.inOrder = inOrder
    self.frequencies = frequencies.sorted { $0.count < $1.count }
    counts = Counts(
      sum: frequencies.reduce(0) { $0 + $1.count * $1.intervals },
      intervals: frequencies.reduce(0) { $0 + $1.intervals })
  }

  static func == (left: CountSample, right: CountSample) -> Bool {
    left.name == right.name && left.frequencies.elementsEqual(right.frequencies, by: ==)
  }

  var mean: Double { Double(counts.sum) / Double(counts.intervals) }

  /// The mean square deviation with divisor N - 1; nil for a single interval.
  var variance: Double? {
    let counts = counts
    guard counts.intervals > 1 else { return nil }
    let mean = mean
    let squares = frequencies.reduce(0) {
      $0 + Double($1.intervals) * (Double($1.count) - mean) * (Double($1.count) - mean)
    }
    return squares / Double(counts.intervals - 1)
  }

  /// The alpha particles of Rutherford and Geiger (``AlphaParticleCounts``).
  static let alphaParticles = CountSample(
    name: "alpha particles",
    frequencies: AlphaParticleCounts.intervals.enumerated().map { (count: $0, intervals: $1) })

  static let largestCount = 1_000_000_000
  static let mostRows = 1_000_000

  /// Evenly spread intervals of this sample, few enough for so many distinct counts at most; the sample itself
  /// where it has no more.
  func thinned(toDistinct most: Int) -> CountSample {
    guard frequencies.count > most, let inOrder else { return self }
    let step = (inOrder.count + most - 1) / most
    return CountSample(
      name: name, counts: stride(from: 0, to: inOrder.count, by: step).map { inOrder[$0] })
  }

  /// - Throws: ``InputError`` where a number is no count.
  static func check(_ value: Double, line: Int, of path: String) throws(InputError) {
    guard value >= 0, value <= Double(largestCount), value == value.rounded() else {
      throw InputError(
        .data,
        "line \(line) of \(DataFile.shown(path)) contains \(NumberText.shortest(value)), which is not a "
          + "count; write whole numbers from 0 to \(largestCount)")
    }
  }

  /// Counts one by one, as a table of frequencies.
  init(name: String, counts: [Int]) {
    let frequencies = counts.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
    self.init(
      name: name, frequencies: frequencies.map { (count: $0.key, intervals: $0.value) },
      inOrder: counts)
  }

  /// A file with one count per line.
  ///
  /// - Throws: ``InputError`` that names the line of the first number that is no count.
  init(file path: String) throws(InputError) {
    let table = try NumberTable(path: path, columns: 1, mostRows: CountSample.mostRows)
    var counts: [Int] = []
    for (value, line) in zip(table.rows.values, table.rows.lines) {
      try CountSample.check(value, line: line, of: path)
      counts.append(Int(value))
    }
    self.init(name: "your counts", counts: counts)
  }
}

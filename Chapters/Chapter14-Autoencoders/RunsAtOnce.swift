import BayesNumerics
import Inference

/// The results of so many independent runs, in order, computed on all cores.
func atOnce<Value: Sendable>(
  _ count: Int, _ run: @escaping @Sendable (Int) throws -> Value
) async throws -> [Value] {
  try await withThrowingTaskGroup(of: (Int, Value).self) { group in
    for place in 0..<count { group.addTask { (place, try run(place)) } }
    var found: [(Int, Value)] = []
    for try await one in group { found.append(one) }
    return found.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// The mean of runs that differ by their seed, and how far apart they are.
struct Runs: Sendable {
  let values: [Double]

  init(_ values: [Double]) { self.values = values }

  var mean: Double { values.reduce(0, +) / Double(values.count) }
  var least: Double { values.min() ?? .nan }
  var most: Double { values.max() ?? .nan }

  /// Whether these runs are larger (1) or smaller (-1) than others that began alike, run by run: by a paired t test at
  /// 5 %. Nil where it does not tell, as with one run.
  func sign(beside others: Runs) -> Int? {
    let differences = zip(values, others.values).map { $0 - $1 }
    let n = Double(differences.count)
    guard n > 1 else { return nil }
    let error = (sampleVariance(differences) / n).squareRoot()
    let mean = differences.reduce(0, +) / n
    guard abs(mean) > StudentT(degreesOfFreedom: n - 1).quantile(0.975) * error else { return nil }
    return mean > 0 ? 1 : -1
  }
}

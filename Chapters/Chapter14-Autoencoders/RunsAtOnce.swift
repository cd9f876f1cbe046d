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
}

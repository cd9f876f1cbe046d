import BayesNumerics
import Foundation
import Measuring
import Networks

/// The sampler of nets of every size, measured.
///
/// `jumps make POINTS FILE` writes points (1, x, y) of a curve that rises, stays flat and has a bump; `jumps sample FILE
/// SECONDS SEED OUT` runs one chain with at most ten units and writes the seconds of processor time, the number of sweeps
/// and how many of them had 0, ..., 10 units.
@main
struct JumpBenchmark {
  static let warmUp = 2000
  static let most = 10

  enum Wrong: Error { case usage }

  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    switch (words.first, words.count) {
    case ("make", 3):
      guard let points = Int(words[1]) else { throw Wrong.usage }
      try make(points: points, path: words[2])
    case ("sample", 5):
      guard let seconds = Double(words[2]), let seed = UInt64(words[3]) else { throw Wrong.usage }
      try sample(words[1], seconds: seconds, seed: seed, path: words[4])
    default: throw Wrong.usage
    }
  }

  /// x and y about mean 0 and standard deviation 1.
  private static func make(points: Int, path: String) throws {
    var random = RandomSource(seed: 5)
    let text = (0..<points).map { point -> String in
      let radius = 18 * (Double(point) + 0.5) / Double(points)
      let mean = 180 * tanh(radius / 2) + 45 * exp(-(radius - 9) * (radius - 9) / 3)
      return "1,\((radius - 9) / 5.2),\((mean + 8 * random.normal() - 175) / 38)\n"
    }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private static func sample(_ file: String, seconds: Double, seed: UInt64, path: String) throws {
    let rows = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",").compactMap { Double($0) }
    }
    let network = try VariableNetwork(
      inputs: Matrix(rows: rows.map { $0.dropLast() }), targets: rows.map { $0[$0.count - 1] },
      prior: VariableNetworkPrior(inputs: rows[0].count - 1, most: most))
    let sampler = ReversibleJumpSampler(network)
    var random = RandomSource(seed: seed)
    var state = sampler.start(from: network.samplePrior(using: &random))
    for _ in 0..<warmUp { _ = sampler.step(&state, using: &random) }

    var visits = [Int](repeating: 0, count: most + 1)
    var sweeps = 0
    let began = processorTime()
    while processorTime() - began < seconds {
      for _ in 0..<50 {
        _ = sampler.step(&state, using: &random)
        visits[state.units] += 1
      }
      sweeps += 50
    }
    let line =
      "\(processorTime() - began) \(sweeps) " + visits.map(String.init).joined(separator: " ")
    try Data((line + "\n").utf8).write(to: URL(fileURLWithPath: path))
  }
}

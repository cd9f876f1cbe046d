import BayesNumerics
import Foundation
import Inference
import Measuring
import Networks

/// The blocked sampler of a shallow network, measured.
///
/// `networks make POINTS INPUTS FILE` writes data of a simple function, `networks teach POINTS INPUTS
/// NODES FILE START` data of a network and its nodes; `networks sample FILE NODES CHAINS SECONDS SEED
/// OUT [START]` runs chains side by side, from the prior or from these nodes, and writes every σ;
/// `networks stream FILE NODES SWEEPS THINNING OUT` runs one chain and keeps nothing; `networks growth`
/// shows how the cost of a proposal grows.
@main
struct NetworkBenchmark {
  static let warmUp = 2000

  enum Wrong: Error { case usage }

  static func main() async throws {
    let words = CommandLine.arguments.dropFirst()
    let numbers = words.dropFirst().map { Int($0) }
    switch (words.first, Array(words.dropFirst()), numbers.count) {
    case ("make", let rest, 3):
      guard let points = Int(rest[0]), let inputs = Int(rest[1]) else { throw Wrong.usage }
      try make(points: points, inputs: inputs, path: rest[2])
    case ("teach", let rest, 5):
      guard let points = Int(rest[0]), let inputs = Int(rest[1]), let nodes = Int(rest[2])
      else { throw Wrong.usage }
      try teach(points: points, inputs: inputs, nodes: nodes, path: rest[3], start: rest[4])
    case ("sample", let rest, 6...7):
      guard let nodes = Int(rest[1]), let chains = Int(rest[2]), let seconds = Double(rest[3]),
        let seed = UInt64(rest[4])
      else { throw Wrong.usage }
      try await sample(
        rest[0], nodes: nodes, chains: chains, seconds: seconds, seed: seed, path: rest[5],
        start: rest.count == 7 ? rest[6] : nil)
    case ("stream", let rest, 5):
      guard let nodes = Int(rest[1]), let sweeps = Int(rest[2]), let thinning = Int(rest[3])
      else { throw Wrong.usage }
      try stream(rest[0], nodes: nodes, sweeps: sweeps, thinning: thinning, path: rest[4])
    case ("growth", _, 0): try growth()
    default: throw Wrong.usage
    }
  }

  // MARK: Data

  /// x standard normal, y = 1.5 tanh(2 x_1) + sin(Σ x / √inputs) + 0.5 ε, standardised by known numbers
  /// that leave it near mean 0 and deviation 1.
  static func simulated(points: Int, inputs: Int) -> (x: Matrix, y: [Double]) {
    var random = RandomSource(seed: 5)
    var x = Matrix(rows: points, columns: inputs + 1, repeating: 1)
    var y: [Double] = []
    for point in 0..<points {
      var sum = 0.0
      for column in 1...inputs {
        x[point, column] = random.normal()
        sum += x[point, column]
      }
      let mean = 1.5 * tanh(2 * x[point, 1]) + sin(sum / Double(inputs).squareRoot())
      y.append((mean + 0.5 * random.normal()) / 1.6)
    }
    return (x, y)
  }

  private static func make(points: Int, inputs: Int, path: String) throws {
    let (x, y) = simulated(points: points, inputs: inputs)
    try write((0..<points).map { point in (0...inputs).map { x[point, $0] } + [y[point]] }, path)
  }

  /// Data of a network that the model could have drawn, coefficients N(0, 2²) and weights that alternate
  /// between 2 and -2, noise 0.1. Chains that start at its nodes stay in one mode, so that their
  /// effective draws can be compared.
  private static func teach(
    points: Int, inputs: Int, nodes: Int, path: String, start: String
  ) throws {
    var random = RandomSource(seed: 6)
    let taught = (0..<nodes).map { _ in (0...inputs).map { _ in 2 * random.normal() } }
    let (x, _) = simulated(points: points, inputs: inputs)
    let rows = (0..<points).map { point in
      let row = (0...inputs).map { x[point, $0] }
      let mean = taught.enumerated().reduce(0.0) { sum, node in
        let eta = zip(row, node.element).reduce(0.0) { $0 + $1.0 * $1.1 }
        return sum + (node.offset % 2 == 0 ? 2 : -2) / (1 + exp(-eta))
      }
      return row + [mean + 0.1 * random.normal()]
    }
    try write(rows, path)
    try write(taught, start)
  }

  private static func write(_ rows: [[Double]], _ path: String) throws {
    let text = rows.map { $0.map { "\($0)" }.joined(separator: ",") + "\n" }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private static func read(_ path: String) throws -> [[Double]] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",").compactMap { Double($0) }
    }
  }

  private static func network(_ path: String, nodes: Int) throws -> ShallowNetwork {
    let rows = try read(path)
    return try ShallowNetwork(
      inputs: Matrix(rows: rows.map { $0.dropLast() }), targets: rows.map { $0[$0.count - 1] },
      nodes: nodes)
  }

  // MARK: Runs

  /// Chains for so many seconds each, after a warm-up that is not timed.
  private static func sample(
    _ file: String, nodes: Int, chains: Int, seconds: Double, seed: UInt64, path: String,
    start: String?
  ) async throws {
    let network = try network(file, nodes: nodes)
    let taught = try start.map { try Matrix(rows: read($0)).transpose }
    let results = await withTaskGroup(of: (Int, [Double], Double).self) { group in
      for chain in 0..<chains {
        group.addTask {
          let (noise, time) = run(
            network, seconds: seconds, RandomSource(seed: seed).stream(chain), nodes: taught)
          return (chain, noise, time)
        }
      }
      var all: [(Int, [Double], Double)] = []
      for await result in group { all.append(result) }
      return all.sorted { $0.0 < $1.0 }
    }
    var text = ""
    for (_, noise, time) in results {
      text += "\(time) " + noise.map { "\(Float($0))" }.joined(separator: " ") + "\n"
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private static func run(
    _ network: ShallowNetwork, seconds: Double, _ stream: RandomSource, nodes: Matrix? = nil
  ) -> ([Double], Double) {
    var random = stream
    let start = ShallowNetworkSampler(network)
    var parameters = network.samplePrior(using: &random)
    if let nodes { parameters.nodes = nodes }
    var state = start.start(from: parameters)
    let sampler = start.tuned(warmUp, from: &state, using: &random) { _ in }
    var noise: [Double] = []
    noise.reserveCapacity(1 << 22)
    let began = processorTime()
    while processorTime() - began < seconds {
      for _ in 0..<50 {
        _ = sampler.step(&state, using: &random)
        noise.append(state.noise)
      }
    }
    return (noise, processorTime() - began)
  }

  /// Seconds that this thread has had a processor, so that other programs disturb little.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// One chain whose thinned positions go to a file as they come.
  private static func stream(
    _ file: String, nodes: Int, sweeps: Int, thinning: Int, path: String
  ) throws {
    let network = try network(file, nodes: nodes)
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let output = FileHandle(forWritingAtPath: path)
    else { throw Wrong.usage }
    var random = RandomSource(seed: 1)
    let start = ShallowNetworkSampler(network)
    var state = start.start(from: network.samplePrior(using: &random))
    let sampler = start.tuned(warmUp, from: &state, using: &random) { _ in }
    for sweep in 1...sweeps {
      _ = sampler.step(&state, using: &random)
      if sweep % thinning == 0 {
        state.position.withUnsafeBytes { output.write(Data($0)) }
      }
    }
    try output.close()
    print("\(sweeps) sweeps, \(sweeps / thinning) draws on disk, peak memory \(peakMemory()) MB")
  }

  /// Time of a sweep over the number of its proposals, against N and m.
  private static func growth() throws {
    print("microseconds a proposal, 2 inputs; N down, m across")
    let nodes = [1, 2, 3, 5, 10, 20, 40]
    print("N \\ m  " + nodes.map { "\($0)" }.joined(separator: "      "))
    for points in [50, 100, 200, 500, 1000, 2000, 5000, 10_000] {
      let (x, y) = simulated(points: points, inputs: 2)
      var line = "\(points)"
      for m in nodes {
        let network = try ShallowNetwork(inputs: x, targets: y, nodes: m)
        let (noise, time) = run(network, seconds: 0.2, RandomSource(seed: 2))
        line += "  " + String(format: "%6.2f", 1e6 * time / Double(noise.count * m))
      }
      print(line)
    }
  }
}

import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Networks

/// Measures NUTS on three posteriors: the stars of chapter 4, a network of ten tanh units, and the
/// autoregression of the sunspots in chapter 9.
///
/// `samplers FOLDER` writes the data (`stars.csv`, `network.csv`, `series.csv`), the draws
/// (`stars-workbook.csv`, ...: chain, then the columns) and what they cost (`seconds.csv`), for
/// peers/samplers.py to sample the same posteriors and to weigh all draws by one estimator.
@main struct Samplers {
  static let chains = 4
  static let lengths = ChainLengths(warmUp: 1000, draws: 1000)
  /// Where the network's output is compared, as its weights may swap places.
  static let places = [-1.6, -0.8, 0.0, 0.8, 1.6]

  static func main() async throws {
    guard CommandLine.arguments.count == 2 else {
      print("samplers FOLDER: writes data, draws and seconds there")
      exit(64)
    }
    let folder = CommandLine.arguments[1]
    let costs = [
      "stars": try await stars(folder), "network": try await network(folder),
      "series": try await series(folder),
    ]
    try write(
      ["model,seconds,processor seconds,gradients per draw"]
        + costs.map { "\($0.key),\($0.value.wall),\($0.value.processor),\($0.value.gradients)" },
      to: "\(folder)/seconds.csv")
  }

  // MARK: Models

  /// 100 stars with all defaults of ``VectorisedStarHierarchy``; every parameter and log σ_T.
  static func stars(_ folder: String) async throws -> Cost {
    var random = RandomSource(seed: 4).stream(0)
    let population = StarPopulation()
    let luminosities = (0..<100).map { _ in
      let logProduct =
        population.meanLogProduct + population.areaSpread * random.normal()
        + 4 * population.temperatureSpread * random.normal()
      return exp(logProduct) * (1 + 0.1 * random.normal())
    }
    try write(["luminosity"] + luminosities.map { "\($0)" }, to: "\(folder)/stars.csv")
    let target = VectorisedStarHierarchy(luminosities: luminosities, noise: 0.1)
    let names = (0..<target.dimension).map { $0 == 0 ? "log sigma" : "theta \($0)" }
    return try await run("stars", target, Recorder(names: names), folder)
  }

  /// 200 points of sin 3x + 0.3x with noise 0.3; σ and f at five places.
  static func network(_ folder: String) async throws -> Cost {
    var random = RandomSource(seed: 4).stream(1)
    let x = (0..<200).map { _ in 4 * random.uniform() - 2 }
    let y = x.map { sin(3 * $0) + 0.3 * $0 + 0.3 * random.normal() }
    try write(["x,y"] + zip(x, y).map { "\($0),\($1)" }, to: "\(folder)/network.csv")
    let target = TanhRegression(x: x.map { [$0] }, y: y, units: 10)
    let recorder = Recorder(names: ["sigma"] + places.map { "f(\($0))" }) { position in
      [exp(position[target.dimension - 1])] + places.map { target.output(at: position, for: [$0]) }
    }
    return try await run("network", target, recorder, folder)
  }

  /// Nine years of memory for the roots of sunspot numbers from 1700 to 1920, of mean 0 and standard
  /// deviation 1.
  static func series(_ folder: String) async throws -> Cost {
    let roots = Sunspots.counts.prefix(1920 - Sunspots.firstYear + 1).map { $0.squareRoot() }
    let (mean, deviation) = (sampleMean(roots), sampleStandardDeviation(roots))
    let series = roots.map { ($0 - mean) / deviation }
    try write(["y"] + series.map { "\($0)" }, to: "\(folder)/series.csv")
    let target = try Autoregression(series, order: 9)
    let noise = target.dimension - 1
    return try await run(
      "series", target,
      Recorder(names: ["log sigma"] + target.names.dropLast()) { [$0[noise]] + $0[..<noise] },
      folder)
  }

  // MARK: Running

  /// What a run took on the wall, and of processor time of all threads; and gradients for one draw.
  typealias Cost = (wall: Double, processor: Double, gradients: Double)

  /// Seconds from the first warm-up step to the last draw, all chains, on the cores that there are.
  static func run<Target: DifferentiableLogDensity>(
    _ name: String, _ target: Target, _ recorder: Recorder, _ folder: String
  ) async throws -> Cost {
    var random = RandomSource(seed: 4).stream(2)
    // As Stan does: uniform on (-2, 2)
    let starts = (0..<chains).map { _ in
      (0..<target.dimension).map { _ in 4 * random.uniform() - 2 }
    }
    let begin = (wall: ContinuousClock.now, processor: clock())
    let draws = await sample(
      NUTS(target, learning: .drawsAndGradients), from: starts, lengths: lengths,
      recording: recorder, using: random.stream(0))
    let time = (
      wall: (ContinuousClock.now - begin.wall) / .seconds(1),
      processor: Double(clock() - begin.processor) / Double(CLOCKS_PER_SEC)
    )

    let steps = draws.pooled("n_leapfrog__").reduce(0, +) / Double(chains * draws.count)
    let divergences = draws.pooled("divergent__").reduce(0, +)
    print(
      "\(name): \(time.wall) s, \(steps) leapfrog steps a draw, \(Int(divergences)) divergences")
    let lines = draws.chains.enumerated().flatMap { index, chain in
      (0..<draws.count).map { draw in
        (["\(index)"] + chain.parameters.map { "\($0[draw])" }).joined(separator: ",")
      }
    }
    try write(
      ["chain," + recorder.names.joined(separator: ",")] + lines,
      to: "\(folder)/\(name)-workbook.csv")
    return (time.wall, time.processor, steps)
  }

  static func write(_ lines: [String], to path: String) throws {
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
  }
}

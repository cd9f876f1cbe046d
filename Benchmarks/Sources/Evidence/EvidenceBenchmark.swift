import BayesNumerics
import Foundation
import Inference

/// Measures how long evidences take to a given error, method by method.
///
/// `evidence FOLDER REPETITIONS` writes the data (`parabola.csv`, `net.csv`: x, y) and, for each repetition
/// of each method, the log evidence with its standard error, the evaluations and the seconds of
/// processor time (`workbook.csv`), for peers/evidence.py to compute the same evidences and to print
/// the table. One thread.
@main struct EvidenceBenchmark {
  static func main() async throws {
    guard CommandLine.arguments.count == 3, let repetitions = Int(CommandLine.arguments[2]),
      repetitions >= 2
    else {
      print("evidence FOLDER REPETITIONS: writes data, evidences and seconds there")
      exit(64)
    }
    let folder = CommandLine.arguments[1]

    // Data: thirty points about a parabola, twenty-five about two tanh units
    var random = RandomSource(seed: 10)
    let wide = (0..<30).map { _ in 4 * random.uniform() - 2 }
    let parabola = Parabola(
      x: wide, y: wide.map { 1 + 0.5 * $0 - 0.7 * $0 * $0 + 0.5 * random.normal() }, noise: 0.5,
      priorScale: 3)
    let narrow = (0..<25).map { _ in 2 * random.uniform() - 1 }
    let net = TwoUnits(
      x: narrow,
      y: narrow.map { tanh(2 * $0 - 0.5) - tanh($0 + 0.5) + 0.1 * random.normal() })
    try write(table(parabola.x, parabola.y), to: "\(folder)/parabola.csv")
    try write(table(net.x, net.y), to: "\(folder)/net.csv")

    // Evidences
    var lines = ["model,method,repetition,log evidence,standard error,evaluations,seconds,sound"]
    lines += await measure(
      "parabola", parabola, repetitions, SequentialMonteCarlo(particles: 200),
      ChainLengths(warmUp: 300, draws: 300, thinning: 4))
    lines += await measure(
      "net", net, repetitions, SequentialMonteCarlo(particles: 250),
      ChainLengths(warmUp: 4000, draws: 1000, thinning: 30))
    lines.append("parabola,exact,0,\(parabola.exactLogEvidence),0,0,0,true")
    // Twenty times the particles of a repetition
    let long = await SequentialMonteCarlo(particles: 4000, islands: 10).run(
      on: net, using: RandomSource(seed: 99))
    lines.append(
      "net,reference,0,\(long.estimate.logEvidence),\(long.estimate.standardError),"
        + "\(long.estimate.evaluations),0,\(long.estimate.isSound)")
    try write(lines, to: "\(folder)/workbook.csv")
  }

  /// All methods on one model; a line for each repetition of each.
  static func measure<Model: DrawableReference>(
    _ name: String, _ model: Model, _ repetitions: Int, _ crowd: SequentialMonteCarlo,
    _ walk: ChainLengths
  ) async -> [String] {
    var lines: [String] = []
    let target = PowerPosterior(model, power: 1)
    let recorder = Recorder(names: (0..<model.dimension).map { "theta \($0)" })
    let ones = [Double](repeating: 1, count: model.dimension)
    for repetition in 0..<repetitions {
      let random = RandomSource(seed: UInt64(repetition))
      func note(_ method: String, _ estimate: EvidenceEstimate, _ seconds: Double) {
        lines.append(
          "\(name),\(method),\(repetition),\(estimate.logEvidence),\(estimate.standardError),"
            + "\(estimate.evaluations),\(seconds),\(estimate.isSound)")
        FileHandle.standardError.write(Data("\(lines[lines.count - 1])\n".utf8))
      }

      // Particles
      var begin = processorSeconds()
      let crowds = await crowd.run(on: model, inParallel: false, using: random.stream(0)).estimate
      note("sequential Monte Carlo", crowds, processorSeconds() - begin)

      // A ladder, and what can be made of its draws
      begin = processorSeconds()
      let kernel = ParallelTempering(model, rungs: 12, stepsPerExchange: 4) {
        RandomWalk($0, widths: ones)
      }
      let run = await sampleTempered(
        kernel, from: [[Double]](repeating: ones.map { _ in 0 }, count: 4),
        lengths: ChainLengths(warmUp: 1000, draws: 1000), recording: recorder, inParallel: false,
        using: random.stream(1))
      let tempering = processorSeconds() - begin
      note("stepping stones", SteppingStones.estimate(run), tempering)
      begin = processorSeconds()
      if let bridge = try? BridgeSampling(proposal: .normal).estimate(
        of: target, from: run.draws, evaluations: run.evaluations, using: random.stream(2))
      {
        note("bridge on tempered draws", bridge, tempering + processorSeconds() - begin)
      }

      // Chains of one random walk, which are enough for a posterior of one mode
      begin = processorSeconds()
      let draws = await sample(
        RandomWalk(target, widths: ones), from: [[Double]](repeating: ones, count: 4),
        lengths: walk, recording: recorder, inParallel: false, using: random.stream(3))
      if let bridge = try? BridgeSampling(proposal: .normal).estimate(
        of: target, from: draws, evaluations: 4 * (walk.warmUp + walk.draws * walk.thinning),
        using: random.stream(4))
      {
        note("bridge on a random walk", bridge, processorSeconds() - begin)
      }
    }
    return lines
  }

  static func table(_ x: [Double], _ y: [Double]) -> [String] {
    ["x,y"] + zip(x, y).map { "\($0),\($1)" }
  }

  static func write(_ lines: [String], to path: String) throws {
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
  }

  /// Of all threads of this program.
  static func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}

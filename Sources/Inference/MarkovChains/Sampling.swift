import BayesNumerics
import Synchronization

/// How long chains run and how often they are recorded.
public struct ChainLengths: Sendable, Equatable {
  /// Steps in which the kernel is tuned; never draws.
  public let warmUp: Int
  /// Recorded draws of each chain.
  public let draws: Int
  /// Steps from one recorded draw to the next, 1 or more.
  public let thinning: Int

  /// A thousand steps of each and no thinning, as in Stan, if nothing else is said.
  ///
  /// Precondition: warm-up 0 or more, draws and thinning 1 or more.
  public init(warmUp: Int = 1000, draws: Int = 1000, thinning: Int = 1) {
    precondition(
      warmUp >= 0 && draws >= 1 && thinning >= 1,
      "Chains of \(warmUp) warm-up steps, \(draws) draws and thinning \(thinning) do not exist.")
    self.warmUp = warmUp
    self.draws = draws
    self.thinning = thinning
  }
}

/// What is recorded of a position: named numbers, such as the constrained parameters of a model.
public struct Recorder: Sendable {
  public let names: [String]
  /// As many numbers as there are names. Precondition for the closure, checked at every draw.
  public let values: @Sendable (_ position: [Double]) -> [Double]

  public init(names: [String], values: @escaping @Sendable (_ position: [Double]) -> [Double]) {
    self.names = names
    self.values = values
  }

  /// The position itself.
  public init(names: [String]) {
    self.init(names: names) { $0 }
  }

  /// The same with a derived quantity beside the parameters, such as a ratio of two: it gets its own row
  /// in the summary, with R̂, ESS and Monte Carlo errors.
  ///
  ///     Recorder(names: ["mu", "log_tau"]).adding("tau") { .exp($0[1]) }
  ///
  /// - Parameter value: of what this recorder records, in the order of its names.
  public func adding(
    _ name: String, value: @escaping @Sendable (_ recorded: [Double]) -> Double
  ) -> Recorder {
    let record = values
    return Recorder(names: names + [name]) { position in
      let recorded = record(position)
      return recorded + [value(recorded)]
    }
  }
}

/// Runs one chain from each start, and records it.
///
/// Chain c draws from `random.stream(c)` alone and is tuned by itself, so chains that run side by
/// side (`inParallel`) equal chains that run one after the other, bit for bit.
///
/// - Parameters:
///   - starts: one position a chain; spread wider than the posterior, so that R̂ means something.
///   - progress: hears the fraction done, from 0 to 1, from any thread; of chains side by side two
///     reports may overtake each other.
public func sample<Kernel: TransitionKernel>(
  _ kernel: Kernel, from starts: [[Double]], lengths: ChainLengths = ChainLengths(),
  recording recorder: Recorder, inParallel: Bool = true, using random: RandomSource,
  progress: @escaping @Sendable (Double) -> Void = { _ in }
) async -> Draws {
  await sampleKeepingKernels(
    kernel, from: starts, lengths: lengths, recording: recorder, inParallel: inParallel,
    using: random, progress: progress
  ).draws
}

/// The same draws with the kernel that each chain was tuned to in its warm-up, in the order of the
/// starts: to look at step sizes and metrics, or to go on without another warm-up.
///
/// Parameters as for ``sample(_:from:lengths:recording:inParallel:using:progress:)``, whose draws these
/// are, bit for bit.
public func sampleKeepingKernels<Kernel: TransitionKernel>(
  _ kernel: Kernel, from starts: [[Double]], lengths: ChainLengths = ChainLengths(),
  recording recorder: Recorder, inParallel: Bool = true, using random: RandomSource,
  progress: @escaping @Sendable (Double) -> Void = { _ in }
) async -> (draws: Draws, kernels: [Kernel]) {
  typealias Life = (chain: Draws.Chain, kernel: Kernel)
  let work = WorkDone(
    total: starts.count * (lengths.warmUp + lengths.draws * lengths.thinning), report: progress)
  var lives = [Life?](repeating: nil, count: starts.count)
  if inParallel {
    await withTaskGroup(of: (Int, Life).self) { group in
      for (index, start) in starts.enumerated() {
        group.addTask {
          let life = runChain(
            kernel, from: start, lengths: lengths, recording: recorder,
            using: random.stream(index), work: work)
          return (index, life)
        }
      }
      for await (index, life) in group { lives[index] = life }
    }
  } else {
    for (index, start) in starts.enumerated() {
      lives[index] = runChain(
        kernel, from: start, lengths: lengths, recording: recorder, using: random.stream(index),
        work: work)
    }
  }
  let done = lives.compactMap(\.self)
  let draws = Draws(
    names: recorder.names, statisticNames: Kernel.Info.names, chains: done.map(\.chain))
  return (draws, done.map(\.kernel))
}

/// Tunes, then draws: the life of one chain.
private func runChain<Kernel: TransitionKernel>(
  _ kernel: Kernel, from start: [Double], lengths: ChainLengths, recording recorder: Recorder,
  using stream: RandomSource, work: WorkDone
) -> (chain: Draws.Chain, kernel: Kernel) {
  var random = stream
  var state = kernel.start(at: start)
  let tuned = kernel.tuned(lengths.warmUp, from: &state, using: &random) { _ in work.add(1) }

  var parameters = recorder.names.map { _ in column(lengths.draws) }
  var statistics = Kernel.Info.names.map { _ in column(lengths.draws) }
  for _ in 0..<lengths.draws {
    for _ in 1..<lengths.thinning { _ = tuned.step(&state, using: &random) }
    let info = tuned.step(&state, using: &random)
    append(recorder.values(state.position), to: &parameters)
    append(info.values, to: &statistics)
    work.add(lengths.thinning)
  }
  return (Draws.Chain(parameters: parameters, statistics: statistics), tuned)
}

private func column(_ count: Int) -> [Double] {
  var empty: [Double] = []
  empty.reserveCapacity(count)
  return empty
}

private func append(_ values: [Double], to columns: inout [[Double]]) {
  precondition(
    values.count == columns.count, "\(values.count) values for \(columns.count) columns.")
  for (index, value) in values.enumerated() { columns[index].append(value) }
}

/// How much of the work of all chains is done; tells it a hundred times in all.
private final class WorkDone: Sendable {
  private let total: Int
  private let done = Atomic<Int>(0)
  private let report: @Sendable (Double) -> Void

  init(total: Int, report: @escaping @Sendable (Double) -> Void) {
    self.total = max(total, 1)
    self.report = report
  }

  func add(_ steps: Int) {
    let after = done.add(steps, ordering: .relaxed).newValue
    if after * 100 / total > (after - steps) * 100 / total {
      report(Double(after) / Double(total))
    }
  }
}

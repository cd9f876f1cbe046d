import BayesNumerics
import RealModule

/// What chains on one ladder found: the draws at the target, and the log likelihoods at every rung, of
/// which evidences are made.
public struct TemperedDraws: Sendable {
  /// The powers, the same for all chains.
  public let ladder: TemperingLadder
  /// At the power 1, with the columns of ``ParallelTempering/Info``.
  public let draws: Draws
  /// log likelihood of every draw, rungs × chains × draws, from the lowest power to 1.
  public let logLikelihoods: [[[Double]]]
  /// Mean probability of an exchange of each pair of neighbours, over all chains.
  public let exchangeRates: [Double]
  /// Of each chain: from the target down to the lowest power and back.
  public let roundTrips: [Int]
  /// Values or gradients of the model, warm-up not counted.
  public let evaluations: Int

  /// Precondition: as many log likelihoods as powers, of equal shape.
  public init(
    ladder: TemperingLadder, draws: Draws, logLikelihoods: [[[Double]]], exchangeRates: [Double],
    roundTrips: [Int], evaluations: Int
  ) {
    precondition(
      logLikelihoods.count == ladder.powers.count
        && exchangeRates.count == ladder.powers.count - 1,
      "\(ladder.powers.count) powers with \(logLikelihoods.count) rungs of log likelihoods and "
        + "\(exchangeRates.count) exchange rates.")
    self.ladder = ladder
    self.draws = draws
    self.logLikelihoods = logLikelihoods
    self.exchangeRates = exchangeRates
    self.roundTrips = roundTrips
    self.evaluations = evaluations
  }

  /// Λ, the rejection rates added up: how hard it is to come from the reference to the target.
  ///
  /// It hardly changes with the number of rungs, once they are enough; 2 Λ + 1 rungs make the most round
  /// trips for the work. Source: Syed et al. (2022), sections 3 and 5.3.
  public var barrier: Double { exchangeRates.reduce(0) { $0 + 1 - $1 } }
}

/// Runs parallel tempering from each start on one ladder, and keeps the log likelihoods of all rungs.
///
/// The ladder and the rungs' settings are learned once, in `lengths.warmUp` steps from the first start;
/// then every chain takes half as many steps to come in from its own start, and is recorded. Chain c
/// draws from `random.stream(c)` alone, so chains that run side by side equal chains that run one after
/// the other, bit for bit. `lengths.thinning` is the number of steps from one record to the next.
///
/// - Parameter starts: one position a chain, all rungs of it.
public func sampleTempered<Rung: RungKernel>(
  _ kernel: ParallelTempering<Rung>, from starts: [[Double]],
  lengths: ChainLengths = ChainLengths(), recording recorder: Recorder, inParallel: Bool = true,
  using random: RandomSource
) async -> TemperedDraws {
  precondition(!starts.isEmpty, "Tempered chains need a start.")

  // Learn the ladder
  var pilotRandom = random.stream("ladder")
  var pilot = kernel.start(at: starts[0])
  let tuned = kernel.tuned(lengths.warmUp, from: &pilot, using: &pilotRandom) { _ in }.frozen

  // Run the chains
  var lives = [TemperedLife?](repeating: nil, count: starts.count)
  if inParallel {
    await withTaskGroup(of: (Int, TemperedLife).self) { group in
      for (index, start) in starts.enumerated() {
        group.addTask {
          (
            index,
            TemperedLife(
              tuned, from: start, lengths: lengths, recording: recorder,
              using: random.stream(index))
          )
        }
      }
      for await (index, life) in group { lives[index] = life }
    }
  } else {
    for (index, start) in starts.enumerated() {
      lives[index] = TemperedLife(
        tuned, from: start, lengths: lengths, recording: recorder, using: random.stream(index))
    }
  }

  // Gather
  let done = lives.compactMap(\.self)
  let pairs = tuned.rungs.count - 1
  return TemperedDraws(
    ladder: tuned.ladder,
    draws: Draws(
      names: recorder.names, statisticNames: ParallelTempering<Rung>.Info.names,
      chains: done.map(\.chain)),
    logLikelihoods: tuned.rungs.indices.map { rung in done.map { $0.logLikelihoods[rung] } },
    exchangeRates: (0..<pairs).map { pair in
      done.reduce(0) { $0 + $1.exchangeRates[pair] } / Double(done.count)
    }, roundTrips: done.map(\.roundTrips), evaluations: done.reduce(0) { $0 + $1.evaluations })
}

/// The life of one chain on a ladder that is held fixed.
private struct TemperedLife: Sendable {
  let chain: Draws.Chain
  /// rungs × draws
  let logLikelihoods: [[Double]]
  let exchangeRates: [Double]
  let roundTrips: Int
  let evaluations: Int

  init<Rung: RungKernel>(
    _ kernel: ParallelTempering<Rung>, from start: [Double], lengths: ChainLengths,
    recording recorder: Recorder, using stream: RandomSource
  ) {
    var random = stream
    var state = kernel.start(at: start)
    for _ in 0..<(lengths.warmUp / 2) { _ = kernel.step(&state, using: &random) }
    state.forgetExchanges()

    var parameters = recorder.names.map { _ in [Double]() }
    var statistics = ParallelTempering<Rung>.Info.names.map { _ in [Double]() }
    var likelihoods = kernel.rungs.map { _ in [Double]() }
    for rung in likelihoods.indices { likelihoods[rung].reserveCapacity(lengths.draws) }
    var evaluations = 0
    for _ in 0..<lengths.draws {
      for _ in 1..<lengths.thinning {
        evaluations += kernel.step(&state, using: &random).evaluations
      }
      let info = kernel.step(&state, using: &random)
      evaluations += info.evaluations
      for (column, value) in recorder.values(state.position).enumerated() {
        parameters[column].append(value)
      }
      for (column, value) in info.values.enumerated() { statistics[column].append(value) }
      for rung in likelihoods.indices { likelihoods[rung].append(state.factors[rung].likelihood) }
    }
    chain = Draws.Chain(parameters: parameters, statistics: statistics)
    logLikelihoods = likelihoods
    exchangeRates = state.exchangeRates
    roundTrips = state.roundTrips
    self.evaluations = evaluations
  }
}

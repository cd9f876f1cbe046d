import BayesNumerics
import RealModule

/// Parallel tempering: chains side by side on a ladder of weakened likelihoods, which exchange their
/// positions, so that what the flattest ones find reaches the target.
///
/// One step moves every rung by `stepsPerExchange` steps of its own kernel, then offers exchanges to
/// neighbours, by turns to the pairs (0, 1), (2, 3), ... and (1, 2), (3, 4), ...: this order, as it is not
/// reversible, carries positions up the ladder in a time that grows as the number of rungs, not as its
/// square. An exchange of the positions θ and θ' at the powers b < b' is accepted with probability
/// min(1, exp((b' - b)(log L(θ) - log L(θ')))), which leaves the product of all rungs' distributions
/// invariant. What is recorded is the position at b = 1.
///
/// Warm-up learns the settings of each rung's kernel and the powers, so that all neighbours exchange
/// equally often. Where the ladder begins at 0 and the reference can be drawn from, the lowest rung
/// is independent draws.
///
/// ```swift
/// let model = NormalToTarget(target, centre: [0], widths: [10])
/// let kernel = ParallelTempering(model, rungs: 6) { RandomWalk($0, widths: [1]) }
/// let draws = await sample(kernel, from: starts, recording: .., using: random)
/// ```
///
/// Source: Geyer (1991); Okabe et al. (2001) for the order; Syed, Bouchard-Côté, Deligiannidis and
/// Doucet (2022) for why it is better, and for the ladder.
public struct ParallelTempering<Rung: RungKernel>: TransitionKernel {
  public typealias Model = Rung.Target.Model

  /// The powers, ascending to 1.
  public let ladder: TemperingLadder
  /// One kernel a power, in their order.
  public let rungs: [Rung]
  /// Steps of each rung from one offer of exchanges to the next, 1 or more.
  public let stepsPerExchange: Int
  /// Whether warm-up moves the powers; else it tunes the rungs' kernels only.
  public let learnsLadder: Bool
  private let drawReference: (@Sendable (inout [Double], inout RandomSource) -> Void)?

  public var model: Model { rungs[0].target.model }

  /// A ladder on a model whose reference can be drawn from: it begins at 0, with independent draws.
  ///
  /// - Parameters:
  ///   - rungs: how many, ends included, 2 or more; about 2 Λ + 1 is best, see
  ///     ``TemperedDraws/barrier``.
  ///   - kernel: the kernel of a rung, before it is tuned.
  public init<Factored: DrawableReference>(
    _ model: Factored, rungs: Int, stepsPerExchange: Int = 1, learnsLadder: Bool = true,
    kernel: (PowerPosterior<Factored>) -> Rung
  ) where Rung.Target == PowerPosterior<Factored> {
    self.init(
      model, ladder: TemperingLadder(rungs: rungs), stepsPerExchange: stepsPerExchange,
      learnsLadder: learnsLadder, kernel: kernel)
  }

  /// A ladder of given powers on a model whose reference can be drawn from.
  public init<Factored: DrawableReference>(
    _ model: Factored, ladder: TemperingLadder, stepsPerExchange: Int = 1,
    learnsLadder: Bool = true, kernel: (PowerPosterior<Factored>) -> Rung
  ) where Rung.Target == PowerPosterior<Factored> {
    self.init(
      ladder: ladder, rungs: ladder.powers.map { kernel(PowerPosterior(model, power: $0)) },
      stepsPerExchange: stepsPerExchange, learnsLadder: learnsLadder
    ) { position, random in model.drawReference(into: &position, using: &random) }
  }

  /// A ladder of given powers on any model; every rung is moved by its kernel.
  ///
  /// Precondition: a lowest power above 0, unless the reference is a distribution.
  public init<Factored: FactoredDensity>(
    _ model: Factored, ladder: TemperingLadder, stepsPerExchange: Int = 1,
    learnsLadder: Bool = true, kernel: (PowerPosterior<Factored>) -> Rung
  ) where Rung.Target == PowerPosterior<Factored> {
    self.init(
      ladder: ladder, rungs: ladder.powers.map { kernel(PowerPosterior(model, power: $0)) },
      stepsPerExchange: stepsPerExchange, learnsLadder: learnsLadder, drawReference: nil)
  }

  private init(
    ladder: TemperingLadder, rungs: [Rung], stepsPerExchange: Int, learnsLadder: Bool,
    drawReference: (@Sendable (inout [Double], inout RandomSource) -> Void)?
  ) {
    precondition(
      stepsPerExchange >= 1, "Exchanges come after one step or more, not \(stepsPerExchange).")
    self.ladder = ladder
    self.rungs = rungs
    self.stepsPerExchange = stepsPerExchange
    self.learnsLadder = learnsLadder
    self.drawReference = drawReference
  }

  /// The same with its ladder and settings held fixed.
  public var frozen: ParallelTempering {
    ParallelTempering(
      ladder: ladder, rungs: rungs, stepsPerExchange: stepsPerExchange, learnsLadder: false,
      drawReference: drawReference)
  }

  // MARK: State

  /// All rungs with what was exchanged so far.
  public struct State: ChainState {
    /// The position at the power 1.
    public var position: [Double] { rungs[rungs.count - 1].position }
    /// The state of each rung, from the lowest power to 1.
    public internal(set) var rungs: [Rung.State]
    /// Of the model at the position of each rung.
    public internal(set) var factors: [LogFactors]
    /// Which replica stands at each rung; replicas are numbered by where they started.
    public internal(set) var replicas: [Int]
    /// How often a replica came to the power 1 after it had been at the lowest one and at 1 before.
    public internal(set) var roundTrips = 0
    /// Where each replica has been last of the two ends.
    var lastEnd: [End]
    /// Whether the next offer goes to the pairs (1, 2), (3, 4), ...
    var isOdd = false
    /// Sum of the acceptance probabilities of each pair of neighbours, and number of offers.
    var exchangeSums: [Double]
    var exchangeOffers: [Int]
    /// What a draw from the reference is written into.
    var room: [Double]

    enum End: Sendable { case neither, target, reference }

    /// Mean acceptance probability of each pair of neighbours since the start; NaN where none was
    /// offered.
    public var exchangeRates: [Double] {
      zip(exchangeSums, exchangeOffers).map { $0 / Double($1) }
    }

    /// Counts exchanges and round trips anew.
    mutating func forgetExchanges() {
      for pair in exchangeSums.indices {
        exchangeSums[pair] = 0
        exchangeOffers[pair] = 0
      }
      roundTrips = 0
    }
  }

  /// What one step tells of itself.
  public struct Info: StepInfo {
    /// log reference + log likelihood at the power 1.
    public let logDensity: Double
    /// Of the kernel at the power 1, mean of its steps.
    public let acceptance: Double
    /// Mean probability of the exchanges that were offered.
    public let exchangeAcceptance: Double
    /// Round trips so far: from the target down to the reference and back.
    public let roundTrips: Int
    /// Which replica stands at the power 1.
    public let replica: Int
    /// Values or gradients of the model, all rungs together.
    public let evaluations: Int
    /// Divergent steps at the power 1.
    public let divergences: Int

    public static var names: [String] {
      [
        "lp__", "accept_stat__", "exchange_stat__", "round_trips__", "replica__",
        "n_evaluations__", "divergent__",
      ]
    }
    public var values: [Double] {
      [
        logDensity, acceptance, exchangeAcceptance, Double(roundTrips), Double(replica),
        Double(evaluations), Double(divergences),
      ]
    }
  }

  /// All rungs at one position.
  public func start(at position: [Double]) -> State {
    start(at: [[Double]](repeating: position, count: rungs.count))
  }

  /// Each rung at a position of its own. Precondition: one a rung, each as long as the target.
  public func start(at positions: [[Double]]) -> State {
    precondition(
      positions.count == rungs.count, "\(positions.count) positions for \(rungs.count) rungs.")
    let pairs = rungs.count - 1
    return State(
      rungs: zip(rungs, positions).map { $0.start(at: $1) },
      factors: positions.map { model.logFactors(at: $0) }, replicas: Array(rungs.indices),
      lastEnd: rungs.indices.map { $0 == pairs ? .target : .neither },
      exchangeSums: [Double](repeating: 0, count: pairs),
      exchangeOffers: [Int](repeating: 0, count: pairs), room: positions[0])
  }

  // MARK: Steps

  public func step(_ state: inout State, using random: inout RandomSource) -> Info {
    // Move every rung
    let target = rungs.count - 1
    var acceptance = 0.0
    var (evaluations, divergences) = (0, 0)
    for rung in rungs.indices {
      let report = move(rung, &state, using: &random)
      evaluations += report.evaluations
      if rung == target {
        acceptance = report.acceptance
        divergences = report.isDivergent ? 1 : 0
      }
    }

    // Offer exchanges to every second pair of neighbours
    var (sum, offers) = (0.0, 0)
    var lower = state.isOdd ? 1 : 0
    while lower < target {
      sum += exchange(lower, &state, using: &random)
      offers += 1
      lower += 2
    }
    state.isOdd.toggle()
    noteEnds(&state)
    return Info(
      logDensity: state.factors[target].logDensity(atPower: 1), acceptance: acceptance,
      exchangeAcceptance: offers == 0 ? 1 : sum / Double(offers), roundTrips: state.roundTrips,
      replica: state.replicas[target], evaluations: evaluations, divergences: divergences)
  }

  /// Moves one rung by its kernel, or by an independent draw.
  private func move(_ rung: Int, _ state: inout State, using random: inout RandomSource)
    -> RungReport
  {
    if rung == 0, ladder.powers[0] == 0, let drawReference {
      drawReference(&state.room, &random)
      state.rungs[0] = rungs[0].start(at: state.room)
      state.factors[0] = model.logFactors(at: state.room)
      return RungReport(acceptance: 1, evaluations: 2)
    }
    var acceptance = 0.0
    var evaluations = 1
    var isDivergent = false
    for _ in 0..<stepsPerExchange {
      let report = Rung.report(rungs[rung].step(&state.rungs[rung], using: &random))
      acceptance += report.acceptance
      evaluations += report.evaluations
      isDivergent = isDivergent || report.isDivergent
    }
    state.factors[rung] = model.logFactors(at: state.rungs[rung].position)
    return RungReport(
      acceptance: acceptance / Double(stepsPerExchange), evaluations: evaluations,
      isDivergent: isDivergent)
  }

  /// Offers an exchange to the rungs `lower` and `lower` + 1; returns its probability.
  private func exchange(_ lower: Int, _ state: inout State, using random: inout RandomSource)
    -> Double
  {
    let upper = lower + 1
    let gain = state.factors[lower].likelihood - state.factors[upper].likelihood
    let ratio = Double.exp((ladder.powers[upper] - ladder.powers[lower]) * gain)
    let probability = ratio.isNaN ? 0 : min(1, ratio)
    state.exchangeSums[lower] += probability
    state.exchangeOffers[lower] += 1
    if random.uniform() < probability {
      state.rungs.swapAt(lower, upper)
      state.factors.swapAt(lower, upper)
      state.replicas.swapAt(lower, upper)
      rungs[lower].adopt(&state.rungs[lower], factors: state.factors[lower])
      rungs[upper].adopt(&state.rungs[upper], factors: state.factors[upper])
    }
    return probability
  }

  /// Counts a round trip where a replica that has been at the lowest power is back at 1.
  private func noteEnds(_ state: inout State) {
    let (bottom, top) = (state.replicas[0], state.replicas[rungs.count - 1])
    if state.lastEnd[top] == .reference { state.roundTrips += 1 }
    state.lastEnd[top] = .target
    if state.lastEnd[bottom] == .target { state.lastEnd[bottom] = .reference }
  }

  // MARK: Tuning

  /// Learns the rungs' settings and the powers in rounds, each twice as long as the one before: in the
  /// first half of a round every rung is tuned by itself, in the second they exchange; then the powers
  /// are moved so that the rejection rates seen become equal. After the last round they stay.
  ///
  /// Source: Syed et al. (2022), algorithm 4, for the rounds.
  public func tuned(
    _ iterations: Int, from state: inout State, using random: inout RandomSource,
    progress: (Int) -> Void
  ) -> Self {
    var kernel = self
    var done = 0
    for length in Self.rounds(iterations) {
      // Tune each rung alone
      let alone = length / 2
      kernel = kernel.tunedAlone(alone, from: &state, using: &random)
      for _ in 0..<alone {
        done += 1
        progress(done)
      }

      // Exchange
      state.forgetExchanges()
      for _ in alone..<length {
        _ = kernel.step(&state, using: &random)
        done += 1
        progress(done)
      }

      // Move the powers
      if learnsLadder && done < iterations && !state.exchangeOffers.contains(0) {
        let rejections = state.exchangeRates.map { 1 - $0 }
        kernel = kernel.moved(to: kernel.ladder.equalised(rejections: rejections), &state)
      }
    }
    state = kernel.start(at: state.rungs.map(\.position))
    return kernel
  }

  /// The lengths of the rounds: eight that double, or fewer where the shortest would be below 32 steps.
  static func rounds(_ iterations: Int) -> [Int] {
    guard iterations > 0 else { return [] }
    var count = 8
    while count > 1 && iterations / ((1 << count) - 1) < 32 { count -= 1 }
    let unit = iterations / ((1 << count) - 1)
    var lengths = (0..<count).map { unit << $0 }
    lengths[count - 1] += iterations - lengths.reduce(0, +)
    return lengths
  }

  private func tunedAlone(
    _ iterations: Int, from state: inout State, using random: inout RandomSource
  ) -> Self {
    guard iterations > 0 else { return self }
    var learned = rungs
    for rung in rungs.indices where !(rung == 0 && ladder.powers[0] == 0 && drawReference != nil) {
      learned[rung] = rungs[rung].tuned(
        iterations * stepsPerExchange, from: &state.rungs[rung], using: &random
      ) { _ in }
      state.factors[rung] = model.logFactors(at: state.rungs[rung].position)
    }
    return ParallelTempering(
      ladder: ladder, rungs: learned, stepsPerExchange: stepsPerExchange,
      learnsLadder: learnsLadder, drawReference: drawReference)
  }

  /// The same on other powers, each rung with the settings of the one that was nearest.
  private func moved(to ladder: TemperingLadder, _ state: inout State) -> Self {
    let kernels = ladder.powers.map { power in
      let nearest =
        self.ladder.powers.indices.min {
          abs(self.ladder.powers[$0] - power) < abs(self.ladder.powers[$1] - power)
        } ?? 0
      return rungs[nearest].aimed(at: Rung.Target(model, power: power))
    }
    for rung in kernels.indices {
      kernels[rung].adopt(&state.rungs[rung], factors: state.factors[rung])
    }
    return ParallelTempering(
      ladder: ladder, rungs: kernels, stepsPerExchange: stepsPerExchange,
      learnsLadder: learnsLadder, drawReference: drawReference)
  }
}

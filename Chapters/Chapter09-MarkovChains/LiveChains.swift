import BayesNumerics
import Inference
import Synchronization
import Workbook

/// The draws of the engine's `sample`, shown while they are made where there is a view.
///
/// - Parameters:
///   - view: where frames go; nil samples without a word.
///   - title: what is sampled by what.
///   - quantity: the name of a recorded number whose trace is shown.
func sample<Kernel: TransitionKernel>(
  _ kernel: Kernel, shownOn view: LiveView?, _ title: String, tracing quantity: String,
  from starts: [[Double]], lengths: ChainLengths, recording recorder: Recorder,
  using random: RandomSource
) async -> Draws {
  guard let view, let column = recorder.names.firstIndex(of: quantity) else {
    return await sample(
      kernel, from: starts, lengths: lengths, recording: recorder, using: random)
  }
  let chains = LiveChains(
    title: title, quantity: quantity, chains: starts.count, lengths: lengths, view: view)
  let acceptance = Kernel.Info.names.firstIndex(of: "accept_stat__")
  let watched = Watched(kernel) { news in
    switch news.event {
    case .warmUp: chains.hearWarmUp(of: news.chain)
    case .step(let position, let info):
      chains.hear(
        recorder.values(position)[column], of: news.chain,
        acceptance: acceptance.map { info.values[$0] })
    }
  }
  let draws = await sample(
    watched, from: starts, lengths: lengths, recording: recorder, using: random)
  view.finish()
  return draws
}

/// What is known of chains that run: enough of the past of each for a trace and an effective sample size.
final class LiveChains: Sendable {
  private struct Chain {
    var steps = 0
    var acceptanceSum = 0.0
    var whole = ThinnedPast()
    var latest = LatestPast()
  }

  private let title: String
  private let quantity: String
  private let lengths: ChainLengths
  private let view: LiveView
  private let chains: [Shelf]
  private let warmUpSteps = Atomic<Int>(0)
  private let begin = ContinuousClock.now
  private let firstDraw = Mutex<ContinuousClock.Instant?>(nil)

  /// One chain behind its own lock, so that chains side by side do not wait for one another.
  private final class Shelf: Sendable {
    let chain = Mutex(Chain())
  }

  init(title: String, quantity: String, chains: Int, lengths: ChainLengths, view: LiveView) {
    self.title = title
    self.quantity = quantity
    self.lengths = lengths
    self.view = view
    self.chains = (0..<chains).map { _ in Shelf() }
  }

  func hearWarmUp(of chain: Int) {
    let done = warmUpSteps.add(1, ordering: .relaxed).newValue
    if done % 64 == 0, view.isDue { view.show(frame()) }
  }

  func hear(_ value: Double, of chain: Int, acceptance: Double?) {
    let steps = chains[chain % chains.count].chain.withLock { chain in
      chain.steps += 1
      chain.acceptanceSum += acceptance ?? .nan
      chain.whole.add(value)
      chain.latest.add(value)
      return chain.steps
    }
    if steps == 1 { firstDraw.withLock { $0 = $0 ?? .now } }
    if steps % 64 == 0, view.isDue { view.show(frame()) }
  }

  /// How the chains look now.
  func frame() -> LiveFrame {
    let now = ContinuousClock.now
    let seen = chains.map { $0.chain.withLock { $0 } }
    let drawn = seen.reduce(0) { $0 + $1.steps }
    let warm = warmUpSteps.load(ordering: .relaxed)
    return LiveFrame(
      title: title, quantity: quantity, traces: seen.map(\.whole.values), done: warm + drawn,
      total: chains.count * (lengths.warmUp + lengths.draws * lengths.thinning),
      isWarmingUp: drawn == 0,
      acceptance: drawn > 0 ? seen.reduce(0) { $0 + $1.acceptanceSum } / Double(drawn) : nil,
      // Of thinned chains only the recorded draws count
      effectiveDraws: LiveChains.effectiveDraws(
        whole: seen.map(\.whole.values), latest: seen.map(\.latest.values), steps: drawn
      ).map { min($0, Double(drawn / lengths.thinning)) },
      drawingSeconds: firstDraw.withLock { $0 }.map { (now - $0).inSeconds } ?? 0,
      seconds: (now - begin).inSeconds)
  }

  /// Effective draws among so many steps, from a thinned past of each chain and its latest steps.
  ///
  /// Slow chains show their correlation in the thinned past; where that looks independent, the latest steps tell how
  /// many steps are worth one.
  static func effectiveDraws(whole: [[Double]], latest: [[Double]], steps: Int) -> Double? {
    func even(_ chains: [[Double]]) -> [[Double]] {
      let shortest = chains.map(\.count).min() ?? 0
      return chains.map { Array($0.suffix(shortest)) }
    }
    let (past, present) = (even(whole), even(latest))
    guard let kept = past.first?.count, kept >= 16, let window = present.first?.count else {
      return nil
    }
    let slow = EffectiveSampleSize.mean(past)
    if slow < Double(past.count * kept) / 4 { return slow }
    let share = EffectiveSampleSize.mean(present) / Double(present.count * window)
    return share * Double(steps)
  }
}

/// Numbers from the whole past of a chain, as evenly spread as room allows.
struct ThinnedPast: Sendable {
  private(set) var values: [Double] = []
  private var stride = 1
  private var heard = 0
  static let room = 2048

  mutating func add(_ value: Double) {
    if heard % stride == 0 { values.append(value) }
    heard += 1
    if values.count == ThinnedPast.room {
      values = values.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
      stride *= 2
    }
  }
}

/// The latest numbers of a chain, in order.
struct LatestPast: Sendable {
  private var ring: [Double] = []
  private var next = 0
  static let room = 4000

  var values: [Double] { Array(ring[next...] + ring[..<next]) }

  mutating func add(_ value: Double) {
    if ring.count < LatestPast.room {
      ring.append(value)
    } else {
      ring[next] = value
      next = (next + 1) % LatestPast.room
    }
  }
}

extension Duration {
  fileprivate var inSeconds: Double {
    Double(components.seconds) + 1e-18 * Double(components.attoseconds)
  }
}

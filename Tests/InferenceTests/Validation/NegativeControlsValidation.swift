import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

/// The faults that the tests of samplers must catch, and by which of them each is caught.
///
/// Every fault goes through the same test as its sound twin, with the same size, seed and threshold
/// (false-alarm rate 1e-5); the twin must pass.
private enum Fault: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case missingJacobian = "missing Jacobian"
  case missingPrior = "missing prior ratio"
  case wrongSign = "wrong sign in the acceptance"
  case fullFirstHalfStep = "full first half-step in leapfrog"
  case deviationForVariance = "standard deviation for variance"
  case scaleForRate = "scale for rate"
  case droppedPoint = "a dropped data point"
  case staleCache = "a stale cache"
  case forgottenHalf = "a conditional without its ½"
  case sharedStream = "one random stream shared by two chains"

  var testDescription: String { rawValue }

  /// What the test found, and beyond what it refuses.
  struct Finding: Sendable {
    let test: String
    let size: String
    let statistic: Double
    let threshold: Double
    var isCaught: Bool { !(abs(statistic) <= threshold) }
  }

  /// Runs the test of this fault on the faulty sampler, or on its sound twin.
  func find(isFaulty: Bool) async -> Finding {
    let model = NormalModel(count: 4)
    let mistake: NormalPosterior.Mistake? =
      switch self {
      case .missingPrior: .missingPrior
      case .deviationForVariance: .deviationForVariance
      case .scaleForRate: .scaleForRate
      case .droppedPoint: .droppedPoint
      default: nil
      }
    @Sendable func target(_ observations: [Double]) -> Transformed<NormalPosterior> {
      model.target(observations, mistake: isFaulty ? mistake : nil)
    }

    switch self {
    case .missingPrior, .deviationForVariance, .scaleForRate, .droppedPoint:
      return isFaulty
        ? Self.geweke(model) { RandomWalk(target($0), widths: [0.8, 0.8]) } : Self.soundWalk
    case .missingJacobian:
      return isFaulty
        ? Self.geweke(model) { RandomWalk(WithoutJacobian(of: target($0)), widths: [0.8, 0.8]) }
        : Self.soundWalk
    case .staleCache:
      // The more steps from one filling of the cache, the staler it gets
      return Self.geweke(model, steps: 8) { Walk(target: target($0), forgetsToRefresh: isFaulty) }
    case .fullFirstHalfStep:
      return Self.geweke(model) { Roll(target: target($0), firstShare: isFaulty ? 1 : 0.5) }
    case .forgottenHalf:
      let test = JointDistributionTest(of: model, draws: Self.sweeps) {
        model.gibbs($0, halfIsForgotten: isFaulty)
      }
      return Self.finding(test.run(using: RandomSource(seed: 1)))
    case .wrongSign: return await calibrate(model, isFaulty: isFaulty)
    case .sharedStream: return await correlate(model, shareStream: isFaulty)
    }
  }

  /// Draws of Geweke's test, two sweeps each: of the faults a dropped point shows least, |z| = 12 in 100,000 and 8.5
  /// in 50,000, where beyond 4.8 is refused; so few miss it once in 10,000 times.
  static var sweeps: Int { Validation.isLong ? 100_000 : 50_000 }

  /// Geweke's test of a kernel over (μ, log τ).
  private static func geweke<Kernel: TransitionKernel>(
    _ model: NormalModel, steps: Int = 2, _ kernel: @escaping @Sendable ([Double]) -> Kernel
  ) -> Finding {
    let test = JointDistributionTest(
      of: model, draws: sweeps, steps: steps,
      position: { NormalModel.blocks.unconstrained($0) },
      parameters: { NormalModel.blocks.constrained($0) }, kernel: kernel)
    return finding(test.run(using: RandomSource(seed: 1)))
  }

  /// The sound twin of the faults of a random walk, run once for all of them.
  private static let soundWalk: Finding = {
    let model = NormalModel(count: 4)
    return geweke(model) { RandomWalk(model.target($0), widths: [0.8, 0.8]) }
  }()

  private static func finding(_ report: JointDistributionReport) -> Finding {
    Finding(
      test: "Geweke's z", size: "\(sweeps) sweeps", statistic: report.worst?.z ?? .nan,
      threshold: report.threshold)
  }

  /// Calibration: a walk that climbs down runs away, so Geweke's test would meet infinite data.
  private func calibrate(_ model: NormalModel, isFaulty: Bool) async -> Finding {
    let report = await SimulationBasedCalibration(of: model, replications: 200) {
      observations, count, random in
      let target = model.target(observations)
      return ThinnedChain(warmUp: 100, pilot: 200, longestThinning: 20).draws(
        count, of: Walk(target: target, hasWrongSign: isFaulty), from: [0, 0],
        recording: target.recorder(names: model.parameterNames), using: &random)
    }.run(using: RandomSource(seed: 1))
    // As a statistic that is large when bad
    return Finding(
      test: "calibration's -log10 p", size: "200 data sets",
      statistic: -.log10(report.worst?.pValue ?? 0),
      threshold: -.log10(report.threshold))
  }

  /// The correlation between two chains of ``sample``, which must look like that of strangers; at
  /// fault, both run on the first chain's stream.
  private func correlate(_ model: NormalModel, shareStream: Bool) async -> Finding {
    var random = RandomSource(seed: 1)
    let observations = model.drawObservations(given: [0, 1], using: &random)
    func run(_ starts: [[Double]]) async -> [[Double]] {
      await sample(
        model.gibbs(observations), from: starts, lengths: ChainLengths(warmUp: 0, draws: 2000),
        recording: Recorder(names: model.parameterNames), using: RandomSource(seed: 2))["mean"]
    }
    let (left, right) = ([-3.0, 1], [3.0, 1])
    let chains = shareStream ? await run([left]) + run([right]) : await run([left, right])

    // z = mean of the products of the two standardised chains over its error
    let standard = chains.map { chain -> [Double] in
      let mean = chain.reduce(0, +) / 2000
      let deviation =
        (chain.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1999).squareRoot()
      return chain.map { ($0 - mean) / deviation }
    }
    var products = BatchMeans(length: 2000)
    for (x, y) in zip(standard[0], standard[1]) { products.add(x * y) }
    return Finding(
      test: "z of the chains' correlation", size: "2000 draws",
      statistic: products.mean / products.standardError,
      threshold: -standardNormalQuantile(1e-5 / 2))
  }
}

/// The model's density at the constrained parameters, and nothing of the volume.
private struct WithoutJacobian: LogDensity {
  let of: Transformed<NormalPosterior>
  var dimension: Int { of.dimension }
  func logDensity(at position: [Double]) -> Double {
    of.logDensity(at: position) - of.transform.logJacobian(at: position)
  }
}

/// A random walk of one's own, with room for two faults.
private struct Walk<Target: LogDensity>: TransitionKernel {
  let target: Target
  var hasWrongSign = false
  var forgetsToRefresh = false

  struct State: ChainState {
    var position: [Double]
    var logDensity: Double
  }
  struct Info: StepInfo {
    static var names: [String] { [] }
    var values: [Double] { [] }
  }

  func start(at position: [Double]) -> State {
    State(position: position, logDensity: target.logDensity(at: position))
  }

  func step(_ state: inout State, using random: inout RandomSource) -> Info {
    let proposal = state.position.map { $0 + 0.8 * random.normal() }
    let proposed = target.logDensity(at: proposal)
    let gain = proposed - state.logDensity
    if random.uniform() < .exp(hasWrongSign ? -gain : gain) {
      state.position = proposal
      if !forgetsToRefresh { state.logDensity = proposed }
    }
    return Info()
  }
}

/// Hamiltonian Monte Carlo of one's own, whose first step of the momentum may be too long.
private struct Roll<Target: DifferentiableLogDensity>: TransitionKernel {
  let target: Target
  /// ½ is right.
  let firstShare: Double

  struct State: ChainState { var position: [Double] }
  struct Info: StepInfo {
    static var names: [String] { [] }
    var values: [Double] { [] }
  }

  func start(at position: [Double]) -> State { State(position: position) }

  func step(_ state: inout State, using random: inout RandomSource) -> Info {
    let size = 0.3
    var (position, slope) = (state.position, state.position)
    var momentum = position.map { _ in random.normal() }
    func kinetic() -> Double { momentum.reduce(0) { $0 + $1 * $1 } / 2 }
    let before = target.logDensity(at: position, gradient: &slope) - kinetic()
    for index in momentum.indices { momentum[index] += firstShare * size * slope[index] }
    var value = 0.0
    for step in 1...3 {
      for index in momentum.indices { position[index] += size * momentum[index] }
      value = target.logDensity(at: position, gradient: &slope)
      let share = step == 3 ? 0.5 : 1
      for index in momentum.indices { momentum[index] += share * size * slope[index] }
    }
    if random.uniform() < .exp(value - kinetic() - before) { state.position = position }
    return Info()
  }
}

@Suite struct NegativeControlsValidation {
  @Test(arguments: Fault.allCases) fileprivate func faultsAreCaughtAndTheirTwinsPass(
    fault: Fault
  ) async {
    let faulty = await fault.find(isFaulty: true)
    #expect(faulty.isCaught, "\(fault.rawValue): \(faulty)")
    let sound = await fault.find(isFaulty: false)
    #expect(!sound.isCaught, "\(fault.rawValue), sound twin: \(sound)")
    Validation.note(
      fault.rawValue, check: "negative control: \(faulty.test)",
      size: faulty.size,
      statistic:
        "\(Validation.short(faulty.statistic)); sound \(Validation.short(sound.statistic))",
      threshold: "> \(Validation.short(faulty.threshold))", rate: 1e-5,
      isMet: faulty.isCaught && !sound.isCaught, verdict: "caught")
  }
}

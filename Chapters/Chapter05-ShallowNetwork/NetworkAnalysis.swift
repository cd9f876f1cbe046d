import BayesNumerics
import Inference
import Networks
import SafeIO
import Workbook

/// Everything that the chapter computes, in the order of its story.
struct NetworkAnalysis: Sendable {
  let settings: NetworkSettings
  let set: TrainingSet
  let prior: PriorFunctions
  let fit: NetworkFit
  let decay: DecayCheck
  let lemma: LemmaCheck
  let faults: SamplerFaults
  let costs: CollapsedCost
  let labels: Labels
  let architecture: Architecture
  let sensitivity: PriorSensitivity
  let motorcycle: NetworkFit

  init(_ settings: NetworkSettings, run: Run) async throws {
    self.settings = settings
    let random = RandomSource(seed: run.seed)
    let isQuick = run.isQuick
    func progress(_ from: Double, _ to: Double, _ what: String) -> @Sendable (Double) -> Void {
      { run.progress.report(Int(1000 * (from + (to - from) * $0)), 1000, what) }
    }

    // Data and prior
    set = try settings.trainingSet(using: random.stream(0))
    let given = settings.prior(inputs: set.columns + 1)
    prior = try PriorFunctions(given, using: random.stream(1))

    // The fit
    var plan = NetworkFit.Plan(
      nodes: settings.nodes, chains: settings.chains,
      lengths: ChainLengths(
        warmUp: 4000, draws: isQuick ? max(100, settings.draws / 4) : settings.draws,
        thinning: settings.thinning))
    plan.proposal = settings.proposal.kernel
    fit = try await NetworkFit(
      set, plan, prior: given, using: random.stream(2), progress: progress(0, 0.2, "main fit"))
    labels = Labels(fit)

    // The algorithm
    let rotation = SimulatedSets.rotation(using: random.stream(0))
    decay = try DecayCheck(rotation, nodes: 3, using: random.stream(3))
    lemma = LemmaCheck(rotation, draws: isQuick ? 20 : 200, using: random.stream(4))
    faults = try await SamplerFaults(
      isQuick: isQuick, using: random.stream(5), progress: progress(0.2, 0.45, "printed faults"))
    costs = try await CollapsedCost(
      rotation, nodes: 3, prior: ShallowNetworkPrior(inputs: 2), isQuick: isQuick,
      using: random.stream(6), progress: progress(0.45, 0.55, "collapsed or not"))

    // Choices
    architecture = try await Architecture(
      isQuick: isQuick, using: random.stream(7), progress: progress(0.55, 0.65, "architecture"))
    sensitivity = try await PriorSensitivity(
      set, settings, isQuick: isQuick, using: random.stream(8),
      progress: progress(0.65, 0.85, "prior sensitivity"))
    var crash = NetworkFit.Plan(
      nodes: 6,
      lengths: ChainLengths(
        warmUp: isQuick ? 3000 : 10_000, draws: isQuick ? 500 : 2000, thinning: isQuick ? 20 : 60))
    crash.proposal = .randomWalk
    motorcycle = try await NetworkFit(
      .motorcycle, crash, using: random.stream(9), progress: progress(0.85, 1, "motorcycle"))
  }
}

/// Functions from the prior, before any point is seen, in standardised units.
struct PriorFunctions: Sendable {
  let x: [Double]
  /// For each number of nodes, some draws and the band that holds nine tenths.
  let cases: [(nodes: Int, draws: [[Double]], lower: [Double], upper: [Double])]

  init(_ prior: ShallowNetworkPrior, using random: RandomSource) throws(InputError) {
    let x = [Double].evenlySpaced(from: -3, to: 3, count: 81)
    let inputs = prior.nodeMeanCentre.count
    var path = Matrix(rows: x.count, columns: inputs)
    for (row, value) in x.enumerated() {
      path[row, 0] = 1
      if inputs > 1 { path[row, 1] = value }
    }
    var cases: [(nodes: Int, draws: [[Double]], lower: [Double], upper: [Double])] = []
    for nodes in [1, 3, 12] {
      let network: ShallowNetwork
      do {
        network = try ShallowNetwork(
          inputs: Matrix(rows: 0, columns: inputs), targets: [], nodes: nodes, prior: prior)
      } catch { throw InputError(.usage, "\(error)") }
      var stream = random.stream(nodes)
      let draws = (0..<2000).map { _ in
        ShallowNetwork.function(network.samplePrior(using: &stream), at: path)
      }
      let sorted = x.indices.map { column in draws.map { $0[column] }.sorted() }
      cases.append(
        (
          nodes, Array(draws.prefix(12)), sorted.map { sampleQuantile(0.05, ofSorted: $0) },
          sorted.map { sampleQuantile(0.95, ofSorted: $0) }
        ))
    }
    self.x = x
    self.cases = cases
  }
}

import BayesNumerics
import Foundation
import Inference
import Networks
import SafeIO
import Workbook

/// A posterior of a network by chains, the verdict on them, and what they predict.
struct NetworkFit: Sendable {
  let set: TrainingSet
  let scale: Standardisation
  let hasConstant: Bool
  let network: ShallowNetwork
  let draws: Draws
  /// Judged on what no relabelling changes: f at three places and σ.
  let mixing: Mixing
  /// Where f is recorded, in the units of the first column.
  let places: [Double]
  let curve: PredictedCurve

  /// What the chains are made of.
  struct Plan: Sendable {
    var nodes: Int
    var chains = 4
    var lengths: ChainLengths
    var scheme = ShallowNetworkScheme.corrected
    var proposal = NodeProposal.randomWalk
    var hasConstant = true
    var centresOutput = true
    var isRaw = false
    var places: [Double]?
    var hasCurve = true
  }

  /// Throws a sentence where the prior or the points allow no network.
  init(
    _ set: TrainingSet, _ plan: Plan, prior: ShallowNetworkPrior? = nil, using random: RandomSource,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws(InputError) {
    // Data and model
    let scale =
      plan.isRaw
      ? Standardisation(rawColumns: set.columns)
      : Standardisation(set, centresOutput: plan.centresOutput)
    let network: ShallowNetwork
    do {
      network = try ShallowNetwork(
        inputs: scale.inputs(set.x, hasConstant: plan.hasConstant), targets: scale.targets(set.y),
        nodes: plan.nodes, prior: prior)
    } catch { throw InputError(.usage, "\(error)") }

    // Chains from draws of the prior
    let places = plan.places ?? NetworkFit.places(set.first)
    let recorder = NetworkFit.recorder(
      network, at: scale.path(places, hasConstant: plan.hasConstant), scale: scale)
    let starts = (0..<plan.chains).map { chain in
      var stream = random.stream(0).stream(chain)
      return network.samplePrior(using: &stream).position
    }
    draws = await sample(
      ShallowNetworkSampler(network, scheme: plan.scheme, proposal: plan.proposal), from: starts,
      lengths: plan.lengths, recording: recorder, using: random.stream(1), progress: progress)
    mixing = Mixing(of: draws, ignoring: Set(network.names))

    // Predictions
    self.set = set
    self.scale = scale
    hasConstant = plan.hasConstant
    self.network = network
    self.places = places
    var noise = random.stream(2)
    curve = PredictedCurve(
      draws, network: network, scale: scale, set: set, hasConstant: plan.hasConstant,
      points: plan.hasCurve ? 97 : 3, using: &noise)
  }

  /// Names of what is judged.
  static let judged = ["f[1]", "f[2]", "f[3]", "sigma"]

  /// One sixth, one half and five sixths of the way through the points.
  static func places(_ x: [Double]) -> [Double] {
    let (low, high) = (x.min() ?? 0, x.max() ?? 0)
    let places = [1.0, 3, 5].map { sixths -> Double in
      let before = low / 6 * (6 - sixths)
      return before + high / 6 * sixths
    }
    return high > low ? places : [low - 1, low, low + 1]
  }

  /// f at the places and σ in the units of y, then the position.
  static func recorder(
    _ network: ShallowNetwork, at inputs: Matrix, scale: Standardisation
  ) -> Recorder {
    let (m, p) = (network.nodes, network.inputs.columns)
    return Recorder(names: judged + network.names) { position in
      var values: [Double] = []
      values.reserveCapacity(position.count + 4)
      for row in 0..<inputs.rows {
        var sum = 0.0
        for node in 0..<m {
          var eta = 0.0
          for column in 0..<p { eta += inputs[row, column] * position[m + node * p + column] }
          sum += position[node] / (1 + exp(-eta))
        }
        values.append(scale.measured(sum))
      }
      values.append(scale.y.scale * position[position.count - 1].squareRoot())
      return values + position
    }
  }

  /// All of the network's parameters in one draw, which stand behind what is judged.
  static func parameters(
    of network: ShallowNetwork, in chain: Draws.Chain, draw: Int
  ) -> ShallowNetworkParameters {
    network.parameters(at: chain.parameters.dropFirst(judged.count).map { $0[draw] })
  }

  /// Whether results may be stated.
  var isMixed: Bool { mixing.isGood }

  /// The verdict in words.
  var verdict: String { mixing.sentence }

  /// Mean, standard deviation and Monte Carlo error of a recorded number.
  func row(_ name: String) -> Summary.Row? { mixing.summary[name] }

  /// Effective draws for a mean, at least 1 so that errors stay finite.
  func effective(_ name: String) -> Double {
    let size = EffectiveSampleSize.mean(draws[name])
    return size.isFinite ? max(1, size) : 1
  }

  /// Names of the weights, and of one coefficient of each node.
  var weightNames: [String] { (1...network.nodes).map { "beta[\($0)]" } }
  func coefficientNames(_ input: Int) -> [String] {
    (1...network.nodes).map { "gamma[\($0),\(input)]" }
  }
}

/// f along the first input, with what is unknown of it and of new measurements.
struct PredictedCurve: Sendable {
  /// In the units of the data.
  let x: [Double]
  /// f̂, the mean of f over draws: E(y | x, D).
  let mean: [Double]
  /// Nine tenths of the posterior of f lie between.
  let lower: [Double]
  let upper: [Double]
  /// Nine tenths of new measurements lie between.
  let newLower: [Double]
  let newUpper: [Double]
  /// Standard deviation of f.
  let deviation: [Double]
  /// Some single draws of f.
  let fan: [[Double]]

  init(
    _ draws: Draws, network: ShallowNetwork, scale: Standardisation, set: TrainingSet,
    hasConstant: Bool, points: Int, using random: inout RandomSource
  ) {
    let (low, high) = (set.first.min() ?? 0, set.first.max() ?? 0)
    let room = high > low ? 0.25 * (high - low) : 1
    let x = [Double].evenlySpaced(from: low - room, to: high + room, count: points)
    let inputs = scale.path(x, hasConstant: hasConstant)

    // Functions of up to 8000 draws
    let step = max(1, draws.chains.count * draws.count / 8000)
    var functions: [[Double]] = []
    var measurements: [[Double]] = []
    for chain in draws.chains {
      for draw in stride(from: 0, to: draws.count, by: step) {
        let parameters = NetworkFit.parameters(of: network, in: chain, draw: draw)
        let function = ShallowNetwork.function(parameters, at: inputs)
        let noise = parameters.noiseVariance.squareRoot()
        functions.append(function.map { scale.measured($0) })
        measurements.append(function.map { scale.measured($0 + noise * random.normal()) })
      }
    }
    func quantiles(_ rows: [[Double]], _ column: Int) -> (Double, Double) {
      let sorted = rows.map { $0[column] }.sorted()
      return (sampleQuantile(0.05, ofSorted: sorted), sampleQuantile(0.95, ofSorted: sorted))
    }
    let bands = x.indices.map { quantiles(functions, $0) }
    let newBands = x.indices.map { quantiles(measurements, $0) }
    self.x = x
    mean = x.indices.map { column in sampleMean(functions.map { $0[column] }) }
    deviation = x.indices.map { column in
      sampleStandardDeviation(functions.map { $0[column] })
    }
    lower = bands.map(\.0)
    upper = bands.map(\.1)
    newLower = newBands.map(\.0)
    newUpper = newBands.map(\.1)
    let apart = max(1, functions.count / 40)
    fan = stride(from: 0, to: functions.count, by: apart).map { functions[$0] }
  }

  /// f̂ between two points of the curve by a straight line.
  func value(at place: Double) -> Double {
    guard let right = x.firstIndex(where: { $0 >= place }), right > 0 else { return .nan }
    let share = (place - x[right - 1]) / (x[right] - x[right - 1])
    return mean[right - 1] + share * (mean[right] - mean[right - 1])
  }
}

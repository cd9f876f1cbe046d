import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

@testable import Networks

/// A net with an unknown number of units as a model that draws its own data; the numbers are a position of its sampler.
private struct VariableModel: GenerativeModel {
  let network: VariableNetwork

  init(points: Int, alpha: Double = 0.4, most: Int = 3) throws {
    let (inputs, targets) = NetworkData.step(points)
    var prior = VariableNetworkPrior(inputs: 2, alpha: alpha, most: most)
    prior.units = NetworkData.firmPrior(inputs: 2)
    network = try VariableNetwork(inputs: inputs, targets: targets, prior: prior)
  }

  var parameterNames: [String] { network.names }

  func drawParameters(using random: inout RandomSource) -> [Double] {
    network.samplePrior(using: &random).position(most: network.prior.most)
  }

  func drawObservations(
    given parameters: [Double], using random: inout RandomSource
  ) -> [Double] {
    VariableNetwork.sampleTargets(
      network.parameters(at: parameters), at: network.inputs, using: &random)
  }

  func logLikelihood(of parameters: [Double], given observations: [Double]) -> Double {
    let p = network.parameters(at: parameters)
    let residuals = zip(observations, VariableNetwork.function(p, at: network.inputs)).map {
      $0 - $1
    }
    return -0.5 * Double(observations.count) * .log(2 * .pi * p.net.noiseVariance)
      - 0.5 * dot(residuals, residuals) / p.net.noiseVariance
  }

  /// The units in an order drawn at random: the posterior allows every order alike, the chain adds new ones at the end.
  func reordered(_ position: [Double], using random: inout RandomSource) -> [Double] {
    var parameters = network.parameters(at: position)
    let p = network.inputs.columns
    var units = (0..<parameters.units).map { j in
      (
        weight: parameters.net.weights[j],
        column: (0..<p).map { parameters.net.nodes[$0, j] }, key: random.uniform()
      )
    }
    units.sort { $0.key < $1.key }
    parameters.net.weights = units.map(\.weight)
    parameters.net.nodes = Matrix(
      rows: p, columns: units.count, elements: units.flatMap(\.column))
    return parameters.position(most: network.prior.most)
  }

  /// Functions with finite variances that no order of the units changes.
  var functions: [JointDistributionTest<VariableModel>.TestFunction] {
    typealias Function = JointDistributionTest<VariableModel>.TestFunction
    func place(_ name: String) -> Int { network.names.firstIndex(of: name) ?? 0 }
    let most = network.prior.most
    let (line, noise, weightMean) = (place("a[2]"), place("sigma2"), place("mu_beta"))
    let firstUnit = place("gamma[1,1]")
    let spread = place("S_gamma[1,1]")
    let units = place("beta[1]")..<(place("beta[1]") + most)
    let all = firstUnit..<(firstUnit + 2 * most)
    let model = self
    return [
      Function("M") { x, _ in x[0] }, Function("M²") { x, _ in x[0] * x[0] },
      Function("M = 0") { x, _ in x[0] == 0 ? 1 : 0 },
      Function("M = M*") { x, _ in x[0] == Double(most) ? 1 : 0 },
      Function("a") { x, _ in x[line] }, Function("a²") { x, _ in x[line] * x[line] },
      Function("sum of weights") { x, _ in x[units].reduce(0, +) },
      Function("sum of weights²") { x, _ in x[units].reduce(0) { $0 + $1 * $1 } },
      Function("sum of coefficients²") { x, _ in x[all].reduce(0) { $0 + $1 * $1 } },
      Function("log sigma2") { x, _ in .log(x[noise]) },
      Function("mu_beta") { x, _ in x[weightMean] },
      Function("log S_gamma[1,1]") { x, _ in .log(x[spread]) },
    ]
      + (network.targets.isEmpty
        ? []
        : [
          Function("log likelihood") { model.logLikelihood(of: $0, given: $1) },
          Function("y²") { _, y in y[0] * y[0] }, Function("M x y") { x, y in x[0] * y[0] },
        ])
  }

  /// Two sweeps of one sampler at a time, under data that change.
  func jointTest(
    _ name: String, _ sampler: ReversibleJumpSampler, isFault: Bool = false,
    draws: (long: Int, short: Int)
  ) -> JointDistributionReport {
    let test = JointDistributionTest(
      of: self, draws: Validation.isLong ? draws.long : draws.short, functions: functions
    ) { parameters, observations, random in
      var state = sampler.start(at: parameters)
      sampler.replaceTargets(observations, in: &state)
      for _ in 0..<2 { _ = sampler.step(&state, using: &random) }
      parameters = state.position
    }
    let report = test.run(using: RandomSource(seed: 29))
    Validation.note(
      "net of at most three units, \(name)",
      check: isFault ? "negative control: Geweke's z" : "joint distribution (Geweke)",
      size: "\(test.draws) draws of two sweeps",
      statistic: isFault
        ? Validation.short(report.worst?.z ?? .nan)
        : "z = \(Validation.short(report.worst?.z ?? .nan)) (\(report.worst?.name ?? ""))",
      threshold: "\(isFault ? "" : "|z| ")> \(Validation.short(report.threshold))",
      rate: report.falseAlarmRate, isMet: report.agrees != isFault,
      verdict: isFault ? "caught" : nil)
    return report
  }
}

/// The jump kernel leaves the joint distribution of number of units, parameters and data invariant, and each part of its
/// ratio is needed.
@Suite struct ReversibleJumpValidation {
  /// Geweke's test at a false-alarm rate of 1e-5 each (less than twice that by the tails of z): births from the prior,
  /// births from a wider distribution, and no data, when the prior on M must come back.
  @Test func rightJumpsKeepTheJointDistribution() throws {
    let model = try VariableModel(points: 4)
    let right = model.jointTest(
      "births from the prior", ReversibleJumpSampler(model.network), draws: (200_000, 30_000))
    #expect(right.agrees, "\(right)")
    guard Validation.isLong else { return }
    let wide = model.jointTest(
      "births from a wider distribution", ReversibleJumpSampler(model.network, birthSpread: 1.5),
      draws: (200_000, 30_000))
    #expect(wide.agrees, "\(wide)")
    let empty = try VariableModel(points: 0)
    let prior = empty.jointTest(
      "no data", ReversibleJumpSampler(empty.network), draws: (100_000, 30_000))
    #expect(prior.agrees, "\(prior)")
  }

  static let faults: [(String, JumpRule, Double)] = [
    ("no factor (2π)^(1/2) (E6)", .asPrinted, 1),
    ("no prior of M", JumpRule(hasPriorOfUnits: false), 1),
    ("no proposal density", JumpRule(hasProposalDensity: false), 1.5),
    ("no balance at the ends", JumpRule(hasEndProbabilities: false), 1),
  ]

  /// The controls: without any one part of the ratio M itself has another distribution.
  @Test(arguments: Validation.cases(faults, short: 2)) func wrongRatiosAreFound(
    name: String, rule: JumpRule, spread: Double
  ) throws {
    let model = try VariableModel(points: 4)
    let sampler = ReversibleJumpSampler(model.network, rule: rule, birthSpread: spread)
    let report = model.jointTest(name, sampler, isFault: true, draws: (50_000, 20_000))
    #expect(!report.agrees, "\(name): \(report)")
  }

  /// Simulation-based calibration of all numbers of a position and the log likelihood, units in an order drawn at random.
  /// The control ranks the chain of the printed lemma, in `make validate`.
  @Test func ranksAreEven() async throws {
    let model = try VariableModel(points: 8)
    func sampler(_ rule: JumpRule) -> SimulationBasedCalibration<VariableModel>.Sampler {
      { observations, count, random in
        guard
          let network = try? VariableNetwork(
            inputs: model.network.inputs, targets: observations, prior: model.network.prior)
        else { return [] }
        let chain = ThinnedChain(warmUp: 500, pilot: 500, longestThinning: 100)
        let draws = chain.draws(
          count, of: ReversibleJumpSampler(network, rule: rule),
          from: network.samplePrior(using: &random).position(most: network.prior.most),
          recording: Recorder(names: network.names), using: &random)
        return draws.map { model.reordered($0, using: &random) }
      }
    }
    let report = await Validation.calibrate(
      "net of at most three units, reversible jump", model, sampler: sampler(.corrected))
    #expect(report.isCalibrated, "\(report)")

    // A hundred sets do not find it; Geweke's test does, above
    guard Validation.isLong else { return }
    let replications = 1000
    let printed = await SimulationBasedCalibration(
      of: model, replications: replications, sampler: sampler(.asPrinted)
    ).run(using: RandomSource(seed: 31))
    #expect(!printed.isCalibrated, "\(printed)")
    Validation.note(
      "net of at most three units, lemma as printed (E6)",
      check: "negative control: calibration's p", size: "\(replications) data sets of 99 draws",
      statistic: Validation.short(printed.worst?.pValue ?? .nan),
      threshold: "< \(Validation.short(printed.threshold))", rate: printed.falseAlarmRate,
      isMet: !printed.isCalibrated, verdict: "caught")
  }
}

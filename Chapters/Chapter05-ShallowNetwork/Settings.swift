import ArgumentParser
import BayesNumerics
import Inference
import Networks
import SafeIO
import Workbook

/// The options of chapter 5; their defaults are the chapter's case, as the lecture leaves them open.
struct NetworkSettings: ChapterSettings {
  /// The data that ship.
  enum DataSet: String, CaseIterable, ExpressibleByArgument, Sendable {
    case rotation
    case motorcycle
    case twoNodes = "two-nodes"
  }

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Data of the main fit: rotation (simulated), motorcycle (real) or two-nodes (simulated).",
      valueName: "name"))
  var dataSet: DataSet = .rotation

  @Option(
    help: ArgumentHelp(
      "Your own points: a text with one or more columns of x and y in the last.", valueName: "file")
  )
  var data: String?

  @Option(help: ArgumentHelp("Nodes of the hidden layer, from 1 to 40.", valueName: "m"))
  var nodes = 3

  @Option(help: ArgumentHelp("Chains, from 4 to 16.", valueName: "number"))
  var chains = 4

  @Option(
    help: ArgumentHelp(
      "Recorded draws of each chain, from 100 to 100000; --quick records a quarter.",
      valueName: "number"))
  var draws = 2000

  @Option(
    help: ArgumentHelp("Sweeps from one recorded draw to the next, 1 to 1000.", valueName: "k"))
  var thinning = 40

  @Option(
    help: ArgumentHelp("Proposal of a node: random-walk or prior-reversible.", valueName: "name"))
  var proposal: Proposal = .randomWalk

  enum Proposal: String, CaseIterable, ExpressibleByArgument, Sendable {
    case randomWalk = "random-walk"
    case priorReversible = "prior-reversible"

    var kernel: NodeProposal { self == .randomWalk ? .randomWalk : .priorReversible }
  }

  @Option(
    help: ArgumentHelp("A_β, prior variance of the mean weight. (default: 1)", valueName: "number"),
    transform: NetworkSettings.constant)
  var weightMeanVariance: Double = 1

  @Option(
    help: ArgumentHelp(
      "c_b, degrees of freedom of the weights' variance. (default: 5)", valueName: "number"),
    transform: NetworkSettings.constant)
  var weightDegrees: Double = 5

  @Option(
    help: ArgumentHelp(
      "C_b, about what variance the weights have. (default: 1)", valueName: "number"),
    transform: NetworkSettings.constant)
  var weightScale: Double = 1

  @Option(
    help: ArgumentHelp("A_γ, prior variance of the nodes' mean. (default: 4)", valueName: "number"),
    transform: NetworkSettings.constant)
  var nodeMeanVariance: Double = 4

  @Option(
    help: ArgumentHelp(
      "c_γ less the inputs (the constant counts), degrees of freedom of the nodes' covariance. (default: 3)",
      valueName: "number"),
    transform: NetworkSettings.constant)
  var nodeDegreesBeyond: Double = 3

  @Option(
    help: ArgumentHelp(
      "C_γ, about what variance the nodes' coefficients have. (default: 1)", valueName: "number"),
    transform: NetworkSettings.constant)
  var nodeScale: Double = 1

  @Option(
    help: ArgumentHelp("s, degrees of freedom of the noise. (default: 5)", valueName: "number"),
    transform: NetworkSettings.constant)
  var noiseDegrees: Double = 5

  @Option(
    help: ArgumentHelp(
      "S, about what variance the noise has (y has variance 1). (default: 0.1)", valueName: "number"
    ),
    transform: NetworkSettings.constant)
  var noiseScale: Double = 0.1

  @OptionGroup var saved: SavedDraws

  var isLectureCase: Bool {
    dataSet == .rotation && data == nil && nodes == 3 && chains == 4 && draws == 2000
      && thinning == 40 && proposal == .randomWalk
      && prior(inputs: 2) == ShallowNetworkPrior(inputs: 2)
  }

  var summary: [(name: String, value: String)] {
    [
      ("data", data ?? dataSet.rawValue), ("nodes", "\(nodes)"), ("chains", "\(chains)"),
      ("draws (a quarter with --quick)", "\(draws)"), ("thinning", "\(thinning)"),
      ("proposal", proposal.rawValue),
      ("weight-mean-variance A_β", NumberText.shortest(weightMeanVariance)),
      ("weight-degrees c_b", NumberText.shortest(weightDegrees)),
      ("weight-scale C_b", NumberText.shortest(weightScale)),
      ("node-mean-variance A_γ", NumberText.shortest(nodeMeanVariance)),
      ("node-degrees-beyond c_γ - p", NumberText.shortest(nodeDegreesBeyond)),
      ("node-scale C_γ", NumberText.shortest(nodeScale)),
      ("noise-degrees s", NumberText.shortest(noiseDegrees)),
      ("noise-scale S", NumberText.shortest(noiseScale)),
    ]
  }

  func validate() throws {
    for (name, value, range) in [
      ("nodes", nodes, 1...40), ("chains", chains, 4...16), ("draws", draws, 100...100_000),
      ("thinning", thinning, 1...1000),
    ] where !range.contains(value) {
      throw ValidationError(
        "--\(name) is \(value); it must lie between \(range.lowerBound) and \(range.upperBound)")
    }
    if data != nil && dataSet != .rotation {
      throw ValidationError("give --set or --data, not both")
    }
  }

  private static func constant(_ text: String) throws -> Double {
    guard let value = PlainNumber.double(text), (1e-4...1e4).contains(value) else {
      throw ValidationError("give a number from 0.0001 to 10000, such as 1")
    }
    return value
  }
}

extension NetworkSettings {
  /// The prior for so many inputs, the constant counted.
  func prior(inputs: Int) -> ShallowNetworkPrior {
    var prior = ShallowNetworkPrior(inputs: inputs)
    prior.weightMeanVariance = weightMeanVariance
    prior.weightDegrees = weightDegrees
    prior.weightScale = weightScale
    prior.nodeMeanCovariance = .diagonal([Double](repeating: nodeMeanVariance, count: inputs))
    prior.nodeDegrees = Double(inputs) + nodeDegreesBeyond
    prior.nodeScale = .diagonal([Double](repeating: nodeScale, count: inputs))
    prior.noiseDegrees = noiseDegrees
    prior.noiseScale = noiseScale
    return prior
  }

  /// The points of the main fit.
  func trainingSet(using random: RandomSource) throws(InputError) -> TrainingSet {
    if let data { return try TrainingSet(path: data) }
    return switch dataSet {
    case .rotation: SimulatedSets.rotation(using: random)
    case .motorcycle: .motorcycle
    case .twoNodes: SimulatedSets.twoNodes(using: random)
    }
  }
}

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

  enum Proposal: String, CaseIterable, ExpressibleByArgument, Sendable {
    case randomWalk = "random-walk"
    case priorReversible = "prior-reversible"

    var kernel: NodeProposal { self == .randomWalk ? .randomWalk : .priorReversible }
  }

  @Option("Data set of the main fit (motorcycle is real, the others simulated)")
  var set = DataSet.rotation

  @Option(file: "Your own points: a text file with x in one or more columns and y in the last")
  var data: String?

  @Option("Hidden units (the lecture's nodes)", in: 1...40, value: "m")
  var nodes = 3

  @Option("Chains", in: 4...16, value: "number")
  var chains = 4

  @Option(
    "Recorded draws per chain (--quick: a quarter)", in: 100...100_000, value: "number")
  var draws = 2000

  @Option("Sweeps from one recorded draw to the next", in: 1...1000, value: "k")
  var thinning = 40

  @Option(
    "Sweeps of each chain before the first recorded draw", in: 100...1_000_000, value: "number")
  var warmUp = 4000

  @Option("How a new place for a hidden unit is proposed")
  var proposal = Proposal.randomWalk

  @Option("A_β, prior variance of the mean weight", in: constants, value: "number")
  var weightMeanVariance = 1.0

  @Option("c_b, degrees of freedom of the weights' variance", in: constants, value: "number")
  var weightDegrees = 5.0

  @Option("C_b, typical prior variance of the weights", in: constants, value: "number")
  var weightScale = 1.0

  @Option(
    "A_γ, prior variance of the mean of the units' coefficients", in: constants, value: "number")
  var nodeMeanVariance = 4.0

  @Option(
    "c_γ - d, degrees of freedom of the units' covariance in excess of the number of inputs (constant "
      + "included)", in: constants, value: "number")
  var nodeDegrees = 3.0

  @Option("C_γ, typical prior variance of the units' coefficients", in: constants, value: "number")
  var nodeScale = 1.0

  @Option("s, degrees of freedom of the noise", in: constants, value: "number")
  var noiseDegrees = 5.0

  @Option(
    "S, typical prior variance of the noise where y has variance 1", in: constants, value: "number")
  var noiseScale = 0.1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Predict f and a new measurement at this x; with several inputs x1,x2,..., and semicolons between "
        + "places: '1.5;2'.", valueName: "x"),
    transform: { try PredictionPlaces($0) })
  var predict: PredictionPlaces?

  @OptionGroup var saved: SavedDraws

  static let constants = 1e-4...1e4

  /// Checks what one option alone cannot show.
  func validate() throws {
    if data != nil && set != .rotation {
      throw ValidationError("give --set or --data, not both")
    }
  }

  /// The prior for so many inputs, the constant counted.
  func prior(inputs: Int) -> ShallowNetworkPrior {
    var prior = ShallowNetworkPrior(inputs: inputs)
    prior.weightMeanVariance = weightMeanVariance
    prior.weightDegrees = weightDegrees
    prior.weightScale = weightScale
    prior.nodeMeanCovariance = .diagonal([Double](repeating: nodeMeanVariance, count: inputs))
    prior.nodeDegrees = Double(inputs) + nodeDegrees
    prior.nodeScale = .diagonal([Double](repeating: nodeScale, count: inputs))
    prior.noiseDegrees = noiseDegrees
    prior.noiseScale = noiseScale
    return prior
  }

  /// The options that choose the points.
  static let ofPoints = ["data", "set"]
  /// The options of the prior of weights and nodes, and of the noise.
  static let ofNetwork = [
    "weight-mean-variance", "weight-degrees", "weight-scale", "node-mean-variance",
    "node-degrees", "node-scale",
  ]
  static let ofNoise = ["noise-degrees", "noise-scale"]
  /// All that the main fit depends on, but not where it is asked for predictions.
  static let ofFit =
    ofPoints + ["nodes", "chains", "draws", "thinning", "warm-up", "proposal"] + ofNetwork + ofNoise
}

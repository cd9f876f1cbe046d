import ArgumentParser
import Networks
import SafeIO
import Workbook

/// The options of chapter 10; their defaults are the chapter's case, as the lecture leaves them open.
struct UnitsSettings: ChapterSettings {
  @Option(file: "Your own points: a text file with x in one or more columns and y in the last")
  var data: String?

  @Option(
    "α, the prior probability of one unit more, given those before it", in: 1e-6...0.999999,
    value: "α")
  var alpha = 0.5

  @Option("M*, the most hidden units that the net can have", in: 1...20, value: "number")
  var most = 10

  @Option(
    file:
      "Velocities of a galaxy along a slit: position and velocity, or the table of NGC 7531 with five columns"
  )
  var galaxy: String?

  @Option("σ_a², prior variance of the linear part's coefficients", in: constants, value: "number")
  var linearVariance = 1.0

  @Option("A_β, prior variance of the mean weight", in: constants, value: "number")
  var weightMeanVariance = 1.0

  @Option("C_b, typical prior variance of the weights", in: constants, value: "number")
  var weightScale = 1.0

  @Option(
    "A_γ, prior variance of the mean of the units' coefficients", in: constants, value: "number")
  var nodeMeanVariance = 4.0

  @Option("C_γ, typical prior variance of the units' coefficients", in: constants, value: "number")
  var nodeScale = 1.0

  @Option(
    "S, typical prior variance of the noise where y has variance 1", in: constants, value: "number")
  var noiseScale = 0.1

  static let constants = 1e-4...1e4

  /// The prior for so many inputs, the constant counted.
  func prior(inputs: Int) -> VariableNetworkPrior {
    var prior = VariableNetworkPrior(
      inputs: inputs, alpha: alpha, most: most, linearVariance: linearVariance)
    prior.units.weightMeanVariance = weightMeanVariance
    prior.units.weightScale = weightScale
    prior.units.nodeMeanCovariance = .diagonal([Double](repeating: nodeMeanVariance, count: inputs))
    prior.units.nodeScale = .diagonal([Double](repeating: nodeScale, count: inputs))
    prior.units.noiseScale = noiseScale
    return prior
  }

  /// The options of the prior on M.
  static let ofCount = ["alpha", "most"]
  /// Those of the units, the line and the noise.
  static let ofPrior = [
    "linear-variance", "weight-mean-variance", "weight-scale", "node-mean-variance", "node-scale",
    "noise-scale",
  ]
  /// All that the reader's own fit depends on.
  static let ofFit = ["data"] + ofCount + ofPrior
  static let ofGalaxy = ["galaxy"]
}

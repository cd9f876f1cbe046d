import BayesNumerics
import Datasets
import Inference
import Networks

/// A net whose hidden layer stays as it is, so that only a linear last layer is fitted: f(x) = Z w.
///
/// Each row of Z holds the hidden activations of one sample, and a 1 for the output's bias.
struct FixedFeatures: Sendable {
  let hidden: SlideLayer

  /// Units with random places and slopes, for one input on a standard scale.
  init(units: Int, using random: inout RandomSource) {
    hidden = SlideLayer(
      weights: (0..<units).map { _ in [3 * random.normal()] },
      biases: (0..<units).map { _ in 3 * random.normal() }, activation: .tanh)
  }

  var units: Int { hidden.units }

  /// Z without its column of ones, samples × units.
  func activations(at x: [Double]) -> Matrix {
    Matrix(rows: x.map { x in hidden.sums([x]).map { hidden.activation.value($0) } })
  }

  /// The minimum of Σ (y - b - Σ_j β_j z_j)² + λ Σ β_j²: the weights β, and the bias b, which is free.
  ///
  /// Without the means of the columns the bias drops out; then β = (Z'Z + λ)⁻¹ Z'y.
  // snippet: ridge
  func ridge(x: [Double], y: [Double], penalty: Double) throws -> (weights: [Double], bias: Double)
  {
    let z = activations(at: x)
    let means = (0..<units).map { j in sampleMean((0..<z.rows).map { z[$0, j] }) }
    var centred = z
    for j in 0..<units { for i in 0..<z.rows { centred[i, j] -= means[j] } }

    var matrix = centred.gram
    for j in 0..<units { matrix[j, j] += penalty }
    let weights = try Cholesky(matrix).solve(centred.transposedTimes(y.map { $0 - sampleMean(y) }))
    return (weights, sampleMean(y) - dot(weights, means))
  }
  // end snippet

  /// f at these places.
  func outputs(_ fit: (weights: [Double], bias: Double), at x: [Double]) -> [Double] {
    (activations(at: x) * fit.weights).map { $0 + fit.bias }
  }

  /// The engine's network with this hidden layer held fixed, and where its training starts: output weights 0.
  ///
  /// - Parameter decay: Of the engine, whose loss is the mean of ½(f - y)² plus decay/2 Σ β².
  func engine(decay: Double) -> (network: FeedForwardNetwork, start: [Double]) {
    let network = FeedForwardNetwork(
      inputs: 1,
      layers: [
        DenseLayer(units, .tanh, isFixed: true), DenseLayer(1, .identity, weightDecay: decay),
      ], loss: .squaredError)
    let start =
      hidden.weights.flatMap { $0 } + hidden.biases + [Double](repeating: 0, count: units + 1)
    return (network, start)
  }
}

/// The motorcycle crashes on a standard scale: mean 0 and standard deviation 1 in time and acceleration.
struct StandardCrashes: Sendable {
  let time: ColumnStandardisation
  let acceleration: ColumnStandardisation
  let x: [Double]
  let y: [Double]

  init() {
    let points = MotorcycleCrashes.points
    time = ColumnStandardisation(of: points.map(\.time))
    acceleration = ColumnStandardisation(of: points.map(\.acceleration))
    x = points.map { [time] in ($0.time - time.means[0]) / time.scales[0] }
    y = points.map { [acceleration] in
      ($0.acceleration - acceleration.means[0]) / acceleration.scales[0]
    }
  }

  /// Back to milliseconds.
  func milliseconds(_ x: [Double]) -> [Double] {
    x.map { time.means[0] + time.scales[0] * $0 }
  }

  /// Back to g.
  func g(_ y: [Double]) -> [Double] {
    y.map { acceleration.means[0] + acceleration.scales[0] * $0 }
  }
}

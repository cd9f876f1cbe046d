import BayesNumerics
import Foundation

func lastLayer(
  hiddenWeights: [[Double]], hiddenBiases: [Double], inputs: [[Double]], targets: [Double],
  weightDecay: Double
) throws -> [Double] {
  // A row for each sample: its activations, and the 1 that the bias multiplies
  let z = Matrix(
    rows: inputs.map { x in zip(hiddenWeights, hiddenBiases).map { tanh(dot($0, x) + $1) } + [1] })
  var matrix = z.gram
  for unit in hiddenBiases.indices {
    matrix[unit, unit] += Double(targets.count) * weightDecay
  }
  return try Cholesky(matrix).solve(z.transposedTimes(targets))
}

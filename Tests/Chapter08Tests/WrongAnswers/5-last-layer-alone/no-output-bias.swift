// Fits without a bias of the output.
import BayesNumerics
import Foundation

func lastLayer(
  hiddenWeights: [[Double]], hiddenBiases: [Double], inputs: [[Double]], targets: [Double],
  weightDecay: Double
) throws -> [Double] {
  let z = Matrix(
    rows: inputs.map { x in zip(hiddenWeights, hiddenBiases).map { tanh(dot($0, x) + $1) } })
  var matrix = z.gram
  for i in hiddenBiases.indices { matrix[i, i] += Double(inputs.count) * weightDecay }
  return try Cholesky(matrix).solve(z.transposedTimes(targets)) + [0]
}

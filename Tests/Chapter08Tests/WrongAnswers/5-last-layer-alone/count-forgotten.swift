// Forgets that the loss is a mean over samples.
import BayesNumerics
import Foundation

func lastLayer(
  hiddenWeights: [[Double]], hiddenBiases: [Double], inputs: [[Double]], targets: [Double],
  weightDecay: Double
) throws -> [Double] {
  let m = hiddenBiases.count
  let z = Matrix(
    rows: inputs.map { x in zip(hiddenWeights, hiddenBiases).map { tanh(dot($0, x) + $1) } + [1] })
  var matrix = z.gram
  for i in 0..<m { matrix[i, i] += weightDecay }
  return try Cholesky(matrix).solve(z.transposedTimes(targets))
}

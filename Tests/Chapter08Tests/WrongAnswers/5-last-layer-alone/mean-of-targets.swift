// Takes the mean of the targets for the bias, and fits the rest.
import BayesNumerics
import Foundation

func lastLayer(
  hiddenWeights: [[Double]], hiddenBiases: [Double], inputs: [[Double]], targets: [Double],
  weightDecay: Double
) throws -> [Double] {
  let z = Matrix(
    rows: inputs.map { x in zip(hiddenWeights, hiddenBiases).map { tanh(dot($0, x) + $1) } })
  let mean = targets.reduce(0, +) / Double(targets.count)
  var matrix = z.gram
  for i in hiddenBiases.indices { matrix[i, i] += Double(inputs.count) * weightDecay }
  return try Cholesky(matrix).solve(z.transposedTimes(targets.map { $0 - mean })) + [mean]
}

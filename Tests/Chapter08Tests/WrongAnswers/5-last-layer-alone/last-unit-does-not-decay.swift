// Stops one unit early.
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
  for i in 0..<(m - 1) { matrix[i, i] += Double(inputs.count) * weightDecay }
  return try Cholesky(matrix).solve(z.transposedTimes(targets))
}

// Returns the bias first.
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
  for i in 0..<m { matrix[i, i] += Double(inputs.count) * weightDecay }
  let w = try Cholesky(matrix).solve(z.transposedTimes(targets))
  return [w[m]] + w.prefix(m)
}

// Exercise 5: The last layer alone. Mark it: swift run chapter8 exercises 5 (add --hint for a nudge)
//
// A net has tanh hidden units and one linear output,
//
//     f(x) = Σⱼ βⱼ aⱼ(x) + b,        aⱼ(x) = tanh(Σᵢ hiddenWeights[j][i] xᵢ + hiddenBiases[j]).
//
// Its hidden layer was drawn at random and stays as it is; only β and b are fitted. That loss has one minimum, and no
// training is needed to find it (section "One minimum, or many?"). Minimise
//
//     (1/N) Σ ½ (f(x) - y)²  +  (λ/2) Σⱼ βⱼ²,
//
// with the sum over all N samples and λ = weightDecay > 0. The bias b is free: it does not decay. There may be more hidden
// units than samples. Six digits are asked for.
//
// Matrix(rows: [[Double]]) makes a matrix; `z.gram` is ZᵀZ, `z.transposedTimes(y)` is Zᵀy, `matrix[i, j]` can be read and
// set, and `try Cholesky(matrix).solve(y)` solves a system of equations with a symmetric, positive definite matrix.

import BayesNumerics
import Foundation

/// β₁, β₂, ... in the order of the hidden units, and then b.
///
/// - Parameters:
///   - hiddenWeights: One row for each hidden unit.
///   - inputs: x, one row for each sample.
///   - targets: y, one for each sample.
func lastLayer(
  hiddenWeights: [[Double]], hiddenBiases: [Double], inputs: [[Double]], targets: [Double],
  weightDecay: Double
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}

import BayesNumerics
import Foundation

func orderProbabilities(x: [Double], y: [Double], noiseVariance: Double) throws -> [Double] {
  let evidences = (0...6).map {
    logEvidenceOfRows(x: x, y: y, order: $0, noiseVariance: noiseVariance)
  }
  let total = logSumExp(evidences)
  return evidences.map { exp($0 - total) }
}

/// Data rows [φ/σ, y/σ] above prior rows [I, 0]: their R holds determinant and least squares.
private func logEvidenceOfRows(
  x: [Double], y: [Double], order: Int, noiseVariance: Double
) -> Double {
  let sigma = noiseVariance.squareRoot()
  let data = zip(x, y).map { x, y in (0...order).map { pow(x, Double($0)) / sigma } + [y / sigma] }
  let prior = (0...order).map { j in (0...order + 1).map { $0 == j ? 1.0 : 0.0 } }
  let r = TriangularFactor(of: Matrix(rows: data + prior)).upper
  let logDeterminant = (0...order).reduce(0) { $0 + log(r[$1, $1]) }
  let misfit = r[order + 1, order + 1] * r[order + 1, order + 1]
  return -0.5 * Double(x.count) * log(2 * .pi * noiseVariance) - logDeterminant - 0.5 * misfit
}

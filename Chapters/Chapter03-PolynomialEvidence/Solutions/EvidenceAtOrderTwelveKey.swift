import BayesNumerics
import Foundation
import Inference
import Marking
import Workbook

extension ExerciseKey<NoisyPoints> {
  static var evidenceAtOrderTwelve: Self {
    Self(
      solution: {
        try chapter3.logEvidence(
          x: $0.x, y: $0.y, order: $0.order, noiseVariance: $0.noiseVariance)
      },
      mistakes: WrongEvidence.all.map { wrong in
        Mistake(wrong.name, hint: wrong.hint) { wrong.answer($0) }
      })
  }
}

/// A log evidence as students are known to get it wrong.
private struct WrongEvidence: Sendable {
  let name: String
  let hint: String
  let answer: @Sendable (NoisyPoints) -> Double

  static let all = [
    WrongEvidence(
      name: "2π forgotten",
      hint: "You are off by half of N log 2π: the normal density has that factor."
    ) { $0.logEvidence + 0.5 * Double($0.x.count) * log(2 * .pi) },
    WrongEvidence(
      name: "the determinant twice",
      hint:
        "The determinant of the precision is the square of the product of R's diagonal, and half "
        + "of its logarithm counts: the sum of log R once."
    ) { $0.logEvidence - $0.logDeterminant },
    WrongEvidence(
      name: "the best fit for the evidence",
      hint:
        "That is the likelihood of the best weights. The evidence averages over all weights that the "
        + "prior allows, and pays for them with a determinant."
    ) { $0.bestFit($0.order) },
    WrongEvidence(
      name: "the determinant forgotten",
      hint: "You left out the log determinant: without it no order ever pays for its freedom."
    ) { $0.logEvidence + $0.logDeterminant },
    WrongEvidence(
      name: "variance for standard deviation",
      hint: "The rows are divided by sigma, the square root of the noise variance."
    ) { points in
      let squared = points.noiseVariance * points.noiseVariance
      return points.with(noiseVariance: squared).logEvidence
        + 0.5 * Double(points.x.count) * log(points.noiseVariance)
    },
    WrongEvidence(
      name: "the determinant halved",
      hint:
        "R is the root of the precision: the log determinant of R is half of that of the precision already."
    ) { $0.logEvidence + 0.5 * $0.logDeterminant },
    WrongEvidence(
      name: "the determinant of the wrong sign",
      hint:
        "A large determinant of the precision means a narrow posterior, which lowers the evidence."
    ) { $0.logEvidence + 2 * $0.logDeterminant },
    WrongEvidence(
      name: "the noise not in the constant",
      hint: "The density of N points has the factor (2πσ²)^(-N/2), with the noise variance in it."
    ) { $0.logEvidence + 0.5 * Double($0.x.count) * log($0.noiseVariance) },
    WrongEvidence(
      name: "N log 2πσ² not halved",
      hint: "1 / √(2πσ²) for each point has the logarithm -½ log 2πσ²."
    ) { $0.logEvidence - 0.5 * Double($0.x.count) * log(2 * .pi * $0.noiseVariance) },
    WrongEvidence(
      name: "2π of the weights left",
      hint:
        "The prior density has a factor (2π)^(-1/2) for each weight, and the integral over the weights brings "
        + "(2π)^(1/2) for each: they cancel."
    ) { $0.logEvidence - 0.5 * Double($0.order + 1) * log(2 * .pi) },
    WrongEvidence(
      name: "the rest not squared",
      hint: "The last element of R is a length ρ; the exponent has ρ² / 2."
    ) { points in
      let rho2 = points.misfit
      return points.logEvidence + 0.5 * rho2 - 0.5 * rho2.squareRoot()
    },
    WrongEvidence(
      name: "a power short",
      hint: "A polynomial of order k has k + 1 weights, of the powers 0 to k."
    ) { $0.posterior(max($0.order - 1, 0)).logEvidence },
    WrongEvidence(
      name: "the prior forgotten",
      hint:
        "The rows [I, 0] of the prior stand below those of the data; without them the weights are free."
    ) { points in
      var statistics = RegressionStatistics(features: points.order + 1)
      statistics.add(points.features(points.order), targets: points.y)
      let factor = statistics.factor.scaled(by: 1 / points.noiseVariance.squareRoot())
      return points.bestFit(points.order) - factor.leading(points.order + 1).logDeterminant
    },
    digitsLost,
  ]

  static let digitsLost = WrongEvidence(
    name: EvidenceDigits.lost.name, hint: EvidenceDigits.lost.hint
  ) { points in
    let equations = NormalEquations(
      points.features(points.order), targets: points.y,
      model: BayesianLinearRegression(noiseVariance: points.noiseVariance, priorVariance: 1))
    guard let root = try? Cholesky(equations.precision) else { return .nan }
    return equations.logEvidence(
      mean: root.solve(equations.shift), logDeterminant: root.logDeterminant)
  }
}

extension NoisyPoints {
  /// ρ² = min |y - Φ w|²/σ² + |w|², what is left of the log evidence without constants and determinant.
  fileprivate var misfit: Double {
    -2 * (logEvidence + logDeterminant + 0.5 * Double(x.count) * log(2 * .pi * noiseVariance))
  }

  fileprivate var logEvidence: Double { posterior(order).logEvidence }
  /// log |R|, of the triangle of the precision.
  fileprivate var logDeterminant: Double { posterior(order).triangle.logDeterminant }
}

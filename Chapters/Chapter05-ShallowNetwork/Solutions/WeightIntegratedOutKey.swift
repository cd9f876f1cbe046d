import Foundation
import Marking

extension ExerciseKey<NodeQuestion> {
  static var weightIntegratedOut: Self {
    Self(
      solution: {
        try logLikelihoods(
          x: $0.x, y: $0.y, slope: $0.slope, weightMean: $0.weightMean,
          weightVariance: $0.weightVariance, noiseVariance: $0.noiseVariance)
      },
      mistakes: [
        Mistake(
          "the lemma as printed", hint: "The lemma's second line lacks (2π)^(m/2); here m = 1.",
          result: { right, _ in [right[0] - 0.5 * log(2 * .pi), right[1]] }),
        Mistake(
          "the determinant forgotten",
          hint: "You lost the determinant: an integral over β has a width as well as a height.",
          result: { right, question in [right[0] + question.occam, right[1]] }),
        Mistake(
          "points taken as independent",
          hint: "All points share one β: given γ they are correlated, and their densities do not "
            + "multiply.",
          result: { right, question in [question.eachAlone, right[1]] }),
        Mistake(
          "the likelihood at the best weight",
          hint:
            "You put in the posterior mean m_b of β: that is the height of the integrand, and the integral "
            + "needs its width and the prior's height too.",
          result: { right, question in [question.atPosteriorMean, right[1]] }),
        Mistake(
          "the two swapped", hint: "Integrated out comes first, held fixed second.",
          result: { right, _ in right.reversed() }),
        Mistake(
          "the prior mean taken for 0", hint: "β ~ N(weightMean, ...), and that mean is not 0.",
          asIf: { question in
            var centred = question
            centred.weightMean = 0
            return centred
          }),
        Mistake(
          "the constant dropped", hint: "Keep -N/2 log 2π in both.",
          result: { right, question in
            right.map { $0 + 0.5 * Double(question.x.count) * log(2 * .pi) }
          }),
        Mistake(
          "held at the best weight",
          hint: "b holds β at weightMean, its prior mean, not where the residuals are smallest.",
          result: { right, question in [right[0], question.atLeastSquares] }),
        Mistake(
          "likelihoods for their logarithms", hint: "Return the logarithms.",
          result: { right, _ in right.map { exp($0) } }),
        Mistake(
          "the step turned over", hint: "ψ(η) = 1 / (1 + exp(-η)) rises with η.",
          asIf: { question in
            var turned = question
            turned.slope = -question.slope
            return turned
          }),
        Mistake(
          "the noise variance squared", hint: "noiseVariance is a variance already.",
          asIf: { question in
            var squared = question
            squared.noiseVariance *= question.noiseVariance
            return squared
          }),
        Mistake(
          "the prior variance squared", hint: "weightVariance is a variance already.",
          asIf: { question in
            var squared = question
            squared.weightVariance *= question.weightVariance
            return squared
          }),
        Mistake(
          "mean and variance of the weight swapped",
          hint: "β ~ N(weightMean, weightVariance): the mean comes first.",
          asIf: { question in
            var swapped = question
            swapped.weightMean = question.weightVariance
            swapped.weightVariance = question.weightMean
            return swapped
          }),
        Mistake(
          "the one half forgotten",
          hint: "The exponent of a normal density is the square over twice the variance."
        ) { $0.withoutHalf },
      ])
  }
}

extension NodeQuestion {
  /// The unit at each point, and what μ_β leaves of y.
  private var column: (z: [Double], rest: [Double]) {
    let z = x.map { 1 / (1 + exp(-slope * $0)) }
    return (z, zip(y, z).map { $0 - weightMean * $1 })
  }

  /// Squares of the unit's column, its product with what μ_β leaves of y, and that itself.
  private var sums: (zz: Double, zr: Double, rr: Double) {
    let (z, rest) = column
    return zip(z, rest).reduce((0, 0, 0)) {
      ($0.0 + $1.0 * $1.0, $0.1 + $1.0 * $1.1, $0.2 + $1.1 * $1.1)
    }
  }

  /// The sum of log N(yᵢ; μ_β zᵢ, σ² + σ_β² zᵢ²), as if each point had a β of its own.
  fileprivate var eachAlone: Double {
    let (z, rest) = column
    return zip(z, rest).reduce(0) { sum, pair in
      let variance = noiseVariance + weightVariance * pair.0 * pair.0
      return sum - 0.5 * (log(2 * .pi * variance) + pair.1 * pair.1 / variance)
    }
  }

  /// log p(y | β = m_b, γ) with the posterior mean m_b.
  fileprivate var atPosteriorMean: Double {
    let (zz, zr, rr) = sums
    // m_b - μ_β
    let step = zr / noiseVariance / (zz / noiseVariance + 1 / weightVariance)
    let square = rr - 2 * step * zr + step * step * zz
    return -0.5 * (Double(x.count) * log(2 * .pi * noiseVariance) + square / noiseVariance)
  }

  /// log p(y | β, γ) where the residuals are smallest.
  fileprivate var atLeastSquares: Double {
    let (zz, zr, rr) = sums
    let square = (rr - zr * zr / zz) / noiseVariance
    return -0.5 * (Double(x.count) * log(2 * .pi * noiseVariance) + square)
  }

  /// Both with squares over the variance, not over twice the variance.
  fileprivate var withoutHalf: [Double] {
    let (zz, zr, rr) = sums
    let constant = -0.5 * Double(x.count) * log(2 * .pi * noiseVariance)
    let share = weightVariance / (noiseVariance + weightVariance * zz)
    return [
      constant - occam - (rr - share * zr * zr) / noiseVariance, constant - rr / noiseVariance,
    ]
  }

  /// The log determinant that an integral brings.
  fileprivate var occam: Double { 0.5 * log(1 + weightVariance * sums.zz / noiseVariance) }
}

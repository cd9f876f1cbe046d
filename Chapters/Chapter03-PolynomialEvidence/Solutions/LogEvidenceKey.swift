import BayesNumerics
import Foundation
import Inference
import Marking

extension ExerciseKey<EvidenceQuestion> {
  static var logEvidence: Self {
    Self(
      solution: {
        try chapter3.logEvidence(
          features: $0.features, y: $0.y, noiseVariance: $0.noiseVariance,
          priorVariance: $0.priorVariance)
      },
      mistakes: FaultyEvidence.all.map { fault in
        Mistake(fault.name, hint: fault.hint) { fault.answer($0) }
      })
  }
}

/// The log evidence of a linear model as it is known to go wrong.
private struct FaultyEvidence: Sendable {
  let name: String
  let hint: String
  let answer: @Sendable (EvidenceQuestion) -> Double

  static let all = [
    FaultyEvidence(
      name: "2π forgotten", hint: "Each of the N normal densities has its factor 1 / √2π."
    ) { $0.logEvidence + $0.logRootsOfTwoPi },
    FaultyEvidence(
      name: "the log determinant not halved",
      hint: "The density has the root of the determinant below it: half of its logarithm."
    ) { $0.logEvidence - 0.5 * $0.logDeterminant },
    FaultyEvidence(
      name: "the log determinant of the wrong sign",
      hint: "A wide normal density is a low one: the log determinant is subtracted."
    ) { $0.logEvidence + $0.logDeterminant },
    FaultyEvidence(
      name: "the log determinant forgotten",
      hint: "A wide normal density is a low one: half of the log determinant is subtracted."
    ) { $0.logEvidence + 0.5 * $0.logDeterminant },
    FaultyEvidence(
      name: "the square not halved",
      hint: "The exponent of a normal density is minus half of a square."
    ) { 2 * $0.logEvidence + 0.5 * $0.logDeterminant + $0.logRootsOfTwoPi },
    FaultyEvidence(
      name: "the noise variance squared", hint: "`noiseVariance` is a variance already."
    ) { $0.with { $0.noiseVariance *= $0.noiseVariance }.logEvidence },
    FaultyEvidence(
      name: "the prior variance squared", hint: "`priorVariance` is a variance already."
    ) { $0.with { $0.priorVariance *= $0.priorVariance }.logEvidence },
    FaultyEvidence(
      name: "a prior of variance one",
      hint:
        "Your answer does not depend on `priorVariance`. It is a density, and agrees with itself, but it is that of "
        + "another model."
    ) { $0.with { $0.priorVariance = 1 }.logEvidence },
    FaultyEvidence(
      name: "independent points",
      hint:
        "All points share the weights, so that they are correlated; you multiply their densities one by one. "
        + "Each alone is right, and so is their sum over all y: only what one point says of another is lost."
    ) { question in
      zip(question.features, question.y).reduce(0) { sum, point in
        let variance = question.noiseVariance + question.priorVariance * dot(point.0, point.0)
        return sum + Normal(standardDeviation: variance.squareRoot()).logDensity(point.1)
      }
    },
    FaultyEvidence(
      name: "the fit for the evidence",
      hint:
        "That is the likelihood at the posterior mean, without the Occam factor: nothing is averaged over the "
        + "weights."
    ) { question in
      let noise = Normal(standardDeviation: question.noiseVariance.squareRoot())
      let curve = Matrix(rows: question.features) * question.posterior.mean
      return zip(question.y, curve).reduce(0) { $0 + noise.logDensity($1.0 - $1.1) }
    },
    FaultyEvidence(
      name: "the evidence for its logarithm",
      hint: "Return the logarithm; the density itself underflows."
    ) { exp($0.logEvidence) },
    FaultyEvidence(
      name: "decimal logarithms", hint: "Natural logarithms are asked for."
    ) { $0.logEvidence / log(10) },
  ]
}

extension EvidenceQuestion {
  fileprivate var logEvidence: Double { posterior.logEvidence }

  fileprivate var logRootsOfTwoPi: Double { 0.5 * Double(y.count) * log(2 * .pi) }

  /// log |σ² I + s² Φ Φᵀ| = N log σ² + (number of weights) log s² + 2 log |R|
  fileprivate var logDeterminant: Double {
    Double(y.count) * log(noiseVariance) + Double(features[0].count) * log(priorVariance)
      + 2 * posterior.triangle.logDeterminant
  }

  fileprivate func with(_ change: (inout EvidenceQuestion) -> Void) -> EvidenceQuestion {
    var question = self
    change(&question)
    return question
  }
}

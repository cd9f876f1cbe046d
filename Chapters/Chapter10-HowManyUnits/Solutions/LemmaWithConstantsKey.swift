import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<LemmaQuestion> {
  static var lemmaWithConstants: Self {
    Self(
      solution: {
        try logEvidence(
          rows: $0.rows, targets: $0.targets, means: $0.means, variances: $0.variances,
          noiseVariance: $0.noiseVariance)
      },
      mistakes: [
        // A constant is lost, or a factor of the determinant
        lost(
          "the lemma as printed (E6)",
          hint:
            "A factor (2π)^(1/2) is missing for each weight. Integrate a normal density of k numbers to see where it comes from."
        ) { $0.twoPi },
        lost(
          "no determinant",
          hint:
            "The weights are integrated out: how much room the posterior has is in |S|^(1/2), which is missing."
        ) { $0.halfDeterminant },
        lost(
          "the sign of the determinant",
          hint:
            "|S|^(1/2) belongs to the covariance S; the logarithm of the precision's determinant has the other sign."
        ) { 2 * $0.halfDeterminant },
        lost(
          "no square root of the determinant", hint: "It is |S|^(1/2): half the log determinant."
        ) { -$0.halfDeterminant },
        lost(
          "2π for every point",
          hint: "The constant of the integral counts weights, k; you count points, N."
        ) { $0.weights.isEmpty ? 0 : $0.twoPi - 0.5 * Double($0.points) * log(2 * .pi) },
        lost(
          "no 2π anywhere",
          hint:
            "Nets of one size can be compared like this only if they have the same data: keep (2πσ²)^(-N/2)."
        ) { -0.5 * Double($0.points) * log(2 * .pi) },
        lost(
          "the noise left out of the constant",
          hint:
            "A normal density of the noise has the factor (2πσ²)^(-1/2) for each point, σ² included."
        ) { -0.5 * Double($0.points) * log($0.noise) },
        lost(
          "the prior's variances left out of the constant",
          hint: "The prior density of a weight has the factor (2πv)^(-1/2), v included."
        ) { -0.5 * $0.logVariances },
        // What is not integrated
        lost(
          "the fit alone",
          hint:
            "That is the log likelihood at one place, the posterior mean. The evidence averages over the prior."
        ) { $0.twoPi + $0.halfDeterminant + $0.logPrior },
        lost(
          "the joint density at one place",
          hint:
            "Prior times likelihood at the posterior mean is a height; the evidence is the area below: multiply by the "
            + "(2π)^(k/2) |S|^(1/2) of the normal peak."
        ) { $0.twoPi + $0.halfDeterminant },
        Mistake(
          "prior times likelihood at the prior means",
          hint:
            "Bayes' rule holds at every b, but then the posterior density has to be taken there, too."
        ) { try LemmaParts($0, at: $0.means).joint },
        // Other questions
        Mistake(
          "prior means of 0", hint: "The weights are expected at `means`, not at 0.",
          asIf: { q in
            var changed = q
            changed.means = q.means.map { _ in 0 }
            return changed
          }),
        Mistake(
          "prior means of 0 in the fit",
          hint:
            "The posterior mean is S (Wᵀy/σ² + V⁻¹ means): the prior pulls towards its means, not towards 0."
        ) { q in
          var zero = q
          zero.means = q.means.map { _ in 0 }
          let parts = try LemmaParts(q, at: LemmaParts(zero).weights)
          return parts.joint + parts.twoPi + parts.halfDeterminant
        },
        Mistake(
          "least squares for the posterior mean",
          hint:
            "Where the formula asks for the posterior mean, the weights of least squares do not do: the prior pulls, too."
        ) { q in
          let k = q.means.count
          guard k > 0 else { return try LemmaParts(q).joint }
          var gram = Matrix(rows: q.rows).gram
          for i in 0..<k { gram[i, i] += 1e-6 }
          let weights = try Cholesky(gram).solve(Matrix(rows: q.rows).transposedTimes(q.targets))
          let parts = try LemmaParts(q, at: weights)
          return parts.joint + parts.twoPi + parts.halfDeterminant
        },
        Mistake(
          "the noise variance squared", hint: "`noiseVariance` is a variance already.",
          asIf: { q in
            var changed = q
            changed.noiseVariance = q.noiseVariance * q.noiseVariance
            return changed
          }),
        Mistake(
          "a variance taken for a standard deviation",
          hint: "`variances` are the variances of the prior, not its standard deviations.",
          asIf: { q in
            var changed = q
            changed.variances = q.variances.map { $0 * $0 }
            return changed
          }),
        Mistake(
          "the evidence itself", hint: "Its logarithm is asked for.",
          result: { right, _ in [exp(right[0])] }),
      ])
  }

  private static func lost(
    _ name: String, hint: String, _ term: @escaping @Sendable (LemmaParts) -> Double
  ) -> Mistake<LemmaQuestion> {
    Mistake(
      name, hint: hint,
      result: { right, question in
        [right[0] - ((try? LemmaParts(question)).map(term) ?? .nan)]
      })
  }
}

/// The terms of the lemma.
private struct LemmaParts {
  let points: Int
  let noise: Double
  /// b, the posterior mean unless it was given.
  let weights: [Double]
  /// log p(y | b), log p(b)
  let logData: Double
  let logPrior: Double
  /// ½ k log 2π, ½ log |S|, Σ log v
  let twoPi: Double
  let halfDeterminant: Double
  let logVariances: Double

  var joint: Double { logData + logPrior }

  init(_ question: LemmaQuestion, at given: [Double]? = nil) throws {
    let k = question.means.count
    points = question.targets.count
    noise = question.noiseVariance
    if k > 0 {
      let w = Matrix(rows: question.rows)
      var precision = w.gram
      var pull = w.transposedTimes(question.targets)
      for i in 0..<k {
        for j in 0..<k { precision[i, j] /= question.noiseVariance }
        precision[i, i] += 1 / question.variances[i]
        pull[i] = pull[i] / question.noiseVariance + question.means[i] / question.variances[i]
      }
      let factor = try Cholesky(precision)
      weights = given ?? factor.solve(pull)
      halfDeterminant = -0.5 * factor.logDeterminant
    } else {
      (weights, halfDeterminant) = ([], 0)
    }
    let weights = weights
    let noise = Normal(standardDeviation: question.noiseVariance.squareRoot())
    logData = zip(question.rows, question.targets).reduce(0) {
      $0 + noise.logDensity($1.1 - dot($1.0, weights))
    }
    logPrior = (0..<k).reduce(0) {
      $0
        + Normal(mean: question.means[$1], standardDeviation: question.variances[$1].squareRoot())
        .logDensity(weights[$1])
    }
    twoPi = 0.5 * Double(k) * log(2 * .pi)
    logVariances = question.variances.reduce(0) { $0 + log($1) }
  }
}

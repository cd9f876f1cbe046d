import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<FunnelQuestion> {
  static var funnelWithoutNeck: Self {
    Self(
      solution: {
        try logDensityOfZ(
          z: $0.z, measured: $0.measured, noise: $0.noise, mean: $0.mean, deviation: $0.deviation)
      },
      mistakes: [
        // Of the Jacobian
        Mistake(
          "no change of variables",
          hint:
            "You have the density of (v, θ) at the new place. A density changes with its coordinates: add the log of "
            + "the determinant of ∂(v, θ)/∂z.",
          result: { right, question in [right[0] - question.logJacobian] }),
        Mistake(
          "the change of variables upside down",
          hint: "p(z) = p(v, θ) |∂(v, θ)/∂z|: the stretching multiplies; you divide by it.",
          result: { right, question in [right[0] - 2 * question.logJacobian] }),
        Mistake(
          "the stretching of v forgotten",
          hint: "v = m + k z₀ is stretched by k, which stands on the diagonal as well.",
          result: { right, question in [right[0] - log(question.deviation)] }),
        Mistake(
          "one group for all",
          hint: "Each group's θ is stretched by e^(v/2): the determinant has this factor d times.",
          result: { right, question in
            [right[0] - Double(question.measured.count - 1) * question.v / 2]
          }),
        Mistake(
          "a change of variables too many",
          hint:
            "Where z is standard normal already, the change is made: the determinant has cancelled.",
          result: { right, question in
            [right[0] + Double(question.measured.count) * question.v / 2]
          }),
        Mistake(
          "a change of variables too many, of v too",
          hint:
            "Where z is standard normal already, the change is made: the determinant has cancelled.",
          result: { right, question in [right[0] + question.logJacobian] }),

        // Of the model
        Mistake(
          "e^v for a standard deviation", hint: "e^v is the variance of θ; its root is e^(v/2).",
          answer: { question -> Double in
            question.logPrior + question.logLikelihood { exp(question.v) * $0 }
          }),
        Mistake(
          "z compared with the data", hint: "What is measured is θ = e^(v/2) z, not z.",
          answer: { question -> Double in question.logPrior + question.logLikelihood { $0 } }),
        Mistake(
          "the data forgotten", hint: "The log likelihood of the measurements belongs to it.",
          answer: { question -> Double in question.logPrior }),
        Mistake(
          "the prior forgotten", hint: "The z have a density of their own: N(0, 1) each.",
          result: { right, question in [right[0] - question.logPrior] }),
        Mistake(
          "without 2π", hint: "Keep the constants: each normal density has a 1/√(2π).",
          result: { right, question in
            [right[0] + (Double(question.measured.count) + 0.5) * log(2 * .pi)]
          }),
        Mistake(
          "without any constant",
          hint: "Keep the constants: 1/√(2π) of each, and 1/σ of the noise.",
          result: { right, question in
            let count = Double(question.measured.count)
            return [right[0] + (count + 0.5) * log(2 * .pi) + count * log(question.noise)]
          }),
        Mistake(
          "without the constant of the noise",
          hint: "The density of a measurement has a 1/σ; it is a constant, and asked for.",
          result: { right, question in
            [right[0] + Double(question.measured.count) * log(question.noise)]
          }),
        Mistake(
          "σ taken for a variance", hint: "noise is the standard deviation σ.",
          asIf: { question in
            var other = question
            other.noise = question.noise.squareRoot()
            return other
          }),
        Mistake(
          "σ² taken for a standard deviation", hint: "The standard deviation of the noise is σ.",
          asIf: { question in
            var other = question
            other.noise = question.noise * question.noise
            return other
          }),
        Mistake(
          "k taken for a variance", hint: "deviation is the standard deviation k of v.",
          asIf: { question in
            var other = question
            other.deviation = question.deviation.squareRoot()
            return other
          }),
        Mistake(
          "k² taken for a standard deviation", hint: "v = m + k z₀, with k itself.",
          asIf: { question in
            var other = question
            other.deviation = question.deviation * question.deviation
            return other
          }),
        Mistake(
          "m forgotten", hint: "v = m + k z₀.",
          asIf: { question in
            var other = question
            other.mean = 0
            return other
          }),
        Mistake(
          "the sign", hint: "log p is asked for, not the height -log p.",
          result: { right, _ in [-right[0]] }),
        Mistake(
          "θ integrated out",
          hint:
            "That is the density of z₀ and y with θ integrated out, besides z. Here the θ are given by z.",
          answer: { question -> Double in
            let deviation = (exp(question.v) + question.noise * question.noise).squareRoot()
            return question.logPrior
              + question.measured.reduce(0) {
                $0 + Normal(mean: 0, standardDeviation: deviation).logDensity($1)
              }
          }),
      ])
  }
}

extension FunnelQuestion {
  fileprivate var v: Double { mean + deviation * z[0] }
  fileprivate var logJacobian: Double { log(deviation) + Double(measured.count) * v / 2 }
  fileprivate var logPrior: Double { z.reduce(0) { $0 - $1 * $1 / 2 - log(2 * .pi) / 2 } }

  fileprivate func logLikelihood(_ place: (Double) -> Double) -> Double {
    zip(z.dropFirst(), measured).reduce(0) {
      let r = ($1.1 - place($1.0)) / noise
      return $0 - r * r / 2 - log(noise) - log(2 * .pi) / 2
    }
  }
}

import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<ListQuestion> {
  static var logLikelihoodOfList: Self {
    Self(
      solution: {
        try chapter4.logLikelihoodOfList(
          measured: $0.measured, noises: $0.noises, limit: $0.limit, centre: $0.centre,
          width: $0.width)
      },
      mistakes: [
        Mistake(
          "no selection", hint: "You take the list for the whole population.",
          result: { [$0[0] + $1.logSeen] }),
        Mistake(
          "corrected once",
          hint:
            "You divide once by the probability of being listed; every star on the list was selected.",
          result: { [$0[0] + $1.logSeen - $1.ofAllStars(0).logSeen($1.limit)] }),
        Mistake(
          "the probability of being missed",
          hint: "You divide by the probability of being fainter than the limit.",
          result: { [$0[0] + $1.logSeen - $1.sum { log($1.cumulative($0.limit)) }] }),
        Mistake(
          "multiplied for divided",
          hint:
            "You multiply by the probability of being listed; a density over fewer stars is higher: divide.",
          result: { [$0[0] + 2 * $1.logSeen] }),
        Mistake(
          "constants dropped",
          hint: "Keep the factor 1 / (standard deviation · √2π) of every star.",
          result: { [$0[0] + $1.sum { log($1.standardDeviation) } + $1.logRootsOfTwoPi] }),
        Mistake(
          "2π dropped",
          hint:
            "The factor 1 / √2π of each star is missing: a constant, but all constants are asked for.",
          result: { [$0[0] + $1.logRootsOfTwoPi] }),
        Mistake(
          "2π once",
          hint:
            "The factor 1 / √2π stands in the density of every star, not once in that of the list.",
          result: { [$0[0] + $1.logRootsOfTwoPi - 0.5 * log(2 * .pi)] }),
        Mistake(
          "the limit on the true luminosity",
          hint:
            "The survey's limit acts on what is measured, noise included; you apply it to the true log L.",
          result: {
            [
              $0[0] + $1.logSeen
                - $1.sum { question, _ in
                  log(
                    Normal(mean: question.centre, standardDeviation: question.width).upperTail(
                      question.limit))
                }
            ]
          }),
        Mistake(
          "the noise forgotten",
          hint: "What is measured scatters by the noise as well as by the population.",
          asIf: { $0.changed { $0.noises = $0.noises.map { _ in 0 } } }),
        Mistake(
          "widths added",
          hint: "Width and noise are independent: their squares add, not they themselves."
        ) { question in question.logLikelihood { question.width + $0 } },
        Mistake(
          "variance for standard deviation",
          hint: "Normal takes a standard deviation: you hand it a variance."
        ) { question in question.logLikelihood { question.width * question.width + $0 * $0 } },
        Mistake(
          "a mean for the sum",
          hint: "The likelihood of a list is a product over stars: add the logarithms.",
          result: { [$0[0] / Double($1.measured.count)] }),
        Mistake(
          "the likelihood for its logarithm", hint: "Return the logarithm of the likelihood.",
          result: { answer, _ in [exp(answer[0])] }),
        Mistake(
          "the factor 1 / standard deviation dropped",
          hint:
            "The density of each star has the factor 1 / standard deviation, which differs from star to star.",
          result: { [$0[0] + $1.sum { log($1.standardDeviation) }] }),
        Mistake(
          "1 - cumulative",
          hint:
            "Far in the tail 1 - cumulative(limit) rounds to 0 and its logarithm is infinite; upperTail(limit) is "
            + "accurate.",
          result: { [$0[0] + $1.logSeen - $1.sum { log(1 - $1.cumulative($0.limit)) }] }),
      ])
  }
}

extension ListQuestion {
  fileprivate func changed(_ change: (inout ListQuestion) -> Void) -> ListQuestion {
    var question = self
    change(&question)
    return question
  }

  /// The answer with other standard deviations of what is measured, for the noise of the star.
  fileprivate func logLikelihood(_ width: (_ noise: Double) -> Double) -> Double {
    zip(measured, noises).reduce(0) { sum, star in
      let ofAllStars = Normal(mean: centre, standardDeviation: width(star.1))
      return sum + ofAllStars.logDensity(star.0) - ofAllStars.logSeen(limit)
    }
  }

  /// Of what is measured of any star with the noise of this one.
  fileprivate func ofAllStars(_ star: Int) -> Normal {
    Normal(mean: centre, standardDeviation: hypot(width, noises[star]))
  }

  fileprivate func sum(_ term: (ListQuestion, Normal) -> Double) -> Double {
    measured.indices.reduce(0) { $0 + term(self, ofAllStars($1)) }
  }

  fileprivate var logSeen: Double { sum { $1.logSeen($0.limit) } }
  fileprivate var logRootsOfTwoPi: Double { 0.5 * Double(measured.count) * log(2 * .pi) }
}

extension Normal {
  fileprivate func logSeen(_ limit: Double) -> Double { log(upperTail(limit)) }
}

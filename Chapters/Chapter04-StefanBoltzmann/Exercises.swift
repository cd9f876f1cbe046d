// Your file. Replace each `throw Unsolved()` by your solution, then mark it:
//
//   swift run chapter4 exercises        all of them, with their state
//   swift run chapter4 exercises 3      one of them; add --hint for a nudge
//
// All of BayesNumerics is at hand: Normal(mean:standardDeviation:) with logDensity(x), cumulative(x) = P(X <= x)
// and upperTail(x) = P(X > x); logSumExp([...]); integrate(f, from:to:). Logarithms are natural. Luminosities, areas
// and temperatures are in units of the Sun's, so log σ is log(σ_T / σ☉).

import BayesNumerics
import Foundation
import Marking
import Workbook

enum Exercises {
  /// 1. A vague prior. Of N stars only the luminosity is measured; log(A T⁴) has a known
  /// `spread` s around a mean that is itself known only to a standard deviation m (`meanUncertainty`), and
  /// noise moves each log L by t (`noise`). With a flat prior on log σ: what is its posterior standard deviation?
  static func posteriorWidth(
    stars: Int, spread: Double, noise: Double, meanUncertainty: Double
  ) throws -> Double {
    throw Unsolved()  // TODO: your solution
  }

  /// 2. Outliers. Each star gives a value of log σ with a standard error. A share of all stars is bad:
  /// their values scatter by `badWidth` more, added in quadrature. Given that log σ is `centre`: what is the probability that
  /// each star is bad?
  static func probabilityOfBad(
    values: [Double], errors: [Double], centre: Double, share: Double, badWidth: Double
  ) throws -> [Double] {
    throw Unsolved()  // TODO: your solution
  }

  /// 3. Selection by brightness. log L of all stars is normal around `centre` with standard deviation `width`;
  /// on the list are only those with log L above `limit`. What is the log likelihood of `centre` for the
  /// list? Keep all constants.
  static func logLikelihoodOfList(
    logLuminosities: [Double], limit: Double, centre: Double, width: Double
  ) throws -> Double {
    throw Unsolved()  // TODO: your solution
  }

  /// 4. Integrate A out by hand. The temperature T of a star is known, and log A ~ N(meanLogArea, areaSpread²).
  /// Noise is log-normal: log L̂ ~ N(log L, noise²). What is log p(L̂ | T, σ), the log density of L̂ itself (not
  /// of log L̂) at `measured`?
  static func logLikelihoodWithoutArea(
    measured: Double, temperature: Double, logSigma: Double, meanLogArea: Double,
    areaSpread: Double, noise: Double
  ) throws -> Double {
    throw Unsolved()  // TODO: your solution
  }

  /// 5. Is it the fourth power? Let L = σ A T^k with k unknown. For each star log T is known and y = log(L̂ / A)
  /// is measured with error `noise`. With flat priors on log σ and k: the posterior mean and standard deviation
  /// of k, as [mean, sd].
  static func posteriorOfPower(
    logTemperatures: [Double], values: [Double], noise: Double
  ) throws -> [Double] {
    throw Unsolved()  // TODO: your solution
  }
}

// Exercise 3: A vague prior. Mark it: swift run chapter4 exercises 3 (add --hint for a nudge)
//
// Of each star only the luminosity is measured. In logarithms, for star i,
//
//     log L̂ᵢ = log σ + yᵢ + noise of standard deviation tᵢ,     yᵢ = log(A T⁴) ~ N(μ, s²),
//
// with a known spread s. The mean μ of the population has a normal prior of standard deviation m (it can be 0), and
// log σ a normal prior of standard deviation p. All are independent. What is the posterior standard deviation of
// log σ? Try what becomes of it with very many stars. Nine digits are asked for.

import BayesNumerics
import Foundation

/// The posterior standard deviation of log σ; `spread` is s, `noises` are the tᵢ, one for each star,
/// `meanUncertainty` is m, `priorWidth` is p, all of them standard deviations.
func posteriorWidth(
  spread: Double, noises: [Double], meanUncertainty: Double, priorWidth: Double
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}

// Exercise 2: Predict with all models. Mark it: swift run chapter3 exercises 2 (add --hint for a nudge)
//
// Nobody knows which of several models is right. Model i has the posterior probability probabilities[i] (they add
// up to 1). Under model i the curve at the new place has mean means[i] and variance modelVariances[i]; a
// measurement adds independent noise of the variance noiseVariance. The section "What happens outside the data?"
// of the chapter's page derives what is needed.

import BayesNumerics
import Foundation

/// Mean and standard deviation [m, s] of a new measurement, averaged over the models: model i predicts
/// a normal distribution with mean means[i] and variance modelVariances[i] + noiseVariance.
func averagePrediction(
  probabilities: [Double], means: [Double], modelVariances: [Double], noiseVariance: Double
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}

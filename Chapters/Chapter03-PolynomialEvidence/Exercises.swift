// Your file. Replace each `throw Unsolved()` by your solution, then mark it:
//
//   swift run chapter3 exercises        all of them, with their state
//   swift run chapter3 exercises 3      one of them; add --hint for a nudge
//
// The README of this chapter says what each one asks. All of BayesNumerics is at hand: Matrix, Cholesky,
// TriangularFactor, leastSquares, dot, norm, Normal, logSumExp, ... In exercises 2 to 5 y = Σ wⱼ xʲ + noise, the
// noise has the variance `noiseVariance`, and each weight has the prior N(0, 1).

import BayesNumerics
import Foundation
import Marking
import Workbook

enum Exercises {
  /// 1. Mean and standard deviation [m, s] of a new measurement, averaged over several models: model i
  /// has the probability `probabilities[i]` and predicts N(means[i], modelVariances[i] + noiseVariance).
  static func averagePrediction(
    probabilities: [Double], means: [Double], modelVariances: [Double], noiseVariance: Double
  ) throws -> [Double] {
    throw Unsolved()  // TODO: your solution
  }

  /// 2. The posterior mean [w₀, w₁] of a straight line, learnt one point at a time: keep a mean and a
  /// 2 x 2 covariance (or its inverse), and let each point turn the posterior into the next prior.
  static func lineLearntPointByPoint(x: [Double], y: [Double], noiseVariance: Double) throws
    -> [Double]
  {
    throw Unsolved()  // TODO: your solution
  }

  /// 3. The order from 0 to 12 with the largest evidence on the points (x, y), when the noise has this
  /// variance. Before you run it: does the order rise or fall as the variance grows?
  static func winner(x: [Double], y: [Double], noiseVariance: Double) throws -> Int {
    throw Unsolved()  // TODO: your solution
  }

  /// 4. The probabilities of the orders 0, 1, ... 6 after these points (a noisy cubic), when all seven
  /// were equally probable before. With a thousand points the evidence itself underflows.
  static func orderProbabilities(x: [Double], y: [Double], noiseVariance: Double) throws -> [Double]
  {
    throw Unsolved()  // TODO: your solution
  }

  /// 5. log p(y | X), the log evidence of a polynomial of this order, to eleven digits at order 12. An
  /// inverse or the Cholesky factor of ΦᵀΦ/σ² + I keeps nine; TriangularFactor never forms ΦᵀΦ.
  static func logEvidence(x: [Double], y: [Double], order: Int, noiseVariance: Double) throws
    -> Double
  {
    throw Unsolved()  // TODO: your solution
  }
}

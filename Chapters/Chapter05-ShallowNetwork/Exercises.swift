// Your file. Replace each `throw Unsolved()` by your solution, then mark it:
//
//   swift run chapter5 exercises        all of them, with their state
//   swift run chapter5 exercises 3      one of them; add --hint for a nudge
//
// What each one asks stands above it. All of BayesNumerics is at hand: Matrix, Cholesky,
// dot, norm, Normal, logSumExp, ...; ψ(η) = 1 / (1 + exp(-η)).

import BayesNumerics
import Foundation
import Marking
import Workbook

enum Exercises {
  /// 1. The probability of accepting a proposed value of one coefficient γ, the candidate of a symmetric random
  /// walk. The printed rule is min(1, p(D | proposed) / p(D | current)), and the logarithm of that ratio is
  /// given. Before the data, γ ~ N(priorMean, priorVariance). What is missing?
  static func acceptance(
    logLikelihoodRatio: Double, candidate: Double, current: Double, priorMean: Double,
    priorVariance: Double
  ) throws -> Double {
    throw Unsolved()  // TODO: your solution
  }

  /// 2. Draws of a network whose unit labels may switch: weights[t][j] and slopes[t][j] for draw t and
  /// unit j. Put the units of each draw in the order of their slopes and return the mean weight of the first,
  /// of the second, and so on.
  static func meanWeightsInOrder(weights: [[Double]], slopes: [[Double]]) throws -> [Double] {
    throw Unsolved()  // TODO: your solution
  }

  /// 3. One hidden unit, y = β ψ(γ x) + noise, β ~ N(weightMean, weightVariance). [a, b]: a is the log likelihood
  /// of γ with β integrated out, log p(y | γ); b is log p(y | β, γ) with β = weightMean held fixed.
  static func logLikelihoods(
    x: [Double], y: [Double], slope: Double, weightMean: Double, weightVariance: Double,
    noiseVariance: Double
  ) throws -> [Double] {
    throw Unsolved()  // TODO: your solution
  }

  /// 4. 1/σ² ~ Gamma(s/2, rate s S/2) a priori, and N points leave a residual sum of squares. [a, b]: a is
  /// the posterior mean of σ² (not of 1/σ²) given the residuals, b by how much a grows when S is doubled.
  static func noiseVariance(
    degrees s: Double, scale S: Double, points: Int, residualSum: Double
  ) throws -> [Double] {
    throw Unsolved()  // TODO: your solution
  }

  /// 5. Draws of a network f(x) = Σⱼ βⱼ ψ(offsetⱼ + slopeⱼ x): for draw t weights[t], offsets[t],
  /// slopes[t] and noiseVariances[t]. Mean and standard deviation [m, s] of a new measurement at x = 3,
  /// which comes from one of these draws, each as likely as the next.
  static func predictionAtThree(
    weights: [[Double]], offsets: [[Double]], slopes: [[Double]], noiseVariances: [Double]
  ) throws -> [Double] {
    throw Unsolved()  // TODO: your solution
  }

  /// 6. One hidden unit β ψ(offset + slope x) is turned over: a unit whose step runs the other way gives the
  /// same function of x up to a constant. Return [shift, weight, newOffset, newSlope] so that for every x
  /// β ψ(offset + slope x) = shift + weight ψ(newOffset + newSlope x), with newSlope = -slope.
  static func turnedOver(weight: Double, offset: Double, slope: Double) throws -> [Double] {
    throw Unsolved()  // TODO: your solution
  }
}

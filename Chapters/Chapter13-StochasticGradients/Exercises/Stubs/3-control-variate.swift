// Exercise 3: A control variate. Mark it: swift run chapter13 exercises 3 (add --hint for a nudge)
//
// A logistic regression with one coefficient θ ~ N(0, σ²): yᵢ is 1 with probability 1/(1 + exp(-xᵢ θ)), else 0. The slope
// of log p(yᵢ | θ) in θ is (yᵢ - pᵢ) xᵢ, where pᵢ is that probability.
//
// You are given a mini-batch of the N data, and at a centre θ̂ the sum over ALL data of the slopes of log p(yᵢ | θ̂),
// without the prior. Estimate the slope of the log posterior at θ, with the control variate of section "What do momentum
// and control variates buy?". Nine digits are asked for.

import BayesNumerics
import Foundation

/// The estimated slope of the log posterior at θ.
///
/// - Parameters:
///   - theta, centre: θ and θ̂.
///   - sumAtCentre: Σ ∂ log p(yᵢ | θ̂)/∂θ over all N data.
///   - count: N.
///   - priorVariance: σ².
///   - inputs, outcomes: x and y of the mini-batch, as many of both.
func estimate(
  theta: Double, centre: Double, sumAtCentre: Double, count: Int, priorVariance: Double,
  inputs: [Double], outcomes: [Double]
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}

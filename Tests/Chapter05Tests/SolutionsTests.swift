import BayesNumerics
import ChapterTestSupport
import Foundation
import Marking
import TestSupport
import Testing

@testable import chapter5

/// The solutions of exercises, by other routes than their own: numbers from SciPy, or an identity.
@Suite struct ShallowNetworkSolutionsTests {
  @Test func turnedOverIsTheSameFunction() throws {
    let new = try turnedOver(weight: -1.7, offset: 0.4, slope: 2.3)
    for x in [-3, -0.2, 0, 1.5] {
      let old = -1.7 / (1 + exp(-0.4 - 2.3 * x))
      #expect(abs(old - new[0] - new[1] / (1 + exp(-new[2] - new[3] * x))) < 1e-14)
    }
    #expect(new[3] == -2.3)
  }

  /// scipy.stats.norm.logpdf.
  @Test func acceptanceIsThatOfSciPy() throws {
    let value = try acceptance(
      logLikelihoodRatio: -0.5, candidate: 1.2, current: -0.4, priorMean: 0.3, priorVariance: 2)
    #expect(abs(value - 0.5598983665654022) < 1e-12)
  }

  /// scipy.stats.invgamma.mean.
  @Test func noiseVarianceIsThatOfSciPy() throws {
    let value = try noiseVariance(degrees: 5, scale: 0.1, points: 12, residualSum: 3.4)
    #expect(abs(value[0] - 0.26) < 1e-12 && abs(value[1] - 0.1 / 3) < 1e-12)
  }

  /// NumPy, draw by draw.
  @Test func predictionIsThatOfNumPy() throws {
    let value = try predictionAtThree(
      weights: [[1, 2], [-1, 3]], offsets: [[0.5, -1], [1, 0]], slopes: [[1, -0.5], [0.2, 0.4]],
      noiseVariances: [0.25, 1])
    #expect(
      abs(value[0] - 1.2979800473271297) < 1e-12 && abs(value[1] - 0.8098314040553033) < 1e-12)
  }

  @Test func unitsAreOrderedByHand() throws {
    let value = try meanWeightsInOrder(
      weights: [[1, 2, 3], [5, 4, 9]], slopes: [[0.2, -3, 1], [2, 0.5, -1]])
    #expect(value == [5.5, 2.5, 4])
  }

  /// scipy.stats.multivariate_normal.logpdf with the whole covariance matrix.
  @Test func logLikelihoodsAreThoseOfSciPy() throws {
    let value = try logLikelihoods(
      x: [-1, 0.5, 2], y: [0.2, 1.1, 1.4], slope: 0.8, weightMean: 0.5, weightVariance: 1.7,
      noiseVariance: 0.3)
    #expect(
      abs(value[0] + 2.4757201577028294) < 1e-11 && abs(value[1] + 3.6363764987839495) < 1e-11)
  }

  /// Solutions agree with the engine and with the exact posterior, and the two faults of the lecture do not.
  @Test(arguments: [true, false])
  func whatIsBuiltWorksInTheChapter(isRight: Bool) throws {
    let (status, words) = try runWithAnswers(
      [
        "7-metropolis-step": isRight ? nil : "without-prior",
        "8-gibbs-update": isRight ? nil : "printed-order",
      ], in: ShallowNetworkChapter.self, ["--quick"])
    #expect(status == 0, "\(words)")
    #expect(words.contains("Your step returns the prior") == isRight, "\(words)")
    #expect(words.contains("agree within the Monte Carlo error") == isRight, "\(words)")
    #expect(words.contains("does not leave the posterior invariant") == !isRight, "\(words)")
  }
}

import BayesNumerics
import Foundation
import Inference
import Testing

@testable import chapter3

@Suite struct WhichOrderTests {
  /// Log evidences against 80 digits, orders 0 to 12. The control: another noise variance by one part in
  /// 1e9 is seen.
  @Test func theEvidencesAreThoseOfEightyDigits() async throws {
    let comparison = try await compared()
    for order in 0...12 {
      let reference = ReferenceValues.logEvidences[order]
      #expect(abs(comparison.logEvidence(of: order) / reference - 1) < 1e-12, "order \(order)")
    }
    let other = try await compared(["--noise-variance", "1.5000000015"])
    #expect(abs(other.logEvidence(of: 2) / ReferenceValues.logEvidences[2] - 1) > 1e-12)
  }

  @Test func theBestFitIsTheLikelihoodAtLeastSquares() async throws {
    let comparison = try await compared()
    let (x, y) = (LectureData.points.map(\.x), LectureData.points.map(\.y))
    let noise = Normal(standardDeviation: 1.5.squareRoot())
    for order in [0, 3, 7] {
      let features = comparison.data.polynomials.features(at: x, order: order)
      let fit = features * (try leastSquares(features, y))
      let logLikelihood = zip(y, fit).reduce(0) { $0 + noise.logDensity($1.0 - $1.1) }
      // Sums of thirty terms
      #expect(abs(comparison.logLikelihoodOfBestFit(order: order) / logLikelihood - 1) < 1e-12)
    }
  }

  /// log p(y | X) = log p(y | μ) + log of the Occam factor: the two parts, each by its own formula, add up
  /// to the evidence, and each is the slide's at order 2. The control: the best fit in place of the fit at
  /// the mean misses the evidence, by 0.39 at order 2.
  @Test func theEvidenceIsFitTimesOccamFactor() async throws {
    let comparison = try await compared()
    for order in comparison.orders {
      let occam = comparison.logOccamFactor(order: order)
      let sum = comparison.logLikelihoodAtMean(order: order) + occam
      // Condition up to 1e6 in the factor: ten digits are left
      #expect(abs(sum / comparison.logEvidence(of: order) - 1) < 1e-10, "order \(order)")
    }
    let features = comparison.data.polynomials.features(
      at: LectureData.points.map(\.x), order: 2)
    let slide = try LectureData.model.slidePosterior(features, targets: LectureData.points.map(\.y))
    #expect(abs(comparison.logOccamFactor(order: 2) / slide.logOccamFactor - 1) < 1e-12)
    #expect(abs(comparison.logLikelihoodAtMean(order: 2) / slide.logFit - 1) < 1e-12)
    let best = comparison.logLikelihoodOfBestFit(order: 2)
    let gap = best + comparison.logOccamFactor(order: 2) - comparison.logEvidence(of: 2)
    #expect(gap > 0.3 && gap < 0.5)
  }

  /// Each point predicted before it is seen: the product of the predictions is the evidence.
  @Test func theEvidenceIsTheProductOfPredictions() async throws {
    let comparison = try await compared()
    let y = LectureData.points.map(\.y)
    for order in [0, 2, 5] {
      let learnt = LectureData.model.learnPointByPoint(
        comparison.data.polynomials.features(at: LectureData.points.map(\.x), order: order),
        targets: y)
      // Thirty updates
      #expect(abs(learnt.logPredictions / comparison.logEvidence(of: order) - 1) < 1e-12)
    }
  }
}

import Foundation
import Inference
import BayesNumerics
import TestSupport
import Testing

@testable import chapter5

@Suite struct PredictionsTests {
  @Test func placesAreRead() throws {
    #expect(try PredictionPlaces("1.5").places.map(\.coordinates) == [[1.5]])
    #expect(try PredictionPlaces("-1,2;3,0").places.map(\.coordinates) == [[-1, 2], [3, 0]])
    #expect(try PredictionPlaces("-1,2;3,0").description == "-1,2;3,0")
    for text in ["", ";", "1,", "a", "nan", "1e101", "1;;2"] {
      #expect(throws: (any Error).self) { try PredictionPlaces(text) }
    }
  }

  /// Another number of inputs than the points have is refused in a sentence.
  @Test func placesOfAnotherSizeAreRefused() {
    let result = CommandRunner.built("chapter5").run(["--predict", "1,2", "--quick"])
    #expect(result.status == 64 && result.output.isEmpty && result.errorLines.count == 1)
  }

  /// At a place where f is recorded the prediction is that of the record; unmixed chains predict nothing.
  @Test func predictionsAreThoseOfTheDraws() async throws {
    let set = SimulatedSets.rotation(using: RandomSource(seed: 1))
    let plan = NetworkPlan(
      nodes: 3, lengths: ChainLengths(warmUp: 4000, draws: 1000, thinning: 40))
    let fit = try await fitNetwork(set, plan, using: RandomSource(seed: 2))
    let isMixed = fit.isMixed
    try #require(isMixed)
    var random = RandomSource(seed: 3)
    let places = try PredictionPlaces("\(fit.places[1]);9").places
    let predictions = fit.predictions(at: places, using: &random)
    let rows = fit.predictionTable(of: predictions).rows
    #expect("\(rows[0][1]) (90 % credible interval \(rows[0][2]))" == fit.interval(.middle))
    #expect(rows[0].last == "among the points")
    #expect(rows[1].last != "among the points")
    #expect(predictions[0].sentence.contains("the mean of f is \(rows[0][1])"))
    #expect(predictions[1].sentence.hasSuffix("so the prior decides."))

    let short = try await fitNetwork(
      .motorcycle, NetworkPlan(nodes: 6, lengths: ChainLengths(warmUp: 0, draws: 100)),
      using: RandomSource(seed: 5))
    let refused = short.predictionTable(
      of: short.predictions(at: places, using: &random)
    ).rows
    #expect(refused.allSatisfy { $0[1] == "refused" })
  }
}

import Inference
import RealModule
import TestSupport
import Testing

@Suite struct ModelPosteriorTests {
  @Test func evidencesAreDividedByTheirSum() {
    // Evidences 1 : 2 : 5 far below the smallest double; logarithms are right to 4 ulp of 10000
    let posterior = ModelPosterior(logEvidences: [1.0, 2, 5].map { -10_000 + logarithm($0) })
    for (computed, exact) in zip(posterior.probabilities, [0.125, 0.25, 0.625]) {
      #expect(abs(computed - exact) <= 80_000 * Double.ulpOfOne)
    }
    #expect(posterior.winner == 2)
    #expect(ModelPosterior(logEvidences: [3, 3]).winner == 0)
    // Beside 1e150 a logarithm of 2 is lost, and yet two equals have a half each
    #expect(ModelPosterior(logEvidences: [1e150, 1e150]).probabilities == [0.5, 0.5])
  }

  @Test func priorsCount() {
    let posterior = ModelPosterior(logEvidences: [0, 0, 0], priors: [3, 1, 0])
    // Two logarithms and exponentials near 1
    #expect(abs(posterior.probabilities[0] - 0.75) <= 8 * .ulpOfOne)
    #expect(posterior.probabilities[2] == 0)
    #expect(posterior.winner == 0)
  }

  @Test func impossibleDataAreNoNumber() {
    #expect(ModelPosterior(logEvidences: [0, -.infinity]).probabilities == [1, 0])
    let none = ModelPosterior(logEvidences: [-.infinity, -.infinity])
    #expect(none.probabilities.allSatisfy { $0.isNaN })
    #expect(ModelPosterior(logEvidences: [1, .nan, 0]).probabilities.allSatisfy { $0.isNaN })
  }

  @Test(.aheadOfOthers) func shapesThatDoNotFitAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = ModelPosterior(logEvidences: []) }
    await #expect(processExitsWith: .failure) {
      _ = ModelPosterior(logEvidences: [1, 2], priors: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = ModelPosterior(logEvidences: [1, 2], priors: [1, -1])
    }
  }

  private func logarithm(_ value: Double) -> Double { Double.log(value) }
}

import BayesNumerics
import RealModule
import TestSupport
import Testing

@testable import Inference

@Suite struct AcceptanceTuningTests {
  /// Acceptance falls as exp(-s), so that half is accepted at s = log 2, wherever the search begins.
  @Test(arguments: [0.01, 5.0])
  func theScaleIsFound(start: Double) {
    var tuning = AcceptanceTuning(
      3000, aim: 0.5, scale: start, widths: [1], scaleForWidths: start)
    for iteration in 0..<3000 {
      tuning.learn(iteration, acceptance: .exp(-tuning.scale), position: [0])
      if iteration == 2 { #expect(abs(tuning.scale - .log(2)) > 1e-3) }
    }
    #expect(abs(tuning.scale - .log(2)) < 1e-6)
  }

  /// Widths are those of the second third of the steps, whatever comes before and after, within 4.42 standard errors.
  @Test func widthsAreThoseOfTheMiddle() {
    var random = RandomSource(seed: 2)
    var tuning = AcceptanceTuning(3000, aim: 0.4, scale: 1, widths: [1, 1], scaleForWidths: 0.7)
    for iteration in 0..<3000 {
      let size = iteration < 1000 ? 100.0 : iteration < 2000 ? 3 : 50
      tuning.learn(
        iteration, acceptance: 0.4, position: [size * random.normal(), 2 * size * random.normal()])
      if iteration == 1998 { #expect(tuning.widths == [1, 1]) }
    }
    for (width, expected) in zip(tuning.widths, [3.0, 6]) {
      #expect(abs(width - expected) < 4.42 * expected / (2.0 * 1000).squareRoot())
    }
    // At the aim the scale stays where the widths put it
    #expect(abs(tuning.scale - 0.7) < 1e-12)
  }
}

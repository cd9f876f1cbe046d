import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<FaultQuestion> {
  static var forgottenPrior: Self {
    let wrongTests = [1, 3, 4].map { test in
      let name = FaultRun.tests[test]
      return Mistake<FaultQuestion>(FaultTests.wrongTest + name, hint: "") {
        try PrintedSampler.numbers($0, naming: name, step: printedStep)
      }
    }
    let left = Mistake<FaultQuestion>(PrintedSampler.left.name, hint: PrintedSampler.left.hint) {
      try PrintedSampler.numbers(
        $0, naming: testThatExposesTheRule(), step: PrintedSampler.step)
    }
    let mends = wrongPriors.map { wrong in
      Mistake<FaultQuestion>(wrong.name, hint: wrong.hint) {
        try PrintedSampler.numbers($0, naming: testThatExposesTheRule(), step: walk(wrong.ratio))
      }
    }
    return Self(
      solution: {
        try PrintedSampler.numbers($0, naming: testThatExposesTheRule(), step: printedStep)
      },
      mistakes: wrongTests + [left] + mends)
  }

  private typealias LogRatio = @Sendable (_ gamma: Double, _ proposed: Double) -> Double

  private static var wrongPriors: [(name: String, hint: String, ratio: LogRatio)] {
    [
      (
        "the prior upside down",
        "You drive γ away from the prior: a proposal of higher prior density must be likelier to be accepted.",
        { 0.5 * $1 * $1 - 0.5 * $0 * $0 }
      ),
      (
        "the one half of the prior forgotten",
        "The prior N(0, 1) has the log density -γ²/2 up to a constant.",
        { $0 * $0 - $1 * $1 }
      ),
      (
        "the candidate's prior alone",
        "The ratio compares two places: the prior of the present one belongs in it too.",
        { -0.5 * $1 * $1 }
      ),
    ]
  }

  /// The sampler as found, mended by this logarithm of a prior ratio.
  private static func walk(_ prior: @escaping LogRatio)
    -> (Double, [Double], inout RandomSource) -> Double
  {
    { gamma, y, random in
      let proposed = gamma + 0.8 * random.normal()
      let logRatio = y.reduce(prior(gamma, proposed)) {
        $0 + 0.5 * ($1 - gamma) * ($1 - gamma) - 0.5 * ($1 - proposed) * ($1 - proposed)
      }
      return log(random.uniform()) < logRatio ? proposed : gamma
    }
  }
}

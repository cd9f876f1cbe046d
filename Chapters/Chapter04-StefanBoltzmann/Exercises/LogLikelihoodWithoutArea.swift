import BayesNumerics
import Foundation
import Marking
import Workbook

/// A star of known temperature.
struct AreaQuestion: Sendable {
  var measured: Double
  var temperature: Double
  var logSigma: Double
  var meanLogArea: Double
  var areaSpread: Double
  var noise: Double
}

extension Exercise {
  static let logLikelihoodWithoutArea = Exercise(
    6, "log-likelihood-without-area", "A integrated out by hand", difficulty: 3,
    task:
      "T is known, log A is normal, noise is log-normal. Integrate A out by hand and compute the "
      + "log density of the measured L̂ itself.",
    hint:
      "The delta function makes log L = log σ + log A + 4 log T; add the noise, and two independent "
      + "normal numbers are summed. From log L̂ to L̂ there is a Jacobian.",
    alwaysTry: [
      AreaQuestion(
        measured: 2, temperature: 1.1, logSigma: 0, meanLogArea: 0, areaSpread: 0.6, noise: 0.1)
    ],
    inputs: { random in
      AreaQuestion(
        measured: exp(Double.random(in: -2...2, using: &random)),
        temperature: exp(Double.random(in: -0.3...0.3, using: &random)),
        logSigma: Double.random(in: -0.5...0.5, using: &random),
        meanLogArea: Double.random(in: -0.5...0.5, using: &random),
        areaSpread: Double.random(in: 0.2...1, using: &random),
        noise: Double.random(in: 0.1...0.5, using: &random))
    },
    describe: {
      "measured = \(short($0.measured)), temperature = \(short($0.temperature)), "
        + "logSigma = \(short($0.logSigma)), meanLogArea = \(short($0.meanLogArea)), "
        + "areaSpread = \(short($0.areaSpread)), noise = \(short($0.noise))"
    },
    agreement: .absolute(1e-9, because: "a sum of a few logarithms of size below 100"),
    call: StudentCall("logLikelihoodWithoutArea") {
      [
        "measured": $0.measured, "temperature": $0.temperature, "logSigma": $0.logSigma,
        "meanLogArea": $0.meanLogArea, "areaSpread": $0.areaSpread, "noise": $0.noise,
      ]
    },
    key: .logLikelihoodWithoutArea)
}

import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

/// Samplers with stochastic gradients are biased: with short steps calibration cannot see it, with long ones it must.
enum StochasticGradientCase: String, CaseIterable, Sendable, CustomStringConvertible {
  case sgld = "SGLD"
  case centred = "SGLD with control variates"
  case momentum = "SGHMC"
  case preconditioned = "preconditioned SGLD"

  var description: String { rawValue }

  /// Nearly independent draws of a chain whose step is `factor` times a short one.
  func draws(
    _ count: Int, of model: LogisticRegression, factor: Double, using random: inout RandomSource
  ) -> [[Double]] {
    let chain = ThinnedChain(warmUp: 1000, pilot: 2000, longestThinning: 400)
    let recorder = Recorder(names: ["intercept", "slope"])
    let few = MiniBatchGradient<LogisticRegression>.Batch.independent(20)
    let plain = MiniBatchGradient(model, batch: few)
    let step = 0.002 * factor
    switch self {
    case .sgld:
      return chain.draws(
        count, of: SGLD(plain, stepSizes: .constant(step)), from: [0, 0], recording: recorder,
        using: &random)
    case .centred:
      let centre = (try? Laplace(of: model, from: [0, 0]).mode) ?? [0, 0]
      return chain.draws(
        count,
        of: SGLD(
          MiniBatchGradient(model, batch: few, centre: centre),
          stepSizes: .constant(5 * step)), from: [0, 0], recording: recorder, using: &random)
    case .momentum:
      return chain.draws(
        count, of: SGHMC(plain, stepSizes: .constant(0.2 * step), friction: 0.2), from: [0, 0],
        recording: recorder, using: &random)
    case .preconditioned:
      return chain.draws(
        count,
        of: PreconditionedSGLD(plain, stepSizes: .constant(0.1 * step), memory: 0.999),
        from: [0, 0], recording: recorder, using: &random)
    }
  }
}

/// Forty rows with a known input, coefficients from N(0, 1).
struct LogisticModel: GenerativeModel {
  let parameterNames = ["intercept", "slope"]
  static let inputs: [Double] = (0..<40).flatMap { [1, Double($0) / 13 - 1.5] }

  func drawParameters(using random: inout RandomSource) -> [Double] {
    [random.normal(), random.normal()]
  }

  func drawObservations(given parameters: [Double], using random: inout RandomSource) -> [Double] {
    (0..<40).map { row in
      let z = parameters[0] + parameters[1] * Self.inputs[2 * row + 1]
      return random.uniform() < 1 / (1 + .exp(-z)) ? 1 : 0
    }
  }

  static func regression(_ outcomes: [Double]) -> LogisticRegression {
    LogisticRegression(inputs: inputs, outcomes: outcomes, priorVariance: 1)
  }

  func logLikelihood(of parameters: [Double], given observations: [Double]) -> Double {
    Self.regression(observations).logLikelihood(at: parameters)
  }
}

@Suite struct StochasticGradientValidation {
  /// With short steps the bias is some per cent of a variance, which calibration cannot see.
  @Test(arguments: StochasticGradientCase.allCases)
  func shortStepsAreCalibrated(kernel: StochasticGradientCase) async {
    let report = await Validation.calibrate("\(kernel), short steps", LogisticModel()) {
      outcomes, count, random in
      kernel.draws(count, of: LogisticModel.regression(outcomes), factor: 1, using: &random)
    }
    #expect(report.isCalibrated, "\(kernel): \(report)")
  }

  /// Steps fifty times as long must be refused: 200 data sets.
  @Test(arguments: StochasticGradientCase.allCases)
  func longStepsAreRefused(kernel: StochasticGradientCase) async {
    let report = await SimulationBasedCalibration(of: LogisticModel(), replications: 200) {
      outcomes, count, random in
      kernel.draws(count, of: LogisticModel.regression(outcomes), factor: 50, using: &random)
    }.run(using: RandomSource(seed: 2))
    #expect(!report.isCalibrated, "\(kernel): \(report)")
    Validation.note(
      "\(kernel), steps fifty times as long", check: "negative control: calibration",
      size: "200 data sets", statistic: "p = \(Validation.short(report.worst?.pValue ?? .nan))",
      threshold: "p < \(Validation.short(report.threshold))", rate: nil,
      isMet: !report.isCalibrated, verdict: "caught")
  }

  /// The bias is the predicted one: on N(0, 1) variances of T/(1 - η/2), within 4.42 Monte Carlo errors.
  @Test(arguments: [0.1, 0.5, 1.5])
  func theBiasIsAsPredicted(size: Double) throws {
    let target = NormalLocation([[0]], precision: .identity(1))
    let kernel = SGLD(MiniBatchGradient(target, batch: .all), stepSizes: .constant(size))
    let steps = Validation.longer(100_000)
    let chain = try StochasticGradientChain(kernel, from: [0], steps: steps, seed: 3)
    let z = chain.deviation(0, 0, about: [0], from: 1 / (1 - size / 2))
    #expect(abs(z) < 4.42)
    Validation.note(
      "SGLD on N(0, 1), step \(size)", check: "bias as predicted", size: "\(steps) steps",
      statistic: "z = \(Validation.short(z))", threshold: "|z| > 4.42", rate: 1e-5,
      isMet: abs(z) < 4.42)
  }
}

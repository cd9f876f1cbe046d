import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import chapter7

@Suite struct PosteriorTests {
  static let findings = Shared {
    try await EveryMethod.quickFindings(EveryMethod.posterior)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// A grid of 400,001 points in NumPy 2.4 over ±16: log evidence -2.531397, mass beyond 1.5 0.108677, moments -0.769858
  /// and 1.848950, as chapter 11's tests have them. Seven digits are given.
  @Test func theNumbersAreThoseOfAGrid() async throws {
    let findings = try await Self.findings.value
    for (name, expected) in [
      ("log-evidence", -2.5313965), ("mass", 0.10867685), ("mean", -0.7698578), ("sd", 1.8489501),
    ] {
      #expect(abs(findings.number(name) - expected) < 2e-7, "\(name)")
    }
  }

  /// Of a linear model everything is known: precision 1/4 + n/σ², and the evidence is normal.
  @Test func aLineIsConjugate() throws {
    let model = NonlinearModel(
      data: [1.5, 2.5, -0.5], function: .line, noiseVariance: 0.7,
      prior: Normal(mean: 0.3, standardDeviation: 2))
    let exact = try ExactPosterior(model.posterior)
    let precision = 1 / 4.0 + 3 / 0.7
    let mean = (0.3 / 4 + 3.5 / 0.7) / precision
    #expect(abs(exact.mean - mean) < 1e-9)
    #expect(abs(exact.standardDeviation - 1 / precision.squareRoot()) < 1e-9)
    // log N(y | 0.3, 0.7 I + 4 11ᵀ), by the determinant lemma: det = 0.7³ (1 + 12/0.7)
    let away = model.data.map { $0 - 0.3 }
    let squares = away.reduce(0) { $0 + $1 * $1 }
    let sum = away.reduce(0, +)
    let quadratic = squares / 0.7 - sum * sum / (0.7 * 0.7) / precision
    let logDeterminant = 3 * log(0.7) + log(1 + 12 / 0.7)
    let evidence = -0.5 * (quadratic + logDeterminant + 3 * log(2 * Double.pi))
    #expect(abs(exact.logEvidence - evidence) < 1e-9)
    #expect(abs(exact.share(below: mean) - 0.5) < 1e-9)
    let quantile = Normal(mean: mean, standardDeviation: 1 / precision.squareRoot()).quantile(0.1)
    #expect(abs(exact.quantile(0.1) - quantile) < 1e-8)
    #expect(exact.pass == nil)
  }

  /// What the sum over the data says in two ways: term by term, and by their mean and scatter.
  @Test(arguments: [-3.0, -0.4, 1.1, 5])
  func theLikelihoodIsTheSumOverTheData(_ theta: Double) {
    let model = NonlinearModel(data: [-2, 0.5, 1.25])
    #expect(
      abs(model.posterior.logLikelihood(theta).value - model.logLikelihood(theta)) < 1e-12)
  }

  /// Slopes are derivatives, by central differences with errors of 1e-10 of the third derivative.
  @Test(arguments: [-3.0, -0.4, 1.1, 5])
  func slopesAreDerivatives(_ theta: Double) {
    for (name, function) in ModelFunction.named {
      let posterior = NonlinearModel(data: [-2, 0.5], function: function).posterior
      let step = 1e-5
      let difference =
        (posterior.logLikelihood(theta + step).value - posterior.logLikelihood(theta - step).value)
        / (2 * step)
      #expect(
        abs(difference - posterior.logLikelihood(theta).slope) < 1e-5 * max(1, abs(difference)),
        "\(name)")
    }
  }

  /// Without data the posterior is the prior, and the evidence 1.
  @Test func withoutDataThePriorIsLeft() throws {
    let exact = try ExactPosterior(NonlinearModel(data: []).posterior)
    #expect(abs(exact.logEvidence) < 1e-10)
    #expect(abs(exact.mean) < 1e-9 && abs(exact.standardDeviation - 2) < 1e-9)
  }

  /// Peaks of a thousandth of the spacing of the first look are found, and two peaks far from the prior.
  @Test func narrowPeaksAreFound() throws {
    let narrow = try ExactPosterior(
      NonlinearModel(data: [0], function: .square, noiseVariance: 0.001).posterior)
    #expect(narrow.visiblePeaks.count == 1)
    let far = NonlinearModel(
      data: [1000], function: .line, noiseVariance: 0.001,
      prior: Normal(mean: 0, standardDeviation: 0.01))
    let exact = try ExactPosterior(far.posterior)
    // precision 10,000 + 1000
    #expect(abs(exact.mean - 1_000_000 / 11_000) < 1e-6)
    #expect(abs(exact.standardDeviation - 1 / 11_000.0.squareRoot()) < 1e-8)
  }

  /// Hundreds of peaks, by another rule than a few: a plain sum over 400,001 places says the same to 1e-7.
  @Test func hundredsOfPeaksAreAddedUp() throws {
    let fast = ModelFunction(text: "sin(50*theta)") { (sin(50 * $0), 50 * cos(50 * $0)) }
    let model = NonlinearModel(data: [0.5], function: fast, noiseVariance: 0.01)
    let exact = try ExactPosterior(model.posterior)
    #expect(exact.visiblePeaks.count > 100)
    let step = 32.0 / 400_000
    let sum = (0...400_000).reduce(0) { sum, place in
      sum + exp(exact.posterior.logJoint(-16 + step * Double(place)))
    }
    #expect(abs(exact.logEvidence - log(sum * step)) < 1e-7)
  }

  @Test func undefinedFunctionsAreRefused() {
    let log = ModelFunction(text: "log(theta)") { (Foundation.log($0), 1 / $0) }
    #expect(throws: ExactPosterior.Failure.self) {
      try ExactPosterior(NonlinearModel(function: log).posterior)
    }
    let infinite = ModelFunction(text: "1e300*theta") { (1e300 * $0 + 1e300, 1e300) }
    #expect(throws: ExactPosterior.Failure.self) {
      try ExactPosterior(NonlinearModel(function: infinite).posterior)
    }
  }

  /// A density that is not normalised by its prior: flat, so that no area exists.
  @Test func improperPosteriorsAreRefused() {
    let flat = Posterior(
      name: "flat", logPrior: { _ in Posterior.LogValue(value: 0, slope: 0) },
      logLikelihood: { _ in Posterior.LogValue(value: 0, slope: 0) }, drawPrior: { $0.normal() },
      priorSpread: Normal(), largestLogLikelihood: 0)
    #expect(throws: ExactPosterior.Failure.self) { try ExactPosterior(flat) }
  }

  @Test(arguments: [
    ["--y", "none"], ["--y", "1,-1,0.5", "--model", "cubic"], ["--model", "square", "--y", "1"],
    ["--prior-mean", "-3", "--noise", "0.01"],
  ])
  func ownCasesAreAnswered(_ arguments: [String]) async throws {
    let findings = try await EveryMethod.quickFindings(EveryMethod.posterior, arguments)
    #expect(findings.answer.contains("peak") || findings.answer.contains("prior"))
    #expect(findings.number("log-evidence").isFinite)
  }

  @Test(arguments: [
    ["--y", "1;2"], ["--y", ""], ["--y", "1,,2"], ["--y", "nan"], ["--y", "1e9"],
    ["--noise", "0"], ["--noise", "-1"], ["--prior-sd", "0"], ["--prior-mean", "inf"],
    ["--methods", "grid,sheep"], ["--methods", ""],
  ])
  func badValuesAreRefused(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try EveryMethodSettings.parse(arguments) }
  }

  @Test func countingIsDoneByTheWrapper() {
    let target = CountedPosterior(NonlinearModel.lecture.posterior)
    _ = target(0.5)
    _ = target.logDensity(at: [1])
    var gradient = [0.0]
    _ = target.logDensity(at: [1], gradient: &gradient)
    #expect(target.values == 2 && target.gradients == 1)
    // A copy counts into the same
    let copy = target
    _ = copy.slope(2)
    #expect(target.gradients == 2)
    let limited = CountedPosterior(NonlinearModel.lecture.posterior, limit: 2)
    _ = (limited(0), limited(0))
    #expect(!limited.isExhausted)
    #expect(limited(0) == -.infinity && limited.isExhausted)
  }

  /// A needle a 4000th of the prior wide, which a look at every 200th steps over: f = 20 exp(-u²), u = 2000 (θ - 0.5025),
  /// y = 20. Where f is small the likelihood is e⁻²⁵⁰, so that Z = prior(0.5025) ∫ N(20 | f, 0.8) du / 2000 there.
  @Test func aNeedleIsFound() throws {
    let needle = ModelFunction(text: "needle") { theta in
      let u = 2000 * (theta - 0.5025)
      let f = 20 * exp(-u * u)
      return (f, -2 * u * 2000 * f)
    }
    let exact = try ExactPosterior(NonlinearModel(data: [20], function: needle).posterior)
    #expect(abs(exact.mean - 0.5025) < 1e-6)
    let noise = Normal(mean: 20, standardDeviation: 0.8.squareRoot())
    let area = integrate({ noise.density(20 * exp(-$0 * $0)) }, from: -3, to: 3).value / 2000
    let prior = Normal(mean: 0, standardDeviation: 2).density(0.5025)
    // The prior's second derivative over a width of 1e-4
    #expect(abs(exact.logEvidence - log(area * prior)) < 1e-6)
    // What a look at every 200th alone would have said
    #expect(
      try ExactPosterior(NonlinearModel(data: [20], function: needle).posterior, near: [5])
        .standardDeviation
        > 1)
  }

  /// Functions that turn more often than any look: refused, not added up wrongly. The control turns less often.
  @Test func whatTurnsTooOftenIsRefused() throws {
    for (factor, deviation) in [(500.0, 1.0), (50, 100)] {
      let fast = ModelFunction(text: "fast") {
        (sin(factor * $0), factor * cos(factor * $0))
      }
      let model = NonlinearModel(
        data: [0.5], function: fast, noiseVariance: 0.001,
        prior: Normal(mean: 0, standardDeviation: deviation))
      #expect(throws: ExactPosterior.Failure.self) { try ExactPosterior(model.posterior) }
    }
    let slower = ModelFunction(text: "slower") { (sin(50 * $0), 50 * cos(50 * $0)) }
    let model = NonlinearModel(data: [0.5], function: slower, noiseVariance: 0.001)
    // No tenth of a period tells: the evidence is that of sin θ with θ uniform over its periods, 1/(2π) ∫ N(0.5 | sin u, σ²) du
    let noise = Normal(mean: 0.5, standardDeviation: 0.001.squareRoot())
    let average =
      integrate({ noise.density(sin($0)) }, from: 0, to: 1).value
      + integrate({ noise.density(sin($0)) }, from: 1, to: 2).value
      + integrate({ noise.density(sin($0)) }, from: 2, to: .pi).value
    #expect(
      abs(try ExactPosterior(model.posterior).logEvidence - log(average / (2 * .pi))) < 1e-7)
  }

  /// Log likelihoods of -5e8, whose rounding is 6e-8: two peaks at π/2 and -3π/2, of masses as the prior's densities there.
  @Test func hugeLogarithmsAreAddedUp() throws {
    let model = NonlinearModel(data: [1000], noiseVariance: 0.001)
    let exact = try ExactPosterior(model.posterior)
    let prior = Normal(mean: 0, standardDeviation: 2)
    let (right, left) = (prior.density(.pi / 2), prior.density(-3 * .pi / 2))
    let share = right / (left + right)
    // A peak is 1e-3 wide, and the prior curved within: 1e-6
    #expect(abs(exact.share(above: -.pi / 2) - share) < 1e-4)
  }

  @Test func whatIsUndefinedFarOutCountsAsZero() throws {
    let root = ModelFunction(text: "sqrt(theta+20.5)") {
      (($0 + 20.5).squareRoot(), 0.5 / ($0 + 20.5).squareRoot())
    }
    let exact = try ExactPosterior(NonlinearModel(function: root).posterior)
    #expect(exact.logEvidence.isFinite && exact.mean.isFinite)
  }

  /// Corners of the options: an answer or a refusal, each in time.
  @Test(
    .timeLimit(.minutes(2)),
    arguments: ["sin", "cubic", "square", "line", "tanh"])
  func cornersAreAnswered(_ model: String) throws {
    for y in ["-1000", "1000", "none"] {
      for noise in ["0.001", "1000"] {
        for (mean, deviation) in [("-100", "0.01"), ("100", "0.01"), ("-100", "100"), ("0", "100")]
        {
          let settings = try EveryMethodSettings.parse([
            "--y", y, "--noise", noise, "--prior-mean", mean, "--prior-sd", deviation, "--model",
            model,
          ])
          do {
            let study = try EveryMethod.study(settings, run: Run(seed: 1, isQuick: true))
            #expect(study.exact.logEvidence.isFinite && study.exact.standardDeviation > 0)
          } catch let error as InputError {
            #expect("\(error)".contains("posterior") || "\(error)".contains("area"))
          }
        }
      }
    }
  }
}

import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import Networks
import Testing
import Workbook

@testable import chapter10

@Suite struct AgreementTests {
  static let findings = Shared {
    try await HowManyUnits.quickFindings(HowManyUnits.agreement, seed: 1)
  }

  /// Chains that jump and evidences agree; each claim misses once in some thousands of runs, as errors from sixteen runs
  /// have Student's t with 15 degrees of freedom.
  @Test func claimsHold() async throws {
    for claim in try await Self.findings.value.claims {
      #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)")
    }
  }

  /// Lemma 2.1 as printed, without (2π)^(m/2), prefers small nets: the same comparison must refuse its chain.
  @Test func thePrintedLemmaIsRefused() async throws {
    let findings = try await Self.findings.value
    let points = try HowManyUnits.study(.parse([]), run: Run(seed: 1, isQuick: true)).twoUnits
    var prior = VariableNetworkPrior(inputs: 2, most: 4)
    prior.units.noiseScale = 0.01
    let network = try VariableNetwork(
      inputs: points.inputs, targets: points.targets, prior: prior)
    let sampler = ReversibleJumpSampler(network, rule: .asPrinted)
    let chains = (0..<4).map { chain -> [Int] in
      var random = RandomSource(seed: 7).stream(chain)
      var state = sampler.start(from: network.samplePrior(units: chain % 4, using: &random))
      for _ in 0..<2000 { _ = sampler.step(&state, using: &random) }
      return (0..<10_000).map { _ in
        _ = sampler.step(&state, using: &random)
        return state.units
      }
    }
    let wrong = Share.visits(chains, upTo: 4)
    let none = try #require(findings.values.first { $0.name == "particles.0" })
    let right = Share(value: none.number, standardError: none.standardError ?? .nan)
    #expect(abs(wrong[0].distance(to: right)) > 5)
  }

  /// Points on a line that fit it to the last digit, with less and less noise: y'Σ⁻¹y is a'(σ_a² I + σ² (X'X)⁻¹)⁻¹a, of
  /// which the difference of y'y/σ² and what the weights explain keeps no digit.
  @Test func aPerfectFitLosesNoDigits() throws {
    let n = 8
    let rows = (0..<n).map { [1, $0 % 2 == 0 ? 1 : -1] as [Double] }
    let line = [0.3, 0.7]
    let problem = try UnitsProblem(
      units: 0, inputs: Matrix(rows: rows), targets: rows.map { dot($0, line) },
      prior: VariableNetworkPrior(inputs: 2))
    let network = try VariableNetwork(
      inputs: Matrix(rows: rows), targets: rows.map { dot($0, line) },
      prior: VariableNetworkPrior(inputs: 2))
    let variance = problem.linearVariance
    for exponent in [4.0, 8, 12, 16, 20] {
      let noise = pow(10, -exponent)
      // X'X = n I
      let quadratic = dot(line, line) / (variance + noise / Double(n))
      let logDeterminant = Double(n - 2) * log(noise) + 2 * log(noise + Double(n) * variance)
      let exact = -0.5 * (Double(n) * log(2 * .pi) + logDeterminant + quadratic)
      // Rounding of the residuals, 1e-16, in units of σ: 1e-11 of a nat at the smallest
      let found = problem.logLikelihood([-log(noise)])
      #expect(abs(found - exact) < 1e-9 * abs(exact), "10^-\(exponent)")
      let readable = network.logMarginalLikelihood(
        nodes: Matrix(rows: 2, columns: 0), weightMean: 0, weightVariance: 1, noiseVariance: noise)
      #expect(abs(readable - exact) < 1e-9 * abs(exact), "10^-\(exponent)")
    }
    // Negative control: the difference alone
    let difference = problem.logLikelihood([20 * log(10)], squaredBelow: 0)
    #expect(!(abs(difference - problem.logLikelihood([20 * log(10)])) < 1))
  }

  /// The likelihood with the weights integrated out, against the normal distribution of the points itself.
  @Test func theLikelihoodIsThatOfThePoints() throws {
    let points = CurvePoints.twoUnits(using: RandomSource(seed: 1))
    let prior = VariableNetworkPrior(inputs: 2)
    var random = RandomSource(seed: 2)
    for units in 0...4 {
      let problem = try UnitsProblem(
        units: units, inputs: points.inputs, targets: points.targets, prior: prior)
      for _ in 0..<5 {
        let theta = problem.drawPrior(using: &random)
        #expect(theta.count == problem.dimension)
        let z = ShallowNetwork.features(problem.nodes(theta), at: points.inputs)
        let n = points.x.count
        var covariance = Matrix(rows: n, columns: n)
        for i in 0..<n {
          for j in 0..<n {
            var value = i == j ? problem.noiseVariance(theta) : 0
            for k in 0..<2 {
              value += prior.linearVariance * points.inputs[i, k] * points.inputs[j, k]
            }
            var (sumI, sumJ) = (0.0, 0.0)
            for unit in 0..<units {
              value += problem.weightVariance(theta) * z[i, unit] * z[j, unit]
              sumI += z[i, unit]
              sumJ += z[j, unit]
            }
            covariance[i, j] = value + prior.units.weightMeanVariance * sumI * sumJ
          }
        }
        let factor = try Cholesky(covariance)
        let white = factor.whiten(points.targets)
        let direct =
          -0.5 * (dot(white, white) + factor.logDeterminant + Double(n) * log(2 * .pi))
        // Rounding of y'y/σ² less what the weights explain, some thousands
        for share in [0, .infinity] {
          let found = problem.logLikelihood(theta, squaredBelow: share)
          #expect(abs(found - direct) < 1e-7 * max(1, abs(direct)))
        }
      }
    }
  }

  /// Units drawn in their own coordinates have the covariance that the hierarchy says: A_γ + c C/(c - p - 1).
  @Test func unitsHaveTheirPriorsCovariance() throws {
    let points = CurvePoints.twoUnits(using: RandomSource(seed: 1))
    var prior = VariableNetworkPrior(inputs: 2)
    prior.units.nodeDegrees = 12
    let problem = try UnitsProblem(
      units: 1, inputs: points.inputs, targets: points.targets, prior: prior)
    var random = RandomSource(seed: 3)
    let draws = (0..<20_000).map { _ in
      problem.nodes(problem.drawPrior(using: &random))[1, 0]
    }
    let squares = draws.map { $0 * $0 }
    let error = sampleStandardDeviation(squares) / 20_000.0.squareRoot()
    // 4.4 standard errors: missed once in 100,000
    #expect(abs(sampleMean(squares) - (4 + 12.0 / 9)) < 4.4 * error)
  }

  /// Half the steps of the quadrature change nothing that matters.
  @Test func theGridIsFineEnough() {
    let points = CurvePoints.twoUnits(using: RandomSource(seed: 1))
    var prior = VariableNetworkPrior(inputs: 2)
    prior.units.noiseScale = 0.01
    var grid = OneUnitQuadrature(
      inputs: points.inputs, targets: points.targets, prior: prior)
    grid.steps = (0.16, 1, 0.4)
    let coarse = (grid.none, grid.one)
    grid.steps = (0.12, 0.8, 0.35)
    #expect(abs(grid.none - coarse.0) < 1e-3 && abs(grid.one - coarse.1) < 0.02)
  }

  /// The error that evidences pass on, against simulation.
  @Test func errorsOfSharesAreCarriedOver() {
    let logs = [0.0, 0.8, 0.3]
    let errors = [0.05, 0.1, 0.02]
    let estimates = zip(logs, errors).map {
      FoundEvidence(logEvidence: $0, standardError: $1, evaluations: 0)
    }
    let prior = [log(0.5), log(0.25), log(0.25)]
    let stated = Share.posterior(of: estimates, prior: prior)
    var random = RandomSource(seed: 4)
    let drawn = (0..<4000).map { _ in
      Share.posterior(
        of: zip(logs, errors).map {
          FoundEvidence(
            logEvidence: $0 + $1 * random.normal(), standardError: 0, evaluations: 0)
        }, prior: prior)
    }
    for size in 0..<3 {
      let spread = sampleStandardDeviation(drawn.map { $0[size].value })
      // First order in errors of a tenth, and 1 % of 4000 draws
      #expect(abs(spread / stated[size].standardError - 1) < 0.08)
    }
    #expect(abs(stated.reduce(0) { $0 + $1.value } - 1) < 1e-12)
  }
}

import BayesNumerics
import ChapterTestSupport
import Foundation
import Testing
import Workbook

@testable import chapter11

@Suite struct MixtureTests {
  static let findings = Shared {
    try await VariationalInference.quickFindings(VariationalInference.mixture, ["--most", "4"])
  }

  @Test func threeGroupsByTheBound() async throws {
    let findings = try await Self.findings.value
    #expect(findings.number("components") == 3)
    #expect(findings.failures.isEmpty, "\(findings.failures)")
  }

  static let model = NormalMixtureModel(
    values: GalaxyColumn.few, prior: MixturePrior(inUnitsOf: GalaxyColumn.few), components: 2)

  /// The bound against the average of log p - log q over draws from q, memberships included: 4000 draws, 4.42 standard
  /// errors. The bound without the memberships' entropy is refused.
  @Test func theBoundIsAnAverage() {
    // Numbers that might belong to either of two groups, so that their memberships have an entropy of some nats
    let values = [9.2, 9.9, 10.4, 10.8, 11.3, 11.7, 12.2, 12.6, 13.1, 13.9]
    let model = NormalMixtureModel(
      values: values, prior: MixturePrior(inUnitsOf: values), components: 2)
    var random = RandomSource(seed: 6)
    let q = model.sweep(model.start(using: &random))
    var lost = 0.0
    let terms = (0..<4000).map { _ -> Double in
      let draw = MixtureOracle(model, q, using: &random)
      lost += draw.logMemberships / 4000
      return draw.logRatio
    }
    let mean = terms.reduce(0, +) / 4000
    let error = (terms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3999 / 4000).squareRoot()
    let bound = model.bound(q)
    #expect(abs(mean - bound) < Tolerance.monteCarloWidth * error, "\(mean) \(error) \(bound)")
    #expect(abs(mean + lost - bound) > Tolerance.monteCarloWidth * error)
  }

  /// One component: coordinate ascent needs few sweeps and its bound lies below the evidence by quadrature.
  @Test func oneComponentLiesBelowTheEvidence() {
    let model = NormalMixtureModel(
      values: GalaxyColumn.few, prior: MixturePrior(inUnitsOf: GalaxyColumn.few), components: 1)
    let fit = model.fit(starts: 1, using: RandomSource(seed: 1))
    let prior = model.prior
    let mean = Normal(mean: prior.mean, standardDeviation: prior.standardDeviation)
    let precision = Gamma(shape: prior.shape, rate: prior.rate)
    let evidence = integrate(
      { t in
        exp(precision.logDensity(t))
          * integrate(
            { m in
              exp(
                mean.logDensity(m)
                  + model.values.reduce(0) {
                    $0 + Normal(mean: m, standardDeviation: 1 / t.squareRoot()).logDensity($1)
                  })
            }, from: 0, to: 40
          ).value
      }, from: 1e-6, to: 3, relativeTolerance: 1e-6
    ).value
    let gap = log(evidence) - fit.bound
    // Two nearly independent factors lose a few hundredths of a nat
    #expect(gap > -1e-6 && gap < 0.2, "\(gap)")
  }

  /// What the particles compute is the sum of log densities as a draw writes it, near and far from the numbers: sums
  /// of at most some thousand nats.
  @Test(arguments: [[0.3, -0.4, 9.7, 21.1, 0.2, -0.8], [0, 3, -80, 300, 2, -3]])
  func theFastLikelihoodIsTheReadableOne(_ position: [Double]) {
    let parts = position[0..<2].map { exp($0) }
    let draw = MixtureDraw(
      shares: parts.map { $0 / parts.reduce(0, +) }, means: Array(position[2..<4]),
      precisions: position[4..<6].map { exp($0) })
    let fast = MixtureFactors(model: Self.model).logFactors(at: position).likelihood
    let readable = Self.model.values.reduce(0) { sum, x in
      let terms = (0..<2).map { k in
        log(draw.shares[k])
          + Normal(mean: draw.means[k], standardDeviation: 1 / draw.precisions[k].squareRoot())
          .logDensity(x)
      }
      return sum + logSumExp(terms)
    }
    #expect(abs(fast - readable) < 1e-12 * max(1, abs(readable)), "\(fast) \(readable)")
    // Where no exponential underflows it is the density's own logarithm
    if readable > -200 {
      let plain = Self.model.values.reduce(0) { $0 + log(draw.density(at: $1)) }
      #expect(abs(fast - plain) < 1e-10)
    }
  }

  /// Chib's prior in units of the galaxies' own spread is nearly Chib's prior.
  @Test func ownDataHaveTheGalaxiesPrior() {
    let prior = MixturePrior(inUnitsOf: MixtureColumn.galaxies.values)
    #expect(abs(prior.mean - 20) < 1 && abs(prior.standardDeviation - 10) < 1)
    #expect(prior.shape == 3 && abs(prior.rate - 20) < 2)
  }

  /// Densities of the fitted mixture have the area 1; Student tails beyond the range hold the rest.
  @Test func theDensityHasTheAreaOne() {
    let fit = Self.model.fit(starts: 2, using: RandomSource(seed: 2))
    let area = integrate({ Self.model.density(fit.factors, at: $0) }, from: -200, to: 240).value
    #expect(abs(area - 1) < 1e-3)
  }

  @Test(arguments: [
    "", "1 2\n3 4\n", "1\n2\n3\n", String(repeating: "7\n", count: 20), "1\nx\n",
    (0..<12).map { "\($0)e200" }.joined(separator: "\n"),
  ])
  func badColumnsAreRefused(_ text: String) throws {
    try expectRefused(data: text, by: VariationalInference.self)
  }

  /// A reader's column ends in a verdict and no claims of the lecture.
  @Test func ownColumnsAreAnswered() async throws {
    let path = NSTemporaryDirectory() + "column-\(UUID().uuidString).txt"
    let numbers = (0..<30).map { "\(Double($0 % 10) / 10 + ($0 < 15 ? 0 : 50))" }
    try numbers.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let findings = try await VariationalInference.quickFindings(
      VariationalInference.mixture, ["--data", path, "--most", "3"])
    #expect(findings.claims.isEmpty && findings.number("components") == 2)
  }
}

/// Ten numbers in two groups.
enum GalaxyColumn {
  static let few = [9.2, 9.6, 10.1, 9.9, 20.3, 21.2, 22.5, 19.8, 20.9, 23.1]
}

/// One draw from q with log p(D, c, shares, μ, τ) - log q, each term written out.
private struct MixtureOracle {
  var logRatio = 0.0
  /// log q of the memberships, whose mean is minus their entropy.
  var logMemberships = 0.0

  init(
    _ model: NormalMixtureModel, _ q: NormalMixtureModel.Factors,
    using random: inout RandomSource
  ) {
    let k = model.components
    func logDirichlet(_ shares: [Double], _ parameters: [Double]) -> Double {
      logGamma(parameters.reduce(0, +))
        + zip(shares, parameters).reduce(0) { $0 + ($1.1 - 1) * log($1.0) - logGamma($1.1) }
    }
    let parts = q.concentrations.map { random.gamma(shape: $0) }
    let shares = parts.map { $0 / parts.reduce(0, +) }
    let prior = [Double](repeating: model.prior.concentration, count: k)
    logRatio += logDirichlet(shares, prior) - logDirichlet(shares, q.concentrations)
    var components: [Normal] = []
    for place in 0..<k {
      let factor = (
        Normal(mean: q.means[place], standardDeviation: q.variances[place].squareRoot()),
        Gamma(shape: q.shapes[place], rate: q.rates[place])
      )
      let (mean, precision) = (
        factor.0.sample(using: &random), factor.1.sample(using: &random)
      )
      logRatio +=
        Normal(mean: model.prior.mean, standardDeviation: model.prior.standardDeviation)
        .logDensity(mean) - factor.0.logDensity(mean)
      logRatio +=
        Gamma(shape: model.prior.shape, rate: model.prior.rate).logDensity(precision)
        - factor.1.logDensity(precision)
      components.append(Normal(mean: mean, standardDeviation: 1 / precision.squareRoot()))
    }
    for (i, x) in model.values.enumerated() {
      var left = random.uniform()
      var choice = k - 1
      for place in 0..<k {
        left -= q.shares[place][i]
        if left < 0 {
          choice = place
          break
        }
      }
      logMemberships += log(q.shares[choice][i])
      logRatio += log(shares[choice]) + components[choice].logDensity(x)
    }
    logRatio -= logMemberships
  }
}

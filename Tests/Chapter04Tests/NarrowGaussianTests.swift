import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Testing

@testable import chapter4

@Suite struct NarrowGaussianTests {
  /// Eight stars, each width sampled: the posterior is that of a population wider by w, on a grid, to 4.4
  /// Monte Carlo errors (once in 100,000); √(exact² + w² / N) leaves out terms of order f² = 1 %.
  @Test func aGaussianWidensThePosteriorByItsSquareOverN() async {
    let population = StarPopulation()
    var random = RandomSource(seed: 21)
    let field = StarField(
      count: 8, sigma: StefanBoltzmann.sigma, population: population, noise: 0.1, using: &random)
    let cost = await NarrowGaussian.compare(
      field: field, population: population,
      lengths: ChainLengths(warmUp: 300, draws: 700), using: RandomSource(seed: 22))
    let exact = [cost.exact] + cost.exactOfRows
    for (row, exact) in zip([cost.removed] + cost.rows, exact) {
      #expect(row.chains.isMixed, "\(row.width): \(row.chains.mixing.sentence)")
      let sampled = row.chains["log_sigma"]
      #expect(
        abs(sampled.standardDeviation - exact) < 4.4 * sampled.errorOfDeviation, "\(row.width)")
      #expect(abs(cost.closedForm(row.width) / exact - 1) < 0.01, "\(row.width)")
    }
    // Control: w² for w² / N
    if let widest = cost.rows.first {
      let wrong = hypot(cost.exact, widest.width)
      let sampled = widest.chains["log_sigma"]
      #expect(abs(sampled.standardDeviation - wrong) > 2 * 4.4 * sampled.errorOfDeviation)
    }
    // Narrower costs more
    for (wide, narrow) in zip(cost.rows, cost.rows.dropFirst()) {
      #expect(narrow.gradientsPerDraw > wide.gradientsPerDraw)
    }
  }
}

@Suite struct SoftDeltaTests {
  @Test(arguments: [0.3, 0.01]) func slopesAreThoseOfTheDensity(width: Double) {
    var random = RandomSource(seed: 1)
    let field = StarField(
      count: 3, sigma: 5e-8, population: StarPopulation(), noise: 0.1, using: &random)
    let model = SoftDelta(
      luminosities: field.measured, noise: 0.1, width: width, population: StarPopulation())
    var position = model.start(using: &random)
    for index in position.indices { position[index] += 0.3 * width * random.normal() }
    var gradient = [Double](repeating: .nan, count: model.dimension)
    let value = model.logDensity(at: position, gradient: &gradient)
    let scale = max(abs(value), gradient.map(abs).max() ?? 0)
    for index in position.indices {
      let h = 1e-5 * width
      var (right, left) = (position, position)
      right[index] += h
      left[index] -= h
      let slope = (model.logDensity(at: right) - model.logDensity(at: left)) / (2 * h)
      // Rounding 2⁻⁵³ |value| / h and curvature h² / width³
      #expect(abs(slope - gradient[index]) < 1e-6 * scale / width)
    }
  }

  /// The value is that of the densities written out, but for a constant: compared at two positions.
  @Test func theDensityIsThatOfTheModel() {
    let (luminosities, noise, width) = ([1.4, 0.3], 0.1, 0.2)
    let population = StarPopulation(areaSpread: 0.6, temperatureSpread: 0.1)
    let model = SoftDelta(
      luminosities: luminosities, noise: noise, width: width, population: population)
    func written(_ p: [Double], power: Double) -> Double {
      var sum = Normal(mean: log(1e-7 / NominalSun.sigma), standardDeviation: 2).logDensity(p[0])
      for star in 0..<2 {
        let (zA, zT, light) = (p[1 + star], p[3 + star], p[5 + star])
        let law = p[0] + 0.6 * zA + power * 0.1 * zT
        sum += Normal().logDensity(zA) + Normal().logDensity(zT)
        sum += Normal(mean: law, standardDeviation: width).logDensity(light)
        sum += Normal(mean: exp(light), standardDeviation: noise * exp(light))
          .logDensity(luminosities[star])
      }
      return sum
    }
    let first = [0.1, 0.3, -0.5, 0.8, -0.2, 0.4, -1.3]
    let second = [-0.2, 0.5, -1.1, 1.2, 0.4, 0.3, -1.2]
    let found = model.logDensity(at: second) - model.logDensity(at: first)
    // Sums of some 20 terms below 100, each rounded to 2⁻⁵³ and amplified ten times by 1 / f
    #expect(abs(found - written(second, power: 4) + written(first, power: 4)) < 1e-11)
    #expect(abs(found - written(second, power: 3) + written(first, power: 3)) > 0.1)
  }

  /// Integrated over log L by quadrature the soft delta gives a star's likelihood with a population that
  /// is wider by w: at one star, along A, T fixed at 0.
  @Test func integratedOverLightItIsAWiderPopulation() {
    let population = StarPopulation(areaSpread: 0.6, temperatureSpread: 0.1)
    let width = 0.3
    let model = SoftDelta(
      luminosities: [1.4], noise: 0.1, width: width, population: population)
    // Over z_T, z_A and log L at two σ; the prior of log σ is taken out
    func evidence(_ logSigma: Double) -> Double {
      let inner = integrate(
        { zA in
          integrate(
            { light in exp(model.logDensity(at: [logSigma, zA, 0, light])) },
            from: log(1.4) - 1, to: log(1.4) + 1, relativeTolerance: 1e-9
          ).value
        }, from: -7, to: 7, relativeTolerance: 1e-8
      ).value
      return log(inner) - model.constantPrior.logDensity(logSigma)
    }
    let wide = StarLikelihood(spread: hypot(0.6, width), noise: 0.1)
    let difference = evidence(0.5) - evidence(-0.2)
    let expected = wide(log(1.4) - 0.5) - wide(log(1.4) + 0.2)
    #expect(abs(difference - expected) < 1e-6)
    let sharp = StarLikelihood(spread: 0.6, noise: 0.1)
    #expect(abs(sharp(log(1.4) - 0.5) - sharp(log(1.4) + 0.2) - expected) > 1e-3)
  }
}

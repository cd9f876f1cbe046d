import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Testing

@testable import chapter4

@Suite struct RealStarsTests {
  @Test func theTableHoldsStars() {
    #expect(WellKnownStars.table.count >= 12)
    #expect(Set(WellKnownStars.table.map(\.name)).count == WellKnownStars.table.count)
    for star in WellKnownStars.table {
      let numbers = [
        star.radius, star.radiusError, star.temperature, star.temperatureError, star.luminosity,
        star.luminosityError,
      ]
      #expect(StarUnits.refusal(numbers) == nil, "\(star.name)")
      // No star alone refutes the law by more than 4 of its errors and a tenth
      #expect(abs(star.logSigma) < 4 * star.logError + 0.1, "\(star.name)")
    }
    // Barnard's star, 4π d² F by hand: d = 1 / 0.54901" = 1.82146 pc = 5.62038e16 m,
    // L = 4π (5.62038e16)² 3.263e-11 = 1.29526e24 W = 0.0033837 L☉
    let barnard = WellKnownStars.table.first { $0.name == "Barnard" }
    #expect(abs((barnard?.luminosity ?? 0) / 0.003_383_7 - 1) < 1e-4)
  }

  // MARK: The model

  @Test func slopesAreThoseOfTheDensity() {
    let model = RealStarModel(Array(WellKnownStars.table.prefix(4)))
    var random = RandomSource(seed: 6)
    for _ in 0..<5 {
      var position = (0..<model.dimension).map { _ in random.normal() }
      position[0] *= 0.1
      position[3] = log(0.05) + 0.5 * random.normal()
      var gradient = [Double](repeating: .nan, count: model.dimension)
      let value = model.logDensity(at: position, gradient: &gradient)
      let scale = max(abs(value), gradient.map(abs).max() ?? 0, 1)
      for index in position.indices {
        let h = 1e-6
        var (right, left) = (position, position)
        right[index] += h
        left[index] -= h
        let slope = (model.logDensity(at: right) - model.logDensity(at: left)) / (2 * h)
        // 2⁻⁵³ |value| / h is 1e-8, curvature h² times 1 / e³ below 1e-6
        #expect(abs(slope - gradient[index]) < 1e-5 * scale, "\(index)")
      }
    }
  }

  /// The value is that of the densities written out, but for a constant: compared at two positions.
  /// Signs of the scales, the Jacobian of the scatter and the degrees of freedom all move it.
  @Test func theDensityIsThatOfTheModel() {
    let stars = Array(WellKnownStars.table.prefix(2))
    let model = RealStarModel(stars)
    func written(_ p: [Double], freedom: Double = 4, sign: Double = 1, jacobian: Double = 1)
      -> Double
    {
      let scatter = exp(p[3])
      var sum = Normal(mean: log(1e-7 / NominalSun.sigma), standardDeviation: 2).logDensity(p[0])
      sum += Normal().logDensity(p[1]) + Normal().logDensity(p[2])
      sum += Normal(mean: 0, standardDeviation: 0.1).logDensity(scatter) + jacobian * p[3]
      for (index, star) in stars.enumerated() {
        let (zR, zT) = (p[4 + index], p[6 + index])
        let radius =
          log(star.radius) - sign * 0.02 * p[1] + star.radiusError / star.radius * zR
        let temperature =
          log(star.temperature / 5772) - 0.015 * p[2]
          + star.temperatureError / star.temperature * zT
        let scale = hypot(star.luminosityError / star.luminosity, scatter)
        let t = (log(star.luminosity) - p[0] - 2 * radius - 4 * temperature) / scale
        sum += Normal().logDensity(zR) + Normal().logDensity(zT)
        sum -= log(scale) + (freedom + 1) / 2 * log(1 + t * t / freedom)
      }
      return sum
    }
    let first = [0.05, 0.8, -0.6, log(0.03), 0.4, -0.9, 1.1, 0.2]
    let second = [-0.04, -1.2, 0.5, log(0.06), -0.3, 0.6, -0.7, 1.4]
    let found = model.logDensity(at: second) - model.logDensity(at: first)
    // Sums of some 20 terms below 100, each rounded to 2⁻⁵³ and amplified by up to 1 / 0.03
    #expect(abs(found - written(second) + written(first)) < 1e-11)
    let wrong = [
      written(second, freedom: 40) - written(first, freedom: 40),
      written(second, sign: -1) - written(first, sign: -1),
      written(second, jacobian: 0) - written(first, jacobian: 0),
    ]
    for value in wrong { #expect(abs(found - value) > 0.05) }
  }

  /// The chain against a second route: the errors of R and T of each star integrated out by the
  /// trapezoidal rule, a grid over log σ (without its scales) and the scatter, the scales added as
  /// independent Gaussians.
  @Test func theChainsFindTheGrid() async {
    let stars = WellKnownStars.table
    let naive = ErrorBarMean(stars)
    let chains = await RealStarModel(stars).runChains(
      around: naive.mean, lengths: ChainLengths(warmUp: 1000, draws: 2000),
      using: RandomSource(seed: 12))
    let x = GridDensity.points(around: naive.mean, reach: 0.15, count: 61)
    let logScatters = (0..<50).map { log(0.0005) + (log(0.4) - log(0.0005)) * Double($0) / 49 }
    let z = (0...40).map { -6 + 0.3 * Double($0) }
    let columns = x.map { centre -> Double in
      logSumExp(
        logScatters.map { logScatter -> Double in
          let s = exp(logScatter)
          let prior = logScatter - 0.5 * s * s / 0.01
          return stars.reduce(prior) { sum, star in
            let g = hypot(
              2 * star.radiusError / star.radius, 4 * star.temperatureError / star.temperature)
            let e = star.luminosityError / star.luminosity
            let scale2 = e * e + s * s
            let terms = z.map { z -> Double in
              let off = star.logSigma - centre - g * z
              return -0.5 * z * z - 0.5 * log(scale2) - 2.5 * log(1 + off * off / (4 * scale2))
            }
            return sum + logSumExp(terms)
          }
        })
    }
    let grid = GridDensity(x: x, logValues: columns)
    let scales = 0.04 * 0.04 + 0.06 * 0.06
    let expected = (grid.standardDeviation * grid.standardDeviation + scales).squareRoot()
    let found = chains["log_sigma"]
    // The wide prior of log σ moves the mean by variance × distance / 4 and is otherwise nothing
    let shift = expected * expected * (log(1e-7 / NominalSun.sigma) - grid.mean) / 4
    #expect(abs(found.mean - grid.mean - shift) < 4.4 * found.errorOfMean)
    #expect(abs(found.standardDeviation - expected) < 4.4 * found.errorOfDeviation)
    #expect(found.standardDeviation > 3 * grid.standardDeviation)
    // What the section says of other assumptions: the stars determine the rest, the scales add their variance
    let rest = chains["log_sigma_without_scales"]
    #expect(
      abs(rest.standardDeviation - grid.standardDeviation) < 4.4 * rest.errorOfDeviation)
  }

  // MARK: 72 stars that stay outside

  /// The data beside the project, when they are there: see the chapter's README for their source.
  static let shared: String? = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let file = folder.appendingPathComponent("../shared/data/stars/stars.csv").standardized.path
    return FileManager.default.fileExists(atPath: file) ? file : nil
  }()

  @Test(
    .enabled(
      if: shared != nil,
      "the 72 stars are not beside the clone, at ../shared/data/stars/stars.csv")
  ) func seventyTwoStarsAreOffBeforeAndNotAfter() async throws {
    guard let path = Self.shared else { return }
    let file = try StarFile(path: path)
    #expect(file.stars.count == 72)
    let verdict = StarVerdict(file.stars, scales: ScaleErrors())
    let naive = verdict.naive
    // Computed in Python from the same columns: 5.402637 ± 0.042763, chi-square 97.214558
    let sigma = 1e8 * NominalSun.sigma * exp(naive.mean)
    #expect(abs(sigma - 5.402_637) < 1e-6, "\(sigma)")
    #expect(abs(sigma * naive.error - 0.042_763) < 1e-6, "\(sigma * naive.error)")
    #expect(abs(naive.chiSquare - 97.214_558) < 1e-5 && naive.degreesOfFreedom == 71)
    // A common error moves the mean, and the scatter does not see it
    #expect(verdict.errorBarsAlone.outcome == .tooSmall)
    #expect(!verdict.scatter.isMisfit && !verdict.withScales.isMisfit)
    #expect(file.warnings.isEmpty)

    let chains = await RealStarModel(file.stars).runChains(
      around: naive.mean, lengths: ChainLengths(warmUp: 600, draws: 800),
      using: RandomSource(seed: 1))
    #expect(chains.isMixed, "\(chains.mixing.sentence)")
    let posterior = chains["log_sigma"]
    #expect(abs(posterior.mean - NominalSun.logTextbook) < 2 * posterior.standardDeviation)
    #expect(posterior.standardDeviation > 5 * naive.error)
  }
}

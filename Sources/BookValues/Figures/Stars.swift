import BayesNumerics
import Datasets
import Hierarchies
import Inference
import RealModule

extension BookFigure {
  /// Chapter 4: σ_T from N stars with noise f, the mean of the population known to m.
  static let stars = BookFigure(
    name: "stars",
    data: [("standard", .list(standard.map { .numbers([$0.product, $0.noise]) }))],
    expectations: [
      (200, 0.1, 0.0), (1, 0.01, 0), (10, 0.3, 0), (1000, 0.1, 0), (200, 0.1, 0.1),
      (1000, 0.01, 0.1),
      (1, 0.3, 2), (50, 0.05, 0.5),
    ].flatMap(constant))

  /// What chance gave each star: log(A T⁴) and the error of its luminosity, both as standard normal numbers.
  private static let standard: [(product: Double, noise: Double)] = {
    var random = RandomSource(seed: 1).stream("stars")
    return (0..<1000).map { _ in
      let product = random.normal().rounded(decimals: 3)
      var noise = random.normal().rounded(decimals: 3)
      // A luminosity is positive: chapter 4 draws such an error again
      while noise <= -3 { noise = random.normal().rounded(decimals: 3) }
      return (product, noise)
    }
  }()

  /// Mean and standard deviation of log(1 + f ε), ε ~ N(0, 1), over 1 + f ε > 0.
  private static func logNoise(_ f: Double) -> (mean: Double, standardDeviation: Double) {
    let noise = Normal(mean: 1, standardDeviation: f)
    // Over u = log r, where nothing is singular
    func moment(_ g: (Double) -> Double) -> Double {
      integrate({ noise.density(.exp($0)) * .exp($0) * g($0) }, from: -60, to: 2).value
    }
    let mass = moment { _ in 1 }
    let mean = moment { $0 } / mass
    return (mean, (moment { ($0 - mean) * ($0 - mean) } / mass).squareRoot())
  }

  private static func constant(_ count: Int, noise: Double, known: Double) -> [Expectation] {
    let population = StarPopulation()
    let prior = ConstantPrior()
    let s = population.productSpread
    let t = logNoise(noise)
    let logs = standard.prefix(count).map {
      Double.log(StefanBoltzmann.sigma) + population.meanLogProduct + s * $0.product
        + .log(1 + noise * $0.noise)
    }
    let observed = logs.reduce(0, +) / Double(count) - population.meanLogProduct - t.mean
    let variance =
      (s * s + t.standardDeviation * t.standardDeviation) / Double(count) + known * known
    // Two normal opinions of log σ_T, weighted by their precisions
    let precision = 1 / variance + 1 / (prior.logWidth * prior.logWidth)
    let mean =
      (observed / variance + .log(prior.median) / (prior.logWidth * prior.logWidth)) / precision
    let posterior = Normal(mean: mean, standardDeviation: 1 / precision.squareRoot())
    let interval = CredibleInterval.equalTailed(of: posterior)
    let values = [
      ("sigma", 1e8 * .exp(posterior.mean)), ("sd", posterior.standardDeviation),
      ("lower", 1e8 * .exp(interval.lower)), ("upper", 1e8 * .exp(interval.upper)),
    ]
    return values.map {
      Expectation(
        [("count", .number(Double(count))), ("noise", .number(noise)), ("known", .number(known))],
        $0.0, $0.1)
    }
  }
}

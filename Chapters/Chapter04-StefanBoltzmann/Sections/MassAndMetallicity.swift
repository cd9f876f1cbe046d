import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Plotting
import Workbook

extension StefanBoltzmannHierarchy {
  /// Equation 6: the population from physics, an integral over mass and metallicity.
  static let massAndMetallicity = Section<StarStudy>(
    "mass-and-metallicity", "What if the population comes from mass and metallicity?",
    options: ["count", "noise"], seconds: 2
  ) { study, run in
    // Data: a field that was made through mass and metallicity
    let field = study.sequenceField

    // Model: P(A, T) = ∫∫ P(A, T | Z, M) P(Z) P(M) dZ dM, MainSequence
    // Inference: by draws of (M, Z), by quadrature, and with a log-normal in its place
    let draws = run.isQuick ? 2000 : 20_000
    let posteriors = SequencePosteriors.infer(
      study.sequence, luminosities: field.measured, noise: study.noise, draws: draws,
      using: run.random("integral"))

    // Inference: the errors of the posterior mean in many such fields
    let errors = SequencePosteriors.errors(
      of: study.sequence, fields: 100, starsInEach: field.count, sigma: study.sigma,
      noise: study.noise, using: run.random("fields"))

    // What it shows
    let (exact, bell) = (posteriors.quadrature, posteriors.logNormal)
    func percent(_ sd: Double) -> String { NumberText.fixed(100 * sd, decimals: 1) }
    return Findings(
      answer:
        "If P(A, T) is built from mass and metallicity, \(field.count) stars determine σ_T to "
        + "\(percent(exact.standardDeviation)) %; with a log-normal of the same mean and spread, to "
        + "\(percent(bell.standardDeviation)) %. With other draws of mass and metallicity the "
        + "posterior mean changes by \(percent(posteriors.monteCarloError)) %, and the posterior sd by "
        + "\(NumberText.significant(100 * posteriors.monteCarloErrorOfDeviation, digits: 1)) % of its value.",
      tables: [table(posteriors, stars: field.count, draws: draws)],
      figures: [figure(study, posteriors)], claims: claims(posteriors, errors: errors),
      values: [
        .init("draws", draws), .init("quadrature.sd", exact.standardDeviation),
        .init("log-normal.sd", bell.standardDeviation),
        .init("monte-carlo.error", posteriors.monteCarloError),
      ])
  }

  private static func table(_ posteriors: SequencePosteriors, stars: Int, draws: Int) -> Table {
    func row(_ name: String, _ mean: Double, _ sd: Double) -> [String] {
      [
        name, NumberText.fixed(NominalSun.constant(atLog: mean), decimals: 3),
        NumberText.fixed(100 * sd, decimals: 2),
      ]
    }
    let (sampled, exact) = (posteriors.monteCarlo, posteriors.quadrature)
    return Table(
      title: "P(A, T) through mass and metallicity, \(stars) stars",
      columns: ["integral over M and Z", "σ_T in 1e-8 W m⁻² K⁻⁴", "sd of log σ_T in %"],
      rows: [
        row(
          "Monte Carlo, \(NumberText.grouped(draws)) draws", sampled.mean,
          sampled.standardDeviation),
        row("quadrature", exact.mean, exact.standardDeviation),
        row(
          "log-normal of the same mean and spread", posteriors.logNormal.mean,
          posteriors.logNormal.standardDeviation),
      ],
      note: "Other draws move the Monte Carlo mean by "
        + "\(NumberText.fixed(100 * posteriors.monteCarloError, decimals: 2)) %.")
  }

  private static func figure(_ study: StarStudy, _ posteriors: SequencePosteriors) -> Figure {
    let sequence = study.sequence
    let y = [Double].evenlySpaced(from: -4, to: 8, count: 241)
    let moments = sequence.productMoments
    let bell = Normal(mean: moments.mean, standardDeviation: moments.standardDeviation)
    func curve(_ density: GridDensity) -> (x: [Double], y: [Double]) {
      let x = density.x.map { NominalSun.constant(atLog: $0) }
      return (x, zip(density.density, x).map { $0 / $1 })
    }
    let (sampled, exact) = (curve(posteriors.monteCarlo), curve(posteriors.quadrature))
    let normal = posteriors.logNormal.curve
    let truth = 1e8 * study.sigma
    let bellPosterior = posteriors.logNormal
    let ends = [-3.2, 3.2].map {
      NominalSun.constant(atLog: bellPosterior.mean + $0 * bellPosterior.standardDeviation)
    }
    let (low, high) = (min(ends[0], 0.95 * truth), max(ends[1], 1.05 * truth))
    let peak = max(exact.y.max() ?? 1, sampled.y.max() ?? 1)
    func inside(_ x: [Double]) -> [Int] { x.indices.filter { (low...high).contains(x[$0]) } }
    func line(
      _ name: String, _ x: [Double], _ y: [Double], _ stroke: Stroke, _ title: Text
    ) -> Layer {
      .line(
        name, x: inside(x).map { x[$0] }, y: inside(x).map { y[$0] }, stroke,
        title: title)
    }
    return Figure(
      name: "main-sequence",
      caption:
        "A population with a sharp lower edge constrains the constant "
        + (posteriors.quadrature.standardDeviation < 0.7 * posteriors.logNormal.standardDeviation
          ? "more tightly than" : "about as tightly as")
        + " a normal density of the same mean and spread. Left: the density of log(A T⁴) from Salpeter's masses, "
        + "R = M^0.8 and T = M^0.5, smeared by metallicity. Right: the posterior by Monte Carlo integration, by "
        + "quadrature, and with the normal density.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "Population",
          x: Axis("log(*A* *T*⁴)", range: -4...8),
          y: Axis("Density", range: 0...0.5), key: .topRight,
          layers: [
            .area(
              "sequence_area", x: y, y: y.map(sequence.productDensity), .green, opacity: 0.18),
            .line(
              "sequence", x: y, y: y.map(sequence.productDensity),
              Stroke(.green, dash: .solid), title: "mass and metallicity"),
            .line(
              "bell", x: y, y: y.map { bell.density($0) }, Stroke(.vermillion),
              title: "log-normal"),
          ]),
        Panel(
          "Posterior of *σ*_{T}",
          x: Axis("*σ*_{T} in 10⁻⁸ W m⁻² K⁻⁴", range: low...high),
          y: Axis("Posterior density", range: 0...1.2 * peak), key: .topRight,
          layers: [
            line(
              "log_normal", normal.sigma, normal.density, Stroke(.vermillion), "log-normal"),
            line(
              "monte_carlo", sampled.x, sampled.y, Stroke(.lightGrey, width: 7),
              "Monte Carlo"),
            line(
              "quadrature", exact.x, exact.y, Stroke(.green, width: 2.5, dash: .solid), "quadrature"
            ),
            .verticalLine(at: truth, Stroke(.black, width: 2, dash: .dotted)),
            .label("truth", x: .data(truth), y: .panel(0.95), offset: (0.7, 0)),
          ]),
      ])
  }

  private static func claims(_ posteriors: SequencePosteriors, errors: [Double]) -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "What is P(A, T | Z, M)?")
    let exact = posteriors.quadrature
    let sets = ([posteriors.monteCarlo] + posteriors.repeats).map(\.mean)
    return [
      Claim(
        "16a", source,
        "posterior mean of log(σ_T / σ☉), P(A, T) by Monte Carlo over M and Z, averaged over eight sets of draws",
        .crossCheck(
          route: "quadrature", expected: exact.mean,
          computed: sets.reduce(0, +) / Double(sets.count),
          .absolute(
            7.06 * posteriors.monteCarloError / Double(sets.count).squareRoot(),
            because:
              "the standard error seen in eight sets of draws, times Student's t of 7 degrees of freedom, "
              + "which exceeds 7.06 once in 10,000 on either side"))),
      // The mean of the posterior of a location under a flat prior is unbiased (Pitman 1939)
      Claim(
        "16b", source,
        "posterior mean of log σ_T less the truth, P(A, T) through mass and metallicity, averaged over "
          + "\(errors.count) simulated fields; ± its standard error",
        .crossCheck(
          route: "the σ_T that made the fields", expected: 0,
          computed: errors.reduce(0, +) / Double(errors.count),
          .monteCarlo(
            standardError: sampleStandardDeviation(errors) / Double(errors.count).squareRoot()))),
    ]
  }
}

/// Three analyses of a field that was made through mass and metallicity.
struct SequencePosteriors: Sendable {
  /// By Monte Carlo integration over M and Z.
  let monteCarlo: GridDensity
  /// The same with other draws: how much the integral's noise moves the posterior mean.
  let repeats: [GridDensity]
  /// By quadrature over log(A T⁴), with its density in closed form.
  let quadrature: GridDensity
  /// With a log-normal population of the same mean and spread.
  let logNormal: SigmaPosterior

  /// Standard deviation of the posterior mean from one set of draws to the next.
  var monteCarloError: Double {
    sampleStandardDeviation(([monteCarlo] + repeats).map(\.mean))
  }

  /// Standard deviation of the posterior sd from one set of draws to the next, as a fraction of it.
  var monteCarloErrorOfDeviation: Double {
    let deviations = ([monteCarlo] + repeats).map(\.standardDeviation)
    return sampleStandardDeviation(deviations)
      / (deviations.reduce(0, +) / Double(deviations.count))
  }

  /// - Parameter draws: Draws of (M, Z) in the Monte Carlo integral.
  static func infer(
    _ sequence: MainSequence, luminosities measured: [Double], noise: Double, draws: Int,
    using random: RandomSource
  ) -> SequencePosteriors {
    // The log-normal stand-in, which also says where to look
    let moments = sequence.productMoments
    let standIn = StarPopulation(
      meanLogArea: moments.mean, areaSpread: 0.9 * moments.standardDeviation,
      meanLogTemperature: 0,
      temperatureSpread: (0.19).squareRoot() / 4 * moments.standardDeviation)
    let likelihood = StarLikelihood(population: standIn, noise: noise)
    let logNormal = SigmaPosterior(
      luminosities: measured, population: standIn, likelihood: likelihood)
    let (centre, reach) = (logNormal.mean, 5 * logNormal.standardDeviation)

    // The integral over M and Z, by eight sets of draws and by quadrature
    let logs = measured.map { log($0) }
    let range =
      ((logs.min() ?? 0) - centre - reach - 0.1)...((logs.max() ?? 0) - centre + reach + 0.1)
    func integral(_ index: Int) -> GridDensity {
      var stream = random.stream(index)
      return MainSequenceLikelihood(
        draws: sequence.products(draws, using: &stream), noise: noise, range: range
      ).posterior(luminosities: measured, around: centre, reach: reach)
    }
    return SequencePosteriors(
      monteCarlo: integral(0), repeats: (1...7).map(integral),
      quadrature: MainSequenceLikelihood(sequence, noise: noise, range: range)
        .posterior(luminosities: measured, around: centre, reach: reach),
      logNormal: logNormal)
  }
}

extension SequencePosteriors {
  /// The posterior mean of log σ_T less the truth, by quadrature, in so many simulated fields.
  static func errors(
    of sequence: MainSequence, fields: Int, starsInEach count: Int, sigma: Double, noise: Double,
    using random: RandomSource
  ) -> [Double] {
    let truth = log(StarField.scale(sigma))
    let fields = (0..<fields).map { index in
      var stream = random.stream(index)
      return StarField(count: count, sigma: sigma, noise: noise, using: &stream) {
        sequence.star(using: &$0)
      }.measured
    }
    // One table serves all; nine standard deviations of a log-normal population are far more than enough
    let reach = min(1, 9 * sequence.productMoments.standardDeviation / Double(count).squareRoot())
    let logs = fields.flatMap { $0.map { log($0) } }
    let range =
      ((logs.min() ?? 0) - truth - reach - 0.1)...((logs.max() ?? 0) - truth + reach + 0.1)
    let likelihood = MainSequenceLikelihood(sequence, noise: noise, range: range)
    return fields.map {
      likelihood.posterior(luminosities: $0, around: truth, reach: reach).mean - truth
    }
  }
}

/// The likelihood of one luminosity under a population that is known by draws, or by its density.
///
/// H(d) = ∫ P(y) r N(r; 1, f²) dy with r = e^(d - y): the noise written along y = log(A T⁴).
struct MainSequenceLikelihood: Sendable {
  private let table: CubicInterpolation

  /// log H(d) with d = log L̂ - log(σ_T / σ☉).
  func callAsFunction(_ distance: Double) -> Double { table(distance) }

  /// By Monte Carlo integration: the mean over draws. Draws need no order.
  init(draws: [Double], noise: Double, range: ClosedRange<Double>) {
    let sorted = draws.sorted()
    let logCount = log(Double(sorted.count))
    table = CubicInterpolation(from: range.lowerBound, to: range.upperBound, count: 801) { d in
      // Only draws whose luminosity is within nine standard deviations of the noise count
      let (near, far) = MainSequenceLikelihood.window(d, noise: noise)
      var terms: [Double] = []
      var index = sorted.firstIndex(atLeast: near)
      while index < sorted.count, sorted[index] <= far {
        terms.append(MainSequenceLikelihood.logNoise(d - sorted[index], noise))
        index += 1
      }
      return max(logSumExp(terms) - logCount, -700)
    }
  }

  /// By quadrature, from the density in closed form: the route that the draws are checked with.
  init(_ sequence: MainSequence, noise: Double, range: ClosedRange<Double>) {
    table = CubicInterpolation(from: range.lowerBound, to: range.upperBound, count: 801) { d in
      let (near, far) = MainSequenceLikelihood.window(d, noise: noise)
      let value = integrate(
        { sequence.productDensity($0) * exp(MainSequenceLikelihood.logNoise(d - $0, noise)) },
        from: near, to: far, relativeTolerance: 1e-8
      ).value
      return max(log(max(value, 0)), -700)
    }
  }

  /// log(r N(r; 1, f²)) at log r.
  private static func logNoise(_ logRatio: Double, _ noise: Double) -> Double {
    let deviation = (exp(logRatio) - 1) / noise
    return logRatio - log(noise) - 0.5 * log(2 * Double.pi) - 0.5 * deviation * deviation
  }

  /// The y whose ratio r = e^(d - y) lies within nine standard deviations of 1 (above 1/20).
  private static func window(_ d: Double, noise: Double) -> (Double, Double) {
    (d - log(1 + 9 * noise), d - log(max(0.05, 1 - 9 * noise)))
  }

  /// The posterior of log(σ_T / σ☉) for a survey, on a grid around a guess.
  func posterior(
    luminosities: [Double], around centre: Double, reach: Double, points: Int = 241,
    prior: ConstantPrior = ConstantPrior()
  ) -> GridDensity {
    let x = GridDensity.points(around: centre, reach: reach, count: points)
    let logs = luminosities.map { log($0) }
    return GridDensity(
      x: x,
      logValues: x.map { logSigma in
        logs.reduce(prior.logDensity(logSigma)) { $0 + table($1 - logSigma) }
      })
  }
}

extension [Double] {
  /// In a sorted array the first place whose number is not below `bound`.
  fileprivate func firstIndex(atLeast bound: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

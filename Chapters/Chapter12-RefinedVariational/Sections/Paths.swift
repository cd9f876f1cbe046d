import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension RefinedVariational {
  /// Paths with noise, their weights, and what a learned way back is worth.
  static let paths = Section<RefinedStudy>(
    "paths", "How can there be a bound when the refined density is unknown?", seconds: 1
  ) { _, run in
    // Model: two correlated parameters; the evidence is 1
    let start = VariationalNormal(mean: [0.5, -0.5], standardDeviations: [1.2, 1.2])
    let draws = run.isQuick ? 10_000 : 40_000

    // Inference: steps that nobody has tuned, the same with what somebody may forget, and learned steps
    let untuned = RefinedNormal(start, steps: 2, stepSize: 0.08)
    var random = run.random("untuned")
    let weights = untuned.logWeights(of: Correlated(), draws: draws, using: &random)
    let mean = MeanWeight(weights)
    let forgotten = MeanWeight(
      weights.map { $0 - untuned.standardDeviations.reduce(0) { $0 + .log($1) } })
    let trials = try RefinedTrial.searches(
      [0, 1], on: Correlated(), from: start, budget: run.isQuick ? 100_000 : 400_000,
      boundDraws: draws, using: run.random("searches"))

    // What it shows
    let (plain, refined) = (trials[0].bound, trials[1].bound)
    return Findings(
      answer:
        "By giving the path a probability backwards, too: the mean weight of a path is the evidence whatever the steps are "
        + "(here \(mean.text), exactly 1), so its mean logarithm is a bound. "
        + "With one learned step the gap on two correlated parameters falls from "
        + "\(NumberText.fixed(-plain.mean, decimals: 2)) to \(NumberText.significant(abs(refined.mean), digits: 1)) nats.",
      tables: [table(trials, mean, weights, forgotten)],
      figures: [figure(trials, run.random("particles"))],
      claims: claims(mean, forgotten, trials),
      values: [
        .init("mean-weight", mean.value, standardError: mean.error ?? .nan),
        .init(
          "untuned", sampleMean(weights), standardError: ELBO(logRatios: weights).standardError),
        .init("plain.gap", -plain.mean, standardError: plain.standardError),
        .init("refined.gap", -refined.mean, standardError: refined.standardError),
        .init("mean-field.gap", Correlated.gapOfMeanField), .init("draws", draws),
      ])
  }

  private static func table(
    _ trials: [RefinedTrial], _ mean: MeanWeight, _ weights: [Double], _ forgotten: MeanWeight
  ) -> Table {
    func pair(_ value: Double, _ error: Double) -> String {
      NumberText.value(value, withError: error)
    }
    let untuned = ELBO(logRatios: weights)
    return Table(
      title: "Paths on a correlated normal whose evidence is 1",
      columns: ["steps", "mean weight", "bound [nats]"],
      rows: [
        ["two, untuned", mean.text, pair(untuned.mean, untuned.standardError)],
        ["the same, log s forgotten", forgotten.text, "—"],
        ["none, best q₀", "", pair(trials[0].bound.mean, trials[0].bound.standardError)],
        ["one, learned", "", pair(trials[1].bound.mean, trials[1].bound.standardError)],
      ],
      note:
        "The best possible mean field is \(NumberText.fixed(Correlated.gapOfMeanField, decimals: 4)) nats below the log evidence, which is 0. The weights of the untuned paths "
        + "have a Pareto tail of shape k̂ = \(NumberText.fixed(mean.shape, decimals: 2)); above \(NumberText.fixed(MeanWeight.largestShape, decimals: 1)) their mean would have no standard error (chapter 11)."
    )
  }

  private static func figure(_ trials: [RefinedTrial], _ random: RandomSource) -> Figure {
    var figure: [Panel] = []
    for trial in trials {
      let particles = Particles(
        trial.fit.approximation, of: Correlated(), count: 300, using: random.stream(trial.steps))
      figure.append(
        particles.panel(
          trial.steps == 0 ? "*T* = 0" : "*T* = 1", name: "steps_\(trial.steps)",
          x: Axis("*θ*₁", range: -3.5...3.5, tics: .every(1)),
          y: Axis("*θ*₂", range: -3.5...3.5, tics: .every(1)),
          target: .outlines("target_\(trial.steps)", Correlated.field)))
    }
    return Figure(
      name: "paths",
      caption:
        "Independent draws become correlated ones in one learned step. Contours hold 50 and 95 % of the target; dots are "
        + "300 draws: left of the best independent normal, right after one step; its own draws before the step are the open circles.",
      layout: .init(
        columns: 2, width: 1200, height: 700, margins: (105, 35, 50, 90)), panels: figure)
  }

  private static func claims(
    _ mean: MeanWeight, _ forgotten: MeanWeight, _ trials: [RefinedTrial]
  ) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "Algorithm 4")
    let above = trials.map { $0.bound.mean / $0.bound.standardError }.max() ?? .nan
    return [
      Claim(
        "33d", source, "mean weight of paths with untuned steps",
        .crossCheck(
          route: "the target is a normalised density", expected: 1, computed: mean.value,
          // Without an error nothing agrees
          .monteCarlo(standardError: mean.error ?? .nan))),
      Claim(
        "33e", source, "gap that one learned step leaves of a mean field's",
        .shape(
          "sampler and approximation are learned together",
          measuring: "nats below the log evidence with T = 1, over those with T = 0",
          trials[1].bound.mean / trials[0].bound.mean, .below(0.2), precision: .notCompared,
          falseAlarmRate: 0.001)),
      Claim(
        "33f", source, "bounds of T = 0 and T = 1 against the log evidence",
        .shape(
          "the objective is a lower bound",
          measuring: "largest excess over the log evidence, in standard errors", above,
          .below(Tolerance.monteCarloWidth), precision: .notCompared, falseAlarmRate: 1e-5)),
    ]
  }
}

/// The mean of weights, and its standard error where it has one.
struct MeanWeight: Sendable {
  let value: Double
  /// nil where the tail of the weights is so heavy that their scatter says nothing of it.
  let error: Double?
  /// k̂ of the weights' Pareto tail.
  let shape: Double

  /// From here on the weights' variance is infinite, and a standard error computed from their scatter means nothing: on the
  /// funnel a mean with k̂ = 0.62 was seven such errors off. (Up to 0.7 *smoothed* weights still settle.) Source: Vehtari et
  /// al. (2024), "Pareto smoothed importance sampling", JMLR 25(72).
  static let largestShape = 0.5

  /// "1.00 ± 0.01"; without an error where there is none.
  var text: String {
    error.map { NumberText.value(value, withError: $0) } ?? NumberText.fixed(value, decimals: 2)
  }

  init(_ logWeights: [Double]) {
    let weights = logWeights.map { Double.exp($0) }
    value = sampleMean(weights)
    shape = ImportanceDiagnosis(logRatios: logWeights).kHat
    error =
      shape <= Self.largestShape
      ? (sampleVariance(weights) / Double(weights.count)).squareRoot() : nil
  }
}

import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension StochasticGradients {
  /// The stationary variance of descent against step and batch, and the step at which it is the posterior's.
  static let descentAtRest = Section<StochasticGradientStudy>(
    "descent-at-rest", "Where does gradient descent come to rest?", seconds: 2
  ) { _, run in
    // Data: a thousand numbers with standard deviation 1.5 about 2, where the model believes in 1
    var random = run.random("numbers")
    let count = 1000
    let numbers = (0..<count).map { _ in [2 + 1.5 * random.normal()] }

    // Model: x ~ N(θ, 1), a flat prior
    let target = NormalLocation(numbers, precision: .identity(1))
    let noise = target.gradientCovariance[0, 0]
    let batches = [1, 10, 100]
    let descents = batches.map { LinearDescent(curvature: 1, noise: noise, batch: Double($0)) }

    // Inference: descent with a fixed step, which never stops
    let shares = [0.1, 0.3, 1.0, 3, 10]
    var runs: [DescentRun] = []
    for (batch, descent) in zip(batches, descents) {
      for share in shares {
        let step = share * descent.bestStep(count: Double(count))
        let found = try LinearDescent.simulated(
          target, step: step, batch: batch, steps: run.isQuick ? 50_000 : 200_000,
          using: run.random("batch \(batch), share \(share)"))
        runs.append(
          DescentRun(
            batch: batch, step: step, variance: found.variance, error: found.error,
            exact: descent.variance(step: step)))
      }
    }

    // What it shows
    let posterior = descents[0].posteriorVariance(count: Double(count))
    let best = descents[1].bestStep(count: Double(count))
    return Findings(
      answer:
        "Nowhere: with a fixed step it keeps moving about the minimum, with a variance that grows with the step and "
        + "falls with the batch. With batches of 10 the step 2S/(NC) = \(NumberText.significant(best, digits: 3)) gives it "
        + "the variance of the posterior, \(NumberText.fixed(posterior, decimals: 4)).",
      tables: [table(runs)], figures: [figure(descents, batches, runs, posterior)],
      claims: claims(runs, descents, count: count),
      values: [
        .init("posterior", posterior), .init("noise", noise),
        .init("best.1", descents[0].bestStep(count: Double(count))), .init("best.10", best),
        .init("best.100", descents[2].bestStep(count: Double(count))),
        .init("worst", runs.map { abs($0.variance - $0.exact) / $0.error }.max() ?? .nan),
      ])
  }

  /// One simulated descent beside its theory.
  private struct DescentRun {
    let batch: Int
    let step: Double
    let variance: Double
    let error: Double
    let exact: Double
  }

  // MARK: Table

  private static func table(_ runs: [DescentRun]) -> Table {
    Table(
      title: "Variance of descent about the minimum",
      columns: ["batch", "step ε", "exact recursion", "simulated"],
      rows: runs.map { run in
        [
          "\(run.batch)", NumberText.significant(run.step, digits: 3),
          NumberText.significant(run.exact, digits: 4),
          NumberText.value(run.variance, withError: run.error),
        ]
      },
      note: "ε is the step on the mean loss; from 2/A = 2 on descent would diverge.")
  }

  // MARK: Figure

  private static func figure(
    _ descents: [LinearDescent], _ batches: [Int], _ runs: [DescentRun], _ posterior: Double
  ) -> Figure {
    let inks: [Ink] = [.vermillion, .blue, .green]
    let steps = (0...80).map { Double.pow(10, -4.2 + 4.45 * Double($0) / 80) }
    let variances = 1e-5...3.0
    var layers: [Layer] = [.horizontalLine(at: posterior, Stroke(.grey, width: 2))]
    for (index, descent) in descents.enumerated() {
      let own = runs.filter { $0.batch == batches[index] }
      let markers: [Marker] = [.circle, .square, .triangle]
      layers += [
        .line(
          "theory_\(batches[index])", x: steps, y: steps.map { descent.variance(step: $0) },
          Stroke(inks[index]),
          title: Text(verbatim: batches[index] == 1 ? "one datum" : "batches of \(batches[index])")),
        .errorBars(
          "simulated_\(batches[index])", x: own.map(\.step), y: own.map(\.variance),
          lower: own.map { max($0.variance - 2 * $0.error, 0.1 * $0.variance) },
          upper: own.map { $0.variance + 2 * $0.error }, inks[index], marker: markers[index],
          agreement: .monteCarloByRow(standardErrors: own.map { 2 * $0.error })),
      ]
    }
    layers.append(
      .label(
        "the posterior's", x: .data(7e-5), y: .data(posterior), .grey, anchor: .left,
        offset: (0, 0.8)))
    return Figure(
      name: "variance-against-step",
      caption:
        "The longer the step and the smaller the batch, the wider descent moves about the minimum. Lines: the exact "
        + "recursion; points: simulated, with bars of two standard errors; grey: the variance of the posterior, which each batch size meets at another step.",
      panels: [
        Panel(
          x: Axis(
            "step *ε*", range: 6e-5...2, scale: .logarithmic, tics: .decades(in: 6e-5...2)),
          y: Axis(
            "variance of *θ*", range: variances, scale: .logarithmic,
            tics: .decades(in: variances)), key: .topLeft, layers: layers)
      ])
  }

  // MARK: Claims

  static let source004 = Claim.Source(
    lecture: "004", slide: "HMC: golden standard. Beautiful. Expensive!")

  private static func claims(
    _ runs: [DescentRun], _ descents: [LinearDescent], count: Int
  ) -> [Claim] {
    let middle = runs[7]
    let best = descents[1].bestStepByBisection(count: Double(count))
    return [
      Claim(
        "68a", source004, "stationary variance of descent with batches of 10 at the best step",
        .crossCheck(
          route: "mini-batches of 1000 numbers, simulated", expected: middle.variance,
          computed: middle.exact, .monteCarlo(standardError: middle.error))),
      Claim(
        "68b", source004, "best fixed step in one dimension, 2S/(NC), batches of 10",
        .crossCheck(
          route: "bisection on the exact recursion", expected: best,
          computed: descents[1].bestStep(count: Double(count)),
          .relative(
            best, because: "the process leaves out a term of relative size εA/2, and A = 1"))),
    ]
  }
}

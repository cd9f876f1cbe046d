import BayesNumerics
import Foundation
import Inference
import Marking
import Plotting
import SafeIO
import Workbook

extension ShallowNetworkChapter {
  /// The student's draw of σ² in a sampler of one hidden unit, beside the exact posterior.
  static let myNoise = Section<NetworkStudy>(
    "my-noise", "What does my Gibbs update make of the noise?", options: [], seconds: 2
  ) { study, run in
    // Data: eight points on one side of a unit's step, which leave γ free to move far in every sweep
    let x = [-2, -1.5, -1.2, -1, -0.8, -0.6, -0.4, -0.2]
    var random = Run(section: run.section).random("points of one unit")
    let y = x.map { 2 / (1 + exp(-$0)) + 0.2 * random.normal() }

    // Inference: the student's sweep
    var seeds = run.random("mine")
    let question = NoiseDrawQuestion(
      kind: "posterior", x: x, y: y, degrees: 5, scale: 0.1, count: run.isQuick ? 10_000 : 40_000,
      seed: seeds.next())
    let numbers: [Double]
    do {
      numbers = try mine(.gibbsUpdate, Exercise.noiseCall, on: [question])[0]
    } catch let error as InputError {
      return Findings(answer: "Nothing to see yet: \(error.sentence).")
    }
    let sigmas = stride(from: 0, to: numbers.count, by: 4).map { numbers[$0].squareRoot() }
    guard sigmas.count == question.count, sigmas.allSatisfy(\.isFinite) else {
      return Findings(answer: "Your chain of σ² runs away: it leaves the range from 1e-30 to 1e30.")
    }

    // What it shows
    let posterior = ExactNoisePosterior(question)
    return findings(sigmas, posterior)
  }

  private static func findings(_ sigmas: [Double], _ posterior: ExactNoisePosterior) -> Findings {
    let mean = sampleMean(sigmas)
    let error = MonteCarloError.mean([sigmas])
    let distance = abs(mean - posterior.mean) / error
    func text(_ value: Double) -> String { NumberText.significant(value, digits: 3) }
    let answer =
      distance <= 5
      ? "The mean of your σ is \(text(mean)), and the exact posterior mean is \(text(posterior.mean)): they "
        + "agree within the Monte Carlo error (\(NumberText.fixed(distance, decimals: 1)) standard errors apart)."
      : "The mean of your σ is \(text(mean)), and the exact posterior mean is \(text(posterior.mean)): "
        + "\(error > 0 ? "\(text(distance)) standard errors apart" : "your σ does not scatter at all"), so that "
        + "your sweep does not leave the posterior invariant."
    let top = sigmas.sorted()
    let high = max(1, min(2, (2 * sampleQuantile(0.999, ofSorted: top)).rounded(.up) / 2))
    let histogram = ChainHistogram(pooling: [[sigmas]], from: 0, to: high, bins: 60)
    let grid = [Double].evenlySpaced(from: 0.02, to: high, count: 200)
    let densities = grid.map(posterior.density)
    let size = EffectiveSampleSize.mean([sigmas])
    return Findings(
      answer: answer,
      tables: [
        Table(
          title: "Your σ and its exact posterior, one hidden unit and eight points",
          columns: ["", "mean of σ", "share above the exact 95 % quantile", "ESS"],
          rows: [
            ["exact", text(posterior.mean), "0.050", ""],
            [
              "yours", "\(text(mean)) ± \(text(error))",
              NumberText.fixed(
                Double(sigmas.count { $0 > posterior.upperTail }) / Double(sigmas.count),
                decimals: 3),
              "\(text(size)) of \(sigmas.count)",
            ],
          ])
      ],
      figures: [
        Figure(
          name: "my-noise",
          caption:
            "\(answer) Bars: your draws. Line: the exact posterior density, by summing over the "
            + "\(NoiseRun.slopes.count) values of γ.",
          layout: Figure.Layout(columns: 1, width: 1280, height: 620),
          panels: [
            Panel(
              "One hidden unit, eight points", x: Axis("noise *σ*", range: 0...high),
              y: Axis(
                "density",
                range: Axis.range(
                  from: 0,
                  to: 1.2 * max(densities.max() ?? 1, min(10, histogram.densities.max() ?? 1)))),
              key: .topRight,
              layers: [
                .bars(
                  "mine", x: histogram.centres, heights: histogram.densities,
                  width: histogram.step, .sky,
                  agreement: .notCompared(because: "a student's draws"), title: "yours"),
                .line("exact", x: grid, y: densities, Stroke(.black, width: 3), title: "exact"),
              ])
          ])
      ])
  }
}

/// p(σ | y) of one hidden unit with the weight integrated out, summed over the grid of γ.
private struct ExactNoisePosterior {
  private let question: NoiseDrawQuestion
  private let norm: Double
  private let top: Double
  let mean: Double
  /// The 95 % quantile of σ.
  let upperTail: Double

  init(_ question: NoiseDrawQuestion) {
    self.question = question
    // By the trapezoid on a fine grid of σ, which falls off at both ends faster than any power
    let grid = [Double].evenlySpaced(from: 0.02, to: 8, count: 1600)
    let logs = grid.map { ExactNoisePosterior.logDensity($0, question) }
    let top = logs.max() ?? 0
    let weights = logs.map { exp($0 - top) }
    let sum = weights.reduce(0, +)
    self.top = top
    norm = sum * (grid[1] - grid[0])
    mean = zip(grid, weights).reduce(0) { $0 + $1.0 * $1.1 } / sum
    var below = 0.0
    upperTail =
      zip(grid, weights).first { _, weight in
        below += weight
        return below >= 0.95 * sum
      }?.0 ?? .nan
  }

  func density(_ sigma: Double) -> Double {
    exp(ExactNoisePosterior.logDensity(sigma, question) - top) / norm
  }

  /// log p(y | σ) + log p(σ) up to a constant; y given γ and σ is N(0, σ² I + v z z').
  private static func logDensity(_ sigma: Double, _ question: NoiseDrawQuestion) -> Double {
    let noise = sigma * sigma
    let precision = Gamma(
      shape: question.degrees / 2, rate: question.degrees * question.scale / 2)
    let logs = NoiseRun.slopes.map { slope in
      let z = question.x.map { 1 / (1 + exp(-slope * $0)) }
      let covariance = Matrix(
        rows: z.indices.map { i in
          z.indices.map { j in NoiseRun.weightVariance * z[i] * z[j] + (i == j ? noise : 0) }
        })
      guard let factor = try? Cholesky(covariance) else { return -Double.infinity }
      let white = factor.whiten(question.y)
      return -0.5 * (dot(white, white) + factor.logDeterminant)
    }
    // d(1/σ²)/dσ = 2/σ³
    return logSumExp(logs) + precision.logDensity(1 / noise) - 3 * log(sigma)
  }
}

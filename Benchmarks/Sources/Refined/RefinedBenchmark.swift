import BayesNumerics
import Datasets
import Foundation
import Inference
import Measuring

/// Measures searches for refined normals of one and of five steps on two posteriors of chapter 12: a funnel
/// of two numbers, and the four scales of a structural model of 120 months of carbon dioxide.
///
/// `refined FOLDER REPETITIONS` writes the series and the state before it (`series.csv`, `start.csv`), the
/// fits (`funnel-5-1.csv`: parameters of a search with five steps, the first repetition) and what they cost
/// (`workbook.csv`), for peers/refined.py to make the same moves and to judge all fits by one estimator.
@main struct RefinedBenchmark {
  /// Moves of 16 paths.
  static let moves = ["funnel": 3000, "series": 400]

  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 3, let repetitions = Int(words[2]), repetitions >= 1 else {
      print("refined FOLDER REPETITIONS: writes data, fits and seconds there")
      exit(64)
    }
    let months = Array(CarbonDioxide.monthly.prefix(120))
    let (mean, sd) = (sampleMean(months), sampleVariance(months).squareRoot())
    let model = StructuralModel(season: 12)
    let series = StructuralPosterior(months.map { ($0 - mean) / sd }, model: model)
    try write(series.likelihood.series.map { "\($0)" }, to: "\(words[1])/series.csv")
    let covariance = model.startCovariance
    try write(
      (0..<model.stateCount).map { i in
        ([model.startMean[i]] + (0..<model.stateCount).map { covariance[i, $0] }).map { "\($0)" }
          .joined(separator: ",")
      }, to: "\(words[1])/start.csv")

    var lines = ["target,steps,repetition,moves,seconds"]
    for steps in [1, 5] {
      for repetition in 1...repetitions {
        lines.append(
          try search(
            "funnel", NarrowFunnel(), from: [0, 0], width: 1, steps, repetition, words[1]))
        lines.append(
          try search("series", series, from: series.start, width: 0.3, steps, repetition, words[1]))
      }
    }
    try write(lines, to: "\(words[1])/workbook.csv")
  }

  /// A line of the costs; the fit is written.
  static func search(
    _ name: String, _ target: some DifferentiableLogDensity, from mean: [Double], width: Double,
    _ steps: Int, _ repetition: Int, _ folder: String
  ) throws -> String {
    let moves = moves[name] ?? 1000
    // 3 (T + 1) slopes for each of 16 paths
    let search = RefinedADVI(steps: steps, budget: moves * 16 * 3 * (steps + 1))
    var random = RandomSource(seed: UInt64(repetition))
    let begin = clock()
    let fit = try search.fit(
      target,
      from: VariationalNormal(
        mean: mean, standardDeviations: [Double](repeating: width, count: mean.count)),
      boundDraws: 2, using: &random)
    let seconds = Double(clock() - begin) / Double(CLOCKS_PER_SEC)
    try write(
      fit.approximation.parameters.map { "\($0)" },
      to: "\(folder)/\(name)-\(steps)-\(repetition).csv")
    return "\(name),\(steps),\(repetition),\(fit.moves),\(seconds)"
  }
}

/// v ~ N(0, 1.35²) and x ~ N(0, exp(v)²); the position is (x, v).
struct NarrowFunnel: DifferentiableLogDensity {
  let dimension = 2

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let (x, v) = (position[0], position[1])
    let (square, variance) = (x * x * exp(-2 * v), 1.35 * 1.35)
    gradient[0] = -x * exp(-2 * v)
    gradient[1] = -v / variance - 1 + square
    return -0.5 * v * v / variance - log(1.35) - v - 0.5 * square - log(2 * .pi)
  }
}

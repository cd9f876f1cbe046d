import BayesNumerics
import Datasets
import Foundation
import Inference
import Measuring

/// Measures one log likelihood of a structural model by the Kalman filter: level, slope and twelve
/// effects (14 states) on 456 months of carbon dioxide.
///
/// `kalman FOLDER REPETITIONS` writes the series and the start (`series.csv`, `start.csv`), and for some
/// scales the log likelihood, alone and with its slopes, with the median processor time
/// (`workbook.csv`: four scales, value, seconds, seconds with slopes), for peers/kalman.py to compute
/// the same.
@main struct KalmanBenchmark {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 3, let repetitions = Int(words[2]), repetitions >= 1 else {
      print("kalman FOLDER REPETITIONS: writes data and seconds there")
      exit(64)
    }
    let months = Array(CarbonDioxide.monthly.prefix(456))
    let (mean, sd) = (sampleMean(months), sampleVariance(months).squareRoot())
    let series = months.map { ($0 - mean) / sd }
    let model = StructuralModel(season: 12)
    let likelihood = StructuralLikelihood(series, model: model)
    try write(series.map { "\($0)" }, to: "\(words[1])/series.csv")
    let covariance = model.startCovariance
    try write(
      (0..<model.stateCount).map { i in
        ([model.startMean[i]] + (0..<model.stateCount).map { covariance[i, $0] }).map { "\($0)" }
          .joined(separator: ",")
      }, to: "\(words[1])/start.csv")

    var lines = ["observation,level,slope,season,value,seconds,seconds_with_slopes"]
    for factor in [0.5, 1.0, 2.0] {
      let scales = StructuralModel.Scales(
        observation: 0.02 * factor, level: 0.02, slope: 0.001 / factor, season: 0.005)
      let value = likelihood.logDensity(scales)
      let alone = median(repetitions) { likelihood.logDensity(scales) }
      let both = median(repetitions) { likelihood.logDensityAndSlopes(scales).value }
      lines.append(
        "\(scales.observation),\(scales.level),\(scales.slope),\(scales.season),\(value),\(alone),\(both)"
      )
    }
    try write(lines, to: "\(words[1])/workbook.csv")
  }

  /// Median seconds of processor time of a call, each measured over a hundred, once all is warm.
  static func median(_ repetitions: Int, _ work: () -> Double) -> Double {
    var sum = (0..<1000).reduce(0) { sum, _ in sum + work() }
    let times = (0..<repetitions).map { _ in
      let begin = clock()
      for _ in 0..<100 { sum += work() }
      return Double(clock() - begin) / Double(CLOCKS_PER_SEC) / 100
    }
    precondition(!sum.isNaN, "The likelihood is not a number.")
    return times.sorted()[repetitions / 2]
  }
}

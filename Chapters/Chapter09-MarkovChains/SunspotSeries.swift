import BayesNumerics
import Datasets
import Foundation
import Inference

/// Square roots of the yearly sunspot numbers, of mean 0 and standard deviation 1 in the years of training.
///
/// The spread of counts grows with their mean; that of their roots hardly does.
struct SunspotSeries: Sendable {
  /// 1700 to 2008
  let values: [Double]
  /// How many of them are for training: the years up to 1920.
  let trainingCount: Int
  private let centre, scale: Double

  static let lastTrainingYear = 1920

  init() {
    let roots = Sunspots.counts.map { $0.squareRoot() }
    trainingCount = Self.lastTrainingYear - Sunspots.firstYear + 1
    let training = Array(roots[..<trainingCount])
    let (centre, scale) = (sampleMean(training), sampleStandardDeviation(training))
    (self.centre, self.scale) = (centre, scale)
    values = roots.map { ($0 - centre) / scale }
  }

  var training: [Double] { Array(values[..<trainingCount]) }
  /// The year with the most spots.
  var highestYear: Int {
    Sunspots.firstYear + (values.indices.max { values[$0] < values[$1] } ?? 0)
  }
  var years: [Double] { values.indices.map { Double(Sunspots.firstYear + $0) } }

  /// Spots a year; a root below zero counts as none.
  func counts(_ value: Double) -> Double {
    let root = max(0, centre + scale * value)
    return root * root
  }
}

/// What an autoregression says at one draw of its posterior.
struct AutoregressionDraw: Sendable {
  let constant: Double
  /// φ_1, ..., φ_p
  let phi: [Double]
  let noise: Double

  /// From c, φ and log σ.
  init(_ position: [Double]) {
    constant = position[0]
    phi = Array(position[1..<(position.count - 1)])
    noise = exp(position[position.count - 1])
  }

  /// The mean of the next number, given those before it.
  // snippet: mean
  func mean(after past: ArraySlice<Double>) -> Double {
    constant + zip(phi, past.reversed()).reduce(0) { $0 + $1.0 * $1.1 }
  }
  // end snippet

  /// So many numbers more, each from those before it.
  func continued(_ past: [Double], count: Int, using random: inout RandomSource) -> [Double] {
    var series = past
    for _ in 0..<count { series.append(mean(after: series[...]) + noise * random.normal()) }
    return Array(series[past.count...])
  }
}

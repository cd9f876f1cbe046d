import Foundation

/// A series, and the model that the student's update is run in; compiled in the chapter, and beside a student's file.
///
/// Level, slope and the effects of a season as in the chapter, with matrices written out: lists of rows.
struct KalmanRun {
  /// Mean and covariance of the state given one number more, and the log density of that number before it was seen.
  typealias Updated = (mean: [Double], covariance: [[Double]], logDensity: Double)
  typealias Update = ([Double], [[Double]], [Double], Double, Double) throws -> Updated

  let season: Int
  /// Standard deviations of observation, level, slope and season.
  let scales: [Double]
  let series: [Double]

  var states: Int { 2 + season }

  /// Before the first number: level N(0, 2²), slope N(0, 0.1²), effects of standard deviation 1 that add up to zero.
  private var start: (mean: [Double], covariance: [[Double]]) {
    let size = Double(season)
    var covariance = [[Double]](repeating: [Double](repeating: 0, count: states), count: states)
    covariance[0][0] = 4
    covariance[1][1] = 0.01
    for i in 0..<season {
      for j in 0..<season {
        covariance[2 + i][2 + j] = size / (size - 1) * ((i == j ? 1 : 0) - 1 / size)
      }
    }
    return ([Double](repeating: 0, count: states), covariance)
  }

  /// Picks level and effect of time t.
  private func picks(_ t: Int) -> [Double] {
    (0..<states).map { $0 == 0 || $0 == 2 + t % season ? 1 : 0 }
  }

  /// From the state after number t to that before the next: the slope enters the level, and all noise comes.
  private func next(_ mean: inout [Double], _ covariance: inout [[Double]], after t: Int) {
    mean[0] += mean[1]
    for j in 0..<states { covariance[0][j] += covariance[1][j] }
    for i in 0..<states { covariance[i][0] += covariance[i][1] }
    covariance[0][0] += scales[1] * scales[1]
    covariance[1][1] += scales[2] * scales[2]
    let size = Double(season)
    let h = (0..<season).map { ($0 == t % season ? 1 : 0) - 1 / size }
    for i in 0..<season {
      for j in 0..<season { covariance[2 + i][2 + j] += scales[3] * scales[3] * h[i] * h[j] }
    }
  }

  /// log p(y), and mean and variance of the number after the last; and with `all`, before these, mean and variance of
  /// every number before it was seen.
  func answer(all: Bool = false, by update: Update) throws -> [Double] {
    var (mean, covariance) = start
    var (sum, foreseen) = (0.0, [Double]())
    let noise = scales[0] * scales[0]
    func look(_ t: Int) -> [Double] {
      let z = picks(t)
      var (middle, variance) = (0.0, noise)
      for i in z.indices {
        middle += z[i] * mean[i]
        for j in z.indices { variance += z[i] * covariance[i][j] * z[j] }
      }
      return [middle, variance]
    }
    for (t, y) in series.enumerated() {
      if all { foreseen += look(t) }
      let updated = try update(mean, covariance, picks(t), noise, y)
      guard updated.mean.count == states, updated.covariance.count == states,
        updated.covariance.allSatisfy({ $0.count == states })
      else { return [] }
      (mean, covariance) = (updated.mean, updated.covariance)
      sum += updated.logDensity
      next(&mean, &covariance, after: t)
    }
    return foreseen + [sum] + look(series.count)
  }
}

import BayesNumerics
import RealModule

/// What a whole series says of level, slope and season at each of its months: the filter forwards,
/// and the later numbers backwards.
///
/// Mean a + P r and covariance P - P N P, with a and P before number t and r, N from number t on.
/// Source: de Jong (1989); Durbin and Koopman (2012), section 4.4.
public struct StructuralSmoother: Sendable {
  /// Mean and standard deviation of one part at each month.
  public struct Path: Sendable, Equatable {
    public fileprivate(set) var mean: [Double] = []
    public fileprivate(set) var deviation: [Double] = []
  }

  public let level: Path
  public let slope: Path
  /// The effect of the month itself.
  public let season: Path

  public init(
    _ series: [Double], model: StructuralModel, scales: StructuralModel.Scales
  ) {
    let k = model.stateCount
    // Forwards
    var filter = KalmanFilter(model, scales: scales)
    var before: [(mean: [Double], covariance: Matrix)] = []
    for y in series {
      before.append((filter.mean, filter.stateCovariance))
      filter.see(y)
    }

    // Backwards
    var r = [Double](repeating: 0, count: k)
    var n = Matrix(rows: k, columns: k)
    var paths = [Path](repeating: Path(), count: 3)
    let noise = scales.observation * scales.observation
    for t in stride(from: series.count - 1, through: 0, by: -1) {
      let c = 2 + t % model.season
      let (a, p) = before[t]
      // Tᵀ r and Tᵀ N T
      r[1] += r[0]
      for j in 0..<k { n[1, j] += n[0, j] }
      for i in 0..<k { n[i, 1] += n[i, 0] }
      if !series[t].isNaN {
        var z = [Double](repeating: 0, count: k)
        z[0] = 1
        z[c] = 1
        let pz = p * z
        let f = dot(z, pz) + noise
        let gain = pz.map { $0 / f }
        let u = (series[t] - dot(z, a)) / f - dot(gain, r)
        let w = n * gain
        let d = 1 / f + dot(gain, w)
        add(u, times: z, to: &r)
        for i in 0..<k {
          for j in 0..<k { n[i, j] += z[i] * z[j] * d - z[i] * w[j] - w[i] * z[j] }
        }
      }
      for (index, place) in [0, 1, c].enumerated() {
        let column = (0..<k).map { p[$0, place] }
        let variance = column[place] - dot(column, n * column)
        paths[index].mean.append(a[place] + dot(column, r))
        paths[index].deviation.append(max(variance, 0).squareRoot())
      }
    }
    for index in paths.indices {
      paths[index].mean.reverse()
      paths[index].deviation.reverse()
    }
    (level, slope, season) = (paths[0], paths[1], paths[2])
  }
}

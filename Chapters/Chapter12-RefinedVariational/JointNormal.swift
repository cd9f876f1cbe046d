import BayesNumerics
import Inference

/// A structural series as one normal distribution of all its numbers: no filter, and time n³.
///
/// Every number is a sum of independent standard normals, and a row of loadings says how much of each: the start of
/// level, slope and effects, and the noise of every step from then on.
struct JointNormal: Sendable {
  let normal: MultivariateNormal
  let covariance: Matrix

  init(_ model: StructuralModel, scales: StructuralModel.Scales, count: Int) throws(Cholesky
    .Failure)
  {
    let s = model.season
    let size = Double(s)
    var columns: [[Double]] = [
      // The level and the slope at the start
      (0..<count).map { _ in model.start.levelDeviation },
      (0..<count).map { model.start.slopeDeviation * Double($0) },
    ]
    // Effects: independent numbers less their mean
    let stretch = model.start.effectDeviation * (size / (size - 1)).squareRoot()
    for effect in 0..<s {
      columns.append((0..<count).map { stretch * (($0 % s == effect ? 1 : 0) - 1 / size) })
    }
    for step in 0..<(count - 1) {
      columns.append((0..<count).map { $0 > step ? scales.level : 0 })
      columns.append((0..<count).map { scales.slope * Double(max(0, $0 - step - 1)) })
      columns.append(
        (0..<count).map {
          $0 > step ? scales.season * (($0 % s == step % s ? 1 : 0) - 1 / size) : 0
        })
    }
    let loadings = Matrix(rows: count, columns: columns.count, elements: columns.flatMap(\.self))
    var covariance = loadings.transpose.gram
    for i in 0..<count { covariance[i, i] += scales.observation * scales.observation }
    self.covariance = covariance
    normal = try MultivariateNormal(
      mean: [Double](repeating: model.start.level, count: count), covariance: covariance)
  }
}

import BayesNumerics

/// Random linear problems that the tests of regression share.
struct RegressionData {
  let features: Matrix
  let targets: [Double]

  init(rows: Int, columns: Int, seed: UInt64) {
    var random = RandomSource(seed: seed)
    features = Matrix(
      rows: rows, columns: columns, elements: Normal().samples(rows * columns, using: &random))
    targets = Normal(standardDeviation: 2).samples(rows, using: &random)
  }

  func part(_ range: Range<Int>) -> (features: Matrix, targets: [Double]) {
    let rows = range.map { i in (0..<features.columns).map { features[i, $0] } }
    return (Matrix(rows: rows), Array(targets[range]))
  }
}

/// |a - b| / |b|
func difference(_ a: [Double], _ b: [Double]) -> Double {
  norm(zip(a, b).map { $0 - $1 }) / norm(b)
}

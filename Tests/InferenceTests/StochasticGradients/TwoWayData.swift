import BayesNumerics
import Inference

/// Small targets for the tests of stochastic gradients.
enum TwoWayData {
  /// 40 points in two dimensions under a model with another precision: A and C do not commute.
  static let location = NormalLocation(points(40, seed: 1), precision: precision)
  static let precision = Matrix(rows: [[2, 0.6], [0.6, 0.5]])

  static func points(_ count: Int, seed: UInt64) -> [[Double]] {
    var random = RandomSource(seed: seed)
    return (0..<count).map { _ in
      let (a, b) = (random.normal(), random.normal())
      return [1 + 0.7 * a, -0.5 + 0.4 * a + 0.9 * b]
    }
  }

  /// A single datum at 0 with precision 1: the posterior is N(0, 1).
  static let standardNormal = NormalLocation([[0]], precision: .identity(1))

  /// A regression with a constant first.
  static func logistic(
    count: Int, dimension: Int, seed: UInt64, priorVariance: Double = 10
  ) -> (model: LogisticRegression, inputs: [Double], outcomes: [Double]) {
    var random = RandomSource(seed: seed)
    var (inputs, outcomes) = ([Double](), [Double]())
    for _ in 0..<count {
      let row = (0..<dimension).map { $0 == 0 ? 1 : random.normal() }
      let z = row.enumerated().reduce(0.0) { $0 + (($1.offset % 3 == 1) ? -0.5 : 0.4) * $1.element }
      inputs += row
      outcomes.append(random.uniform() < Activation.logistic(z) ? 1 : 0)
    }
    return (
      LogisticRegression(inputs: inputs, outcomes: outcomes, priorVariance: priorVariance), inputs,
      outcomes
    )
  }

  enum Activation {
    static func logistic(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
    private static func exp(_ z: Double) -> Double {
      var value = [z]
      VectorMath.exp(&value)
      return value[0]
    }
  }
}

extension Matrix {
  /// a A + b B, for the tests' own formulas.
  static func sum(_ a: Double, _ first: Matrix, _ b: Double, _ second: Matrix) -> Matrix {
    Matrix(
      rows: first.rows, columns: first.columns,
      elements: zip(first.elements, second.elements).map { a * $0 + b * $1 })
  }
}

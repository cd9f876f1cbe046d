import BayesNumerics
import Inference
import RealModule

/// Descent with a matrix for a step, θ ← θ - H ∇L, on the mean loss of normal data with precision A.
struct PreconditionedDescent: Sendable {
  let target: NormalLocation
  /// S
  let batch: Int
  /// H
  let step: Matrix

  /// H A Σ + Σ A H = H C H/S: where the Ornstein-Uhlenbeck process rests.
  var processCovariance: Matrix? {
    StationaryCovariance.ofProcess(drift: step * target.precision, noise: noise)
  }

  /// Σ = (I - HA) Σ (I - HA)' + H C H/S: where the steps themselves rest.
  var covariance: Matrix? {
    let pull = step * target.precision
    let transition = Matrix(
      rows: pull.rows, columns: pull.columns,
      elements: zip(Matrix.identity(pull.rows).elements, pull.elements).map { $0 - $1 })
    return StationaryCovariance.ofSteps(transition, noise: noise)
  }

  private var noise: Matrix {
    let spread = step * target.gradientCovariance * step.transpose
    return Matrix(
      rows: spread.rows, columns: spread.columns,
      elements: spread.elements.map { $0 / Double(batch) })
  }

  /// Second moments about the mean, with their Monte Carlo errors, and some places on the way.
  func simulated(steps: Int, shown: Int, using random: RandomSource) -> Moments {
    let gradient = MiniBatchGradient(target, batch: .independent(batch))
    var workspace = gradient.makeWorkspace()
    var random = random
    var position = target.mean
    var products: [[Double]] = [[], [], []]
    var places: [[Double]] = []
    let share = 1 / Double(target.count)
    for number in 0..<steps + steps / 10 {
      // snippet: step
      gradient.estimate(at: position, in: &workspace, using: &random)
      let slope = workspace.gradient.map { share * $0 }
      let move = step * slope
      for k in position.indices { position[k] += move[k] }
      // end snippet
      guard number >= steps / 10 else { continue }
      let away = zip(position, target.mean).map { $0 - $1 }
      products[0].append(away[0] * away[0])
      products[1].append(away[0] * away[1])
      products[2].append(away[1] * away[1])
      if number % (steps / shown) == 0 { places.append(position) }
    }
    return Moments(
      values: products.map(sampleMean), errors: products.map { MonteCarloError.mean([$0]) },
      places: places)
  }

  /// Of θ₁², θ₁θ₂ and θ₂².
  struct Moments: Sendable {
    let values: [Double]
    let errors: [Double]
    let places: [[Double]]
  }
}

extension Matrix {
  /// a times each element.
  static func * (a: Double, matrix: Matrix) -> Matrix {
    Matrix(
      rows: matrix.rows, columns: matrix.columns, elements: matrix.elements.map { a * $0 })
  }

  /// Points of the ellipse that holds a share of a normal with this covariance, two by two: (x, y).
  func ellipse(around centre: [Double], share: Double, count: Int = 120) -> (
    x: [Double], y: [Double]
  ) {
    guard let factor = try? Cholesky(self) else { return ([], []) }
    // |z|² is exponential with mean 2 in two dimensions
    let radius = (-2 * log(1 - share)).squareRoot()
    let angles = (0...count).map { 2 * Double.pi * Double($0) / Double(count) }
    return (
      angles.map { centre[0] + radius * factor.lower[0, 0] * cos($0) },
      angles.map {
        centre[1] + radius * (factor.lower[1, 0] * cos($0) + factor.lower[1, 1] * sin($0))
      }
    )
  }
}

private func log(_ x: Double) -> Double { Double.log(x) }
private func cos(_ x: Double) -> Double { Double.cos(x) }
private func sin(_ x: Double) -> Double { Double.sin(x) }

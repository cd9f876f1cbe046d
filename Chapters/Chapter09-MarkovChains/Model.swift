import BayesNumerics
import Foundation
import Inference

/// The posterior of a net with one hidden layer of logistic units, as a landscape U = -log p + constant.
///
/// y = Σ β_j ψ(x'γ_j) + noise with the precisions τ_β and τ_γ of the weights and τ of the noise held fixed.
/// A position is θ = (β, γ_1, ..., γ_m). Source: lecture 001, "HMC".
struct NetLandscape: DifferentiableLogDensity {
  /// x_i, one row for each point; a constant 1 among them where a unit should have a bias.
  let inputs: [[Double]]
  /// y_i
  let targets: [Double]
  /// m
  let units: Int
  /// τ_β
  let outputPrecision: Double
  /// τ_γ
  let hiddenPrecision: Double
  /// τ
  let noisePrecision: Double

  /// d, the weights of one hidden unit.
  var width: Int { inputs.first?.count ?? 0 }
  var dimension: Int { units * (1 + width) }

  func logDensity(at position: [Double]) -> Double { -height(at: position) }

  /// U(θ) = τ_β Σβ²/2 + τ_γ Σγ²/2 + τ Σ(y - f)²/2
  // snippet: height
  func height(at theta: [Double]) -> Double {
    let beta = theta[..<units]
    let gamma = theta[units...]
    let residuals = zip(targets, outputs(theta)).map { $0 - $1 }
    return outputPrecision * beta.reduce(0) { $0 + $1 * $1 } / 2
      + hiddenPrecision * gamma.reduce(0) { $0 + $1 * $1 } / 2
      + noisePrecision * residuals.reduce(0) { $0 + $1 * $1 } / 2
  }
  // end snippet

  /// f_i for every point.
  func outputs(_ theta: [Double]) -> [Double] {
    inputs.map { x in (0..<units).reduce(0) { $0 + theta[$1] * activation($1, theta, x) } }
  }

  /// ψ(x'γ_j) with ψ(η) = e^η / (1 + e^η)
  func activation(_ unit: Int, _ theta: [Double], _ x: [Double]) -> Double {
    let first = units + unit * width
    let sum = x.indices.reduce(0) { $0 + x[$1] * theta[first + $1] }
    return 1 / (1 + exp(-sum))
  }

  /// The gradient by backpropagation: the error of each point, sent to the weights that made it.
  func logDensity(at theta: [Double], gradient: inout [Double]) -> Double {
    var height = 0.0
    for k in theta.indices {
      let precision = k < units ? outputPrecision : hiddenPrecision
      height += precision * theta[k] * theta[k] / 2
      gradient[k] = -precision * theta[k]
    }
    var active = [Double](repeating: 0, count: units)
    for (x, y) in zip(inputs, targets) {
      var error = y
      for j in 0..<units {
        active[j] = activation(j, theta, x)
        error -= theta[j] * active[j]
      }
      height += noisePrecision * error * error / 2
      for j in 0..<units {
        gradient[j] += noisePrecision * error * active[j]
        let back = noisePrecision * error * theta[j] * active[j] * (1 - active[j])
        for k in x.indices { gradient[units + j * width + k] += back * x[k] }
      }
    }
    return -height
  }

  /// Twenty-five points of a curve that three units can follow, with noise of standard deviation 0.2.
  static func simulated(using random: inout RandomSource) -> NetLandscape {
    let places = [Double].evenlySpaced(from: -2, to: 2, count: 25)
    return NetLandscape(
      inputs: places.map { [1, $0] },
      targets: places.map { sin(1.5 * $0) + 0.2 * random.normal() }, units: 3,
      outputPrecision: 0.25, hiddenPrecision: 0.25, noisePrecision: 25)
  }
}

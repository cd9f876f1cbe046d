import BayesNumerics
import Foundation
import Inference

/// Parabola y = w₀ + w₁ x + w₂ x² with noise of known standard deviation: wᵢ ~ N(0, priorScale²).
///
/// Its evidence is known in closed form, which no method here is told.
struct Parabola: DrawableReference {
  let x: [Double]
  let y: [Double]
  let noise: Double
  let priorScale: Double
  let dimension = 3

  func logFactors(at w: [Double]) -> LogFactors {
    var squares = 0.0
    for row in x.indices {
      let off = y[row] - w[0] - x[row] * (w[1] + x[row] * w[2])
      squares += off * off
    }
    let length = (w[0] * w[0] + w[1] * w[1] + w[2] * w[2]) / (priorScale * priorScale)
    return LogFactors(
      reference: -0.5 * length - 3 * (log(priorScale) + 0.5 * log(2 * .pi)),
      likelihood: -0.5 * squares / (noise * noise)
        - Double(x.count) * (log(noise) + 0.5 * log(2 * .pi)))
  }

  func drawReference(into w: inout [Double], using random: inout RandomSource) {
    for index in 0..<3 { w[index] = priorScale * random.normal() }
  }

  /// By chapter 3's formula, to judge the methods by.
  var exactLogEvidence: Double {
    var statistics = RegressionStatistics(features: 3)
    statistics.add(Matrix(rows: x.map { [1, $0, $0 * $0] }), targets: y)
    return BayesianLinearRegression(
      noiseVariance: noise * noise, priorVariance: priorScale * priorScale
    ).posterior(statistics).logEvidence
  }
}

/// Two tanh units, y = c + v₁ tanh(w₁ x + b₁) + v₂ tanh(w₂ x + b₂), with unknown noise: w, b ~ N(0, 2²),
/// v, c ~ N(0, 1), log σ ~ N(-2, 1).
///
/// The same net has eight positions: units may swap places, and each may change its signs. The one with
/// w₁, w₂ > 0 and v₁ > v₂ is taken, at eight times the density; the peer samples the same eighth.
/// Positions: log w₁, log w₂, b₁, b₂, log(v₁ - v₂), v₂, c, log σ.
struct TwoUnits: DrawableReference {
  let x: [Double]
  let y: [Double]
  let dimension = 8
  private static let scales = [2.0, 2, 2, 2, 1, 1, 1, 1]
  private static let logConstant =
    log(8) - scales.reduce(0) { $0 + log($1) } - 4 * log(2 * .pi)

  func logFactors(at position: [Double]) -> LogFactors {
    let (w1, w2, b1, b2) = (exp(position[0]), exp(position[1]), position[2], position[3])
    let (v1, v2) = (position[5] + exp(position[4]), position[5])
    let (c, logNoise) = (position[6], position[7])

    // Likelihood
    let rows = x.count
    let squares = withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * rows) { hidden in
      for row in 0..<rows {
        hidden[row] = w1 * x[row] + b1
        hidden[rows + row] = w2 * x[row] + b2
      }
      VectorMath.tanh(UnsafeBufferPointer(hidden), into: hidden)
      var sum = 0.0
      for row in 0..<rows {
        let off = y[row] - c - v1 * hidden[row] - v2 * hidden[rows + row]
        sum += off * off
      }
      return sum
    }

    // Prior, with the Jacobian of the three logarithms
    let z = logNoise + 2
    let reference =
      Self.logConstant - (w1 * w1 + w2 * w2 + b1 * b1 + b2 * b2) / 8
      - (v1 * v1 + v2 * v2 + c * c + z * z) / 2 + position[0] + position[1] + position[4]
    return LogFactors(
      reference: reference,
      likelihood: -0.5 * squares * exp(-2 * logNoise)
        - Double(rows) * (logNoise + 0.5 * log(2 * .pi)))
  }

  func drawReference(into position: inout [Double], using random: inout RandomSource) {
    for unit in 0..<2 {
      position[unit] = log(2 * abs(random.normal()))
      position[2 + unit] = 2 * random.normal()
    }
    let (v, other) = (random.normal(), random.normal())
    position[4] = log(abs(v - other))
    position[5] = min(v, other)
    position[6] = random.normal()
    position[7] = -2 + random.normal()
  }
}

import BayesNumerics
import RealModule

/// One measurement of a function that is not linear in its parameter: y ~ N(sin θ, σ²), θ ~ N(0, 4).
///
/// Lecture 002, "Nonlinear Models". The posterior is no longer normal and has more than one peak.
struct SineModel: Sendable {
  let prior = Normal(standardDeviation: 2)
  let measured: Double
  let noise: Normal
  /// log p(y), by quadrature.
  let logEvidence: Double
  /// Where the posterior peaks within three prior standard deviations, highest first.
  private(set) var modes: [Double] = []

  /// The lecture's figure: y = -2; σ² = 0.80 gives the heights of both its peaks.
  static let lecture = SineModel(measured: -2, noiseVariance: 0.8)

  init(measured: Double, noiseVariance: Double) {
    self.measured = measured
    noise = Normal(standardDeviation: noiseVariance.squareRoot())
    let (prior, noise) = (prior, noise)
    let joint = { (theta: Double) -> Double in
      prior.density(theta) * noise.density(measured - .sin(theta))
    }
    logEvidence = .log(SineModel.integral(of: joint, from: -.infinity, to: .infinity))

    // Peaks: between two points of a fine grid where the slope turns from up to down
    let grid = (0...600).map { -6 + 12 * Double($0) / 600 }
    for (left, right) in zip(grid, grid.dropFirst())
    where slope(left) > 0 && slope(right) <= 0 {
      var (low, high) = (left, right)
      for _ in 0..<60 {
        let middle = low + (high - low) / 2
        if slope(middle) > 0 { low = middle } else { high = middle }
      }
      modes.append(low)
    }
    modes = modes.map { ($0, density($0)) }.sorted { $0.1 > $1.1 }.map(\.0)
  }

  /// p(y | θ)
  func likelihood(_ theta: Double) -> Double { noise.density(measured - .sin(theta)) }

  /// p(θ | y)
  func density(_ theta: Double) -> Double {
    .exp(prior.logDensity(theta) + noise.logDensity(measured - .sin(theta)) - logEvidence)
  }

  /// P(a < θ < b | y), by quadrature.
  func probability(from a: Double, to b: Double) -> Double {
    SineModel.integral(of: density, from: a, to: b)
  }

  /// d/dθ log p(θ | y)
  private func slope(_ theta: Double) -> Double {
    -theta / prior.variance + (measured - .sin(theta)) * .cos(theta) / noise.variance
  }

  /// Piece by piece, each as long as a wave of the sine, so that no peak is missed.
  private static func integral(
    of function: (Double) -> Double, from a: Double, to b: Double
  ) -> Double {
    let cuts = [a] + (-6...6).map { Double($0) * .pi }.filter { a < $0 && $0 < b } + [b]
    return zip(cuts, cuts.dropFirst()).reduce(0) { sum, piece in
      sum + integrate(function, from: piece.0, to: piece.1, relativeTolerance: 1e-12).value
    }
  }
}

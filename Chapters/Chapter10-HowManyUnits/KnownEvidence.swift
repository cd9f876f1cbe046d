import BayesNumerics
import Datasets
import Foundation
import Inference

/// Chapter 3's thirty points under a polynomial of order 2, whose evidence has a closed form.
///
/// y = w₀ + w₁ x + w₂ x² + ε, ε ~ N(0, 1.5), w ~ N(0, I). Source: lecture 002, slides on model selection.
struct QuadraticProblem: EvidenceProblem {
  let noiseVariance = 1.5
  let dimension = 3
  private let points = QuadraticPoints.points

  func drawPrior(using random: inout RandomSource) -> [Double] {
    (0..<3).map { _ in random.normal() }
  }

  func logPrior(_ w: [Double]) -> Double { logStandardNormal(w) }

  func logLikelihood(_ w: [Double]) -> Double {
    var squares = 0.0
    for point in points {
      let residual = point.y - w[0] - point.x * (w[1] + point.x * w[2])
      squares += residual * residual
    }
    return -0.5 * squares / noiseVariance
      - 0.5 * Double(points.count) * log(2 * .pi * noiseVariance)
  }

  /// log N(y | 0, σ² I + Φ Φᵀ), as chapter 3 computes it.
  var exactLogEvidence: Double {
    var statistics = RegressionStatistics(features: 3)
    statistics.add(
      Matrix(rows: points.map { [1, $0.x, $0.x * $0.x] }), targets: points.map(\.y))
    return BayesianLinearRegression(noiseVariance: noiseVariance, priorVariance: 1)
      .posterior(statistics).logEvidence
  }
}

/// Two peaks in the plane, far apart: L(θ) = 0.7 N(θ | c, s² I) + 0.3 N(θ | -c, s² I) under θ ~ N(0, r² I).
struct TwoPeaksProblem: EvidenceProblem {
  let dimension = 2
  /// Both coordinates of c.
  let centre = 4.0
  /// s and r
  let width = 0.4
  let priorWidth = 4.0
  /// Of the posterior, in the peak at c.
  let share = 0.7

  func drawPrior(using random: inout RandomSource) -> [Double] {
    (0..<2).map { _ in priorWidth * random.normal() }
  }

  func logPrior(_ theta: [Double]) -> Double {
    logStandardNormal(theta.map { $0 / priorWidth }) - 2 * log(priorWidth)
  }

  func logLikelihood(_ theta: [Double]) -> Double {
    func peak(_ sign: Double) -> Double {
      logStandardNormal(theta.map { ($0 - sign * centre) / width }) - 2 * log(width)
    }
    return logSumExp(log(share) + peak(1), log(1 - share) + peak(-1))
  }

  /// Both peaks lie as far from the middle of the prior, so Z = N(c | 0, (s² + r²) I).
  var exactLogEvidence: Double {
    let spread = (width * width + priorWidth * priorWidth).squareRoot()
    return logStandardNormal([centre / spread, centre / spread]) - 2 * log(spread)
  }
}

/// A broad hill and a needle that holds most of the evidence: L(θ) = e^(-|θ|²/2) + h e^(-|θ - c|²/2s²) under
/// θ ~ N(0, I).
struct NeedleProblem: EvidenceProblem {
  let dimension = 3
  /// Each coordinate of c.
  let centre = 1.2
  /// s
  let width = 0.02
  let logHeight = 17.0

  func drawPrior(using random: inout RandomSource) -> [Double] {
    (0..<3).map { _ in random.normal() }
  }

  func logPrior(_ theta: [Double]) -> Double { logStandardNormal(theta) }

  func logLikelihood(_ theta: [Double]) -> Double {
    var (near, far) = (0.0, 0.0)
    for value in theta {
      near += value * value
      far += (value - centre) * (value - centre)
    }
    return logSumExp(-near / 2, logHeight - far / (2 * width * width))
  }

  /// log Z of the hill and of the needle: ∫ N(θ | 0, 1) e^(-(θ - c)²/2v) dθ = √(v/(1 + v)) e^(-c²/2(1 + v)), for
  /// each number of θ.
  var parts: (hill: Double, needle: Double) {
    func one(_ c: Double, _ v: Double) -> Double { 0.5 * log(v / (1 + v)) - 0.5 * c * c / (1 + v) }
    return (3 * one(0, 1), logHeight + 3 * one(centre, width * width))
  }

  var exactLogEvidence: Double { logSumExp(parts.hill, parts.needle) }
}

/// log N(z | 0, I)
func logStandardNormal(_ z: [Double]) -> Double {
  var squares = 0.0
  for value in z { squares += value * value }
  return -0.5 * squares - 0.5 * Double(z.count) * log(2 * .pi)
}

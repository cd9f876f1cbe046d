import BayesNumerics
import Foundation
import Inference

/// A prior that can be drawn from and a likelihood that can be computed: all that is needed to look for
/// the evidence Z = ∫ p(D | θ) p(θ) dθ.
protocol EvidenceProblem: Sendable {
  /// Numbers in θ.
  var dimension: Int { get }
  /// One draw of θ from the prior.
  func drawPrior(using random: inout RandomSource) -> [Double]
  /// log p(θ), with all its constants.
  func logPrior(_ theta: [Double]) -> Double
  /// log p(D | θ), with all its constants.
  func logLikelihood(_ theta: [Double]) -> Double
}

extension EvidenceProblem {
  /// log p(θ) + log p(D | θ)
  func logJoint(_ theta: [Double]) -> Double { logPrior(theta) + logLikelihood(theta) }
}

/// An estimate of log Z, what it cost, and how far off it says that it may be.
struct FoundEvidence: Sendable {
  let logEvidence: Double
  /// The standard error that the method states.
  let standardError: Double
  /// How often the likelihood was computed.
  let evaluations: Int
}

extension FoundEvidence {
  /// Independent runs as one: the logarithm of the mean of their evidences, and its standard error from their
  /// spread, s/√(R Z̄²).
  ///
  /// The mean is taken of Z and not of log Z, because a method that is unbiased is so for Z. Precondition: two runs
  /// or more.
  init(runs: [FoundEvidence]) {
    let logs = runs.map(\.logEvidence)
    let count = Double(runs.count)
    let mean = logSumExp(logs) - log(count)
    let relative = logs.map { exp($0 - mean) }
    logEvidence = mean
    standardError = sampleStandardDeviation(relative) / count.squareRoot()
    evaluations = runs.reduce(0) { $0 + $1.evaluations }
  }
}

/// A walk whose steps have a given covariance, on p(θ) p(D | θ)^t.
struct TemperedWalk<Problem: EvidenceProblem>: Sendable {
  let problem: Problem
  /// L, with steps s L z, z ~ N(0, I).
  let root: Matrix
  /// s
  let scale: Double

  /// Where a walker is, and what it knows there.
  struct Place: Sendable {
    var theta: [Double]
    var logPrior: Double
    var logLikelihood: Double
  }

  // snippet: step
  /// One step of Metropolis at temperature t: from the prior (t = 0) to the posterior (t = 1).
  ///
  /// Every second step changes one number only, by a step whose size is drawn too, so that walkers find narrow
  /// directions and far modes alike. Returns whether the step was taken.
  func step(
    _ place: inout Place, at t: Double, along index: Int?, using random: inout RandomSource
  ) -> Bool {
    var theta = place.theta
    if let index {
      theta[index] += spread(index) * exp(1.5 * random.normal()) * random.normal()
    } else {
      for j in theta.indices {
        let z = scale * random.normal()
        for i in j..<theta.count { theta[i] += root[i, j] * z }
      }
    }
    let proposed = Place(
      theta: theta, logPrior: problem.logPrior(theta), logLikelihood: problem.logLikelihood(theta))
    let ratio =
      proposed.logPrior - place.logPrior + t * (proposed.logLikelihood - place.logLikelihood)
    guard log(random.uniform()) < ratio else { return false }
    place = proposed
    return true
  }
  // end snippet

  /// The standard deviation of one number of the steps' covariance.
  private func spread(_ index: Int) -> Double {
    (0...index).reduce(0) { $0 + root[index, $1] * root[index, $1] }.squareRoot()
  }

  /// A place with its prior and its likelihood.
  static func place(_ theta: [Double], in problem: Problem) -> Place {
    Place(
      theta: theta, logPrior: problem.logPrior(theta), logLikelihood: problem.logLikelihood(theta))
  }
}

/// The Cholesky factor of the covariance of some points, with a millionth of the variances added so that points
/// that lie in a plane have one too.
func covarianceRoot(of points: [[Double]]) -> Matrix {
  let dimension = points[0].count
  let count = Double(points.count)
  var mean = [Double](repeating: 0, count: dimension)
  for point in points { for i in 0..<dimension { mean[i] += point[i] / count } }
  var covariance = Matrix(rows: dimension, columns: dimension)
  for point in points {
    for j in 0..<dimension {
      for i in j..<dimension {
        covariance[i, j] += (point[i] - mean[i]) * (point[j] - mean[j]) / (count - 1)
      }
    }
  }
  for i in 0..<dimension { covariance[i, i] = covariance[i, i] * (1 + 1e-6) + 1e-12 }
  return (try? Cholesky(covariance).lower)
    ?? .diagonal((0..<dimension).map { covariance[$0, $0].squareRoot() })
}

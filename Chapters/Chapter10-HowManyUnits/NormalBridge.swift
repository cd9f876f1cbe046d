import BayesNumerics
import Foundation
import Inference

/// *Bridge sampling*: draws of the posterior and draws of a normal distribution fitted to them, each asked how
/// probable it would be under the other.
///
/// Sources: Meng and Wong (1996), "Simulating ratios of normalizing constants via a simple identity", Statistica
/// Sinica 6, 831-860; the standard error: Frühwirth-Schnatter (2004), Econometrics Journal 7, 143-167.
struct NormalBridge: Sendable {
  /// Draws of the posterior, of which the first half fits the normal; as many draws are made of that.
  var draws = 2000
  /// Steps of the chain from one draw to the next.
  var thinning = 5

  /// Log joint density less log density of the normal, at draws of both.
  struct Ratios: Sendable {
    /// log p(θ) p(D | θ) - log g(θ), at draws of the posterior in the order of the chain.
    let posterior: [Double]
    /// The same at draws of g.
    let normal: [Double]
  }

  /// Walks from `start`, fits g, and finds the evidence.
  func run<Problem: EvidenceProblem>(
    _ problem: Problem, from start: [Double]? = nil, using random: inout RandomSource
  ) throws -> (estimate: FoundEvidence, points: [[Double]]) {
    typealias Walk = TemperedWalk<Problem>
    // Posterior: a chain whose steps are learnt in four rounds
    var place = Walk.place(start ?? problem.drawPrior(using: &random), in: problem)
    let prior = (0..<200).map { _ in problem.drawPrior(using: &random) }
    let dimension = Double(max(1, problem.dimension))
    var walk = Walk(problem: problem, root: covarianceRoot(of: prior), scale: 0.5 / dimension)
    var evaluations = 0
    var points: [[Double]] = []
    for round in 0...4 {
      let length = round == 4 ? draws : draws / 8
      points = []
      for _ in 0..<length {
        var walkers = [place]
        let acceptance = walk.move(&walkers, thinning, at: 1, using: &random)
        evaluations += thinning
        place = walkers[0]
        points.append(place.theta)
        if round < 4 {
          walk = Walk(
            problem: problem, root: walk.root, scale: walk.scale * exp(0.05 * (acceptance - 0.25)))
        }
      }
      if round < 4 {
        walk = Walk(
          problem: problem, root: covarianceRoot(of: Array(points.suffix(length * 2 / 3))),
          scale: round == 0 ? walk.scale : 2.38 / dimension.squareRoot())
      }
    }

    // g, from the first half; the bridge, from the second
    let half = draws / 2
    let g = try FittedNormal(points: Array(points.prefix(half)))
    let ratios = Ratios(
      posterior: points.suffix(half).map { problem.logJoint($0) - g.logDensity($0) },
      normal: (0..<half).map { _ in
        let theta = g.sample(using: &random)
        return problem.logJoint(theta) - g.logDensity(theta)
      })
    let logEvidence = ratios.logEvidence
    return (
      FoundEvidence(
        logEvidence: logEvidence, standardError: ratios.standardError(logEvidence),
        evaluations: evaluations + 2 * half), points
    )
  }
}

extension NormalBridge.Ratios {
  // snippet: bridge
  /// Z = E_g[l/(w₁ l + w₂ Z)] / E_post[1/(w₁ l + w₂ Z)] with l = p(θ) p(D | θ)/g(θ) and the shares w₁, w₂ of
  /// draws of the posterior and of g: an equation for Z, solved by iteration.
  var logEvidence: Double {
    let (n1, n2) = (Double(posterior.count), Double(normal.count))
    let (logW1, logW2) = (log(n1 / (n1 + n2)), log(n2 / (n1 + n2)))
    var logZ = sampleQuantile(0.5, ofSorted: posterior.sorted())
    for _ in 0..<1000 {
      let above = logSumExp(normal.map { $0 - logSumExp(logW1 + $0, logW2 + logZ) }) - log(n2)
      let below = logSumExp(posterior.map { -logSumExp(logW1 + $0, logW2 + logZ) }) - log(n1)
      let next = above - below
      if abs(next - logZ) < 1e-10 { return next }
      logZ = next
    }
    return logZ
  }
  // end snippet

  /// The square root of the relative mean squared error: Var_g f₁/(n₂ E² f₁) + τ Var_post f₂/(n₁ E² f₂), where τ is
  /// the number of chain steps that one independent draw costs.
  func standardError(_ logZ: Double) -> Double {
    let (n1, n2) = (Double(posterior.count), Double(normal.count))
    let (logW1, logW2) = (log(n1 / (n1 + n2)), log(n2 / (n1 + n2)))
    let f1 = normal.map { exp($0 - logSumExp(logW1 + $0, logW2 + logZ)) }
    let f2 = posterior.map { exp(logZ - logSumExp(logW1 + $0, logW2 + logZ)) }
    func relativeVariance(_ values: [Double]) -> Double {
      let deviation = sampleStandardDeviation(values) / sampleMean(values)
      return deviation * deviation
    }
    let effective = min(n1, EffectiveSampleSize.mean([f2]))
    return (relativeVariance(f1) / n2 + relativeVariance(f2) / effective).squareRoot()
  }
}

/// A normal distribution with the mean and the covariance of some points.
struct FittedNormal: Sendable {
  let mean: [Double]
  private let factor: Cholesky

  init(points: [[Double]]) throws(Cholesky.Failure) {
    let count = Double(points.count)
    mean = points[0].indices.map { index in points.reduce(0) { $0 + $1[index] / count } }
    let root = covarianceRoot(of: points)
    factor = try Cholesky(root.transpose.gram)
  }

  func logDensity(_ x: [Double]) -> Double {
    let white = factor.whiten(zip(x, mean).map { $0 - $1 })
    let constant = Double(x.count) * log(2 * Double.pi)
    return -0.5 * (dot(white, white) + factor.logDeterminant + constant)
  }

  func sample(using random: inout RandomSource) -> [Double] {
    let step = factor.lower * mean.map { _ in random.normal() }
    return zip(mean, step).map { $0 + $1 }
  }
}

import BayesNumerics
import RealModule
import TestSupport
import Testing

@testable import Inference

@Suite struct LowRankNormalTests {
  /// Steps and changes of gradient on a normal target, y = Λ s.
  private func made(_ steps: [[Double]]) throws -> LowRankNormal {
    let pairs = steps.map { (step: $0, change: KnownNormal.precision * $0) }
    return try #require(
      LowRankNormal(
        position: [0.2, 0.1, -0.3], slope: [1, -0.5, 2], diagonal: [0.7, 1.5, 0.4], pairs: pairs))
  }

  /// The recursion of BFGS, one pair after the other: H ← (I - ρ s yᵀ) H (I - ρ y sᵀ) + ρ s sᵀ.
  private func recursion(_ steps: [[Double]]) -> Matrix {
    var h = Matrix.diagonal([0.7, 1.5, 0.4])
    for s in steps {
      let y = KnownNormal.precision * s
      let rho = 1 / dot(s, y)
      var left = Matrix.identity(3)
      for i in 0..<3 {
        for j in 0..<3 { left[i, j] -= rho * s[i] * y[j] }
      }
      h = left * h * left.transpose
      for i in 0..<3 {
        for j in 0..<3 { h[i, j] += rho * s[i] * s[j] }
      }
    }
    return h
  }

  private let steps = [[1, 0.2, -0.4], [0.3, -1, 0.5], [-0.6, 0.4, 0.9], [0.1, 0.7, 0.2]]

  @Test(arguments: 1...4)
  func covarianceIsThatOfTheRecursion(_ count: Int) throws {
    // From two pairs on the columns depend on each other in three dimensions
    let used = Array(steps.prefix(count))
    let (found, exact) = (try made(used).covariance, recursion(used))
    let worst = zip(found.elements, exact.elements).map { abs($0 - $1) }.max() ?? .infinity
    #expect(worst < 1e-10, "\(found) \(exact)")
    // Negative control: the order of the pairs matters
    if count > 1 {
      let other = recursion(used.reversed())
      #expect(zip(found.elements, other.elements).contains { abs($0 - $1) > 1e-3 })
    }
    // The mean is a step of Newton away
    let shift = exact * [1, -0.5, 2]
    let mean = try made(used).mean
    for i in 0..<3 { #expect(abs(mean[i] - [0.2, 0.1, -0.3][i] - shift[i]) < 1e-10) }
  }

  @Test func densityIsThatOfItsCovariance() throws {
    let low = try made(Array(steps.prefix(2)))
    let known = try MultivariateNormal(mean: low.mean, covariance: low.covariance)
    var random = RandomSource(seed: 51)
    for _ in 0..<5 {
      let noise = (0..<3).map { _ in random.normal() }
      var position = noise
      low.place(noise, into: &position)
      #expect(abs(low.logDensity(at: position) - known.logDensity(position)) < 1e-10)
      #expect(abs(low.logDensity(ofNoise: noise) - known.logDensity(position)) < 1e-10)
    }
    #expect(try low.fullRank().family == .fullRank)
  }
}

@Suite struct PathfinderTests {
  @Test(arguments: [UInt64](1...4))
  func findsANormal(_ seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let path = try Pathfinder().run(CorrelatedNormal(), from: [4, 6, -3], using: &random)
    // Of a quadratic in three dimensions a curvature from six steps knows nearly all
    #expect(path.bound.mean > KnownNormal.logEvidence - 0.3, "\(path.bound)")
    #expect(path.bound.mean < KnownNormal.logEvidence + 4.9 * path.bound.standardError + 1e-9)
    #expect(path.diagnosis.isTrustworthy)
    #expect(abs(path.diagnosis.logEvidence - KnownNormal.logEvidence) < 0.1)
    #expect(path.draws.count == 1000 && path.gradients < 60)
    #expect(zip(path.points, path.points.dropFirst()).allSatisfy { $1.logDensity >= $0.logDensity })
  }

  /// Fifty independent normals with standard deviations from 0.3 to 3. With 0.1 to 10 a memory of six
  /// steps is too short, and the bound lies some 40 nats below the log evidence.
  @Test func findsManyWidths() throws {
    let widths = (0..<50).map { Double.pow(10, Double($0 - 25) / 50) }
    let target = IndependentNormals(means: widths.map { 2 * $0 }, widths: widths)
    var random = RandomSource(seed: 52)
    let path = try Pathfinder().run(
      target, from: [Double](repeating: 1, count: 50), using: &random)
    #expect(path.bound.mean > -12, "\(path.bound) at \(path.best) of \(path.points.count)")
    // Far better than the start's own unit ball
    let ball = ELBO.estimate(
      of: target, under: .ball(.meanField, around: path.start), using: &random)
    #expect(path.bound.mean > ball.mean + 40, "\(path.bound) \(ball)")
  }

  /// Paths to both peaks of the lecture's posterior, joined: the weights know how much each holds,
  /// however many paths end there.
  @Test(arguments: [[-1, 4.5], [-1, 4.5, 4.2, 3.8]])
  func joinedPathsWeighThePeaks(_ starts: [Double]) throws {
    var random = RandomSource(seed: 53)
    let paths = try Pathfinder().run(
      LectureSine(), from: starts.map { [$0] }, drawsPerPath: 4000, using: &random)
    #expect(paths.paths.count == starts.count && paths.lost == 0)
    #expect(paths.candidates.count == 4000 * starts.count)
    let beyond = paths.candidates.map { $0[0] > 1.5 ? 1.0 : 0 }
    // 0.1087, with 2000 effective draws or more a standard error of 0.007
    #expect(paths.diagnosis.effectiveDraws > 2000)
    #expect(abs(paths.diagnosis.mean(of: beyond) - 0.1087) < 0.03)
    #expect(abs(paths.diagnosis.logEvidence - LectureSine.logEvidence) < 0.1)
    // Negative control: against the normal of its own path alone each path weighs its own peak
    if starts.count == 4 {
      let own = ImportanceDiagnosis(logRatios: paths.paths.flatMap(\.logRatios))
      #expect(abs(own.mean(of: beyond) - 0.1087) > 0.1)
    }
    // Negative control: one path knows of one peak
    let alone = try Pathfinder().run(LectureSine(), from: [-1], draws: 4000, using: &random)
    let known = alone.diagnosis.mean(of: alone.draws.map { $0[0] > 1.5 ? 1 : 0 })
    #expect(abs(known - 0.1087) > 0.04, "\(known)")
    // Starts are different, and as many as asked for
    let starts = paths.starts(8, using: &random)
    #expect(Set(starts.map { $0[0] }).count == 8)
    #expect(paths.draws(5, using: &random).count == 5)
  }

  @Test func failuresAreSaid() {
    var random = RandomSource(seed: 54)
    #expect(throws: Pathfinder.Failure.startOutsideSupport) {
      try Pathfinder().run(Nowhere(), from: [1], using: &random)
    }
    #expect(throws: Pathfinder.Failure.startOutsideSupport) {
      try Pathfinder().run(Edge(), from: [[-1], [-2]], using: &random)
    }
    // A straight slope has no curvature
    struct Line: DifferentiableLogDensity {
      let dimension = 1
      func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
        gradient[0] = 1
        return position[0]
      }
    }
    #expect(throws: Pathfinder.Failure.noCurvature) {
      try Pathfinder().run(Line(), from: [0], using: &random)
    }
    for failure in [Pathfinder.Failure.startOutsideSupport, .noCurvature] {
      #expect(failure.description.hasSuffix("."))
    }
  }
}

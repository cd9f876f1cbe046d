import BayesNumerics
import RealModule

/// A density of points of the plane that was fitted to some, and can make up others.
protocol PlaneDensity: Sendable {
  func logDensity(_ x: [Double]) -> Double
  func sample(using random: inout RandomSource) -> [Double]
}

/// A mixture of normals by maximum likelihood; one component is the normal of the points' mean and covariance.
struct PlaneMixture: PlaneDensity {
  let weights: [Double]
  let components: [MultivariateNormal]

  /// Expectation maximisation from random points as means. Each variance gets 10⁻⁴ more, so that none vanishes.
  init(_ points: [[Double]], components count: Int, using random: inout RandomSource)
    throws(Cholesky.Failure)
  {
    let all = try Self.normal(points, points.map { _ in 1 })
    var weights = [Double](repeating: 1 / Double(count), count: count)
    var components = [all]
    if count > 1 {
      components = []
      for _ in 0..<count {
        let mean = points[Int(random.uniform() * Double(points.count))]
        components.append(
          try MultivariateNormal(mean: mean, covariance: Matrix.diagonal([0.1, 0.1])))
      }
    }
    for _ in 0..<(count == 1 ? 0 : 200) {
      // Shares of each point, then each component from its share
      let shares = points.map { point -> [Double] in
        let terms = zip(weights, components).map { .log($0) + $1.logDensity(point) }
        let total = logSumExp(terms)
        return terms.map { .exp($0 - total) }
      }
      for k in 0..<count {
        let own = shares.map { $0[k] }
        weights[k] = max(own.reduce(0, +) / Double(points.count), 1e-9)
        if weights[k] > 1.5 / Double(points.count) {
          components[k] = try Self.normal(points, own)
        }
      }
      let sum = weights.reduce(0, +)
      weights = weights.map { $0 / sum }
    }
    self.weights = weights
    self.components = components
  }

  private static func normal(
    _ points: [[Double]], _ shares: [Double]
  ) throws(Cholesky.Failure) -> MultivariateNormal {
    let total = shares.reduce(0, +)
    var mean = [0.0, 0.0]
    for (point, share) in zip(points, shares) {
      for k in 0..<2 { mean[k] += share * point[k] / total }
    }
    var covariance = Matrix.diagonal([1e-4, 1e-4])
    for (point, share) in zip(points, shares) {
      for i in 0..<2 {
        for j in 0..<2 {
          covariance[i, j] += share * (point[i] - mean[i]) * (point[j] - mean[j]) / total
        }
      }
    }
    return try MultivariateNormal(mean: mean, covariance: covariance)
  }

  func logDensity(_ x: [Double]) -> Double {
    logSumExp(zip(weights, components).map { .log($0) + $1.logDensity(x) })
  }

  func sample(using random: inout RandomSource) -> [Double] {
    var left = random.uniform()
    for (weight, component) in zip(weights, components) {
      if left < weight { return component.sample(using: &random) }
      left -= weight
    }
    return components[components.count - 1].sample(using: &random)
  }
}

/// A normal of one width on each of the points.
struct KernelEstimate: PlaneDensity {
  let points: [[Double]]
  /// h, a standard deviation.
  let width: Double

  /// The width is that of a list under which points are most probable by the others.
  init(_ points: [[Double]]) {
    self.points = points
    let widths = (0..<20).map { 0.03 * Double.pow(20, Double($0) / 19) }
    width =
      widths.max { first, second in
        Self.leaveOneOut(points, first) < Self.leaveOneOut(points, second)
      } ?? widths[0]
  }

  private static func leaveOneOut(_ points: [[Double]], _ width: Double) -> Double {
    points.indices.reduce(0) { sum, own in
      let terms = points.indices.filter { $0 != own }.map { other in
        exponent(points[own], points[other], width)
      }
      return sum + logSumExp(terms) - 2 * .log(width)
    }
  }

  private static func exponent(_ x: [Double], _ y: [Double], _ width: Double) -> Double {
    let (a, b) = (x[0] - y[0], x[1] - y[1])
    return -(a * a + b * b) / (2 * width * width)
  }

  func logDensity(_ x: [Double]) -> Double {
    logSumExp(points.map { Self.exponent(x, $0, width) })
      - .log(2 * .pi * width * width * Double(points.count))
  }

  func sample(using random: inout RandomSource) -> [Double] {
    let point = points[Int(random.uniform() * Double(points.count))]
    return point.map { $0 + width * random.normal() }
  }
}

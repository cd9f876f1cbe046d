import BayesNumerics
import RealModule

/// How far draws are from a target of which the slope of the log density is known, and nothing else.
///
/// A function that is turned into one of mean zero under the target (Stein's identity) should have mean zero under the
/// draws too. The discrepancy is the largest such mean over functions of length 1 in the space of a kernel k, and
///
/// KSD² = (1/n²) Σᵢⱼ kₚ(xᵢ, xⱼ), with s = ∇ log p and
/// kₚ(x, y) = s(x)·s(y) k + s(x)·∇ᵧk + s(y)·∇ₓk + ∇ₓ·∇ᵧk.
///
/// The kernel is the inverse multiquadric k = (c² + |x - y|²)^-β, for which the discrepancy goes to zero only where the
/// draws converge to the target (0 < β < 1). The slopes are those of the whole posterior: its cost is n passes over all
/// data. It looks at slopes alone, so that it cannot see how much mass far modes have.
///
/// Source: Gorham and Mackey (2017), "Measuring sample quality with kernels", theorem 8; Liu, Lee and Jordan (2016) for
/// the test.
public struct KernelSteinDiscrepancy: Sendable {
  /// c, above 0, in units of the parameters.
  public let offset: Double
  /// β, between 0 and 1.
  public let exponent: Double

  /// c = 1 and β = 1/2 as usual. Precondition: c > 0, 0 < β < 1.
  public init(offset: Double = 1, exponent: Double = 0.5) {
    precondition(
      offset > 0 && exponent > 0 && exponent < 1,
      "No inverse multiquadric has c = \(offset) and β = \(exponent).")
    self.offset = offset
    self.exponent = exponent
  }

  /// kₚ(x, y) with the slopes there. Precondition: four vectors of one length.
  public func kernel(_ x: [Double], slope s: [Double], _ y: [Double], slope t: [Double]) -> Double {
    precondition(
      x.count == s.count && x.count == y.count && x.count == t.count,
      "Points and slopes have \(x.count), \(s.count), \(y.count) and \(t.count) numbers.")
    return x.withUnsafeBufferPointer { x in
      s.withUnsafeBufferPointer { s in
        y.withUnsafeBufferPointer { y in
          t.withUnsafeBufferPointer { t in kernel(x, s, y, t, count: x.count) }
        }
      }
    }
  }

  private func kernel(
    _ x: UnsafeBufferPointer<Double>, _ s: UnsafeBufferPointer<Double>,
    _ y: UnsafeBufferPointer<Double>, _ t: UnsafeBufferPointer<Double>, count: Int
  ) -> Double {
    var (squares, slopes, along) = (0.0, 0.0, 0.0)
    for k in 0..<count {
      let r = x[k] - y[k]
      squares += r * r
      slopes += s[k] * t[k]
      along += (s[k] - t[k]) * r
    }
    let q = offset * offset + squares
    let base = exponent == 0.5 ? 1 / q.squareRoot() : Double.pow(q, -exponent)
    // ∇ₓk = -2β r k/q, and ∇ᵧk its negative
    let first = 2 * exponent * base / q
    return slopes * base + first * along + first * Double(count)
      - 2 * (exponent + 1) * first * squares / q
  }

  /// KSD of the first 1, 2, ..., n points: a curve in one pass over all pairs.
  ///
  /// Precondition: as many slopes as points, all of one length.
  public func ofEveryPrefix(_ points: [[Double]], slopes: [[Double]]) -> [Double] {
    let rows = Rows(points, slopes)
    var sum = 0.0
    return (0..<rows.count).map { i in
      sum += value(rows, i, i)
      for j in 0..<i { sum += 2 * value(rows, i, j) }
      return max(0, sum).squareRoot() / Double(i + 1)
    }
  }

  /// KSD of these points, 0 or more. Precondition: as many slopes as points, one or more.
  public func callAsFunction(_ points: [[Double]], slopes: [[Double]]) -> Double {
    let curve = ofEveryPrefix(points, slopes: slopes)
    precondition(!curve.isEmpty, "No points have no discrepancy.")
    return curve[curve.count - 1]
  }

  /// The KSD of n independent draws of the target is about this: √(mean of kₚ(x, x) / n).
  ///
  /// The pairs of different draws have mean zero under the target. Precondition: one slope or more.
  public func expectedOfIndependentDraws(_ count: Int, slopes: [[Double]]) -> Double {
    let d = Double(slopes.first?.count ?? 0)
    let base = Double.pow(offset * offset, -exponent)
    let mean = slopes.reduce(0) { $0 + dot($1, $1) } / Double(slopes.count)
    return ((mean * base + 2 * exponent * base / (offset * offset) * d) / Double(count))
      .squareRoot()
  }

  /// Whether points could be independent draws of the target: the share of sign flips of whole points that would give a
  /// larger sum over pairs.
  ///
  /// Small for draws of something else. Correlated draws give small values too. Source: Liu, Lee and Jordan (2016),
  /// section 4, with random signs for weights. Precondition: two points or more, one flip or more.
  public func pValue(
    _ points: [[Double]], slopes: [[Double]], flips: Int = 199, using random: inout RandomSource
  ) -> Double {
    let rows = Rows(points, slopes)
    let n = rows.count
    precondition(n >= 2 && flips >= 1, "\(n) points and \(flips) flips test nothing.")
    var pairs = [Double](repeating: 0, count: n * n)
    var observed = 0.0
    for i in 0..<n {
      for j in 0..<i {
        let term = value(rows, i, j)
        pairs[i * n + j] = term
        observed += term
      }
    }
    var larger = 0
    var signs = [Double](repeating: 1, count: n)
    for _ in 0..<flips {
      for i in 0..<n { signs[i] = random.uniform() < 0.5 ? -1 : 1 }
      var sum = 0.0
      for i in 0..<n {
        var row = 0.0
        for j in 0..<i { row += signs[j] * pairs[i * n + j] }
        sum += signs[i] * row
      }
      if sum >= observed { larger += 1 }
    }
    return Double(larger + 1) / Double(flips + 1)
  }

  /// Points and slopes as two blocks.
  private struct Rows {
    let count: Int
    let dimension: Int
    let points: [Double]
    let slopes: [Double]

    init(_ points: [[Double]], _ slopes: [[Double]]) {
      let dimension = points.first?.count ?? 0
      precondition(
        points.count == slopes.count && points.allSatisfy { $0.count == dimension }
          && slopes.allSatisfy { $0.count == dimension },
        "\(points.count) points and \(slopes.count) slopes of one length are needed.")
      count = points.count
      self.dimension = dimension
      self.points = points.flatMap(\.self)
      self.slopes = slopes.flatMap(\.self)
    }
  }

  private func value(_ rows: Rows, _ i: Int, _ j: Int) -> Double {
    let d = rows.dimension
    return rows.points.withUnsafeBufferPointer { points in
      rows.slopes.withUnsafeBufferPointer { slopes in
        kernel(
          .init(rebasing: points[i * d..<(i + 1) * d]),
          .init(rebasing: slopes[i * d..<(i + 1) * d]),
          .init(rebasing: points[j * d..<(j + 1) * d]),
          .init(rebasing: slopes[j * d..<(j + 1) * d]),
          count: d)
      }
    }
  }
}

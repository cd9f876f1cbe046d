import BayesNumerics
import RealModule

/// How far two sets of draws are apart: the maximum mean discrepancy, the largest difference of two means over the
/// functions of length 1 in the space of a kernel.
///
/// MMD² = E k(x, x') - 2 E k(x, y) + E k(y, y'). The estimate here takes pairs of different draws, has mean MMD², and may
/// be negative. The kernel is the inverse multiquadric k = C/(C + |x - y|²), or the mean of several, for which MMD is 0 only
/// where both distributions are the same. Differences much finer than √C need many draws to be seen.
///
/// Source: Gretton et al. (2012), "A kernel two-sample test", lemma 6; the kernel: Tolstikhin et al. (2018).
public struct MeanDiscrepancy: Sendable {
  /// Each C, above 0, in units of the squared numbers; the kernel is the mean of theirs.
  public let scales: [Double]

  /// Precondition: C > 0.
  public init(scale: Double) { self.init(scales: [scale]) }

  /// Precondition: one C or more, all above 0.
  public init(scales: [Double]) {
    precondition(
      !scales.isEmpty && scales.allSatisfy { $0 > 0 }, "No inverse multiquadric has C in \(scales)."
    )
    self.scales = scales
  }

  /// k(x, y)
  public func kernel(_ x: [Double], _ y: [Double]) -> Double {
    var square = 0.0
    for k in x.indices { square += (x[k] - y[k]) * (x[k] - y[k]) }
    var sum = 0.0
    for scale in scales { sum += scale / (scale + square) }
    return sum / Double(scales.count)
  }

  /// The unbiased estimate of MMD². Precondition: two draws or more of each.
  public func callAsFunction(_ x: [[Double]], _ y: [[Double]]) -> Double {
    let table = Table(self, x + y)
    return table.discrepancy(Array(0..<(x.count + y.count)), first: x.count)
  }

  /// The estimate, and what it would be if both were of one distribution: draws are dealt anew to the two sets.
  ///
  /// Under that hypothesis the estimate is one of its permutations like any other, so that a test that rejects where at
  /// most a share α of the permutations is as large has size α exactly, for any kernel and any number of draws.
  public func test(
    _ x: [[Double]], _ y: [[Double]], permutations: Int, using random: inout RandomSource
  ) -> (discrepancy: Double, null: [Double], pValue: Double) {
    precondition(permutations >= 1, "A test has one permutation or more.")
    let table = Table(self, x + y)
    var order = Array(0..<(x.count + y.count))
    let found = table.discrepancy(order, first: x.count)
    let null = (0..<permutations).map { _ -> Double in
      for last in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(last, Int(random.uniform() * Double(last + 1)))
      }
      return table.discrepancy(order, first: x.count)
    }
    let asLarge = null.filter { $0 >= found }.count
    return (found, null, Double(asLarge + 1) / Double(permutations + 1))
  }

  /// k of all pairs, which no permutation changes.
  private struct Table {
    let count: Int
    var kernels: [Double]

    init(_ discrepancy: MeanDiscrepancy, _ points: [[Double]]) {
      count = points.count
      kernels = [Double](repeating: 0, count: count * count)
      for i in 0..<count {
        for j in 0..<i {
          let k = discrepancy.kernel(points[i], points[j])
          kernels[i * count + j] = k
          kernels[j * count + i] = k
        }
      }
    }

    func discrepancy(_ order: [Int], first: Int) -> Double {
      let second = count - first
      precondition(first >= 2 && second >= 2, "A discrepancy needs two draws or more of each.")
      var (own, other, crossed) = (0.0, 0.0, 0.0)
      kernels.withUnsafeBufferPointer { kernels in
        for i in 0..<count {
          let row = order[i] * count
          var (near, far) = (0.0, 0.0)
          for j in 0..<first { near += kernels[row + order[j]] }
          for j in first..<count { far += kernels[row + order[j]] }
          if i < first {
            own += near
            crossed += far
          } else {
            other += far
          }
        }
      }
      let pairs = (Double(first * (first - 1)), Double(second * (second - 1)))
      return own / pairs.0 + other / pairs.1 - 2 * crossed / Double(first * second)
    }
  }
}

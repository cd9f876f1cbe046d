import ArgumentParser
import BayesNumerics

/// The functions that a polynomial is a sum of: φ₀(x), φ₁(x), ... φₖ(x).
enum Basis: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// 1, x, x², ... as in the lecture.
  case monomial
  /// T₀(u), T₁(u), ... of the x range mapped to -1 ≤ u ≤ 1: the same curves, all of size 1 where the
  /// data are.
  case chebyshev
}

/// Polynomials in some basis, ready to be evaluated.
struct Polynomials: Sendable, Equatable {
  let basis: Basis
  /// Where u = 0, and how far from there u = 1; used by Chebyshev polynomials only.
  private let centre: Double
  private let halfWidth: Double

  /// For data in this range; one point has no width and is given one.
  init(_ basis: Basis, over range: ClosedRange<Double>) {
    self.basis = basis
    let range = range.opened
    halfWidth = range.upperBound / 2 - range.lowerBound / 2
    centre = range.lowerBound / 2 + range.upperBound / 2
  }

  /// Φ: one row for each x, one column for each of φ₀ ... φₖ.
  func features(at x: [Double], order: Int) -> Matrix {
    var elements = [Double](repeating: 1, count: x.count * (order + 1))
    let n = x.count
    for j in stride(from: 1, through: order, by: 1) {
      for i in 0..<n {
        let last = elements[i + (j - 1) * n]
        switch basis {
        case .monomial: elements[i + j * n] = last * x[i]
        case .chebyshev:
          let u = (x[i] - centre) / halfWidth
          elements[i + j * n] = j == 1 ? u : 2 * u * last - elements[i + (j - 2) * n]
        }
      }
    }
    return Matrix(rows: n, columns: order + 1, elements: elements)
  }
}

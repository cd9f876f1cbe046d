import ArgumentParser
import BayesNumerics
import Foundation

/// The functions that a polynomial is a sum of: φ₀(x), φ₁(x), ... φₖ(x).
enum Basis: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// 1, x, x², ... as in the lecture.
  case monomial
  /// T₀(u), T₁(u), ... of the x range mapped to -1 ≤ u ≤ 1: the same curves, all of size 1 where the
  /// data are.
  case chebyshev
}

/// Polynomials in some basis of u = (x - origin) / unit, ready to be evaluated.
struct Polynomials: Sendable, Equatable {
  let basis: Basis
  /// Where u = 0, in the units of x.
  let origin: Double
  /// How far from there u = 1, in the units of x.
  let unit: Double

  /// Powers of x as it stands, or Chebyshev polynomials of its range mapped to -1 ≤ u ≤ 1; one point has no
  /// width and is given one.
  init(_ basis: Basis, over range: ClosedRange<Double>) {
    switch basis {
    case .monomial: self.init(basis, origin: 0, unit: 1)
    case .chebyshev:
      let range = range.opened
      self.init(
        basis, origin: range.lowerBound / 2 + range.upperBound / 2,
        unit: range.upperBound / 2 - range.lowerBound / 2)
    }
  }

  /// Of u = (x - origin) / unit. Precondition: a positive unit.
  init(_ basis: Basis, origin: Double, unit: Double) {
    precondition(unit > 0, "A unit of x is positive, not \(unit).")
    self.basis = basis
    self.origin = origin
    self.unit = unit
  }

  /// Φ: one row for each x, one column for each of φ₀ ... φₖ.
  func features(at x: [Double], order: Int) -> Matrix {
    var elements = [Double](repeating: 1, count: x.count * (order + 1))
    let n = x.count
    for j in stride(from: 1, through: order, by: 1) {
      for i in 0..<n {
        let u = (x[i] - origin) / unit
        let last = elements[i + (j - 1) * n]
        switch basis {
        case .monomial: elements[i + j * n] = last * u
        case .chebyshev: elements[i + j * n] = j == 1 ? u : 2 * u * last - elements[i + (j - 2) * n]
        }
      }
    }
    return Matrix(rows: n, columns: order + 1, elements: elements)
  }

  /// The weights of 1, x, x², ... that sum to the same polynomial, one row for each of them and one column for
  /// each of ours; nil for Chebyshev polynomials, and where the sums would lose ten digits.
  func expansion(order: Int) -> Matrix? {
    guard basis == .monomial, pow(abs(origin) / unit + 1, Double(order)) < 1e10 else { return nil }
    var rows = Matrix(rows: order + 1, columns: order + 1)
    for j in 0...order {
      // ((x - a) / b)^j = Σ binomial(j, i) x^i (-a)^(j - i) / b^j
      var binomial = 1.0
      for i in 0...j {
        rows[i, j] = binomial * pow(-origin / unit, Double(j - i)) / pow(unit, Double(i))
        binomial *= Double(j - i) / Double(i + 1)
      }
    }
    return rows
  }
}

import BayesNumerics
import Foundation
import TestSupport
import Testing

@Suite struct SymmetricEigenTests {
  /// λ² - 5 λ + 5 = 0 for [[2, 1], [1, 3]].
  @Test func twoByTwoIsTheRootOfItsPolynomial() {
    let eigen = SymmetricEigen(Matrix(rows: 2, columns: 2, elements: [2, 1, 1, 3]))
    let root = 5.0.squareRoot() / 2
    #expect(abs(eigen.values[0] - (2.5 - root)) < 1e-14)
    #expect(abs(eigen.values[1] - (2.5 + root)) < 1e-14)
  }

  /// Second differences of n numbers: 2 - 2 cos(kπ/(n + 1)).
  @Test func aChainHasTheCosinesOfItsWaves() {
    let n = 12
    var chain = Matrix.diagonal([Double](repeating: 2, count: n))
    for i in 1..<n { (chain[i, i - 1], chain[i - 1, i]) = (-1, -1) }
    for (index, value) in SymmetricEigen(chain).values.enumerated() {
      #expect(abs(value - (2 - 2 * cos(Double(index + 1) * .pi / Double(n + 1)))) < 1e-13)
    }
  }

  /// A V = V diag(λ) and VᵀV = I, to 30 ulp of the largest value.
  @Test(arguments: [1, 2, 7, 30]) func theParts(size: Int) {
    var random = RandomSource(seed: 3).stream(size)
    var a = Matrix(rows: size, columns: size)
    for i in 0..<size {
      for j in 0...i {
        a[i, j] = random.normal()
        a[j, i] = a[i, j]
      }
    }
    let eigen = SymmetricEigen(a)
    #expect(zip(eigen.values, eigen.values.dropFirst()).allSatisfy { $0 <= $1 })
    let tolerance = 30 * 2.2e-16 * (eigen.values.map(abs).max() ?? 0)
    for k in 0..<size {
      let v = (0..<size).map { eigen.vectors[$0, k] }
      for i in 0..<size {
        let row = (0..<size).reduce(0) { $0 + a[i, $1] * v[$1] }
        #expect(abs(row - eigen.values[k] * v[i]) < Double(size) * tolerance)
      }
      for l in 0...k {
        let product = (0..<size).reduce(0) { $0 + v[$1] * eigen.vectors[$1, l] }
        #expect(abs(product - (k == l ? 1 : 0)) < Double(size) * 30 * 2.2e-16)
      }
    }
  }

  @Test func whatIsNotANumberHasNoEigenvalues() {
    let eigen = SymmetricEigen(Matrix(rows: 2, columns: 2, elements: [.nan, 0, 0, 1]))
    #expect(eigen.values.allSatisfy { $0.isNaN })
    #expect(SymmetricEigen(Matrix(rows: 0, columns: 0)).values.isEmpty)
  }
}

import BayesNumerics
import ChapterTestSupport
import Testing

@testable import chapter3

@Suite struct DigitsTests {
  /// QR loses about a third of a digit per order, the inverse and Cholesky's factor two more at order 12.
  @Test func anInverseCostsDigitsThatQRKeeps() async throws {
    let found = try await PolynomialEvidence.findings(PolynomialEvidence.digits)
    func kept(_ name: String) throws -> Double {
      try #require(found.values.first { $0.name == name }).number
    }
    for order in [12, 20] {
      let qr = try kept("qr.\(order)")
      #expect(qr > 16 - 0.35 * Double(order) - 1.5)
      #expect(try kept("inverse.\(order)") < qr - 2)
      #expect(try kept("cholesky.\(order)") < qr - 2)
    }
    #expect((13...20).contains(try kept("function-space.lost")))
  }

  /// Two numbers with errors of 1e-3 and 1e-5 keep the digits of their root mean square; a route that gives
  /// no answer once keeps none.
  @Test func digitsAreThoseOfTheMeanSquare() {
    let kept = DigitsKept([[.qr: [1.001], .inverse: [1]], [.qr: [1.000_01]]], of: [1])
    // 1.001 - 1 is 1e-3 to 13 digits
    #expect(abs(kept[.qr] - 3.150_493) < 1e-6)
    #expect(kept[.inverse].isNaN)
    #expect(kept[.cholesky].isNaN)
  }

  /// A 3 x 3 inverse of whole numbers: A A⁻¹ = I to a few roundings, with a row exchange on the way.
  @Test func eliminationInverts() {
    let matrix = Matrix(rows: [[0, 2, 1], [1, 1, 0], [4, 0, 3]])
    let (inverse, determinant) = GaussJordan.inverse(of: matrix)
    #expect(abs(determinant + 10) < 1e-14)
    let product = matrix * inverse
    for (value, one) in zip(product.elements, Matrix.identity(3).elements) {
      #expect(abs(value - one) < 1e-15)
    }
  }
}

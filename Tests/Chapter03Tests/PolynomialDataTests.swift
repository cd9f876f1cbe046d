import BayesNumerics
import Foundation
import Inference
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import chapter3

@Suite struct PolynomialDataTests {
  private func read(_ text: String, basis: Basis = .monomial, highestOrder: Int = 4) throws
    -> PolynomialData
  {
    let folder = TemporaryFolder()
    let file = folder.path + "/points.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return try PolynomialData(
      path: file, basis: basis, orders: 0...highestOrder, isStandardised: false)
  }

  /// A file read in blocks has the statistics of the points in memory, to the rounding of their sums.
  @Test(arguments: Basis.allCases) func aFileIsThePointsInIt(basis: Basis) throws {
    var random = RandomSource(seed: 311)
    let points = (0..<5000).map { _ in (x: random.normal(), y: random.normal()) }
    let text = points.map { "\($0.x),\($0.y)" }.joined(separator: "\n")
    let file = try read("x,y\n" + text, basis: basis)
    let memory = PolynomialData(name: "points", points: points, basis: basis, highestOrder: 4)
    let (a, b) = (file.statistics.factor.upper.elements, memory.statistics.factor.upper.elements)
    #expect(norm(zip(a, b).map { $0 - $1 }) < 5000 * 6 * .ulpOfOne * norm(b))
    #expect(file.count == 5000 && file.xRange == memory.xRange && file.yRange == memory.yRange)
    #expect(file.polynomials == memory.polynomials || basis == .monomial)
    // Every fourth point is shown: 5000 of them are too many twice
    #expect(file.shown.map(\.x) == stride(from: 0, to: 5000, by: 4).map { points[$0].x })
    #expect(file.all == nil)
  }

  @Test func fewPointsAreAllShown() throws {
    let data = try read("1 2\n3 4\n")
    #expect(data.all?.map(\.y) == [2, 4])
    #expect(data.xRange == 1...3)
  }

  @Test(arguments: [
    ("", "empty"), ("1\n", "line 1"), ("1,2\n3,x\n", "line 2"), ("1,2\n3,nan\n", "line 2"),
    ("1,2\n1e101,0\n", "line 2"), ("1,2\n1,1e308\n", "line 2"),
    ("1,2\n1e40,0\n2,1\n3,2\n4,1\n", "line 2"),
    ("1,2,3\n", "line 1"), ("x,y\n", "no row"),
  ]) func whatIsWrongIsSaidInOneSentence(text: String, words: String) throws {
    let error = try #require(throws: InputError.self) { try read(text) }
    #expect(error.kind == .data)
    #expect(error.sentence.contains(words), "\(error.sentence)")
  }
}

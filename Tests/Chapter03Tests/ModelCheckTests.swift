import Inference
import Testing
import Workbook

@testable import chapter3

/// How often the verdict is right is counted in ``ModelCheckValidation``.
@Suite struct ModelCheckTests {
  /// The answer says what is wrong, and the other answers send there.
  @Test func anOutlierIsNamed() async throws {
    var points: [(x: Double, y: Double)] = (0..<30).map { index in
      let side = (index * 7) % 5 == 0 ? 0.5 : -0.5
      return (x: Double(index), y: 2 * Double(index) + side)
    }
    points[11].y = 80
    let study = try ownStudy(points)
    let verdict = try await PolynomialEvidence.modelCheck.run(
      study, Run(seed: 1, section: "model-check")
    ).answer
    #expect(verdict.contains("does not fit") && verdict.contains("x = 11 and y = 80"), "\(verdict)")
    for section in [PolynomialEvidence.weights, PolynomialEvidence.outsideTheData] {
      let found = try await section.run(study, Run(seed: 1, section: section.name))
      #expect(found.answer.contains("section model-check"))
    }
    let order = try await PolynomialEvidence.whichOrder.run(
      study, Run(seed: 1, section: "which-order"))
    #expect(order.answer.hasPrefix("The model does not fit"))
  }

  /// A noise that somebody states is checked too: right for the lecture's points, wrong a hundredth of it or a
  /// hundred times it.
  @Test func anotherNoiseThanStatedIsDoubted() async throws {
    func check(_ noise: String) async throws -> ResidualCheck? {
      let options = ["--noise-variance", noise, "--orders", "0-2"]
      return try await PolynomialEvidence.study(.parse(options), run: Run(seed: 1)).check.value
    }
    #expect(try await check("1.5")?.combined.isMisfit == false)
    for noise in ["0.015", "150"] {
      let found = try #require(try await check(noise))
      #expect(found.combined.isMisfit && found.gravest.kind == .meanSquare, "\(noise)")
    }
  }

  /// Points on a line to their last digits have no noise to judge, and three points too few left over.
  @Test func whatCannotBeJudgedIsNot() async throws {
    let places = (0..<12).map { Double($0) }
    let points = places.map { x -> (x: Double, y: Double) in (x: x, y: 3 * x + 1) }
    let line = try ownStudy(points)
    let found = try await PolynomialEvidence.modelCheck.run(
      line, Run(seed: 1, section: "model-check"))
    #expect(found.answer.contains("no noise to judge"), "\(found.answer)")
    #expect(try await line.comparison.value.winner == 1)
  }

  /// Each statistic by hand, on residuals 1, -1, 1, -1, 2, -2.
  @Test func theStatisticsAreWhatTheyAreCalled() {
    let residuals = [1.0, -1, 1, -1, 2, -2]
    #expect(abs(ResidualCheck.Look.largest.value(of: residuals) - 2 / 2.0.squareRoot()) < 1e-15)
    #expect(abs(ResidualCheck.Look.neighbours.value(of: residuals) + 9.0 / 12) < 1e-15)
    #expect(abs(ResidualCheck.Look.thirds.value(of: residuals) - 2) < 1e-15)
    #expect(abs(ResidualCheck.Look.meanSquare.value(of: residuals) - 2) < 1e-15)
  }
}

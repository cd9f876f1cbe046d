import BayesNumerics
import RealModule
import Workbook

@testable import chapter3

/// Points as a reader might bring them, drawn from a truth that the tests know.
enum SimulatedPoints: String, CaseIterable, Sendable {
  // Polynomials with normal noise of constant variance
  case marks, parabola, cubic
  // What no polynomial of order 12 with such noise makes
  case outlier, growingNoise, jump, wave

  static let right: [SimulatedPoints] = [.marks, .parabola, .cubic]

  func draw(using random: inout RandomSource) -> [(x: Double, y: Double)] {
    func at(_ x: [Double], noise: (Double) -> Double, _ truth: (Double) -> Double)
      -> [(x: Double, y: Double)]
    {
      x.map { ($0, truth($0) + noise($0) * random.normal()) }
    }
    func places(_ count: Int, _ range: ClosedRange<Double>) -> [Double] {
      (0..<count).map { _ in Double.random(in: range, using: &random) }
    }
    switch self {
    case .marks: return at((1...10).map(Double.init), noise: { _ in 4 }) { 30 + 5 * $0 }
    case .parabola: return at(places(30, -3...5), noise: { _ in 1 }) { 2 - 3 * $0 + $0 * $0 }
    case .cubic: return at(places(100, -3...3), noise: { _ in 3 }) { $0 * $0 * $0 - 5 * $0 }
    case .outlier:
      var points = at(places(40, -3...5), noise: { _ in 1 }) { 2 - 3 * $0 + $0 * $0 }
      points[Int.random(in: 0..<40, using: &random)].y += 8
      return points
    case .growingNoise:
      return at(places(60, 0...6), noise: { 0.3 * .exp($0 / 3) }) { 1 + 2 * $0 }
    case .jump:
      let step = Double.random(in: -1...1, using: &random)
      return at(places(60, -3...3), noise: { _ in 0.3 }) { $0 > step ? 3 : 0 }
    case .wave:
      return at(places(100, 0...1), noise: { _ in 0.3 }) { .sin(16 * .pi * $0 + 1) }
    }
  }
}

/// The study of a reader's points without any other option, as `--data` makes it.
func ownStudy(
  _ points: [(x: Double, y: Double)], orders: ClosedRange<Int> = 0...12, seed: UInt64 = 1
) throws -> PolynomialStudy {
  let data = try PolynomialData(points: points, orders: orders, isStandardised: true)
  return PolynomialEvidence.study(of: data, isOwn: true, try .parse([]), run: Run(seed: seed))
}

import BayesNumerics
import Inference
import RealModule

extension BookFigure {
  /// Chapter 7: Laplace's method on the posterior of one parameter behind a sine.
  static let laplace = BookFigure(
    name: "laplace",
    expectations: [
      (-2.0, 0.8, -1.0), (-2, 0.8, 4.2), (-2, 0.1, -1), (0.7, 0.2, 1.5), (0.7, 0.2, 0.5),
      (2.6, 6, -3), (-0.4, 0.05, -3), (1.2, 1.5, 2),
    ].flatMap(climbs))

  /// y is sin θ with noise of variance σ², and θ has the prior N(0, 4).
  private struct BehindSine: DifferentiableLogDensity {
    let y: Double
    let noise: Double
    var dimension: Int { 1 }

    func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
      let theta = position[0]
      gradient[0] = -theta / 4 + (y - .sin(theta)) * .cos(theta) / noise
      return height(theta)
    }
    func height(_ theta: Double) -> Double {
      Normal(standardDeviation: 2).logDensity(theta)
        + Normal(mean: .sin(theta), standardDeviation: noise.squareRoot()).logDensity(y)
    }
  }

  /// A normal with the area that it claims.
  private struct Bump {
    let normal: Normal
    let logArea: Double
    var beyondEdge: Double { normal.upperTail(BookFigure.edge) }

    init?(of target: BehindSine, from start: Double) {
      guard let climb = try? Laplace(of: target, from: [start]) else { return nil }
      normal = Normal(mean: climb.mode[0], standardDeviation: climb.covariance[0, 0].squareRoot())
      logArea = climb.logEvidence
    }
  }

  private static let edge = 1.5

  private static func climbs(_ y: Double, _ noise: Double, _ start: Double) -> [Expectation] {
    let target = BehindSine(y: y, noise: noise)
    // Peaks from many starts; those beyond ±12 are the page's to leave out, too
    var peaks: [Bump] = []
    for step in 0...480 {
      guard let peak = Bump(of: target, from: -12 + 0.05 * Double(step)), abs(peak.normal.mean) < 12
      else { continue }
      if peaks.allSatisfy({ abs($0.normal.mean - peak.normal.mean) > 1e-4 }) { peaks.append(peak) }
    }
    guard let found = Bump(of: target, from: start) else {
      preconditionFailure("A climb on a smooth posterior ends on a peak.")
    }
    let height = { Double.exp(target.height($0)) }
    func area(_ from: Double, _ to: Double) -> Double {
      // Cut into units, so that no piece holds more than one peak's flank
      (0..<16).reduce(0) { sum, piece in
        let width = (to - from) / 16
        let low = from + width * Double(piece)
        return sum + integrate(height, from: low, to: low + width, relativeTolerance: 1e-12).value
      }
    }
    let (below, beyond) = (area(-16, edge), area(edge, 16))
    let all = logSumExp(peaks.map(\.logArea))
    let allBeyond = peaks.reduce(0.0) { $0 + Double.exp($1.logArea - all) * $1.beyondEdge }
    let values = [
      ("evidence", Double.log(below + beyond)), ("one", found.logArea), ("all", all),
      ("beyond", beyond / (below + beyond)), ("oneBeyond", found.beyondEdge),
      ("allBeyond", allBeyond),
    ]
    return values.map {
      Expectation(
        [("y", .number(y)), ("noise", .number(noise)), ("start", .number(start))], $0.0, $0.1)
    }
  }
}

import BayesNumerics
import Inference
import RealModule

extension BookFigure {
  /// Chapter 11: a normal beside the posterior of two peaks, and the divergence each way.
  static let divergences = BookFigure(
    name: "divergences",
    expectations: [(-1.3, 0.5), (0, 2), (4, 0.6), (-0.7, 1.9), (-6, 0.2), (6, 4), (1.4, 3)]
      .flatMap(divergences) + optima)

  /// Lecture 002's nonlinear model: y = -2 is sin θ with noise of variance 0.8, and θ has the prior N(0, 4).
  private struct TwoPeaks: DifferentiableLogDensity {
    var dimension: Int { 1 }
    func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
      let theta = position[0]
      gradient[0] = -theta / 4 + (-2 - .sin(theta)) * .cos(theta) / 0.8
      return height(theta)
    }
    func height(_ theta: Double) -> Double {
      Normal(standardDeviation: 2).logDensity(theta)
        + Normal(mean: .sin(theta), standardDeviation: 0.8.squareRoot()).logDensity(-2)
    }
  }

  private static let peaks = [-1.3, 4.0]

  private static func values(_ q: Normal) -> [(String, Double)] {
    let target = TwoPeaks()
    let places = peaks + [q.mean]
    let reverse = KullbackLeibler.quadrature(
      of: q.logDensity, from: target.height, splitAt: places)
    let forward = KullbackLeibler.quadrature(
      of: target.height, from: q.logDensity, splitAt: places)
    return [("reverse", reverse.value), ("forward", forward.value)]
  }

  private static func divergences(_ mean: Double, _ deviation: Double) -> [Expectation] {
    values(Normal(mean: mean, standardDeviation: deviation)).map {
      Expectation([("m", .number(mean)), ("s", .number(deviation))], $0.0, $0.1)
    }
  }

  /// The least of both, which buttons show.
  private static let optima: [Expectation] = {
    let seeking = peaks.compactMap {
      NearestNormal.seeking(TwoPeaks(), from: Normal(mean: $0, standardDeviation: 0.5))
    }
    let covering = NearestNormal.covering(TwoPeaks().height, splitAt: peaks)
    let found = zip(
      ["least-reverse", "other-reverse", "least-forward"], seeking + [covering].compactMap { $0 })
    return found.flatMap { button, q in
      ([("mean", q.mean), ("sd", q.standardDeviation)] + values(q)).map {
        Expectation([], presses: [(button, 1)], $0.0, $0.1)
      }
    }
  }()
}

import BayesNumerics
import Inference
import RealModule

extension BookFigure {
  /// Chapter 14: a code of one number, its bound and its divergence from the prior.
  static let bound = BookFigure(
    name: "bound",
    expectations: [
      (1.0, 0.25, 0.0, 1.0), (1, 0.25, 0.8, 0.45), (-2.3, 0.05, 1.5, 0.1), (3, 2, -3, 2),
      (0.4, 0.5, 0.25, 1.35), (0, 1, -0.6, 0.7),
    ].flatMap(bounds) + searched)

  private static let prior = Normal()
  private static let searched: [Expectation] = [
    (1.0, 0.25, 2.0), (1, 0.25, 1), (-1.7, 0.1, 10), (2.2, 2, 0.25),
  ].flatMap(best)

  /// x = z + e, seen from z, with the likelihood to a power: log N(z | 0, 1) + log N(x | z, s)/β.
  private struct OneNumber: DifferentiableLogDensity {
    let x: Double
    let noise: Double
    var beta = 1.0
    var dimension: Int { 1 }

    func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
      let z = position[0]
      gradient[0] = -z + (x - z) / (noise * beta)
      return Normal().logDensity(z) + logLikelihood(z) / beta
    }
    func logLikelihood(_ z: Double) -> Double {
      Normal(mean: z, standardDeviation: noise.squareRoot()).logDensity(x)
    }
  }

  /// The evidence is a density of x, both divergences are integrals, and the bound is what they leave of it.
  private static func values(_ x: Double, _ noise: Double, _ q: Normal) -> [(String, Double)] {
    let target = OneNumber(x: x, noise: noise)
    let evidence = Normal(standardDeviation: (1 + noise).squareRoot()).logDensity(x)
    let cost = KullbackLeibler.quadrature(
      of: q.logDensity, from: prior.logDensity, splitAt: [0, q.mean]
    ).value
    let gap = KullbackLeibler.quadrature(
      of: q.logDensity, from: { prior.logDensity($0) + target.logLikelihood($0) },
      splitAt: [x / (1 + noise), q.mean]
    ).value
    return [
      ("bound", evidence - gap), ("gap", gap), ("cost", cost), ("fit", evidence - gap + cost),
    ]
  }

  private static func bounds(
    _ x: Double, _ noise: Double, _ mean: Double, _ deviation: Double
  ) -> [Expectation] {
    values(x, noise, Normal(mean: mean, standardDeviation: deviation)).map {
      Expectation(
        [
          ("x", .number(x)), ("s", .number(noise)), ("mu", .number(mean)),
          ("sigma", .number(deviation)),
        ], $0.0, $0.1)
    }
  }

  /// The best q for a β, by a search for the nearest normal.
  private static func best(_ x: Double, _ noise: Double, _ beta: Double) -> [Expectation] {
    guard
      let q = NearestNormal.seeking(
        OneNumber(x: x, noise: noise, beta: beta), from: Normal(mean: x, standardDeviation: 0.5))
    else { preconditionFailure("A normal density has a nearest normal.") }
    return values(x, noise, q).map {
      Expectation(
        [("x", .number(x)), ("s", .number(noise)), ("beta", .number(beta))],
        presses: [("best", 1)], $0.0, $0.1)
    }
  }
}

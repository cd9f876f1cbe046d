import BayesNumerics
import Inference
import Plotting
import Workbook

extension PolynomialEvidence {
  /// Least squares is maximum likelihood under normal noise, whether its user knows or not.
  static let lossAsLikelihood = Section<PolynomialStudy>(
    "loss-as-likelihood", "What does a squared loss assume?", seconds: 0.01
  ) { _, run in
    // Data: the lecture's points, and quadratic curves through them
    let y = LectureData.points.map(\.y)
    let features = Polynomials(.monomial, over: LectureData.range)
      .features(at: LectureData.points.map(\.x), order: 2)

    // Model
    // snippet: loss
    let noise = Normal(standardDeviation: LectureData.noiseVariance.squareRoot())
    func loss(_ w: [Double]) -> Double {
      zip(y, features * w).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    func logLikelihood(_ w: [Double]) -> Double {
      zip(y, features * w).reduce(0) { $0 + noise.logDensity($1.0 - $1.1) }
    }
    // end snippet

    // Inference: the best curve of either, and both functions along a hundred other curves
    let leastLoss = try leastSquares(features, y)
    let mostLikely = try highest(logLikelihood, from: [0, 0, 0])
    var random = run.random("curves")
    let curves = (0..<100).map { _ in leastLoss.map { $0 + random.normal() } }
    let line = StraightLine(x: curves.map(loss), y: curves.map(logLikelihood))

    // What it shows
    let apart = zip(leastLoss, mostLikely).map { abs($0 - $1) }.max() ?? .nan
    let impliedVariance = -1 / (2 * line.slope)
    return Findings(
      answer:
        "A squared loss assumes normal noise: the least-squares curve is the maximum-likelihood curve, "
        + "whatever the noise variance. For variance \(NumberText.significant(impliedVariance, digits: 6)) the "
        + "log likelihood is -γ times the loss, up to a constant, with γ = 1/(2 · "
        + "\(NumberText.significant(impliedVariance, digits: 6))).",
      tables: [table(leastLoss, mostLikely)], figures: [try openingFigure()],
      claims: claims(apart: apart, line: line, impliedVariance: impliedVariance),
      values: [.init("implied-variance", impliedVariance), .init("curves", curves.count)])
  }

  /// The question of the chapter, before any method: three curves of least squares through the same points.
  private static func openingFigure() throws -> Figure {
    let (x, y) = (LectureData.points.map(\.x), LectureData.points.map(\.y))
    let polynomials = Polynomials(.monomial, over: LectureData.range)
    let grid: [Double] = .evenlySpaced(from: -3.15, to: 2.95, count: 245)
    let strokes = [
      (1, Stroke(.vermillion, width: 2.5)), (2, Stroke(.blue, width: 3.5)),
      (12, Stroke(.green, width: 2.5)),
    ]
    let curves = try strokes.map { order, stroke in
      let weights = try leastSquares(polynomials.features(at: x, order: order), y)
      let values = polynomials.features(at: grid, order: order) * weights
      return Layer.line(
        "order\(order)", x: grid, y: values.map { min(max($0, -20), 20) }, stroke,
        title: "order \(order)")
    }
    return Figure(
      name: "which-curve",
      caption:
        "Which of these curves generated the points? Three polynomials of least squares through the same "
        + "thirty points: a straight line, a parabola, and order 12, which passes closest.",
      panels: [
        Panel(
          x: Axis("*x*", range: -3.3...3.1), y: Axis("*y*", range: -6...8), key: .bottomLeft,
          layers: curves + [.points("points", x: x, y: y, .black, size: 1)])
      ])
  }

  private static func table(_ leastLoss: [Double], _ mostLikely: [Double]) -> Table {
    Table(
      title: "The best quadratic curve through the lecture's points, by two criteria",
      columns: ["weight", "least squared loss", "largest likelihood"],
      rows: leastLoss.indices.map { j in
        ["w\(j)"] + [leastLoss[j], mostLikely[j]].map { NumberText.fixed($0, decimals: 9) }
      })
  }

  private static func claims(
    apart: Double, line: StraightLine, impliedVariance: Double
  ) -> [Claim] {
    let source = Claim.Source(
      lecture: "002", slide: "Probabilistic Interpretation of Loss Minimization")
    return [
      Claim(
        "40a", source, "argmin of the loss = argmax of the likelihood",
        .agreement(
          route: "least squares and Newton's method on log N", largestDifference: apart,
          below: 1e-9,
          because: "sums of thirty squares, right to 1e-13; the step through them costs two digits")
      ),
      Claim(
        "40b", source, "log N + γL is the same for 100 curves",
        .agreement(
          route: "loss and likelihood of one curve", largestDifference: line.scatter,
          below: 2e-13,
          because:
            "sums of thirty squares, rounded to 1 ulp each in L and in log N, the largest of the 100 "
            + "sums up to fifteen times their mean: 60 x 15 ulp")),
      Claim(
        "40c", source, "1/(2γ), from the slope of log N against L",
        .crossCheck(
          route: "the noise variance that was put in", expected: LectureData.noiseVariance,
          computed: impliedVariance,
          .relative(1e-10, because: "a slope through sums of thirty rounded squares"))),
    ]
  }

  /// Where a function of a few weights that is a downward paraboloid is highest: a Newton step with
  /// central differences, which are exact for a paraboloid, and two more against rounding.
  private static func highest(
    _ function: ([Double]) -> Double, from start: [Double]
  ) throws(Cholesky.Failure) -> [Double] {
    var w = start
    func at(_ shifts: [(Int, Double)]) -> Double {
      var moved = w
      for (index, shift) in shifts { moved[index] += shift }
      return function(moved)
    }
    for _ in 0..<3 {
      let gradient = w.indices.map { (at([($0, 1)]) - at([($0, -1)])) / 2 }
      var curvature = Matrix(rows: w.count, columns: w.count)
      for i in w.indices {
        for j in w.indices {
          curvature[i, j] =
            -(at([(i, 1), (j, 1)]) - at([(i, 1), (j, -1)]) - at([(i, -1), (j, 1)])
            + at([(i, -1), (j, -1)])) / 4
        }
      }
      let step = try Cholesky(curvature).solve(gradient)
      w = zip(w, step).map { $0 + $1 }
    }
    return w
  }
}

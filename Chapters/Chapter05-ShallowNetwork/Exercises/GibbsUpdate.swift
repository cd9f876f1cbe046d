import BayesNumerics
import Marking

/// A run of the student's draw of σ².
struct NoiseDrawQuestion: Sendable {
  var kind: String
  var x: [Double] = []
  var y: [Double]
  var features: [[Double]] = []
  var weights: [Double] = []
  var degrees: Double
  var scale: Double
  var count: Int
  var seed: UInt64

  var words: String {
    switch kind {
    case "draws":
      "\(count) draws with \(y.count) \(y.count == 1 ? "point" : "points"), "
        + "y = \(y.count <= 3 ? y.inWords : "\(y[0].inWords), ..."), weights = \(weights.inWords), "
        + "s = \(degrees.inWords), S = \(scale.inWords)"
    case "joint": "\(count) sweeps with points drawn anew after each"
    default: "\(count) sweeps with \(y.count) points"
    }
  }

  var run: NoiseRun {
    NoiseRun(
      kind: kind, x: x, y: y, features: features, weights: weights, degrees: degrees,
      scale: scale, count: count, seed: seed)
  }

  /// Sum of squared residuals, for "draws".
  var residualSum: Double {
    zip(y, features).reduce(0) { sum, point in
      let rest = point.0 - dot(point.1, weights)
      return sum + rest * rest
    }
  }

  /// Draws for three sets of points, then sweeps.
  static func questions(seed: UInt64) -> [NoiseDrawQuestion] {
    var random = RandomSource(seed: seed).stream("gibbs update")
    let sets = [(points: 3, degrees: 5.0), (1, 4.0), (12, 7.0)].map { points, degrees in
      let weights = [
        Double.random(in: 1...2, using: &random), Double.random(in: -3 ... -1, using: &random),
      ]
      let features = (0..<points).map { _ in [random.uniform(), random.uniform()] }
      return NoiseDrawQuestion(
        kind: "draws", y: features.map { dot($0, weights) + 0.6 * random.normal() + 0.4 },
        features: features, weights: weights, degrees: degrees,
        scale: Double.random(in: 0.2...0.6, using: &random), count: 4000, seed: random.next())
    }
    return sets + [
      NoiseDrawQuestion(
        kind: "joint", x: [-2, -1, 0.5, 1, 2], y: [], degrees: 10, scale: 0.5, count: 20_000,
        seed: random.next())
    ]
  }
}

extension Exercise {
  static let gibbsUpdate = Exercise(
    judged: .build, 8, "gibbs-update", "A Gibbs update of your own", difficulty: 2,
    task:
      "Write the draw of σ² given all else, and put the three updates of a sweep into an order that leaves the "
      + "posterior invariant. The marker judges your draws, and the sweep by Geweke's test; a right answer fails "
      + "less than once in 10,000 markings. 'swift run chapter5 --with-mine' shows σ² beside its exact posterior.",
    hint:
      "The precision 1/σ² has a Gamma distribution: the prior's shape grows by N/2, its rate by half the sum of "
      + "squared residuals. What belongs together when σ² is drawn from residuals?",
    questions: { NoiseDrawQuestion.questions(seed: $0) }, describe: \.words, call: noiseCall,
    by: Judge(key: .gibbsUpdate) { questions, answers, _ in
      NoiseJudge.mark(questions, answers)
    })

  static let noiseCall = StudentCall<NoiseDrawQuestion>(
    "driveNoise", besides: ["8-gibbs-update.driver.swift", "NoiseRun.swift"]
  ) {
    [
      "kind": $0.kind, "x": $0.x, "y": $0.y, "features": $0.features, "weights": $0.weights,
      "degrees": $0.degrees, "scale": $0.scale, "count": $0.count, "seed": $0.seed,
    ]
  }
}

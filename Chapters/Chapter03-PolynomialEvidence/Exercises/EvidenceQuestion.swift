import BayesNumerics
import Foundation
import Inference

/// Points of a linear model whose evidence is asked.
struct EvidenceQuestion: Sendable {
  /// What the answer is used for.
  enum Purpose: Sendable {
    /// Compared with the QR engine's.
    case engine
    /// One value of y on a grid with this step, whose densities are summed.
    case density(step: Double)
    /// One value of y₂ on a grid with this step, after a given y₁; then y₁ alone.
    case pair(step: Double)
    case first
    /// The points of the question before, in another order.
    case reordered
  }

  let purpose: Purpose
  var features: [[Double]]
  var y: [Double]
  var noiseVariance: Double
  var priorVariance: Double

  var words: String {
    let weights = features[0].count
    return "\(y.count) \(y.count == 1 ? "point" : "points") with \(weights) "
      + "\(weights == 1 ? "weight" : "weights"), first features \(short(Array(features[0].prefix(3))))"
      + (weights > 3 ? " and more, " : ", ")
      + "first y = \(short([y[0]]).dropFirst().dropLast()), noise variance "
      + "\(short([noiseVariance]).dropFirst().dropLast()), prior variance "
      + "\(short([priorVariance]).dropFirst().dropLast())"
  }

  /// The model of the chapter, by QR.
  var posterior: WeightPosterior {
    var statistics = RegressionStatistics(features: features[0].count)
    statistics.add(Matrix(rows: features), targets: y)
    return BayesianLinearRegression(noiseVariance: noiseVariance, priorVariance: priorVariance)
      .posterior(statistics)
  }

  /// Powers of x of the lecture's points, up to this order.
  static func lecture(order: Int, purpose: Purpose = .engine) -> EvidenceQuestion {
    EvidenceQuestion(
      purpose: purpose,
      features: LectureData.points.map { point in (0...order).map { pow(point.x, Double($0)) } },
      y: LectureData.points.map(\.y), noiseVariance: LectureData.noiseVariance,
      priorVariance: LectureData.priorVariance)
  }

  /// The questions of a seed.
  static func all(seed: UInt64) -> [EvidenceQuestion] {
    var random = RandomSource(seed: seed).stream(4)
    func draw(_ purpose: Purpose, points: Int, weights: Int) -> EvidenceQuestion {
      EvidenceQuestion(
        purpose: purpose,
        features: (0..<points).map { _ in (0..<weights).map { _ in random.normal() } },
        y: (0..<points).map { _ in 2 * random.normal() },
        noiseVariance: Double.random(in: 0.3...0.8, using: &random),
        priorVariance: Double.random(in: 1.5...4, using: &random))
    }

    // Against the engine: few and many points and weights, and the powers of x
    var questions = [(1, 1), (2, 1), (3, 2), (8, 3), (4, 6), (20, 5)].map {
      draw(.engine, points: $0.0, weights: $0.1)
    }
    questions += [0, 1, 2, 5, 12].map { lecture(order: $0) }

    // The same points in another order
    var turned = draw(.engine, points: 5, weights: 2)
    questions.append(turned)
    turned.features.reverse()
    turned.y.reverse()
    questions.append(turned.as(.reordered))

    // One y, then two: the sum over a grid of a smooth density is its integral, to 1e-9 where steps are as small as
    // the noise and reach eight standard deviations
    var tiny = draw(.engine, points: 2, weights: 2)
    func deviation(_ row: [Double]) -> Double {
      (tiny.noiseVariance + tiny.priorVariance * dot(row, row)).squareRoot()
    }
    func grid(_ row: [Double]) -> (values: [Double], step: Double) {
      let step = 0.8 * tiny.noiseVariance.squareRoot()
      let half = Int((20 * deviation(row) / step).rounded(.up))
      return ((-half...half).map { step * Double($0) }, step)
    }
    tiny.y[0] = deviation(tiny.features[0]) * Double.random(in: 0.5...1.5, using: &random)
    let ofFirst = grid(tiny.features[0])
    for value in ofFirst.values {
      var one = tiny.as(.density(step: ofFirst.step))
      (one.features, one.y) = ([tiny.features[0]], [value])
      questions.append(one)
    }
    let ofSecond = grid(tiny.features[1])
    for value in ofSecond.values {
      var two = tiny.as(.pair(step: ofSecond.step))
      two.y[1] = value
      questions.append(two)
    }
    var first = tiny.as(.first)
    (first.features, first.y) = ([tiny.features[0]], [tiny.y[0]])
    questions.append(first)
    return questions
  }

  private func `as`(_ purpose: Purpose) -> EvidenceQuestion {
    EvidenceQuestion(
      purpose: purpose, features: features, y: y, noiseVariance: noiseVariance,
      priorVariance: priorVariance)
  }
}

import Foundation
import Marking

extension ExerciseKey<RateQuestion> {
  static var badRate: Self {
    let wrongTests = RateRun.tests.filter { $0 != (try? testThatExposesIt()) }.map { test in
      Mistake<RateQuestion>(BadRate.wrongTest + test, hint: "") {
        try answer($0, naming: test, mended)
      }
    }
    let left = Mistake<RateQuestion>(BadRate.left.name, hint: BadRate.left.hint) {
      try answer($0, naming: testThatExposesIt(), BadRate.asFound)
    }
    let mends = BadRate.signs.compactMap { sign in
      wrongMends[sign.name].map { mend in
        Mistake<RateQuestion>(sign.name, hint: sign.hint) {
          try answer($0, naming: testThatExposesIt(), mend)
        }
      }
    }
    return Self(
      solution: { try answer($0, naming: testThatExposesIt(), mended) },
      mistakes: wrongTests + [left] + mends)
  }

  private static func answer(
    _ question: RateQuestion, naming test: String, _ ascend: RateRun.Ascent
  ) throws -> [Double] {
    question.kind == "name" ? [RateRun.number(of: test)] : try question.end(by: ascend)
  }

  private static let mended:
    @Sendable (Double, Double, Int, (Double, Double) throws -> [Double])
      throws -> [Double] = { try ascend(mean: $0, logScale: $1, steps: $2, slopes: $3) }

  private typealias Mend =
    @Sendable (Double, Double, Int, (Double, Double) throws -> [Double]) throws -> [Double]

  /// An ascent whose step is made by other rules.
  private static func other(
    _ rate: @escaping @Sendable (Double) -> Double,
    step: @escaping @Sendable (_ place: [Double], _ up: [Double], _ rate: Double) -> [Double] = {
      [$0[0] + $2 * $1[0], $0[1] + $2 * $1[1]]
    },
    stops: @escaping @Sendable (_ change: Double) -> Bool = { _ in false }
  ) -> Mend {
    { mean, logScale, steps, slopes in
      var place = [mean, logScale]
      for t in 1...steps {
        let next = step(place, try slopes(place[0], place[1]), rate(Double(t)))
        if stops(next[0] - place[0]) { return next }
        place = next
      }
      return place
    }
  }

  /// By the names of the signs.
  private static var wrongMends: [String: Mend] {
    let right: @Sendable (Double) -> Double = { 0.2 / pow($0, 0.7) }
    return [
      "an ascent that has left all bounds": other({ _ in 3 }),
      "an ascent that stops before its steps are made": other(right, stops: { abs($0) < 0.001 }),
      "one slope for all steps": { mean, logScale, steps, slopes in
        let up = try slopes(mean, logScale)
        let way = (1...steps).reduce(0) { $0 + right(Double($1)) }
        return [mean + way * up[0], logScale + way * up[1]]
      },
      "downhill": other({ -right($0) }),
      "s for log s": { mean, logScale, steps, slopes in
        let end = try ascend(mean: mean, logScale: logScale, steps: steps, slopes: slopes)
        return [end[0], exp(end[1])]
      },
      "only one of the two climbs": other(right, step: { [$0[0] + $2 * $1[0], $0[1]] }),
      "rates for log s that are smaller": other(
        right, step: { [$0[0] + $2 * $1[0], $0[1] + 0.001 * $2 * $1[1]] }),
      "a rate that grows": other({ min(0.4, 0.001 * $0) }),
      "a constant rate that is large": other({ _ in 0.1 }),
      "a constant rate that is small": other({ _ in 0.001 }),
      "a rate that falls too fast": other({ 0.1 / pow($0, 1.5) }),
      "a rate like 1/t that begins small": other({ 0.1 / $0 }),
      "a rate that begins too small": other({ 0.002 / $0.squareRoot() }),
    ]
  }
}

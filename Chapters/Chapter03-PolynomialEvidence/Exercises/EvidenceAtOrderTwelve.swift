import BayesNumerics
import Marking
import Workbook

extension Exercise {
  static let evidenceAtOrderTwelve = Exercise(
    judged: .write, 7, "evidence-at-order-twelve", "The evidence at order 12", difficulty: 3,
    task:
      "The formula of the evidence has a determinant and an inverse in it, and the powers of x run "
      + "from 1 to x^12. Compute the log evidence of one order to eleven digits.",
    hint:
      "Stack the rows [x^j / sigma, y / sigma] of the data above the rows [I, 0] of the prior. The R "
      + "of their QR has the determinant on its diagonal, and the least |y - f|^2 / sigma^2 + |w|^2 is "
      + "the square of its last element.",
    questions: { seed in
      var random = RandomSource(seed: seed).stream(7)
      let drawn = (0..<15).map { _ in
        let x = (0..<30).map { _ in Double.random(in: -5...5, using: &random) }
        return NoisyPoints(
          x: x, y: x.map { $0 + 2 * random.normal() }, order: 12,
          noiseVariance: Double.random(in: 0.5...3, using: &random))
      }
      return [.lecture(order: 2), .lecture()] + drawn
    },
    describe: {
      "order \($0.order), noise variance \($0.noiseVariance), \($0.x.count) points from x = \($0.x[0])"
    },
    call: StudentCall("logEvidence") {
      ["x": $0.x, "y": $0.y, "order": $0.order, "noiseVariance": $0.noiseVariance]
    },
    by: Judge(key: .evidenceAtOrderTwelve, judge: EvidenceDigits.mark))
}

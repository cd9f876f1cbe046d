import Foundation
import Marking

extension ExerciseKey<SphereQuestion> {
  static var between: Self {
    /// Weights of a and b.
    func weighted(
      _ name: String, hint: String,
      _ weights: @escaping @Sendable (SphereQuestion) -> (Double, Double)
    ) -> Mistake<SphereQuestion> {
      Mistake(name, hint: hint) { (q: SphereQuestion) -> [Double] in
        let own = weights(q)
        return zip(q.a, q.b).map { own.0 * $0 + own.1 * $1 }
      }
    }
    @Sendable func lengths(_ q: SphereQuestion) -> (Double, Double) {
      (SphereQuestion.length(q.a), SphereQuestion.length(q.b))
    }
    /// Of the directions.
    @Sendable func shares(_ q: SphereQuestion) -> (Double, Double) {
      (sin((1 - q.share) * q.angle) / sin(q.angle), sin(q.share * q.angle) / sin(q.angle))
    }
    return Self(
      solution: { try chapter14.between(a: $0.a, b: $0.b, share: $0.share) },
      mistakes: [
        weighted("the straight line", hint: "Its middle is too short; go along the circle.") {
          (1 - $0.share, $0.share)
        },
        weighted("the way back", hint: "At share 0 the code is a.") { q in
          let (own, size) = (shares(q), lengths(q))
          let length = q.share * size.0 + (1 - q.share) * size.1
          return (length * own.1 / size.0, length * own.0 / size.1)
        },
        weighted(
          "codes for directions", hint: "The weights of sines belong to directions of length 1."
        ) { shares($0) },
        weighted("no length", hint: "Directions have length 1; give the sum its length.") { q in
          let (own, size) = (shares(q), lengths(q))
          return (own.0 / size.0, own.1 / size.1)
        },
        weighted("the length of a", hint: "The length changes from that of a to that of b.") { q in
          let (own, size) = (shares(q), lengths(q))
          return (own.0, size.0 * own.1 / size.1)
        },
        weighted("the length of b", hint: "The length changes from that of a to that of b.") { q in
          let (own, size) = (shares(q), lengths(q))
          return (size.1 * own.0 / size.0, own.1)
        },
        weighted(
          "a straight line of directions, stretched",
          hint:
            "The angle is to change evenly; stretching the straight line makes it hurry in the middle."
        ) { q in
          let size = lengths(q)
          let weights = ((1 - q.share) / size.0, q.share / size.1)
          let sum = zip(q.a, q.b).map { weights.0 * $0 + weights.1 * $1 }
          let length = ((1 - q.share) * size.0 + q.share * size.1) / SphereQuestion.length(sum)
          return (length * weights.0, length * weights.1)
        },
        weighted(
          "the straight line, stretched",
          hint:
            "The angle is to change evenly; stretching the straight line makes it hurry in the middle."
        ) { q in
          let size = lengths(q)
          let sum = zip(q.a, q.b).map { (1 - q.share) * $0 + q.share * $1 }
          let length = ((1 - q.share) * size.0 + q.share * size.1) / SphereQuestion.length(sum)
          return (length * (1 - q.share), length * q.share)
        },
        weighted("no sine of the whole angle", hint: "Both weights are divided by sin θ.") { q in
          let (own, size) = (shares(q), lengths(q))
          let length = ((1 - q.share) * size.0 + q.share * size.1) * sin(q.angle)
          return (length * own.0 / size.0, length * own.1 / size.1)
        },
        weighted(
          "cosine and sine of the share",
          hint: "That is right where the codes are at right angles only."
        ) {
          q in
          let size = lengths(q)
          let length = (1 - q.share) * size.0 + q.share * size.1
          let turn = q.share * Double.pi / 2
          return (length * cos(turn) / size.0, length * sin(turn) / size.1)
        },
      ])
  }
}

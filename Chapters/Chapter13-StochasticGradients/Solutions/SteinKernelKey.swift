import Foundation
import Marking
import RealModule

extension ExerciseKey<SteinQuestion> {
  static var steinKernel: Self {
    func changed(
      _ name: String, hint: String, _ change: @escaping @Sendable (SteinQuestion) -> Double
    ) -> Mistake<SteinQuestion> {
      Mistake(name, hint: hint) { numbers, question in [numbers[0] + change(question)] }
    }
    /// r q^(-3/2), which is ∂k/∂y.
    @Sendable func along(_ q: SteinQuestion) -> Double { q.r / (q.q * q.q.squareRoot()) }
    @Sendable func mixed(_ q: SteinQuestion) -> Double {
      1 / (q.q * q.q.squareRoot()) - 3 * q.r * q.r / (q.q * q.q * q.q.squareRoot())
    }
    let gaussian =
      "You took a normal density for k: the inverse multiquadric is (1 + (x - y)²)^(-1/2), whose tails are heavier."
    return Self(
      solution: {
        try chapter13.steinKernel(x: $0.x, y: $0.y, slopeX: $0.slopeX, slopeY: $0.slopeY)
      },
      mistakes: [
        changed(
          "the terms of first order turned",
          hint:
            "s(x) goes with the derivative in y; and k falls as x moves away from y: is ∂k/∂x positive or negative for x > y?"
        ) { -2 * ($0.slopeX - $0.slopeY) * along($0) },
        changed(
          "the derivatives with the same sign",
          hint: "k depends on x - y only: the derivative in y is minus that in x."
        ) { 2 * $0.slopeY * along($0) },
        changed(
          "the mixed derivative's sign", hint: "∂²k/∂x∂y is minus the second derivative in x - y."
        ) {
          -2 * mixed($0)
        },
        changed("no mixed derivative", hint: "There are four terms.") { -mixed($0) },
        changed("no derivatives of first order", hint: "There are four terms.") {
          -($0.slopeX - $0.slopeY) * along($0)
        },
        changed("no product of slopes", hint: "There are four terms.") {
          -$0.slopeX * $0.slopeY / $0.q.squareRoot()
        },
        changed(
          "half of the mixed derivative",
          hint: "∂k/∂x is a product, r times a power: both factors have a derivative."
        ) { -1 / ($0.q * $0.q.squareRoot()) },
        changed(
          "the other half of the mixed derivative",
          hint: "∂k/∂x is a product, r times a power: both factors have a derivative."
        ) { 3 * $0.r * $0.r / ($0.q * $0.q * $0.q.squareRoot()) },
        changed(
          "a factor 2 in the derivatives",
          hint: "The chain rule gives -1/2 times 2r: the factors cancel."
        ) { ($0.slopeX - $0.slopeY) * along($0) },
        Mistake("the square root left out", hint: "k has the power -1/2.") {
          (q: SteinQuestion) -> Double in
          let k = 1 / q.q
          let first = 2 * q.r * k * k
          let second = 2 * k * k - 8 * q.r * q.r * k * k * k
          return q.slopeX * q.slopeY * k + (q.slopeX - q.slopeY) * first + second
        },
        Mistake("a Gaussian kernel", hint: gaussian) { (q: SteinQuestion) -> Double in
          let k = Double.exp(-q.r * q.r / 2)
          return (q.slopeX * q.slopeY + (q.slopeX - q.slopeY) * q.r + 1 - q.r * q.r) * k
        },
        Mistake("a Gaussian kernel without the half", hint: gaussian) {
          (q: SteinQuestion) -> Double in
          let k = Double.exp(-q.r * q.r)
          let first = 2 * (q.slopeX - q.slopeY) * q.r
          return (q.slopeX * q.slopeY + first + 2 - 4 * q.r * q.r) * k
        },
        Mistake("the kernel alone", hint: "Four terms with slopes and derivatives are asked for.") {
          (q: SteinQuestion) -> Double in 1 / q.q.squareRoot()
        },
      ])
  }
}

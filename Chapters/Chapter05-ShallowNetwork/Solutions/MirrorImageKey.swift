import Marking

extension ExerciseKey<UnitQuestion> {
  static var mirrorImage: Self {
    Self(
      solution: { try turnedOver(weight: $0.weight, offset: $0.offset, slope: $0.slope) },
      mistakes: [
        Mistake(
          "no shift",
          hint: "At x where the step is half way both sides must agree: is a constant missing?"
        ) { $0.signed(0, -1, -1, -1) },
        Mistake(
          "the weight kept",
          hint: "A rising step with positive weight becomes a falling one; which sign of "
            + "the weight makes it rise again?"
        ) { $0.signed(0, 1, -1, -1) },
        Mistake(
          "the shift of the wrong sign",
          hint: "Let η go to infinity: the left side tends to β, the right side to the shift alone."
        ) { $0.signed(-1, -1, -1, -1) },
        Mistake(
          "the offset kept",
          hint: "All of η = offset + slope x changes its sign, or the step moves to another x."
        ) { $0.signed(1, -1, 1, -1) },
        Mistake(
          "a shift of 1",
          hint: "ψ(η) + ψ(-η) is 1; multiply the whole equation by the weight.",
          result: { right, _ in [1] + right.dropFirst() }),
        Mistake(
          "half of the shift",
          hint: "At the middle of the step each side has risen half way: β/2 = shift - β/2.",
          result: { right, _ in [right[0] / 2] + right.dropFirst() }),
        Mistake(
          "the slope kept",
          hint: "The exercise asks for newSlope = -slope: the step runs the other way.",
          result: { right, _ in right.dropLast() + [-right[3]] }),
      ])
  }
}

extension UnitQuestion {
  /// Shift, weight, offset and slope as multiples of weight, weight, offset and slope.
  fileprivate func signed(_ shift: Double, _ a: Double, _ b: Double, _ c: Double) -> [Double] {
    [shift * weight, a * weight, b * offset, c * slope]
  }
}

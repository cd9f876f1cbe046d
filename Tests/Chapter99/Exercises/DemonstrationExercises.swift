import Marking
import Workbook

/// Exercises whose students' files the tests of Marking write.
extension Demonstration {
  static let exercises: [Exercise] = [square, sideAndArea]

  private static let square = Exercise(
    1, "square", "Square", task: "Square a number.", hint: "Multiply it by itself.",
    inputs: { Double($0.next() >> 11) * 0x1p-53 + 0.5 },
    describe: { "x = \(NumberText.shortest($0))" },
    agreement: .relative(1e-12, because: "one multiplication"),
    call: StudentCall("square") { ["_": $0] },
    key: ExerciseKey(
      solution: { $0 * $0 },
      mistakes: [
        Mistake(
          "twice for squared", hint: "A square is not a double.", answer: { 2 * $0 })
      ]))

  private static let sideAndArea = Exercise(
    2, "side-and-area", "Side and area", difficulty: 2,
    task: "Return side and area of a square whose diagonals are in a list; the longest counts.",
    hint: "The diagonal is √2 times the side.",
    alwaysTry: [[2, 1e300], [0.5, 1]],
    inputs: { random in
      (0..<3).map { _ in Double.random(in: 1...9, using: &random) }
    },
    describe: { "diagonals = \($0)" }, parts: ["side", "area"],
    agreement: .relative(1e-12, because: "a few roundings"),
    call: StudentCall("sideAndArea") { ["diagonals": $0] },
    key: ExerciseKey(
      solution: { diagonals in
        let longest = diagonals.max() ?? 0
        return [longest / 2.0.squareRoot(), longest / 2 * longest]
      },
      mistakes: [
        Mistake("the last one", hint: "The longest counts.") { diagonals in
          let last = diagonals.last ?? 0
          return [last / 2.0.squareRoot(), last / 2 * last]
        }
      ]))
}

import BayesNumerics
import Workbook

/// The ways in which a student's function can end.
enum Student {
  static func unsolved(_ x: Double) throws -> Double { throw Unsolved() }

  static func right(_ x: Double) throws -> Double {
    print("x is", x)
    return x * x
  }

  static func wrong(_ x: Double) throws -> Double { x * x * 3 }

  static func mistaken(_ x: Double) throws -> Double { 2 * x }

  @inline(never)
  static func crashing(_ x: Double) throws -> Double {
    let numbers = [x]
    return numbers[Int(x) + 7]
  }

  static func endless(_ x: Double) throws -> Double {
    var sum = x
    while sum.isFinite { sum = sum > 1 ? sum - 1 : sum + 1 }
    return sum
  }

  static func exiting(_ x: Double) throws -> Double { leave() }
}

extension Demonstration {
  static var exercises: [Exercise] {
    let students: [(String, @Sendable (Double) throws -> Double)] = [
      ("right", Student.right), ("unsolved", Student.unsolved), ("wrong", Student.wrong),
      ("mistaken", Student.mistaken), ("crashing", Student.crashing), ("exiting", Student.exiting),
      ("endless", Student.endless),
    ]
    return students.enumerated().map { index, student in
      exercise(index + 1, student.0, student.1)
    }
  }

  private static func exercise(
    _ number: Int, _ title: String, _ student: @escaping @Sendable (Double) throws -> Double
  ) -> Exercise {
    Exercise(
      number, title, task: "Square a number.", hint: "Multiply it by itself.",
      inputs: { Double($0.next() >> 11) * 0x1p-53 + 0.5 },
      describe: { "x = \(NumberText.shortest($0))" },
      agreement: .relative(1e-12, because: "one multiplication"), student: { try student($0) },
      solution: { $0 * $0 },
      mistakes: [Mistake("twice for squared", hint: "A square is not a double.") { 2 * $0 }])
  }
}

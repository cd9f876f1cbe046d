import BayesNumerics
import Marking
import Workbook

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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

  /// Hides that it goes on: none of its streams is open any more.
  static func silent(_ x: Double) throws -> Double {
    for descriptor in 0..<4 { close(Int32(descriptor)) }
    sleep(1000)
    return x * x
  }

  /// Leaves a process behind that holds its streams.
  static func leaving(_ x: Double) throws -> Double {
    var pid: pid_t = 0
    // The seed in its name tells whose it is
    let seed = CommandLine.arguments.last ?? ""
    let names: [String] = ["sleep", "98765\(seed)"]
    let words = names.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    posix_spawn(&pid, "/bin/sleep", nil, nil, words, environ)
    return x * x
  }

  static func exiting(_ x: Double) throws -> Double { leave() }
}

extension Demonstration {
  static var exercises: [Exercise] {
    let students: [(String, @Sendable (Double) throws -> Double)] = [
      ("right", Student.right), ("unsolved", Student.unsolved), ("wrong", Student.wrong),
      ("mistaken", Student.mistaken), ("crashing", Student.crashing), ("exiting", Student.exiting),
      ("endless", Student.endless), ("silent", Student.silent), ("leaving", Student.leaving),
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

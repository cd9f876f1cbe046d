/// The program around a student's function: it reads the questions, calls the function and hands over the answers.
///
/// It holds neither a solution nor a verdict: whatever the student's code does to it, only numbers leave it, and these
/// are judged elsewhere. What does not depend on the function is compiled once, in the module StudentHarness.
enum Harness {
  /// The main file that is compiled beside the student's.
  ///
  /// - Parameter arguments: Label and type of each argument, in the order of the function.
  static func source(function: String, arguments: [(label: String, type: String)]) -> String {
    let reads = arguments.indices.map {
      "  let a\($0) = try question.next(\(arguments[$0].type).self)"
    }
    let passes = arguments.enumerated().map { index, argument in
      argument.label == "_" ? "a\(index)" : "\(argument.label): a\(index)"
    }
    return """
      import StudentHarness

      typealias Unsolved = StudentHarness.Unsolved

      private func answer(_ question: inout StudentHarness.Question) throws -> [Double] {
      \(reads.joined(separator: "\n"))
        return StudentHarness.numbers(try \(function)(\(passes.joined(separator: ", "))))
      }

      StudentHarness.answerQuestions(answer)

      """
  }
}

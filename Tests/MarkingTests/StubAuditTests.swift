import SafeIO
import TestSupport
import Testing

@testable import Marking

@Suite struct StubAuditTests {
  private static let stub = """
    enum Exercises {
      /// 1. A func to write
      static func square(_ x: Double) throws -> Double {
        throw Unsolved()  // TODO: your solution
      }
    }

    """
  private static let solved = stub.replacing("throw Unsolved()", with: "x * x")

  @Test func stubsAreToldFromSolutions() {
    #expect(StubAudit.holdsOnlyStubs(Self.stub, count: 1))
    #expect(!StubAudit.holdsOnlyStubs(Self.stub, count: 2))
    #expect(!StubAudit.holdsOnlyStubs(Self.solved, count: 1))
    // A stub that is only commented out, and one behind an early return
    let hidden = Self.stub.replacing("throw Unsolved()", with: "x * x // throw Unsolved()")
    #expect(!StubAudit.holdsOnlyStubs(hidden, count: 1))
    let early = Self.stub.replacing(
      "throw Unsolved()", with: "if x > 0 { return x }; throw Unsolved()")
    #expect(!StubAudit.holdsOnlyStubs(early, count: 1))
    #expect(!StubAudit.holdsOnlyStubs("", count: 1))
  }

  /// A clone of a project with one exercise, in which a student works.
  private func problems(
    project: String, steps: String = "", marking: Mark = .unsolved
  ) throws -> [String] {
    let folder = TemporaryFolder()
    try WholeFile.write(Array(project.utf8), to: "\(folder.path)/Exercises.swift")
    try WholeFile.write(Array(Self.solved.utf8), to: "\(folder.path)/solved")
    let result = CommandRunner.shell(
      """
      exec 2>&1; set -e; cd '\(folder.path)'
      export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a \
        GIT_COMMITTER_EMAIL=a@b
      git init -q project; mv Exercises.swift project; cd project; git add .; git commit -qm start; cd ..
      git clone -q project clone; cd clone
      \(steps)
      """)
    #expect(result.status == 0, "\(result.output)")
    return StubAudit.problems(count: 1, beside: "\(folder.path)/clone") { [marking] }
  }

  @Test func aProjectOfStubsPasses() throws {
    #expect(try problems(project: Self.stub).isEmpty)
  }

  @Test func aSolutionInTheProjectIsFound() throws {
    let problems = try problems(project: Self.solved)
    #expect(problems.count == 1)
    #expect(problems.first?.contains("committed with a solved exercise") == true)
    // Also where the folder hides it
    #expect(try !self.problems(project: Self.solved, steps: "echo > Exercises.swift").isEmpty)
  }

  @Test func aStubThatLeadsToTheSolutionIsFound() throws {
    #expect(
      try problems(project: Self.stub, marking: .solved)
        == ["the stub of exercise 1 is marked 'solved'"])
  }

  @Test(
    "A student's work is no problem, and is not run",
    arguments: [
      "cp ../solved Exercises.swift", "cp ../solved Exercises.swift; git commit -qam mine",
      "echo nonsense > Exercises.swift", "rm Exercises.swift",
      "git rm -q Exercises.swift; git commit -qm gone", "rm -rf .git",
    ])
  func aStudentsWork(steps: String) throws {
    // Were it run, this marking would be reported
    #expect(try problems(project: Self.stub, steps: steps, marking: .stopped("x")).isEmpty)
  }
}

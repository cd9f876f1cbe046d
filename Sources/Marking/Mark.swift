/// What the marker says of one answer to an exercise.
public enum Mark: Equatable, Sendable, Codable {
  /// Right on every input.
  case solved
  /// The file still throws `Unsolved`.
  case unsolved
  /// The answers are those of a known mistake, or of two made at once.
  case mistakes([Named])
  /// Wrong in a way that is not known; the sentence says on which input and by how much.
  case wrong(String)
  /// Intervals that were predicted, and how many of them held what came out.
  case predicted(held: Int, of: Int, String)
  /// The compiler's sentence and its line.
  case doesNotCompile(String)
  /// An error of the student's function, with the input.
  case threw(String)
  /// The function ended the program: a crash, an exit or the time limit.
  case stopped(String)
  /// The exercise itself is at fault, such as a solution that throws, or the machine is.
  case unmarkable(String)

  /// A known mistake.
  public struct Named: Equatable, Sendable, Codable {
    public let name: String
    public let hint: String

    public init(name: String, hint: String) {
      self.name = name
      self.hint = hint
    }
  }

  public static func mistake(name: String, hint: String) -> Mark {
    .mistakes([Named(name: name, hint: hint)])
  }

  /// Whether nothing is left to do.
  public var isSolved: Bool {
    switch self {
    case .solved, .predicted: true
    default: false
    }
  }

  /// Two or three words for the list.
  public var state: String {
    switch self {
    case .solved: "solved"
    case .unsolved: "not solved yet"
    case .mistakes(let named): named.count == 1 ? "known mistake" : "two known mistakes"
    case .wrong: "wrong"
    case .predicted(let held, let count, _): "\(held) of \(count) held"
    case .doesNotCompile: "does not compile"
    case .threw: "throws an error"
    case .stopped: "stops"
    case .unmarkable: "cannot be marked"
    }
  }

  /// The names of the mistakes, for a table of a class.
  public var mistakeNames: [String] {
    if case .mistakes(let named) = self { return named.map(\.name) }
    return []
  }

  /// The whole answer in a sentence or two; never the value of the solution.
  public var explanation: String {
    switch self {
    case .solved: "Solved: right on every input."
    case .unsolved: "Not solved yet: the function still throws Unsolved()."
    case .mistakes(let named):
      named.count == 1
        ? "This is a known mistake: \(named[0].name). \(named[0].hint)"
        : "These are two known mistakes at once. "
          + named.enumerated().map { "(\($0 + 1)) \($1.name.capitalised): \($1.hint)" }
          .joined(separator: " ")
    case .wrong(let sentence), .predicted(_, _, let sentence), .doesNotCompile(let sentence),
      .threw(let sentence), .stopped(let sentence), .unmarkable(let sentence):
      sentence
    }
  }
}

extension String {
  /// With a large first letter, unless the first word is a symbol such as s, which another letter would change.
  fileprivate var capitalised: String {
    prefix(while: \.isLetter).count > 1 ? prefix(1).uppercased() + dropFirst() : self
  }
}

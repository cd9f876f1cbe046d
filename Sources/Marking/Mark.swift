/// What the marker says of one answer to an exercise.
public enum Mark: Equatable, Sendable, Codable {
  /// Right on every input.
  case solved
  /// The stub still throws ``Unsolved``.
  case unsolved
  /// The answers are those of a known mistake.
  case mistake(name: String, hint: String)
  /// Wrong in a way that is not known; the sentence says on which input and by how much.
  case wrong(String)
  /// An error of the student's function, with the input.
  case threw(String)
  /// The function ended the program: a crash, an exit or the time limit.
  case stopped(String)
  /// The exercise itself is at fault, such as a solution that throws.
  case unmarkable(String)

  /// Two or three words for the list.
  public var state: String {
    switch self {
    case .solved: "solved"
    case .unsolved: "not solved yet"
    case .mistake: "known mistake"
    case .wrong: "wrong"
    case .threw: "throws an error"
    case .stopped: "stops"
    case .unmarkable: "cannot be marked"
    }
  }

  /// The whole answer in a sentence or two; never the value of the solution.
  public var explanation: String {
    switch self {
    case .solved: "Solved: right on every input."
    case .unsolved: "Not solved yet: the function still throws Unsolved()."
    case .mistake(let name, let hint): "This is a known mistake: \(name). \(hint)"
    case .wrong(let sentence), .threw(let sentence), .stopped(let sentence),
      .unmarkable(let sentence):
      sentence
    }
  }
}

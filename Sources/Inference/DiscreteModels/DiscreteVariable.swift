/// A quantity with a name that takes one of a few named values.
public struct DiscreteVariable: Sendable, Hashable {
  public let name: String
  public let values: [String]

  /// - Precondition: A name, and one or more distinct values.
  public init(_ name: String, values: [String]) {
    precondition(!name.isEmpty, "a variable needs a name")
    precondition(
      !values.isEmpty && Set(values).count == values.count,
      "the values of '\(name)' are one or more, each once, not \(values)")
    self.name = name
    self.values = values
  }

  /// An event: it did not occur ("no"), or it did ("yes").
  public static func event(_ name: String) -> DiscreteVariable {
    DiscreteVariable(name, values: ["no", "yes"])
  }
}

/// What was seen, or is asked about: these variables have these values, `["A": "yes", "B": "no"]`.
///
/// The empty observation is the event that is certain.
public typealias Observation = [String: String]

/// Why a discrete model cannot be made, or cannot answer, as one sentence that says what to do.
public enum DiscreteModelError: Error, Sendable, Equatable, CustomStringConvertible {
  case empty
  case wrongCount(probabilities: Int, cells: Int)
  case badProbability(Double, cell: String)
  case badSum(Double, of: String)
  case impossible(String)
  case cycle([String])

  public var description: String {
    switch self {
    case .empty:
      "A table of probabilities needs a variable: give one with its values."
    case .wrongCount(let probabilities, let cells):
      "The table has \(cells) cells and was given \(probabilities) numbers: give one for each cell."
    case .badProbability(let value, let cell):
      "The cell of \(cell) holds \(value): a probability or a count is a finite number, 0 or more."
    case .badSum(let sum, let table):
      "The probabilities of \(table) sum to \(sum): they must sum to 1, so divide each by the sum "
        + "if they are counts."
    case .impossible(let event):
      "The event \(event) has probability 0, so nothing can be conditioned on it: give it a "
        + "probability above 0, or ask about another event."
    case .cycle(let nodes):
      "The arrows \(nodes.joined(separator: " → ")) form a circle, so that each would be its own "
        + "cause: turn one of them round or leave it out."
    }
  }
}

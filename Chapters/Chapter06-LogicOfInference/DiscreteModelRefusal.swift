import Inference
import SafeIO

/// What the reader's probabilities make impossible, as a refusal that names where it was met.
///
/// - Throws: ``InputError`` of kind `data`, with the sentence of the table, graph or network.
func refusing<Value>(_ place: String, _ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let error as DiscreteModelError {
    guard case .impossible(let event) = error else { throw InputError(.data, "\(place): \(error)") }
    throw InputError(
      .data,
      "\(place): with these probabilities \(event) cannot happen, so nothing can be concluded from "
        + "seeing it; choose other values of --likely, --even or --rare")
  }
}

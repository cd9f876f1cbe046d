import RealModule

/// Entropy and information in bits: how many yes-or-no questions an answer is worth.
///
/// Source: C. Shannon (1948), "A mathematical theory of communication"; MacKay (2003), chapters 2 and 8.
extension JointTable {
  /// H(X) = -Σ P(x) log₂ P(x): how uncertain these variables are, 0 where they are known.
  public func entropy(of names: [String]) -> Double {
    JointTable.entropy(marginal(of: names).probabilities)
  }

  /// H(X | Y) = H(X, Y) - H(Y): how uncertain X is, on average over what Y may turn out to be.
  public func entropy(of names: [String], given condition: [String]) -> Double {
    // Each value of Y by itself: a difference of entropies would lose digits where Y says nearly all
    let conditions = marginal(of: condition)
    let both = marginal(of: condition + names)
    let rows = both.probabilities.count / conditions.probabilities.count
    return conditions.probabilities.enumerated().reduce(0) { sum, row in
      guard row.element > 0 else { return sum }
      let cells = both.probabilities[row.offset * rows..<(row.offset + 1) * rows]
      return sum + row.element * JointTable.entropy(cells.map { $0 / row.element })
    }
  }

  /// I(X; Y) = Σ P(x, y) log₂ P(x, y) / (P(x) P(y)): what one is expected to say about the other, 0
  /// where they are independent.
  ///
  /// With a condition the mean of the same over its values, I(X; Y | Z).
  public func information(
    between first: [String], and second: [String], given condition: [String] = []
  ) -> Double {
    let all = marginal(of: condition + first + second)
    let rows = all.marginal(of: condition + first)
    let columns = all.marginal(of: condition + second)
    let conditions = condition.isEmpty ? nil : all.marginal(of: condition)
    return all.probabilities.enumerated().reduce(0) { sum, cell in
      guard cell.element > 0 else { return sum }
      let values = all.values(ofCell: cell.offset)
      let c = Array(values.prefix(condition.count))
      let a = Array(values.dropFirst(condition.count).prefix(first.count))
      let b = Array(values.suffix(second.count))
      let seen = conditions.map { $0[c] } ?? 1
      return sum + cell.element * .log2(cell.element * seen / (rows[c + a] * columns[c + b]))
    }
  }

  /// -Σ p log₂ p of a list of probabilities, where 0 log 0 is 0.
  // snippet: entropy
  public static func entropy(_ probabilities: [Double]) -> Double {
    probabilities.reduce(0) { $0 - ($1 > 0 ? $1 * .log2($1) : 0) }
  }
  // end snippet
}

/// A joint distribution of a few variables, written out: one probability for each combination of values.
///
/// Every question about the variables is answered by adding cells (a marginal) or by keeping the cells
/// that agree with what was seen and dividing them by their sum (a conditional). The table of k events
/// has 2ᵏ cells, which is why it is an engine for small problems only.
///
/// Source: D. MacKay (2003), *Information theory, inference, and learning algorithms*, section 2.1.
public struct JointTable: Sendable, Equatable {
  public let variables: [DiscreteVariable]
  /// One for each combination of values; the last variable changes fastest.
  public let probabilities: [Double]

  /// How far a sum of probabilities may be from 1; the table is divided by its sum.
  public static let sumTolerance = 1e-9

  /// - Throws: ``DiscreteModelError`` where there is no variable, a number is missing, negative or not
  ///   finite, or the sum is not 1 to within ``sumTolerance``.
  /// - Precondition: No name twice.
  public init(_ variables: [DiscreteVariable], probabilities: [Double]) throws(DiscreteModelError) {
    let sum = try JointTable.checkedSum(variables, probabilities)
    guard abs(sum - 1) <= JointTable.sumTolerance else {
      throw .badSum(sum, of: variables.map(\.name).joined(separator: ", "))
    }
    self.init(variables, unchecked: probabilities.map { $0 / sum })
  }

  /// The shares of a table of counts.
  ///
  /// - Throws: ``DiscreteModelError`` as for probabilities, and where nothing was counted.
  public init(_ variables: [DiscreteVariable], counts: [Double]) throws(DiscreteModelError) {
    let sum = try JointTable.checkedSum(variables, counts)
    guard sum > 0, sum.isFinite else {
      throw .badSum(sum, of: variables.map(\.name).joined(separator: ", "))
    }
    self.init(variables, unchecked: counts.map { $0 / sum })
  }

  init(_ variables: [DiscreteVariable], unchecked probabilities: [Double]) {
    self.variables = variables
    self.probabilities = probabilities
  }

  private static func checkedSum(_ variables: [DiscreteVariable], _ numbers: [Double])
    throws(DiscreteModelError) -> Double
  {
    precondition(
      Set(variables.map(\.name)).count == variables.count,
      "two variables have one name: \(variables.map(\.name))")
    guard !variables.isEmpty else { throw .empty }
    let cells = variables.reduce(1) { $0 * $1.values.count }
    guard numbers.count == cells else {
      throw .wrongCount(probabilities: numbers.count, cells: cells)
    }
    for (cell, number) in numbers.enumerated() where !(number >= 0 && number.isFinite) {
      throw .badProbability(number, cell: text(values(of: variables, cell: cell), variables))
    }
    return numbers.reduce(0, +)
  }
}

// MARK: Questions

extension JointTable {
  /// P(these variables), the sum over all values of the others: the sum rule.
  ///
  /// - Parameter names: In the order in which the new table has them.
  // snippet: marginal
  public func marginal(of names: [String]) -> JointTable {
    let kept = names.map { index(of: $0) }
    var sums = Table(kept.map { variables[$0] })
    for (cell, probability) in probabilities.enumerated() {
      let values = values(ofCell: cell)
      sums[kept.map { values[$0] }] += probability
    }
    return sums.joint
  }
  // end snippet

  /// P(event), the sum of the cells that agree with it; 1 for the empty event.
  public func probability(of event: Observation) -> Double {
    let wanted = indices(of: event)
    return probabilities.indices.reduce(0.0) { sum, cell in
      let values = values(ofCell: cell)
      return wanted.allSatisfy { values[$0.key] == $0.value } ? sum + probabilities[cell] : sum
    }
  }

  /// P(event | seen), the share of the event in what agrees with what was seen.
  ///
  /// - Throws: ``DiscreteModelError/impossible(_:)`` where what was seen has probability 0.
  // snippet: conditional
  public func probability(of event: Observation, given seen: Observation)
    throws(DiscreteModelError) -> Double
  {
    let evidence = probability(of: seen)
    guard evidence > 0 else { throw .impossible(text(seen)) }
    let both = event.merging(seen) { value, _ in value }
    let isContradiction = event.contains { seen[$0.key] ?? $0.value != $0.value }
    return isContradiction ? 0 : probability(of: both) / evidence
  }
  // end snippet

  /// The table of the other variables, after this was seen.
  ///
  /// - Throws: ``DiscreteModelError/impossible(_:)`` where what was seen has probability 0, and
  ///   ``DiscreteModelError/empty`` where it leaves no variable open.
  public func given(_ seen: Observation) throws(DiscreteModelError) -> JointTable {
    let evidence = probability(of: seen)
    guard evidence > 0 else { throw .impossible(text(seen)) }
    let fixed = indices(of: seen)
    let open = variables.indices.filter { fixed[$0] == nil }
    guard !open.isEmpty else { throw .empty }
    var shares = Table(open.map { variables[$0] })
    for (cell, probability) in probabilities.enumerated() {
      let values = values(ofCell: cell)
      guard fixed.allSatisfy({ values[$0.key] == $0.value }) else { continue }
      shares[open.map { values[$0] }] = probability / evidence
    }
    return shares.joint
  }

  /// P(these | those): a table of these variables for each combination of values of those.
  ///
  /// - Returns: What was seen and the table after it, the last of `those` changing fastest.
  /// - Throws: ``DiscreteModelError/impossible(_:)`` where a combination has probability 0.
  public func conditional(of names: [String], given those: [String])
    throws(DiscreteModelError) -> [(seen: Observation, table: JointTable)]
  {
    let both = marginal(of: those + names)
    let conditions = marginal(of: those)
    var tables: [(seen: Observation, table: JointTable)] = []
    for cell in conditions.probabilities.indices {
      let values = conditions.values(ofCell: cell)
      let seen = Dictionary(
        uniqueKeysWithValues: zip(conditions.variables, values).map { ($0.name, $0.values[$1]) })
      tables.append((seen, try both.given(seen)))
    }
    return tables
  }
}

// MARK: Independence

extension JointTable {
  /// How far two groups of variables are from independence: the largest |P(a, b | c) - P(a | c) P(b | c)|
  /// over all values a, b and c; 0 where they are independent given c.
  ///
  /// Values c of probability 0 say nothing and are left out.
  // snippet: dependence
  public func dependence(
    between first: [String], and second: [String], given condition: [String] = []
  ) -> Double {
    let all = marginal(of: condition + first + second)
    let rows = all.marginal(of: condition + first)
    let columns = all.marginal(of: condition + second)
    let conditions = condition.isEmpty ? nil : all.marginal(of: condition)
    var largest = 0.0
    for (cell, both) in all.probabilities.enumerated() {
      let values = all.values(ofCell: cell)
      let c = Array(values.prefix(condition.count))
      let a = Array(values.dropFirst(condition.count).prefix(first.count))
      let b = Array(values.suffix(second.count))
      let seen = conditions.map { $0[c] } ?? 1
      guard seen > 0 else { continue }
      largest = max(largest, abs(both / seen - rows[c + a] / seen * (columns[c + b] / seen)))
    }
    return largest
  }
  // end snippet

  /// Whether observing one group says nothing about the other, once the condition is known.
  ///
  /// - Parameter tolerance: Of ``dependence(between:and:given:)``. Sums of a few dozen probabilities are
  ///   right to 1e-15 or so; the default leaves room for a thousand.
  public func areIndependent(
    _ first: [String], _ second: [String], given condition: [String] = [],
    tolerance: Double = 1e-12
  ) -> Bool {
    dependence(between: first, and: second, given: condition) <= tolerance
  }
}

// MARK: Cells

extension JointTable {
  /// The probability of one cell, by the index of each variable's value.
  public subscript(_ values: [Int]) -> Double {
    probabilities[JointTable.cell(of: variables, values: values)]
  }

  /// The index of each variable's value in this cell of ``probabilities``.
  public func values(ofCell cell: Int) -> [Int] { JointTable.values(of: variables, cell: cell) }

  /// The name of each variable's value in this cell.
  public func observation(ofCell cell: Int) -> Observation {
    Dictionary(
      uniqueKeysWithValues: zip(variables, values(ofCell: cell)).map { ($0.name, $0.values[$1]) })
  }

  private func index(of name: String) -> Int {
    guard let index = variables.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("the table has \(variables.map(\.name)) and no variable '\(name)'")
    }
    return index
  }

  private func indices(of event: Observation) -> [Int: Int] {
    var indices: [Int: Int] = [:]
    for (name, value) in event {
      let variable = index(of: name)
      guard let place = variables[variable].values.firstIndex(of: value) else {
        preconditionFailure(
          "'\(name)' has the values \(variables[variable].values), none of them '\(value)'")
      }
      indices[variable] = place
    }
    return indices
  }

  /// "A = yes, B = no"
  private func text(_ event: Observation) -> String {
    variables.compactMap { variable in event[variable.name].map { "\(variable.name) = \($0)" } }
      .joined(separator: ", ")
  }

  fileprivate static func text(_ values: [Int], _ variables: [DiscreteVariable]) -> String {
    zip(variables, values).map { "\($0.name) = \($0.values[$1])" }.joined(separator: ", ")
  }

  fileprivate static func cell(of variables: [DiscreteVariable], values: [Int]) -> Int {
    precondition(
      values.count == variables.count, "\(values.count) values for \(variables.count) variables")
    return zip(variables, values).reduce(0) { $0 * $1.0.values.count + $1.1 }
  }

  fileprivate static func values(of variables: [DiscreteVariable], cell: Int) -> [Int] {
    var rest = cell
    return variables.reversed().map { variable in
      defer { rest /= variable.values.count }
      return rest % variable.values.count
    }.reversed()
  }

  /// A table while it is filled.
  private struct Table {
    let variables: [DiscreteVariable]
    var numbers: [Double]

    init(_ variables: [DiscreteVariable]) {
      self.variables = variables
      numbers = [Double](
        repeating: 0, count: variables.reduce(1) { $0 * $1.values.count })
    }

    subscript(_ values: [Int]) -> Double {
      get { numbers[JointTable.cell(of: variables, values: values)] }
      set { numbers[JointTable.cell(of: variables, values: values)] = newValue }
    }

    var joint: JointTable { JointTable(variables, unchecked: numbers) }
  }
}

import Inference

/// Some rows of a regression, in memory.
struct RowBlock: Sendable {
  /// Coefficients, that of the constant included.
  let dimension: Int
  /// count × dimension, row after row.
  private(set) var inputs: [Double] = []
  private(set) var outcomes: [Double] = []

  /// Rows as they are; none at first.
  init(dimension: Int, inputs: [Double] = [], outcomes: [Double] = []) {
    self.dimension = dimension
    self.inputs = inputs
    self.outcomes = outcomes
  }

  var count: Int { outcomes.count }

  var regression: LogisticRegression {
    LogisticRegression(
      inputs: inputs, outcomes: outcomes, priorVariance: StreamedRegression.priorVariance)
  }

  /// These rows and then those.
  func followed(by other: RowBlock) -> RowBlock {
    if count == 0 { return other }
    return RowBlock(
      dimension: dimension, inputs: inputs + other.inputs, outcomes: outcomes + other.outcomes)
  }

  /// The rows at these places.
  func rows(_ places: some Sequence<Int>) -> RowBlock {
    var chosen = RowBlock(dimension: dimension)
    for place in places {
      chosen.inputs += inputs[place * dimension..<(place + 1) * dimension]
      chosen.outcomes.append(outcomes[place])
    }
    return chosen
  }
}

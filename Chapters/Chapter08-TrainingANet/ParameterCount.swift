/// A layer as far as its parameters are counted: its shape, and no number in it.
enum LayerShape: Sendable, Equatable {
  /// Every output unit has a weight for every input and, mostly, a bias.
  case dense(inputs: Int, outputs: Int, hasBiases: Bool = true)
  /// Every output channel has a square of `side` × `side` weights for each input channel of its group and, mostly,
  /// a bias.
  case convolution(inputs: Int, outputs: Int, side: Int, groups: Int = 1, hasBiases: Bool = true)
  /// Each unit has a scale and a shift of its own.
  case normalisation(units: Int)

  /// Weights and biases of the layer.
  // snippet: count
  var parameters: Int {
    switch self {
    case .dense(let inputs, let outputs, let hasBiases):
      outputs * inputs + (hasBiases ? outputs : 0)
    case .convolution(let inputs, let outputs, let side, let groups, let hasBiases):
      outputs * (inputs / groups) * side * side + (hasBiases ? outputs : 0)
    case .normalisation(let units): 2 * units
    }
  }
  // end snippet
}

extension [LayerShape] {
  /// The dense layers of a net with so many units in each layer, the inputs first: [10, 4, 2].
  static func dense(widths: [Int], hasBiases: Bool = true) -> [LayerShape] {
    zip(widths, widths.dropFirst()).map {
      .dense(inputs: $0, outputs: $1, hasBiases: hasBiases)
    }
  }

  var parameters: Int { reduce(0) { $0 + $1.parameters } }
}

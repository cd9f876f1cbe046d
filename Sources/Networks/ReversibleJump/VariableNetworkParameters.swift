import BayesNumerics
import Inference

/// All that is unknown of a net with an unknown number of units: a, and the units with what they come from.
public struct VariableNetworkParameters: Sendable, Equatable {
  /// a, one number an input.
  public var linear: [Double]
  /// β and γ of the M units that are there, and ν.
  public var net: ShallowNetworkParameters

  /// Precondition: as many coefficients as inputs.
  public init(linear: [Double], net: ShallowNetworkParameters) {
    precondition(
      linear.count == net.nodeMean.count,
      "\(linear.count) coefficients of a linear part do not go with units of \(net.nodeMean.count) "
        + "inputs.")
    self.linear = linear
    self.net = net
  }

  /// M
  public var units: Int { net.weights.count }

  // MARK: As a position of a chain

  /// The names of the numbers in a position: M, a, then those of ``ShallowNetworkParameters`` with M* units.
  public static func names(most: Int, inputs: Int) -> [String] {
    ["M"] + (1...inputs).map { "a[\($0)]" }
      + ShallowNetworkParameters.names(nodes: most, inputs: inputs)
  }

  /// As many numbers whatever M is: units that are not there have zeros.
  public func position(most: Int) -> [Double] {
    precondition(units <= most, "\(units) units do not fit a position of \(most).")
    let absent = most - units
    var padded = net
    padded.weights += [Double](repeating: 0, count: absent)
    padded.nodes = Matrix(
      rows: linear.count, columns: most,
      elements: net.nodes.elements + [Double](repeating: 0, count: absent * linear.count))
    return [Double(units)] + linear + padded.position
  }

  /// Precondition: as many numbers as there are names, and M a whole number from 0 to M*.
  public init(position: [Double], most: Int, inputs: Int) {
    precondition(
      position.count == 1 + inputs + ShallowNetworkParameters.dimension(nodes: most, inputs: inputs)
        && (0...Double(most)).contains(position[0]),
      "A net of at most \(most) units of \(inputs) inputs has other numbers than these \(position.count)."
    )
    let units = Int(position[0])
    var net = ShallowNetworkParameters(
      position: Array(position[(1 + inputs)...]), nodes: most, inputs: inputs)
    net.weights = Array(net.weights.prefix(units))
    net.nodes = Matrix(
      rows: inputs, columns: units, elements: Array(net.nodes.elements.prefix(units * inputs)))
    self.init(linear: Array(position[1...inputs]), net: net)
  }
}

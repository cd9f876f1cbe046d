import BayesNumerics
import Inference
import Networks

extension BookFigure {
  /// Chapter 5: functions from the prior of a network.
  static let units = BookFigure(
    name: "units",
    // Without points and zeros: a page is to be small
    data: [
      (
        "hundredths",
        .list(networks.map { .numbers($0.flatMap { $0 }.map { (100 * $0).rounded() }) })
      )
    ],
    expectations: [
      (1, 1.0, 1.0, "as-is"), (3, 1, 1, "as-is"), (12, 1, 1, "as-is"), (12, 1, 1, "shared"),
      (5, 0.5, 3, "as-is"), (8, 2, 0.3, "shared"),
    ].flatMap(width))

  private static let most = 12

  /// Of each draw its twelve units as (β, offset, slope), to two decimals.
  private static let networks: [[[Double]]] = {
    var random = RandomSource(seed: 1).stream("networks")
    guard
      let network = try? ShallowNetwork(
        inputs: Matrix(rows: 0, columns: 2), targets: [], nodes: most,
        prior: ShallowNetworkPrior(inputs: 2))
    else { preconditionFailure("The workbook's own prior is no prior.") }
    return (0..<300).map { _ in
      let drawn = network.samplePrior(using: &random)
      return (0..<most).map { unit in
        [drawn.weights[unit], drawn.nodes[0, unit], drawn.nodes[1, unit]].map {
          $0.rounded(decimals: 2)
        }
      }
    }
  }()

  private static func width(
    _ units: Int, weights: Double, slopes: Double, sizes: String
  ) -> [Expectation] {
    let scale = weights / (sizes == "shared" ? Double(units).squareRoot() : 1)
    func band(at x: Double) -> Double {
      let values = networks.map { drawn in
        let used = drawn.prefix(units)
        let nodes = Matrix(
          rows: 2, columns: units,
          elements: used.flatMap { [slopes * $0[1], slopes * $0[2]] })
        let features = ShallowNetwork.features(nodes, at: Matrix(rows: [[1, x]]))
        return (features * used.map { scale * $0[0] })[0]
      }.sorted()
      return sampleQuantile(0.95, ofSorted: values) - sampleQuantile(0.05, ofSorted: values)
    }
    return [("width0", band(at: 0)), ("width3", band(at: 3))].map {
      Expectation(
        [
          ("m", .number(Double(units))), ("weights", .number(weights)),
          ("slopes", .number(slopes)), ("sizes", .choice(sizes)),
        ], $0.0, $0.1)
    }
  }
}

import BayesNumerics

extension SlideNet {
  /// The gradient of a loss of one pair, by algorithm 18.1 for any number of layers.
  ///
  /// - Parameter slope: ∂L/∂f at the outputs f; f - y for L = ½ Σ (f - y)².
  func gradient(at x: [Double], slope: (_ outputs: [Double]) -> [Double]) -> LayerGradients {
    // snippet: backward
    // Forward, keeping every z and a
    var a = [x]
    var z: [[Double]] = []
    for layer in layers {
      z.append(layer.sums(a[a.count - 1]))
      a.append(z[z.count - 1].map { layer.activation.value($0) })
    }

    // Backward: `reported` is ∂L/∂a of the layer at hand
    var reported = slope(a[layers.count])
    var gradients = LayerGradients(weights: [], biases: [])
    for (k, layer) in layers.enumerated().reversed() {
      let delta = zip(reported, z[k]).map { $0 * layer.activation.slope($1) }
      gradients.weights.insert(delta.map { delta in a[k].map { $0 * delta } }, at: 0)
      gradients.biases.insert(delta, at: 0)
      reported = a[k].indices.map { i in
        delta.indices.reduce(0) { $0 + layer.weights[$1][i] * delta[$1] }
      }
    }
    // end snippet
    return gradients
  }

  /// The gradient of ½ Σ (f - y)² at one pair, in the order of ``parameters``.
  func gradient(x: [Double], y: [Double]) -> [Double] {
    gradient(at: x) { f in zip(f, y).map { $0 - $1 } }.inARow
  }
}

import RealModule

/// The forward and the backward pass for one sample, as they stand on paper: the readable twin of
/// ``Backpropagation``, which the tests hold against it.
///
/// Source: CASI, algorithm 18.1.
extension FeedForwardNetwork {
  /// a⁽¹⁾ = x, a⁽²⁾, ..., f(x). Precondition: as many numbers in x as inputs.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func activations<Scalar: TrainingScalar>(
    _ parameters: [Scalar], at x: [Scalar]
  ) -> [[Scalar]] {
    var a = [x]
    for (layer, z) in zip(layers, weightedSums(parameters, at: x)) {
      a.append(z.map(layer.activation.value))
    }
    return a
  }

  /// L(y, f(x)), its gradient in the flat order of the parameters, and each layer's δ = ∂L/∂z.
  ///
  /// The penalty is left out. Precondition: as many numbers in x as inputs, in y as outputs.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func lossAndGradient<Scalar: TrainingScalar>(
    _ parameters: [Scalar], x: [Scalar], y: [Scalar]
  ) -> (loss: Scalar, gradient: [Scalar], deltas: [[Scalar]]) {
    precondition(y.count == outputs, "\(y.count) targets for \(outputs) outputs.")
    // Forward: z and a of every layer
    let z = weightedSums(parameters, at: x)
    let a = activations(parameters, at: x)
    let f = a[layers.count]

    // Backward: δ of the last layer, then of the ones before
    var deltas = z.map { $0.map { _ in Scalar.zero } }
    let last = layers.count - 1
    deltas[last] = zip(loss.slopes(targets: y, outputs: f), z[last]).map {
      $0 * layers[last].activation.slope($1)
    }
    for k in stride(from: last - 1, through: 0, by: -1) {
      let weights = Array(parameters[self.weights(ofLayer: k + 1)])
      deltas[k] = z[k].indices.map { unit in
        var sum = Scalar.zero
        for next in 0..<layers[k + 1].units {
          sum += weights[next * layers[k].units + unit] * deltas[k + 1][next]
        }
        return sum * layers[k].activation.slope(z[k][unit])
      }
    }

    // ∂L/∂W⁽ᵏ⁾ = δ a', ∂L/∂b⁽ᵏ⁾ = δ
    let gradient = layers.indices.flatMap { k in
      deltas[k].flatMap { delta in a[k].map { delta * $0 } } + deltas[k]
    }
    return (loss.value(targets: y, outputs: f), gradient, deltas)
  }

  /// z = W a + b of every layer.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  private func weightedSums<Scalar: TrainingScalar>(
    _ parameters: [Scalar], at x: [Scalar]
  ) -> [[Scalar]] {
    requireParameters(parameters.count)
    precondition(x.count == inputs, "\(x.count) numbers for \(inputs) inputs.")
    var z: [[Scalar]] = []
    var a = x
    for (k, layer) in layers.enumerated() {
      let weights = Array(parameters[self.weights(ofLayer: k)])
      let biases = Array(parameters[self.biases(ofLayer: k)])
      z.append(
        (0..<layer.units).map { unit in
          a.indices.reduce(biases[unit]) { $0 + weights[unit * a.count + $1] * a[$1] }
        })
      a = z[k].map(layer.activation.value)
    }
    return z
  }
}

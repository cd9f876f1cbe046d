/// Backpropagation through one hidden layer, step by step as CASI algorithm 18.1 counts layers: inputs are
/// layer 1, hidden units layer 2, outputs layer 3.
///
/// Source: lecture 001, "Backpropagation"; Efron and Hastie (2016), algorithm 18.1.
struct OneHiddenLayer: Sendable {
  let hidden: SlideLayer
  let output: SlideLayer

  /// ∂L/∂w and ∂L/∂b of both layers, for one pair and L = ½ Σ (f - y)².
  func gradient(x: [Double], y: [Double]) -> LayerGradients {
    // snippet: slide
    // 1. Feedforward pass: keep every z and a
    let z2 = hidden.sums(x)
    let a2 = z2.map { hidden.activation.value($0) }
    let z3 = output.sums(a2)
    let f = z3.map { output.activation.value($0) }

    // 2. δ of the outputs: ∂L/∂z = (f - y) A'(z)
    let delta3 = f.indices.map { (f[$0] - y[$0]) * output.activation.slope(z3[$0]) }

    // 3. δ of the hidden units: what the outputs report, along the same arrows, times A'(z)
    let delta2 = a2.indices.map { l in
      delta3.indices.reduce(0) { $0 + output.weights[$1][l] * delta3[$1] }
        * hidden.activation.slope(z2[l])
    }

    // 4. The derivative of each weight: a where its arrow starts, times δ where it ends
    let hiddenSlopes = delta2.map { delta in x.map { $0 * delta } }
    let outputSlopes = delta3.map { delta in a2.map { $0 * delta } }
    // end snippet
    return LayerGradients(
      weights: [hiddenSlopes, outputSlopes], biases: [delta2, delta3])
  }
}

/// ∂L/∂w and ∂L/∂b, layer by layer.
struct LayerGradients: Sendable {
  /// `weights[k][j][i]`, shaped as the weights of layer k.
  var weights: [[[Double]]]
  /// ∂L/∂b = δ, since b enters z as a weight whose arrow starts at the constant 1.
  var biases: [[Double]]

  /// In the order of ``SlideNet/parameters``.
  var inARow: [Double] { zip(weights, biases).flatMap { $0.flatMap { $0 } + $1 } }
}

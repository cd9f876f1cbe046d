import BayesNumerics
import RealModule

/// The loss of one sample and its slopes as they stand on paper, in plain arrays: the readable twin of the fast training.
extension Autoencoder {
  /// -log p(x | z) + β KL for z = μ + σ ε with a given ε, constants of the likelihood left out but for log s, and its
  /// slopes in the parameters of both nets.
  ///
  /// With any other regulariser z = μ, and the regulariser is left out. Precondition: D numbers in ε.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func lossAndGradient<Scalar: TrainingScalar>(
    _ parameters: Parameters<Scalar>, x: [Scalar], noise: [Scalar]
  ) -> (loss: Scalar, encoder: [Scalar], decoder: [Scalar]) {
    // Encoder, code
    let said = encoder.activations(parameters.encoder, at: x)[encoder.layers.count]
    let means = Array(said[..<codeSize])
    let deviations = isVariational ? said[codeSize...].map { Scalar.exp($0 / 2) } : []
    let codes = isVariational ? means.indices.map { means[$0] + deviations[$0] * noise[$0] } : means

    // The likelihood, and its slopes in the code: those of a net whose inputs are its parameters
    let scale = Scalar(likelihood.scale(variance: parameters.variance))
    let targets = likelihood.targets(x.map { Double($0) }).map { Scalar($0) }
    let f = decoder.activations(parameters.decoder, at: codes)[decoder.layers.count]
    let groups = likelihood.outputsPerNumber == 1 ? 1 : inputs
    let own = f.count / groups
    var loss = Scalar.zero
    var slopes: [Scalar] = []
    for group in 0..<groups {
      let places = group * own..<(group + 1) * own
      let (y, said) = (Array(targets[places]), Array(f[places]))
      loss += scale * likelihood.loss.value(targets: y, outputs: said)
      slopes += likelihood.loss.slopes(targets: y, outputs: said).map { scale * $0 }
    }
    if likelihood.loss == .squaredError {
      loss += Scalar(Double(inputs) / 2 * .log(2 * .pi * parameters.variance))
    }
    let back = decoder.slopes(parameters.decoder, at: codes, of: slopes)

    // ∂/∂μ = ∂/∂z + β μ, ∂/∂log σ² = ½ (∂/∂z σ ε + β (σ² - 1))
    var ofEncoder = back.inputs
    if case .divergence(let beta) = regulariser {
      let beta = Scalar(beta)
      for k in means.indices {
        let variance = deviations[k] * deviations[k]
        loss += beta * (means[k] * means[k] + variance - 1 - said[codeSize + k]) / 2
        ofEncoder.append((back.inputs[k] * deviations[k] * noise[k] + beta * (variance - 1)) / 2)
        ofEncoder[k] += beta * means[k]
      }
    }
    return (
      loss, encoder.slopes(parameters.encoder, at: x, of: ofEncoder).parameters, back.parameters
    )
  }
}

extension FeedForwardNetwork {
  /// The slopes of any loss in the parameters and in the inputs, from its slopes in the outputs.
  ///
  /// Precondition: as many slopes as outputs.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func slopes<Scalar: TrainingScalar>(
    _ parameters: [Scalar], at x: [Scalar], of outputSlopes: [Scalar]
  ) -> (parameters: [Scalar], inputs: [Scalar]) {
    precondition(
      outputSlopes.count == outputs, "\(outputSlopes.count) slopes for \(outputs) outputs.")
    let a = activations(parameters, at: x)
    var gradient = [Scalar](repeating: 0, count: parameterCount)
    var delta = outputSlopes
    for k in layers.indices.reversed() {
      let (before, units) = (a[k], layers[k].units)
      let weights = self.weights(ofLayer: k).lowerBound
      let biases = self.biases(ofLayer: k).lowerBound
      var slopesBefore = [Scalar](repeating: 0, count: before.count)
      for unit in 0..<units {
        // δ = ∂L/∂a g'(z)
        var z = parameters[biases + unit]
        for i in before.indices { z += parameters[weights + unit * before.count + i] * before[i] }
        let own = delta[unit] * layers[k].activation.slope(z)
        gradient[biases + unit] = own
        for i in before.indices {
          gradient[weights + unit * before.count + i] = own * before[i]
          slopesBefore[i] += own * parameters[weights + unit * before.count + i]
        }
      }
      delta = slopesBefore
    }
    return (gradient, delta)
  }
}

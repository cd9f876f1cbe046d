import BayesNumerics
import CVectorMath
import RealModule

/// The best normal q(z) for each sample by itself, with the decoder as it is: what the encoder would say if it knew.
///
/// Climbs the bound in μ and log σ² of each sample by Adam, from what the encoder says, along slopes through `draws`
/// codes a step. The bound of the result less that of the encoder is the amortisation gap; what is left to the evidence is
/// the approximation gap. Source: Cremer, Li and Duvenaud (2018), "Inference suboptimality in variational autoencoders".
public struct CodeRefinement: Sendable {
  public var steps: Int
  public var draws: Int
  public var rate: Double

  /// The rate falls to a hundredth along half a cosine wave. Precondition: a step and a draw or more.
  public init(steps: Int = 300, draws: Int = 16, rate: Double = 0.05) {
    precondition(steps >= 1 && draws >= 1, "No refinement has \(steps) steps of \(draws) draws.")
    self.steps = steps
    self.draws = draws
    self.rate = rate
  }

  /// Precondition: a variational autoencoder whose likelihood has one output per number.
  public func run(
    _ autoencoder: Autoencoder, _ parameters: Autoencoder.Parameters<Float>, _ x: [[Double]],
    using random: inout RandomSource
  ) -> Autoencoder.Codes {
    precondition(
      autoencoder.isVariational && autoencoder.likelihood.outputsPerNumber == 1,
      "Only normals of a variational autoencoder with one output per number are refined.")
    let start = autoencoder.encode(parameters, x)
    let size = autoencoder.codeSize
    let layout = PaddedParameters<Float>(autoencoder.decoder)
    let weights = AlignedBlock<Float>(count: layout.count)
    layout.spread(parameters.decoder, into: weights)
    let targets = AlignedBlock<Float>(
      rows: x.flatMap { $0.map { Float($0) } }, length: autoencoder.inputs,
      stride: Float.kernels.width(autoencoder.inputs))
    let pass = NetworkPass<Float>(autoencoder.decoder, batch: draws)
    let slopes = AlignedBlock<Float>(count: size * Float.kernels.width(draws))
    let scale = Float(autoencoder.likelihood.scale(variance: parameters.variance))
    let schedule = LearningRate.cosine(from: rate, to: rate / 100, epochs: steps)
    var (means, deviations) = (start.means, start.deviations)
    var noise = [Double](repeating: 0, count: size * draws)
    for sample in x.indices {
      var place = means[sample] + deviations[sample].map { 2 * .log($0) }
      var (first, second) = (place.map { _ in 0.0 }, place.map { _ in 0.0 })
      let order = [Int](repeating: sample, count: draws)
      for step in 1...steps {
        // z = μ + σ ε, the likelihood and its slopes in z
        let own = place[size...].map { Double.exp($0 / 2) }
        for index in noise.indices { noise[index] = random.normal() }
        pass.take(columns: draws) { codes in
          let stride = Float.kernels.width(draws)
          for k in 0..<size {
            for draw in 0..<draws {
              codes[k * stride + draw] = Float(place[k] + own[k] * noise[k * draws + draw])
            }
          }
        }
        pass.forward(weights, keepingSlopes: true)
        _ = order.withUnsafeBufferPointer {
          pass.loss(
            against: targets.base, $0, groups: 1, weight: scale / Float(draws), keepingSlopes: true)
        }
        pass.backward(weights, gradient: nil, inputSlopes: slopes)

        // Of the bound's negative, in μ and log σ²
        var gradient = [Double](repeating: 0, count: 2 * size)
        for k in 0..<size {
          for draw in 0..<draws {
            let slope = Double(slopes.base[k * pass.stride + draw])
            gradient[k] += slope
            gradient[size + k] += 0.5 * slope * own[k] * noise[k * draws + draw]
          }
          gradient[k] += place[k]
          gradient[size + k] += 0.5 * (own[k] * own[k] - 1)
        }
        let rate = schedule.rate(inEpoch: step)
        for k in place.indices {
          first[k] = 0.9 * first[k] + 0.1 * gradient[k]
          second[k] = 0.99 * second[k] + 0.01 * gradient[k] * gradient[k]
          let mean = first[k] / (1 - Double.pow(0.9, step))
          let square = second[k] / (1 - Double.pow(0.99, step))
          place[k] -= rate * mean / (square.squareRoot() + 1e-8)
        }
      }
      means[sample] = Array(place[..<size])
      deviations[sample] = place[size...].map { .exp($0 / 2) }
    }
    return Autoencoder.Codes(means: means, deviations: deviations)
  }
}

extension Autoencoder {
  /// The bound of each sample with any normals q, as ``bounds(_:_:draws:using:)``.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func bounds<Scalar: TrainingScalar>(
    _ parameters: Parameters<Scalar>, _ x: [[Double]], q: Codes, draws: Int,
    using random: inout RandomSource
  ) -> [Double] {
    precondition(q.means.count == x.count, "\(q.means.count) normals for \(x.count) samples.")
    var sums = x.indices.map { -q.divergence(of: $0) * Double(draws) }
    for _ in 0..<draws {
      let codes = x.indices.map { q.draw($0, using: &random) }
      for (sample, value) in logLikelihoods(parameters, x, codes: codes).enumerated() {
        sums[sample] += value
      }
    }
    return sums.map { $0 / Double(draws) }
  }
}

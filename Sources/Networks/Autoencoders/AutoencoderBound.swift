import BayesNumerics
import RealModule

/// What a trained autoencoder says of samples.
extension Autoencoder {
  /// q(z | x) of some samples: independent normals, of deviation 0 where the encoder says a point.
  public struct Codes: Sendable, Equatable {
    /// μ, samples × D
    public let means: [[Double]]
    /// σ, samples × D
    public let deviations: [[Double]]

    public init(means: [[Double]], deviations: [[Double]]) {
      self.means = means
      self.deviations = deviations
    }

    /// KL(q(z_k | x) ‖ N(0, 1)) of each unit of the code, a mean over the samples, in nats.
    public var divergences: [Double] {
      guard let size = means.first?.count else { return [] }
      return (0..<size).map { k in
        let sum = means.indices.reduce(0.0) {
          $0 + normalDivergence(mean: means[$1][k], deviation: deviations[$1][k])
        }
        return sum / Double(means.count)
      }
    }

    /// KL(q(z | x) ‖ N(0, I)) of one sample, in nats.
    public func divergence(of sample: Int) -> Double {
      zip(means[sample], deviations[sample]).reduce(0) {
        $0 + normalDivergence(mean: $1.0, deviation: $1.1)
      }
    }

    /// z = μ + σ ε of one sample.
    public func draw(_ sample: Int, using random: inout RandomSource) -> [Double] {
      zip(means[sample], deviations[sample]).map { $0 + $1 * random.normal() }
    }
  }

  /// Precondition: samples of ``inputs`` numbers.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func encode<Scalar: TrainingScalar>(
    _ parameters: Parameters<Scalar>, _ x: [[Double]]
  ) -> Codes {
    let outputs = rows(encoder.outputs(parameters.encoder, at: Matrix(rows: x)))
    return Codes(
      means: outputs.map { Array($0[..<codeSize]) },
      deviations: outputs.map { row in
        isVariational
          ? row[codeSize...].map { .exp($0 / 2) } : [Double](repeating: 0, count: codeSize)
      })
  }

  /// The decoder's outputs f(z), codes × numbers.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func decode<Scalar: TrainingScalar>(
    _ parameters: Parameters<Scalar>, _ codes: [[Double]]
  ) -> [[Double]] {
    rows(decoder.outputs(parameters.decoder, at: Matrix(rows: codes)))
  }

  /// What x is on average for each code.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func means<Scalar: TrainingScalar>(
    _ parameters: Parameters<Scalar>, _ codes: [[Double]]
  ) -> [[Double]] {
    decode(parameters, codes).map(likelihood.means)
  }

  /// log p(x | z), sample by sample, each with a code of its own.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func logLikelihoods<Scalar: TrainingScalar>(
    _ parameters: Parameters<Scalar>, _ x: [[Double]], codes: [[Double]]
  ) -> [Double] {
    zip(x, decode(parameters, codes)).map {
      likelihood.logDensity($0, outputs: $1, variance: parameters.variance)
    }
  }

  /// The evidence lower bound E_q[log p(x | z)] - KL(q(z | x) ‖ N(0, I)) of each sample, in nats, with `draws` codes.
  ///
  /// Precondition: a variational autoencoder.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func bounds<Scalar: TrainingScalar>(
    _ parameters: Parameters<Scalar>, _ x: [[Double]], draws: Int, using random: inout RandomSource
  ) -> [Double] {
    precondition(isVariational, "Only a variational autoencoder has a bound.")
    return bounds(parameters, x, q: encode(parameters, x), draws: draws, using: &random)
  }

  private func rows(_ matrix: Matrix) -> [[Double]] {
    (0..<matrix.rows).map { row in (0..<matrix.columns).map { matrix[row, $0] } }
  }
}

/// KL(N(μ, σ²) ‖ N(0, 1)) = ½ (μ² + σ² - 1 - log σ²), in nats; +∞ for σ = 0.
public func normalDivergence(mean: Double, deviation: Double) -> Double {
  let variance = deviation * deviation
  return 0.5 * (mean * mean + variance - 1 - .log(variance))
}

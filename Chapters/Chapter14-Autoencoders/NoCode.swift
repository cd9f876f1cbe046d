import BayesNumerics
import Networks
import RealModule

/// A decoder without a code: the same distribution for every image, each pixel for itself. What any code has to beat.
struct NoCode: Sendable {
  let likelihood: DecoderLikelihood
  private let outputs: [Double]
  private let variance: Double

  /// Each pixel's mean, or its frequencies of levels; half a count (one for levels) is added, so that nothing is impossible.
  /// A normal has one variance for all pixels. `pooled` further counts are shared out as all pixels together are, which helps where
  /// images are few.
  init(_ likelihood: DecoderLikelihood, _ images: [[Double]], pooled: Double = 0) {
    self.likelihood = likelihood
    let n = Double(images.count)
    let own = Autoencoders.meanImage(images)
    let overall = own.reduce(0, +) / Double(own.count)
    let means = own.map { ($0 * n + overall * pooled) / (n + pooled) }
    switch likelihood {
    case .bernoulli, .binomial:
      outputs = means.map { mean in
        let share = (mean * (n + pooled) + 0.5) / (n + pooled + 1)
        return .log(share / (1 - share))
      }
      variance = 1
    case .normal(let given):
      (outputs, variance) = (means, given)
    case .normalOfLearnedVariance:
      outputs = means
      variance = max(
        Autoencoders.meanSquare(images, [[Double]](repeating: means, count: images.count)), 1e-12)
    case .categorical(let levels):
      var counts = [Double](repeating: 1, count: means.count * levels)
      for image in images {
        for (pixel, ink) in image.enumerated() {
          counts[pixel * levels + Int((ink * Double(levels - 1)).rounded())] += 1
        }
      }
      if pooled > 0 {
        let shares = (0..<levels).map { level in
          stride(from: level, to: counts.count, by: levels).reduce(0) { $0 + counts[$1] }
            / counts.reduce(0, +)
        }
        for place in counts.indices { counts[place] += pooled * shares[place % levels] }
      }
      outputs = counts.map { .log($0) }
      variance = 1
    }
  }

  /// The one that says most of images that were held back: each fifth of at most 500 images in turn.
  static func validated(_ likelihood: DecoderLikelihood, _ images: [[Double]]) -> NoCode {
    let tried = Array(images.prefix(500))
    func heldBack(_ pooled: Double) -> Double {
      (0..<5).reduce(0) { sum, fold in
        let (kept, others) = (
          tried.indices.filter { $0 % 5 == fold }, tried.indices.filter { $0 % 5 != fold }
        )
        guard !kept.isEmpty, !others.isEmpty else { return sum }
        return sum
          + NoCode(likelihood, others.map { tried[$0] }, pooled: pooled)
          .logDensities(kept.map { tried[$0] }).reduce(0, +)
      }
    }
    let counts = [0, 1, 4, 16, 64, 256, 1024, 1e6]
    let best = counts.map { (pooled: $0, score: heldBack($0)) }
      .reduce((pooled: 0.0, score: -Double.infinity)) { $1.score > $0.score ? $1 : $0 }.pooled
    return NoCode(likelihood, images, pooled: best)
  }

  /// log p(x) of each image, in nats, in the sense of ``DecoderLikelihood/logDensity(_:outputs:variance:)``.
  func logDensities(_ images: [[Double]]) -> [Double] {
    images.map { likelihood.logDensity($0, outputs: outputs, variance: variance) }
  }

  /// Their mean.
  func logDensity(_ images: [[Double]]) -> Double {
    logDensities(images).reduce(0, +) / Double(images.count)
  }
}

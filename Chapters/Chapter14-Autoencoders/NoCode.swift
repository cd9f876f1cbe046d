import BayesNumerics
import Networks
import RealModule

/// A decoder without a code: the same distribution for every image, each pixel for itself. What any code has to beat.
struct NoCode: Sendable {
  let likelihood: DecoderLikelihood
  private let outputs: [Double]
  private let variance: Double

  /// Each pixel's mean, or its frequencies of levels; half a count (one for levels) is added, so that nothing is impossible.
  /// A normal has one variance for all pixels.
  init(_ likelihood: DecoderLikelihood, _ images: [[Double]]) {
    self.likelihood = likelihood
    let n = Double(images.count)
    let means = Autoencoders.meanImage(images)
    switch likelihood {
    case .bernoulli, .binomial:
      outputs = means.map { mean in
        let share = (mean * n + 0.5) / (n + 1)
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
      outputs = counts.map { .log($0) }
      variance = 1
    }
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

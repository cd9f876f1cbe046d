import Marking
import Networks
import SafeIO
import Workbook

@main
struct Chapter14 {
  static func main() async { await Autoencoders.runCommandLine() }
}

/// Chapter 14: codes of images, and distributions of images.
enum Autoencoders: MarkedChapter {
  typealias Settings = AutoencoderSettings

  static let card = ChapterCard(
    number: 14,
    title: "Can a network dream up a digit?",
    lecture:
      "lecture 003 (J. Donini, Cargèse 2023) and lecture 004 (V. Šmídl, CTU 2020)",
    abstract:
      "An autoencoder squeezes an image into a few numbers and back. Made variational, it is a density of images: what "
      + "it maximises, what its codes are worth, how far its bound is from the evidence, and when it learns nothing.",
    example: (
      "swift run chapter14 --section your-images --code 8 --generate 40",
      "a variational autoencoder of your own, with a sheet of images that it makes up"
    ))

  static let sections: [Section<AutoencoderStudy>] = [
    codeMap,
    bound,
    gradients,
    orderlyCodes,
    collapse,
    likelihoods,
    evidence,
    linear,
    ring,
    parabola,
    otherPriors,
    ringAgain,
    critic,
    yourImages,
  ]

  static func study(_ settings: AutoencoderSettings, run: Run) throws -> AutoencoderStudy {
    let own = try OwnModel(settings)
    let digits = ImageSplit(.digits, using: run.random("split"))
    let seeds = run.isQuick ? 1 : 3
    func trained(_ name: String, _ regulariser: CodeRegulariser) -> Shared<[TrainedAutoencoder]> {
      Shared {
        try await atOnce(seeds) { seed in
          try TrainedAutoencoder(
            ImageModel.mapped(regulariser), on: digits.training.images,
            epochs: ImageModel.epochs(run), using: run.random("\(name) \(seed)"))
        }
      }
    }
    let ring = RingSet(test: run.isQuick ? 400 : 2000, using: run.random("ring"))
    return AutoencoderStudy(
      digits: digits, own: own, ring: ring,
      classifier: Shared { try DigitClassifier(digits.training, using: run.random("classifier")) },
      plains: trained("plain", .none),
      variationals: trained("variational", .divergence(beta: 1)),
      ringVariationals: Shared {
        try await atOnce(seeds) { seed in
          try TrainedAutoencoder(
            Autoencoder(
              inputs: 2, hidden: [64, 64], codeSize: 2, likelihood: .normalOfLearnedVariance,
              regulariser: .divergence(beta: 1)),
            on: ring.points, epochs: run.isQuick ? 300 : 2000, rate: 3e-3, batch: 100,
            using: run.random("ring VAE \(seed)"))
        }
      })
  }
}

/// What the sections of chapter 14 share. Trained nets come in threes that differ by their seed, at `--quick` alone.
struct AutoencoderStudy: Sendable {
  let digits: ImageSplit
  let own: OwnModel
  let ring: RingSet
  /// Says which digit an image is most like, and how sure it is.
  let classifier: Shared<DigitClassifier>
  /// The autoencoder of the code map, with codes of two numbers.
  let plains: Shared<[TrainedAutoencoder]>
  /// The same nets, made variational.
  let variationals: Shared<[TrainedAutoencoder]>
  /// Trained on the ring.
  let ringVariationals: Shared<[TrainedAutoencoder]>

  /// The first of its kind, which the pictures show.
  var plain: TrainedAutoencoder { get async throws { try await plains.value[0] } }
  var variational: TrainedAutoencoder { get async throws { try await variationals.value[0] } }
}

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
    yourImages,
  ]

  static func study(_ settings: AutoencoderSettings, run: Run) throws -> AutoencoderStudy {
    let own = try OwnModel(settings)
    let digits = ImageSplit(.digits, using: run.random("split"))
    return AutoencoderStudy(
      digits: digits, own: own,
      classifier: Shared { try DigitClassifier(digits.training, using: run.random("classifier")) },
      plain: Shared {
        try TrainedAutoencoder(
          ImageModel.mapped(.none), on: digits.training.images, epochs: run.isQuick ? 120 : 300,
          using: run.random("plain"))
      },
      variational: Shared {
        try TrainedAutoencoder(
          ImageModel.mapped(.divergence(beta: 1)), on: digits.training.images,
          epochs: run.isQuick ? 120 : 300, using: run.random("variational"))
      })
  }
}

/// What the sections of chapter 14 share.
struct AutoencoderStudy: Sendable {
  let digits: ImageSplit
  let own: OwnModel
  /// Says which digit an image is most like, and how sure it is.
  let classifier: Shared<DigitClassifier>
  /// The autoencoder of the code map, with codes of two numbers.
  let plain: Shared<TrainedAutoencoder>
  /// The same nets, made variational.
  let variational: Shared<TrainedAutoencoder>
}

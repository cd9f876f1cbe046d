import BayesNumerics
import Networks
import Plotting
import RealModule
import SafeIO
import Workbook

extension Autoencoders {
  /// A variational autoencoder of the reader's own shape, on the reader's own images.
  static let yourImages = Section<AutoencoderStudy>(
    "your-images", "What does your own model dream up?", options: AutoencoderSettings.ofYourImages,
    seconds: 2
  ) { study, run in
    // Data: the digits, or a file of images; a fifth is held out
    let own = study.own
    let split = ImageSplit(own.images, using: run.random("split"))
    let x = split.training.images

    // Model and inference: trained, or read from a file
    let model: TrainedAutoencoder
    if let loaded = own.loaded {
      model = TrainedAutoencoder(own.autoencoder, loaded)
    } else {
      let epochs = run.isQuick ? max(1, own.epochs / 4) : own.epochs
      let report = run.reporting("epochs")
      do {
        model = try TrainedAutoencoder(
          own.autoencoder, on: x, epochs: epochs, rate: own.rate, using: run.random("train")
        ) { epoch in
          let bound = NumberText.fixed(epoch.bound, decimals: 2)
          run.progress.report(epoch.number, epochs, "epochs, bound \(bound)")
          report(Double(epoch.number) / Double(epochs))
        }
      } catch let failure as TrainingFailure {
        guard case .diverged(let step, let loss, let rate) = failure else { throw failure }
        throw InputError(
          .usage,
          "training diverged at step \(step), where the loss was \(NumberText.significant(loss, digits: 3)); the "
            + "learning rate of \(NumberText.significant(rate, digits: 3)) is too large, so give a smaller --rate"
        )
      }
    }

    // What it shows
    var random = run.random("made up")
    let divergences = model.encode(x).divergences
    let trainingBound = model.bound(
      Array(x.prefix(500)), draws: 5, using: run.random("training bound"))
    let bound = model.bound(
      Array(split.test.images.prefix(500)), draws: 5, using: run.random("bound"))
    let codes = (0..<own.generate).map { _ in
      (0..<own.autoencoder.codeSize).map { _ in random.normal() }
    }
    let active = divergences.filter { $0 > CodeUse.level }.count
    let sizes = own.shape.map(String.init).joined(separator: "-")
    return Findings(
      answer:
        "\(own.generate) images that are in no file. A variational autoencoder \(sizes) on \(x.count) images of "
        + "\(own.images.rows) x \(own.images.columns) pixels has a bound of \(NumberText.fixed(bound, decimals: 2)) nats per "
        + "held-out image, and \(active) of \(divergences.count) units of its code carry something.",
      tables: [
        Table(
          title: "The model and its code",
          columns: ["quantity", "value"],
          rows: [
            ["bound on training images [nats]", NumberText.fixed(trainingBound, decimals: 2)],
            ["bound on held-out images [nats]", NumberText.fixed(bound, decimals: 2)],
          ]
            + divergences.sorted(by: >).prefix(12).enumerated().map {
              [
                "KL of unit \($0.offset + 1), the largest first [nats]",
                NumberText.fixed($0.element, decimals: 3),
              ]
            },
          note: model.history.isEmpty
            ? "Read from a file, not trained. Held-out images may have taught it."
            : "In the last tenth of the epochs the bound on training images rose by "
              + "\(NumberText.fixed(model.lastRise, decimals: 2)) nats"
              + (model.lastRise > 0.01 * abs(bound) ? ": it has not converged." : "."))
      ],
      figures: [
        Figure(
          name: "sheet",
          caption: "\(own.generate) images that the decoder makes of codes from N(0, I).",
          layout: Figure.Layout(
            width: 1000,
            height: 40
              + 960 * Double((own.generate + own.across - 1) / own.across * own.images.rows)
              / Double(own.across * own.images.columns), margins: (20, 20, 20, 20)),
          panels: [
            ImageSheet(rows: own.images.rows, columns: own.images.columns).panel(
              "sheet", model.images(codes), across: own.across,
              because: "a net trained on this machine")
          ])
      ],
      values: [
        .init("bound", bound, standardError: 0.2), .init("active", active),
        .init("training", trainingBound, standardError: 0.2),
      ],
      files: own.saved.map {
        [Findings.File(path: $0, text: SavedAutoencoder.text(model.autoencoder, model.parameters))]
      } ?? [])
  }
}

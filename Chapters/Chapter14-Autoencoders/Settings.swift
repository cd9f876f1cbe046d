import ArgumentParser
import SafeIO
import Workbook

/// What the decoder says of a pixel, by a name.
enum LikelihoodName: String, CaseIterable, Sendable, ExpressibleByArgument {
  case bernoulli, binomial, normal, categorical
}

/// The options of chapter 14; their defaults are the chapter's case.
struct AutoencoderSettings: ChapterSettings {
  @Option(file: "Images of your own in the IDX form of MNIST, packed by gzip or not")
  var images: String?

  @Option(file: "Their labels, a file of the same form")
  var labels: String?

  @Option("Numbers of a code", in: 1...64, value: "d")
  var code = 2

  @Option("Hidden layers of the encoder, and of the decoder", in: 0...3, value: "number")
  var layers = 1

  @Option("Units of each hidden layer", in: 1...500, value: "m")
  var units = 128

  @Option("What the decoder says of a pixel", value: "name")
  var likelihood = LikelihoodName.bernoulli

  @Option("Weight of the divergence; 1 for the bound", in: 0.001...100, value: "beta")
  var beta = 1.0

  @Option("Learning rate of Adam", in: 0.000_001...10, value: "rate")
  var rate = 0.002

  @Option("Passes through the images", in: 1...2000, value: "number")
  var epochs = 100

  @Option("Images that are made up and drawn", in: 1...400, value: "number")
  var generate = 40

  @Option(file: "Where the trained model is written, as text")
  var saveModel: String?

  @Option(file: "A model that was saved, in place of training")
  var loadModel: String?

  static let ofYourImages = [
    "images", "labels", "code", "layers", "units", "likelihood", "beta", "rate", "epochs",
    "generate", "save-model", "load-model",
  ]
}

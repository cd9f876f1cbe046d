import Networks
import SafeIO
import Workbook

/// What the options ask for, checked.
struct OwnModel: Sendable {
  let images: ImageSet
  let autoencoder: Autoencoder
  let loaded: Autoencoder.Parameters<Float>?
  let saved: String?
  let epochs: Int
  let rate: Double
  let generate: Int
  /// What the bound is a bound of, in words.
  let measure: String
  /// Whether codes can be drawn with the reader's labels.
  let hasOwnLabels: Bool
  /// Whether there are labels of the reader's that nothing is drawn with.
  let labelsAreUnused: Bool

  /// Units of all layers, such as 64-128-2.
  let shape: [Int]

  /// Levels of a pixel for likelihoods that count them.
  static let levels = 17

  /// How many images a row of the sheet has.
  var across: Int { min(generate, 10) }

  /// - Throws: ``InputError`` where files cannot be read or do not suit each other, images have no ink or are all alike, or
  ///   a code is as large as an image; ``FileError`` where no model can be written.
  init(_ settings: AutoencoderSettings) throws {
    if let path = settings.saveModel { try WholeFile.checkWritable(path) }
    let counts = settings.likelihood == .binomial || settings.likelihood == .categorical
    images =
      try settings.images.map {
        try ImageSet(path: $0, labels: settings.labels, levels: counts ? Self.levels : nil)
      } ?? .digits
    if settings.images == nil, let labels = settings.labels {
      throw InputError(
        .usage, "the labels \(DataFile.shown(labels)) belong to images; give --images FILE as well")
    }
    let pixels = images.rows * images.columns
    guard settings.code < pixels else {
      throw InputError(
        .usage,
        "a code of \(settings.code) numbers is no shorter than the image of \(pixels) pixels; give a smaller --code"
      )
    }
    if settings.likelihood == .categorical, pixels > 256 {
      throw InputError(
        .usage,
        "a categorical decoder has \(Self.levels) outputs for each of \(pixels) pixels, too many; give another "
          + "--likelihood, or images of 256 pixels or fewer")
    }
    let likelihood: DecoderLikelihood =
      switch settings.likelihood {
      case .bernoulli: .bernoulli
      case .binomial: .binomial(trials: Self.levels - 1)
      case .normal: .normalOfLearnedVariance
      case .categorical: .categorical(levels: Self.levels)
      }
    let hidden = [Int](repeating: settings.units, count: settings.layers)
    shape = [pixels] + hidden + [settings.code]
    let autoencoder = Autoencoder(
      inputs: pixels, hidden: hidden, codeSize: settings.code, likelihood: likelihood,
      regulariser: .divergence(beta: settings.beta))
    self.autoencoder = autoencoder
    let parameters = autoencoder.encoder.parameterCount + autoencoder.decoder.parameterCount
    if settings.saveModel != nil, parameters > SavedAutoencoder.mostParameters {
      throw InputError(
        .usage,
        "a model of \(NumberText.grouped(parameters)) parameters makes a file too large to be read again; give fewer --units "
          + "or leave --save-model out")
    }
    let some = Array(images.images.prefix(20))
    loaded = try settings.loadModel.map { path in
      let parameters = try SavedAutoencoder.read(path, for: autoencoder)
      try SavedAutoencoder.requireFinite(parameters, of: autoencoder, at: some, path: path)
      return parameters
    }
    let isBinary = images.images.allSatisfy { $0.allSatisfy { $0 == 0 || $0 == 1 } }
    measure =
      switch settings.likelihood {
      case .bernoulli:
        isBinary ? "a log probability" : "minus a cross entropy, no probability of grey levels"
      case .binomial, .categorical: "a log probability of \(Self.levels) levels"
      case .normal: "a log density"
      }
    hasOwnLabels = settings.images != nil && !images.labels.isEmpty && settings.code == 2
    labelsAreUnused = settings.labels != nil && !hasOwnLabels
    saved = settings.saveModel
    epochs = settings.epochs
    rate = settings.rate
    generate = settings.generate
  }
}

extension ImageSet {
  /// Images in the IDX form, 0 to 255 brought to 0...1, and to the nearest of so many levels where some are wanted.
  ///
  /// - Throws: ``InputError`` as ``IDXFile``, and of kind `data` where there are fewer than ten images or all are alike.
  init(path: String, labels: String?, levels: Int?) throws(InputError) {
    let found = try IDXFile(path: path).images()
    let shown = DataFile.shown(path)
    guard found.images.count >= 10 else {
      throw InputError(
        .data, "\(shown) has \(found.images.count) images; give ten or more")
    }
    guard found.images.contains(where: { $0 != found.images[0] }) else {
      let isBlank = found.images[0].allSatisfy { $0 == found.images[0][0] }
      throw InputError(
        .data,
        isBlank
          ? "every image of \(shown) is of one shade, so that there is nothing to learn; name a file with pictures"
          : "all images of \(shown) are the same, so that there is nothing to learn; name a file with several"
      )
    }
    guard found.rows >= 2, found.columns >= 2 else {
      throw InputError(
        .data,
        "the images of \(shown) have \(found.rows) x \(found.columns) pixels; two rows and two columns are needed"
      )
    }
    var shades = (0...255).map { Double($0) / 255 }
    if let levels {
      let top = Double(levels - 1)
      shades = shades.map { ($0 * top).rounded() / top }
    }
    var read: [Int] = []
    if let labels { read = try IDXFile(path: labels).labels(for: found.images.count) }
    self.init(
      rows: found.rows, columns: found.columns,
      images: found.images.map { $0.map { shades[Int($0)] } }, labels: read)
  }
}

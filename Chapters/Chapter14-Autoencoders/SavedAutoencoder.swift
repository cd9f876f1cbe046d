import BayesNumerics
import Networks
import SafeIO
import Workbook

/// A trained variational autoencoder as a text file.
///
/// Line 1: `bayesics autoencoder 1`. Line 2: the units of the encoder's layers, such as `64 128 4`, those of the decoder's
/// after a bar, `| 2 128 64`, and after another the likelihood. Line 3: the variance of a normal decoder. Then a parameter
/// on each line, the encoder's before the decoder's, each in the flat order of `FeedForwardNetwork`.
enum SavedAutoencoder {
  /// Some 13 bytes each, in the 16 MB that are read of a text.
  static let mostParameters = 1_200_000

  private static let heading = "bayesics autoencoder 1"

  /// "64 128 4 | 2 128 64 | bernoulli"
  private static func shape(_ autoencoder: Autoencoder) -> String {
    func units(_ net: FeedForwardNetwork) -> String {
      ([net.inputs] + net.layers.map(\.units)).map(String.init).joined(separator: " ")
    }
    let likelihood =
      switch autoencoder.likelihood {
      case .bernoulli: "bernoulli"
      case .binomial(let trials): "binomial \(trials)"
      case .normal, .normalOfLearnedVariance: "normal"
      case .categorical(let levels): "categorical \(levels)"
      }
    return "\(units(autoencoder.encoder)) | \(units(autoencoder.decoder)) | \(likelihood)"
  }

  static func text(
    _ autoencoder: Autoencoder, _ parameters: Autoencoder.Parameters<Float>
  ) -> String {
    let numbers = (parameters.encoder + parameters.decoder).map { "\($0)" }
    return ([heading, shape(autoencoder), "\(parameters.variance)"] + numbers)
      .joined(separator: "\n") + "\n"
  }

  /// - Throws: ``InputError`` where the file cannot be read, is of another kind or architecture, is cut short or damaged.
  static func read(
    _ path: String, for autoencoder: Autoencoder
  ) throws(InputError) -> Autoencoder.Parameters<Float> {
    let file = try DataFile(path: path)
    let shown = DataFile.shown(path)
    guard file.lines[0] == heading else {
      throw InputError(
        .data, "\(shown) is no model that --save-model wrote: it does not begin with '\(heading)'")
    }
    let wanted = shape(autoencoder)
    let given = file.lines.count > 1 ? String(file.lines[1].prefix(100)) : ""
    guard given == wanted else {
      throw InputError(
        .data,
        "the model in \(shown) is \(given.isEmpty ? "cut short" : "'\(given)'"), and the options ask for '\(wanted)'; give "
          + "the options with which it was saved")
    }
    let (first, second) = (autoencoder.encoder.parameterCount, autoencoder.decoder.parameterCount)
    let lines = file.lines.last == "" ? file.lines.dropLast() : file.lines[...]
    guard lines.count == 3 + first + second else {
      throw InputError(
        .data,
        "the model in \(shown) has \(max(0, lines.count - 3)) parameters where \(first + second) are needed; it is cut "
          + "short or damaged")
    }
    var numbers: [Float] = []
    for (index, line) in lines.dropFirst(3).enumerated() {
      guard let value = PlainNumber.double(line), Float(value).isFinite else {
        throw InputError(
          .data,
          "line \(index + 4) of \(shown) is not a number that a parameter can be; the file is damaged"
        )
      }
      numbers.append(Float(value))
    }
    guard let variance = PlainNumber.double(lines[2]), variance >= 1e-12, variance <= 1e12 else {
      throw InputError(
        .data, "line 3 of \(shown) is no variance between 1e-12 and 1e12; the file is damaged")
    }
    return Autoencoder.Parameters(
      encoder: Array(numbers[..<first]), decoder: Array(numbers[first...]), variance: variance)
  }

  /// - Throws: ``InputError`` where numbers of the file are so large that the nets give none.
  static func requireFinite(
    _ parameters: Autoencoder.Parameters<Float>, of autoencoder: Autoencoder, at x: [[Double]],
    path: String
  ) throws(InputError) {
    var random = RandomSource(seed: 0)
    let bounds = autoencoder.bounds(parameters, x, draws: 1, using: &random)
    guard bounds.allSatisfy({ abs($0) < 1e12 }) else {
      throw InputError(
        .data,
        "the model in \(DataFile.shown(path)) gives no finite numbers for these images; the file is damaged, or belongs to "
          + "others")
    }
  }
}

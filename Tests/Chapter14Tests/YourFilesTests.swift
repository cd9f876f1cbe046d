import BayesNumerics
import Foundation
import Networks
import SafeIO
import TestSupport
import Testing

@testable import chapter14

/// Files that readers hand in: images, labels and saved models, right and wrong.
@Suite struct YourFilesTests {
  /// Images in the IDX form.
  private static func idx(_ images: [[UInt8]], rows: Int, columns: Int) -> [UInt8] {
    var bytes: [UInt8] = [0, 0, 8, 3]
    for size in [images.count, rows, columns] {
      bytes += [0, 0, UInt8(size >> 8), UInt8(size & 255)]
    }
    for image in images { bytes += image }
    return bytes
  }

  private static func write(
    _ bytes: [UInt8], _ name: String, in folder: borrowing TemporaryFolder
  ) throws -> String {
    let path = "\(folder.path)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  private static func sentence(_ arguments: [String]) -> String {
    do {
      _ = try OwnModel(.parse(arguments))
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func wrongImagesAreRefused() throws {
    let folder = TemporaryFolder()
    var noisy: [[UInt8]] = []
    for k in 0..<12 { noisy.append((0..<20).map { UInt8(($0 * 7 + k * 13) % 256) }) }
    let good = try Self.write(Self.idx(noisy, rows: 4, columns: 5), "good", in: folder)
    #expect(Self.sentence(["--images", good]).isEmpty)
    let black = [[UInt8]](repeating: [UInt8](repeating: 255, count: 20), count: 12)
    let blank = try Self.write(Self.idx(black, rows: 4, columns: 5), "black", in: folder)
    #expect(Self.sentence(["--images", blank]).contains("one shade"))
    let few = try Self.write(
      Self.idx(Array(noisy.prefix(3)), rows: 4, columns: 5), "few", in: folder)
    #expect(Self.sentence(["--images", few]).contains("give ten or more"))
    let labels = try Self.write(
      [0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3], "labels", in: folder)
    #expect(
      Self.sentence(["--images", good, "--labels", labels]).contains("3 labels for 12 images"))
    #expect(Self.sentence(["--labels", labels]).contains("give --images"))
    #expect(
      Self.sentence(["--images", good, "--code", "20"]).contains("no shorter than the image"))
    #expect(Self.sentence(["--images", labels]).contains("no images"))
    #expect(Self.sentence(["--images", "\(folder.path)/none"]).contains("cannot read"))
    let model = try OwnModel(.parse(["--images", good, "--likelihood", "binomial"]))
    let admitted = model.images.images.allSatisfy {
      $0.allSatisfy(model.autoencoder.likelihood.admits)
    }
    #expect(admitted)
  }

  @Test func savedModelsComeBack() throws {
    let folder = TemporaryFolder()
    let own = try OwnModel(.parse(["--units", "6"]))
    var random = RandomSource(seed: 1)
    let parameters: Autoencoder.Parameters<Float> = own.autoencoder.initialParameters(
      using: &random)
    let text = SavedAutoencoder.text(own.autoencoder, parameters)
    func load(_ text: String, _ options: [String] = ["--units", "6"]) throws
      -> Autoencoder.Parameters<Float>?
    {
      let path = try Self.write(Array(text.utf8), "model.txt", in: folder)
      return try OwnModel(.parse(options + ["--load-model", path])).loaded
    }
    #expect(try load(text) == parameters)

    // Cut short anywhere, of another architecture, damaged
    for count in stride(from: 0, to: text.utf8.count - 12, by: text.utf8.count / 9) {
      #expect(throws: InputError.self) { try load(String(text.prefix(count))) }
    }
    #expect(throws: InputError.self) { try load(text, ["--units", "7"]) }
    #expect(throws: InputError.self) { try load(text, ["--units", "6", "--likelihood", "normal"]) }
    #expect(throws: InputError.self) { try load(text + "1.0\n") }
    var lines = text.split(separator: "\n").map(String.init)
    lines[10] = "nan"
    #expect(throws: InputError.self) { try load(lines.joined(separator: "\n")) }
    // Numbers that are finite, and whose sums are not; a variance of nothing
    let huge = lines.prefix(3) + lines.dropFirst(3).map { _ in "3e38" }
    #expect(throws: InputError.self) { try load(huge.joined(separator: "\n") + "\n") }
    var narrow = text.split(separator: "\n").map(String.init)
    narrow[2] = "1e-300"
    #expect(throws: InputError.self) { try load(narrow.joined(separator: "\n") + "\n") }
  }

  /// Diverging rates, unreadable models and weights that are no weights end in one sentence and the right status.
  @Test func badRunsSayWhy() {
    let runner = CommandRunner.built("chapter14")
    let diverged = runner.run(
      [
        "--section", "your-images", "--likelihood", "normal", "--rate", "10", "--epochs", "3",
        "--no-figures",
      ])
    #expect(diverged.status == 64, "\(diverged.errors)")
    #expect(diverged.errors.contains("diverged"))
    let zero = runner.run(["--section", "your-images", "--beta", "0"])
    #expect(zero.status == 64 && zero.errorLines.count == 1)
    let missing = runner.run(["--section", "your-images", "--load-model", "/nowhere"])
    #expect(missing.status == 66 && missing.errorLines.count == 1)
  }

  /// MNIST's own files, where they lie beside the project.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: "../shared/data/mnist"),
      "../shared/data has no mnist"))
  func mnistIsRead() throws {
    let folder = "../shared/data/mnist"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let images = try #require(names.first { $0.contains("images") })
    let labels = try #require(names.first { $0.contains("labels") })
    let own = try OwnModel(
      .parse(["--images", "\(folder)/\(images)", "--labels", "\(folder)/\(labels)"]))
    #expect(own.images.rows == 28 && own.images.columns == 28)
    #expect(own.images.images.count == 10_000 && Set(own.images.labels) == Set(0...9))
  }
}

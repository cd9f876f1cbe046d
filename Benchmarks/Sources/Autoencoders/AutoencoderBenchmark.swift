import BayesNumerics
import Datasets
import Foundation
import Measuring
import Networks

// autoencoders make FOLDER             the images and the first weights of every seed, for all programs
// autoencoders learn FOLDER SECONDS    trains again and again; a line per case: name, how, seconds an epoch
//                                      of elapsed and of processor time, the bounds of all seeds

let usage = "usage: autoencoders make FOLDER | autoencoders learn FOLDER SECONDS"
let arguments = CommandLine.arguments.dropFirst()
guard let what = arguments.first, arguments.count >= 2 else {
  print(usage)
  exit(64)
}
let folder = URL(fileURLWithPath: arguments[2])

switch (what, arguments.count == 3 ? Double(arguments[3]) : nil) {
case ("make", _):
  for one in [AutoencoderCase.digits(), .enlarged()] { try one.write(to: folder) }
case ("learn", let seconds?):
  for one in [AutoencoderCase.digits(), .enlarged()] { try one.learn(for: seconds) }
default:
  print(usage)
  exit(64)
}

/// A variational autoencoder with Bernoulli outputs, its images, and how long it learns.
struct AutoencoderCase {
  let name: String
  let images: [[Double]]
  let hidden: Int
  let batch: Int
  let epochs: Int
  let seeds: Int
  let rate = 1e-3

  /// 1797 digits, 64-128-2, minibatches of 64.
  static func digits() -> AutoencoderCase {
    AutoencoderCase(
      name: "digits", images: Digits.images.map { $0.map { Double($0) / 16 } }, hidden: 128,
      batch: 64, epochs: 100, seeds: 5)
  }

  /// The digits drawn larger, 28 x 28, each new pixel the old one under its middle: 784-500-2,
  /// minibatches of 100.
  static func enlarged() -> AutoencoderCase {
    let images = Digits.images.map { image in
      (0..<784).map { Double(image[($0 / 28 * 8 + 4) / 28 * 8 + ($0 % 28 * 8 + 4) / 28]) / 16 }
    }
    return AutoencoderCase(
      name: "enlarged", images: images, hidden: 500, batch: 100, epochs: 10, seeds: 1)
  }

  private var autoencoder: Autoencoder {
    Autoencoder(
      inputs: images[0].count, hidden: [hidden], codeSize: 2, activation: .relu,
      likelihood: .bernoulli,
      regulariser: .divergence(beta: 1))
  }

  private func start(_ seed: Int, _ random: inout RandomSource) -> Autoencoder.Parameters<Float> {
    random = RandomSource(seed: UInt64(seed))
    return autoencoder.initialParameters(using: &random)
  }

  func write(to folder: URL) throws {
    var random = RandomSource(seed: 1)
    func save(_ numbers: [Float], _ ending: String) throws {
      try numbers.withUnsafeBytes { Data($0) }
        .write(to: folder.appendingPathComponent("\(name).\(ending)"))
    }
    try save(images.flatMap { $0.map { Float($0) } }, "x")
    for seed in 1...seeds {
      let first = start(seed, &random)
      try save(first.encoder + first.decoder, "weights\(seed)")
    }
    try "\(images[0].count) \(hidden) \(batch) \(epochs) \(rate) \(seeds)\n".write(
      to: folder.appendingPathComponent("\(name).case"), atomically: true, encoding: .utf8)
  }

  /// The shortest training of all counts; every seed is trained once at least.
  func learn(for seconds: Double) throws {
    let training = AutoencoderTraining(rate: .constant(rate), batch: batch, epochs: epochs)
    let clock = ContinuousClock()
    let began = clock.now
    var (shortest, least) = (Double.infinity, Double.infinity)
    var bounds: [Double] = []
    var turn = 0
    repeat {
      var random = RandomSource(seed: 1)
      let first = start(turn % seeds + 1, &random)
      let (before, worked) = (clock.now, processorTime())
      let trained = try training.run(autoencoder, from: first, on: images, using: &random)
      shortest = min(shortest, (clock.now - before) / .seconds(1))
      least = min(least, processorTime() - worked)
      if bounds.count < seeds {
        let values = autoencoder.bounds(trained.parameters, images, draws: 20, using: &random)
        bounds.append(values.reduce(0, +) / Double(values.count))
      }
      turn += 1
    } while (clock.now - began) / .seconds(1) < seconds || turn < seeds
    let per = Double(epochs)
    let list = bounds.map { "\($0)" }.joined(separator: ",")
    print("\(name)\tone thread\t\(shortest / per)\t\(least / per)\t\(list)")
  }
}

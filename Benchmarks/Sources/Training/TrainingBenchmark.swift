import BayesNumerics
import Datasets
import Foundation
import Measuring
import Networks

// training make FOLDER              the data, the first weights and the order of every epoch, for all programs
// training learn FOLDER SECONDS     trains again and again; a line per case: name, how, samples per
//                                   second of elapsed and of processor time, loss

let usage = "usage: training make FOLDER | training learn FOLDER SECONDS"
let arguments = CommandLine.arguments.dropFirst()
guard let what = arguments.first, arguments.count >= 2 else {
  print(usage)
  exit(64)
}
let folder = URL(fileURLWithPath: arguments[2])

switch (what, arguments.count == 3 ? Double(arguments[3]) : nil) {
case ("make", _):
  for case let one in [try TrainingCase.digits(), try .concrete()] { try one.write(to: folder) }
case ("learn", let seconds?):
  for case let one in [try TrainingCase.digits(), try .concrete()] { try one.learn(for: seconds) }
default:
  print(usage)
  exit(64)
}

/// A net, its samples, and the seed of its first weights and of the order of samples.
struct TrainingCase {
  let name: String
  let network: FeedForwardNetwork
  let set: TrainingSet<Float>
  let batch: Int
  let epochs = 40
  let rate = 1e-3

  /// The first 1344 digits, 21 minibatches of 64.
  static func digits() throws -> TrainingCase {
    let rows = 0..<1344
    return TrainingCase(
      name: "digits",
      network: FeedForwardNetwork([64, 32, 10], activation: .tanh, loss: .softmax),
      set: try TrainingSet(
        inputs: Matrix(rows: Digits.images[rows].map { $0.map { Double($0) / 16 } }),
        classes: Array(Digits.labels[rows]), of: 10),
      batch: 64)
  }

  /// The first 1024 samples of concrete, 32 minibatches of 32, on the scale of their means and spreads.
  static func concrete() throws -> TrainingCase {
    let rows = 0..<1024
    let inputs = Matrix(rows: Array(Concrete.samples[rows]))
    let strengths = Matrix(
      rows: rows.count, columns: 1, elements: Array(Concrete.strengths[rows]))
    return TrainingCase(
      name: "concrete",
      network: FeedForwardNetwork([8, 50, 50, 1], activation: .relu, loss: .squaredError),
      set: try TrainingSet(
        inputs: ColumnStandardisation(of: inputs).standardised(inputs),
        targets: ColumnStandardisation(of: strengths).standardised(strengths)),
      batch: 32)
  }

  private func start(_ random: inout RandomSource) -> [Float] {
    random = RandomSource(seed: 1)
    return network.initialParameters(using: &random)
  }

  func write(to folder: URL) throws {
    var random = RandomSource(seed: 1)
    let weights = start(&random)
    var (order, orders) = (Array(0..<set.count), [Int32]())
    for _ in 0..<epochs {
      Training.shuffle(&order, using: &random)
      orders += order.map { Int32($0) }
    }
    func save<Number>(_ numbers: [Number], _ ending: String) throws {
      try numbers.withUnsafeBytes { Data($0) }
        .write(to: folder.appendingPathComponent("\(name).\(ending)"))
    }
    try save(set.x, "x")
    try save(set.y, "y")
    try save(weights, "weights")
    try save(orders, "order")
    let sizes = [network.inputs] + network.layers.map(\.units)
    try "\(sizes.map(String.init).joined(separator: ",")) \(batch) \(epochs) \(rate)\n".write(
      to: folder.appendingPathComponent("\(name).case"), atomically: true, encoding: .utf8)
  }

  func learn(for seconds: Double) throws {
    let training = Training(rate: .constant(rate), batch: batch, epochs: epochs)
    let clock = ContinuousClock()
    let began = clock.now
    var (shortest, least, loss) = (Double.infinity, Double.infinity, Double.nan)
    repeat {
      var random = RandomSource(seed: 1)
      let weights = start(&random)
      let (before, worked) = (clock.now, processorTime())
      let trained = try training.run(network, from: weights, on: set, using: &random)
      shortest = min(shortest, (clock.now - before) / .seconds(1))
      least = min(least, processorTime() - worked)
      loss = Backpropagation(network, on: set).meanLoss(at: trained.parameters)
    } while (clock.now - began) / .seconds(1) < seconds
    let samples = Double(set.count * epochs)
    print("\(name)\tone thread\t\(samples / shortest)\t\(samples / least)\t\(loss)")
  }
}

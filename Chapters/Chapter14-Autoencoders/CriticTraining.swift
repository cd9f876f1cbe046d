import BayesNumerics
import Networks
import RealModule

/// A critic tells made samples from real ones, and the decoder learns to be taken for real: the adversarial part of a VAE-GAN.
///
/// The critic d gives the log odds that x is real. In each minibatch it descends the cross entropy of real and made
/// samples; then the decoder descends -log p(x | z) for codes of the encoder, plus the weight times -log σ(d) for samples made
/// from N(0, I). The encoder stays as it is. Slopes are those of the nets on paper, sample by sample.
///
/// Source: Larsen et al. (2016), "Autoencoding beyond pixels using a learned similarity metric", without its
/// reconstruction by the critic's features; Goodfellow et al. (2014) for the game.
struct CriticTraining: Sendable {
  /// Of the critic's hidden layers.
  var units: [Int]
  /// γ, the weight of the critic's part beside the likelihood; 0 trains on the likelihood alone.
  var weight: Double
  var epochs: Int
  var batch = 64
  var rate = 1e-3

  func run(
    _ model: TrainedAutoencoder, on x: [[Double]], using random: RandomSource
  ) throws -> TrainedAutoencoder {
    var random = random
    let autoencoder = model.autoencoder
    let decoder = autoencoder.decoder
    let critic = FeedForwardNetwork(
      [autoencoder.inputs] + units + [1], activation: .tanh, loss: .bernoulli)
    var judge = AdamOnPaper(critic.initialParameters(using: &random), rate: rate)
    var artist = AdamOnPaper(model.parameters.decoder, rate: rate)
    let deviation = Float(model.parameters.variance.squareRoot())
    let scale = Float(autoencoder.likelihood.scale(variance: model.parameters.variance))
    let q = model.encode(x)
    let size = autoencoder.codeSize
    let isNormal = decoder.loss == .squaredError
    var order = Array(x.indices)
    for _ in 0..<epochs {
      Training.shuffle(&order, using: &random)
      for start in stride(from: 0, to: order.count, by: batch) {
        let places = order[start..<min(start + batch, order.count)]
        let share = 1 / Float(places.count)
        var ofCritic = [Float](repeating: 0, count: critic.parameterCount)
        var ofDecoder = [Float](repeating: 0, count: decoder.parameterCount)
        for place in places {
          let real = x[place].map { Float($0) }

          if weight > 0 {
            // Something made from the prior; a normal decoder's samples have its noise
            // snippet: critic
            let z = (0..<size).map { _ in Float(random.normal()) }
            let f = decoder.activations(artist.parameters, at: z)[decoder.layers.count]
            let made =
              isNormal
              ? f.map { $0 + deviation * Float(random.normal()) }
              : f.map { 1 / (1 + .exp(-$0)) }
            // The critic: log odds up for what is real, down for what is made
            for (sample, isReal) in [(real, Float(1)), (made, 0)] {
              let odds = critic.activations(judge.parameters, at: sample)[critic.layers.count]
              let slope = critic.loss.slopes(targets: [isReal], outputs: odds).map { share * $0 }
              add(critic.slopes(judge.parameters, at: sample, of: slope).parameters, to: &ofCritic)
            }
            // The decoder: through the critic to what was made, and to the net that made it
            let odds = critic.activations(judge.parameters, at: made)[critic.layers.count]
            let pull = critic.loss.slopes(targets: [1], outputs: odds).map {
              share * Float(weight) * $0
            }
            let ofMade = critic.slopes(judge.parameters, at: made, of: pull).inputs
            let ofOutputs = isNormal ? ofMade : zip(ofMade, made).map { $0 * $1 * (1 - $1) }
            add(decoder.slopes(artist.parameters, at: z, of: ofOutputs).parameters, to: &ofDecoder)
            // end snippet
          }

          // And the likelihood of the real sample by a code of its own
          let own = q.draw(place, using: &random).map { Float($0) }
          let said = decoder.activations(artist.parameters, at: own)[decoder.layers.count]
          let miss = decoder.loss.slopes(targets: real, outputs: said).map { share * scale * $0 }
          add(decoder.slopes(artist.parameters, at: own, of: miss).parameters, to: &ofDecoder)
        }
        if weight > 0 { judge.step(ofCritic) }
        artist.step(ofDecoder)
      }
      try Task.checkCancellation()
    }
    return TrainedAutoencoder(
      autoencoder,
      Autoencoder.Parameters(
        encoder: model.parameters.encoder, decoder: artist.parameters,
        variance: model.parameters.variance))
  }

  private func add(_ slopes: [Float], to sum: inout [Float]) {
    for k in slopes.indices { sum[k] += slopes[k] }
  }
}

/// Adam with its usual constants, in plain arrays. Source: Kingma and Ba (2015), algorithm 1.
struct AdamOnPaper: Sendable {
  private(set) var parameters: [Float]
  private let rate: Double
  private var (first, second): ([Float], [Float])
  private var number = 0

  init(_ parameters: [Float], rate: Double) {
    self.parameters = parameters
    self.rate = rate
    first = parameters.map { _ in 0 }
    second = first
  }

  mutating func step(_ gradient: [Float]) {
    number += 1
    let length = Float(rate / (1 - Double.pow(0.9, number)))
    let shrink = Float(1 / (1 - Double.pow(0.999, number)))
    for k in gradient.indices {
      first[k] = 0.9 * first[k] + 0.1 * gradient[k]
      second[k] = 0.999 * second[k] + 0.001 * gradient[k] * gradient[k]
      parameters[k] -= length * first[k] / ((shrink * second[k]).squareRoot() + 1e-8)
    }
  }
}

/// How well a new critic tells made samples from real ones: its share of right verdicts on samples that did not teach it.
struct FreshCritic: Sendable {
  /// 1/2 where nothing can be told.
  let accuracy: Double

  /// As many made as real ones teach it, and as many judge it.
  init(
    real: [[Double]], made: [[Double]], heldOut: [[Double]], madeHeldOut: [[Double]], units: [Int],
    epochs: Int, using random: RandomSource
  ) throws {
    var random = random
    let network = FeedForwardNetwork(
      [real[0].count] + units + [1], activation: .tanh, loss: .bernoulli)
    let set = try TrainingSet<Float>(
      inputs: Matrix(rows: real + made),
      targets: real.map { _ in 1.0 } + made.map { _ in 0.0 })
    let parameters = try Training(batch: 64, epochs: epochs).run(
      network, from: network.initialParameters(using: &random), on: set, using: &random
    ).parameters
    func called(_ samples: [[Double]], real: Bool) -> Int {
      let odds = network.outputs(parameters, at: Matrix(rows: samples))
      return (0..<samples.count).filter { (odds[$0, 0] > 0) == real }.count
    }
    let right = called(heldOut, real: true) + called(madeHeldOut, real: false)
    accuracy = Double(right) / Double(heldOut.count + madeHeldOut.count)
  }
}

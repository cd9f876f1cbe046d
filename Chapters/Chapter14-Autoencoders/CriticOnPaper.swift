import BayesNumerics
import Networks
import RealModule

/// The game of decoder and critic sample by sample, as it stands on paper: the readable twin of ``CriticTraining``, from whose
/// numbers a test finds no difference but rounding.
struct CriticOnPaper: Sendable {
  let game: CriticTraining

  func run<Scalar: TrainingScalar>(
    _ autoencoder: Autoencoder, from start: Autoencoder.Parameters<Scalar>, on x: [[Double]],
    using random: inout RandomSource
  ) -> Autoencoder.Parameters<Scalar> {
    let decoder = autoencoder.decoder
    let network = game.critic(inputs: autoencoder.inputs)
    var critic = AdamOnPaper<Scalar>(network.initialParameters(using: &random), rate: game.rate)
    var taught = AdamOnPaper(start.decoder, rate: game.rate)
    let deviation = Scalar(start.variance.squareRoot())
    let scale = Scalar(autoencoder.likelihood.scale(variance: start.variance))
    let gamma = Scalar(game.weight)
    let q = autoencoder.encode(start, x)
    let isNormal = decoder.loss == .squaredError
    var order = Array(x.indices)
    for _ in 0..<game.epochs {
      Training.shuffle(&order, using: &random)
      for first in stride(from: 0, to: order.count, by: game.batch) {
        let places = order[first..<min(first + game.batch, order.count)]
        let share = 1 / Scalar(places.count)
        var ofCritic = [Scalar](repeating: 0, count: network.parameterCount)
        var ofDecoder = [Scalar](repeating: 0, count: decoder.parameterCount)
        for place in places {
          let real = x[place].map { Scalar($0) }

          if gamma > 0 {
            // Something made from the prior; a normal decoder's samples have its noise
            // snippet: critic
            let z = (0..<autoencoder.codeSize).map { _ in Scalar(random.normal()) }
            let f = decoder.activations(taught.parameters, at: z)[decoder.layers.count]
            let made =
              isNormal
              ? f.map { $0 + deviation * Scalar(random.normal()) }
              : f.map { 1 / (1 + .exp(-$0)) }
            // The critic: log odds up for what is real, down for what is made
            for (sample, isReal) in [(real, Scalar(1)), (made, 0)] {
              let odds = network.activations(critic.parameters, at: sample)[network.layers.count]
              let slope = network.loss.slopes(targets: [isReal], outputs: odds)
              let own = network.slopes(critic.parameters, at: sample, of: slope.map { share * $0 })
              add(own.parameters, to: &ofCritic)
            }
            // The decoder: through the critic to what was made, and to the net that made it
            let odds = network.activations(critic.parameters, at: made)[network.layers.count]
            let pull = network.loss.slopes(targets: [1], outputs: odds).map { share * gamma * $0 }
            let ofMade = network.slopes(critic.parameters, at: made, of: pull).inputs
            let ofOutputs = isNormal ? ofMade : zip(ofMade, made).map { $0 * $1 * (1 - $1) }
            add(decoder.slopes(taught.parameters, at: z, of: ofOutputs).parameters, to: &ofDecoder)
            // end snippet
          }

          // And the likelihood of the real sample by a code of its own
          let own = q.draw(place, using: &random).map { Scalar($0) }
          let f = decoder.activations(taught.parameters, at: own)[decoder.layers.count]
          let miss = decoder.loss.slopes(targets: real, outputs: f).map { share * scale * $0 }
          add(decoder.slopes(taught.parameters, at: own, of: miss).parameters, to: &ofDecoder)
        }
        if gamma > 0 { critic.step(ofCritic) }
        taught.step(ofDecoder)
      }
    }
    var result = start
    result.decoder = taught.parameters
    return result
  }

  private func add<Scalar: TrainingScalar>(_ slopes: [Scalar], to sum: inout [Scalar]) {
    for k in slopes.indices { sum[k] += slopes[k] }
  }
}

/// Adam with its usual constants, in plain arrays. Source: Kingma and Ba (2015), algorithm 1.
struct AdamOnPaper<Scalar: TrainingScalar>: Sendable {
  private(set) var parameters: [Scalar]
  private let rate: Double
  private var (first, second): ([Scalar], [Scalar])
  private var number = 0

  init(_ parameters: [Scalar], rate: Double) {
    self.parameters = parameters
    self.rate = rate
    first = parameters.map { _ in 0 }
    second = first
  }

  mutating func step(_ gradient: [Scalar]) {
    number += 1
    let length = Scalar(rate / (1 - Double.pow(0.9, number)))
    let shrink = Scalar(1 / (1 - Double.pow(0.999, number)))
    let (keep, keepSquares) = (Scalar(0.9), Scalar(0.999))
    for k in gradient.indices {
      first[k] = keep * first[k] + (1 - keep) * gradient[k]
      second[k] = keepSquares * second[k] + (1 - keepSquares) * gradient[k] * gradient[k]
      parameters[k] -= length * first[k] / ((shrink * second[k]).squareRoot() + Scalar(1e-8))
    }
  }
}

import BayesNumerics
import Marking

/// Eight numbers of the chapter.
struct MarkovPrediction: Sendable {
  /// What came out, in the order of the stub.
  let truths: [Double]

  private static let positive = 0...Double.infinity

  /// What each number is, how wide an 80 % interval of somebody who has thought about it may well be (a judgement, by
  /// which intervals that say nothing are told from careful ones), and what it can be at all.
  private static let asked: [(name: String, width: Double, range: ClosedRange<Double>)] = [
    ("the steps until the start is forgotten", 12, positive),
    ("the draws for an independent one", 12, positive),
    ("the acceptance on the ridge", 0.3, 0...1),
    ("the best acceptance in one dimension", 0.25, 0...1),
    ("the acceptance in a hundred dimensions", 0.1, 0...1),
    ("the variance by the printed rule", 0.3, positive),
    ("the price of sixteen times the dimensions", 3, positive),
    ("the share in the neck", 0.05, 0...1),
  ]

  var foretold: [Forecast] {
    zip(truths, Self.asked).map { truth, asked in
      Forecast(asked.name, truth, width: asked.width, within: asked.range)
    }
  }

  /// Walks on the ridge with this seed; the others depend on no draws.
  init(seed: UInt64) {
    // Three states in a line
    let target = [0.6, 0.1, 0.3]
    let chain = FiniteChain.metropolis(target)
    let spectrum = ChainSpectrum(of: chain, target: target)

    // A random walk on a narrow ridge: how often it moves
    var random = RandomSource(seed: seed).stream("before you look")
    let start = [0.0, 0]
    let walk = metropolis(
      CorrelatedNormal(correlation: 0.95), from: start, width: 0.5, steps: 20_000, using: &random)
    let moves = zip([start] + walk, walk).count { $0 != $1 }

    // The same for trajectories of the best size, in 16 and in 256 dimensions
    let costs = [16, 256].map { dimension in
      QuarterTurn(
        dimension: dimension, stepSize: BestStep.quarterTurn(dimension: dimension).stepSize
      ).cost
    }

    truths = [
      Double(chain.mixingTime(to: target) ?? 0),
      spectrum.drawsPerEffectiveDraw(of: [0, 0, 1]),
      Double(moves) / Double(walk.count),
      BestStep.walk(dimension: 1).acceptance,
      WalkOnNormals(dimension: 100, scale: 1).acceptance,
      NormalHamiltonian.printedVariance(stepSize: 0.5),
      costs[1] / costs[0],
      Normal(mean: 0, standardDeviation: 3).cumulative(-5),
    ]
  }
}

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook(
    predicting: { MarkovPrediction(seed: $0) }, by: { $0.foretold },
    ending: "The chapter shows the numbers, one of them for its own draws.")
}

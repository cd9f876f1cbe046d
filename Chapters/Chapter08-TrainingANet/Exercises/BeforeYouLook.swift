import BayesNumerics
import Datasets
import Foundation
import Marking
import Networks

/// Eight numbers of the chapter, for other random draws than the page's.
struct TrainingPrediction: Sendable {
  /// What came out, in the order of the stub.
  let truths: [Double]

  private static let positive = 0...Double.infinity

  /// What each number is, how wide an 80 % interval of somebody who has thought about it may well be (a judgement, by
  /// which intervals that say nothing are told from careful ones), and what it can be at all.
  private static let asked: [(name: String, width: Double, range: ClosedRange<Double>)] = [
    ("the samples that determine the 10-8-2 net", 20, positive),
    ("the share of noise that is left", 0.25, 0...1),
    ("the error without the slope", 0.6, positive),
    ("the power of ten of the best step", 3, -16...0),
    ("the loss left with the minus sign", 0.25, 0...1),
    ("the gap between stopping and ridge", 0.15, 0...1),
    ("the nets of one loss", 250, positive), ("the digits read by nearest mean", 0.12, 0...1),
  ]

  var foretold: [Forecast] {
    zip(truths, Self.asked).map { truth, asked in
      Forecast(asked.name, truth, width: asked.width, within: asked.range)
    }
  }

  init(truths: [Double]) { self.truths = truths }

  /// Draws nets, points and noise of this seed.
  ///
  /// - Throws: Where a least-squares fit fails.
  init(seed: UInt64) throws {
    let random = RandomSource(seed: seed).stream("before you look")

    // Samples until no direction in the space of parameters is free
    var nets = random.stream("nets")
    let ranks = TrainingANet.ranksBySamples(
      of: SlideNet(random: [10, 8, 2], hidden: .logistic, using: &nets),
      at: (0..<70).map { _ in (0..<10).map { _ in nets.normal() } })
    let samples = (ranks.firstIndex(of: ranks[ranks.count - 1]) ?? ranks.count) + 1

    // Noise fitted by half as many weights as samples
    var noise = random.stream("noise")
    let residual = try FixedHiddenLayer.residual(
      units: 10, samples: 20, repetitions: 100, using: &noise)

    // A delta without its slope, and the step of a difference quotient
    let withoutSlope = FaultSize(
      fault: .noSlope, errors: (0..<20).map { _ in BackwardFault.noSlope.error(using: &nets) })
    let quotients = StepErrors(of: GradientComparison(depth: 3, hidden: .tanh, using: &nets))
    let best = quotients.steps.indices.min { quotients.central[$0] < quotients.central[$1] } ?? 0

    // A hundred steps downhill
    var points = random.stream("points")
    let x = [Double].evenlySpaced(from: -2, to: 2, count: 40)
    let set = try TrainingSet<Double>(
      inputs: Matrix(rows: 40, columns: 1, elements: x),
      targets: x.map { sin(3 * $0) + 0.3 * $0 + 0.1 * points.normal() })
    let net = SlideNet(random: [1, 16, 1], hidden: .tanh, using: &points)
    let losses = TrainingANet.descend(net.engine, set, from: net.parameters, rate: 0.02)

    // Four hidden units in every order, with every choice of signs
    let copies = HiddenUnits((0..<13).map { _ in nets.normal() }).copies

    // Digits of the last writers
    let images = Matrix(rows: Digits.images.map { $0.map { Double($0) / 16 } })
    let split = DigitSplit(order: Array(Digits.labels.indices))
    let read = TrainingANet.nearestMeans(images, Digits.labels, split)
    let right = zip(read, split.test).count { $0 == Digits.labels[$1] }

    truths = [
      Double(samples), residual, withoutSlope.median, log10(quotients.steps[best]),
      losses[losses.count - 1] / losses[0], StoppedDescent.largestGapToRidge,
      Double(copies.count), Double(right) / Double(read.count),
    ]
  }
}

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook(
    "a number of this chapter, for other random draws than the page's,",
    predicting: { seed in
      // Draws that allow no fit do not come up; were there any, nothing would be predicted
      (try? TrainingPrediction(seed: seed))
        ?? TrainingPrediction(truths: [Double](repeating: .nan, count: 8))
    },
    by: { $0.foretold },
    ending: "The chapter shows the numbers of its own draws, which differ a little.")
}

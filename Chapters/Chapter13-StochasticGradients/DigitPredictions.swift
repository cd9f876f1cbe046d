import BayesNumerics
import Datasets
import Inference
import Networks
import RealModule

/// Handwritten digits for a net: a few to learn from, the others to be judged by.
struct DigitData: Sendable {
  let training: TrainingSet<Double>
  let testInputs: Matrix
  let testLabels: [Int]

  /// In random order; pixels from 0 to 1.
  init(training count: Int, using random: RandomSource) throws {
    var random = random
    var order = Array(Digits.labels.indices)
    Training.shuffle(&order, using: &random)
    func inputs(_ places: [Int]) -> Matrix {
      Matrix(rows: places.map { place in Digits.images[place].map { Double($0) / 16 } })
    }
    let (chosen, rest) = (Array(order[..<count]), Array(order[count...]))
    training = try TrainingSet(
      inputs: inputs(chosen), classes: chosen.map { Digits.labels[$0] }, of: 10)
    testInputs = inputs(rest)
    testLabels = rest.map { Digits.labels[$0] }
  }
}

/// Probabilities of ten classes for each test digit, averaged over nets.
struct DigitPredictions: Sendable {
  /// N × 10
  let probabilities: [[Double]]
  let labels: [Int]

  /// The mean of what nets say, each with weights of its own.
  init(_ network: FeedForwardNetwork, parameters: [[Double]], on data: DigitData) {
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: 10), count: data.testLabels.count)
    for own in parameters {
      let means = network.means(own, at: data.testInputs)
      for row in sums.indices {
        for k in 0..<10 { sums[row][k] += means[row, k] / Double(parameters.count) }
      }
    }
    probabilities = sums
    labels = data.testLabels
  }

  /// For tests: probabilities as they are.
  init(probabilities: [[Double]], labels: [Int]) {
    self.probabilities = probabilities
    self.labels = labels
  }

  /// For each digit the largest probability and whether its class is right.
  var verdicts: [(confidence: Double, isRight: Bool)] {
    zip(probabilities, labels).map { row, label in
      let best = row.indices.reduce(0) { row[$1] > row[$0] ? $1 : $0 }
      return (row[best], best == label)
    }
  }

  var accuracy: Double {
    Double(verdicts.count { $0.isRight }) / Double(labels.count)
  }

  /// Binomial, of the accuracy.
  var accuracyError: Double {
    (accuracy * (1 - accuracy) / Double(labels.count)).squareRoot()
  }

  /// The mean of -log p(label), in nats.
  var logLoss: Double { sampleMean(losses) }

  /// Of that mean.
  var logLossError: Double { (sampleVariance(losses) / Double(labels.count)).squareRoot() }

  private var losses: [Double] {
    zip(probabilities, labels).map { -.log(max($0[$1], 1e-300)) }
  }

  /// Mean confidence and share that is right in so many groups of equal size, the least sure first.
  func reliability(groups: Int) -> [(confidence: Double, accuracy: Double, count: Int)] {
    let sorted = verdicts.sorted { $0.confidence < $1.confidence }
    return (0..<groups).map { group in
      let own = sorted[group * sorted.count / groups..<(group + 1) * sorted.count / groups]
      let size = Double(own.count)
      return (
        own.reduce(0) { $0 + $1.confidence } / size, Double(own.count { $0.isRight }) / size,
        own.count
      )
    }
  }

  // snippet: calibration
  /// The mean of |confidence - share that is right| over ten groups of equal size: the calibration error.
  var calibrationError: Double {
    reliability(groups: 10).reduce(0) { sum, group in
      sum + abs(group.confidence - group.accuracy) * Double(group.count) / Double(labels.count)
    }
  }
  // end snippet
}

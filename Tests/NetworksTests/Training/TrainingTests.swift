import BayesNumerics
import Datasets
import Networks
import RealModule
import Testing

@Suite struct TrainingTests {
  /// Ten classes of digits: the first 1347 images to learn from, the rest held out.
  private static func digits<Scalar: TrainingScalar>(_ rows: Range<Int>) throws -> TrainingSet<
    Scalar
  > {
    let images = Matrix(rows: Digits.images[rows].map { $0.map { Double($0) / 16 } })
    return try TrainingSet(inputs: images, classes: Array(Digits.labels[rows]), of: 10)
  }

  private let network = FeedForwardNetwork(
    [64, 32, 10], activation: .tanh, loss: .softmax, weightDecay: 1e-4)

  private func run<Scalar: TrainingScalar>(
    _ training: Training, seed: UInt64, as _: Scalar.Type
  ) throws -> Training.Trained<Scalar> {
    var random = RandomSource(seed: seed)
    let start: [Scalar] = network.initialParameters(using: &random)
    return try training.run(
      network, from: start, on: Self.digits(0..<1347), validation: Self.digits(1347..<1797),
      using: &random)
  }

  @Test func digitsAreLearnt() throws {
    let trained = try run(
      Training(rate: .constant(3e-3), batch: 64, epochs: 30), seed: 1, as: Float.self)
    let held = 1347..<1797
    let images = Matrix(rows: Digits.images[held].map { $0.map { Double($0) / 16 } })
    let right = zip(network.classes(trained.parameters, at: images), Digits.labels[held])
      .count { $0 == $1 }
    // Digits of new writers: nearest neighbours are right in 96 of 100 cases, guessing in 10. 20 seeds
    // gave 409 to 417 of 450
    #expect(right >= 380)
    #expect(trained.history.count == 30 && trained.stop == .allEpochs)
    let means = network.means(trained.parameters, at: images)
    for row in [0, 1, 449] {
      #expect(abs((0..<10).reduce(0) { $0 + means[row, $1] } - 1) <= 1e-12)
    }
  }

  @Test func oneSeedGivesTheSameBits() throws {
    let training = Training(rate: .cosine(from: 3e-3, to: 1e-4, epochs: 3), batch: 64, epochs: 3)
    let first = try run(training, seed: 4, as: Float.self)
    let second = try run(training, seed: 4, as: Float.self)
    #expect(first.parameters == second.parameters && first.history == second.history)
    let other = try run(training, seed: 5, as: Float.self)
    #expect(first.parameters != other.parameters)
  }

  /// 63 steps from one start in one order; each step's rounding moves the next by little as long as the
  /// loss falls smoothly.
  @Test func singlePrecisionLearnsTheSame() throws {
    let training = Training(rate: .constant(1e-3), batch: 64, epochs: 3)
    let double = try run(training, seed: 4, as: Double.self)
    let single = try run(training, seed: 4, as: Float.self)
    for (a, b) in zip(double.history, single.history) {
      #expect(abs(a.trainingLoss - b.trainingLoss) <= 1e-4 * a.trainingLoss)
    }
  }

  @Test func theBestEpochIsKept() throws {
    // A rate so high that the held-out loss jumps about
    let trained = try run(
      Training(rate: .constant(0.03), batch: 64, epochs: 60, patience: 5), seed: 1, as: Double.self)
    let losses = trained.history.compactMap(\.validationLoss)
    #expect(losses.count == trained.history.count)
    #expect(trained.best == (losses.firstIndex(of: losses.min() ?? 0) ?? -1) + 1)
    #expect(trained.stop == .noImprovement && trained.history.count == trained.best + 5)
    let held = Backpropagation(network, on: try Self.digits(1347..<1797) as TrainingSet<Double>)
    #expect(held.meanLoss(at: trained.parameters) == losses.min())
  }

  @Test func whoWatchesMayStop() throws {
    var random = RandomSource(seed: 1)
    let start: [Double] = network.initialParameters(using: &random)
    var seen: [Int] = []
    let trained = try Training(epochs: 50).run(
      network, from: start, on: Self.digits(0..<200), using: &random
    ) { epoch in
      seen.append(epoch.number)
      return epoch.number == 3 ? .stop : .goOn
    }
    #expect(seen == [1, 2, 3] && trained.stop == .cancelled && trained.best == 3)
  }

  @Test func aCancelledTaskStops() async throws {
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try run(Training(epochs: 1000), seed: 1, as: Float.self)
    }
    task.cancel()
    let trained = try await task.value
    #expect(trained.stop == .cancelled && trained.history.count == 1)
  }

  /// A parabola of curvature 4: steps of descent shrink below a rate of 2/4 and grow above.
  @Test func divergenceNamesItsStep() throws {
    let line = FeedForwardNetwork([1, 1], activation: .tanh, loss: .squaredError)
    let set = try TrainingSet<Double>(
      inputs: Matrix(rows: 1, columns: 1, elements: [Double(3).squareRoot()]), targets: [1])
    func train(_ rate: Double) throws -> Training.Trained<Double> {
      var random = RandomSource(seed: 1)
      return try Training(
        optimiser: .gradientDescent, rate: .constant(rate), batch: nil, epochs: 10_000
      ).run(line, from: [0, 0], on: set, using: &random)
    }
    #expect(try train(0.49).history.last?.trainingLoss ?? 1 < 1e-20)
    // At 0.75 the miss doubles with its sign turned, the loss is four times as large: 4^14 > 1e8 > 4^13
    #expect {
      try train(0.75)
    } throws: { error in
      guard case TrainingFailure.diverged(let step, let loss, 0.75)? = error as? TrainingFailure
      else { return false }
      return step == 15 && abs(loss - 0.5 * .pow(4, 14)) <= 1e-6 * loss
        && "\(error)".hasPrefix("Training diverged at step 15: the loss is 134200000.0 at")
    }
    // So large a rate that the first step is no number
    #expect(throws: TrainingFailure.self) { try train(1e300) }
  }

  @Test func fixedLayersStayWhereTheyAre() throws {
    let features = FeedForwardNetwork(
      inputs: 1,
      layers: [DenseLayer(20, .tanh, weightDecay: 1, isFixed: true), DenseLayer(1, .identity)],
      loss: .squaredError)
    var random = RandomSource(seed: 3)
    let start: [Double] = features.initialParameters(using: &random)
    let x = (0..<30).map { Double($0) / 15 - 1 }
    let set = try TrainingSet<Double>(
      inputs: Matrix(rows: 30, columns: 1, elements: x), targets: x.map { $0 * $0 })
    for optimiser in [Optimiser.gradientDescent, .momentum(0.9), .adam()] {
      let trained = try Training(optimiser: optimiser, rate: .constant(0.01), batch: 10, epochs: 20)
        .run(features, from: start, on: set, using: &random)
      #expect(trained.parameters[..<40] == start[..<40])
      #expect(trained.parameters[40...] != start[40...])
    }
  }

  @Test func initialWeightsKeepTheSizeOfASignal() {
    // 20 000 weights of a layer 100 to 200: their variance to 4.4 standard errors, 4.4 √(2/20000)
    for (activation, variance) in [(Activation.tanh, 2.0 / 300), (.relu, 2.0 / 100)] {
      let wide = FeedForwardNetwork([100, 200, 1], activation: activation, loss: .squaredError)
      var random = RandomSource(seed: 8)
      let start: [Double] = wide.initialParameters(using: &random)
      let squares = start[wide.weights(ofLayer: 0)].reduce(0) { $0 + $1 * $1 } / 20_000
      #expect(abs(squares / variance - 1) <= 4.4 * 0.01)
      #expect(start[wide.biases(ofLayer: 0)].allSatisfy { $0 == 0 })
    }
  }

  @Test func badDataAreRefusedInASentence() throws {
    let x = Matrix(rows: [[1], [2]])
    func failure(_ make: () throws -> Void) -> String {
      do { try make() } catch { return "\(error)" }
      return ""
    }
    #expect(
      failure { _ = try TrainingSet<Double>(inputs: Matrix(rows: 0, columns: 1), targets: []) }
        .hasPrefix("There is no sample"))
    #expect(
      failure { _ = try TrainingSet<Double>(inputs: x, targets: [1]) }
        .hasPrefix("There are 2 samples of inputs and 1 of targets"))
    #expect(
      failure {
        _ = try TrainingSet<Double>(inputs: Matrix(rows: [[1], [.nan]]), targets: [1, 2])
      }
      .hasPrefix("Input 1 of sample 2"))
    // Too large for single precision, not for double
    #expect(
      failure { _ = try TrainingSet<Float>(inputs: x, targets: [1, 1e300]) }
        .hasPrefix("The target of sample 2"))
    #expect(
      failure { _ = try TrainingSet<Double>(inputs: x, classes: [0, 2], of: 2) }
        .hasPrefix("The class of sample 2 is 2; with 2 classes it is between 0 and 1"))
    for (loss, text) in [(NetworkLoss.bernoulli, "between 0 and 1"), (.softmax, "sum to 1")] {
      let set = try TrainingSet<Double>(inputs: x, targets: [1, 3])
      let one = FeedForwardNetwork([1, 1], activation: .tanh, loss: loss)
      var random = RandomSource(seed: 1)
      #expect(
        failure { _ = try Training(epochs: 1).run(one, from: [0, 0], on: set, using: &random) }
          .contains(text))
    }
  }

  @Test func placesOfParametersAreCounted() {
    let net = FeedForwardNetwork([10, 4, 2], activation: .tanh, loss: .squaredError)
    #expect(net.parameterCounts == [44, 10] && net.parameterCount == 54)
    #expect(net.weights(ofLayer: 1) == 44..<52 && net.biases(ofLayer: 1) == 52..<54)
  }
}

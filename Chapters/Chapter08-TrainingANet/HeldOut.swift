import BayesNumerics
import Foundation
import Inference
import Networks
import SafeIO
import Synchronization
import Workbook

/// How a net is to be made and trained.
struct NetPlan: Sendable, Equatable {
  /// Units of each hidden layer.
  var layers = [50, 50]
  var activation = Activation.tanh
  var optimiser = Optimiser.adam()
  var epochs = 200
  var rate = 3e-3
  var largestBatch = 32

  /// Samples of a minibatch: 32, or of few samples a sixteenth, so that an epoch has steps enough.
  func batch(of samples: Int) -> Int { min(largestBatch, max(4, samples / 16)) }

  /// Epochs without a lower loss on the validation part after which training stops.
  var patience: Int { max(5, epochs / 8) }
}

/// A tenth of the samples is held out, a second tenth says when to stop, the rest is learnt from.
struct Fold: Sendable {
  let training, validation, test: [Int]

  /// Ten folds that hold out every sample once; a group is never parted.
  ///
  /// - Parameter groups: The group of each row; ten groups or more (precondition).
  static func ten(of groups: [Int], using random: inout RandomSource) -> [Fold] {
    let members = Dictionary(grouping: groups.indices) { groups[$0] }
    precondition(members.count >= 10, "Ten folds need ten groups, not \(members.count).")
    let order = members.keys.sorted().map { ($0, random.uniform()) }.sorted { $0.1 < $1.1 }
    var tenths = [[Int]](repeating: [], count: 10)
    for (group, _) in order {
      // The first of the smallest tenths, so that they grow alike
      let smallest = tenths.indices.min { tenths[$0].count < tenths[$1].count } ?? 0
      tenths[smallest] += members[group] ?? []
    }
    return (0..<10).map { k in
      let next = (k + 1) % 10
      return Fold(
        training: (0..<10).filter { $0 != k && $0 != next }.flatMap { tenths[$0] },
        validation: tenths[next], test: tenths[k])
    }
  }
}

/// What a net and two plain rules say of samples that they have not seen.
struct HeldOut: Sendable {
  let table: SampleTable
  let plan: NetPlan
  let parts: [Part]
  /// The error of each row when it was held out: squared for numbers, 1 or 0 for classes.
  let net, linear, plain: [Double]
  /// What the net predicted for each row when it was held out, in the units of y; of classes their number.
  let predictions: [Double]

  /// One fold: how training went, and how far off everything was.
  struct Part: Sendable {
    let fold: Fold
    let history: [Training.Epoch]
    let best: Int
    let stop: Training.Stop
    /// Predictions and errors of the held-out rows.
    let predictions, net, linear, plain: [Double]
    /// The mean error of the trained net on the rows it was trained on.
    let training: Double
    /// What losses of the history are multiplied with to be errors in the units of y squared; 1 for classes.
    let unit: Double
  }

  /// Trains one net for each of ten folds, two at a time.
  ///
  /// - Throws: ``InputError`` of kind `usage` where training diverges.
  static func validate(
    _ table: SampleTable, _ plan: NetPlan, using random: RandomSource,
    report: @escaping @Sendable (_ share: Double, _ what: String) -> Void = { _, _ in }
  ) async throws -> HeldOut {
    var order = random.stream("folds")
    let folds = Fold.ten(of: table.groups, using: &order)
    let done = Shares(count: folds.count)
    let parts = try await withThrowingTaskGroup(of: (Int, Part).self) { tasks in
      for (index, fold) in folds.enumerated() {
        tasks.addTask {
          var own = random.stream(index)
          let part = try train(table, plan, fold, using: &own) { epoch in
            let share = done.mean(after: Double(epoch.number) / Double(plan.epochs), of: index)
            let loss = NumberText.significant(epoch.validationLoss ?? .nan, digits: 3)
            report(share, "split \(index + 1), epoch \(epoch.number), loss \(loss)")
          }
          _ = done.mean(after: 1, of: index)
          return (index, part)
        }
      }
      return try await tasks.reduce(into: [(Int, Part)]()) { $0.append($1) }
        .sorted { $0.0 < $1.0 }.map(\.1)
    }
    return HeldOut(table, plan, parts)
  }

  init(_ table: SampleTable, _ plan: NetPlan, _ parts: [Part]) {
    self.table = table
    self.plan = plan
    self.parts = parts
    func collected(_ values: (Part) -> [Double]) -> [Double] {
      var all = [Double](repeating: .nan, count: table.count)
      for part in parts {
        for (row, value) in zip(part.fold.test, values(part)) { all[row] = value }
      }
      return all
    }
    net = collected(\.net)
    linear = collected(\.linear)
    plain = collected(\.plain)
    predictions = collected(\.predictions)
  }
}

/// How far each of several tasks is.
private final class Shares: Sendable {
  private let shares: Mutex<[Double]>

  init(count: Int) { shares = Mutex([Double](repeating: 0, count: count)) }

  /// Notes the share of one task and gives the mean of all.
  func mean(after share: Double, of task: Int) -> Double {
    shares.withLock { shares in
      shares[task] = share
      return sampleMean(shares)
    }
  }
}

// MARK: One fold

extension HeldOut {
  private static func rows(_ matrix: Matrix, _ chosen: [Int]) -> Matrix {
    Matrix(
      rows: chosen.count, columns: matrix.columns,
      elements: (0..<matrix.columns).flatMap { column in chosen.map { matrix[$0, column] } })
  }

  private static func train(
    _ table: SampleTable, _ plan: NetPlan, _ fold: Fold, using random: inout RandomSource,
    watch: (Training.Epoch) -> Void
  ) throws -> Part {
    // One scale for all rows, in which no y takes part: a row far out in a held-out part stays in sight
    let x = ColumnStandardisation(of: table.inputs).standardised(table.inputs)
    let training = Training(
      optimiser: plan.optimiser, rate: .constant(plan.rate),
      batch: plan.batch(of: fold.training.count),
      epochs: plan.epochs, patience: plan.patience)
    switch table.target {
    case .numbers(let y, _, _):
      return try regression(x, y, plan, training, fold, using: &random, watch: watch)
    case .classes(let classes, let names):
      return try classification(
        x, classes, of: names.count, plan, training, fold, using: &random, watch: watch)
    }
  }

  private static func layers(_ plan: NetPlan, outputs: Int) -> [DenseLayer] {
    plan.layers.map { DenseLayer($0, plan.activation) } + [DenseLayer(outputs, .identity)]
  }

  /// Training in single precision, its divergence told in terms of the options.
  private static func run(
    _ training: Training, _ network: FeedForwardNetwork, _ set: TrainingSet<Float>, _ fold: Fold,
    using random: inout RandomSource, watch: (Training.Epoch) -> Void
  ) throws -> Training.Trained<Float> {
    let start: [Float] = network.initialParameters(using: &random)
    do throws(TrainingFailure) {
      return try training.run(
        network, from: start, on: set.subset(fold.training),
        validation: set.subset(fold.validation), using: &random
      ) { epoch in
        watch(epoch)
        return .goOn
      }
    } catch {
      guard case .diverged(let step, let loss, let rate) = error else { throw error }
      throw InputError(
        .usage,
        "training diverged at step \(step), where the loss was \(NumberText.significant(loss, digits: 3)); "
          + "the learning rate of \(NumberText.shortest(rate)) is too large, so give a smaller --rate"
      )
    }
  }

  private static func regression(
    _ x: Matrix, _ y: [Double], _ plan: NetPlan, _ training: Training, _ fold: Fold,
    using random: inout RandomSource, watch: (Training.Epoch) -> Void
  ) throws -> Part {
    // Targets about 0 with a size near 1; the unit says nothing of single rows
    let mean = sampleMean(fold.training.map { y[$0] })
    let spread = ColumnStandardisation(of: y).scales[0]

    // The net
    let network = FeedForwardNetwork(
      inputs: x.columns, layers: layers(plan, outputs: 1), loss: .squaredError)
    let set = try TrainingSet<Float>(inputs: x, targets: y.map { ($0 - mean) / spread })
    let trained = try run(training, network, set, fold, using: &random, watch: watch)
    func predict(_ chosen: [Int]) -> [Double] {
      network.outputs(trained.parameters, at: rows(x, chosen)).elements.map { mean + spread * $0 }
    }
    func errors(_ predictions: [Double], _ chosen: [Int]) -> [Double] {
      zip(predictions, chosen).map { ($0 - y[$1]) * ($0 - y[$1]) }
    }

    // A linear fit of the same rows, validation included, as it needs nobody to stop it
    let known = fold.training + fold.validation
    let weights = try linearFit(rows(x, known), known.map { y[$0] })
    let straight = rows(x, fold.test)
    let line = (0..<fold.test.count).map { row in
      (0..<x.columns).reduce(weights[0]) { $0 + weights[$1 + 1] * straight[row, $1] }
    }
    let average = sampleMean(known.map { y[$0] })
    let predictions = predict(fold.test)
    return Part(
      fold: fold, history: trained.history, best: trained.best, stop: trained.stop,
      predictions: predictions, net: errors(predictions, fold.test),
      linear: errors(line, fold.test),
      plain: fold.test.map { (average - y[$0]) * (average - y[$0]) },
      training: sampleMean(errors(predict(fold.training), fold.training)),
      unit: 2 * spread * spread)
  }

  /// The constant and the slopes of the least squares; columns that depend on others are held near 0.
  static func linearFit(_ x: Matrix, _ y: [Double]) throws -> [Double] {
    let columns = x.columns + 1
    var rows = Matrix(rows: x.rows + columns, columns: columns)
    for row in 0..<x.rows {
      rows[row, 0] = 1
      for column in 0..<x.columns { rows[row, column + 1] = x[row, column] }
    }
    let small = 1e-5 * Double(x.rows).squareRoot()
    for column in 1..<columns { rows[x.rows + column, column] = small }
    return try leastSquares(rows, y + [Double](repeating: 0, count: columns))
  }

  private static func classification(
    _ x: Matrix, _ classes: [Int], of number: Int, _ plan: NetPlan, _ training: Training,
    _ fold: Fold, using random: inout RandomSource, watch: (Training.Epoch) -> Void
  ) throws -> Part {
    let network = FeedForwardNetwork(
      inputs: x.columns, layers: layers(plan, outputs: number), loss: .softmax)
    let set = try TrainingSet<Float>(inputs: x, classes: classes, of: number)
    let trained = try run(training, network, set, fold, using: &random, watch: watch)
    func errors(_ predictions: [Int], _ chosen: [Int]) -> [Double] {
      zip(predictions, chosen).map { $0 == classes[$1] ? 0 : 1 }
    }

    // The same without a hidden layer, and the most frequent class
    let known = fold.training + fold.validation
    let softmax = FeedForwardNetwork(
      inputs: x.columns, layers: [DenseLayer(number, .identity, weightDecay: 1e-3)],
      loss: .softmax)
    let own = try TrainingSet<Double>(
      inputs: rows(x, known), classes: known.map { classes[$0] }, of: number)
    let pass = Backpropagation<Double>(softmax, on: own)
    let fit = LBFGS(iterations: 100, tolerance: 1e-5).minimise(
      from: [Double](repeating: 0, count: softmax.parameterCount)
    ) { pass.loss(at: $0, gradient: &$1) }
    let counts = (0..<number).map { one in known.count { classes[$0] == one } }
    let frequent = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    let test = rows(x, fold.test)
    let predictions = network.classes(trained.parameters, at: test)
    return Part(
      fold: fold, history: trained.history, best: trained.best, stop: trained.stop,
      predictions: predictions.map(Double.init), net: errors(predictions, fold.test),
      linear: errors(softmax.classes(fit.position, at: test), fold.test),
      plain: errors([Int](repeating: frequent, count: fold.test.count), fold.test),
      training: sampleMean(
        errors(network.classes(trained.parameters, at: rows(x, fold.training)), fold.training)),
      unit: 1)
  }
}

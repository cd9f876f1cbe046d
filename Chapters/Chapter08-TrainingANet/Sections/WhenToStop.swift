import BayesNumerics
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension TrainingANet {
  /// Training that ends early, and the prior that it resembles.
  static let whenToStop = Section<TrainingStudy>(
    "when-to-stop", "When should training stop?", seconds: 2
  ) { _, run in
    // Data: the motorcycle crashes, on a standard scale
    let crashes = StandardCrashes()

    // Model and inference: a whole net, trained on thirty points and watched on fifty others; the rest judge
    let splits = 10
    var curves: [LearningCurve] = []
    for split in 1...splits {
      var random = run.random("split \(split)")
      curves.append(try LearningCurve(crashes, epochs: epochs, using: &random))
    }

    // A linear last layer, whose loss is a bowl: what t steps leave of each direction, by formula and by steps
    var random = run.random("hidden layer")
    let bowl = StoppedDescent(FixedFeatures(units: 12, using: &random), x: crashes.x, y: crashes.y)
    let difference = stepCounts.map { bowl.difference(after: $0) }.max() ?? .nan

    // What it shows
    let (stop, end) = (sampleMean(curves.map(\.testAtStop)), sampleMean(curves.map(\.testAtEnd)))
    return Findings(
      answer:
        "Where the held-out error is lowest. On points that had no say in it the nets stopped "
        + "there have a mean squared error of \(NumberText.fixed(stop, decimals: 2)), and those trained to "
        + "the end one of \(NumberText.fixed(end, decimals: 2)).",
      tables: [table(curves), table(bowl)], figures: [figure(curves), figure(bowl)],
      claims: claims(difference, curves),
      values: [
        .init("stop", stop, standardError: standardError(curves.map(\.testAtStop))),
        .init("end", end, standardError: standardError(curves.map(\.testAtEnd))),
        .init("epochs", epochs),
        .init("points", LearningCurve.trainingPoints), .init("splits", splits),
        // Long training multiplies the rounding of a processor: a split or two may turn
        .init(
          "better", Double(curves.count { $0.testAtStop < $0.testAtEnd }), standardError: 0.5),
        .init("gap", StoppedDescent.largestGapToRidge),
      ])
  }

  private static let epochs = 3000

  /// Of the mean over splits.
  private static func standardError(_ values: [Double]) -> Double {
    let centre = sampleMean(values)
    let squares = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    return (squares / Double(values.count * (values.count - 1))).squareRoot()
  }

  private static let stepCounts = [1, 10, 100, 1000]

  // MARK: Tables and figures

  private static func table(_ curves: [LearningCurve]) -> Table {
    Table(
      title: "Mean squared error on points that had no say, in units of their variance",
      columns: [
        "split", "best epoch", "stopped there", "after \(NumberText.grouped(epochs)) epochs",
      ],
      rows: curves.enumerated().map { split, curve in
        [
          "\(split + 1)", "\(curve.best)", NumberText.fixed(curve.testAtStop, decimals: 3),
          NumberText.fixed(curve.testAtEnd, decimals: 3),
        ]
      },
      note:
        "The best epoch is that of the lowest error on fifty held-out points; the error is that of "
        + "fifty-three others.")
  }

  private static func table(_ bowl: StoppedDescent) -> Table {
    let places = [Double].equalRatios(from: 1e-6, to: 1, count: 601)
    return Table(
      title: "Many small steps are as good as few large ones",
      columns: ["step r, over 1 / largest curvature", "steps t", "largest change of a factor"],
      rows: [(1.0, 100), (0.1, 1000), (0.01, 10_000)].map { rate, steps in
        let change = places.map { s in
          abs(StoppedDescent.factor(rate * s, steps: steps) - (1 - exp(-100 * s)))
        }
        return [
          NumberText.shortest(rate), NumberText.grouped(steps),
          NumberText.significant(change.max() ?? .nan, digits: 2),
        ]
      },
      note:
        "How far 1 - (1 - rs)^t is from 1 - exp(-rts), the same for all three, at any curvature s.")
  }

  private static func figure(_ curves: [LearningCurve]) -> Figure {
    let ends = curves.flatMap { $0.heldOut }
    // Every tenth epoch is enough for the eye
    func line(_ name: String, _ values: [Double], _ stroke: Stroke, _ title: Text?) -> Layer {
      let shown = values.indices.filter { $0 < 50 || ($0 + 1) % 10 == 0 }
      return .line(
        name, x: shown.map { Double($0 + 1) }, y: shown.map { values[$0] }, stroke,
        agreement: .notCompared(because: "long training multiplies rounding"), title: title)
    }
    let low = curves.map(\.best)
    var lines: [Layer] = []
    for (split, curve) in curves.enumerated() {
      lines += [
        line(
          "training_\(split + 1)", curve.training, Stroke(.grey, width: 1.5),
          split == 0 ? "training points" : nil),
        line(
          "held_out_\(split + 1)", curve.heldOut, Stroke(.blue, width: 1.5),
          split == 0 ? "held-out points" : nil),
      ]
    }
    return Figure(
      name: "learning-curves",
      caption:
        "The training error keeps falling; in most splits the held-out error turns round. A 1-50-1 net trained "
        + "on \(LearningCurve.trainingPoints) of the motorcycle crashes, for \(curves.count) random splits; a diamond marks "
        + "the lowest held-out error of each.",
      panels: [
        Panel(
          x: Axis(
            "Epoch (log scale)", range: 10...Double(epochs), scale: .logarithmic,
            tics: .labelled([10, 30, 100, 300, 1000, 3000].map { (Double($0), "\($0)") })),
          y: Axis(
            "Mean squared error", range: 0...min(1.6, 1.05 * (ends.max() ?? 1))), key: .topRight,
          layers: lines + [
            .points(
              "best", x: low.map(Double.init), y: curves.map { $0.heldOut[$0.best - 1] },
              .vermillion, marker: .diamond, size: 1.2,
              agreement: .notCompared(because: "long training multiplies rounding"),
              title: "stop here")
          ])
      ])
  }

  private static func figure(_ bowl: StoppedDescent) -> Figure {
    let shares = [Double].equalRatios(from: 1e-5, to: 1, count: 301)
    let inks: [Ink] = [.green, .blue, .vermillion]
    let counts = [10, 100, 1000]
    let seen = bowl.curvatures.map { $0 / bowl.curvatures[0] }
      .filter { $0 > 1e-5 }
    var curves: [Layer] = []
    for (count, ink) in zip(counts, inks) {
      let stopped = shares.map { StoppedDescent.factor($0, steps: count) }
      let ridge = shares.map { $0 / ($0 + 1 / Double(count)) }
      curves += [
        .line("stopped_\(count)", x: shares, y: stopped, Stroke(ink, dash: .solid)),
        .line("ridge_\(count)", x: shares, y: ridge, Stroke(ink, width: 2, dash: .dashed)),
        .label(
          "*t* = \(count)", x: .data(0.9 / Double(count)), y: 0.62, ink, anchor: .right,
          offset: (-0.5, 0)),
      ]
    }
    return Figure(
      name: "stopping-as-shrinkage",
      caption:
        "To stop after t steps shrinks each direction nearly as a ridge penalty of 1/rt does. "
        + "Solid: the share of the least-squares weights that t steps have reached. Dashed: what ridge "
        + "leaves of them. The ticks are the curvatures of the net's bowl.",
      panels: [
        Panel(
          x: Axis.decades("Curvature *s*, over the largest (log scale)", around: [1e-5, 1]),
          y: Axis("Share of the least-squares weight", range: 0...1.05),
          layers: curves + [
            .points(
              "curvatures", x: seen, y: seen.map { _ in 0.02 }, .black, marker: .cross, size: 0.9)
          ])
      ])
  }

  // MARK: Claims

  private static func claims(_ difference: Double, _ curves: [LearningCurve]) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "Training with regularisation")
    return [
      Claim(
        "20h", source, "output weights after 1, 10, 100 and 1000 steps of descent from 0",
        .agreement(
          route: "1 - (1 - rs)^t in the direction of each curvature s",
          largestDifference: difference, below: 1e-9,
          because: "rounding of a thousand steps, and of the directions")),
      Claim(
        "20i", source, "largest gap between stopping after t steps and ridge with λ = 1/rt",
        .crossCheck(
          route: "the maximum of 1 - exp(-u) - u/(1 + u), by Newton's method",
          expected: StoppedDescent.gapByNewton, computed: StoppedDescent.largestGapToRidge,
          .absolute(1e-6, because: "a maximum on a grid of a thousandth"))),
      Claim(
        "20j", source, "splits in which the net that stopped early predicts better",
        .shape(
          "training without a penalty fits too much",
          measuring: "share of the splits with a smaller error on points that had no say",
          Double(curves.count { $0.testAtStop < $0.testAtEnd }) / Double(curves.count), .above(0.5),
          // Some nine of ten splits are; five or fewer of ten once in several hundred runs
          precision: .notCompared, falseAlarmRate: 0.005)),
    ]
  }
}

/// One net trained on some of the crashes while others are watched.
struct LearningCurve: Sendable {
  /// Mean squared error after each epoch: of the training points, and of the held-out points.
  let training: [Double]
  let heldOut: [Double]
  /// The epoch of the lowest held-out loss, counted from 1.
  let best: Int
  /// Mean squared error on the points that are in neither set, of the net stopped at `best` and of the last.
  let testAtStop: Double
  let testAtEnd: Double

  static let trainingPoints = 30
  static let heldOutPoints = 50

  init(_ crashes: StandardCrashes, epochs: Int, using random: inout RandomSource) throws {
    let order = crashes.x.indices.shuffled(using: &random)
    func set(_ rows: ArraySlice<Int>) throws -> TrainingSet<Double> {
      try TrainingSet(
        inputs: Matrix(rows: rows.count, columns: 1, elements: rows.map { crashes.x[$0] }),
        targets: rows.map { crashes.y[$0] })
    }
    let split = (Self.trainingPoints, Self.trainingPoints + Self.heldOutPoints)
    let training = try set(order[..<split.0])
    let heldOut = try set(order[split.0..<split.1])
    let judges = try set(order[split.1...])

    // snippet: stop
    let network = FeedForwardNetwork([1, 50, 1], activation: .tanh, loss: .squaredError)
    let start: [Double] = network.initialParameters(using: &random)
    let plan = Training(optimiser: .adam(), rate: .constant(0.02), batch: nil, epochs: epochs)
    let stopped = try plan.run(
      network, from: start, on: training, validation: heldOut, using: &random)
    let last = try plan.run(network, from: start, on: training, using: &random)
    // end snippet

    // The engine's loss is half the square
    self.training = stopped.history.map { 2 * $0.trainingLoss }
    self.heldOut = stopped.history.map { 2 * ($0.validationLoss ?? .nan) }
    best = stopped.best
    let judge = Networks.Backpropagation<Double>(network, on: judges)
    testAtStop = 2 * judge.meanLoss(at: stopped.parameters)
    testAtEnd = 2 * judge.meanLoss(at: last.parameters)
  }
}

/// Gradient descent from 0 on the bowl ½|y - Zw|²/N, direction by direction.
struct StoppedDescent: Sendable {
  /// Z'Z/N and Z'y/N, of centred columns.
  let curvature: Matrix
  let pull: [Double]
  /// Of Z'Z/N: the curvatures s, the largest first, and their directions.
  let curvatures: [Double]
  let directions: [[Double]]

  init(_ features: FixedFeatures, x: [Double], y: [Double]) {
    var z = features.activations(at: x)
    for j in 0..<z.columns {
      let centre = sampleMean((0..<z.rows).map { z[$0, j] })
      for i in 0..<z.rows { z[i, j] -= centre }
    }
    let (gram, count) = (z.gram, Double(x.count))
    curvature = Matrix(
      rows: gram.rows, columns: gram.columns, elements: gram.elements.map { $0 / count })
    pull = z.transposedTimes(y).map { $0 / count }
    let eigen = SymmetricEigen(curvature)
    let falling = (0..<gram.columns).reversed()
    curvatures = falling.map { eigen.values[$0] }
    directions = falling.map { column in (0..<gram.rows).map { eigen.vectors[$0, column] } }
  }

  /// 1 - (1 - rs)^t: what t steps reach of the least-squares weight in a direction of curvature s.
  // snippet: factor
  static func factor(_ rateTimesCurvature: Double, steps: Int) -> Double {
    1 - pow(1 - rateTimesCurvature, Double(steps))
  }
  // end snippet

  /// The weights after so many steps: those of the formula less those of the steps, over their size.
  func difference(after steps: Int) -> Double {
    let rate = 1 / curvatures[0]
    var walked = pull.map { _ in 0.0 }
    for _ in 0..<steps {
      let gradient = zip(curvature * walked, pull).map { $0 - $1 }
      add(-rate, times: gradient, to: &walked)
    }
    var formula = pull.map { _ in 0.0 }
    for (s, direction) in zip(curvatures, directions) {
      // (1 - (1 - rs)^t)/s, which is rt where s is nearly 0
      let reached = -expm1(Double(steps) * log1p(-min(rate * s, 1))) / s
      let share = rate * s < 1e-12 ? rate * Double(steps) : reached
      add(share * dot(direction, pull), times: direction, to: &formula)
    }
    return norm(zip(walked, formula).map { $0 - $1 }) / norm(walked)
  }

  /// The largest 1 - exp(-u) - u/(1 + u), u = rts: how much more t steps reach than ridge with λ = 1/rt leaves.
  static let largestGapToRidge =
    (0...10_000).map { gap(Double($0) / 1000) }.max() ?? .nan

  /// The same at the zero of its slope.
  static let gapByNewton: Double = {
    var u = 2.0
    for _ in 0..<50 {
      let slope = exp(-u) - 1 / ((1 + u) * (1 + u))
      u -= slope / (-exp(-u) + 2 / ((1 + u) * (1 + u) * (1 + u)))
    }
    return gap(u)
  }()

  private static func gap(_ u: Double) -> Double { 1 - exp(-u) - u / (1 + u) }
}

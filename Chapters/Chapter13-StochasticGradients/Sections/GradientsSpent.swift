import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension StochasticGradients {
  /// The review's setting: kernel Stein discrepancy against the number of gradients, for five samplers.
  static let gradientsSpent = Section<StochasticGradientStudy>(
    "gradients-spent", "Who is nearest the posterior after so many gradients?", seconds: 4
  ) { _, run in
    // Data: ten thousand rows of ten correlated inputs; model: logistic regression, prior variance 10
    let count = run.isQuick ? 2000 : 10_000
    let data = SimulatedRegression(count: count, dimension: 10, using: run.random("data"))
    let theory = try LinearTheory(data.model)

    // Inference: a fixed step for each, at which linear theory has variances 10 % too large
    let batch = count / 100
    let passes = run.isQuick ? 60.0 : 300
    let budget = Int(passes) * count
    let noisy = theory.step(inflating: 0.1, batch: batch)
    let quiet = theory.step(inflating: 0.1, batch: nil)
    let few = MiniBatchGradient<LogisticRegression>.Batch.independent(batch)
    let plain = MiniBatchGradient(data.model, batch: few)
    let centred = MiniBatchGradient(data.model, batch: few, centre: theory.mode)
    let whole = MiniBatchGradient(data.model, batch: .all)
    let race = Race(model: data.model, start: theory.mode, budget: budget)
    let friction = 0.1
    let curves = [
      try race.run(
        "SGLD", SGLD(plain, stepSizes: .constant(noisy)), perStep: batch,
        using: run.random("SGLD")),
      try race.run(
        "SGHMC", SGHMC(plain, stepSizes: .constant(friction * noisy), friction: friction),
        perStep: batch, using: run.random("SGHMC")),
      try race.run(
        "ULA", SGLD(whole, stepSizes: .constant(quiet)), perStep: count, using: run.random("ULA")),
      try race.run(
        "control variates", SGLD(centred, stepSizes: .constant(quiet)), perStep: 2 * batch,
        using: run.random("control variates")),
      try race.runNUTS(theory, using: run.random("NUTS")),
    ]

    // The level that independent draws would have
    let slopes = race.slopes(at: curves[4].points)
    let level = KernelSteinDiscrepancy().expectedOfIndependentDraws(400, slopes: slopes)

    // What it shows
    let ends = curves.map { $0.values[$0.values.count - 1] }
    return Findings(
      answer:
        "With control variates, in this one race: after \(Int(passes)) passes over the data their discrepancy is "
        + "\(NumberText.significant(ends[3], digits: 2)), against \(NumberText.significant(ends[0], digits: 2)) of plain SGLD "
        + "and \(NumberText.significant(ends[4], digits: 2)) of NUTS; 400 independent draws would have "
        + "\(NumberText.significant(level, digits: 2)).",
      tables: [table(curves, passes, level)], figures: [figure(curves, count: count, level)],
      claims: [
        Claim(
          "36a", source001, "SGLD with control variates against SGLD",
          .shape(
            "control variates bring SGLD nearer to the posterior at the same cost",
            measuring: "KSD of SGLD over KSD with control variates, at the end", ends[0] / ends[3],
            .above(1.2), precision: .notCompared, falseAlarmRate: 0.01)),
        Claim(
          "36b", source001, "the discrepancy falls to that of independent draws",
          .shape(
            "kernel Stein discrepancy against the number of gradients",
            measuring: "KSD with control variates at the end over that of 400 independent draws",
            ends[3] / level, .below(2.5), precision: .notCompared, falseAlarmRate: 0.001)),
      ],
      values: zip(["sgld", "sghmc", "ula", "centred", "nuts"], ends).map {
        .init("ksd.\($0)", $1, standardError: 0.2 * $1)
      } + [
        .init("level", level, standardError: 0.1 * level), .init("rows", count),
        .init("batch", batch),
        .init("passes", passes),
        .init("step.ratio", quiet / noisy),
      ])
  }

  static let source001 = Claim.Source(lecture: "001", slide: "Code")

  /// A discrepancy after so many passes over the data.
  struct DiscrepancyCurve: Sendable {
    let name: String
    /// Gradients of single data over N.
    let passes: [Double]
    let values: [Double]
    /// At the end, thinned.
    let points: [[Double]]
    let draws: Int
  }

  /// Samplers that may look at so many data each, all from the peak.
  private struct Race: Sendable {
    let model: LogisticRegression
    let start: [Double]
    let budget: Int

    /// Shares of the budget at which the discrepancy is taken.
    var checkpoints: [Double] { [0.03, 0.06, 0.12, 0.25, 0.5, 1] }

    func slopes(at points: [[Double]]) -> [[Double]] {
      points.map { point in
        var gradient = point
        _ = model.logDensity(at: point, gradient: &gradient)
        return gradient
      }
    }

    func run<Kernel: TransitionKernel>(
      _ name: String, _ kernel: Kernel, perStep: Int, using random: RandomSource
    ) throws -> DiscrepancyCurve {
      var random = random
      var state = kernel.start(at: start)
      let steps = budget / perStep
      let every = max(1, steps / 2000)
      var draws: [(cost: Int, place: [Double])] = []
      var step = 0
      try kernel.walk(steps, from: &state, every: every, using: &random) { position, _ in
        step += every
        draws.append((step * perStep, position))
      }
      return curve(name, draws)
    }

    /// NUTS with Laplace's covariance for its metric, so that it needs no warm-up.
    func runNUTS(_ theory: LinearTheory, using random: RandomSource) throws -> DiscrepancyCurve {
      let covariance = try Cholesky(theory.precision).solve(.identity(start.count))
      let kernel = NUTS(model, stepSize: 0.8, metric: try Metric.dense(covariance))
      var random = random
      var state = kernel.start(at: start)
      var draws: [(cost: Int, place: [Double])] = []
      var cost = 0
      while cost < budget {
        let info = kernel.step(&state, using: &random)
        cost += info.leapfrogSteps * model.count
        draws.append((cost, state.position))
      }
      return curve("NUTS", draws)
    }

    private func curve(
      _ name: String, _ draws: [(cost: Int, place: [Double])]
    ) -> DiscrepancyCurve {
      var (passes, values) = ([Double](), [Double]())
      var points: [[Double]] = []
      for share in checkpoints {
        let limit = Int(share * Double(budget))
        let seen = draws.prefix { $0.cost <= limit }
        guard seen.count >= 2 else { continue }
        let every = max(1, seen.count / 400)
        points = stride(from: 0, to: seen.count, by: every).map { seen[$0].place }
        passes.append(Double(limit) / Double(model.count))
        values.append(KernelSteinDiscrepancy()(points, slopes: slopes(at: points)))
      }
      return DiscrepancyCurve(
        name: name, passes: passes, values: values, points: points, draws: draws.count)
    }
  }

  // MARK: Table

  private static func table(
    _ curves: [DiscrepancyCurve], _ passes: Double, _ level: Double
  ) -> Table {
    Table(
      title: "Kernel Stein discrepancy after \(Int(passes)) passes over the data",
      columns: ["sampler", "KSD", "draws recorded"],
      rows: curves.map { curve in
        [
          curve.name, NumberText.significant(curve.values[curve.values.count - 1], digits: 2),
          NumberText.grouped(curve.draws),
        ]
      } + [["400 independent draws", NumberText.significant(level, digits: 2), "—"]],
      note:
        "All begin at the peak, whose search costs some ten passes that are not counted; IMQ kernel with c = 1 and β = 1/2."
    )
  }

  // MARK: Figure

  private static func figure(
    _ curves: [DiscrepancyCurve], count: Int, _ level: Double
  ) -> Figure {
    let inks: [Ink] = [.vermillion, .green, .orange, .blue, .black]
    let markers: [Marker] = [.circle, .triangle, .diamond, .square, .openCircle]
    let all = curves.flatMap(\.values) + [level]
    let passes = curves.flatMap(\.passes)
    let why = Agreement.notCompared(because: "the discrepancy of single chains")
    return Figure(
      name: "ksd-against-gradients",
      caption:
        "The kernel Stein discrepancy falls as gradients are spent: fastest with control variates, whose noise allows longer "
        + "steps. Grey: what 400 independent draws would have; the discrepancies are of at most 400 draws, thinned.",
      panels: [
        Panel(
          x: Axis.decades("passes over the data", around: passes, room: 1.4),
          y: Axis.decades("kernel Stein discrepancy", around: all, room: 1.5), key: .topRight,
          layers: [.horizontalLine(at: level, Stroke(.grey, width: 2))]
            + curves.indices.flatMap { index -> [Layer] in
              let curve = curves[index]
              return [
                .line(
                  "line_\(index)", x: curve.passes, y: curve.values, Stroke(inks[index]),
                  agreement: why, title: Text(verbatim: curve.name)),
                .points(
                  "points_\(index)", x: curve.passes, y: curve.values, inks[index],
                  marker: markers[index], size: 1.4, agreement: why),
              ]
            })
      ])
  }
}

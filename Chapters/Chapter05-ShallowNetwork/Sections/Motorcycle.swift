import Inference
import Networks
import Workbook

extension ShallowNetworkChapter {
  /// Six hidden units on measurements that no network made.
  static let motorcycle = Section<NetworkStudy>(
    "motorcycle", "What about real measurements?", options: [], seconds: 7
  ) { study, run in
    // Data: the head in the crash, as chapter 3 has it
    let set = TrainingSet.motorcycle

    // Model: six hidden units, one noise for all points
    // Inference
    let plan = NetworkPlan(
      nodes: 6,
      lengths: ChainLengths(
        warmUp: run.isQuick ? 3000 : 10_000, draws: run.isQuick ? 500 : 2000,
        thinning: run.isQuick ? 20 : 60))
    let fit = try await fitNetwork(
      set, plan, using: run.random("chains"), progress: run.reporting("motorcycle"))
    var noise = run.random("new measurements")
    let curve = fit.predictCurve(using: &noise)
    var replicates = run.random("replicated noise")
    let checks = ResidualChecks(fit, using: &replicates)

    // What it shows: the noise as the model has it, and as it is before the impact is felt and after
    let calm = residualDeviation(set, curve) { $0 < 14 }
    let shaken = residualDeviation(set, curve) { $0 >= 14 }
    return Findings(
      answer: fit.isMixed
        ? "With \(fit.unitsInWords) σ is \(fit.interval(.noise)), but points scatter about the curve by "
          + "\(NumberText.significant(calm, digits: 2)) in the first 14 milliseconds and by "
          + "\(NumberText.significant(shaken, digits: 2)) after them. \(checks.sentence)"
        : fit.refusal,
      tables: [fit.table()] + (fit.isMixed ? [checks.table] : []),
      figures: [
        fit.figure(
          curve, name: "motorcycle",
          caption:
            "The curve follows the data, but a single noise level "
            + "\(checks.strength.outcome == .tooLarge ? "does not fit" : "is not found wanting"). Acceleration "
            + "of a head in crashes, \(fit.unitsInWords). The light band of new measurements is as wide "
            + "before the head moves as after, because the model has one σ for all points.")
      ],
      values: !fit.isMixed
        ? []
        : [
          .init("noise.mean", Estimate(meanOf: fit[.noise])),
          // No further off than the curve is anywhere
          .init("scatter.before", calm, standardError: curve.errors.mean.max() ?? .nan),
          .init(
            "strength.p", checks.strength.probability,
            standardError: checks.strength.probability),
          .init("scatter.after", shaken, standardError: curve.errors.mean.max() ?? .nan),
        ])
  }

  /// Root mean square of the points about the curve, of those whose time is wanted.
  private static func residualDeviation(
    _ set: TrainingSet, _ curve: PredictedCurve, where isWanted: (Double) -> Bool
  ) -> Double {
    let squares = zip(set.first, set.y).filter { isWanted($0.0) }.map { time, y in
      (y - curve.value(at: time)) * (y - curve.value(at: time))
    }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }
}

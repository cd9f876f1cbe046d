import BayesNumerics
import Inference
import RealModule

/// Samplers that may look at so many data each, all from the peak: the kernel Stein discrepancy of their draws as the
/// gradients are spent.
struct DiscrepancyRace: Sendable {
  let model: LogisticRegression
  let theory: LinearTheory
  /// Gradients of single data.
  let budget: Int
  /// How many races each sampler runs.
  let repeats: Int

  /// Shares of the budget at which the discrepancy is taken.
  static let checkpoints = [0.03, 0.06, 0.12, 0.25, 0.5, 1]
  /// At most so many draws, evenly from all, stand for a chain.
  static let kept = 400

  /// √(2d/n): n independent draws of a normal distribution, in units of its standard deviations, have this discrepancy.
  func level(ofDraws count: Double) -> Double {
    (2 * Double(model.dimension) / count).squareRoot()
  }

  /// What a sampler did in all its races, at the checkpoints that all of them reached with two draws or more.
  struct Entry: Sendable {
    let name: String
    /// Mean variance over the posterior's that linear theory predicts; 1 where nothing is approximated.
    let predicted: Double
    /// Gradients of single data over N.
    let passes: [Double]
    /// Race × checkpoint.
    let discrepancies: [[Double]]
    /// Draws that were compared, the mean of the races.
    let draws: [Double]

    var means: [Double] { columns.map(sampleMean) }
    /// Standard errors of these means.
    var errors: [Double] {
      columns.map { (sampleVariance($0) / Double($0.count)).squareRoot() }
    }
    /// The mean at the end of the budget, and its standard error.
    var end: (mean: Double, error: Double) { (means[means.count - 1], errors[errors.count - 1]) }

    private var columns: [[Double]] {
      passes.indices.map { place in discrepancies.map { $0[place] } }
    }
  }

  /// A sampler whose steps look at so many data each.
  func run<Kernel: TransitionKernel>(
    _ name: String, _ kernel: Kernel, perStep: Int, predicted: Matrix?, using random: RandomSource
  ) throws -> Entry {
    let steps = budget / perStep
    let every = max(1, steps / 2000)
    let races = try (0..<repeats).map { race -> [Draw] in
      var random = random.stream(race)
      var state = kernel.start(at: theory.mode)
      var draws: [Draw] = []
      var step = 0
      try kernel.walk(steps, from: &state, every: every, using: &random) { position, _ in
        step += every
        draws.append(Draw(cost: step * perStep, place: position))
      }
      return draws
    }
    return entry(name, races, predicted: theory.inflation(predicted))
  }

  /// NUTS with Laplace's covariance for its metric, so that it needs no warm-up.
  func runNUTS(using random: RandomSource) throws -> Entry {
    let kernel = NUTS(model, stepSize: 0.8, metric: try Metric.dense(theory.posterior))
    let races = (0..<repeats).map { race -> [Draw] in
      var random = random.stream(race)
      var state = kernel.start(at: theory.mode)
      var draws: [Draw] = []
      var cost = 0
      while cost < budget {
        let info = kernel.step(&state, using: &random)
        cost += info.leapfrogSteps * model.count
        draws.append(Draw(cost: cost, place: state.position))
      }
      return draws
    }
    return entry("NUTS", races, predicted: 1)
  }

  /// A place of a chain, and the gradients of single data spent by then.
  private struct Draw: Sendable {
    let cost: Int
    let place: [Double]
  }

  private func entry(_ name: String, _ races: [[Draw]], predicted: Double) -> Entry {
    var (passes, columns, counts) = ([Double](), [[Double]](), [Double]())
    for share in Self.checkpoints {
      let limit = Int(share * Double(budget))
      let seen = races.map { draws in evenly(draws.prefix { $0.cost <= limit }.map(\.place)) }
      guard seen.allSatisfy({ $0.count >= 2 }) else { continue }
      passes.append(Double(limit) / Double(model.count))
      columns.append(seen.map(discrepancy))
      counts.append(sampleMean(seen.map { Double($0.count) }))
    }
    let discrepancies = races.indices.map { race in columns.map { $0[race] } }
    return Entry(
      name: name, predicted: predicted, passes: passes, discrepancies: discrepancies,
      draws: counts)
  }

  private func evenly(_ places: [[Double]]) -> [[Double]] {
    let size = min(Self.kept, places.count)
    return (0..<size).map { places[($0 + 1) * places.count / size - 1] }
  }

  // snippet: standardised
  /// In units of the posterior's standard deviations, so that c = 1 is one of them.
  private func discrepancy(_ places: [[Double]]) -> Double {
    let draws = StandardisedDraws(
      places, slopes: places.map(slope), centre: theory.mode, factor: theory.factor)
    return KernelSteinDiscrepancy()(draws.points, slopes: draws.slopes)
  }
  // end snippet

  private func slope(at place: [Double]) -> [Double] {
    var gradient = place
    _ = model.logDensity(at: place, gradient: &gradient)
    return gradient
  }
}

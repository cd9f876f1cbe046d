import BayesNumerics
import Inference
import RealModule

/// Holds answers against the exact posterior.
struct ScoreSheet: Sendable {
  let exact: ExactPosterior
  /// The second peak lies above it.
  let edge: Double
  /// The share of the exact posterior above the edge.
  let mass: Double
  let hasTwoPeaks: Bool
  /// Where forty bins of equal share meet.
  private let bounds: [Double]

  static let bins = 40

  init(_ exact: ExactPosterior, edge: Double) {
    self.exact = exact
    self.edge = edge
    mass = exact.share(above: edge)
    hasTwoPeaks = exact.pass != nil
    bounds = (1..<Self.bins).map { exact.quantile(Double($0) / Double(Self.bins)) }
  }

  /// Whether the answer is far off: with two peaks a share above the edge that loses one of them; with one peak a
  /// Wasserstein-1 of more than a fifth of the standard deviation, which an eye would notice in a picture.
  func isFarOff(_ score: Score) -> Bool {
    hasTwoPeaks
      ? losesSide(score.mass) : !(score.transport <= 0.2 * exact.standardDeviation)
  }

  /// Whether the share above the edge, or the rest if that is less, is wrong by more than half of it.
  func losesSide(_ share: Double) -> Bool { !(abs(share - mass) <= min(mass, 1 - mass) / 2) }

  func score(_ result: MethodResult, of target: CountedPosterior) -> Score {
    let answer = result.answer
    return Score(
      values: target.values, gradients: target.gradients, mean: answer.mean,
      standardDeviation: answer.standardDeviation, mass: 1 - answer.cumulative(edge),
      logEvidence: result.logEvidence, variation: variation(answer), transport: transport(answer),
      warning: result.warning)
  }

  // snippet: distances
  /// Total variation over forty bins that hold a fortieth of the posterior each: ½ Σ |p̂ - 1/40|.
  func variation(_ answer: MethodAnswer) -> Double {
    let below = [0] + bounds.map(answer.cumulative) + [1]
    return zip(below, below.dropFirst()).reduce(0) { sum, pair in
      sum + abs(pair.1 - pair.0 - 1 / Double(Self.bins)) / 2
    }
  }

  /// Wasserstein-1, the area between the two distribution functions: how far mass must be carried, on average.
  func transport(_ answer: MethodAnswer) -> Double {
    let apart = zip(exact.places, exact.shares).map { abs(answer.cumulative($0) - $1) }
    return zip(exact.places.indices, exact.places.indices.dropFirst()).reduce(0) { sum, cell in
      sum + (exact.places[cell.1] - exact.places[cell.0]) * (apart[cell.0] + apart[cell.1]) / 2
    }
  }
  // end snippet
}

/// What one run of a method came to.
struct Score: Sendable {
  let values: Int
  let gradients: Int
  let mean: Double
  let standardDeviation: Double
  /// Share of the answer above the edge.
  let mass: Double
  let logEvidence: Double?
  /// Total variation over forty bins.
  let variation: Double
  /// Wasserstein-1, in units of θ.
  let transport: Double
  let warning: String?

  var evaluations: Int { values + gradients }
}

/// A method's runs with one budget.
struct MethodRuns: Sendable {
  let method: any Method
  let budget: Int
  /// One for each seed.
  let scores: [Score]

  /// Runs methods with every seed, all budgets; seeds side by side.
  static func all(
    _ methods: [any Method], on posterior: Posterior, sheet: ScoreSheet, budgets: [Int],
    seeds: Int, using random: RandomSource
  ) async -> [MethodRuns] {
    typealias Cell = (place: Int, seed: Int, score: Score)
    let cases = methods.flatMap { method in budgets.map { (method: method, budget: $0) } }
    var scores = [[Score?]](
      repeating: [Score?](repeating: nil, count: seeds), count: cases.count)
    await withTaskGroup(of: [Cell].self) { group in
      for seed in 0..<seeds {
        group.addTask {
          var done: [Cell] = []
          // A method without chance gives every seed the same
          for (place, item) in cases.enumerated() where seed == 0 || item.method.kind != .quadrature
          {
            let target = CountedPosterior(posterior, limit: 30 * item.budget)
            let stream = random.stream(item.method.name).stream(item.budget).stream(seed)
            var result = await item.method.infer(target, budget: item.budget, using: stream)
            if target.isExhausted {
              result = .failure("It was stopped after thirty times its evaluations.")
            }
            done.append((place, seed, sheet.score(result, of: target)))
          }
          return done
        }
      }
      for await cells in group {
        for cell in cells { scores[cell.place][cell.seed] = cell.score }
      }
    }
    return zip(cases, scores).map { item, scores in
      let known = scores.compactMap(\.self)
      return MethodRuns(
        method: item.method, budget: item.budget,
        scores: known.count == 1 ? [Score](repeating: known[0], count: seeds) : known)
    }
  }

  /// Mean number of evaluations.
  var evaluations: Double { sampleMean(scores.map { Double($0.evaluations) }) }

  /// The median of Wasserstein-1 over the seeds; NaN where none has an answer.
  var typicalDistance: Double { quantile(0.5, of: \.transport) }

  /// Of a count, rounded.
  func mean(_ count: (Score) -> Int) -> Int {
    Int(sampleMean(scores.map { Double(count($0)) }).rounded())
  }

  /// √ mean square of what is off, over the seeds that have an answer; NaN if none has.
  func error(_ off: (Score) -> Double) -> Double {
    let known = scores.map(off).filter(\.isFinite)
    return (known.reduce(0) { $0 + $1 * $1 } / Double(known.count)).squareRoot()
  }

  /// Share of seeds.
  func share(_ holds: (Score) -> Bool) -> Double {
    Double(scores.count(where: holds)) / Double(scores.count)
  }

  /// The quantiles of a number over the seeds.
  func quantile(_ probability: Double, of number: (Score) -> Double) -> Double {
    let sorted = scores.map(number).filter(\.isFinite).sorted()
    guard let first = sorted.first else { return .nan }
    let place = probability * Double(sorted.count - 1)
    let index = Int(place)
    guard index + 1 < sorted.count else { return sorted.last ?? first }
    return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
  }
}

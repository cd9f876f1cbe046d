import BayesNumerics
import Foundation
import Inference
import Workbook

/// A run of a sampler that was mended.
struct FaultQuestion: Sendable {
  var kind: String
  var y: [Double] = []
  var starts: [Double] = []
  var steps = 0
  var seed: UInt64 = 0

  var words: String {
    switch kind {
    case "name": "the named test"
    case "chain":
      "\(starts.count) \(starts.count == 1 ? "chain" : "chains") of \(steps) steps with y = \(y.inWords)"
    default: "\(steps) runs of \(FaultRun.rounds) steps with points drawn anew after each"
    }
  }

  var run: FaultRun {
    FaultRun(kind: kind, y: y, starts: starts, steps: steps, seed: seed)
  }

  /// Mean and variance of the posterior of γ.
  var posterior: (mean: Double, variance: Double) {
    (y.reduce(0, +) / Double(y.count + 1), 1 / Double(y.count + 1))
  }

  static func questions(seed: UInt64) -> [FaultQuestion] {
    var random = RandomSource(seed: seed).stream("planted fault")
    // Points whose mean lies well off the prior's
    let noise = (0..<4).map { _ in random.normal() }
    let shift = 2 + 0.3 * random.uniform() - sampleMean(noise)
    var chain = FaultQuestion(
      kind: "chain", y: noise.map { $0 + shift }, steps: 10_000, seed: random.next())
    let (mean, variance) = chain.posterior
    chain.starts = [2, -2, 2, -2].map { mean + $0 * variance.squareRoot() }
    return [
      FaultQuestion(kind: "name"), chain,
      FaultQuestion(kind: "joint", steps: 4000, seed: random.next()),
    ]
  }
}

/// The five tests that a student may name, each on four chains or on steps with points drawn anew.
///
/// Each of the first three refuses a right sampler less than once in 100,000 runs: at most ten comparisons beyond
/// |z| = 5.
struct FaultTests {
  static let threshold = 5.0

  let chain: FaultQuestion
  /// Of the four chains, one after the other.
  let places: [Double]
  /// γ and the mean of y at the end of each run with points drawn anew; the runs are independent.
  let joint: [Double]

  /// Places of each chain from a hundred steps on, when the start is forgotten.
  private var chains: [[Double]] {
    (0..<chain.starts.count).map {
      Array(places[$0 * chain.steps..<($0 + 1) * chain.steps].dropFirst(100))
    }
  }

  /// What a test finds, and whether it refuses the sampler.
  func finding(_ test: Int) -> (isRefused: Bool, words: String) {
    switch FaultRun.tests[test] {
    case "known-means":
      let z = knownMeans
      return (
        !(z <= Self.threshold),
        "mean and variance lie up to \(z.inWords) standard errors from the known ones"
      )
    case "detailed-balance":
      let z = balance
      return (
        !(z <= Self.threshold),
        "steps from bin to bin and back differ by up to \(z.inWords) standard deviations"
      )
    case "joint-distribution":
      let z = jointDistribution
      return (
        !(z <= Self.threshold), "means lie up to \(z.inWords) standard errors from the prior's"
      )
    case "r-hat":
      let value = RHat.rankNormalized(chains)
      return (
        !(value <= 1.01), "R-hat is \(NumberText.fixed(value, decimals: 4)): the four chains agree"
      )
    default:
      let size = EffectiveSampleSize.mean(chains)
      return (
        !(size >= 400), "the effective sample size is \(NumberText.fixed(size, decimals: 0))"
      )
    }
  }

  private static func z(_ chains: [[Double]], _ expected: Double) -> Double {
    let difference = abs(sampleMean(chains.flatMap(\.self)) - expected)
    return difference == 0 ? 0 : difference / MonteCarloError.mean(chains)
  }

  private static func z(independent values: [Double], _ expected: Double) -> Double {
    let difference = abs(sampleMean(values) - expected)
    let error = (sampleVariance(values) / Double(values.count)).squareRoot()
    return difference == 0 ? 0 : difference / error
  }

  private static func largest(_ values: [Double]) -> Double {
    values.contains(where: \.isNaN) ? .infinity : values.max() ?? 0
  }

  private var knownMeans: Double {
    let (mean, variance) = chain.posterior
    return Self.largest([
      Self.z(chains, mean),
      Self.z(chains.map { $0.map { ($0 - mean) * ($0 - mean) } }, variance),
    ])
  }

  /// A chain that wanders has large standard errors, which hide how far off it is: so mean and variance are looked at as
  /// they are too. Of a right chain, even one that accepts a tenth of its proposals, they are off by a tenth of this.
  private var wandering: String? {
    let (mean, variance) = chain.posterior
    let found = chains.flatMap(\.self)
    let shift = (sampleMean(found) - mean) / variance.squareRoot()
    let spread = sampleMean(found.map { ($0 - mean) * ($0 - mean) }) / variance
    guard !(abs(shift) < 0.3 && spread > 0.7 && spread < 1.4) else { return nil }
    return
      "the draws have \(spread.inWords) times the posterior variance about the posterior mean, "
      + "and their mean is \(shift.inWords) posterior standard deviations from it"
  }

  private var balance: Double {
    let all = chains.flatMap(\.self)
    guard all.allSatisfy(\.isFinite) else { return .infinity }
    // Bins at the quartiles of the draws themselves
    let sorted = all.sorted()
    let edges = [0.25, 0.5, 0.75].map { sampleQuantile($0, ofSorted: sorted) }
    var counts = [[Double]](repeating: [Double](repeating: 0, count: 4), count: 4)
    for chain in chains {
      let bins = chain.map { place in edges.count { $0 <= place } }
      for (from, to) in zip(bins, bins.dropFirst()) { counts[from][to] += 1 }
    }
    var largest = 0.0
    for from in 0..<4 {
      for to in from + 1..<4 where counts[from][to] + counts[to][from] > 0 {
        let (forth, back) = (counts[from][to], counts[to][from])
        largest = max(largest, abs(forth - back) / (forth + back).squareRoot())
      }
    }
    return largest
  }

  private var jointDistribution: Double {
    let pairs = stride(from: 0, to: joint.count, by: 2).map { (joint[$0], joint[$0 + 1]) }
    func z(_ expected: Double, _ value: ((Double, Double)) -> Double) -> Double {
      Self.z(independent: pairs.map(value), expected)
    }
    return Self.largest([
      z(0) { $0.0 }, z(1) { $0.0 * $0.0 }, z(1) { $0.0 * $0.1 },
      z(0.25) { ($0.1 - $0.0) * ($0.1 - $0.0) },
    ])
  }

  /// What is wrong with a mended sampler, by the first three tests; nil where nothing is.
  var fault: String? {
    guard places.allSatisfy(\.isFinite) else { return "its chains reach no number" }
    let found = chains.flatMap(\.self)
    if Set(found).count < 100 { return "its chains hardly move" }
    if let wandering { return wandering }
    return [0, 2, 1].lazy.map { ($0, self.finding($0)) }.first { $0.1.isRefused }.map {
      "the test '\(FaultRun.tests[$0.0])' refuses it: \($0.1.words)"
    }
  }
}

import BayesNumerics
import Foundation
import Inference
import Workbook

/// What a log density of u = log τ is asked.
struct ScaleQuestion: Sendable {
  enum Task: String, Sendable { case name, density, energy, chain }

  let task: Task
  let residuals: [Double]
  var draws = 0
  var seed: UInt64 = 0

  var words: String {
    switch task {
    case .name: "the name of a test"
    default: residuals.isEmpty ? "no residuals" : "the residuals \(short(residuals))"
    }
  }

  /// The questions of a seed.
  static func all(seed: UInt64) -> [ScaleQuestion] {
    var random = RandomSource(seed: seed).stream(8)
    let residuals = (0..<5).map { _ in 0.8 * random.normal() }
    return [
      ScaleQuestion(task: .name, residuals: []),
      ScaleQuestion(task: .density, residuals: []),
      ScaleQuestion(task: .density, residuals: residuals),
      ScaleQuestion(task: .energy, residuals: residuals),
      ScaleQuestion(task: .chain, residuals: [], draws: 5000, seed: random.next()),
      ScaleQuestion(task: .chain, residuals: residuals, draws: 5000, seed: random.next()),
    ]
  }

  /// Where the log density is looked at.
  static let places = (0...100).map { -7 + 0.1 * Double($0) }

  /// What the driver beside the student's file answers with this name and this log density: its twin in this process.
  func answer(
    naming test: ScaleTest, _ logDensity: (_ u: Double, _ residuals: [Double]) throws -> Double
  ) rethrows -> [Double] {
    switch task {
    case .name: return [Double(ScaleTest.allCases.firstIndex(of: test) ?? -1)]
    case .density: return try ScaleQuestion.places.map { try logDensity($0, residuals) }
    case .energy:
      func slope(_ u: Double) throws -> Double {
        try (logDensity(u + 1e-5, residuals) - logDensity(u - 1e-5, residuals)) / 2e-5
      }
      var (u, p) = (0.3, 0.5)
      let start = try 0.5 * p * p - logDensity(u, residuals)
      for _ in 0..<200 {
        p += try 0.005 * slope(u)
        u += 0.01 * p
        p += try 0.005 * slope(u)
      }
      return [try 0.5 * p * p - logDensity(u, residuals) - start]
    case .chain:
      var random = RandomSource(seed: seed)
      var u = 0.0
      var height = try logDensity(u, residuals)
      var kept: [Double] = []
      for step in 0..<5 * draws {
        let proposal = u + 1.5 * random.normal()
        let proposed = try logDensity(proposal, residuals)
        if log(random.uniform()) < proposed - height { (u, height) = (proposal, proposed) }
        if step % 5 == 4 { kept.append(u) }
      }
      return kept
    }
  }

  /// The log density of the stub, which students see: with its fault.
  static func faulty(_ u: Double, _ residuals: [Double]) -> Double {
    let tau = exp(u)
    return residuals.reduce(-0.5 * tau * tau) { $0 - u - 0.5 * ($1 / tau) * ($1 / tau) }
  }
}

/// The tests from which one is to be chosen.
enum ScaleTest: String, CaseIterable, Sendable {
  case energy
  case detailedBalance = "detailed-balance"
  case quadrature
  case priorRecovery = "prior-recovery"

  /// Standard errors beyond which a statistical test refuses: six are looked at, and a right one is off by 5 once in
  /// 1.7 million; 6 leaves room for errors that are estimated from the chain itself.
  static let width = 6.0

  /// What the test finds wrong with these answers to ``ScaleQuestion/all(seed:)``, or nil.
  func failure(_ answers: [[Double]]) -> String? {
    switch self {
    case .energy:
      let change = answers[3][0]
      return abs(change) < 1e-3
        ? nil : "the energy changes by \(short(change)) over 200 small steps"
    case .detailedBalance:
      // Moves between the lower, the middle and the upper third of the draws
      let chain = answers[5]
      let sorted = chain.sorted()
      let (low, high) = (sorted[chain.count / 3], sorted[2 * chain.count / 3])
      let regions = chain.map { $0 < low ? 0 : $0 < high ? 1 : 2 }
      for (a, b) in [(0, 1), (1, 2), (0, 2)] {
        let there = Double(zip(regions, regions.dropFirst()).count { $0 == (a, b) })
        let back = Double(zip(regions, regions.dropFirst()).count { $0 == (b, a) })
        let distance = abs(there - back) / max(1, there + back).squareRoot()
        if !(distance <= Self.width) {
          return "\(Int(there)) moves between two regions of u one way and \(Int(back)) back"
        }
      }
      return nil
    case .quadrature:
      let density = answers[2]
      let top = density.max() ?? 0
      let weights = density.map { exp($0 - top) }
      let mean = dot(weights, ScaleQuestion.places) / weights.reduce(0, +)
      return Self.miss(answers[5], mean, "the mean of u")
    case .priorRecovery:
      let chain = answers[4]
      let euler = 0.577_215_664_901_532_9
      return Self.miss(chain.map(exp), (2 / Double.pi).squareRoot(), "the mean of τ")
        ?? Self.miss(chain.map { exp(2 * $0) }, 1, "the mean of τ²")
        ?? Self.miss(chain, -(euler + log(2)) / 2, "the mean of log τ")
    }
  }

  private static func miss(_ draws: [Double], _ truth: Double, _ name: String) -> String? {
    let mean = sampleMean(draws)
    let distance = (mean - truth) / MonteCarloError.mean([draws])
    guard !(abs(distance) <= width) else { return nil }
    return "\(name) over the draws is too \(mean < truth ? "small" : "large")"
      + (distance.isFinite ? " by \(short(abs(distance))) standard errors" : "")
  }
}

import BayesNumerics
import Foundation
import Inference
import Marking
import Workbook

/// What draws of a Metropolis step show: first single steps, which tell how it proposes and how it decides, then
/// long chains, which must have the known means and probabilities.
///
/// Forty comparisons are made. Each is refused beyond |z| = 5.15, so that a right step fails once in 100,000 markings
/// if every z is normal; ten times as often are left for the tails of z, whose standard errors are estimated.
struct MetropolisJudge {
  static let threshold = 5.15
  /// Of the correlated pair: precision I + 5 (1, -1)'(1, -1) and a pull of 5 (1, -1).
  static let pairMean = [5 / 11.0, -5 / 11.0]

  /// A wrong proposal.
  enum Proposal: Equatable {
    case oneCoordinate, commonNumber, asymmetric, fromElsewhere, relative, width(Width)
  }
  enum Width: Equatable { case variance, squared, forgotten, uniform, other(Double) }
  /// A wrong decision.
  enum Decision: Equatable {
    case everything, withoutPrior, withoutLikelihood, upsideDown, onlyUphill, withoutLogarithm,
      contrary, untilAccepted, tooSeldom, other
  }

  let questions: [MetropolisQuestion]
  let answers: [[Double]]

  /// Why the answers are no chains at all, as a sentence.
  var refusal: String? {
    for (question, answer) in zip(questions, answers) {
      let count = question.chains * question.steps * question.start.count
      if answer.count != count {
        return
          "For \(question.words) the places returned have \(answer.count) coordinates in all, and "
          + "\(count) were expected: return as many as `current` has."
      }
      if !answer.allSatisfy(\.isFinite) {
        return "For \(question.words) the chain reaches a place that is not a number or infinite."
      }
    }
    return nil
  }

  // MARK: Single steps

  /// The moves of coordinate `k` in single steps.
  private func moves(_ index: Int, _ k: Int = 0) -> [Double] {
    let (question, answer) = (questions[index], answers[index])
    let dimension = question.start.count
    return stride(from: k, to: answer.count, by: dimension).map { answer[$0] - question.start[k] }
  }

  /// z of a mean against a known one, for independent numbers.
  private static func z(_ values: [Double], mean: Double) -> Double {
    let error = (sampleVariance(values) / Double(values.count)).squareRoot()
    let difference = sampleMean(values) - mean
    return difference == 0 ? 0 : difference / error
  }

  /// What is wrong with the proposals, seen where every one should be accepted; nil where nothing is, or
  /// where nothing moves.
  var proposal: Proposal? {
    let pairs = [0, 1].map { (moves($0, 0), moves($0, 1)) }
    let moved = pairs.map { zip($0.0, $0.1).filter { $0 != 0 || $1 != 0 } }
    guard moved.allSatisfy({ $0.count > 200 }) else { return nil }
    if moved.allSatisfy({ $0.allSatisfy { $0 == 0 || $1 == 0 } }) { return .oneCoordinate }

    // Standard deviation over the scale, and the mean
    var ratios: [[Double]] = []
    for (index, pairs) in moved.enumerated() {
      let (question, columns) = (questions[index], [pairs.map(\.0), pairs.map(\.1)])
      let both = zip(columns[0], columns[1]).map { $0 * $1 }
      let size = (sampleVariance(columns[0]) * sampleVariance(columns[1])).squareRoot()
      if abs(sampleMean(both) - sampleMean(columns[0]) * sampleMean(columns[1])) > 0.98 * size,
        size > 0
      {
        return .commonNumber
      }
      for (column, start) in zip(columns, question.start)
      where abs(Self.z(column, mean: 0)) > Self.threshold {
        return abs(Self.z(column, mean: -start)) < Self.threshold ? .fromElsewhere : .asymmetric
      }
      if abs(Self.z(both, mean: 0)) > Self.threshold { return .commonNumber }
      ratios.append(
        columns.map { column in
          (column.reduce(0) { $0 + $1 * $1 } / Double(column.count)).squareRoot() / question.scale
        })
    }
    func isLike(_ known: (MetropolisQuestion, Int) -> Double) -> Bool {
      moved.indices.allSatisfy { index in
        [moved[index].map(\.0), moved[index].map(\.1)].enumerated().allSatisfy { k, column in
          let width = known(questions[index], k)
          return abs(Self.z(column.map { $0 * $0 }, mean: width * width)) < Self.threshold
        }
      }
    }
    if isLike({ question, _ in question.scale }) { return nil }
    if isLike({ question, _ in question.scale.squareRoot() }) { return .width(.variance) }
    if isLike({ question, _ in question.scale * question.scale }) { return .width(.squared) }
    if isLike({ _, _ in 1 }) { return .width(.forgotten) }
    if isLike({ question, _ in question.scale / 12.0.squareRoot() })
      || isLike({ question, _ in question.scale / 3.0.squareRoot() })
    {
      return .width(.uniform)
    }
    if isLike({ question, k in question.scale * abs(question.start[k]) }) { return .relative }
    return .width(.other(ratios[0][0]))
  }

  /// What single steps on a density e^(-x) do.
  struct Tilt {
    let up: [Double]
    let down: [Double]
    let steps: Int

    /// By detailed balance, of all steps of one length the share e^(-c z) / (1 + e^(-c z)) goes down, whatever the
    /// symmetric proposal; z compares that with the steps.
    func z(slope c: Double) -> Double {
      var (difference, variance) = (0.0, 0.0)
      for (lengths, isDown) in [(up, 0.0), (down, 1.0)] {
        for length in lengths {
          let share = 1 / (1 + exp(c * length))
          difference += isDown - share
          variance += share * (1 - share)
        }
      }
      return variance > 0 ? difference / variance.squareRoot() : (difference == 0 ? 0 : .infinity)
    }

    /// Half of all proposals go up, and all of these are accepted.
    var zOfUp: Double {
      (Double(up.count) - 0.5 * Double(steps)) / (0.25 * Double(steps)).squareRoot()
    }
    var stays: Int { steps - up.count - down.count }
    func isLike(_ c: Double) -> Bool { abs(z(slope: c)) < MetropolisJudge.threshold }
    var acceptsAll: Bool { isLike(0) && stays == 0 }
  }

  private func tilt(_ index: Int) -> Tilt {
    let moves = moves(index)
    return Tilt(
      up: moves.filter { $0 < 0 }.map { -$0 }, down: moves.filter { $0 > 0 }, steps: moves.count)
  }

  /// What is wrong with the decisions, seen on densities that fall; nil where nothing is.
  var decision: Decision? {
    let (prior, likelihood) = (tilt(2), tilt(3))
    let both = [prior, likelihood]
    let halfUp = both.allSatisfy { abs($0.zOfUp) < Self.threshold }
    if both.allSatisfy(\.acceptsAll) { return .everything }
    if prior.acceptsAll, likelihood.isLike(1) { return .withoutPrior }
    if likelihood.acceptsAll, prior.isLike(1) { return .withoutLikelihood }
    if both.allSatisfy({ $0.down.isEmpty && !$0.up.isEmpty }) {
      return halfUp ? .onlyUphill : .withoutLogarithm
    }
    if both.allSatisfy({ $0.up.isEmpty && !$0.down.isEmpty }) { return .contrary }
    if both.allSatisfy({ $0.isLike(-1) && $0.stays > 0 }) { return .upsideDown }
    if both.allSatisfy({ $0.isLike(1) }) {
      if both.allSatisfy({ $0.stays == 0 }) { return .untilAccepted }
      if halfUp { return nil }
      return both.allSatisfy({ $0.zOfUp < 0 }) ? .tooSeldom : .other
    }
    return .other
  }

  // MARK: Long chains

  /// A number of a long chain beside the known one.
  struct Comparison {
    let target: String
    let name: String
    let z: Double
    var isRefused: Bool { !(abs(z) <= MetropolisJudge.threshold) }
  }

  /// Means, probabilities and detailed balance of the three long chains.
  var comparisons: [Comparison] {
    let waiting = answers[4]
    let pair = answers[5]
    let peaks = answers[6]
    let (first, second) = (
      stride(from: 0, to: pair.count, by: 2).map { pair[$0] },
      stride(from: 1, to: pair.count, by: 2).map { pair[$0] }
    )
    let known = Gamma(shape: 5, rate: 2)
    let (variance, covariance) = (6 / 11.0, 5 / 11.0)
    let mean = Self.pairMean
    var all: [Comparison] = []
    func compare(_ target: String, _ name: String, _ values: [Double], _ expected: Double) {
      let difference = sampleMean(values) - expected
      let error = MonteCarloError.mean([values])
      all.append(
        Comparison(target: target, name: name, z: difference == 0 ? 0 : difference / error))
    }
    compare("waiting time", "the mean", waiting, known.mean)
    compare("waiting time", "the mean square", waiting.map { $0 * $0 }, 7.5)
    compare(
      "waiting time", "the share below 1", waiting.map { $0 < 1 ? 1 : 0 },
      known.cumulative(1))
    compare(
      "waiting time", "the share above 4", waiting.map { $0 > 4 ? 1 : 0 },
      1 - known.cumulative(4))
    compare("pair", "the first mean", first, mean[0])
    compare("pair", "the second mean", second, mean[1])
    compare("pair", "the first variance", first.map { pow($0 - mean[0], 2) }, variance)
    compare("pair", "the second variance", second.map { pow($0 - mean[1], 2) }, variance)
    compare(
      "pair", "the covariance",
      zip(first, second).map { ($0 - mean[0]) * ($1 - mean[1]) }, covariance)
    let moments = Self.peakMoments
    compare("two peaks", "the mean", peaks, moments.mean)
    compare("two peaks", "the mean square", peaks.map { $0 * $0 }, moments.square)
    compare("two peaks", "the share above 0", peaks.map { $0 > 0 ? 1 : 0 }, moments.above)
    all += balance("waiting time", [questions[4].start[0]] + waiting, edges: [1.5, 2.5, 3.5])
    all += balance("two peaks", [questions[6].start[0]] + peaks, edges: [-1, 0, 1])
    return all
  }

  /// Detailed balance: as many steps from one bin to another as back.
  ///
  /// Of a reversible chain the difference of both counts has at most the variance of their sum, as successive
  /// currents are negatively correlated.
  private func balance(_ target: String, _ places: [Double], edges: [Double]) -> [Comparison] {
    let bins = places.map { place in edges.count { $0 <= place } }
    let size = edges.count + 1
    var counts = [[Int]](repeating: [Int](repeating: 0, count: size), count: size)
    for (from, to) in zip(bins, bins.dropFirst()) { counts[from][to] += 1 }
    return (0..<size).flatMap { from in
      (from + 1..<size).map { to in
        let (forth, back) = (Double(counts[from][to]), Double(counts[to][from]))
        let z = forth + back > 0 ? (forth - back) / (forth + back).squareRoot() : 0
        return Comparison(
          target: target, name: "the steps from bin \(from + 1) to bin \(to + 1) and back", z: z)
      }
    }
  }

  /// Places of the long chains where the target has no probability.
  var leavesSupport: Bool {
    answers[4].contains { $0 <= 0 } || answers[6].contains { abs($0) > 2 }
  }

  /// By Simpson's rule with 4000 intervals, to ten digits.
  static let peakMoments: (mean: Double, square: Double, above: Double) = {
    let target = MetropolisTarget("two peaks")
    var sums = (whole: 0.0, mean: 0.0, square: 0.0, above: 0.0)
    for half in [-1.0, 1] {
      for k in 0...2000 {
        let x = half * 2 * Double(k) / 2000
        let factor = k == 0 || k == 2000 ? 1.0 : k % 2 == 1 ? 4 : 2
        let weight = factor * exp(target.logLikelihood([x]))
        sums.whole += weight
        sums.mean += weight * x
        sums.square += weight * x * x
        if half > 0 { sums.above += weight }
      }
    }
    return (sums.mean / sums.whole, sums.square / sums.whole, sums.above / sums.whole)
  }()

  /// The refused comparisons as a sentence, or nil where there are none.
  var findings: String? {
    if leavesSupport {
      return "The chain steps to places where the target has no probability."
    }
    let refused = comparisons.filter(\.isRefused).sorted { abs($0.z) > abs($1.z) }
    guard let worst = refused.first else { return nil }
    let distance =
      worst.z.isFinite ? "\(abs(worst.z).inWords) standard errors" : "without any scatter"
    return
      "The chains do not have the right stationary distribution: \(refused.count) of "
      + "\(comparisons.count) comparisons are refused. The worst: on the target '\(worst.target)', "
      + "\(worst.name) lies \(distance) from what is known (at most "
      + "\(Self.threshold.inWords) are allowed; a right step fails less than once in 10,000 markings)."
  }
}

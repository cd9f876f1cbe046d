import BayesNumerics
import Foundation
import Inference
import Workbook

/// What must hold of a leapfrog step, whoever wrote it: looked at in its answers alone.
struct LeapfrogChecks: Sendable {
  /// A check that failed: what was found, as a sentence with the input.
  let failures: [String]

  /// Standard errors beyond which a mean or a variance is refused: twelve are looked at, and a right one is off by 5
  /// once in 1.7 million; 6 leaves room for errors that are estimated from the chain itself.
  static let width = 6.0

  init(_ questions: [LeapfrogQuestion], _ answers: [[Double]]) {
    var failures: [String] = []
    let all = zip(questions, answers)
    for (question, answer) in all where answer.count != question.expectedCount {
      self.failures = [
        "For \(question.words) your step returns positions or momenta of another length than it was given."
      ]
      return
    }
    if let (question, _) = all.first(where: { !$0.1.allSatisfy(\.isFinite) }) {
      self.failures = ["For \(question.words) your step gives numbers that are not finite."]
      return
    }
    var names: [String] = []
    for question in questions where !names.contains(question.target.name) {
      names.append(question.target.name)
    }
    for name in names {
      let own = Array(all.filter { $0.0.target.name == name })
      failures += [
        Self.energy(own.filter { $0.0.task == .path && $0.0.steps > LeapfrogQuestion.mirrored }),
        Self.backwards(
          own.filter { $0.0.task == .path && $0.0.steps == LeapfrogQuestion.mirrored }),
        Self.reversal(own.filter { $0.0.task == .return }),
        Self.volume(own.filter { $0.0.task == .path && $0.0.steps == 1 }),
        Self.draws(own.filter { $0.0.task == .chain }),
      ].compactMap(\.self)
    }
    self.failures = failures
  }

  /// The power of ε with which the largest energy error of a path falls, from the largest size to the smallest.
  static func power(_ paths: [(LeapfrogQuestion, [Double])]) -> Double {
    let errors = paths.map { question, path in
      let d = question.target.dimension
      let start = question.target.energy(question.position, question.momentum)
      return stride(from: 0, to: path.count, by: 2 * d).reduce(0.0) { largest, place in
        let energy = question.target.energy(
          Array(path[place..<place + d]), Array(path[place + d..<place + 2 * d]))
        return max(largest, abs(energy - start))
      }
    }
    guard let first = paths.first, let last = paths.last, let a = errors.first, let b = errors.last
    else { return .nan }
    return log(a / b) / log(first.0.stepSize / last.0.stepSize)
  }

  /// A step by -ε is a step by ε with the momentum reversed before and after.
  private static func backwards(_ paths: [(LeapfrogQuestion, [Double])]) -> String? {
    guard paths.count == 2 else { return nil }
    let d = paths[0].0.target.dimension
    let reversed = paths[1].1.enumerated().map { $0 / d % 2 == 0 ? $1 : -$1 }
    let isSame = zip(paths[0].1, reversed).allSatisfy { abs($0 - $1) <= 1e-10 * (1 + abs($0)) }
    return isSame
      ? nil
      : "For \(paths[0].0.words) your path is not the one that steps of size \(short(paths[1].0.stepSize)) take with the "
        + "momentum reversed: a negative step size goes back in time."
  }

  private static func energy(_ paths: [(LeapfrogQuestion, [Double])]) -> String? {
    let power = power(paths)
    guard !(power > 1.8 && power < 2.2), let first = paths.first else { return nil }
    let how =
      power.isFinite
      ? "as ε to the power \(NumberText.fixed(power, decimals: 1))" : "not at all as a power of ε"
    return
      "The energy error falls \(how), not 2, for \(first.0.words) and as long a time in smaller steps."
  }

  private static func reversal(_ returns: [(LeapfrogQuestion, [Double])]) -> String? {
    for (question, end) in returns {
      let off = zip(end, question.position + question.momentum).map { abs($0 - $1) / (1 + abs($1)) }
      let largest = off.max() ?? 0
      if !(largest <= 1e-10) {
        return
          "With the momentum reversed the path does not lead back, but \(short(largest)) away from its start, "
          + "for \(question.words)."
      }
    }
    return nil
  }

  private static func volume(_ paths: [(LeapfrogQuestion, [Double])]) -> String? {
    guard let first = paths.first else { return nil }
    let columns = stride(from: 0, to: paths.count - 1, by: 2).map { index in
      zip(paths[index].1, paths[index + 1].1).map { ($0 - $1) / (2 * LeapfrogQuestion.nudge) }
    }
    let determinant = determinant(columns)
    guard !(abs(determinant - 1) <= 1e-6) else { return nil }
    return
      "The step does not keep volumes: the determinant of its Jacobian is \(short(determinant)), not 1, for "
      + "\(first.0.words) and its neighbours."
  }

  /// By elimination with the largest pivot.
  private static func determinant(_ columns: [[Double]]) -> Double {
    var rows = columns
    var product = 1.0
    for i in rows.indices {
      let pivot = rows.indices[i...].max { abs(rows[$0][i]) < abs(rows[$1][i]) } ?? i
      if pivot != i {
        rows.swapAt(i, pivot)
        product = -product
      }
      product *= rows[i][i]
      if rows[i][i] == 0 { return 0 }
      for j in rows.indices where j > i {
        let factor = rows[j][i] / rows[i][i]
        for k in i..<rows.count { rows[j][k] -= factor * rows[i][k] }
      }
    }
    return product
  }

  private static func draws(_ chains: [(LeapfrogQuestion, [Double])]) -> String? {
    for (question, answer) in chains {
      let d = question.target.dimension
      for i in 0..<d {
        let chain = stride(from: 1 + i, to: answer.count, by: d).map { answer[$0] }
        let (mean, variance) = (question.target.mean[i], question.target.covariance[i][i])
        let squares = chain.map { ($0 - mean) * ($0 - mean) }
        for (name, values, truth) in [
          ("mean", chain, mean), ("variance", squares, variance),
        ] {
          let distance = (sampleMean(values) - truth) / MonteCarloError.mean([values])
          if !(abs(distance) <= width) {
            return
              "The draws of x\(i + 1) have not the known \(name), but one \(short(abs(distance))) standard errors "
              + "away (\(NumberText.fixed(100 * answer[0], decimals: 0)) % of the proposals were accepted), for "
              + "\(question.words)."
          }
        }
      }
    }
    return nil
  }
}

extension LeapfrogQuestion {
  fileprivate var expectedCount: Int {
    switch task {
    case .path: 2 * target.dimension * steps
    case .return: 2 * target.dimension
    case .chain: 1 + target.dimension * draws
    }
  }
}

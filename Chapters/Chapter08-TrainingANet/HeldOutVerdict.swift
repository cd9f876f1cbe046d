import BayesNumerics
import Foundation
import Inference
import Networks
import Workbook

/// Whether one rule predicts held-out samples better than another, and how sure that is.
///
/// The gain is the mean difference of the two errors of a sample; its standard error comes from the sums over
/// groups, as samples of a group are not independent. It counts as shown beyond the 99.9 % point of Student's t,
/// so that two equally good rules are told apart in one of 1000 sets if the groups were independent. The nets of
/// ten folds share most of their training samples, which makes the groups a little dependent; what is promised
/// is one false alarm in 100 sets, and tests hold it on simulated noise.
struct Gain: Sendable {
  /// Mean error of the rule that is beaten or not, less that of the better one.
  let mean: Double
  let standardError: Double
  /// How many standard errors show a gain.
  let needed: Double

  static let falseAlarmRate = 0.01

  /// - Parameters:
  ///   - errors: Of each sample, of the rule that is asked about.
  ///   - others: Of each sample, of the rule that it is compared with.
  init(of errors: [Double], over others: [Double], groups: [Int]) {
    // snippet: gain
    let differences = zip(others, errors).map { $0 - $1 }
    let mean = differences.reduce(0, +) / Double(differences.count)
    var sums: [Int: Double] = [:]
    for (group, difference) in zip(groups, differences) {
      sums[group, default: 0] += difference - mean
    }
    let count = Double(sums.count)
    // Summed in an order that does not change from run to run
    let squares = sums.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }
    self.mean = mean
    standardError =
      (squares * count / max(count - 1, 1)).squareRoot() / Double(differences.count)
    // end snippet
    needed = StudentT(degreesOfFreedom: max(count - 1, 1)).quantile(0.999)
  }

  enum Finding: Sendable { case better, worse, cannotTell }

  var finding: Finding {
    guard standardError > 0, abs(mean) > needed * standardError else { return .cannotTell }
    return mean > 0 ? .better : .worse
  }
}

extension HeldOut {
  /// Whether y is a number; else a class.
  var isRegression: Bool {
    if case .numbers = table.target { true } else { false }
  }

  /// The net against the mean of y, or against the most frequent class.
  var gainOverPlain: Gain { Gain(of: net, over: plain, groups: table.groups) }
  /// The net against the linear fit, or against the softmax without a hidden layer.
  var gainOverLinear: Gain { Gain(of: net, over: linear, groups: table.groups) }

  /// The root of the mean squared error, or the share of wrong classes, of these errors.
  func score(_ errors: [Double]) -> Double {
    isRegression ? sampleMean(errors).squareRoot() : sampleMean(errors)
  }

  /// The standard error of a score, from the sums over groups.
  func scoreError(_ errors: [Double]) -> Double {
    let error = Gain(
      of: [Double](repeating: 0, count: errors.count), over: errors, groups: table.groups
    ).standardError
    // d√u = du / 2√u
    return isRegression ? error / (2 * max(score(errors), .leastNormalMagnitude)) : error
  }

  /// The error on the rows that the nets were trained on.
  var trainingScore: Double {
    let mean = sampleMean(parts.map(\.training))
    return isRegression ? mean.squareRoot() : mean
  }

  /// Whether the nets know their own samples much better than others: a squared error less than half as large,
  /// or half as many mistakes, with a difference beyond four standard errors.
  var overfits: Bool {
    let (own, new) = (sampleMean(parts.map(\.training)), sampleMean(net))
    let error = Gain(
      of: [Double](repeating: 0, count: net.count), over: net, groups: table.groups
    ).standardError
    return own < new / 2 && new - own > 4 * error
  }

  /// In how many folds the loss of the validation part was still falling when the epochs were used up.
  var unfinished: Int {
    parts.count { $0.stop == .allEpochs && $0.best > $0.history.count * 9 / 10 }
  }

  /// In how many folds the loss on the training rows was higher in the last epoch than in the first.
  var worsened: Int {
    parts.count { part in
      guard let first = part.history.first, let last = part.history.last else { return false }
      return last.trainingLoss > first.trainingLoss
    }
  }
}

// MARK: Words

extension HeldOut {
  /// "5.1 MPa", "12 %"
  func inWords(_ score: Double) -> String {
    switch table.target {
    case .numbers(_, _, let unit):
      "\(ScientificNumber.text(score, digits: 3))\(unit.isEmpty ? "" : " \(unit)")"
    case .classes: "\(NumberText.fixed(100 * score, decimals: 1)) %"
    }
  }

  /// The answer for any data: the scores, what they show and what they cannot show.
  var verdict: String {
    let scores =
      isRegression
      ? "On samples that it has not seen the net is off by \(inWords(score(net))) (root mean square, standard "
        + "error \(inWords(scoreError(net)))), the mean alone by \(inWords(score(plain))) and a linear fit by "
        + "\(inWords(score(linear)))"
      : "Of the samples that it has not seen the net takes \(inWords(score(net))) for another class (standard "
        + "error \(inWords(scoreError(net)))), the most frequent class alone \(inWords(score(plain))) and a "
        + "softmax without a hidden layer \(inWords(score(linear)))"
    return "\(scores): \(learnt).\(reservations)"
  }

  private var learnt: String {
    let plainName = isRegression ? "the mean" : "the most frequent class"
    let linearName = isRegression ? "the linear fit" : "the one without a hidden layer"
    switch gainOverPlain.finding {
    case .cannotTell:
      return
        "nothing shows that it has learnt anything; \(smallestGain(gainOverPlain, plainName))"
    case .worse:
      return "it does worse than \(plainName), so what it has learnt does not hold for new samples"
    case .better: break
    }
    switch gainOverLinear.finding {
    case .better: return "it has learnt something, and more than \(linearName)"
    case .worse:
      return "it has learnt something, but less than \(linearName), which is to be preferred"
    case .cannotTell:
      return "it has learnt something, but nothing shows that it is better than \(linearName)"
    }
  }

  /// How far the error would have to fall below the plain rule's to be noticed.
  private func smallestGain(_ gain: Gain, _ plainName: String) -> String {
    let samples = "with \(NumberText.grouped(table.count)) samples"
    let share = gain.needed * gain.standardError / max(sampleMean(plain), .leastNormalMagnitude)
    guard share < 1 else { return "\(samples) and such errors no gain could have shown" }
    let percent = "\(ScientificNumber.text(100 * share)) %"
    return "\(samples) a gain of less than \(percent) of "
      + (isRegression ? "the squared error" : "the mistakes")
      + " of \(plainName) would not have shown"
  }

  private var reservations: String {
    var words = ""
    if overfits {
      words +=
        " It overfits: on the samples that it was trained on its error is "
        + "\(inWords(trainingScore))."
    }
    if unfinished > parts.count / 2 {
      words +=
        " Training has not converged: in \(unfinished) of \(parts.count) splits the loss was still "
        + "falling after \(plan.epochs) \(plan.epochs == 1 ? "epoch" : "epochs"); give more --epochs."
    }
    if worsened > parts.count / 2 {
      words +=
        " In \(worsened) of \(parts.count) splits the loss was higher in the last epoch than in the "
        + "first; give a smaller --rate."
    }
    return words
  }
}

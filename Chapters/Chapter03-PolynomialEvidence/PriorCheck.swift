import BayesNumerics
import Foundation
import Inference
import Workbook

/// Whether the prior allows points like these: a *prior predictive check* of their size.
///
/// Points are replicated from weights of the prior, y = Φ w + ε; of them and of the points seen the root mean
/// square is compared, about the mean of y where that is taken out, else about 0.
struct PriorCheck: Sendable {
  let order: Int
  let check: PredictiveCheck
  /// Root mean square of the points of the prior: the range that 90 % of the sets keep.
  let expected: (low: Double, high: Double)
  /// Whether the prior's scale was chosen to suit the points, so that only gross faults can show.
  let isChosen: Bool

  /// Replicated sets: the range is known to half a percent or so.
  static let replicates = 19_999
}

extension OrderComparison {
  /// Replicates points from the prior of the most probable order.
  func checkPrior(isChosen: Bool, using random: inout RandomSource) -> PriorCheck {
    let order = winner
    let factor = data.statistics.leading(order + 1).factor.upper
    let count = Double(data.count)
    let scale = model.priorVariance.squareRoot()
    let sigma = model.noiseVariance.squareRoot()
    let others = data.count > 1 ? Gamma(shape: (count - 1) / 2, rate: 0.5) : nil
    let replicated = (0..<PriorCheck.replicates).map { _ -> Double in
      // |Φw| = |Rw|; along that direction one normal number of the noise, across it the others
      let weights = (0...order).map { _ in scale * random.normal() }
      let length = norm(
        (0...order).map { i in (i...order).reduce(0.0) { $0 + factor[i, $1] * weights[$1] } })
      let along = length + sigma * random.normal()
      let across = sigma * (others?.sample(using: &random) ?? 0).squareRoot()
      return hypot(along, across) / count.squareRoot()
    }
    let seen = norm((0...(order + 1)).map { factor[$0, order + 1] }) / count.squareRoot()
    let sorted = replicated.sorted()
    return PriorCheck(
      order: order,
      check: PredictiveCheck("root mean square of y", observed: seen, replicated: replicated),
      expected: (sorted[PriorCheck.replicates / 20], sorted[PriorCheck.replicates * 19 / 20]),
      isChosen: isChosen)
  }
}

extension PriorCheck {
  /// One sentence: does the prior allow points of this size?
  var sentence: String {
    func short(_ value: Double) -> String { NumberText.significant(value, digits: 2) }
    let range = "\(short(expected.low)) to \(short(expected.high))"
    let about = isChosen ? "about their mean " : ""
    switch check.outcome {
    case .usual:
      return
        "The prior of order \(order) allows points like these: it expects a root mean square of y "
        + "\(about)from \(range) (90 %); that of the points is \(short(check.observed))."
    case .tooLarge, .tooSmall:
      return
        "The prior of order \(order) does not allow points like these: it expects a root mean square "
        + "of y \(about)from \(range) (90 %), and that of the points is \(short(check.observed)); "
        + (isChosen
          ? "large weights have to cancel, a sign that polynomials do not suit these points."
          : "leave out --prior-variance, or state one that suits your units.")
    case .undefined:
      return "The prior of order \(order) expects points too large for numbers."
    }
  }
}

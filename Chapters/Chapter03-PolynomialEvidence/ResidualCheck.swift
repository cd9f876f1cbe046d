import BayesNumerics
import Foundation
import Inference
import Workbook

/// Whether the most probable order, with its noise and its prior, could have made the points: a *posterior
/// predictive check* of what they leave over, the residuals.
///
/// Points are replicated from the posterior of that order and fitted anew, each with its own residuals
/// r = (y - fit) / (σ √(1 - h)), h the leverage of the point. Several statistics of r look for what goes wrong in
/// practice; the rarest of them is the criterion, itself judged among the replicated sets, so that looking in
/// several ways does not raise the rate of false alarms. A model is called misspecified where fewer than one of 200
/// of its own sets look as odd as the points (the level 0.01 of ``PredictiveCheck`` has two sides).
struct ResidualCheck: Sendable {
  let order: Int
  /// Points whose residuals are looked at: all, or of more than 2000 every second, fourth, ... one.
  let judged: Int
  /// Each way of looking alone; its tails say how rare it is, the verdict is that of ``combined``.
  let looks: [(kind: Look, check: PredictiveCheck)]
  /// The rarest of them, as minus the decimal logarithm of its tail.
  let combined: PredictiveCheck
  /// What the largest residual belongs to.
  let furthest: (x: Double, y: Double)
  /// Mean square of the residuals, in the square of the units of y.
  let scatter: Double
  /// The noise variance that they are held against.
  let noiseVariance: Double
  /// Whether the reader states the prior variance, which may then keep the curve from the points.
  let isPriorStated: Bool

  /// A way of looking at residuals.
  enum Look: String, Sendable, CaseIterable {
    /// Mean square of r, where somebody stated the noise: another noise than that.
    case meanSquare = "mean square of the residuals over the stated noise variance"
    /// max |r| over their root mean square: an outlier.
    case largest = "largest residual over the root mean square"
    /// Σ rᵢ rᵢ₊₁ / Σ rᵢ² in the order of x: a structure that the curve lacks.
    case neighbours = "correlation of neighbouring residuals"
    /// Largest over smallest root mean square of the thirds of the points along x: noise that is not constant.
    case thirds = "scatter of the thirds along x, largest over smallest"
  }

  /// Replicated sets.
  static let replicates = 1999
}

extension OrderComparison {
  /// Checks the most probable order against its own replicated points; nil where fewer than three points are
  /// left over beyond its weights, or where the residuals are no more than rounding.
  ///
  /// - Parameters:
  ///   - isNoiseStated: Whether the noise variance is an assumption of its own and not chosen to suit.
  ///   - isPriorStated: Whether the reader states the prior variance.
  func checkFit(
    isNoiseStated: Bool, isPriorStated: Bool = false, using random: inout RandomSource
  ) -> ResidualCheck? {
    let order = winner
    let points = data.shown.sorted { $0.x < $1.x }
    guard points.count - (order + 1) >= 3 else { return nil }
    let features = data.polynomials.features(at: points.map(\.x), order: order)
    let targets = points.map { $0.y - data.yOrigin }
    var statistics = RegressionStatistics(features: order + 1)
    statistics.add(features, targets: targets)
    let posterior = model.posterior(statistics)

    // The fit as a projection: Φμ = Q Qᵀy / σ² with Q = Φ T⁻¹
    let root = posterior.triangle.solveTransposed(features.transpose).transpose
    let variance = model.noiseVariance
    let sigma = variance.squareRoot()
    let leverages = points.indices.map { i in
      (0...order).reduce(0.0) { $0 + root[i, $1] * root[i, $1] } / variance
    }
    let scales = leverages.map { sigma * max(1 - $0, 1e-6).squareRoot() }
    func residuals(_ y: [Double]) -> [Double] {
      let fit = root * root.transposedTimes(y).map { $0 / variance }
      return y.indices.map { (y[$0] - fit[$0]) / scales[$0] }
    }
    let seen = residuals(targets)
    let rounding = 64 * Double.ulpOfOne * (norm(targets) + abs(data.yOrigin)) / sigma
    guard norm(seen) > rounding, norm(seen).isFinite else { return nil }

    // Replicated sets: a curve from the posterior, noise, and the fit to them
    let curve = features * posterior.mean
    let normal = Normal()
    let replicated = (0..<ResidualCheck.replicates).map { _ in
      let bend = root * normal.samples(order + 1, using: &random)
      return residuals(curve.indices.map { curve[$0] + bend[$0] + sigma * random.normal() })
    }
    let kinds = ResidualCheck.Look.allCases.filter { isNoiseStated || $0 != .meanSquare }
    return ResidualCheck(
      order: order, points: points, seen: seen, replicated: replicated, kinds: kinds,
      noiseVariance: variance, isPriorStated: isPriorStated)
  }
}

extension ResidualCheck {
  fileprivate init(
    order: Int, points: [(x: Double, y: Double)], seen: [Double], replicated: [[Double]],
    kinds: [Look], noiseVariance: Double, isPriorStated: Bool
  ) {
    self.order = order
    self.isPriorStated = isPriorStated
    judged = points.count
    self.noiseVariance = noiseVariance
    scatter = noiseVariance * dot(seen, seen) / Double(seen.count)
    furthest = points[seen.indices.max { abs(seen[$0]) < abs(seen[$1]) } ?? 0]

    // The tail of every set, the seen one first, among all of them
    let sets = [seen] + replicated
    var rarest = [Double](repeating: 1, count: sets.count)
    looks = kinds.map { kind in
      let values = sets.map(kind.value)
      let tails = ResidualCheck.upperTails(values)
      let lower = kind == .meanSquare ? ResidualCheck.upperTails(values.map { -$0 }) : nil
      for i in sets.indices {
        rarest[i] = min(rarest[i], lower.map { 2 * min(tails[i], $0[i]) } ?? tails[i])
      }
      return (
        kind,
        PredictiveCheck(
          kind.rawValue, observed: values[0], lowerTail: lower?[0] ?? 1, upperTail: tails[0])
      )
    }
    let rarity = rarest.map { -log10($0) }
    combined = PredictiveCheck(
      "the rarest of \(kinds.count) ways of looking at the residuals", observed: rarity[0],
      lowerTail: 1, upperTail: ResidualCheck.upperTails(rarity)[0])
  }

  /// For each value the share of all that are as large or larger.
  private static func upperTails(_ values: [Double]) -> [Double] {
    let sorted = values.sorted()
    return values.map { value in
      // The first that is not smaller, by bisection
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] < value { low = middle + 1 } else { high = middle }
      }
      return Double(sorted.count - low) / Double(sorted.count)
    }
  }

  /// The way of looking that finds most, a wrong noise before others as odd.
  var gravest: (kind: Look, check: PredictiveCheck) {
    looks.min { $0.check.probability < $1.check.probability } ?? looks[0]
  }

  /// One sentence: whether the model fits, and if not, what is wrong.
  var verdict: String {
    // 2000 sets know a small share to one digit
    let tail = combined.upperTail
    let share =
      "p = \(NumberText.significant(tail, digits: tail < 0.01 ? 1 : 2)), the share of sets simulated from it "
      + "that look as odd as these, or odder"
    guard combined.isMisfit else {
      return
        "These checks find nothing against a polynomial of order \(order) with normal noise of constant "
        + "variance (\(share)). "
        + (judged <= 100
          ? "With \(judged) points they can miss a jump of a few noise standard deviations, a wave faster than "
            + "the points, or noise that doubles."
          : "A fault that is small beside the noise can still escape them.")
    }
    let observed = NumberText.significant(gravest.check.observed, digits: 2)
    let reason =
      switch gravest.kind {
      case .largest:
        "one point, x = \(NumberText.significant(furthest.x, digits: 4)) and y = "
          + "\(NumberText.significant(furthest.y, digits: 4)), lies \(observed) times as far from the curve "
          + "as the root mean square of all residuals; it may be a typing error, or the noise may have longer "
          + "tails than a normal distribution"
      case .neighbours:
        "neighbouring points lie on the same side of the curve (correlation \(observed)), so a structure "
          + "is missing (a jump, a period, an order above those compared) or the noise of neighbours is "
          + "correlated"
          + (isPriorStated
            ? "; or the stated prior variance keeps the weights too small: leave out --prior-variance"
            : "")
      case .thirds:
        "the scatter changes along x by a factor of \(observed): the noise is not constant "
          + "(heteroscedastic), or a few points of one stretch lie far out"
      case .meanSquare:
        "the points scatter about the curve with variance \(NumberText.significant(scatter, digits: 3)), "
          + "not the stated \(NumberText.significant(noiseVariance, digits: 3)); see --noise-variance and "
          + "--prior-variance"
      }
    return
      "The model does not fit: it is misspecified (\(share)). \(reason.prefix(1).uppercased())"
      + "\(reason.dropFirst())."
  }
}

extension ResidualCheck.Look {
  /// Of standardised residuals in the order of x; NaN where all are 0.
  func value(of residuals: [Double]) -> Double {
    let count = residuals.count
    let square = dot(residuals, residuals)
    switch self {
    case .largest:
      return (residuals.map(abs).max() ?? .nan) / (square / Double(count)).squareRoot()
    case .neighbours:
      return zip(residuals, residuals.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / square
    case .thirds:
      let sizes = (0..<3).map { third -> Double in
        let part = residuals[third * count / 3..<(third + 1) * count / 3]
        return (part.reduce(0) { $0 + $1 * $1 } / Double(part.count)).squareRoot()
      }
      return (sizes.max() ?? .nan) / max(sizes.min() ?? .nan, 1e-300)
    case .meanSquare:
      return square / Double(count)
    }
  }
}

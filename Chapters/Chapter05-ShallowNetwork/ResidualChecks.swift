import BayesNumerics
import Inference
import Networks
import Workbook

/// Asks whether the residuals of a fit look like noise that is normal, equally strong everywhere, and
/// independent from point to point: three posterior predictive checks.
///
/// Tails and strength are statistics of y - f̂(x), compared with those of points that the posterior itself
/// makes, about the same f̂. A curve that was fitted to its points leaves residuals that alternate a little
/// more than such points do; so structure is compared draw by draw, y - f_t(x) of the points against noise
/// that the draw makes: the *realised discrepancy* of Gelman, Meng and Stern (1996, Statistica Sinica 6,
/// 733-807). No statistic changes when all residuals are multiplied by a number, so that the checks ask for
/// the shape of the noise and not for its size; ``NoiseReport`` asks for that.
struct ResidualChecks: Sendable {
  /// Tails: the mean fourth power over the squared mean square. Normal noise has 3; outliers raise it.
  let tails: PredictiveCheck
  /// Strength: the largest mean square of a quarter of the points over the smallest, quarters taken in the
  /// order of an input or of the fitted value, whichever is worst.
  let strength: PredictiveCheck
  /// Structure: the correlation of residuals of neighbours, in the order of an input, whichever is largest.
  let structure: PredictiveCheck

  /// Probability that a right model fails at least one of the checks, at most about.
  static let falseAlarmRate = 0.01

  var all: [PredictiveCheck] { [tails, strength, structure] }
  var misfits: [PredictiveCheck] { all.filter(\.isMisfit) }
  /// Whether the model with one normal noise for all points is called misspecified.
  var isMisspecified: Bool { !misfits.isEmpty }

  /// What is wrong, in words; empty where nothing is found.
  private var reasons: [String] {
    var reasons: [String] = []
    let far = "some points lie too far from the curve for normal noise"
    let uneven = "the noise is stronger in one part of the points than in another (heteroscedastic)"
    switch (tails.outcome, strength.outcome) {
    case (.tooLarge, .tooLarge):
      // A single outlier raises the mean square of its quarter too
      reasons.append(
        "\(far), or \(uneven); look at the residuals, for these checks cannot tell which")
    case (.tooLarge, _): reasons.append(far)
    case (.tooSmall, _) where structure.outcome != .tooLarge:
      reasons.append(
        "no point lies as far from the curve as normal noise would put it, as when the points form two groups"
      )
    default: break
    }
    switch strength.outcome {
    case .tooLarge where tails.outcome != .tooLarge: reasons.append(uneven)
    case .tooSmall: reasons.append("the noise is more even over the points than chance allows")
    case .tooLarge, .usual, .undefined: break
    }
    switch structure.outcome {
    case .tooLarge:
      reasons.append(
        "neighbouring residuals are alike, so the curve misses structure or the noise is correlated"
      )
    case .tooSmall:
      reasons.append("neighbouring residuals alternate, so that the noise is not independent")
    case .usual, .undefined: break
    }
    return reasons
  }

  /// "Does the model fit? No, it is misspecified: ..." or that nothing speaks against the model.
  var sentence: String {
    reasons.isEmpty
      ? "Does the model fit? Three checks of the residuals find nothing against it."
      : "Does the model fit? No, it is misspecified: \(reasons.joined(separator: "; "))."
  }

  /// The checks and σ in one verdict: where the prior of σ contradicts the residuals, that comes first.
  func verdict(_ noise: NoiseReport) -> String {
    guard let warning = noise.warning else { return sentence }
    return "Does the model fit? Not with this prior of σ. \(warning)"
      + (reasons.isEmpty
        ? " About the shape of the noise the three checks find nothing more to say."
        : " The checks call the model misspecified too, perhaps for the same reason: "
          + "\(reasons.joined(separator: "; ")).")
  }

  var table: Table {
    Table(
      title: "Do the residuals look like the model's noise?",
      columns: [
        "statistic of the residuals", "these points", "as expected between", "p", "verdict",
      ],
      rows: zip(all, ranges).map { check, range in
        [
          check.statistic, NumberText.significant(check.observed, digits: 3),
          "\(NumberText.significant(range.lowerBound, digits: 3)) to "
            + NumberText.significant(range.upperBound, digits: 3),
          check.probability.isNaN ? "" : NumberText.significant(check.probability, digits: 1),
          check.outcome == .undefined ? "undefined" : check.isMisfit ? "misfit" : "as expected",
        ]
      },
      note:
        "There are three checks, so each is made at a third of 0.01: it finds a misfit below p = 0.0033, or "
        + "outside the central 99.67 % that the table shows, and a right model fails one of the three about "
        + "once in a hundred data sets. For neighbours the points' value is a mean over draws, and the range "
        + "allows for what the curve leaves open. The checks judge the shape of the noise; the table above "
        + "judges its size.")
  }

  /// For each check the values of the points that it calls as expected.
  let ranges: [ClosedRange<Double>]
}

extension ResidualChecks {
  /// Residuals of up to 4000 draws, of the points and of replicated noise.
  ///
  /// - Parameter random: Gives the replicated noise.
  init(_ fit: NetworkFit, using random: inout RandomSource) {
    // The points in the order of each input, and of the fitted value; ties share a place
    let inputs = fit.scale.inputs(fit.set.x, hasConstant: fit.hasConstant)
    let fitted = fit.meanFunction(at: inputs)
    let columns = (0..<fit.set.columns).map { column in
      (0..<fit.set.count).map { fit.set.x[$0, column] }
    }
    let orders = columns.map(PointOrder.init)
    let statistics = ResidualStatistics(orders: orders, fitted: PointOrder(fitted))

    // Points that the posterior makes, about the mean curve; and noise, beside the points' own, of each draw
    let targets = fit.network.targets
    let residuals = zip(targets, fitted).map { $0 - $1 }
    let most = min(4000, max(1000, 20_000_000 / max(1, fit.set.count)))
    let apart = max(1, fit.draws.chains.count * fit.draws.count / most)
    var tailsOfReplicates: [Double] = []
    var strengthOfReplicates: [Double] = []
    var structureOfPoints: [Double] = []
    var structureOfNoise: [Double] = []
    for chain in fit.draws.chains.indices {
      for draw in stride(from: chain % apart, to: fit.draws.count, by: apart) {
        let parameters = fit.parameters(chain: chain, draw: draw)
        let function = ShallowNetwork.function(parameters, at: inputs)
        let deviation = parameters.noiseVariance.squareRoot()
        let noise = targets.map { _ in deviation * random.normal() }
        let replicate = targets.indices.map { function[$0] + noise[$0] - fitted[$0] }
        tailsOfReplicates.append(statistics.tails(replicate))
        strengthOfReplicates.append(statistics.strength(replicate))
        structureOfPoints.append(statistics.structure(zip(targets, function).map { $0 - $1 }))
        structureOfNoise.append(statistics.structure(noise))
      }
    }
    let level = ResidualChecks.falseAlarmRate / 3
    let checks = [
      PredictiveCheck(
        "fourth moment over squared second (normal: 3)", observed: statistics.tails(residuals),
        replicated: tailsOfReplicates, level: level),
      PredictiveCheck(
        "largest over smallest mean square of quarters",
        observed: statistics.strength(residuals), replicated: strengthOfReplicates, level: level),
      PredictiveCheck(
        "correlation of neighbours", realised: structureOfPoints, replicated: structureOfNoise,
        level: level),
    ]
    (tails, strength, structure) = (checks[0], checks[1], checks[2])
    // Draw by draw is noise less points against 0: the same as that difference about the points' mean
    let centre = structure.observed
    let differences = zip(structureOfNoise, structureOfPoints).map { centre + ($0 - $1) }
    ranges = [tailsOfReplicates, strengthOfReplicates, differences].map {
      PredictiveCheck.expectedRange(replicated: $0, level: level)
    }
  }
}

extension PredictiveCheck {
  /// The observed values that a check by simulation does not call a misfit: those with at least k replicated
  /// ones as small and k as large, where k is the least number with 2 (1 + k)/(1 + replicated) ≥ level.
  static func expectedRange(replicated: [Double], level: Double) -> ClosedRange<Double> {
    let sorted = replicated.filter { !$0.isNaN }.sorted()
    guard !sorted.isEmpty else { return 0...0 }
    let least = (level * Double(replicated.count + 1) / 2).rounded(.up) - 1
    let k = min(max(1, Int(least)), (sorted.count + 1) / 2)
    return sorted[k - 1]...sorted[sorted.count - k]
  }

  /// A statistic that depends on the parameters too: in each draw that of the data against that of data
  /// replicated in the same draw. Observed is the mean over draws.
  init(_ statistic: String, realised: [Double], replicated: [Double], level: Double) {
    precondition(
      realised.count == replicated.count,
      "\(realised.count) realised values stand against \(replicated.count) replicated ones")
    let sets = Double(realised.count + 1)
    let isDefined = !realised.contains(where: \.isNaN) && !replicated.contains(where: \.isNaN)
    func tail(_ isExtreme: (Double, Double) -> Bool) -> Double {
      isDefined ? Double(1 + zip(replicated, realised).count { isExtreme($0, $1) }) / sets : .nan
    }
    self.init(
      statistic, observed: sampleMean(realised), lowerTail: tail(<=), upperTail: tail(>=),
      level: level)
  }
}

/// Points in the order of a number, those with the same number in one group.
struct PointOrder: Sendable {
  /// Indices of the points, in groups.
  let groups: [[Int]]
  /// Indices of the points, in four parts of nearly equal size.
  let quarters: [[Int]]

  init(_ values: [Double]) {
    let sorted = values.indices.sorted { values[$0] < values[$1] }
    var groups: [[Int]] = []
    for index in sorted {
      if let last = groups.last?.last, values[last] == values[index] {
        groups[groups.count - 1].append(index)
      } else {
        groups.append([index])
      }
    }
    self.groups = groups
    // Whole groups, so that the order of a file's rows has no say
    var quarters = [[Int]](repeating: [], count: 4)
    var before = 0
    for group in groups {
      let middle = Double(before) + Double(group.count) / 2
      quarters[min(3, Int(4 * middle / Double(max(1, values.count))))] += group
      before += group.count
    }
    self.quarters = quarters.filter { !$0.isEmpty }
  }
}

/// The three statistics of ``ResidualChecks``, each free of the residuals' scale.
private struct ResidualStatistics {
  /// Of each input.
  let orders: [PointOrder]
  let fitted: PointOrder

  func tails(_ residuals: [Double]) -> Double {
    let second = sampleMean(residuals.map { $0 * $0 })
    let fourth = sampleMean(residuals.map { ($0 * $0) * ($0 * $0) })
    return fourth / (second * second)
  }

  func strength(_ residuals: [Double]) -> Double {
    let squares = residuals.map { $0 * $0 }
    return (orders + [fitted]).map { ratio(squares, $0) }.reduce(1) { $1.isNaN ? $1 : max($0, $1) }
  }

  func structure(_ residuals: [Double]) -> Double {
    orders.map { neighbours(residuals, $0) }.reduce(-1) { $1.isNaN ? $0 : max($0, $1) }
  }

  /// The largest mean square of a quarter over the smallest.
  private func ratio(_ squares: [Double], _ order: PointOrder) -> Double {
    let means = order.quarters.map { part in
      part.reduce(0) { $0 + squares[$1] } / Double(part.count)
    }
    guard let least = means.min(), let most = means.max() else { return .nan }
    return most / least
  }

  /// Σ u_g u_{g+1} / Σ u_g², where u_g is √n times the mean of a group of n points; NaN for one group.
  private func neighbours(_ residuals: [Double], _ order: PointOrder) -> Double {
    guard order.groups.count > 1 else { return .nan }
    let means = order.groups.map { group in
      group.reduce(0) { $0 + residuals[$1] } / Double(group.count).squareRoot()
    }
    return zip(means, means.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
      / means.reduce(0) { $0 + $1 * $1 }
  }
}

extension NetworkFit {
  /// The mean of f over up to 2000 draws at each row of `inputs`, standardised as y is for the network.
  func meanFunction(at inputs: Matrix) -> [Double] {
    let apart = max(1, draws.chains.count * draws.count / 2000)
    var sums = [Double](repeating: 0, count: inputs.rows)
    var count = 0.0
    for chain in draws.chains.indices {
      for draw in stride(from: 0, to: draws.count, by: apart) {
        let function = ShallowNetwork.function(parameters(chain: chain, draw: draw), at: inputs)
        for row in sums.indices { sums[row] += function[row] }
        count += 1
      }
    }
    return sums.map { $0 / count }
  }
}

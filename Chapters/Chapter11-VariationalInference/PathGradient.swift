import BayesNumerics
import RealModule

// Four estimates, each of one draw z ~ N(0, 1), of the slope of the bound in the mean m and in log s of a normal q.

/// A slope of the bound, in the mean of q and in the logarithm of its standard deviation.
struct BoundSlope: Sendable {
  var mean: Double
  var logScale: Double
}

enum GradientKind: String, CaseIterable, Sendable {
  case score = "score function"
  case scoreWithBaseline = "score, with baseline"
  case path = "path"
  case stickingTheLanding = "path, sticking the landing"
}

struct OneDrawGradient: Sendable {
  let target: OneDimensionalTarget
  let q: Normal

  // snippet: score
  /// The score of q times log p - log q, from which a baseline may be taken since E(score) = 0.
  func score(_ z: Double, baseline: BoundSlope = BoundSlope(mean: 0, logScale: 0)) -> BoundSlope {
    let theta = q.mean + q.standardDeviation * z
    let weight = target.logDensity(theta) - q.logDensity(theta)
    return BoundSlope(
      mean: z / q.standardDeviation * (weight - baseline.mean),
      logScale: (z * z - 1) * (weight - baseline.logScale))
  }
  // end snippet

  // snippet: path
  /// Moves θ = m + s z along with m and s; the entropy's slope, 1 in log s, is exact.
  func path(_ z: Double) -> BoundSlope {
    let slope = target.slope(q.mean + q.standardDeviation * z)
    return BoundSlope(mean: slope, logScale: q.standardDeviation * z * slope + 1)
  }
  // end snippet

  // snippet: landing
  /// The slope of log p - log q along the path: where q is p, it is zero for each z.
  func stickingTheLanding(_ z: Double) -> BoundSlope {
    let s = q.standardDeviation
    let slope = target.slope(q.mean + s * z) + z / s
    return BoundSlope(mean: slope, logScale: s * z * slope)
  }
  // end snippet

  /// The baseline with the least variance, E(score² weight)/E(score²), where log p - log q of all other coordinates
  /// has this mean.
  func bestBaseline(weightOfOthers: Double = 0) -> BoundSlope {
    func weighted(_ score: (Double) -> Double) -> Double {
      NormalFit.expectation { score($0) * score($0) * weight($0) }
        / NormalFit.expectation { score($0) * score($0) } + weightOfOthers
    }
    return BoundSlope(
      mean: weighted { $0 / q.standardDeviation }, logScale: weighted { $0 * $0 - 1 })
  }

  /// log p - log q at the place of z.
  func weight(_ z: Double) -> Double {
    let theta = q.mean + q.standardDeviation * z
    return target.logDensity(theta) - q.logDensity(theta)
  }

  /// One of the four; the baseline is the best one.
  func estimate(_ kind: GradientKind, _ z: Double, baseline: BoundSlope) -> BoundSlope {
    switch kind {
    case .score: score(z)
    case .scoreWithBaseline: score(z, baseline: baseline)
    case .path: path(z)
    case .stickingTheLanding: stickingTheLanding(z)
    }
  }

  /// Mean and variance of one draw of the slope in m, where q and the target are products of `copies` factors: by
  /// quadrature, without chance.
  ///
  /// The path sees its own coordinate only. The score is multiplied by the weights of all, which are independent: with
  /// W the sum of the others', E(score² (w + W)²) = E(score² w²) + 2 E(score² w) E(W) + E(score²) E(W²).
  func moments(_ kind: GradientKind, copies: Int) -> (mean: Double, variance: Double) {
    switch kind {
    case .path, .stickingTheLanding:
      let none = BoundSlope(mean: 0, logScale: 0)
      let mean = NormalFit.expectation { estimate(kind, $0, baseline: none).mean }
      let square = NormalFit.expectation {
        let slope = estimate(kind, $0, baseline: none).mean
        return slope * slope
      }
      return (mean, square - mean * mean)
    case .score, .scoreWithBaseline:
      let own = NormalFit.expectation { weight($0) }
      let spread = NormalFit.expectation { (weight($0) - own) * (weight($0) - own) }
      let others = Double(copies - 1)
      let baseline =
        kind == .score ? 0 : bestBaseline(weightOfOthers: others * own).mean
      let s = q.standardDeviation
      let mean = NormalFit.expectation { $0 / s * weight($0) }
      let shifted = others * own - baseline
      let square = NormalFit.expectation { z in
        let (score, w) = (z / s, weight(z))
        return score * score
          * (w * w + 2 * w * shifted + shifted * shifted + others * spread)
      }
      return (mean, square - mean * mean)
    }
  }
}

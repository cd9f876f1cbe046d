import BayesNumerics
import Foundation
import Inference
import Workbook

/// The numbers and pictures of lecture 003's two sensors, computed; row numbers are those of the ledger.
enum Claims {
  static func all(
    models: [LandscapeModel], stages: [Stage], checks: [GridCheck], swap: SwapTest, square: Double
  ) -> [Claim] {
    let (uniform, exponential) = (models[0], models[1])
    return priors(uniform, exponential, square: square) + exponentialModes(stages)
      + [
        uniformModes(stages), mass(uniform, stages[0]), width(stages), agreement(stages),
        grid(checks), names(swap), reflection(swap),
      ]
  }

  private static let priorSlide = "We assume two different priors"

  private static func slide(_ heading: String) -> Claim.Source {
    Claim.Source(lecture: "003", slide: heading)
  }

  private static func update(_ intervals: Int) -> Claim.Source {
    slide("We update the posterior: N = \(intervals) data")
  }

  // MARK: Row 53

  private static func priors(
    _ uniform: LandscapeModel, _ exponential: LandscapeModel, square: Double
  ) -> [Claim] {
    func height(_ rate1: Double, _ rate2: Double) -> Double {
      exp(exponential.logPriorDensity(rate1, rate2))
    }
    let lattice = stride(from: 0, through: square, by: square / 20).map { $0 }
    let falls = lattice.dropFirst().allSatisfy { rate in
      lattice.allSatisfy {
        height(rate, $0) < height(rate - square / 20, $0)
          && height($0, rate) < height($0, rate - square / 20)
      }
    }
    return [
      Claim(
        id: "53a", source: slide(priorSlide), quantity: "height of the uniform prior's plane",
        evidence: .number(
          published: 0.04, computed: exp(uniform.logPriorDensity(3, 1)),
          .relative(1e-14, because: "two logarithms and an exponential"))),
      Claim(
        id: "53b", source: slide(priorSlide),
        quantity: "height of the exponential prior at the origin",
        evidence: .number(
          published: 1.0 / 30, printed: "1/30", computed: height(0, 0),
          .relative(1e-14, because: "two logarithms and an exponential"))),
      Claim(
        id: "53c", source: slide(priorSlide), quantity: "form of the exponential prior",
        evidence: .shape(
          published: "waterfall from the origin",
          observed: "falls along both axes, to "
            + "\(NumberText.significant(height(square, square), digits: 3)) at the far corner",
          holds: falls)),
    ]
  }

  // MARK: Row 54

  private static func exponentialModes(_ stages: [Stage]) -> [Claim] {
    let printed = [(2.727, 0.750), (2.941, 0.938), (2.997, 0.997)]
    let ids = [("54a", "54b"), ("54c", "54d"), ("54e", "54f")]
    return zip(zip(stages, printed), ids).flatMap { item, ids -> [Claim] in
      let (stage, published) = item
      let mode = stage.posteriors[1].mode
      func claim(_ id: String, _ rate: String, _ published: Double, _ computed: Double) -> Claim {
        Claim(
          id: id, source: update(stage.intervals),
          quantity: "mode of \(rate), exponential priors, N = \(stage.intervals)",
          evidence: .number(published: published, computed: computed, .rounded(decimals: 3)))
      }
      return [
        claim(ids.0, "λ1", published.0, mode.first), claim(ids.1, "λ2", published.1, mode.second),
      ]
    }
  }

  private static func uniformModes(_ stages: [Stage]) -> Claim {
    let worst =
      stages.flatMap { stage -> [Double] in
        let mode = stage.posteriors[0].mode
        return [abs(mode.first - 3), abs(mode.second - 1)]
      }.max() ?? .nan
    return Claim(
      id: "54g", source: update(1), quantity: "modes under uniform priors, s/N",
      evidence: .shape(
        published: "at the observed rates",
        observed: worst < 1e-12 ? "(3, 1) at every N" : "off by \(worst)", holds: worst < 1e-12))
  }

  private static func mass(_ uniform: LandscapeModel, _ stage: Stage) -> Claim {
    Claim(
      id: "54h", source: update(1),
      quantity: "P(λ1 < 5) at N = 1 when the flat prior has no end",
      evidence: .number(
        published: 0.735,
        computed: uniform.first.untruncated(after: stage.counts.first).cumulative(5),
        .rounded(decimals: 3)))
  }

  /// The standard deviation times √N tends to √λ: its exponent between the last two stages.
  private static func width(_ stages: [Stage]) -> Claim {
    let (before, after) = (stages[stages.count - 2], stages[stages.count - 1])
    let slopes = [\PairPosterior.first, \PairPosterior.second].map { rate in
      log(
        after.posteriors[1][keyPath: rate].standardDeviation
          / before.posteriors[1][keyPath: rate].standardDeviation)
        / log(Double(after.intervals) / Double(before.intervals))
    }
    // The variance (s + 1)/(N + 1/b)² is λ/N times 1 + 1/(λ N) - 2/(b N), at most 1 + 1/N; between N = 5
    // and 100 its logarithm moves by less than log(1.2), the exponent by half of that over log(20): 0.03
    let bound = 0.5 * log(1.2) / log(20)
    return Claim(
      id: "54i", source: update(100), quantity: "the peak contracts as N^-1/2",
      evidence: .shape(
        published: "ever narrower peak",
        observed: "sd of λ1 and λ2 as N to the power "
          + slopes.map { NumberText.fixed($0, decimals: 3) }.joined(separator: " and "),
        holds: slopes.allSatisfy { abs($0 + 0.5) < bound }))
  }

  /// At N = 100 the priors move the modes by s/N - s/(N + 1/b), less than a twentieth of a standard deviation.
  private static func agreement(_ stages: [Stage]) -> Claim {
    func distance(_ stage: Stage) -> Double {
      let (uniform, exponential) = (stage.posteriors[0], stage.posteriors[1])
      return max(
        abs(uniform.mode.first - exponential.mode.first) / exponential.first.standardDeviation,
        abs(uniform.mode.second - exponential.mode.second) / exponential.second.standardDeviation)
    }
    let distances = stages.map(distance)
    return Claim(
      id: "54j", source: update(100), quantity: "the two priors agree at N = 100",
      evidence: .shape(
        published: "the same picture",
        observed: "summits "
          + distances.map { NumberText.fixed($0, decimals: 3) }.joined(separator: ", ")
          + " sd apart at N = " + stages.map { "\($0.intervals)" }.joined(separator: ", "),
        holds: zip(distances, distances.dropFirst()).allSatisfy { $0 > $1 }
          && (distances.last ?? 1) < 0.05))
  }

  private static func grid(_ checks: [GridCheck]) -> Claim {
    let worst = checks.filter { $0.grid.rule == .endCorrected }.map(\.error).max() ?? .nan
    return Claim(
      id: "54k", source: update(1), quantity: "100 x 100 grid against the closed form",
      evidence: .shape(
        published: "posterior on a grid",
        observed:
          "differs by at most \(NumberText.significant(worst, digits: 2)) of the summit's height",
        holds: worst < 1e-4))
  }

  // MARK: Slip E12

  private static func names(_ swap: SwapTest) -> Claim {
    Claim(
      id: "54l", source: update(1),
      quantity: "mode of λ1 at N = 1, exponential priors (slip E12)",
      evidence: .correction(
        published: "2.25 if Exp(3) is λ1's", publishedValue: swap.priorsSwapped.mode.first,
        publishedDecimals: 2,
        computed: swap.asHere.mode.first,
        independent: SwapTest.searchedMode(
          swap.asHere.model.first, counts: swap.asHere.counts.first),
        .relative(1e-6, because: "a maximum is found by search to 1e-8 only, as it is flat"),
        because: "the slides mix λ1, λ2 with p1, p2 and the axes; the pictures are those of λ1 "
          + "(true rate 3, horizontal) with the prior of mean 10 and λ2 (true rate 1, vertical) with "
          + "mean 3"))
  }

  private static func reflection(_ swap: SwapTest) -> Claim {
    let both = swap.asymmetry(of: swap.bothSwapped)
    let one = [swap.asymmetry(of: swap.countsSwapped), swap.asymmetry(of: swap.priorsSwapped)]
    return Claim(
      id: "54m", source: update(1), quantity: "swap test with the counts (3, 1)",
      evidence: .shape(
        published: "axes not named",
        observed: "interchanging counts and priors reflects the landscape; one alone changes it by "
          + one.map { "\(NumberText.fixed(100 * $0, decimals: 0)) %" }.joined(separator: " or "),
        holds: both < 1e-12 && one.allSatisfy { $0 > 0.05 }))
  }
}

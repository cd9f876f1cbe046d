import BayesNumerics
import Foundation

/// Slip E12: the slides name λ₁, λ₂, p₁ and p₂ without saying which axis and which prior is whose. Counts
/// that differ tell the readings apart; equal counts never would.
struct SwapTest: Sendable {
  /// λ₁, true rate 3, horizontal, prior mean 10; λ₂, true rate 1, vertical, prior mean 3.
  let asHere: PairPosterior
  /// "Exp(3), Exp(10)" read in the order of λ₁, λ₂: the priors interchanged.
  let priorsSwapped: PairPosterior
  /// The wires interchanged: each sensor's counts given to the other rate.
  let countsSwapped: PairPosterior
  /// Both interchanged: the same landscape, reflected in the diagonal.
  let bothSwapped: PairPosterior

  init(model: LandscapeModel, counts: SensorCounts) {
    asHere = PairPosterior(model, after: counts)
    priorsSwapped = PairPosterior(model.swapped, after: counts)
    countsSwapped = PairPosterior(model, after: counts.swapped)
    bothSwapped = PairPosterior(model.swapped, after: counts.swapped)
  }

  /// The largest difference of a landscape from the reflected one of `asHere`, over its height, on a lattice.
  func asymmetry(of other: PairPosterior) -> Double {
    let lattice = (1...20).map { Double($0) / 4 }
    let peak = asHere.logDensity(asHere.mode.first, asHere.mode.second)
    var largest = 0.0
    for rate1 in lattice {
      for rate2 in lattice {
        let here = exp(asHere.logDensity(rate1, rate2) - peak)
        let there = exp(other.logDensity(rate2, rate1) - peak)
        largest = max(largest, abs(here - there))
      }
    }
    return largest
  }

  /// The place of the largest prior times likelihood of one rate, by golden-section search: right to the
  /// square root of a rounding, 1e-8, as a maximum is flat.
  static func searchedMode(_ prior: RatePrior, counts: Counts) -> Double {
    func height(_ rate: Double) -> Double {
      prior.logDensity(rate) + Double(counts.sum) * log(rate) - Double(counts.intervals) * rate
    }
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (0.0, 2 * Double(counts.sum + 1))
    for _ in 0..<80 {
      let (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
      if height(left) < height(right) { low = left } else { high = right }
    }
    return (low + high) / 2
  }
}

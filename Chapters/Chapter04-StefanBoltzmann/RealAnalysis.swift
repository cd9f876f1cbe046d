import BayesNumerics
import Datasets
import Foundation
import Inference

/// Real stars before and after: error bars alone, and a model of what they leave out.
struct RealAnalysis: Sendable {
  let stars: [MeasuredStar]
  let warnings: [String]
  /// Mean of log(σ_T / σ☉) and its error, from error bars alone.
  let naive: (mean: Double, error: Double)
  let model: RealStarModel
  let draws: Draws
  let mixing: ChainCheck

  init(
    stars: [MeasuredStar], warnings: [String], lengths: ChainLengths, using random: RandomSource,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async {
    self.stars = stars
    self.warnings = warnings
    naive = RealStars.naive(stars)
    let model = RealStarModel(stars)
    self.model = model
    let center = naive.mean
    let starts = (0..<4).map { chain -> [Double] in
      var stream = random.stream(0).stream(chain)
      let shared = [
        center + 0.3 * stream.normal(), stream.normal(), stream.normal(),
        log(0.05) + stream.normal(),
      ]
      return shared + (0..<(2 * stars.count)).map { _ in stream.normal() }
    }
    draws = await sample(
      NUTS(model, acceptanceAim: 0.95), from: starts, lengths: lengths,
      recording: Recorder(names: ["log_sigma", "delta_R", "delta_T", "scatter"]) {
        [
          $0[0], model.diameterScale * $0[1], model.temperatureScale * $0[2], exp($0[3]),
        ]
      }, using: random.stream(1), progress: progress)
    mixing = ChainCheck(draws)
  }

  /// Distance of the textbook's log σ_T from a mean, in standard deviations.
  static func distance(_ moments: (mean: Double, standardDeviation: Double)) -> Double {
    (moments.mean - log(StarField.scale(StefanBoltzmann.sigma))) / moments.standardDeviation
  }
}

import BayesNumerics

extension Beta {
  /// The largest density that a figure draws: 2 where the density has no bound.
  var drawnPeak: Double {
    let density = density(mode ?? 0.5)
    return density.isFinite ? density : 2
  }
}

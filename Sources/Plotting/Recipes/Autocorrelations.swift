extension [Layer] {
  /// Autocorrelation by lag, a curve for each chain or sampler: 1 at lag 0, near 0 once the past is forgotten.
  ///
  /// - Parameters:
  ///   - curves: The autocorrelations at lags 0, 1, 2, ... with the name in the key.
  ///   - name: The data blocks are "NAME_0", "NAME_1", ...
  public static func autocorrelations(
    _ name: String = "autocorrelation", of curves: [(title: Text, values: [Double])],
    agreement: Agreement = .exact
  ) -> [Layer] {
    zip(curves, Ink.chains).enumerated().map { index, item -> Layer in
      let (curve, ink) = item
      return .line(
        "\(name)_\(index)", x: curve.values.indices.map(Double.init), y: curve.values,
        Stroke(ink, width: 3), agreement: agreement, title: curve.title)
    }
  }
}

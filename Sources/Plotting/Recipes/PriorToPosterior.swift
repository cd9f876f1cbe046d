extension [Layer] {
  /// What was known before, what the data say, and what is known after: prior (dashed), likelihood scaled to
  /// unit area (dotted) and posterior (solid) over one parameter.
  ///
  /// - Parameters:
  ///   - prior, likelihood, posterior: Densities at x.
  ///   - top: The upper end of the vertical axis; a curve that rises beyond it is cut a little above it.
  public static func priorToPosterior(
    x: [Double], prior: [Double], likelihood: [Double], posterior: [Double], top: Double
  ) -> [Layer] {
    func clipped(_ values: [Double]) -> [Double] {
      values.map { $0 > 1.05 * top ? 1.05 * top : $0 }
    }
    return [
      .line("prior", x: x, y: clipped(prior), Stroke(.vermillion), title: "prior"),
      .line(
        "posterior", x: x, y: clipped(posterior), Stroke(.blue, width: 3.5), title: "posterior"),
      .line(
        "likelihood", x: x, y: clipped(likelihood), Stroke(.black, dash: .dotted),
        title: "likelihood"),
    ]
  }
}

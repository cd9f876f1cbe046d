extension [Layer] {
  /// The trace of each chain: its values draw by draw, thinned evenly to some 300 points, a colour each.
  ///
  /// - Parameters:
  ///   - name: The data blocks are "NAME_0", "NAME_1", ...
  ///   - chains: At most ``Ink/chains`` are drawn; of equal length, draws counted from 1.
  public static func traces(
    _ name: String, of chains: [[Double]], agreement: Agreement = .exact
  ) -> [Layer] {
    zip(chains, Ink.chains).enumerated().map { index, chain -> Layer in
      let (values, ink) = chain
      let places = Array<Int>(
        stride(from: 0, to: values.count, by: Swift.max(1, values.count / 300)))
      return .line(
        "\(name)_\(index)", x: places.map { Double($0 + 1) }, y: places.map { values[$0] },
        Stroke(ink, width: 1.2, dash: .solid), agreement: agreement)
    }
  }
}

extension Ink {
  /// The colours of chains that are drawn together.
  public static let chains: [Ink] = [.blue, .vermillion, .green, .purple]
}

import RealModule

extension RandomSource {
  /// A standard normal variate: mean 0, variance 1.
  ///
  /// Exact to the 53 bits of a double, tails included. Ziggurat of 256 layers of equal area: most
  /// draws take one ``next()``, of which 8 bits choose the layer and 55 other bits the place in
  /// it (Doornik's remedy for the correlation in the original). Source: Marsaglia and Tsang
  /// (2000), "The ziggurat method", J. Stat. Software 5(8); Doornik (2005), "An improved ziggurat
  /// method".
  public mutating func normal() -> Double {
    let ziggurat = Ziggurat.shared
    while true {
      // Choose a layer and a place across it, of either sign.
      let bits = next()
      let layer = Int(bits & 255)
      let place = Double(Int64(bitPattern: bits) >> 9) * 0x1p-54
      let x = place * ziggurat.edges[layer]

      // Most of a layer lies under the curve.
      if abs(x) < ziggurat.edges[layer + 1] { return x }

      // The base layer goes on for ever; in the others, ask for the height.
      if layer == 0 { return normalTail(beyond: ziggurat.edges[1], negative: place < 0) }
      let lower = ziggurat.heights[layer]
      let upper = ziggurat.heights[layer + 1]
      if lower + uniform() * (upper - lower) < .exp(-0.5 * x * x) { return x }
    }
  }

  /// A standard normal variate given that it lies beyond `edge` (Marsaglia 1964).
  mutating func normalTail(beyond edge: Double, negative: Bool) -> Double {
    while true {
      let excess = -Double.log(uniform()) / edge
      let height = -Double.log(uniform())
      if 2 * height >= excess * excess { return negative ? -(edge + excess) : edge + excess }
    }
  }
}

/// 256 layers of equal area under exp(-x²/2), the lowest with the tail.
struct Ziggurat: Sendable {
  /// Right edges, wide to narrow: `edges[0]` is the width that gives the base layer its area as a
  /// rectangle, `edges[1]` where its tail begins, `edges[256]` = 0.
  let edges: [Double]
  /// exp(-edge²/2) at each of `edges[1]...`; `heights[0]` is the floor, 0.
  let heights: [Double]

  static let shared = Ziggurat()

  init() {
    // Where the tail begins, so that the 256 layers just reach the top (Marsaglia and Tsang,
    // section 4).
    let tailEdge = 3.654_152_885_361_008_8
    let tailArea = (.pi / 2).squareRoot() * complementaryErrorFunction(tailEdge / 2.0.squareRoot())
    let area = tailEdge * .exp(-0.5 * tailEdge * tailEdge) + tailArea

    // Every layer is as high as its area over its width.
    var edges = [area / .exp(-0.5 * tailEdge * tailEdge), tailEdge]
    var heights = [0, Double.exp(-0.5 * tailEdge * tailEdge)]
    for layer in 1..<255 {
      heights.append(heights[layer] + area / edges[layer])
      edges.append((-2 * Double.log(heights[layer + 1])).squareRoot())
    }
    edges.append(0)
    heights.append(1)
    self.edges = edges
    self.heights = heights
  }
}

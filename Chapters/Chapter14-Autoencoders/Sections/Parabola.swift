import BayesNumerics
import Inference
import Networks
import Plotting
import RealModule
import Workbook

extension Autoencoders {
  /// A curve in the plane that one number goes along.
  static let parabola = Section<AutoencoderStudy>(
    "parabola", "Does the code find what made the data?", seconds: 3
  ) { _, run in
    // Data: z ~ N(0.5, variance 0.15), x = (z², z) + noise of variance 0.01
    var random = run.random("data")
    let source = (0..<500).map { _ in 0.5 + 0.15.squareRoot() * random.normal() }
    let points = source.map { z in [z * z + 0.1 * random.normal(), z + 0.1 * random.normal()] }

    // Model: a code of one number, 40 swish units, a learned variance; and inference, 30,000 steps, three times
    let seeds = run.isQuick ? 1 : 3
    let models = try await atOnce(seeds) { seed in
      try TrainedAutoencoder(
        Autoencoder(
          inputs: 2, hidden: [40], codeSize: 1, activation: .swish,
          likelihood: .normalOfLearnedVariance, regulariser: .divergence(beta: 1)),
        on: points, epochs: run.isQuick ? 1500 : 3000, batch: 50, using: run.random("train \(seed)")
      )
    }

    // What it shows
    let steps = (-20...20).map { Double($0) / 10 }
    let means = models.map { $0.encode(points).means.map { $0[0] } }
    let curves = models.map { $0.autoencoder.decode($0.parameters, steps.map { [$0] }) }
    let likeness = Runs(means.map { abs(Self.correlation(Self.ranks($0), Self.ranks(source))) })
    let distance = Runs(
      curves.map { curve in
        (curve.reduce(0) { $0 + Self.distance($1) } / Double(curve.count)).squareRoot()
      })
    let noise = Runs(models.map(\.parameters.variance))
    func row(_ name: String, _ runs: Runs, _ decimals: Int, _ truth: String) -> [String] {
      func text(_ value: Double) -> String { NumberText.fixed(value, decimals: decimals) }
      return [
        name, text(runs.mean), seeds == 1 ? "" : "\(text(runs.least)) to \(text(runs.most))", truth,
      ]
    }
    return Findings(
      answer:
        "Up to its scale and direction. The rank correlation of code and source is "
        + "\(NumberText.fixed(likeness.mean, decimals: 3)), the learned curve is "
        + "\(NumberText.fixed(distance.mean, decimals: 3)) off the parabola (root mean square), and the learned variance is "
        + "\(NumberText.fixed(noise.mean, decimals: 4)) where the data have 0.01"
        + (seeds == 1 ? " (one training)." : " (means of three trainings)."),
      tables: [
        Table(
          title: "What was learned of the parabola",
          columns: ["quantity", "learned", "least to most", "true"],
          rows: [
            row("variance s of the noise", noise, 4, "0.0100"),
            row("rank correlation of code and source", likeness, 3, "1"),
            row("distance of f(z) from the parabola", distance, 3, "0"),
          ],
          note:
            "\(seeds == 1 ? "One training" : "Means of three trainings"). The distance is a root mean square over codes from -2 to 2."
        )
      ], figures: [figure(points, source, means[0], curves[0])],
      claims: [
        Claim(
          "61c", toy, "rank correlation of the code with the z that made x",
          .shape(
            "given samples, find f", measuring: "the least of its sizes", likeness.least,
            .above(0.9),
            precision: .notCompared, falseAlarmRate: 0.001)),
        Claim(
          "61d", toy, "learned variance of the noise",
          .shape(
            "e ~ N(0, s I)", measuring: "learned over true", noise.mean / 0.01, .between(0.6, 1.6),
            precision: .notCompared, falseAlarmRate: 0.001)),
        Claim(
          "61e", toy, "learned curve",
          .shape(
            "f is a neural network", measuring: "root mean square distance from the parabola",
            distance.mean, .below(0.1), precision: .notCompared, falseAlarmRate: 0.001)),
      ],
      values: [
        .init("correlation", likeness.mean, standardError: 0.01),
        .init("distance", distance.mean, standardError: 0.01),
        .init("noise", noise.mean, standardError: 0.001),
      ])
  }

  private static let toy = Claim.Source(lecture: "004", slide: "Variational Autoencoder")

  private static func ranks(_ values: [Double]) -> [Double] {
    var result = values
    for (rank, place) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() {
      result[place] = Double(rank)
    }
    return result
  }

  static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let (meanA, meanB) = (sampleMean(a), sampleMean(b))
    let sum = zip(a, b).reduce(0.0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
    return sum / Double(a.count - 1) / (sampleVariance(a) * sampleVariance(b)).squareRoot()
  }

  /// The squared distance of a point from the parabola (t², t), over a fine list of t.
  private static func distance(_ point: [Double]) -> Double {
    (-3000...3000).reduce(Double.infinity) { least, step in
      let t = Double(step) / 1000
      let (a, b) = (point[0] - t * t, point[1] - t)
      return min(least, a * a + b * b)
    }
  }

  // MARK: Figure

  private static func figure(
    _ points: [[Double]], _ source: [Double], _ means: [Double], _ curve: [[Double]]
  ) -> Figure {
    let why = Agreement.notCompared(because: "a net trained on this machine")
    let line = (-80...220).map { Double($0) / 100 }
    return Figure(
      name: "parabola",
      caption:
        "The decoder's curve follows the parabola where there are data, and the code is the source in other units. Left: data, the "
        + "parabola (dashed) and f(z) for codes from -2 to 2. Right: the mean code of each point against the z that made it.",
      layout: Figure.Layout(columns: 2, width: 1280, height: 620, margins: (105, 35, 50, 110)),
      panels: [
        Panel(
          "Data and curve", x: Axis("*x*_{1}", range: -0.6...3.2),
          y: Axis("*x*_{2}", range: -1.2...2.2),
          key: .bottomRight,
          layers: [
            .points(
              "points", x: points.map { $0[0] }, y: points.map { $0[1] }, .lightGrey, size: 0.6),
            .line(
              "curve", x: curve.map { $0[0] }, y: curve.map { $0[1] }, Stroke(.blue, width: 5),
              agreement: why, title: "decoder"),
            .line(
              "parabola", x: line.map { $0 * $0 }, y: line, Stroke(.black, width: 2, dash: .dashed),
              title: "parabola"),
          ]),
        Panel(
          "Code and source", x: Axis("source *z*", range: -1...2),
          y: Axis("mean of *q*(*z* | *x*)", range: -3.5...3.5),
          layers: [.points("codes", x: source, y: means, .blue, size: 0.6, agreement: why)]),
      ])
  }
}

import BayesNumerics
import Foundation
import Networks
import Plotting
import Workbook

extension TrainingANet {
  /// What does a net compute, how many numbers has it to learn, and how many samples determine them?
  static let feedForward = Section<TrainingStudy>(
    "feed-forward", "What does a feed-forward net compute, and how many parameters has it?",
    seconds: 0.3
  ) { _, run in
    // Model: the net that lecture 001 draws, with biases, and its smaller and larger sisters
    var random = run.random("nets")
    let nets = [2, 4, 8].map {
      SlideNet(random: [10, $0, 2], hidden: .logistic, using: &random)
    }
    let drawn = nets[1]
    let count = [LayerShape].dense(widths: drawn.widths)

    // Data: random inputs
    func inputs(_ count: Int) -> [[Double]] {
      (0..<count).map { _ in (0..<10).map { _ in random.normal() } }
    }
    let places = inputs(70)

    // Inference: one hidden layer is the sum of lecture 001 ...
    let formula = shallowNetDifference(using: &random)

    // ... the samples after which no direction in the space of parameters is left free ...
    let ranks = nets.map { net in ranksBySamples(of: net, at: places) }
    let needed = ranks.map { ranks in
      (ranks.firstIndex(of: ranks[ranks.count - 1]) ?? ranks.count) + 1
    }

    // ... and what a net whose hidden layer stays fixed makes of 20 samples that are pure noise
    let interpolation = try (1...maximalUnits).map { units in
      try FixedHiddenLayer.residual(
        units: units, samples: noiseSamples, repetitions: run.isQuick ? 20 : 100, using: &random)
    }

    // What it shows
    return Findings(
      answer: "Each unit passes a weighted sum through an activation. The 10-4-2 net has "
        + "\(count.parameters) parameters, and \(needed[1]) samples with two numbers each are the "
        + "fewest that can determine them.",
      tables: [table(drawn)],
      figures: [counts(nets, ranks), noise(interpolation)],
      claims: claims(
        formula: formula, drawn: drawn, needed: needed[1], interpolation: interpolation),
      values: [
        .init("parameters", count.parameters),
        .init("parameters.hidden", count[0].parameters),
        .init("parameters.output", count[1].parameters),
        .init("parameters.digits", [LayerShape].dense(widths: [784, 100, 10]).parameters),
        .init("samples", needed[1]),
        .init("noise.samples", noiseSamples),
        .init("noise.half", interpolation[noiseSamples / 2 - 1]),
      ])
  }

  private static let noiseSamples = 20
  private static let maximalUnits = 30

  // MARK: One hidden layer

  /// The largest difference between a net and Σ β_j ψ(x'γ_j) of lecture 001, at 100 places.
  private static func shallowNetDifference(using random: inout RandomSource) -> Double {
    let (inputs, units) = (3, 5)
    let beta = (0..<units).map { _ in random.normal() }
    let gamma = (0..<units).map { _ in (0..<inputs).map { _ in random.normal() } }
    let net = SlideNet(layers: [
      SlideLayer(
        weights: gamma, biases: [Double](repeating: 0, count: units), activation: .logistic),
      SlideLayer(weights: [beta], biases: [0], activation: .identity),
    ])
    let x = (0..<100).map { _ in (0..<inputs).map { _ in random.normal() } }
    let sums =
      ShallowNetwork.features(Matrix(rows: gamma).transpose, at: Matrix(rows: x)) * beta
    return zip(x, sums).map { abs(net.outputs(at: $0)[0] - $1) }.max() ?? .nan
  }

  // MARK: Samples that determine the parameters

  /// The rank of the outputs' derivatives after 1, 2, 3, ... samples, until it stays.
  static func ranksBySamples(of net: SlideNet, at places: [[Double]]) -> [Int] {
    var basis = OrthonormalRows()
    var ranks: [Int] = []
    for x in places {
      for output in 0..<(net.widths.last ?? 0) {
        let row = net.gradient(at: x) { f in f.indices.map { $0 == output ? 1 : 0 } }
        basis.add(row.inARow)
      }
      ranks.append(basis.rows.count)
      if basis.rows.count == net.parameters.count, ranks.count >= 2,
        ranks[ranks.count - 2] == basis.rows.count
      {
        break
      }
    }
    return ranks
  }

  // MARK: Table, figures, claims

  private static func table(_ net: SlideNet) -> Table {
    let shapes = [LayerShape].dense(widths: net.widths)
    let rows = net.layers.indices.map { k in
      let (from, to) = (net.widths[k], net.widths[k + 1])
      return [
        k == 0 ? "hidden" : "output", "\(to)", "\(from) × \(to) = \(from * to)", "\(to)",
        "\(shapes[k].parameters)",
      ]
    }
    return Table(
      title: "Parameters of the 10-4-2 net, layer by layer",
      columns: ["layer", "units", "weights", "biases", "parameters"],
      rows: rows + [["all", "", "", "", "\(shapes.parameters)"]])
  }

  private static func counts(_ nets: [SlideNet], _ ranks: [[Int]]) -> Figure {
    let widths = (0...9).map { 1 << $0 }
    let inks: [Ink] = [.blue, .vermillion, .green]
    let byDepth = (1...3).map { depth in
      Layer.line(
        "depth_\(depth)", x: widths.map(Double.init),
        y: widths.map { width in
          Double(
            [LayerShape].dense(
              widths: [10] + [Int](repeating: width, count: depth) + [2]
            ).parameters)
        }, Stroke(inks[depth - 1]),
        title: depth == 1 ? "one hidden layer" : "\(depth == 2 ? "two" : "three") hidden layers")
    }
    let rank = zip(zip(nets, ranks), [Ink.blue, .black, .green]).map { pair, ink in
      let (net, ranks) = pair
      let steps = ranks.indices.map { Double($0 + 1) }
      let heights = ranks.map { Double($0) }
      return Layer.line(
        "rank_\(net.widths[1])", x: [0] + steps + [70],
        y: [0] + heights + [heights.last ?? 0], Stroke(ink))
    }
    let labels = zip(nets, ranks).map { net, ranks in
      Layer.label(
        "10-\(net.widths[1])-2 net: \(ranks.last ?? 0)", x: .data(69),
        y: .data(Double(ranks.last ?? 0)), anchor: .right, offset: (0, 0.8), size: 0.9)
    }
    return Figure(
      name: "parameters",
      caption:
        "How many numbers a net has to learn, and how many samples can determine them. Left: "
        + "with several hidden layers the count grows as the square of their width. Right: each "
        + "sample with two outputs adds two equations, until there are as many as parameters.",
      layout: .init(columns: 2, width: 1100, height: 560, gaps: (110, 110)),
      panels: [
        Panel(
          "Ten inputs, two outputs",
          x: Axis(
            "Units in each hidden layer", range: 0.8...640, scale: .logarithmic,
            tics: .labelled([1, 4, 16, 64, 256].map { (Double($0), "\($0)") })),
          y: Axis.decades("Parameters", around: [10, 1e6]), key: .topLeft,
          layers: byDepth + [
            .points("drawn", x: [4], y: [54], .black, marker: .diamond, size: 1.3),
            .label("10-4-2 net: 54", x: .data(5), y: .data(45), anchor: .left, offset: (0.5, -0.6)),
          ]),
        Panel(
          "Equations against unknowns", x: Axis("Samples", range: 0...70),
          y: Axis("Independent equations", range: 0...120), layers: rank + labels),
      ])
  }

  private static func noise(_ residuals: [Double]) -> Figure {
    let units = residuals.indices.map { Double($0 + 1) }
    let n = Double(noiseSamples)
    let expected = [Double].evenlySpaced(from: 0, to: n, count: 201)
    return Figure(
      name: "interpolation",
      caption: "As many output weights as samples fit anything, even noise. A net whose hidden "
        + "layer stays fixed is fitted by least squares to \(noiseSamples) random targets; the curve is "
        + "√(1 - m/N), what is left on average of N samples by m weights.",
      panels: [
        Panel(
          x: Axis("Output weights *m*", range: 0...Double(maximalUnits + 1)),
          y: Axis("Residual, as a share of the targets' size", range: 0...1.05), key: .bottomLeft,
          layers: [
            .verticalLine(at: n, Stroke(.grey, width: 2, dash: .solid)),
            .label("as many as samples", x: .data(n), y: .data(0.5), anchor: .left, offset: (1, 0)),
            .line(
              "expected", x: expected, y: expected.map { (1 - $0 / n).squareRoot() },
              Stroke(.black, width: 2, dash: .solid), title: "√(1 - *m*/*N*)"),
            .points(
              "residual", x: units, y: residuals, .blue, size: 1.2,
              agreement: .absolute(1e-6), title: "nets fitted to noise"),
          ])
      ])
  }

  private static func claims(
    formula: Double, drawn: SlideNet, needed: Int, interpolation: [Double]
  ) -> [Claim] {
    let slide = Claim.Source(lecture: "000", slide: "Mini Review Neural Nets")
    let pictures = Claim.Source(lecture: "000", slide: "Maths in pictures")
    return [
      Claim(
        "2a", slide, "a net with one hidden layer, no output bias",
        .agreement(
          route: "Σ β_j ψ(x'γ_j) of lecture 001, by the engine of chapter 5",
          largestDifference: formula, below: 1e-13, because: "rounding of a sum of five terms")),
      Claim(
        "3a", pictures, "parameters of the 10-4-2 net, weights and biases",
        .crossCheck(
          route: "the numbers that such a net holds, counted one by one",
          expected: Double(drawn.parameters.count),
          computed: Double([LayerShape].dense(widths: [10, 4, 2]).parameters),
          .absolute(0, because: "a count is exact"))),
      Claim(
        "3b", pictures, "samples that can determine the 10-4-2 net",
        .crossCheck(
          route: "parameters over outputs, rounded up",
          expected: (Double(drawn.parameters.count) / 2).rounded(.up), computed: Double(needed),
          .absolute(0, because: "a count is exact"))),
      Claim(
        "3c", pictures, "noise is fitted exactly by as many output weights as samples",
        .shape(
          "more parameters ask for more samples",
          measuring: "largest relative residual with 20 weights or more, for 20 samples",
          interpolation[(noiseSamples - 1)...].max() ?? .nan, .below(1e-6),
          // Rounding times the condition of a random square matrix, which exceeds 1e9 by chance in fewer than
          // one of 1e6 draws
          precision: .notCompared, falseAlarmRate: 1e-4)),
      Claim(
        "3d", pictures, "noise is not fitted by half as many output weights",
        .shape(
          "fewer parameters than samples leave a residual",
          measuring: "mean relative residual with 10 weights, for 20 samples; √½ on average",
          interpolation[noiseSamples / 2 - 1], .between(0.5, 0.9),
          // A share of Beta(5, 5) for each set, averaged over twenty or more: 0.5 and 0.9 are five of its standard
          // errors and more from the mean
          precision: .notCompared, falseAlarmRate: 1e-5)),
    ]
  }
}

/// Rows made orthogonal to one another, so that their number is the rank of all that were added.
struct OrthonormalRows: Sendable {
  private(set) var rows: [[Double]] = []

  /// Adds what is new in the row; nothing where less than 1e-9 of it is.
  ///
  /// Source: Gram and Schmidt, each projection taken twice against rounding.
  mutating func add(_ row: [Double]) {
    var rest = row
    for _ in 0..<2 {
      for known in rows { BayesNumerics.add(-dot(known, rest), times: known, to: &rest) }
    }
    let size = norm(rest)
    if size > 1e-9 * norm(row) { rows.append(rest.map { $0 / size }) }
  }
}

/// A net with one hidden layer of random weights that stay as they are, so that its fit is linear.
enum FixedHiddenLayer {
  /// The root mean square residual over that of the targets, for targets that are noise; the mean over repetitions
  /// is taken of squares.
  ///
  /// With fewer weights than samples by least squares; with more by the solution of least size.
  static func residual(
    units: Int, samples: Int, repetitions: Int, using random: inout RandomSource
  ) throws -> Double {
    var (left, all) = (0.0, 0.0)
    for _ in 0..<repetitions {
      let net = SlideNet(
        random: [10, units], hidden: .tanh, output: .tanh, using: &random)
      let features = Matrix(
        rows: (0..<samples).map { _ in
          net.outputs(at: (0..<10).map { _ in random.normal() })
        })
      let y = (0..<samples).map { _ in random.normal() }
      let weights =
        units <= samples
        ? try leastSquares(features, y)
        : features.transpose * (try Cholesky(features.transpose.gram)).solve(y)
      let fit = features * weights
      left += zip(y, fit).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      all += dot(y, y)
    }
    return (left / all).squareRoot()
  }
}

import BayesNumerics
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension TrainingANet {
  /// Wider nets come closer to a wavy line on an interval; what the theorem needs, and what it leaves out.
  static let approximation = Section<TrainingStudy>(
    "approximation", "How well can a net approximate a function?", seconds: 0.5
  ) { _, run in
    // Data: no noise, a function known everywhere
    let wave = { @Sendable (x: Double) in sin(3 * x) + 0.3 * x }
    let step = { @Sendable (x: Double) in x < 0 ? -1.0 : 1 }

    // Model: tanh units of random slope and place, so that only the output weights are fitted
    let draws = run.isQuick ? 10 : 40
    let widths = [1, 2, 4, 8, 16, 32, 64]

    // Inference: least squares, for every width, every draw of the units and every target
    var random = run.random("hidden units")
    let waves = widths.map { width in
      Fits(of: wave, width: width, count: draws, using: &random)
    }
    let steps = widths.map { width in
      Fits(of: step, width: width, count: draws, using: &random)
    }
    let speeds = [1, 2, 4, 8, 16, 32]
    let faster = speeds.map { speed in
      Fits(of: { sin(Double(speed) * $0) }, width: 16, count: draws, using: &random)
    }

    // And nets whose hidden layer learns too, from three starts each
    let trainedWidths = [1, 2, 4, 8, 16]
    var starts = run.random("trained nets")
    let trained = try trainedWidths.map { width in
      try (1...3).map { _ in try trainedError(of: wave, width: width, using: &starts) }.sorted()
    }

    // What it shows
    let found = Approximations(
      widths: widths, trainedWidths: trainedWidths, trained: trained, waves: waves, steps: steps,
      speeds: speeds, faster: faster, wave: wave,
      step: step)
    let widest = found.waves[widths.count - 1]
    return Findings(
      answer: "On the interval it comes as close as you like: the largest error falls from "
        + "\(ScientificNumber.text(found.waves[3].median)) with 8 random units to "
        + "\(ScientificNumber.text(widest.median)) with 64 (medians of \(draws) draws). But the same 64 "
        + "units are wrong by \(ScientificNumber.text(found.outside(reaching: 4))) at twice the distance, "
        + "16 units fail on sin 32x, and at a step the largest error stays at half the jump.",
      tables: [table(found)], figures: [fitsFigure(found), errorsFigure(found)],
      claims: claims(found),
      values: [
        .init("draws", draws), .init("error.8", found.waves[3].median),
        .init("error.64", widest.median),
        .init("trained.8", trained[3][1]), .init("outside.4", found.outside(reaching: 4)),
        .init("fast.32", faster[5].median), .init("slow.1", faster[0].median),
        .init("step.mean.4", steps[2].medianOfMeans), .init("step.mean.64", steps[6].medianOfMeans),
        .init("step.largest.64", steps[6].median), .init("certain-failure", found.certainFailure),
        .init("growth", found.growth),
      ])
  }

  /// The largest error of a net whose weights have all learnt the wave, by L-BFGS.
  private static func trainedError(
    of wave: (Double) -> Double, width: Int, using random: inout RandomSource
  ) throws -> Double {
    let places = [Double].evenlySpaced(from: -2, to: 2, count: 101)
    let set = try TrainingSet<Double>(
      inputs: Matrix(rows: 101, columns: 1, elements: places), targets: places.map(wave))
    let network = FeedForwardNetwork(
      [1, width, 1], activation: .tanh, loss: .squaredError, weightDecay: 0)
    let pass = Backpropagation<Double>(network, on: set)
    let end = LBFGS(iterations: 500).minimise(from: network.initialParameters(using: &random)) {
      pass.loss(at: $0, gradient: &$1)
    }
    let looked = [Double].evenlySpaced(from: -2, to: 2, count: 1001)
    let values = network.outputs(
      end.position, at: Matrix(rows: 1001, columns: 1, elements: looked))
    return zip(values.elements, looked).map { abs($0 - wave($1)) }.max() ?? .nan
  }

  // MARK: Table

  private static func table(_ found: Approximations) -> Table {
    func number(_ value: Double) -> String { ScientificNumber.text(value) }
    return Table(
      title:
        "Errors on [-2, 2] with random tanh units, medians of \(found.waves[0].fits.count) draws",
      columns: [
        "units", "sin 3x + 0.3x: largest error", "smallest and largest draw", "step: largest error",
        "step: mean error",
      ],
      rows: found.widths.indices.map { i in
        [
          "\(found.widths[i])", number(found.waves[i].median),
          found.waves[i].ends.map(number).joined(separator: " to "), number(found.steps[i].median),
          number(found.steps[i].medianOfMeans),
        ]
      },
      note: "16 units on sin ωx: "
        + zip(found.speeds, found.faster).map { "\(number($1.median)) for ω = \($0)" }
        .joined(separator: ", ") + ".")
  }

  // MARK: Figures

  private static func fitsFigure(_ found: Approximations) -> Figure {
    let inside = [Double].evenlySpaced(from: -2, to: 2, count: 161)
    func curve(
      _ name: String, _ fit: RandomUnits, at x: [Double], _ ink: Ink
    ) -> Layer {
      .line(
        name, x: x, y: fit.values(at: x).map { abs($0) < 20 ? $0 : .nan }, Stroke(ink, width: 2.5),
        agreement: .notCompared(because: "one draw of the hidden units"))
    }
    func target(_ function: (Double) -> Double, at x: [Double]) -> Layer {
      .line("target", x: x, y: x.map(function), Stroke(.black, width: 6, dash: .solid))
    }
    func vertical(_ range: ClosedRange<Double>) -> Axis { Axis("*f*(*x*)", range: range) }
    let panels = [(2, "4 units"), (4, "16 units")].map { index, title in
      Panel(
        "\(title)", x: Axis("*x*", range: -2...2, tics: .every(1)), y: vertical(-3...3),
        layers: [
          .line("target", x: inside, y: inside.map(found.wave), Stroke(.lightGrey, width: 9)),
          curve("net", found.waves[index].typical, at: inside, .blue),
        ])
    }
    let wide = [Double].evenlySpaced(from: -6, to: 6, count: 241)
    let outside = Panel(
      "64 units, beyond the box", x: Axis("*x*", range: -6...6, tics: .every(2)),
      y: vertical(-6...6),
      layers: [
        .horizontalRange(from: -2, to: 2, .grey),
        .line("target", x: wide, y: wide.map(found.wave), Stroke(.lightGrey, width: 9)),
        curve("net", found.waves[6].typical, at: wide, .blue),
        .label("fitted here", x: .data(0), y: .data(-5.2), .grey, anchor: .centre),
      ])
    let left = inside.filter { $0 < 0 }
    let right = inside.filter { $0 > 0 }
    let step = Panel(
      "A step, 8 and 64 units", x: Axis("*x*", range: -2...2, tics: .every(1)),
      y: vertical(-2...2),
      layers: [
        .line("left", x: left, y: left.map(found.step), Stroke(.lightGrey, width: 9)),
        .line("right", x: right, y: right.map(found.step), Stroke(.lightGrey, width: 9)),
        curve("narrow", found.steps[3].typical, at: inside, .vermillion),
        curve("wide", found.steps[6].typical, at: inside, .blue),
        .label("64 units", x: .data(0.35), y: .data(-0.35), .blue),
        .label("8 units", x: .data(0.35), y: .data(-0.8), .vermillion),
      ])
    return Figure(
      name: "approximation-fits",
      caption:
        "A wide net follows the target where it was fitted and nowhere else. Grey: the target; "
        + "coloured: the net whose error is the median of all draws; above, the same wave with 4 and "
        + "with 16 units; below left, 64 units seen beyond the shaded interval on which they were fitted; "
        + "below right, a step, which the net crosses in a slope.",
      layout: Figure.Layout(
        columns: 2, width: 1200, height: 970, margins: (95, 30, 50, 85), gaps: (105, 145)),
      panels: panels + [outside, step])
  }

  private static func errorsFigure(_ found: Approximations) -> Figure {
    let widths = found.widths.map(Double.init)
    let because = "errors of random draws, and differences of large weights"
    func powersOfTwo(_ label: Text, _ numbers: [Int]) -> Axis {
      Axis(
        label, range: 0.8 * Double(numbers[0])...1.25 * Double(numbers[numbers.count - 1]),
        scale: .logarithmic,
        tics: .labelled(numbers.map { (Double($0), "\($0)") }))
    }
    func median(_ name: String, _ x: [Double], _ y: [Double], _ ink: Ink, _ marker: Marker)
      -> [Layer]
    {
      [
        .line(name, x: x, y: y, Stroke(ink), agreement: .notCompared(because: because)),
        .points(
          "\(name)_points", x: x, y: y, ink, marker: marker, size: 1.2,
          agreement: .notCompared(because: because)),
      ]
    }
    func spread(_ x: [Double], _ fits: [Fits]) -> Layer {
      .band(
        "spread", x: x, lower: fits.map { $0.ends[0] }, upper: fits.map { $0.ends[1] }, .sky,
        opacity: 0.3, agreement: .notCompared(because: because))
    }
    let wave = Panel(
      "The wave sin 3*x* + 0.3*x*", x: powersOfTwo("Units", found.widths),
      y: Axis(
        "Largest error", range: 1e-8...10, scale: .logarithmic,
        tics: .labelled([(1e-8, "10⁻⁸"), (1e-6, "10⁻⁶"), (1e-4, "10⁻⁴"), (0.01, "0.01"), (1, "1")])),
      layers: [spread(widths, found.waves)]
        + median("median", widths, found.waves.map(\.median), .blue, .circle) + [
          .points(
            "trained", x: found.trainedWidths.flatMap { [Double](repeating: Double($0), count: 3) },
            y: found.trained.flatMap(\.self), .vermillion, marker: .triangle, size: 1.2,
            agreement: .notCompared(because: because)),
          .label("random units", x: .data(20), y: .data(0.4), .blue),
          .label("all weights trained", x: .data(0.9), y: .data(2e-4), .vermillion),
        ])
    let speeds = found.speeds.map(Double.init)
    let faster = Panel(
      "16 units on sin *ωx*", x: powersOfTwo("Speed *ω* of the target", found.speeds),
      y: Axis(
        "Largest error", range: 1e-4...10, scale: .logarithmic,
        tics: .labelled([
          (1e-4, "10⁻⁴"), (1e-3, "10⁻³"), (0.01, "0.01"), (0.1, "0.1"), (1, "1"), (10, "10"),
        ])),
      layers: [
        .horizontalLine(at: 1, Stroke(.grey, width: 2)), spread(speeds, found.faster),
        .label("error of the answer 0", x: .data(0.9), y: .data(1.7), .grey),
      ] + median("median", speeds, found.faster.map(\.median), .blue, .circle))
    let step = Panel(
      "A step from \u{2212}1 to 1", x: powersOfTwo("Units", found.widths),
      y: Axis("Error", range: 0.01...10, scale: .logarithmic, tics: .decades(in: 0.01...10)),
      layers: [
        .horizontalLine(at: 1, Stroke(.grey, width: 2)),
        .label("half the jump", x: .data(6), y: .data(0.72), .grey),
        .label("largest", x: .data(20), y: .data(1.75), .vermillion),
        .label("mean", x: .data(20), y: .data(0.11), .blue),
      ] + median("largest", widths, found.steps.map(\.median), .vermillion, .square)
        + median("mean", widths, found.steps.map(\.medianOfMeans), .blue, .circle))
    let reach = [Double].equalRatios(from: 2, to: 200, count: 60)
    let outside = Panel(
      "The wave, 64 units, beyond the box",
      x: Axis(
        "Largest distance |*x*| looked at", range: 2...200, scale: .logarithmic,
        tics: .labelled([2, 5, 10, 20, 50, 100, 200].map { (Double($0), "\($0)") })),
      y: Axis(
        "Largest error", range: 1e-8...1e5, scale: .logarithmic,
        tics: .labelled([(1e-6, "10⁻⁶"), (1e-3, "10⁻³"), (1, "1"), (1000, "10³")])),
      layers: [
        .line(
          "outside", x: reach, y: reach.map(found.outside), Stroke(.blue),
          agreement: .notCompared(because: because))
      ])
    return Figure(
      name: "approximation-errors",
      caption:
        "Width buys accuracy on an interval, at a price that rises with the target. Lines: median over "
        + "draws of the hidden units; shaded: from the best draw to the worst. Above: the wave, also by "
        + "nets whose hidden layer learns (triangles, three starts), and a fixed width on faster targets. Below: a step, whose largest error never falls below half the jump, and "
        + "the wave beyond the interval on which the net was fitted.",
      layout: Figure.Layout(
        columns: 2, width: 1200, height: 990, margins: (135, 30, 50, 85), gaps: (150, 150)),
      panels: [wave, faster, step, outside])
  }

  // MARK: Claims

  private static func claims(_ found: Approximations) -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "The Universal Approximation Theorem")
    return [
      // Over sixty seeds with ten draws each the median lay below 10⁻⁶
      Claim(
        "1a", source, "sin 3x + 0.3x on [-2, 2] by 64 random tanh units",
        .shape(
          "a net exists for every accuracy", measuring: "median of the largest errors",
          found.waves[6].median, .below(1e-3), precision: .notCompared, falseAlarmRate: 1e-5)),
      Claim(
        "1b", source, "the error falls with the width",
        .shape(
          "a net exists for every accuracy",
          measuring: "median error of 8 units over that of 64",
          found.waves[3].median / found.waves[6].median, .above(100), precision: .notCompared,
          falseAlarmRate: 1e-5)),
      // A sum of 16 steps has not the turns of 40 half waves; least squares then does worse than 0
      Claim(
        "1c", source, "16 units on sin 32x",
        .shape(
          "for every fixed net there is a function that it cannot approximate",
          measuring: "smallest of the largest errors over the draws", found.faster[5].ends[0],
          .above(0.9), precision: .notCompared, falseAlarmRate: 1e-5)),
      Claim(
        "1d", source, "how fast the error of bounded units grows beyond the box, per unit of x",
        .corrected(
          slip: "E4", asTheTextReads: "a net approximates every f for all x", printed: nil,
          computed: found.growth,
          independent: 0.3, .absolute(1e-6, because: "rounding of weights up to a million"),
          because:
            "far out each tanh is level while 0.3x goes on: the theorem is one of continuous "
            + "functions on a closed, bounded set")),
      Claim(
        "1e", source, "a step by 64 units",
        .shape(
          "as the text reads, every function",
          measuring: "largest error near the step, median, in units of half the jump,",
          found.steps[6].median, .above(1 - 1e-9), precision: .notCompared)),
      // Over sixty seeds with ten draws each it lay between 5 and 15, its logarithm 5 deviations above
      Claim(
        "1f", source, "a step, mean error",
        .shape(
          "every function to arbitrary accuracy",
          measuring: "mean error of 4 units over that of 64, medians,",
          found.steps[2].medianOfMeans / found.steps[6].medianOfMeans, .above(3),
          precision: .notCompared, falseAlarmRate: 1e-5)),
    ]
  }
}

/// A sum of tanh units whose slopes and places were drawn at random; only the output weights are fitted.
struct RandomUnits: Sendable {
  /// How steep each unit is and where it stands.
  let slopes, centres: [Double]
  /// The constant first, then one for each unit.
  private(set) var weights: [Double] = []

  /// Slopes from 1 to 6, either sign; places a little beyond the box.
  init(_ count: Int, using random: inout RandomSource) {
    slopes = (0..<count).map { _ in
      (1 + 5 * random.uniform()) * (random.uniform() < 0.5 ? -1 : 1)
    }
    centres = (0..<count).map { _ in 5 * random.uniform() - 2.5 }
  }

  // snippet: features
  /// One row for each x: the constant 1, then tanh(slope · (x - centre)) of every unit.
  func features(at x: [Double]) -> Matrix {
    let units = zip(slopes, centres).flatMap { slope, centre in
      x.map { tanh(slope * ($0 - centre)) }
    }
    return Matrix(
      rows: x.count, columns: slopes.count + 1,
      elements: [Double](repeating: 1, count: x.count) + units)
  }
  // end snippet

  /// The output weights with the smallest Σ(f̂ - y)².
  ///
  /// Units that look alike leave some directions open; a penalty of 10⁻¹⁴ on each squared weight closes them.
  mutating func fit(_ y: [Double], at x: [Double]) throws {
    let columns = slopes.count + 1
    var rows = Matrix(rows: x.count + columns, columns: columns)
    let features = features(at: x)
    for column in 0..<columns {
      for row in x.indices { rows[row, column] = features[row, column] }
      rows[x.count + column, column] = 1e-7
    }
    weights = try leastSquares(rows, y + [Double](repeating: 0, count: columns))
  }

  func values(at x: [Double]) -> [Double] { features(at: x) * weights }
}

/// One target and one width: several draws of the hidden units, each fitted on [-2, 2].
struct Fits: Sendable {
  /// From the smallest largest error to the largest.
  let fits: [(units: RandomUnits, largest: Double, mean: Double)]

  init(
    of function: (Double) -> Double, width: Int, count: Int, using random: inout RandomSource
  ) {
    let places = Self.places(400)
    // Both sides of 0 as near as a jump there needs
    let looked = Self.places(1000) + [-1e-12, 1e-12]
    let (targets, truth) = (places.map(function), looked.map(function))
    fits = (0..<count).compactMap { _ in
      var units = RandomUnits(width, using: &random)
      guard (try? units.fit(targets, at: places)) != nil else { return nil }
      let errors = zip(units.values(at: looked), truth).map { abs($0 - $1) }
      return (units, errors.max() ?? .nan, sampleMean(errors))
    }.sorted { $0.largest < $1.largest }
  }

  /// An even number of places on [-2, 2], so that 0 is none of them.
  private static func places(_ count: Int) -> [Double] {
    .evenlySpaced(from: -2, to: 2, count: count)
  }

  /// The median of the largest errors.
  var median: Double { sampleQuantile(0.5, ofSorted: fits.map(\.largest)) }
  /// The smallest and the largest of the largest errors.
  var ends: [Double] { [fits[0].largest, fits[fits.count - 1].largest] }
  var medianOfMeans: Double { sampleQuantile(0.5, ofSorted: fits.map(\.mean).sorted()) }
  /// The draw in the middle.
  var typical: RandomUnits { fits[fits.count / 2].units }
}

/// Everything that was fitted in this section.
private struct Approximations: Sendable {
  let widths: [Int]
  /// The largest errors of nets whose weights have all learnt, three for each width, the smallest first.
  let trainedWidths: [Int]
  let trained: [[Double]]
  let waves, steps: [Fits]
  let speeds: [Int]
  let faster: [Fits]
  let wave, step: @Sendable (Double) -> Double

  /// The largest error of 64 units up to a distance from 0.
  func outside(reaching distance: Double) -> Double {
    let units = waves[waves.count - 1].typical
    let x = [Double].evenlySpaced(from: -distance, to: distance, count: 800)
    return zip(units.values(at: x), x).map { abs($0 - wave($1)) }.max() ?? .nan
  }

  /// How fast the error of 64 units grows far to the right, per unit of x.
  var growth: Double {
    let units = waves[waves.count - 1].typical
    // Both ends where sin 3x = 0, so far out that every unit is level
    let (near, far) = (2 * Double.pi / 3 * 50, 2 * Double.pi / 3 * 100)
    func error(_ x: Double) -> Double { units.values(at: [x])[0] - wave(x) }
    return abs(error(far) - error(near)) / (far - near)
  }

  /// The smallest whole ω for which no net of 16 ReLU units comes closer to sin ωx than 1.
  ///
  /// Its m + 1 straight pieces cross 0 at most m + 1 times, once each; with an error below 1 it would
  /// have to cross between any two neighbouring extremes of the target.
  var certainFailure: Int {
    (1...1000).first { Self.extremes(speed: $0) - 1 > 16 + 1 } ?? 1000
  }

  /// How often sin ωx reaches ±1 on [-2, 2].
  static func extremes(speed: Int) -> Int {
    2 * Int((2 * Double(speed) / .pi + 0.5).rounded(.down))
  }
}

import BayesNumerics
import Foundation
import Networks
import Plotting
import Workbook

extension TrainingANet {
  /// The training rule with the sign as it stands in the text, and with the other one.
  static let whichWay = Section<TrainingStudy>(
    "which-way", "Does the printed rule walk downhill?", seconds: 0.2
  ) { _, run in
    // Data: forty points of a curve, with noise
    var random = run.random("points")
    let x = [Double].evenlySpaced(from: -2, to: 2, count: 40)
    let y = x.map { sin(3 * $0) + 0.3 * $0 + 0.1 * random.normal() }

    // Model: one hidden layer of sixteen tanh units
    let net = SlideNet(random: [1, 16, 1], hidden: .tanh, using: &random)
    let set = try TrainingSet<Double>(
      inputs: Matrix(rows: x.count, columns: 1, elements: x), targets: y)

    // Inference: thirty steps with either sign from the same start, and one very small step
    let asPrinted = descend(net.engine, set, from: net.parameters, rate: -rate)
    let corrected = descend(net.engine, set, from: net.parameters, rate: rate)
    let first = FirstStep(net, x: x, y: y)

    // How long may a step be? The last layer alone has a bowl for its loss, whose curvature is known
    let bowl = Bowl(net.layers[0], x: x, y: y)

    // What it shows
    let (start, up, down) = (corrected[0], asPrinted[steps], corrected[steps])
    return Findings(
      answer: up > start && down < start
        ? "No: as the text reads, the rule adds the gradient, and the loss rises. With a minus sign it "
          + "falls, as long as the step is below two over the largest curvature."
        : "From this start the loss does not rise with the one sign and fall with the other.",
      tables: [table(asPrinted, corrected)], figures: [losses(asPrinted, corrected), figure(bowl)],
      claims: claims(asPrinted, corrected, first, bowl),
      values: [
        .init("start", start), .init("printed", up), .init("corrected", down),
        .init("rate", rate), .init("steps", steps), .init("curvature", bowl.largestCurvature),
        .init("largest-step", bowl.largestStep), .init("largest-step.seen", bowl.seenLargestStep),
      ])
  }

  private static let rate = 0.02
  private static let steps = 30

  /// The loss before each step w ← w - r ∂L/∂w, and after the last; a negative rate r walks uphill.
  // snippet: step
  static func descend(
    _ network: FeedForwardNetwork, _ set: TrainingSet<Double>, from start: [Double], rate: Double
  ) -> [Double] {
    let pass = Networks.Backpropagation<Double>(network, on: set)
    var w = start
    var gradient = w.map { _ in 0.0 }
    return (0...steps).map { _ in
      let loss = pass.loss(at: w, gradient: &gradient)
      for k in w.indices { w[k] -= rate * gradient[k] }
      return loss
    }
  }
  // end snippet

  // MARK: Table, figures, claims

  private static func table(_ asPrinted: [Double], _ corrected: [Double]) -> Table {
    Table(
      title: "Mean loss ½(f - y)² along the way, r = \(NumberText.shortest(rate))",
      columns: ["step", "w + r ∂L/∂w, as the text reads", "w - r ∂L/∂w"],
      rows: [0, 1, 3, 10, 30].map {
        [
          "\($0)", NumberText.significant(asPrinted[$0], digits: 4),
          NumberText.significant(corrected[$0], digits: 4),
        ]
      })
  }

  private static func losses(_ asPrinted: [Double], _ corrected: [Double]) -> Figure {
    let shown = 10
    let steps = (0...shown).map(Double.init)
    return Figure(
      name: "both-signs",
      caption: "With a plus the loss rises, with a minus it falls. The same net, the same data and "
        + "the same start; only the sign before the gradient differs.",
      panels: [
        Panel(
          x: Axis("Step", range: 0...Double(shown)),
          y: Axis("Mean loss", range: 0...(1.05 * asPrinted[shown])),
          layers: [
            .line("plus", x: steps, y: Array(asPrinted[...shown]), Stroke(.vermillion)),
            .line("minus", x: steps, y: Array(corrected[...shown]), Stroke(.blue)),
            .label(
              "*w* + *r* ∂*L*/∂*w*, as the text reads", x: 7, y: .data(asPrinted[7]), .vermillion,
              anchor: .right, offset: (-1, 0.8)),
            .label(
              "*w* - *r* ∂*L*/∂*w*", x: 7, y: .data(corrected[7]), .blue, anchor: .centre,
              offset: (0, 1)),
          ])
      ])
  }

  private static func figure(_ bowl: Bowl) -> Figure {
    let shares = [Double].evenlySpaced(from: 0.02, to: 1.08, count: 107)
    let left = shares.map { bowl.gradientLeft(after: 100, rate: $0 * bowl.largestStep) }
    return Figure(
      name: "largest-step",
      caption: "Beyond two over the largest curvature every step makes matters worse. The gradient "
        + "that is left after a hundred steps on the last layer's bowl, against the size of the steps.",
      panels: [
        Panel(
          x: Axis("Step *r*, in units of 2 / largest curvature", range: 0...1.1),
          y: Axis.decades(
            "Gradient left, as a share of the first (log scale)", around: left, room: 2),
          layers: [
            .verticalLine(at: 1, Stroke(.grey, width: 2, dash: .solid)),
            .line("left", x: shares, y: left, Stroke(.blue)),
            .label("it falls", x: 0.5, y: .panel(0.55), .blue, anchor: .centre),
            .label("it explodes", x: 0.98, y: .panel(0.85), .blue, anchor: .right),
          ])
      ])
  }

  private static func claims(
    _ asPrinted: [Double], _ corrected: [Double], _ first: FirstStep, _ bowl: Bowl
  ) -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "Mini Review Neural Nets")
    return [
      Claim(
        "2b", source, "change of the loss in one small step, over r |∂L/∂w|²",
        .corrected(
          slip: "E1", asTheTextReads: "+1, from w + r ∂L/∂w", printed: first.change(sign: 1),
          decimals: 1, computed: first.change(sign: -1), independent: -first.directionalSlope,
          .absolute(1e-4, because: "a step of 1e-6 feels a curvature of up to 100"),
          because: "the gradient points to where the loss grows: adding it raises the loss, and "
            + "training needs the minus sign, or r < 0")),
      Claim(
        "2c", source, "thirty steps with the sign as the text reads raise the loss",
        .shape(
          "the rule is to train a net", measuring: "last loss over first with +r",
          asPrinted[asPrinted.count - 1] / asPrinted[0], .above(1))),
      Claim(
        "2d", source, "thirty steps with the minus sign lower it",
        .shape(
          "the rule is to train a net", measuring: "last loss over first with -r",
          corrected[corrected.count - 1] / corrected[0], .below(1))),
      Claim(
        "2e", source, "largest step r that settles on the bowl of the last layer",
        .crossCheck(
          route: "two over the largest curvature, by power iteration",
          expected: bowl.largestStep, computed: bowl.seenLargestStep,
          .relative(
            0.01,
            because: "a thousand steps show growth only where it exceeds some thousandth each"))),
    ]
  }
}

/// One very small step along the gradient, so that the loss changes as the gradient says.
struct FirstStep: Sendable {
  let net: SlideNet
  let x: [Double]
  let y: [Double]
  /// Of the summed loss over all points.
  let gradient: [Double]
  /// The slope of the loss along the gradient over |gradient|², by forward mode: 1 where the gradient is right.
  let directionalSlope: Double

  init(_ net: SlideNet, x: [Double], y: [Double]) {
    self.net = net
    self.x = x
    self.y = y
    var gradient = net.parameters.map { _ in 0.0 }
    for (x, y) in zip(x, y) { add(1, times: net.gradient(x: [x], y: [y]), to: &gradient) }
    self.gradient = gradient
    let moved = zip(net.parameters, gradient).map { DualNumber($0, slope: $1) }
    let slope = zip(x, y).reduce(0) { $0 + net.loss(moved, x: [$1.0], y: [$1.1]).slope }
    directionalSlope = slope / dot(gradient, gradient)
  }

  /// (L(w ± r g) - L(w)) / (r |g|²) with r = 1e-6 / |g|.
  func change(sign: Double) -> Double {
    let rate = 1e-6 / norm(gradient)
    let moved = zip(net.parameters, gradient).map { $0 + sign * rate * $1 }
    return (loss(moved) - loss(net.parameters)) / (rate * dot(gradient, gradient))
  }

  private func loss(_ parameters: [Double]) -> Double {
    zip(x, y).reduce(0) { $0 + net.loss(parameters, x: [$1.0], y: [$1.1]) }
  }
}

/// The loss of the last layer alone: ½|y - Zw|²/N, a bowl whose curvatures are the eigenvalues of Z'Z/N.
struct Bowl: Sendable {
  /// Z'Z/N and Z'y/N, so that the gradient is Z'Z/N w - Z'y/N.
  let curvature: Matrix
  let pull: [Double]
  /// Largest eigenvalue of Z'Z/N.
  let largestCurvature: Double

  init(_ hidden: SlideLayer, x: [Double], y: [Double]) {
    let z = Matrix(rows: x.map { x in hidden.sums([x]).map { hidden.activation.value($0) } })
    let count = Double(x.count)
    let gram = z.gram
    curvature = Matrix(
      rows: gram.rows, columns: gram.columns, elements: gram.elements.map { $0 / count })
    pull = z.transposedTimes(y).map { $0 / count }
    var direction = pull.map { _ in 1.0 }
    var size = 0.0
    for _ in 0..<500 {
      direction = curvature * direction
      size = norm(direction)
      direction = direction.map { $0 / size }
    }
    largestCurvature = size
  }

  /// 2 / largest curvature: in its direction a step multiplies the distance from the bottom by 1 - r s.
  var largestStep: Double { 2 / largestCurvature }

  /// |gradient| after so many steps from w = 0, over that before the first.
  func gradientLeft(after steps: Int, rate: Double) -> Double {
    var w = pull.map { _ in 0.0 }
    var gradient = pull.map { -$0 }
    for _ in 0..<steps {
      add(-rate, times: gradient, to: &w)
      gradient = zip(curvature * w, pull).map { $0 - $1 }
    }
    return norm(gradient) / norm(pull)
  }

  /// The largest step with which a thousand steps leave a smaller gradient, by bisection.
  var seenLargestStep: Double {
    var (settles, explodes) = (0.1 * largestStep, 3 * largestStep)
    while explodes - settles > 1e-3 * settles {
      let middle = (settles + explodes) / 2
      if gradientLeft(after: 1000, rate: middle) < 1 { settles = middle } else { explodes = middle }
    }
    return settles
  }
}

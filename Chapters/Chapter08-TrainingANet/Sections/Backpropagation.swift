import BayesNumerics
import Foundation
import Inference
import Networks
import Plotting
import Workbook

extension TrainingANet {
  /// How does the error at the outputs tell every weight what to do?
  static let backpropagation = Section<TrainingStudy>(
    "backpropagation", "How does the error flow back?", seconds: 0.3
  ) { _, run in
    // Data and model: one pair, and a net small enough for pencil and paper
    let drawn = DrawnNet()

    // Inference: its gradient by the four steps of the slide
    let gradients = OneHiddenLayer(hidden: drawn.net.layers[0], output: drawn.net.layers[1])
      .gradient(x: drawn.x, y: drawn.y)

    // Random nets of one to four layers, each with a random pair: four other routes to their gradients
    var random = run.random("nets")
    let checks = (0..<80).map { index in
      GradientComparison(
        depth: 1 + index % 4, hidden: smoothActivations[index / 4 % 4], using: &random)
    }

    // What three mistakes cost, and what the step of a difference quotient costs
    let faults = BackwardFault.allCases.map { fault in
      FaultSize(fault: fault, errors: (0..<20).map { _ in fault.error(using: &random) })
    }
    let steps = StepErrors(of: checks[3])

    // What it shows
    let worst = checks.flatMap { [$0.complexStep, $0.forwardMode] }.max() ?? .nan
    return Findings(
      answer: worst < 1e-11
        ? "Each unit collects the errors of the units that it feeds, weighted by the same arrows, and "
          + "multiplies them by A'(z). The gradient so found agrees with other routes to rounding."
        : "The gradient disagrees with other routes by \(NumberText.significant(worst, digits: 2)).",
      tables: [table(checks), table(faults)],
      figures: [graph(drawn, gradients), figure(steps)],
      claims: claims(checks, faults),
      values: values(drawn, gradients, checks.count, faults))
  }

  private static let smoothActivations: [SlideActivation] = [.tanh, .logistic, .softplus, .swish]

  private static func values(
    _ drawn: DrawnNet, _ gradients: LayerGradients, _ nets: Int, _ faults: [FaultSize]
  ) -> [Findings.Value] {
    var values: [Findings.Value] = [
      .init("f", drawn.net.outputs(at: drawn.x)[0]), .init("loss", drawn.loss),
      .init("delta.output", gradients.biases[1][0]),
      .init("weight.first", gradients.weights[0][0][0]), .init("nets", nets),
    ]
    for (unit, delta) in gradients.biases[0].enumerated() {
      values.append(.init("delta.hidden.\(unit + 1)", delta))
    }
    for (unit, activation) in drawn.net.activations(at: drawn.x)[0].enumerated() {
      values.append(.init("a.hidden.\(unit + 1)", activation))
    }
    for fault in faults { values.append(.init("fault.\(fault.fault.rawValue)", fault.median)) }
    return values
  }

  // MARK: Tables

  private static func table(_ checks: [GradientComparison]) -> Table {
    func row(_ route: String, _ size: (GradientComparison) -> Double?, below bound: Double)
      -> [String]
    {
      let differences = checks.compactMap(size)
      let largest = differences.max() ?? .nan
      return [
        route, "\(differences.count)",
        // Rounding leaves another number on each kind of processor
        largest < bound
          ? "below \(NumberText.significant(bound, digits: 1))"
          : NumberText.significant(largest, digits: 2),
      ]
    }
    return Table(
      title: "Backpropagation against other routes to the gradient",
      columns: ["route", "nets", "largest relative difference"],
      rows: [
        row("one hidden layer, as the slide writes it", \.slide, below: 1e-13),
        row("forward mode: numbers that carry their slope", \.forwardMode, below: 1e-11),
        row("complex step, h = 1e-30", \.complexStep, below: 1e-11),
        row("the fast engine of Networks", \.engine, below: 1e-11),
        row("central differences of fourth order", \.central, below: 1e-7),
      ],
      note: "Random nets of one to four layers with tanh, logistic, softplus and swish units; the "
        + "difference of a net is the largest among its parameters, over its largest derivative.")
  }

  private static func table(_ faults: [FaultSize]) -> Table {
    Table(
      title: "Three mistakes, in nets with four layers of four units",
      columns: ["mistake", "relative error of the gradient: median", "smallest of 20 nets"],
      rows: faults.map {
        [
          $0.fault.words, NumberText.fixed($0.median, decimals: 2),
          NumberText.fixed($0.errors.min() ?? .nan, decimals: 2),
        ]
      })
  }

  // MARK: Figures

  private static func graph(_ drawn: DrawnNet, _ gradients: LayerGradients) -> Figure {
    func number(_ value: Double) -> Text { "\(value, decimals: 2)" }
    let a = [drawn.x] + drawn.net.activations(at: drawn.x)
    let forward = NetGraph(widths: drawn.net.widths, words: a.map { $0.map(number) })
    let back = NetGraph(
      widths: drawn.net.widths,
      words: [drawn.x.map { _ in "" }] + gradients.biases.map { $0.map(number) })
    func panel(_ title: Text, _ graph: NetGraph, _ layers: [Layer]) -> Panel {
      Panel(
        title, x: Axis(range: graph.ranges.x, tics: .none),
        y: Axis(range: graph.ranges.y, tics: .none), showsGrid: false, layers: layers)
    }
    func heading(_ text: Text, _ graph: NetGraph, _ layer: Int) -> Layer {
      .label(
        text, x: .data(graph.place(layer, 0).x), y: .panel(0.02), .grey, anchor: .centre,
        size: 0.85)
    }
    // What each unit multiplies by, and the weight on its arrow
    let hidden = drawn.net.layers[0]
    let slopes = hidden.sums(drawn.x).enumerated().map { unit, z in
      Layer.label(
        "× *A*'(*z*) = \(hidden.activation.slope(z), decimals: 2)",
        x: .data(back.place(1, unit).x - 1.25), y: .data(back.place(1, unit).y), anchor: .right,
        size: 0.9)
    }
    let weights = drawn.net.layers[1].weights[0].enumerated().map { unit, weight in
      let (from, to) = (back.place(2, 0), back.place(1, unit))
      return Layer.label(
        "× \(weight, decimals: 1)", x: .data((from.x + to.x) / 2),
        y: .data((from.y + to.y) / 2), anchor: .centre, offset: (0, unit == 2 ? -1.1 : 0.9),
        size: 0.9)
    }
    let names: [Text] = ["inputs *x*", "hidden units", "output"]
    return Figure(
      name: "net-graph",
      caption: "Activations flow forward, errors flow back along the same arrows. Left: the inputs "
        + "become activations a. Right: the output's error δ is handed back to the hidden units, "
        + "each of which multiplies what it receives by its own slope A'(z).",
      layout: .init(
        columns: 2, width: 1100, height: 480, margins: (20, 20, 50, 20), gaps: (40, 40)),
      panels: [
        panel(
          "Forward: *a* = *A*(*z*)", forward,
          forward.arrows(from: 0, .blue) + forward.arrows(from: 1, .blue) + forward.circles(.blue)
            + names.indices.map { heading(names[$0], forward, $0) }),
        panel(
          "Back: *δ* = ∂*L*/∂*z*", back,
          back.arrows(from: 1, isBack: true, .vermillion) + back.circles(.vermillion, from: 1)
            + [heading(names[1], back, 1), heading(names[2], back, 2)] + slopes + weights
            + [
              .label(
                "target \(drawn.y[0], decimals: 1)", x: .data(back.place(2, 0).x),
                y: .data(back.place(2, 0).y - 1.3), anchor: .centre, size: 0.9)
            ]),
      ])
  }

  private static func figure(_ steps: StepErrors) -> Figure {
    func line(_ name: String, _ errors: [Double], _ stroke: Stroke) -> Layer {
      .line(
        name, x: steps.steps, y: errors.map { max($0, 1e-17) }, stroke,
        agreement: .notCompared(because: "left of its minimum a curve is rounding"))
    }
    func label(_ text: Text, _ x: Double, _ y: Double, _ ink: Ink) -> Layer {
      .label(text, x: .data(x), y: .data(y), ink, anchor: .centre)
    }
    return Figure(
      name: "gradient-check",
      caption:
        "A difference quotient has a best step; for a complex step any small one will do. To "
        + "the right one sees that the loss is curved: the errors fall as h or as h². To the left two "
        + "nearly equal losses are subtracted, and what rounding leaves of them is divided by h.",
      panels: [
        Panel(
          x: Axis.decades("Step *h* (log scale)", around: [1e-16, 1]),
          y: Axis(
            "Relative error of the gradient (log scale)", range: 1e-17...10, scale: .logarithmic,
            tics: .decades(in: 1e-16...1)),
          layers: [
            line("forward", steps.forward, Stroke(.green)),
            line("central", steps.central, Stroke(.blue)),
            line("complex", steps.complex, Stroke(.vermillion)),
            label("forward: (*L*(*w*+*h*) - *L*(*w*)) / *h*", 3e-8, 0.1, .green),
            label("central: (*L*(*w*+*h*) - *L*(*w*-*h*)) / 2*h*", 3e-12, 1e-10, .blue),
            label("complex step: Im *L*(*w*+i*h*) / *h*", 1e-12, 1e-14, .vermillion),
          ])
      ])
  }

  // MARK: Claims

  private static func claims(_ checks: [GradientComparison], _ faults: [FaultSize]) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "Backpropagation")
    func largest(_ size: (GradientComparison) -> Double?) -> Double {
      checks.compactMap(size).max() ?? .nan
    }
    return [
      Claim(
        "21a", source, "gradient by algorithm 18.1, random nets of one to four layers",
        .agreement(
          route: "central differences of fourth order", largestDifference: largest(\.central),
          below: 1e-7, because: "h⁴ and rounding over h, each some 1e-11")),
      Claim(
        "21b", source, "the same gradients",
        .agreement(
          route: "complex step of 1e-30", largestDifference: largest(\.complexStep), below: 1e-11,
          because: "rounding of some hundred terms, and the function's own condition")),
      Claim(
        "21c", source, "the same gradients",
        .agreement(
          route: "forward mode, numbers that carry their slope",
          largestDifference: largest(\.forwardMode), below: 1e-11,
          because: "rounding of some hundred terms, and the function's own condition")),
      Claim(
        "21d", source, "the four steps for one hidden layer",
        .agreement(
          route: "the loop over any number of layers", largestDifference: largest(\.slide),
          below: 1e-13, because: "the same sums in another order")),
      Claim(
        "21e", source, "the same gradients",
        .agreement(
          route: "the fast engine, with its own activations", largestDifference: largest(\.engine),
          below: 1e-11, because: "rounding of some hundred terms, and the function's own condition")
      ),
      Claim(
        "21f", source, "three mistakes on purpose are far from the gradient",
        .shape(
          "each step of the algorithm is needed",
          measuring: "smallest relative error among 20 nets and three mistakes",
          faults.flatMap(\.errors).min() ?? .nan, .above(1e-3), precision: .notCompared,
          // A mistake cannot hide but where a whole layer's derivatives vanish
          falseAlarmRate: 1e-4)),
    ]
  }
}

/// The net of the picture: two inputs, three tanh units, one linear output, with round weights.
struct DrawnNet: Sendable {
  let x = [1.0, -1]
  let y = [0.5]
  let net = SlideNet(layers: [
    SlideLayer(
      weights: [[0.5, -0.5], [1, 0.5], [-0.5, 1]], biases: [0, 0, 0], activation: .tanh),
    SlideLayer(weights: [[1, -1, 0.5]], biases: [0], activation: .identity),
  ])

  var loss: Double { net.loss(x: x, y: y) }
}

/// One random net and pair, and how far other routes lead from the gradient by backpropagation.
struct GradientComparison: Sendable {
  let net: SlideNet
  let x: [Double]
  let y: [Double]
  let gradient: [Double]

  init(depth: Int, hidden: SlideActivation, using random: inout RandomSource) {
    let widths = (0...depth).map { _ in Int.random(in: 1...5, using: &random) }
    net = SlideNet(random: widths, hidden: hidden, using: &random)
    x = (0..<widths[0]).map { _ in random.normal() }
    y = (0..<widths[depth]).map { _ in random.normal() }
    gradient = net.gradient(x: x, y: y)
  }

  /// |g - other| over |g|, both as largest components.
  func difference(_ other: [Double]) -> Double {
    let size = gradient.map(abs).max() ?? .nan
    return (zip(gradient, other).map { abs($0 - $1) }.max() ?? .nan) / size
  }

  /// The slide's four steps; nil where there is not exactly one hidden layer.
  var slide: Double? {
    guard net.layers.count == 2 else { return nil }
    let slide = OneHiddenLayer(hidden: net.layers[0], output: net.layers[1])
    return difference(slide.gradient(x: x, y: y).inARow)
  }

  // snippet: complex
  var complexStep: Double {
    let h = 1e-30
    return difference(
      derivatives { parameters, moved in
        var parameters = parameters.map { ComplexNumber($0) }
        parameters[moved].imaginary = h
        return net.loss(parameters, x: x, y: y).imaginary / h
      })
  }
  // end snippet

  var forwardMode: Double {
    difference(
      derivatives { parameters, moved in
        var parameters = parameters.map { DualNumber($0) }
        parameters[moved].slope = 1
        return net.loss(parameters, x: x, y: y).slope
      })
  }

  var engine: Double {
    let network = net.engine
    let set = try? TrainingSet<Double>(inputs: Matrix(rows: [x]), targets: Matrix(rows: [y]))
    guard let set else { return .nan }
    var gradient = net.parameters.map { _ in 0.0 }
    _ = Networks.Backpropagation<Double>(network, on: set)
      .loss(at: net.parameters, gradient: &gradient)
    return difference(gradient)
  }

  var central: Double {
    difference(finiteDifferences(of: { net.loss($0, x: x, y: y) }, at: net.parameters))
  }

  /// One derivative for each parameter, the `moved` one.
  private func derivatives(_ derivative: ([Double], _ moved: Int) -> Double) -> [Double] {
    let parameters = net.parameters
    return parameters.indices.map { derivative(parameters, $0) }
  }
}

/// The errors of difference quotients against their step, on one net: root mean square over all parameters.
struct StepErrors: Sendable {
  let steps: [Double]
  private(set) var forward: [Double] = []
  private(set) var central: [Double] = []
  private(set) var complex: [Double] = []

  init(of check: GradientComparison) {
    let (net, x, y) = (check.net, check.x, check.y)
    let parameters = net.parameters
    steps = .equalRatios(from: 1e-16, to: 1, count: 65)
    let loss: Double = net.loss(parameters, x: x, y: y)
    for h in steps {
      var quotients: [[Double]] = [[], [], []]
      for index in parameters.indices {
        func moved(_ step: Double) -> Double {
          var moved = parameters
          moved[index] += step
          return net.loss(moved, x: x, y: y)
        }
        var turned = parameters.map { ComplexNumber($0) }
        turned[index].imaginary = h
        let (up, down) = (moved(h), moved(-h))
        quotients[0].append((up - loss) / h)
        quotients[1].append((up - down) / (2 * h))
        quotients[2].append(net.loss(turned, x: x, y: y).imaginary / h)
      }
      let errors = quotients.map { quotients in
        norm(zip(quotients, check.gradient).map { $0 - $1 }) / norm(check.gradient)
      }
      forward.append(errors[0])
      central.append(errors[1])
      complex.append(errors[2])
    }
  }
}

/// Mistakes that are made when backpropagation is written by hand.
enum BackwardFault: String, CaseIterable, Sendable {
  case noSlope = "no-slope"
  case noBias = "no-bias"
  case notTransposed = "not-transposed"

  var words: String {
    switch self {
    case .noSlope: "hidden δ without its factor A'(z)"
    case .noBias: "biases without a derivative"
    case .notTransposed: "weights not transposed: Σ w_ij δ_j"
    }
  }

  /// The gradient of a net with this mistake. Precondition: all layers have as many units.
  func gradient(_ net: SlideNet, x: [Double], y: [Double]) -> [Double] {
    precondition(Set(net.widths).count == 1, "weights are transposed by mistake in square layers")
    var a = [x]
    var z: [[Double]] = []
    for layer in net.layers {
      z.append(layer.sums(a[a.count - 1]))
      a.append(z[z.count - 1].map { layer.activation.value($0) })
    }
    var reported = zip(a[a.count - 1], y).map { $0 - $1 }
    var gradients = LayerGradients(weights: [], biases: [])
    for (k, layer) in net.layers.enumerated().reversed() {
      let isHidden = k < net.layers.count - 1
      let delta = zip(reported, z[k]).map {
        $0 * (self == .noSlope && isHidden ? 1 : layer.activation.slope($1))
      }
      gradients.weights.insert(delta.map { delta in a[k].map { $0 * delta } }, at: 0)
      gradients.biases.insert(delta.map { self == .noBias ? 0 : $0 }, at: 0)
      reported = a[k].indices.map { i in
        delta.indices.reduce(0) { sum, j in
          sum + (self == .notTransposed ? layer.weights[i][j] : layer.weights[j][i]) * delta[j]
        }
      }
    }
    return gradients.inARow
  }

  /// |wrong - right| / |right| for a random net of four layers with four tanh units each.
  func error(using random: inout RandomSource) -> Double {
    let net = SlideNet(random: [4, 4, 4, 4, 4], hidden: .tanh, using: &random)
    let x = (0..<4).map { _ in random.normal() }
    let y = (0..<4).map { _ in random.normal() }
    let right = net.gradient(x: x, y: y)
    return norm(zip(gradient(net, x: x, y: y), right).map { $0 - $1 }) / norm(right)
  }
}

/// How large the error of a mistake is, over random nets.
struct FaultSize: Sendable {
  let fault: BackwardFault
  /// |wrong - right| / |right|, one for each net.
  let errors: [Double]

  var median: Double {
    let sorted = errors.sorted()
    return (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
  }
}

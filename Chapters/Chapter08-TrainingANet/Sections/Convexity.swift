import BayesNumerics
import Foundation
import Networks
import Plotting
import Workbook

extension TrainingANet {
  /// Where the hidden layer is held fixed there is one minimum, where it is learnt there are many.
  static let convexity = Section<TrainingStudy>(
    "convexity", "One minimum, or many?", seconds: 1
  ) { _, run in
    // Data: 31 points of a net of two units
    var random = run.random("points")
    let x = [Double].evenlySpaced(from: -3, to: 3, count: 31)
    let points = x.map {
      ($0, TwoUnits(slopes: (2, -1), outputs: (1, 1)).value(at: $0) + 0.1 * random.normal())
    }

    // Model: two numbers are free, the outputs of the units or their slopes
    let losses = [
      TwoNumberLoss(points, free: .outputs), TwoNumberLoss(points, free: .slopes),
    ]

    // Inference: down the gradient, from twelve places
    var places = run.random("starts")
    let starts = (0..<12).map { _ in
      (6 * places.uniform() - 3, 6 * places.uniform() - 3)
    }
    let descents = losses.map { loss in starts.map { loss.descend(from: $0) } }

    // The same with all weights: a net of four units, and twenty units whose first layer never moves
    let larger = try ManyStarts(count: run.isQuick ? 20 : 40, run)

    // What it shows
    let ends = descents.map { distinctEnds($0) }
    let saddle = SymmetricEigen(losses[1].hessian(at: (0, 0))).values
    return Findings(
      answer: "With the hidden layer held fixed there is one: twelve descents end within "
        + "\(ScientificNumber.text(spread(descents[0]), digits: 1)) of each other. With its slopes free "
        + "they end at \(ends[1].count) places; and a net of four units ends, from "
        + "\(larger.free.count) starts, with losses from \(ScientificNumber.text(larger.free[0].value)) to "
        + "\(ScientificNumber.text(larger.free[larger.free.count - 1].value)), each in "
        + "\(larger.copies.count) equal copies.",
      tables: [table(losses, ends), startsTable(larger)],
      figures: [surfacesFigure(losses, descents), startsFigure(larger)],
      claims: claims(losses, descents, ends, saddle, larger),
      values: [
        .init("ends.fixed", ends[0].count), .init("ends.free", ends[1].count),
        .init("copies", larger.copies.count), .init("starts", larger.free.count),
        .init("lowest", larger.free[0].value),
        .init("highest", larger.free[larger.free.count - 1].value),
        // How many of random starts: a binomial number, which a last digit may move
        .init(
          "near-lowest", Double(larger.nearLowest), standardError: larger.errorOfNearLowest),
        .init("bend.least", larger.eigenvalues[0]),
        .init("saddle.down", saddle[0]), .init("saddle.up", saddle[1]),
      ])
  }

  /// The different places at which descents end, to a hundredth.
  private static func distinctEnds(_ descents: [[(Double, Double)]]) -> [(Double, Double)] {
    descents.map { $0[$0.count - 1] }.reduce(into: []) { found, end in
      if !found.contains(where: { hypot($0.0 - end.0, $0.1 - end.1) < 0.01 }) { found.append(end) }
    }.sorted { $0.0 < $1.0 }
  }

  /// The largest distance of an end from the first.
  private static func spread(_ descents: [[(Double, Double)]]) -> Double {
    let ends = descents.map { $0[$0.count - 1] }
    return ends.map { hypot($0.0 - ends[0].0, $0.1 - ends[0].1) }.max() ?? .nan
  }

  // MARK: Tables

  private static func table(
    _ losses: [TwoNumberLoss], _ ends: [[(Double, Double)]]
  ) -> Table {
    func number(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }
    return Table(
      title: "Where twelve descents end",
      columns: ["free", "end", "loss there", "smallest and largest bend (eigenvalue)"],
      rows: zip(losses, ends).flatMap { loss, ends in
        ends.map { end in
          let bends = SymmetricEigen(loss.hessian(at: end)).values
          return [
            loss.free == .outputs ? "outputs β₁, β₂" : "slopes γ₁, γ₂",
            "(\(number(end.0)), \(number(end.1)))",
            NumberText.fixed(loss.value(at: end), decimals: 5),
            "\(number(bends[0])), \(number(bends[1]))",
          ]
        }
      },
      note: "At γ₁ = γ₂ = 0 the loss of the slopes bends by "
        + SymmetricEigen(losses[1].hessian(at: (0, 0))).values.map(number).joined(
          separator: " and ")
        + ".")
  }

  private static func startsTable(_ larger: ManyStarts) -> Table {
    func row(_ name: String, _ found: [LBFGS.Minimum]) -> [String] {
      [
        name, "\(found.count)", ScientificNumber.text(found[0].value, digits: 4),
        ScientificNumber.text(found[found.count / 2].value, digits: 4),
        ScientificNumber.text(found[found.count - 1].value, digits: 4),
      ]
    }
    return Table(
      title: "Loss at the end of L-BFGS, 40 points of sin 3x + 0.3x with noise",
      columns: ["net", "starts", "lowest", "median", "highest"],
      rows: [
        row("4 units, all weights free", larger.free),
        row("20 units, first layer held fixed", larger.fixed),
      ],
      note:
        "The second loss bends by \(ScientificNumber.text(larger.eigenvalues[0])) or more in every "
        + "direction.")
  }

  // MARK: Figures

  private static func surfacesFigure(
    _ losses: [TwoNumberLoss], _ descents: [[[(Double, Double)]]]
  ) -> Figure {
    let because = "descents from random starts on noisy points"
    func axes(_ loss: TwoNumberLoss, every step: Double) -> (Axis, Axis) {
      let symbol: (Text, Text) = loss.free == .outputs ? ("*β*₁", "*β*₂") : ("*γ*₁", "*γ*₂")
      return (
        Axis(symbol.0, range: -3...3, tics: .every(step)),
        Axis(symbol.1, range: -3...3, tics: .every(step))
      )
    }
    func map(_ loss: TwoNumberLoss, _ descents: [[(Double, Double)]]) -> Panel {
      let cells = [Double].cellCentres(from: -3, to: 3, count: 60)
      let field = Field(x: cells, y: cells) { loss.value(at: ($0, $1)) }
      let gap = [(Double.nan, Double.nan)]
      let paths = Array(descents.map(TwoNumberLoss.thinned).joined(separator: gap))
      let ends = descents.map { $0[$0.count - 1] }
      let starts = descents.map { $0[0] }
      let levels = loss.free == .outputs ? [0.2, 1, 3, 6, 12] : [0.05, 0.15, 0.4, 0.8, 1.4]
      let contours = levels.enumerated().map { index, level in
        Layer.contour(
          "level \(index)", field, at: level, Stroke(.grey, width: 1.2, dash: .solid),
          agreement: .notCompared(because: "noisy points"))
      }
      let (horizontal, vertical) = axes(loss, every: 1)
      return Panel(
        loss.free == .outputs ? "Hidden layer held fixed" : "Hidden layer learnt",
        x: horizontal, y: vertical, showsGrid: false, hasEqualUnits: true,
        layers: [.map("loss", field, agreement: .notCompared(because: "noisy points"))] + contours
          + [
            .line(
              "descents", x: paths.map(\.0), y: paths.map(\.1),
              Stroke(.vermillion, width: 2, dash: .solid),
              agreement: .notCompared(because: because)),
            .points(
              "starts", x: starts.map(\.0), y: starts.map(\.1), .vermillion, marker: .openCircle,
              size: 0.9, agreement: .notCompared(because: because)),
            .points(
              "ends", x: ends.map(\.0), y: ends.map(\.1), .black, marker: .diamond, size: 1.5,
              agreement: .notCompared(because: because)),
          ])
    }
    func surface(_ loss: TwoNumberLoss) -> Panel {
      let lines = [Double].evenlySpaced(from: -3, to: 3, count: 17)
      let field = Field(x: lines, y: lines) { loss.value(at: ($0, $1)) }
      let (horizontal, vertical) = axes(loss, every: 3)
      let step = RoundNumber.above(field.peak / 4)
      return Panel(
        x: horizontal, y: vertical,
        z: Axis("loss", range: 0...(1.02 * field.peak), tics: .every(step)),
        view: View(tilt: 50, azimuth: 30, height: 0.6),
        layers: [.surface("loss", field, agreement: .notCompared(because: "noisy points"))])
    }
    return Figure(
      name: "loss-surfaces",
      caption:
        "The same net has one minimum or two, depending on which of its numbers are free. Left: the "
        + "outputs of both units are free, a bowl; right: their slopes, two valleys, each the mirror image of "
        + "the other. Rings: twelve random starts; lines: descents; diamonds: where they end.",
      layout: Figure.Layout(
        columns: 2, width: 1080, height: 1070, margins: (95, 30, 50, 30), gaps: (130, 150)),
      panels: zip(losses, descents).map(map) + losses.map(surface))
  }

  private static func startsFigure(_ larger: ManyStarts) -> Figure {
    let because = "ends of searches from random starts on noisy points"
    let count = Double(larger.free.count)
    let top = (larger.free + larger.fixed).map(\.value).max() ?? 1
    let step = RoundNumber.above(top / 4)
    func points(_ name: String, _ found: [LBFGS.Minimum], _ ink: Ink, _ marker: Marker, title: Text)
      -> Layer
    {
      .points(
        name, x: (1...found.count).map(Double.init), y: found.map(\.value), ink, marker: marker,
        size: 1.1, agreement: .notCompared(because: because), title: title)
    }
    return Figure(
      name: "many-minima",
      caption:
        "A net whose first layer learns ends where the start decides; one whose first layer is held "
        + "fixed always ends at the same loss. Loss at the end of each search, the lowest first.",
      layout: Figure.Layout(width: 1200, height: 600, margins: (115, 35, 30, 125)),
      panels: [
        Panel(
          x: Axis("Start, in the order of the final loss", range: 0...(count + 1)),
          y: Axis(
            "Loss at the end", range: 0...(4 * step), tics: .every(step)),
          key: .below,
          layers: [
            points(
              "fixed", larger.fixed, .blue, .circle, title: "20 units, first layer held fixed"),
            points(
              "free", larger.free, .vermillion, .triangle, title: "4 units, all weights learnt"),
          ])
      ])
  }

  // MARK: Claims

  private static func claims(
    _ losses: [TwoNumberLoss], _ descents: [[[(Double, Double)]]], _ ends: [[(Double, Double)]],
    _ saddle: [Double], _ larger: ManyStarts
  ) -> [Claim] {
    let problems = Claim.Source(lecture: "000", slide: "Convex problem, Non-convex problem")
    let question = Claim.Source(lecture: "000", slide: "Frequent questions")
    let inverse = Claim.Source(lecture: "000", slide: "Black magic or maths?")
    let mirrored =
      ends[1].count == 2
      ? hypot(ends[1][0].0 - ends[1][1].1, ends[1][0].1 - ends[1][1].0) : .nan
    let fixedRange = larger.fixed[larger.fixed.count - 1].value / larger.fixed[0].value - 1
    return [
      Claim(
        "5a", problems, "outputs of two fixed units, twelve random starts",
        .agreement(
          route: "where the descents end", largestDifference: spread(descents[0]), below: 1e-6,
          because:
            "each descent ends where the slope is below 1e-9, and the loss bends by 0.1 or more")),
      // A start ends in either valley with about the same probability; in one alone: 2 in 2¹²
      Claim(
        "5b", problems, "slopes of two units, twelve random starts",
        .shape(
          "a landscape of many minima", measuring: "different ends", Double(ends[1].count),
          .equal(2), falseAlarmRate: 1e-3)),
      Claim(
        "5c", inverse, "the two minima are one net with its units interchanged",
        .shape(
          "many nets perform the same task",
          measuring: "distance of one minimum from the other with its slopes interchanged",
          mirrored, .below(1e-6), precision: .notCompared, falseAlarmRate: 1e-3)),
      Claim(
        "5d", problems, "bend of the loss at γ₁ = γ₂ = 0, the smaller eigenvalue",
        .shape(
          "a problem that is not convex", measuring: "downward bend", saddle[0], .below(0),
          precision: .notCompared, falseAlarmRate: 1e-5)),
      Claim(
        "5e", question, "twenty random units, first layer held fixed: smallest eigenvalue",
        .shape(
          "can a net be made convex?", measuring: "least bend", larger.eigenvalues[0], .above(0),
          precision: .notCompared)),
      Claim(
        "5f", question, "the same from \(larger.fixed.count) starts",
        .agreement(
          route: "loss where each search ends", largestDifference: fixedRange, below: 1e-6,
          because: "the slope at the end is below 1e-8 and the least bend above 1e-4")),
      // Copies of one minimum have one loss. Over fifteen seeds with twenty starts each the ratio lay
      // between 1.2 and 4.7
      Claim(
        "5g", question, "four units, all weights free",
        .shape(
          "convexity is the watershed, not linearity",
          measuring: "highest final loss over the lowest",
          larger.free[larger.free.count - 1].value / larger.free[0].value, .above(1.02),
          precision: .notCompared, falseAlarmRate: 1e-3)),
      Claim(
        "5h", inverse, "all \(larger.copies.count) orders and signs of four tanh units",
        .agreement(
          route: "the loss of the net itself, relative", largestDifference: larger.largestCopyError,
          below: 1e-12, because: "the same terms summed in another order")),
    ]
  }
}

/// f(x) = β₁ tanh(γ₁x - 1) + β₂ tanh(γ₂x - 1)
struct TwoUnits: Sendable {
  /// γ₁ and γ₂
  var slopes: (Double, Double)
  /// β₁ and β₂
  var outputs: (Double, Double)

  func value(at x: Double) -> Double {
    outputs.0 * tanh(slopes.0 * x - 1) + outputs.1 * tanh(slopes.1 * x - 1)
  }
}

/// The mean squared error of ``TwoUnits`` as a function of two of its four numbers, with weight decay.
struct TwoNumberLoss: Sendable {
  enum Free: Sendable { case outputs, slopes }

  let points: [(x: Double, y: Double)]
  let free: Free
  /// λ: what is added to the loss for each squared free number.
  static let decay = 0.01

  init(_ points: [(Double, Double)], free: Free) {
    self.points = points.map { (x: $0.0, y: $0.1) }
    self.free = free
  }

  private func net(_ place: (Double, Double)) -> TwoUnits {
    free == .outputs
      ? TwoUnits(slopes: (2, -1), outputs: place) : TwoUnits(slopes: place, outputs: (1, 1))
  }

  // snippet: loss
  func value(at place: (Double, Double)) -> Double {
    let net = net(place)
    let errors = points.map { net.value(at: $0.x) - $0.y }
    return dot(errors, errors) / Double(points.count)
      + Self.decay * (place.0 * place.0 + place.1 * place.1)
  }
  // end snippet

  func gradient(at place: (Double, Double)) -> (Double, Double) {
    let net = net(place)
    var sum = (0.0, 0.0)
    for (x, y) in points {
      let units = (tanh(net.slopes.0 * x - 1), tanh(net.slopes.1 * x - 1))
      let error = 2 * (net.value(at: x) - y) / Double(points.count)
      switch free {
      case .outputs: sum = (sum.0 + error * units.0, sum.1 + error * units.1)
      case .slopes:
        sum.0 += error * net.outputs.0 * (1 - units.0 * units.0) * x
        sum.1 += error * net.outputs.1 * (1 - units.1 * units.1) * x
      }
    }
    return (sum.0 + 2 * Self.decay * place.0, sum.1 + 2 * Self.decay * place.1)
  }

  /// Every place on the way down, the start first: steps of 0.15 of the slope, until it is below 10⁻⁹.
  func descend(from start: (Double, Double)) -> [(Double, Double)] {
    var path = [start]
    for _ in 0..<20_000 {
      let place = path[path.count - 1]
      let slope = gradient(at: place)
      if hypot(slope.0, slope.1) < 1e-9 { break }
      path.append((place.0 - 0.15 * slope.0, place.1 - 0.15 * slope.1))
    }
    return path
  }

  /// Second derivatives, by differences of the gradient.
  func hessian(at place: (Double, Double)) -> Matrix {
    let h = 1e-5
    let columns = [(h, 0.0), (0, h)].map { step -> [Double] in
      let up = gradient(at: (place.0 + step.0, place.1 + step.1))
      let down = gradient(at: (place.0 - step.0, place.1 - step.1))
      return [(up.0 - down.0) / (2 * h), (up.1 - down.1) / (2 * h)]
    }
    let mixed = (columns[0][1] + columns[1][0]) / 2
    return Matrix(rows: [[columns[0][0], mixed], [mixed, columns[1][1]]])
  }

  /// A path with points at least a hundredth apart, for a figure.
  static func thinned(_ path: [(Double, Double)]) -> [(Double, Double)] {
    path.reduce(into: []) { kept, place in
      guard let last = kept.last else { return kept.append(place) }
      if hypot(place.0 - last.0, place.1 - last.1) >= 0.05 { kept.append(place) }
    } + path.suffix(1)
  }
}

/// Two nets on the same noisy wave, each trained from many random starts.
private struct ManyStarts {
  /// Ends of the net of four units, the lowest loss first.
  let free: [LBFGS.Minimum]
  /// Ends of the net of twenty units whose first layer never moves.
  let fixed: [LBFGS.Minimum]
  /// The bends of the second loss along its free directions, the smallest first.
  let eigenvalues: [Double]
  /// The best net of four units with its units in every order and with every choice of signs.
  let copies: Set<[Double]>
  /// The largest relative difference of the loss of a copy.
  let largestCopyError: Double

  /// Ends within a hundredth of the lowest loss.
  var nearLowest: Int { free.count { $0.value < 1.01 * free[0].value } }
  /// Its standard error over other random starts.
  var errorOfNearLowest: Double {
    let share = Double(nearLowest) / Double(free.count)
    return (Double(free.count) * share * (1 - share)).squareRoot()
  }

  init(count: Int, _ run: Run) throws {
    // Data
    var random = run.random("wave")
    let x = [Double].evenlySpaced(from: -2, to: 2, count: 40)
    let y = x.map { sin(3 * $0) + 0.3 * $0 + 0.1 * random.normal() }
    let set = try TrainingSet<Double>(
      inputs: Matrix(rows: 40, columns: 1, elements: x), targets: y)

    // Models
    let small = FeedForwardNetwork(
      [1, 4, 1], activation: .tanh, loss: .squaredError, weightDecay: 1e-4)
    // snippet: fixed
    let convex = FeedForwardNetwork(
      inputs: 1,
      layers: [DenseLayer(20, .tanh, isFixed: true), DenseLayer(1, .identity, weightDecay: 1e-3)],
      loss: .squaredError)
    // end snippet

    // Inference
    var starts = run.random("starts of nets")
    func search(_ network: FeedForwardNetwork, from starts: [[Double]]) -> [LBFGS.Minimum] {
      let pass = Backpropagation<Double>(network, on: set)
      return starts.map { start in
        LBFGS(iterations: 1000).minimise(from: start) { pass.loss(at: $0, gradient: &$1) }
      }.sorted { $0.value < $1.value }
    }
    free = search(
      small, from: (0..<count).map { _ in small.initialParameters(using: &starts) })
    // One hidden layer for all starts, spread over the wave; the output weights start elsewhere each time
    let hidden =
      convex.weights(ofLayer: 0).map { _ in 3 * starts.normal() }
      + convex.biases(ofLayer: 0).map { _ in 3 * starts.normal() }
    fixed = search(
      convex,
      from: (0..<count).map { _ in
        hidden + (hidden.count..<convex.parameterCount).map { _ in starts.normal() }
      })

    // The loss of the output weights is a parabola whose bends are those of ZᵀZ/N + λ
    let bends = convex.layers[0].units + 1
    var features = Matrix(rows: 40, columns: bends, repeating: 1)
    for (row, x) in x.enumerated() {
      let units = convex.activations(fixed[0].position, at: [x])[1]
      for (column, unit) in units.enumerated() { features[row, column] = unit }
    }
    var hessian = features.gram
    for i in 0..<bends {
      for j in 0..<bends { hessian[i, j] /= 40 }
      if i < bends - 1 { hessian[i, i] += 1e-3 }
    }
    eigenvalues = SymmetricEigen(hessian).values

    // Every order of the units, every choice of signs
    let best = free[0].position
    let copies = HiddenUnits(best).copies
    let pass = Backpropagation<Double>(small, on: set)
    let loss = pass.loss(at: best)
    largestCopyError = copies.map { abs(pass.loss(at: $0) / loss - 1) }.max() ?? .nan
    self.copies = Set(copies)
  }
}

/// The parameters of a net with one input, one tanh layer and one output, unit by unit.
struct HiddenUnits: Sendable {
  /// Weight from the input, bias, weight to the output.
  let units: [(weight: Double, bias: Double, output: Double)]
  let outputBias: Double

  /// - Parameter parameters: Weights, biases, output weights and output bias, 3m + 1 numbers.
  init(_ parameters: [Double]) {
    let m = (parameters.count - 1) / 3
    units = (0..<m).map { (parameters[$0], parameters[m + $0], parameters[2 * m + $0]) }
    outputBias = parameters[3 * m]
  }

  /// All m! orders of the units with all 2ᵐ choices of signs: tanh is odd, so that a unit with its three
  /// numbers negated contributes the same.
  // snippet: copies
  var copies: [[Double]] {
    Self.orders(of: Array(units.indices)).flatMap { order in
      (0..<(1 << units.count)).map { signs in
        let turned = order.enumerated().map { place, unit in
          let sign = signs >> place & 1 == 0 ? 1.0 : -1
          return (sign * units[unit].weight, sign * units[unit].bias, sign * units[unit].output)
        }
        let (weights, biases, outputs) = (turned.map(\.0), turned.map(\.1), turned.map(\.2))
        return weights + biases + outputs + [outputBias]
      }
    }
  }
  // end snippet

  static func orders(of items: [Int]) -> [[Int]] {
    items.isEmpty
      ? [[]]
      : items.flatMap { first in orders(of: items.filter { $0 != first }).map { [first] + $0 } }
  }
}

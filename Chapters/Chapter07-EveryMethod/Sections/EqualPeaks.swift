import BayesNumerics
import Plotting
import RealModule
import Workbook

extension EveryMethod {
  /// The prior mean, and the datum, that make two peaks equally high, or equally heavy.
  static let equalPeaks = Section<EveryMethodStudy>(
    "equal-peaks", "When are two peaks equal?", options: EveryMethodSettings.ofModel, seconds: 0.5
  ) { study, _ in
    // Data and model: the lecture's or the reader's, and a cubic that meets y = -2 twice, once while it is flat
    let cubic = try Balance.cubic

    // Inference: bisection. Each question has at most one answer: see Balance
    let own = Balance(study.model, peaks: study.exact)?.movingPrior
    // With a reader's own case that is all; the lecture's is set beside the cubic
    let moved = study.model.isLecture ? Balance(cubic, edge: -1, peaks: [-2, 1]).movingPrior : nil
    let shifted =
      study.model.isLecture ? Balance(cubic, edge: -1, peaks: [-2, 1]).movingDatum : nil

    // What it shows
    let lines = [
      own.map { BalanceLine("\(study.model.function.text), prior mean", $0) },
      moved.map { BalanceLine("\(cubic.function.text), prior mean", $0) },
      shifted.map { BalanceLine("\(cubic.function.text), datum", $0) },
    ].compactMap { $0 }
    return Findings(
      answer: sentence(study.model, own, moved), tables: lines.isEmpty ? [] : [table(lines)],
      figures: figure(study.model, own, moved),
      claims: own.map { claims($0) } ?? [], values: values(own, moved, shifted))
  }

  // MARK: Answer, table and values

  private static func sentence(
    _ model: NonlinearModel, _ own: BalancedPair?, _ cubic: BalancedPair?
  ) -> String {
    let other =
      cubic.map {
        " For \($0.equalHeight?.model.function.text ?? "the cubic") equal heights, at a prior mean of "
          + "\(text($0.equalHeight?.knob)), leave \(text($0.equalHeight?.share)) of the mass to the wide peak; the masses "
          + "are equal at \(text($0.equalMass?.knob))."
      } ?? ""
    guard let own else { return "This posterior has one peak, so there is nothing to balance." }
    guard let height = own.equalHeight, let mass = own.equalMass else {
      return
        "Within 20 prior standard deviations no prior mean was found that makes the two peaks of this posterior equal.\(other)"
    }
    return abs(height.knob - mass.knob) < 1e-4
      ? "For \(model.function.text) both heights and masses are equal at a prior mean of \(text(height.knob)).\(other)"
      : "For \(model.function.text) the heights are equal at a prior mean of \(text(height.knob)), where the right peak has "
        + "\(text(height.share)) of the mass; the masses at \(text(mass.knob)).\(other)"
  }

  private static func text(_ number: Double?) -> String {
    number.map { NumberText.fixed($0, decimals: 3) } ?? "none"
  }

  private static func table(_ lines: [BalanceLine]) -> Table {
    Table(
      title: "Where two peaks are equal, in height and in mass",
      columns: [
        "function, what is moved", "equal height at", "mass of the right one there",
        "equal mass at", "log ratio of heights there",
      ],
      rows: lines.map { line in
        [line.name]
          + [
            line.pair.equalHeight?.knob, line.pair.equalHeight?.share, line.pair.equalMass?.knob,
            line.pair.equalMass?.rise,
          ].map(text)
      })
  }

  private static func values(
    _ own: BalancedPair?, _ cubic: BalancedPair?, _ datum: BalancedPair?
  ) -> [Findings.Value] {
    [("", own), ("cubic.", cubic), ("datum.", datum)].flatMap { name, pair in
      [
        pair?.equalHeight.map { Findings.Value("\(name)height", $0.knob) },
        pair?.equalHeight.map { .init("\(name)height.mass", $0.share) },
        pair?.equalMass.map { .init("\(name)mass", $0.knob) },
        pair?.equalMass.map { .init("\(name)mass.rise", $0.rise) },
      ].compactMap { $0 }
    }
  }

  // MARK: Figure

  private static func figure(
    _ model: NonlinearModel, _ own: BalancedPair?, _ cubic: BalancedPair?
  ) -> [Figure] {
    func panel(_ title: Text, _ name: String, _ balanced: Balanced?) -> Panel? {
      guard let balanced, let exact = balanced.exact else { return nil }
      let reach = balanced.range
      let places = [Double].evenlySpaced(from: reach.lowerBound, to: reach.upperBound, count: 1001)
      let left = places.filter { $0 <= balanced.edge } + [balanced.edge]
      let right = [balanced.edge] + places.filter { $0 > balanced.edge }
      let top = exact.peaks.map(exact.density).max() ?? 1
      return Panel(
        title, x: Axis("Parameter *θ*", range: reach), y: Axis("Density", range: 0...(1.25 * top)),
        key: .none,
        layers: [
          .area("\(name)_left", x: left, y: left.map(exact.density), .sky, opacity: 0.5),
          .area("\(name)_right", x: right, y: right.map(exact.density), .orange, opacity: 0.5),
          .line("\(name)_density", x: places, y: places.map(exact.density), Stroke(.blue)),
          .line(
            "\(name)_prior", x: places,
            y: places.map { .exp(balanced.model.prior.logDensity($0)) },
            Stroke(.vermillion, width: 2.5)),
        ])
    }
    let text = model.function.text.replacing("theta", with: "θ").replacing("*", with: "")
    guard let cubic else {
      let panels = [
        panel(Text(verbatim: "Equal heights: \(text)"), "height", own?.equalHeight),
        panel(Text(verbatim: "Equal masses: \(text)"), "mass", own?.equalMass),
      ].compactMap { $0 }
      guard !panels.isEmpty else { return [] }
      return [
        Figure(
          name: "equal-peaks",
          caption:
            "Equal heights (left) and equal masses (right) need not come together. Dashed: the prior, moved to make them so.",
          layout: Figure.Layout(columns: 2, width: 1280, height: 560), panels: panels)
      ]
    }
    let panels = [
      panel(Text(verbatim: "Equal in both: \(text)"), "own", own?.equalHeight),
      panel("Equal heights: cubic", "height", cubic.equalHeight),
      panel("Equal masses: cubic", "mass", cubic.equalMass),
    ].compactMap { $0 }
    guard !panels.isEmpty else { return [] }
    return [
      Figure(
        name: "equal-peaks",
        caption:
          "Peaks of equal height need not hold equal mass. Left: two peaks of one shape are equal in both. Middle: the "
          + "cubic's peaks, equally high; the wide one on the right is the heavier. Right: for equal masses the narrow one "
          + "must be several times as high. Dashed: the prior, moved to make them so.",
        layout: Figure.Layout(columns: 3, width: 1500, height: 520), panels: panels)
    ]
  }

  // MARK: Claims

  /// sin θ is symmetric about π/2, and so is a prior with its mean there: the two peaks are mirror images.
  private static func claims(_ own: BalancedPair) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Nonlinear Models")
    func check(_ id: String, _ words: String, _ balanced: Balanced?, _ bound: Double, _ why: String)
      -> Claim
    {
      Claim(
        id, source, words,
        .crossCheck(
          route: "π/2, by symmetry", expected: .pi / 2, computed: balanced?.knob ?? .nan,
          .absolute(bound, because: why)))
    }
    return [
      check(
        "45s", "prior mean that makes the peaks of sin θ equally high", own.equalHeight, 2e-9,
        "a range of 80 halved 37 times, 1e-9; heights at maxima are right to 1e-15"),
      check(
        "45t", "prior mean that makes the peaks of sin θ equally heavy", own.equalMass, 1e-7,
        "shares by quadrature, and an edge at a minimum of the likelihood, right to 1e-8, with slopes below 1"
      ),
    ]
  }
}

private struct BalanceLine {
  let name: String
  let pair: BalancedPair

  init(_ name: String, _ pair: BalancedPair) {
    self.name = name
    self.pair = pair
  }
}

/// Where a knob makes both sides equal.
struct BalancedPair {
  let equalHeight: Balanced?
  let equalMass: Balanced?
}

/// A model whose knob has been turned, with both sides of its posterior.
struct Balanced {
  let model: NonlinearModel
  let edge: Double
  /// What was turned: the prior mean or the datum.
  let knob: Double
  let exact: ExactPosterior?

  /// The mass on the right of the edge.
  var share: Double { exact?.share(above: edge) ?? .nan }

  /// log of the highest density on the right over the highest on the left.
  var rise: Double {
    guard let exact else { return .nan }
    func highest(_ peaks: [Double]) -> Double { (peaks + [edge]).map(exact.density).max() ?? 0 }
    return .log(highest(exact.peaks.filter { $0 > edge }))
      - .log(highest(exact.peaks.filter { $0 < edge }))
  }

  /// What a picture shows: all that holds mass.
  var range: ClosedRange<Double> {
    guard let exact else { return 0...1 }
    let (low, high) = (exact.quantile(1e-4), exact.quantile(1 - 1e-4))
    let margin = 0.15 * (high - low)
    return (low - margin)...(high + margin)
  }
}

/// Two sides of a posterior, left and right of an edge that stays where it is.
///
/// Move the prior mean m. The posterior is multiplied by exp(mθ/τ²) and a constant, so that the log ratio of the highest
/// densities right and left grows at the rate (θ_right - θ_left)/τ², and the log odds of the masses at the same rate with
/// the mean θ of either side. Both rates are positive: each question has at most one answer, and bisection finds it.
struct Balance {
  let model: NonlinearModel
  let edge: Double
  /// Where the posterior has peaks before it is moved.
  let peaks: [Double]

  /// θ³ - 3θ, which meets y = -2 at -2, steeply, and at 1, where it is flat; between them it is highest at -1.
  static var cubic: NonlinearModel {
    get throws { NonlinearModel(function: try ModelFunction.parsed("theta^3 - 3*theta")) }
  }

  init(_ model: NonlinearModel, edge: Double, peaks: [Double] = []) {
    self.model = model
    self.edge = edge
    self.peaks = peaks
  }

  /// Cut where the data are least likely between the two highest peaks, which no prior moves; nil for a single peak.
  init?(_ model: NonlinearModel, peaks exact: ExactPosterior) {
    let highest = exact.peaks.sorted { exact.density($0) > exact.density($1) }.prefix(2).sorted()
    guard highest.count == 2 else { return nil }
    let likelihood = { exact.posterior.logLikelihood($0).value }
    let places = [Double].evenlySpaced(from: highest[0], to: highest[1], count: 401)
    let lowest = (1..<400).min { likelihood(places[$0]) < likelihood(places[$1]) } ?? 200
    self.init(
      model,
      edge: goldenSectionMinimum(
        of: likelihood, over: places[lowest - 1]...places[lowest + 1], width: 1e-9),
      peaks: exact.peaks)
  }

  var movingPrior: BalancedPair {
    let reach = 20 * model.prior.standardDeviation
    return balanced(over: (edge - reach)...(edge + reach)) { model, knob in
      model.prior = Normal(mean: knob, standardDeviation: model.prior.standardDeviation)
    }
  }

  /// The datum, below what the cubic's right side can reach: the right side gains with it, since it is the farther one from it.
  var movingDatum: BalancedPair {
    balanced(over: -12 ... -2) { model, knob in model.data = [knob] }
  }

  // snippet: bisection
  private func balanced(
    over range: ClosedRange<Double>, _ turn: @escaping (inout NonlinearModel, Double) -> Void
  ) -> BalancedPair {
    func at(_ knob: Double) -> Balanced {
      var turned = model
      turn(&turned, knob)
      return Balanced(
        model: turned, edge: edge, knob: knob,
        exact: try? ExactPosterior(turned.posterior, near: peaks))
    }
    return BalancedPair(
      equalHeight: root(over: range) { at($0).rise }.map(at),
      equalMass: root(over: range) { at($0).share - 0.5 }.map(at))
  }
  // end snippet

  /// To a 1e-11th of the range: halving it further would only follow rounding.
  private func root(over range: ClosedRange<Double>, of function: (Double) -> Double) -> Double? {
    var (low, high) = (range.lowerBound, range.upperBound)
    guard function(low) < 0, function(high) > 0 else { return nil }
    for _ in 0..<37 {
      let middle = (low + high) / 2
      let value = function(middle)
      // Where there is no posterior no side is known
      if value.isNaN { return nil }
      if value < 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}

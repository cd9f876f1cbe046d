import BayesNumerics
import Networks
import Plotting
import RealModule
import Workbook

extension Autoencoders {
  /// How many units of the code carry something, against the weight of the divergence.
  static let collapse = Section<AutoencoderStudy>(
    "collapse", "When does a code carry nothing?", seconds: 7
  ) { study, run in
    // Data and model: codes of eight numbers; the divergence weighs β
    let images = study.digits.training.images
    let weights = [0.1, 0.3, 1, 3, 10]
    let seeds = run.isQuick ? 1 : 3
    let epochs = run.isQuick ? 40 : 200

    // Inference: trained for each β, three times
    let flat = try await atOnce(weights.count * seeds) { place in
      let (beta, seed) = (weights[place / seeds], place % seeds)
      let model = try TrainedAutoencoder(
        Autoencoder(
          inputs: 64, hidden: [128], codeSize: 8, likelihood: .bernoulli,
          regulariser: .divergence(beta: beta)),
        on: images, epochs: epochs, rate: 4e-3, using: run.random("\(beta) \(seed)"))
      return CodeUse(
        model, test: study.digits.test.images, using: run.random("bound \(beta) \(seed)"))
    }
    let runs = weights.indices.map { Array(flat[$0 * seeds..<($0 + 1) * seeds]) }

    // What it shows
    let active = runs.map { own in own.map { Double($0.active) }.reduce(0, +) / Double(seeds) }
    let bounds = runs.map { own in Runs(own.map(\.bound)).mean }
    let misses = runs.map { own in Runs(own.map(\.miss)).mean }
    let best = weights.indices.max { bounds[$0] < bounds[$1] } ?? 0
    let (least, most) = (active[0], active[weights.count - 1])
    let atOne = 2
    return Findings(
      answer:
        "When its divergence costs more than it earns. Of eight units "
        + "\(NumberText.fixed(least, decimals: 1)) carry something at β = 0.1, "
        + "\(NumberText.fixed(active[atOne], decimals: 1)) at β = 1 and "
        + "\(NumberText.fixed(most, decimals: 1)) at β = 10; the bound on held-out digits is best at "
        + "β = \(NumberText.shortest(weights[best]))\(best == atOne ? ", where it is what is trained" : "").",
      tables: [
        Table(
          title: "Eight units of the code against the weight of the divergence",
          columns: [
            "beta", "active units", "KL [nats]", "bound, held out [nats]", "squared miss per pixel",
          ],
          rows: weights.indices.map { place in
            let divergence = runs[place].map { $0.divergences.reduce(0, +) }.reduce(0, +)
            return [
              NumberText.shortest(weights[place]), NumberText.fixed(active[place], decimals: 1),
              NumberText.fixed(divergence / Double(seeds), decimals: 2),
              NumberText.fixed(bounds[place], decimals: 2),
              NumberText.fixed(misses[place], decimals: 4),
            ]
          },
          note:
            "Means of \(seeds == 1 ? "one run" : "three runs") of \(epochs) epochs, all on digits held out. Active: a divergence above "
            + "\(CodeUse.level) nats. The bound is that of β = 1, whatever was trained; the miss is that of the decoded mean code."
        )
      ],
      figures: [figure(weights, runs)],
      claims: [
        Claim(
          "59k", collapsed, "units of the code that carry something",
          .shape(
            "the divergence penalises q where it differs from the prior",
            measuring: "active units at β = 10 less those at β = 0.1", most - least, .below(-1),
            precision: .notCompared, falseAlarmRate: 0.001)),
        Claim(
          "59l", collapsed, "bound on held-out digits at β = 1",
          .shape(
            "the bound is what is maximised",
            measuring: "its least lead over other β that are three times as far, in nats",
            min(bounds[atOne] - bounds[0], bounds[atOne] - bounds[weights.count - 1]), .above(0),
            precision: .notCompared, falseAlarmRate: 0.001)),
      ],
      values: [
        .init("active.light", least, standardError: 0.4),
        .init("active.one", active[atOne], standardError: 0.4),
        .init("active.heavy", most, standardError: 0.4),
        .init("miss.light", misses[0], standardError: 0.0003),
        .init("miss.one", misses[atOne], standardError: 0.0003),
        .init("miss.heavy", misses[weights.count - 1], standardError: 0.0003),
        .init("bound.light", bounds[0], standardError: 0.2),
        .init("bound.one", bounds[atOne], standardError: 0.2),
        .init("bound.heavy", bounds[weights.count - 1], standardError: 0.2),
      ])
  }

  private static let collapsed = Claim.Source(
    lecture: "003", slide: "Variational Autoencoders (VAE)")

  // MARK: Figure

  private static func figure(_ weights: [Double], _ runs: [[CodeUse]]) -> Figure {
    let why = Agreement.notCompared(because: "nets trained on this machine")
    let range = 1e-5...10.0
    let heights = apart(
      runs.map { max($0[0].divergences.min() ?? 0, range.lowerBound) }, in: range)
    return Figure(
      name: "collapse",
      caption:
        "The larger β, the fewer units differ from the prior; the others are noise that the decoder ignores. Divergence of "
        + "each of eight units, the largest first, of a run for each β, on digits held out. Below the dashed line a unit counts as collapsed; divergences under 10⁻⁵ stand at the axis.",
      layout: Figure.Layout(width: 1000, height: 640),
      panels: [
        Panel(
          x: Axis(
            "unit of the code, by its divergence", range: 0.5...9.6,
            tics: .labelled((1...8).map { (at: Double($0), text: Text(verbatim: "\($0)")) })),
          y: Axis(
            "KL(*q* || prior) of the unit [nats]", range: range, scale: .logarithmic,
            tics: .decades(in: range)),
          layers: [
            .horizontalLine(at: CodeUse.level, Stroke(.grey, width: 2, dash: .dashed))
          ]
            + weights.indices.flatMap { place -> [Layer] in
              let inks: [Ink] = [.sky, .green, .blue, .purple, .vermillion]
              let sorted = runs[place][0].divergences.sorted(by: >).map {
                max($0, range.lowerBound)
              }
              let units = sorted.indices.map { Double($0 + 1) }
              return [
                .line("line_\(place)", x: units, y: sorted, Stroke(inks[place]), agreement: why),
                .points(
                  "points_\(place)", x: units, y: sorted, inks[place], size: 1.1, agreement: why),
                .label(
                  Text(verbatim: "β = \(NumberText.shortest(weights[place]))"),
                  x: .data(8.2), y: .data(heights[place]), inks[place]),
              ]
            })
      ])
  }

  /// Where labels stand at the ends of curves on a logarithmic axis: no two nearer than a third of a decade, all inside.
  static func apart(_ ends: [Double], in range: ClosedRange<Double>) -> [Double] {
    let step = 0.42
    var places = ends.map { Double.log10($0) }
    let order = places.indices.sorted { places[$0] < places[$1] }
    places[order[0]] = max(places[order[0]], .log10(range.lowerBound) + 0.2)
    for (lower, upper) in zip(order, order.dropFirst()) {
      places[upper] = max(places[upper], places[lower] + step)
    }
    return places.map { .pow(10, $0) }
  }
}

/// What a code's units carry, by images that did not teach it.
struct CodeUse: Sendable {
  /// KL(q(z_k | x) || N(0, 1)), a mean over the images.
  let divergences: [Double]
  /// The bound with the divergence's full weight.
  let bound: Double
  /// The mean squared difference of a pixel and what is decoded from the image's mean code.
  let miss: Double

  /// A unit is active with a divergence above this, in nats.
  static let level = 0.05

  init(_ model: TrainedAutoencoder, test: [[Double]], using random: RandomSource) {
    let q = model.encode(test)
    divergences = q.divergences
    bound = model.bound(test, draws: 5, using: random)
    miss = Autoencoders.meanSquare(model.images(q.means), test)
  }

  var active: Int { divergences.filter { $0 > Self.level }.count }
}

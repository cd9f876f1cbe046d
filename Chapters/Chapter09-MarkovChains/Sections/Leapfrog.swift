import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension MarkovChains {
  /// The landscape of a net's posterior, and steps that roll over it without losing height or volume.
  static let leapfrog = Section<MarkovStudy>(
    "leapfrog", "What do the leapfrog steps keep, and what do they get wrong?", seconds: 2
  ) { _, run in
    // Data: 25 points of a curve
    var random = run.random("data")
    let net = NetLandscape.simulated(using: &random)

    // Model: the height U of lecture 001; is its gradient the slope of what it states?
    var places = run.random("places")
    let anywhere = net.dimension
    let gradientError = (0..<5).map { _ in
      GradientCheck(of: net, at: (0..<anywhere).map { _ in places.normal() }).worstError
    }.max()

    // Inference: places from the posterior, by the engine; the same by hand, number for number
    let starts = try await startingPoints(on: net, count: run.isQuick ? 30 : 100, run)
    let twins = twinDifference(net, from: starts[0].theta, run.random("twins"))

    // Energy errors of trajectories of the same length in time, by leapfrog and by Euler's steps
    let counts = (run.isQuick ? 3...6 : 3...8).map { 1 << $0 }
    let leapfrogErrors = EnergyErrors(
      of: net, from: starts, time: 0.1, counts: counts, stepping: leapfrogStep)
    let eulerErrors = EnergyErrors(
      of: net, from: starts, time: 0.1, counts: counts, stepping: eulerStep)

    // Volume and the way back
    let volume = try starts.prefix(3).map { start in
      try StepVolume(of: net, at: start, stepSize: 0.02, steps: 5)
    }
    let back = starts.map { wayBack(net, from: $0, stepSize: 0.02, steps: 50) }.max() ?? .nan

    // What it shows
    return Findings(
      answer:
        "They keep volume and find their way back to rounding, and miss the energy by an amount "
        + "that falls as the \(NumberText.fixed(leapfrogErrors.slope, decimals: 2)) power of the step "
        + "size: half the step, a quarter of the error.",
      tables: [table(leapfrogErrors, eulerErrors), kept(volume, back: back)],
      figures: [picture(net, starts[0], leapfrogErrors, eulerErrors)],
      claims: claims(
        gradientError ?? .nan, twins, leapfrogErrors, eulerErrors, volume, back),
      values: [
        .init("parameters", net.dimension), .init("points", net.targets.count),
        .init("slope", leapfrogErrors.slope, standardError: leapfrogErrors.slopeError),
        .init("slope.euler", eulerErrors.slope, standardError: eulerErrors.slopeError),
        .init("starts", starts.count),
      ])
  }

  /// A place from the posterior with a momentum.
  struct PhasePlace: Sendable {
    let theta: [Double]
    let q: [Double]
  }

  /// Draws of the engine's sampler, each with a new momentum.
  private static func startingPoints(
    on net: NetLandscape, count: Int, _ run: Run
  ) async throws -> [PhasePlace] {
    var random = run.random("momenta")
    let starts = (0..<2).map { _ in (0..<net.dimension).map { _ in random.normal() } }
    let draws = await sample(
      NUTS(net), from: starts,
      lengths: ChainLengths(warmUp: 300, draws: count / 2, thinning: 2),
      recording: Recorder(names: (0..<net.dimension).map { "theta_\($0)" }),
      using: run.random("posterior"))
    return draws.chains.flatMap { chain in
      chain.parameters[0].indices.map { index in
        PhasePlace(
          theta: chain.parameters.map { $0[index] },
          q: (0..<net.dimension).map { _ in random.normal() })
      }
    }
  }

  /// How far ten trajectories of the engine leave those by hand, with the same random numbers.
  private static func twinDifference(
    _ net: NetLandscape, from start: [Double], _ stream: RandomSource
  ) -> Double {
    let kernel = HMC(net, steps: 10, stepSize: 0.03, jitter: 0)
    let hand = HamiltonianByHand(target: net, steps: 10, stepSize: 0.03)
    var (one, other) = (stream, stream)
    var state = kernel.start(at: start)
    var theta = start
    return (0..<10).map { _ in
      _ = kernel.step(&state, using: &one)
      _ = hand.step(&theta, using: &other)
      return zip(theta, state.position).map { abs($0 - $1) }.max() ?? .nan
    }.max() ?? .nan
  }

  /// How far from its start a trajectory ends that is walked forth, turned round and walked back.
  private static func wayBack(
    _ net: NetLandscape, from start: PhasePlace, stepSize: Double, steps: Int
  ) -> Double {
    // snippet: way back
    var (theta, q) = (start.theta, start.q)
    for _ in 0..<steps { leapfrogStep(net, &theta, &q, stepSize: stepSize) }
    q = q.map { -$0 }
    for _ in 0..<steps { leapfrogStep(net, &theta, &q, stepSize: stepSize) }
    // end snippet
    return zip(theta, start.theta).map { abs($0 - $1) }.max() ?? .nan
  }

  // MARK: Tables, figure, claims

  private static func table(_ leapfrog: EnergyErrors, _ euler: EnergyErrors) -> Table {
    Table(
      title: "Energy error after the same time, root mean square",
      columns: ["steps", "step size", "leapfrog", "Euler"],
      rows: leapfrog.counts.indices.map { index in
        [
          "\(leapfrog.counts[index])", NumberText.fixed(leapfrog.sizes[index], decimals: 4),
          NumberText.significant(leapfrog.errors[index], digits: 2),
          NumberText.significant(euler.errors[index], digits: 2),
        ]
      },
      note: "Both steps ask for the gradient once (the leapfrog keeps the last one). The order is "
        + "the slope of log error against log step size.")
  }

  private static func kept(_ volume: [StepVolume], back: Double) -> Table {
    let leapfrog = volume.map { abs($0.leapfrog) }.max() ?? .nan
    let euler = volume.map { abs($0.euler) }.max() ?? .nan
    return Table(
      title: "What five steps do to a small volume, and the way back",
      columns: ["", "leapfrog", "Euler"],
      rows: [
        [
          "|log of the factor|",
          leapfrog < 1e-10 ? "below 1e-10" : NumberText.significant(leapfrog, digits: 2),
          NumberText.significant(euler, digits: 2),
        ],
        [
          "distance after 50 steps forth and 50 back",
          back < 1e-10 ? "below 1e-10" : NumberText.significant(back, digits: 2), "",
        ],
      ])
  }

  private static func picture(
    _ net: NetLandscape, _ start: PhasePlace, _ leapfrog: EnergyErrors, _ euler: EnergyErrors
  ) -> Figure {
    let chance = Agreement.notCompared(because: "from a random place of the posterior")
    let inks: [Ink] = [.sky, .blue, .purple]
    let time = 1.0
    let rises = [25, 50, 100].map { count in
      let size = time / Double(count)
      var (theta, q) = (start.theta, start.q)
      let before = net.energy(theta, q)
      return [0.0]
        + (0..<count).map { _ in
          leapfrogStep(net, &theta, &q, stepSize: size)
          return net.energy(theta, q) - before
        }
    }
    let traces = zip(rises, inks).map { rise, ink in
      let size = time / Double(rise.count - 1)
      return Layer.line(
        "steps_\(rise.count - 1)", x: rise.indices.map { Double($0) * size }, y: rise,
        Stroke(ink, width: 2.5), agreement: chance, title: "ε = \(NumberText.shortest(size))")
    }
    // Room for the key above
    let top = RoundNumber.withOneDigit(above: 1.6 * (rises.joined().max() ?? 1))
    let guide = { (fit: EnergyErrors, order: Double, name: String) -> Layer in
      let last = fit.sizes.count - 1
      return .line(
        name, x: fit.sizes,
        y: fit.sizes.map { fit.errors[last] * pow($0 / fit.sizes[last], order) },
        Stroke(.grey, width: 1.5, dash: .solid), agreement: chance)
    }
    let errors = leapfrog.errors + euler.errors
    let axis = { (label: Text, values: [Double]) in Axis.decades(label, around: values, room: 2)
    }
    return Figure(
      name: "energy-error",
      caption:
        "The energy error of leapfrog steps does not grow with time, and falls with the square "
        + "of the step size. Left: one trajectory with three step sizes. Right: root mean square "
        + "after the same time, from many places of the posterior; grey lines have slopes 1 and 2.",
      layout: .init(columns: 2, width: 1150, height: 560, gaps: (130, 110)),
      panels: [
        Panel(
          "Along a trajectory", x: Axis("Time (steps times *ε*)", range: 0...time),
          y: Axis("Energy error *H* - *H*_{0}", range: -top / 4...top), key: .topRight,
          layers: traces),
        Panel(
          "After the same time", x: axis("Step size *ε*", leapfrog.sizes),
          y: axis("Energy error", errors),
          layers: [
            guide(leapfrog, 2, "order_2"), guide(euler, 1, "order_1"),
            .points(
              "leapfrog", x: leapfrog.sizes, y: leapfrog.errors, .blue, size: 1.2,
              agreement: chance),
            .points(
              "euler", x: euler.sizes, y: euler.errors, .vermillion, marker: .square, size: 1.2,
              agreement: chance),
            .label(
              "Euler", x: .data(euler.sizes[2]), y: .data(euler.errors[2]), .vermillion,
              offset: (1, -0.8)),
            .label(
              "leapfrog", x: .data(leapfrog.sizes[2]), y: .data(leapfrog.errors[2]), .blue,
              offset: (1, -0.8)),
          ]),
      ])
  }

  private static func claims(
    _ gradientError: Double, _ twins: Double, _ leapfrog: EnergyErrors, _ euler: EnergyErrors,
    _ volume: [StepVolume], _ back: Double
  ) -> [Claim] {
    let slide = Claim.Source(lecture: "001", slide: "HMC")
    return [
      Claim(
        "32c", slide, "∇U of a net with three units",
        .agreement(
          route: "differences of U", largestDifference: gradientError, below: 1e-6,
          because: "differences of fourth order")),
      Claim(
        "32d", slide, "ten trajectories of leapfrog steps by hand",
        .agreement(
          route: "the engine's HMC with the same random numbers", largestDifference: twins,
          below: 1e-9, because: "rounding, carried along 100 steps")),
      Claim(
        "32e", slide, "order of the energy error of leapfrog steps",
        .crossCheck(
          route: "theory", expected: 2, computed: leapfrog.slope,
          .absolute(0.1, because: "the next order at the largest step"))),
      Claim(
        "32f", slide, "order of the energy error of Euler's steps, as a control",
        .crossCheck(
          route: "theory", expected: 1, computed: euler.slope,
          .absolute(0.25, because: "the next order at the largest step"))),
      Claim(
        "32g", slide, "log of the volume factor of five leapfrog steps",
        .agreement(
          route: "no change", largestDifference: volume.map { abs($0.leapfrog) }.max() ?? .nan,
          below: 1e-10, because: "differences of sixth order")),
      Claim(
        "32h", slide, "50 leapfrog steps, turned round and walked back",
        .agreement(
          route: "the start", largestDifference: back, below: 1e-10,
          because: "rounding, carried along 100 steps")),
    ]
  }
}

/// One step of size ε in which θ and q both move by what they were at its beginning: the obvious rule, for contrast.
///
/// Source: Euler.
func eulerStep(
  _ target: NetLandscape, _ theta: inout [Double], _ q: inout [Double],
  stepSize epsilon: Double
) {
  let slope = target.slope(at: theta)
  theta = zip(theta, q).map { $0 + epsilon * $1 }
  q = zip(q, slope).map { $0 - epsilon * $1 }
}

/// Energy errors of trajectories of the same time, cut into more and more steps.
struct EnergyErrors: Sendable {
  typealias Step = (NetLandscape, inout [Double], inout [Double], Double) -> Void

  let counts: [Int]
  /// ε = time / count
  let sizes: [Double]
  /// Root mean squares of H - H₀ over the starts, one for each size.
  let errors: [Double]
  /// The order: slope of log error against log step size at the three smallest steps, a mean over ten groups of
  /// starts, with its standard error.
  let slope: Double
  let slopeError: Double

  init(
    of net: NetLandscape, from starts: [MarkovChains.PhasePlace], time: Double, counts: [Int],
    stepping: Step
  ) {
    let sizes = counts.map { time / Double($0) }
    let rises = starts.map { start in
      zip(counts, sizes).map { count, size in
        var (theta, q) = (start.theta, start.q)
        let before = net.energy(theta, q)
        for _ in 0..<count { stepping(net, &theta, &q, size) }
        return net.energy(theta, q) - before
      }
    }
    /// Of every tenth start, or of all.
    func errors(of group: [[Double]]) -> [Double] {
      sizes.indices.map { index in
        (group.reduce(0) { $0 + $1[index] * $1[index] } / Double(group.count)).squareRoot()
      }
    }
    let x = sizes.suffix(3).map { log($0) }
    let middle = sampleMean(x)
    let slopes = (0..<10).map { group in
      let y = errors(of: rises.enumerated().filter { $0.offset % 10 == group }.map(\.element))
        .suffix(3).map { log($0) }
      return zip(x, y).reduce(0) { $0 + ($1.0 - middle) * $1.1 }
        / x.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    }
    self.counts = counts
    self.sizes = sizes
    self.errors = errors(of: rises)
    slope = sampleMean(slopes)
    slopeError = sampleStandardDeviation(slopes) / 10.0.squareRoot()
  }
}

/// By which factor a few steps change a small volume of positions and momenta.
struct StepVolume: Sendable {
  /// The logarithm of the factor, |det ∂(θ, q after) / ∂(θ, q before)|.
  let leapfrog: Double
  let euler: Double

  init(
    of net: NetLandscape, at place: MarkovChains.PhasePlace, stepSize: Double, steps: Int
  ) throws {
    leapfrog = try StepVolume.logFactor(net, place, stepSize, steps, leapfrogStep)
    euler = try StepVolume.logFactor(net, place, stepSize, steps, eulerStep)
  }

  private static func logFactor(
    _ net: NetLandscape, _ place: MarkovChains.PhasePlace, _ stepSize: Double, _ steps: Int,
    _ stepping: EnergyErrors.Step
  ) throws -> Double {
    let size = net.dimension
    func moved(_ both: [Double]) -> [Double] {
      var (theta, q) = (Array(both[..<size]), Array(both[size...]))
      for _ in 0..<steps { stepping(net, &theta, &q, stepSize) }
      return theta + q
    }
    // det J = √det(JᵀJ), up to its sign
    let derivatives = finiteDifferences(of: moved, at: place.theta + place.q)
    return try Cholesky(Matrix(rows: derivatives).gram).logDeterminant / 2
  }
}

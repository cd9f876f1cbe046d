import BayesNumerics
import Inference
import RealModule
import Testing

/// Two correlated standard normal numbers, one a draw from its conditional, the other a walk.
private struct Pair: ChainState {
  var x = 0.0
  var block = [0.0]
  var position: [Double] { [x, block[0]] }
}

/// The density of one coordinate given the other: N(ρ other, 1 - ρ²).
private struct Conditional: LogDensity {
  let mean: Double
  let variance: Double
  var dimension: Int { 1 }
  func logDensity(at position: [Double]) -> Double {
    -(position[0] - mean) * (position[0] - mean) / (2 * variance)
  }
}

private let correlation = 0.6
private let rest = 1 - correlation * correlation

private func gibbs() -> Gibbs<Pair> {
  Gibbs(
    start: { Pair(x: $0[0], block: [$0[1]]) },
    logDensity: { state in
      let (x, y) = (state.x, state.block[0])
      return -(x * x - 2 * correlation * x * y + y * y) / (2 * rest)
    },
    updates: [
      .draw("x") { state, random in
        state.x = correlation * state.block[0] + rest.squareRoot() * random.normal()
      },
      .kernel(
        "y", RandomWalk(Conditional(mean: 0, variance: 1), widths: [0.01]), at: \Pair.block
      ) { kernel, state in
        RandomWalk(
          Conditional(mean: correlation * state.x, variance: rest), widths: kernel.widths,
          scale: kernel.scale)
      },
    ])
}

@Suite struct GibbsTests {
  @Test func updatesRunInTheirOrderAndReportOneByOne() {
    struct Written: ChainState {
      var position: [Double] = []
    }
    let kernel = Gibbs<Written>(
      start: { Written(position: $0) }, logDensity: { Double($0.position.count) },
      updates: [
        .draw("one") { state, _ in state.position.append(1) },
        .draw("two") { state, _ in state.position.append(2) },
      ])
    var random = RandomSource(seed: 1)
    var state = kernel.start(at: [0])
    let info = kernel.step(&state, using: &random)
    #expect(state.position == [0, 1, 2])
    #expect(info.acceptances == [1, 1])
    #expect(info.values == [3, 1, 0])
    #expect(kernel.updates.map(\.name) == ["one", "two"])

    // Nothing to learn: warm-up is sweeps, each reported
    var heard: [Int] = []
    _ = kernel.tuned(5, from: &state, using: &random) { heard.append($0) }
    #expect(heard == [1, 2, 3, 4, 5])
    #expect(state.position.count == 3 + 10)
  }

  @Test func aKernelInsideLearnsItsWidth() {
    var random = RandomSource(seed: 2)
    var state = gibbs().start(at: [3, -3])
    var heard = 0
    let tuned = gibbs().tuned(4000, from: &state, using: &random) { _ in heard += 1 }
    #expect(heard == 4000)
    // Aim 0.44; acceptances of 20,000 correlated sweeps have a standard error below 0.01, learning
    // from 500 steps leaves the width within a factor 1.5 and so the rate within 0.15.
    let rate =
      (0..<20_000).reduce(0.0) { sum, _ in
        sum + tuned.step(&state, using: &random).acceptances[1]
      } / 20_000
    #expect(abs(rate - 0.44) < 0.2, "\(rate)")
    // The width before learning, 0.01, accepts nearly all.
    var untuned = gibbs().start(at: [0, 0])
    #expect(gibbs().step(&untuned, using: &random).acceptances[1] > 0.9)
  }

  @Test func whatAnInnerKernelReportsIsPassedOn() {
    struct Wall: DifferentiableLogDensity {
      let dimension = 1
      func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
        let x = position[0]
        gradient[0] = -4e6 * x * x * x
        return -1e6 * x * x * x * x
      }
    }
    // A step of 1 from 0.1 lands where the energy is 10²⁰
    let rolling = Gibbs<Pair>(
      start: { Pair(x: $0[0], block: [$0[1]]) }, logDensity: { _ in 0 },
      updates: [
        .draw("x") { _, _ in },
        .kernel("y", HMC(Wall(), steps: 5, stepSize: 1), at: \Pair.block) { kernel, _ in kernel },
      ])
    var random = RandomSource(seed: 3)
    var state = rolling.start(at: [0, 0.1])
    let info = rolling.step(&state, using: &random)
    #expect(info.divergences == 1)
    #expect(info.acceptances == [1, 0])
    #expect(info.values == [0, 0, 1])
    #expect(state.block == [0.1])
  }
}

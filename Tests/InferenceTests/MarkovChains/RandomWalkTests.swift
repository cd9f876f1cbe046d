import BayesNumerics
import Inference
import RealModule
import Testing

/// exp(-x²/2) for x > 0; no density at x < 0, and none that is a number below -1.
private struct Half: LogDensity {
  let dimension = 1
  func logDensity(at position: [Double]) -> Double {
    let x = position[0]
    return x > 0 ? -x * x / 2 : x > -1 ? -.infinity : .nan
  }
}

/// N(0, 20²) beside N(0, 1), independent.
private struct Unequal: LogDensity {
  let dimension = 2
  func logDensity(at position: [Double]) -> Double {
    -0.5 * (position[0] * position[0] / 400 + position[1] * position[1])
  }
}

@Suite struct RandomWalkTests {
  /// The stream is read as a tape: a normal number for the proposal, a uniform one for the verdict.
  /// The density that the state remembers is that of its position to the bit, after every verdict.
  @Test func everyStepIsTheOneByHand() {
    let kernel = RandomWalk(Half(), widths: [0.5], scale: 3)
    var random = RandomSource(seed: 1)
    var state = kernel.start(at: [0.4])
    var seen: Set<String> = []
    for _ in 0..<300 {
      let old = state.position[0]
      var tape = random
      let proposal = old + 1.5 * tape.normal()
      // Below zero there is no density, below -1 none that is a number: refused for certain
      let ratio = proposal > 0 ? Double.exp(-proposal * proposal / 2 + old * old / 2) : 0
      let isAccepted = tape.uniform() < ratio
      seen.insert(proposal < -1 ? "NaN" : proposal < 0 ? "zero" : isAccepted ? "taken" : "left")

      let info = kernel.step(&state, using: &random)
      #expect(random == tape)
      #expect(info.isAccepted == isAccepted)
      #expect(state.position == [isAccepted ? proposal : old])
      #expect(state.logDensity == Half().logDensity(at: state.position))
      #expect(info.logDensity == state.logDensity)
      // The same formula with its sum the other way round: a few roundings of numbers below 10
      #expect(abs(info.acceptance - min(1, ratio)) <= 20 * .ulpOfOne)
    }
    #expect(seen == ["NaN", "zero", "taken", "left"])
  }

  @Test func whatIsAtZeroDensityLeavesItAndWhatIsUndefinedStays() {
    var random = RandomSource(seed: 2)
    let kernel = RandomWalk(Half(), widths: [1])
    var lost = kernel.start(at: [-0.5])
    for _ in 0..<100 { _ = kernel.step(&lost, using: &random) }
    #expect(lost.position[0] > 0)
    var nowhere = kernel.start(at: [-40])
    for _ in 0..<100 { _ = kernel.step(&nowhere, using: &random) }
    #expect(nowhere.position == [-40])
  }

  /// Both widths begin as 1. The larger is 20, so while they are learned a step as long as the smaller
  /// allows needs some (20/2)² = 100 steps across it, two or three of these for an independent draw: of
  /// 40,000 some 150, whose standard deviation is known to 1/√300 = 6 %. Five of these are 0.3.
  @Test func tuningFindsWidthsAndAcceptance() {
    var random = RandomSource(seed: 3)
    let kernel = RandomWalk(Unequal(), widths: [1, 1])
    var state = kernel.start(at: [10, 0.5])
    var heard = 0
    let tuned = kernel.tuned(120_000, from: &state, using: &random) { _ in heard += 1 }
    #expect(heard == 120_000)
    #expect(abs(tuned.widths[0] / 20 - 1) < 0.3, "\(tuned.widths)")
    #expect(abs(tuned.widths[1] - 1) < 0.3, "\(tuned.widths)")

    // The last gain is 3 × 40,000^-0.6 = 0.005 on the logarithm of a scale that would have to double
    // to halve the acceptance: the scale is known to a tenth or so, the acceptance to 0.05; counting
    // 20,000 steps, each worth a tenth, adds 0.01.
    func acceptance(_ kernel: RandomWalk<Unequal>) -> Double {
      var (state, random) = (state, random)
      return (0..<20_000).reduce(0) { sum, _ in
        sum + kernel.step(&state, using: &random).acceptance
      } / 20_000
    }
    #expect(abs(acceptance(tuned) - 0.234) < 0.06, "\(acceptance(tuned))")
    // Control: before learning, steps of 1 are too careful
    #expect(abs(acceptance(kernel) - 0.234) > 0.06, "\(acceptance(kernel))")
  }
}

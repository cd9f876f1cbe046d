import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

/// N(2, 3²) beside N(0, 1).
private struct Unequal: DifferentiableLogDensity {
  let dimension = 2
  func logDensity(at x: [Double], gradient: inout [Double]) -> Double {
    gradient[0] = -(x[0] - 2) / 9
    gradient[1] = -x[1]
    return -(x[0] - 2) * (x[0] - 2) / 18 - 0.5 * x[1] * x[1]
  }
}

@Suite struct MetropolisLangevinTests {
  /// The stream as a tape: a normal number per coordinate, a uniform one for the verdict.
  @Test func everyStepIsTheOneByHand() {
    let kernel = MetropolisLangevin(Unequal(), stepSize: 0.4, widths: [2, 0.5])
    var random = RandomSource(seed: 1)
    var state = kernel.start(at: [5, -1])
    var taken = 0
    for _ in 0..<200 {
      let old = state.position
      var tape = random
      let noise = [tape.normal(), tape.normal()]
      var slope = old
      let before = Unequal().logDensity(at: old, gradient: &slope)
      let widths = [2.0, 0.5]
      func forward(_ i: Int) -> Double { old[i] + 0.4 * widths[i] * widths[i] * slope[i] }
      let spread = Double(0.8).squareRoot()
      let proposal = (0..<2).map { forward($0) + widths[$0] * spread * noise[$0] }
      var back = proposal
      let after = Unequal().logDensity(at: proposal, gradient: &back)
      var ratio = after - before
      for i in 0..<2 {
        let there = Normal(mean: forward(i), standardDeviation: widths[i] * spread)
        let here = Normal(
          mean: proposal[i] + 0.4 * widths[i] * widths[i] * back[i],
          standardDeviation: widths[i] * spread)
        ratio += here.logDensity(old[i]) - there.logDensity(proposal[i])
      }
      let isTaken = tape.uniform() < .exp(ratio)
      let info = kernel.step(&state, using: &random)
      #expect(random == tape)
      // The same sums in another order
      #expect(abs(info.acceptance - min(1, .exp(ratio))) < 1e-12)
      for i in 0..<2 { #expect(abs(state.position[i] - (isTaken ? proposal[i] : old[i])) < 1e-12) }
      taken += isTaken ? 1 : 0
    }
    #expect(taken > 20 && taken < 200)
  }

  /// Tuned steps are accepted as often as aimed at, and widths are learned.
  @Test func itTunesItself() {
    var random = RandomSource(seed: 2)
    let kernel = MetropolisLangevin(Unequal(), stepSize: 1e-3, widths: [1, 1])
    var state = kernel.start(at: [0, 0])
    let tuned = kernel.tuned(3000, from: &state, using: &random) { _ in }
    let acceptances = (0..<2000).map { _ in tuned.step(&state, using: &random).acceptance }
    #expect(abs(sampleMean(acceptances) - 0.574) < 0.08)
    #expect(tuned.widths[0] / tuned.widths[1] > 2)
  }

  /// Without the correction the variance of N(0, 1) is 1/(1 - η/2); with it, 1.
  @Test func theCorrectionTakesTheBiasOff() async {
    let kernel = MetropolisLangevin(
      IndependentNormals(means: [0], widths: [1]), stepSize: 0.5, widths: [1])
    let draws = await sample(
      kernel, from: [[0], [1], [-1], [0.5]], lengths: ChainLengths(warmUp: 0, draws: 5000),
      recording: Recorder(names: ["square"]) { [$0[0] * $0[0]] }, using: RandomSource(seed: 3))
    #expect(MomentCheck(draws, means: [1]).agrees)
    // Negative control: the chain without the correction
    var random = RandomSource(seed: 4)
    var x = 0.0
    let squares = (0..<20_000).map { _ in
      x += -0.5 * x + random.normal()
      return x * x
    }
    #expect(abs(sampleMean(squares) - 1 / (1 - 0.25)) < 0.1)
  }

  @Test func whatIsUndefinedIsRefused() {
    struct Half: DifferentiableLogDensity {
      let dimension = 1
      func logDensity(at x: [Double], gradient: inout [Double]) -> Double {
        gradient[0] = -x[0]
        return x[0] > 0 ? -0.5 * x[0] * x[0] : .nan
      }
    }
    var random = RandomSource(seed: 5)
    let kernel = MetropolisLangevin(Half(), stepSize: 1, widths: [1])
    var state = kernel.start(at: [0.5])
    for _ in 0..<500 {
      _ = kernel.step(&state, using: &random)
      #expect(state.position[0] > 0)
    }
  }
}

import BayesNumerics
import Networks
import RealModule
import TestSupport
import Testing

@Suite struct WeightDecayTests {
  static func problem(noise: Double = 0.09) -> WeightDecay {
    let (x, y) = NetworkData.step(40)
    return WeightDecay(
      inputs: x, targets: y, nodes: 2, weightVariance: 4, nodeVariance: 9, noiseVariance: noise)
  }
  static let start = [1.5, -0.5, 0.3, 2, -0.8, 1]

  /// Backpropagation against central differences of step h = 1e-5: their own errors are h² times a
  /// third derivative (1e-10 × 1e3) and a rounding over h (1e3 × 1e-16 / 1e-5), 1e-7 together.
  /// The control: the derivative of another position is farther away.
  @Test func backpropagationIsTheSlope() {
    let problem = Self.problem()
    var gradient = [Double](repeating: 0, count: 6)
    _ = problem.logDensity(at: Self.start, gradient: &gradient)
    var moved = gradient
    _ = problem.logDensity(at: Self.start.map { $0 + 1e-4 }, gradient: &moved)
    for k in 0..<6 {
      var (up, down) = (Self.start, Self.start)
      up[k] += 1e-5
      down[k] -= 1e-5
      let slope = (problem.logDensity(at: up) - problem.logDensity(at: down)) / 2e-5
      #expect(abs(gradient[k] - slope) <= 1e-6 * max(1, abs(slope)))
      #expect(abs(moved[k] - slope) > 1e-6 * max(1, abs(slope)))
    }
  }

  /// λ₁ = σ²/σ_β² and λ₂ = σ²/σ_γ²; the minimum of g, found without its gradient, is where the slope of the log
  /// posterior vanishes: to 1e-6 of the slope's terms, which flatness of g to 1e-15 leaves
  /// (√1e-15 × curvature). With λ₁ twice as large the slope does not vanish there.
  @Test func thePenalisedFitIsTheMode() {
    let problem = Self.problem()
    #expect(problem.weightPenalty == 0.09 / 4 && problem.nodePenalty == 0.09 / 9)
    let fit = problem.fit(from: Self.start)
    var gradient = [Double](repeating: 0, count: 6)
    let value = problem.logDensity(at: fit, gradient: &gradient)
    // The prior's own slope, β/σ_β², is what the data's balances
    let size = zip(fit, [4.0, 4, 9, 9, 9, 9]).map { abs($0 / $1) }.max() ?? 0
    #expect(gradient.allSatisfy { abs($0) <= 1e-6 * size }, "\(gradient)")
    #expect(value > problem.logDensity(at: Self.start))
    #expect(abs(problem.objective(at: fit) + 2 * 0.09 * value) <= 1e-12 * abs(value))

    var other = [Double](repeating: 0, count: 6)
    let twice = WeightDecay(
      inputs: problem.inputs, targets: problem.targets, nodes: 2,
      weightPenalty: 2 * problem.weightPenalty, nodePenalty: problem.nodePenalty,
      noiseVariance: 0.09)
    _ = twice.logDensity(at: fit, gradient: &other)
    #expect(other.contains { abs($0) > 1e-3 * size })
    #expect(norm(Array(twice.fit(from: Self.start)[..<2])) < norm(Array(fit[..<2])))
  }
}

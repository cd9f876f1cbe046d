import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

/// log p(μ, σ) = normal(μ; 0, σ) x exponential(σ)
private struct ScaleModel: ConstrainedLogDensity {
  var parameterCount: Int { 2 }
  func logDensity(of parameters: [Double], gradient: inout [Double]) -> Double {
    let (mean, scale) = (parameters[0], parameters[1])
    let z = mean / scale
    gradient[0] = -z / scale
    gradient[1] = -1 / scale + z * z / scale - 1
    return -.log(scale) - z * z / 2 - scale
  }
}

@Suite struct TransformedTests {
  private let target = Transformed(ScaleModel(), by: [Identity(), Positive()])

  @Test func valueIsTheModelsPlusTheJacobian() {
    var gradient = [0.0, 0]
    let free = [0.4, -0.3]
    let scale = Double.exp(-0.3)
    // log p + y, written out; a few roundings of numbers of order one
    let expected = 0.3 - 0.08 / (scale * scale) - scale - 0.3
    #expect(abs(target.logDensity(at: free, gradient: &gradient) - expected) < 8 * .ulpOfOne)
    #expect(
      largestError(gradient, finiteDifferences(of: { target.logDensity(at: $0) }, at: free)) < 1e-6
    )
  }

  @Test func recordsWhatTheModelCallsItsParameters() {
    let recorder = target.recorder(names: ["mean", "scale"])
    #expect(recorder.names == ["mean", "scale"])
    #expect(recorder.values([0.4, 0]) == [0.4, 1])
  }
}

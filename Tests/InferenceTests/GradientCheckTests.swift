import BayesNumerics
import Inference
import TestSupport
import Testing

@Suite struct GradientCheckTests {
  /// A gradient with one slope changed.
  private struct Changed: DifferentiableLogDensity {
    let base = CorrelatedNormal()
    var index: Int?
    var factor = 1.0
    var dimension: Int { base.dimension }
    func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
      let value = base.logDensity(at: position, gradient: &gradient)
      if let index { gradient[index] *= factor }
      return value
    }
  }

  /// A parabola is measured to rounding; a slope off by one part in ten thousand is found, and where.
  @Test(arguments: DifferenceSide.allCases) func wrongSlopesAreFoundAndPlaced(side: DifferenceSide)
  {
    let position = [0.3, -2, 1.5]
    let right = GradientCheck(of: Changed(), at: position, by: side)
    #expect(right.passes() && right.worstError < 1e-9, "\(right)")
    for index in 0..<3 {
      for factor in [1.0001, -1, 0, .nan] {
        let wrong = GradientCheck(
          of: Changed(index: index, factor: factor), at: position, by: side)
        #expect(!wrong.passes() && wrong.worstIndex == index, "\(wrong)")
      }
    }
  }

  /// A log density that ends: only the side where it exists can be measured.
  @Test func oneSideServesAtAnEnd() {
    struct Ended: DifferentiableLogDensity {
      let dimension = 1
      func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
        gradient[0] = -3
        return position[0] < 0 ? -.infinity : -3 * position[0]
      }
    }
    #expect(GradientCheck(of: Ended(), at: [0], by: .forward).passes())
    #expect(!GradientCheck(of: Ended(), at: [0]).passes())
    #expect(!GradientCheck(of: Ended(), at: [0], by: .backward).passes())
  }
}

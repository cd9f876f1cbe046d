import BayesNumerics
import RealModule
import Testing

@testable import Inference

@Suite struct FourierTransformTests {
  /// Against the definition, each of whose n terms is rounded: n ulp of the largest sum.
  @Test(arguments: [1, 2, 8, 100]) func equalsTheDefinition(length: Int) {
    let transform = FourierTransform(atLeast: length)
    let n = transform.count
    #expect(n >= length && n < 2 * length || n == 1)
    var random = RandomSource(seed: 15)
    let before = (0..<n).map { _ in (random.normal(), random.normal()) }
    var real = before.map(\.0)
    var imaginary = before.map(\.1)
    transform.apply(real: &real, imaginary: &imaginary)
    for k in 0..<n {
      var sum = (0.0, 0.0)
      for (j, z) in before.enumerated() {
        let angle = -2 * Double.pi * Double(j * k % n) / Double(n)
        sum.0 += z.0 * .cos(angle) - z.1 * .sin(angle)
        sum.1 += z.0 * .sin(angle) + z.1 * .cos(angle)
      }
      let bound = 4 * Double(n) * .ulpOfOne
      #expect(abs(real[k] - sum.0) <= bound && abs(imaginary[k] - sum.1) <= bound)
    }
  }
}

import BayesNumerics
import Foundation

/// What somebody may believe who has not read the chapter; not all of these hold what came out.
func intervals() throws -> [ClosedRange<Double>] {
  [
    0.6...0.98,  // they lie around a parabola, and thirty points are many
    0.02...0.25,  // the next one must take most of the rest
    2...9,  // half a unit for each weight that fits noise
    15...60,  // two to five for each of ten weights
    0.2...0.45,  // 1.2 / √30 = 0.22, more as the three weights are correlated
    1.4...2.2,  // noise 1.2 and a curve that is bent a little
    1.8...4,  // x³ is 64 there
    0.2...0.6,  // with so much noise a simpler curve may do
  ]
}

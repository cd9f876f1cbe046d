import BayesNumerics
import Foundation

/// What somebody may believe who has not read the chapter; not all of these hold what came out.
func intervals() throws -> [ClosedRange<Double>] {
  [
    0.65...0.8,  // √(0.6² + 0.4²)
    0.04...0.07,  // 0.72 / √200
    0.08...0.13,  // twice that
    0.8...0.97,  // the noise is small beside the spread
    0.1...0.18,  // 0.1 and 4 · 0.02, and a little
    0.5...0.8,  // area is most of the scatter
    0.5...0.7,  // 1.64 standard errors are 0.82
    0.4...2,  // a few per cent each, seventeen of them
  ]
}

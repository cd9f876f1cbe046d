import BayesNumerics
import Foundation

/// The cycles of an autoregression: the roots of z^p - φ_1 z^(p-1) - ... - φ_p.
///
/// Without noise a series is a sum of powers of these roots. A complex pair r e^(±iω) is a cycle of 2π/ω
/// steps that shrinks by r in each; the series is stationary where all |z| < 1.
struct CycleRoots: Sendable {
  /// By |z|, largest first.
  let roots: [(real: Double, imaginary: Double)]

  /// |z| of the largest.
  var radius: Double { roots.first.map { hypot($0.real, $0.imaginary) } ?? 0 }

  /// 2π/ω of the complex pair with the largest |z|, in steps; NaN where all roots are real.
  var period: Double {
    guard let pair = roots.first(where: { abs($0.imaginary) > 1e-6 }) else { return .nan }
    return 2 * .pi / abs(atan2(pair.imaginary, pair.real))
  }

  /// All roots at once: each is moved by Newton's step as if the others were divided out.
  ///
  /// Source: Durand (1960), Kerner (1966). From starts on a spiral some 20 rounds suffice; 500 are allowed.
  init(_ phi: [Double]) {
    let order = phi.count
    typealias Complex = (real: Double, imaginary: Double)
    func times(_ a: Complex, _ b: Complex) -> Complex {
      (a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
    }
    func value(_ z: Complex) -> Complex {
      phi.reduce((1, 0)) { sum, coefficient in
        let next = times(sum, z)
        return (next.real - coefficient, next.imaginary)
      }
    }
    var found: [Complex] = (0..<order).map {
      let angle = 2 * Double.pi * (Double($0) + 0.4) / Double(order)
      return (0.9 * cos(angle), 0.9 * sin(angle))
    }
    for _ in 0..<500 {
      var largest = 0.0
      for k in found.indices {
        let apart = found.indices.filter { $0 != k }.reduce((1, 0) as Complex) {
          times($0, (found[k].real - found[$1].real, found[k].imaginary - found[$1].imaginary))
        }
        let size = apart.real * apart.real + apart.imaginary * apart.imaginary
        let step = times(value(found[k]), (apart.real / size, -apart.imaginary / size))
        found[k] = (found[k].real - step.real, found[k].imaginary - step.imaginary)
        largest = max(largest, hypot(step.real, step.imaginary))
      }
      if largest < 1e-13 { break }
    }
    roots = found.sorted { hypot($0.real, $0.imaginary) > hypot($1.real, $1.imaginary) }
  }
}

import Inference
import RealModule

/// A curved valley, 2-D: x ~ N(0, 1), y | x ~ N(x², ½²). Nothing in it is quadratic, so that no error
/// of an integrator can hide.
struct CurvedValley: DifferentiableLogDensity {
  let dimension = 2

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let (x, y) = (position[0], position[1])
    let off = (y - x * x) / 0.25
    gradient[0] = -x + off * 2 * x
    gradient[1] = -off
    return -0.5 * x * x - 0.5 * off * (y - x * x)
  }
}

/// Independent standard normals: the harmonic oscillator, of which a leapfrog step is a matrix.
struct Oscillator: DifferentiableLogDensity {
  var dimension = 1

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    for index in position.indices { gradient[index] = -position[index] }
    return -0.5 * position.reduce(0) { $0 + $1 * $1 }
  }
}

/// A density with an edge: exp(-x) for x > 0, nothing below.
struct Edge: DifferentiableLogDensity {
  let dimension = 1

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    gradient[0] = -1
    return position[0] > 0 ? -position[0] : -.infinity
  }
}

/// Not a number anywhere.
struct Nowhere: DifferentiableLogDensity {
  let dimension = 1

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    gradient[0] = .nan
    return .nan
  }
}

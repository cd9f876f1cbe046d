import BayesNumerics
import RealModule

/// A ring: x = f(z) + e with f(z) = z/10 + z/|z|, z ~ N(0, I) of two numbers, e ~ N(0, s I).
///
/// Source: lecture 004; f is from C. Doersch (2016), "Tutorial on variational autoencoders", figure 2.
struct Ring: Sendable {
  /// s, a variance.
  let noise: Double

  init(noise: Double = 0.01) { self.noise = noise }

  func draw(_ count: Int, using random: inout RandomSource) -> [[Double]] {
    let deviation = noise.squareRoot()
    return (0..<count).map { _ in
      // snippet: ring
      let z = [random.normal(), random.normal()]
      let length = (z[0] * z[0] + z[1] * z[1]).squareRoot()
      let f = z.map { $0 / 10 + $0 / length }
      // end snippet
      return f.map { $0 + deviation * random.normal() }
    }
  }

  /// log p(x), by a sum over |z| and the angle between x and z: p(x) = ∫ |z| exp(-|z|²/2) N(x | f(z), s I) d|z| dφ/(2 π).
  func logDensity(_ x: [Double]) -> Double {
    let radius = (x[0] * x[0] + x[1] * x[1]).squareRoot()
    let (lengths, angles) = (60, 120)
    let cosines = (0..<angles).map { Double.cos((Double($0) + 0.5) * .pi / Double(angles)) }
    var (terms, total): ([Double], Double) = ([], 0)
    terms.reserveCapacity(lengths * angles)
    for a in 0..<lengths {
      let length = (Double(a) + 0.5) * 6 / Double(lengths)
      let r = 1 + length / 10
      let weight = Double.log(length) - length * length / 2
      total += Double.exp(weight)
      for cosine in cosines {
        let square = radius * radius + r * r - 2 * radius * r * cosine
        terms.append(weight - square / (2 * noise))
      }
    }
    // A mean over lengths and angles: dividing by the sum of the weights takes most of the grid's error along
    return logSumExp(terms) - .log(total * Double(angles)) - .log(2 * .pi * noise)
  }
}

/// Points of the ring to learn from, and others by which a model is judged.
struct RingSet: Sendable {
  let truth = Ring()
  let points: [[Double]]
  let test: [[Double]]

  init(test count: Int, using random: RandomSource) {
    var random = random
    points = truth.draw(500, using: &random)
    test = truth.draw(count, using: &random)
  }
}

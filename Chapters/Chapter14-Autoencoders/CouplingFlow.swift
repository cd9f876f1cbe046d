import BayesNumerics
import Networks
import RealModule

/// A normalising flow of the plane: invertible steps turn points into standard normal ones.
///
/// Each step leaves one coordinate u as it is and maps the other, v → (v - t(u)) e^(-s(u)), with t and s by a small net; the
/// density gets a factor e^(-s). Source: Dinh, Sohl-Dickstein and Bengio (2017), "Density estimation using Real NVP".
struct CouplingFlow: PlaneDensity {
  private let network = FeedForwardNetwork([1, 24, 2], activation: .tanh, loss: .squaredError)
  private var steps: [[Double]]
  /// The mean loss of the last epoch, in nats per point.
  private(set) var loss = Double.nan

  /// Eight steps, by Adam in minibatches of 50.
  init(_ points: [[Double]], epochs: Int, using random: inout RandomSource) {
    let network = network
    // Near the identity at the start
    steps = (0..<8).map { _ in
      network.initialParameters(using: &random).map { 0.3 * $0 }
    }
    let count = network.parameterCount
    var (first, second) = (
      [Double](repeating: 0, count: 8 * count), [Double](repeating: 0, count: 8 * count)
    )
    var order = Array(points.indices)
    let schedule = LearningRate.cosine(from: 5e-3, to: 1e-4, epochs: epochs)
    var number = 0
    for epoch in 1...epochs {
      Training.shuffle(&order, using: &random)
      var sum = 0.0
      for start in stride(from: 0, to: order.count, by: 50) {
        let batch = order[start..<min(start + 50, order.count)]
        var gradient = [Double](repeating: 0, count: 8 * count)
        for place in batch { sum += addSlopes(points[place], to: &gradient) }
        number += 1
        let rate = schedule.rate(inEpoch: epoch)
        for k in gradient.indices {
          let g = gradient[k] / Double(batch.count)
          first[k] = 0.9 * first[k] + 0.1 * g
          second[k] = 0.999 * second[k] + 0.001 * g * g
          let mean = first[k] / (1 - Double.pow(0.9, number))
          let square = second[k] / (1 - Double.pow(0.999, number))
          steps[k / count][k % count] -= rate * mean / (square.squareRoot() + 1e-8)
        }
      }
      loss = sum / Double(order.count)
    }
  }

  /// s(u), kept within ±2, and t(u).
  private func said(_ step: Int, _ u: Double) -> (raw: Double, scale: Double, shift: Double) {
    let f = network.activations(steps[step], at: [u])[2]
    return (f[0], 2 * .tanh(f[0] / 2), f[1])
  }

  /// -log p(x), and its slopes in all parameters.
  private func addSlopes(_ x: [Double], to gradient: inout [Double]) -> Double {
    // Forward, with what each step began with
    var z = x
    var loss = 0.0
    var (before, spoken): ([[Double]], [(raw: Double, scale: Double, shift: Double)]) = ([], [])
    for step in steps.indices {
      let kept = step % 2
      let own = said(step, z[kept])
      before.append(z)
      spoken.append(own)
      z[1 - kept] = (z[1 - kept] - own.shift) * .exp(-own.scale)
      loss += own.scale
    }
    loss += (z[0] * z[0] + z[1] * z[1]) / 2 + .log(2 * .pi)

    // Back
    var slope = z
    let count = network.parameterCount
    for step in steps.indices.reversed() {
      let kept = step % 2
      let (own, moved) = (spoken[step], slope[1 - kept])
      let after = (before[step][1 - kept] - own.shift) * .exp(-own.scale)
      let ofScale = 1 - moved * after
      let ofShift = -moved * .exp(-own.scale)
      let bend = 1 - own.scale * own.scale / 4
      let back = network.slopes(
        steps[step], at: [before[step][kept]], of: [ofScale * bend, ofShift])
      for k in 0..<count { gradient[step * count + k] += back.parameters[k] }
      slope[1 - kept] = moved * .exp(-own.scale)
      slope[kept] += back.inputs[0]
    }
    return loss
  }

  func logDensity(_ x: [Double]) -> Double {
    var z = x
    var sum = 0.0
    for step in steps.indices {
      let own = said(step, z[step % 2])
      z[1 - step % 2] = (z[1 - step % 2] - own.shift) * .exp(-own.scale)
      sum -= own.scale
    }
    return sum - (z[0] * z[0] + z[1] * z[1]) / 2 - .log(2 * .pi)
  }

  func sample(using random: inout RandomSource) -> [Double] {
    var x = [random.normal(), random.normal()]
    for step in steps.indices.reversed() {
      let own = said(step, x[step % 2])
      x[1 - step % 2] = x[1 - step % 2] * .exp(own.scale) + own.shift
    }
    return x
  }
}

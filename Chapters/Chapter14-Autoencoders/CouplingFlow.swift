import BayesNumerics
import Networks
import RealModule

/// A normalising flow of the plane: invertible steps turn points into standard normal ones.
///
/// Each step leaves one coordinate u as it is and maps the other, v → (v - t(u)) e^(-s(u)), with t and s by a small net; the
/// density gets a factor e^(-s). Source: Dinh, Sohl-Dickstein and Bengio (2017), "Density estimation using Real NVP".
struct CouplingFlow: PlaneDensity {
  private static let steps = 8
  private var steps: [CouplingNet]
  /// The mean loss of the last epoch, in nats per point.
  private(set) var loss = Double.nan

  /// Eight steps, by Adam in minibatches of 50.
  init(_ points: [[Double]], epochs: Int, using random: inout RandomSource) {
    // Near the identity at the start
    steps = (0..<Self.steps).map { _ in CouplingNet(using: &random) }
    let count = CouplingNet.parameterCount
    var gradient = [Double](repeating: 0, count: Self.steps * count)
    var (first, second) = (gradient, gradient)
    var order = Array(points.indices)
    let schedule = LearningRate.cosine(from: 5e-3, to: 1e-4, epochs: epochs)
    var (shrunk, shrunkSquare) = (1.0, 1.0)
    for epoch in 1...epochs where !Task.isCancelled {
      Training.shuffle(&order, using: &random)
      var sum = 0.0
      for start in stride(from: 0, to: order.count, by: 50) {
        let batch = order[start..<min(start + 50, order.count)]
        for k in gradient.indices { gradient[k] = 0 }
        for place in batch { sum += addSlopes(points[place], to: &gradient) }
        (shrunk, shrunkSquare) = (0.9 * shrunk, 0.999 * shrunkSquare)
        let rate = schedule.rate(inEpoch: epoch) / (1 - shrunk)
        for step in 0..<Self.steps {
          for k in 0..<count {
            let place = step * count + k
            let g = gradient[place] / Double(batch.count)
            first[place] = 0.9 * first[place] + 0.1 * g
            second[place] = 0.999 * second[place] + 0.001 * g * g
            let square = second[place] / (1 - shrunkSquare)
            steps[step].parameters[k] -= rate * first[place] / (square.squareRoot() + 1e-8)
          }
        }
      }
      loss = sum / Double(order.count)
    }
  }

  /// -log p(x), and its slopes in all parameters.
  private func addSlopes(_ x: [Double], to gradient: inout [Double]) -> Double {
    // Forward, with what each step began with
    var z = (x[0], x[1])
    var loss = Double.log(2 * .pi)
    var before: [(kept: Double, after: Double, said: CouplingNet.Said)] = []
    before.reserveCapacity(Self.steps)
    for step in 0..<Self.steps {
      let (kept, moved) = step % 2 == 0 ? z : (z.1, z.0)
      let said = steps[step].said(kept)
      let after = (moved - said.shift) * .exp(-said.scale)
      before.append((kept, after, said))
      z = step % 2 == 0 ? (kept, after) : (after, kept)
      loss += said.scale
    }
    loss += (z.0 * z.0 + z.1 * z.1) / 2

    // Back
    var slope = z
    for step in (0..<Self.steps).reversed() {
      let (kept, after, said) = before[step]
      var (ofKept, ofMoved) = step % 2 == 0 ? slope : (slope.1, slope.0)
      let ofScale = 1 - ofMoved * after
      ofMoved *= .exp(-said.scale)
      ofKept += steps[step].addSlopes(
        at: kept, said, ofScale: ofScale, ofShift: -ofMoved, to: &gradient,
        from: step * CouplingNet.parameterCount)
      slope = step % 2 == 0 ? (ofKept, ofMoved) : (ofMoved, ofKept)
    }
    return loss
  }

  func logDensity(_ x: [Double]) -> Double {
    var z = x
    var sum = -Double.log(2 * .pi)
    for step in steps.indices {
      let said = steps[step].said(z[step % 2])
      z[1 - step % 2] = (z[1 - step % 2] - said.shift) * .exp(-said.scale)
      sum -= said.scale
    }
    return sum - (z[0] * z[0] + z[1] * z[1]) / 2
  }

  func sample(using random: inout RandomSource) -> [Double] {
    var x = [random.normal(), random.normal()]
    for step in steps.indices.reversed() {
      let said = steps[step].said(x[step % 2])
      x[1 - step % 2] = x[1 - step % 2] * .exp(said.scale) + said.shift
    }
    return x
  }
}

/// The net of a coupling step: from u through 24 tanh units to s, kept within ±2, and t.
struct CouplingNet: Sendable {
  static let units = 24
  /// For each unit its weight, its bias, and its weights in s and t; then the biases of s and t.
  static let parameterCount = 4 * units + 2

  var parameters: [Double]

  struct Said {
    let hidden: [Double]
    let scale: Double
    let shift: Double
  }

  /// s and t near 0, and so the step near the identity.
  init(using random: inout RandomSource) {
    parameters = (0..<Self.units).flatMap { _ in
      [
        random.normal(), random.normal(), 0.05 * random.normal(), 0.05 * random.normal(),
      ]
    }
    parameters += [0, 0]
  }

  func said(_ u: Double) -> Said {
    var (raw, shift) = (parameters[4 * Self.units], parameters[4 * Self.units + 1])
    let hidden = [Double](unsafeUninitializedCapacity: Self.units) { hidden, count in
      for k in 0..<Self.units {
        let h = Double.tanh(parameters[4 * k] * u + parameters[4 * k + 1])
        raw += parameters[4 * k + 2] * h
        shift += parameters[4 * k + 3] * h
        hidden.initializeElement(at: k, to: h)
      }
      count = Self.units
    }
    return Said(hidden: hidden, scale: 2 * .tanh(raw / 2), shift: shift)
  }

  /// Adds the slopes of a loss in the parameters, from those in s and t, and returns the one in u.
  func addSlopes(
    at u: Double, _ said: Said, ofScale: Double, ofShift: Double, to gradient: inout [Double],
    from start: Int
  ) -> Double {
    let ofRaw = ofScale * (1 - said.scale * said.scale / 4)
    var ofInput = 0.0
    for k in 0..<Self.units {
      let (place, h) = (start + 4 * k, said.hidden[k])
      let ofSum = (ofRaw * parameters[4 * k + 2] + ofShift * parameters[4 * k + 3]) * (1 - h * h)
      gradient[place] += ofSum * u
      gradient[place + 1] += ofSum
      gradient[place + 2] += ofRaw * h
      gradient[place + 3] += ofShift * h
      ofInput += ofSum * parameters[4 * k]
    }
    gradient[start + 4 * Self.units] += ofRaw
    gradient[start + 4 * Self.units + 1] += ofShift
    return ofInput
  }

}

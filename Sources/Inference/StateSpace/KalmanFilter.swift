import BayesNumerics
import RealModule

/// The Kalman filter of a ``StructuralModel``: what the numbers up to now say of the state, and how
/// likely each number was before it was seen.
///
/// The state before number t is N(a, P). With z picking level and effect, the number is foreseen
/// with mean z·a and variance F = z·P z + σ_y²; what it teaches is the surprise v = y - z·a:
///
///     k = P z / F,    a ← a + k v,    P ← P - k (P z)ᵀ
///
/// log p(y) = Σ log N(v | 0, F), as each factor is the density of a number given all before it. A
/// number that is NaN is missing: nothing is learned, and time goes on. All work is done in memory
/// taken once. Source: Kalman (1960); Durbin and Koopman (2012), "Time series analysis by state
/// space methods", section 4.3.
public struct KalmanFilter: Sendable {
  public let model: StructuralModel
  public let scales: StructuralModel.Scales
  /// Mean of the state before the next number: level, slope, effects.
  public private(set) var mean: [Double]
  /// Its covariance, `stateCount`², row after row.
  private var covariance: [Double]
  /// P z of the number that came last
  private var gain: [Double]
  /// How many numbers have come.
  public private(set) var count = 0
  /// Σ log N(v | 0, F)
  public private(set) var logLikelihood = 0.0

  /// Before the first number. Precondition: scales of 0 or more, that of the observations above 0.
  public init(_ model: StructuralModel, scales: StructuralModel.Scales) {
    precondition(
      scales.observation > 0 && scales.level >= 0 && scales.slope >= 0 && scales.season >= 0,
      "No noise has the standard deviations \(scales).")
    self.model = model
    self.scales = scales
    mean = model.startMean
    covariance = model.startCovariance.elements
    gain = mean
  }

  /// The state's covariance as a matrix.
  public var stateCovariance: Matrix {
    Matrix(rows: mean.count, columns: mean.count, elements: covariance)
  }

  /// Mean and variance of the next number, its noise included.
  public var foreseen: (mean: Double, variance: Double) {
    let (k, c) = (mean.count, 2 + count % model.season)
    let signal = covariance[0] + 2 * covariance[c] + covariance[c * k + c]
    return (mean[0] + mean[c], signal + scales.observation * scales.observation)
  }

  /// What the next number is off by from its forecast, in units of the forecast's standard deviation,
  /// v/√F; NaN where it is missing. Nothing is learned.
  ///
  /// Of numbers that the model makes with these scales they are independent standard normals
  /// (Durbin and Koopman 2012, section 2.12).
  public func standardisedSurprise(of y: Double) -> Double {
    let next = foreseen
    return (y - next.mean) / next.variance.squareRoot()
  }

  /// Learns from numbers one after the other; the standardised surprise of each, before it was seen.
  public mutating func standardisedSurprises(of series: [Double]) -> [Double] {
    series.map { y in
      defer { see(y) }
      return standardisedSurprise(of: y)
    }
  }

  /// Learns from the next number, and goes on to the one after it.
  public mutating func see(_ y: Double) {
    let steps = StructuralSteps(model: model, scales: scales)
    let place = count % model.season
    mean.withUnsafeMutableBufferPointer { mean in
      covariance.withUnsafeMutableBufferPointer { covariance in
        gain.withUnsafeMutableBufferPointer { gain in
          if let a = mean.baseAddress, let p = covariance.baseAddress, let g = gain.baseAddress {
            if !y.isNaN {
              let (v, f) = steps.update(y, place, a, p, g)
              logLikelihood += StructuralSteps.logDensity(v, f)
            }
            steps.predict(place, a, p)
          }
        }
      }
    }
    count += 1
  }

  /// Means and variances of the next numbers, each seen from now.
  public func forecast(_ horizon: Int) -> [(mean: Double, variance: Double)] {
    var copy = self
    return (0..<horizon).map { _ in
      defer { copy.see(.nan) }
      return copy.foreseen
    }
  }
}

/// The arithmetic of one step, on memory that others hold.
struct StructuralSteps {
  let season: Int
  let states: Int
  let noise, level, slope, effect: Double

  init(model: StructuralModel, scales: StructuralModel.Scales) {
    season = model.season
    states = model.stateCount
    noise = scales.observation * scales.observation
    level = scales.level * scales.level
    slope = scales.slope * scales.slope
    effect = scales.season * scales.season
  }

  @inline(__always)
  static func logDensity(_ v: Double, _ f: Double) -> Double {
    -0.5 * (.log(2 * .pi * f) + v * v / f)
  }

  /// a and P given the number of a place in the season; v and F. `gain` is overwritten with P z / F.
  @inline(__always)
  func update(
    _ y: Double, _ place: Int, _ a: UnsafeMutablePointer<Double>,
    _ p: UnsafeMutablePointer<Double>, _ gain: UnsafeMutablePointer<Double>
  ) -> (v: Double, f: Double) {
    let k = states
    let c = 2 + place
    // P is symmetric: its rows are its columns
    let effects = p + c * k
    for i in 0..<k { gain[i] = p[i] + effects[i] }
    let f = gain[0] + gain[c] + noise
    let v = y - a[0] - a[c]
    let (share, over) = (v / f, 1 / f)
    for i in 0..<k { a[i] += gain[i] * share }
    for i in 0..<k {
      let row = p + i * k
      let g = gain[i] * over
      for j in 0..<k { row[j] -= g * gain[j] }
    }
    for i in 0..<k { gain[i] *= over }
    return (v, f)
  }

  /// a ← T a, P ← T P Tᵀ + Q: the slope enters the level, and the noise of all three comes.
  @inline(__always)
  func predict(
    _ place: Int, _ a: UnsafeMutablePointer<Double>, _ p: UnsafeMutablePointer<Double>
  ) {
    let k = states
    a[0] += a[1]
    for j in 0..<k { p[j] += p[k + j] }
    for i in 0..<k { p[i * k] += p[i * k + 1] }
    p[0] += level
    p[k + 1] += slope
    guard effect > 0 else { return }
    // σ² h hᵀ with h = e_c - 1/s
    let share = effect / Double(season)
    let all = share / Double(season)
    let c = 2 + place
    for i in 2..<k {
      let row = p + i * k
      for j in 2..<k { row[j] += all }
    }
    for j in 2..<k {
      p[c * k + j] -= share
      p[j * k + c] -= share
    }
    p[c * k + c] += effect
  }
}

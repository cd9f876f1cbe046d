import BayesNumerics
import RealModule

/// log p(y | scales) of a series under a ``StructuralModel``, with its slopes.
///
/// Forwards the filter; backwards what the later numbers say of each step's noise. With r and N of
/// the numbers after step t the slope in a variance of the state's noise is ½ Σ (h·r)² - h·N h, and
/// that in the variance of the observations ½ Σ u² - D with u = v/F - k·Tᵀr: exact, for the price of
/// two filters, however many variances there are. Source: Koopman and Shephard (1992), "Exact score
/// for time series models in state space form", Biometrika 79, 823-826.
public struct StructuralLikelihood: Sendable {
  public let model: StructuralModel
  /// NaN where a number is missing.
  public let series: [Double]

  /// Precondition: a number or more, none infinite.
  public init(_ series: [Double], model: StructuralModel) {
    precondition(
      !series.isEmpty && series.allSatisfy { !$0.isInfinite },
      "A likelihood needs a series of numbers, not \(series.count).")
    self.model = model
    self.series = series
  }

  /// In nats. Preconditions as for ``KalmanFilter``.
  public func logDensity(_ scales: StructuralModel.Scales) -> Double {
    let k = model.stateCount
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: k * k + 2 * k) { room in
      guard let a = room.baseAddress else { return .nan }
      let (p, gain) = (a + k, a + k + k * k)
      begin(a, p)
      let steps = StructuralSteps(model: model, scales: scales)
      var (sum, place) = (0.0, 0)
      for y in series {
        if !y.isNaN {
          let (v, f) = steps.update(y, place, a, p, gain)
          sum += StructuralSteps.logDensity(v, f)
        }
        steps.predict(place, a, p)
        place = place + 1 == model.season ? 0 : place + 1
      }
      return sum
    }
  }

  /// The same, with ∂ log p / ∂ log σ of the observations, the level, the slope and the season.
  public func logDensityAndSlopes(
    _ scales: StructuralModel.Scales
  ) -> (value: Double, slopes: (Double, Double, Double, Double)) {
    let (k, n) = (model.stateCount, series.count)
    let own = k * k + 3 * k
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: own + n * (k + 2)) { room in
      guard let a = room.baseAddress else { return (.nan, (.nan, .nan, .nan, .nan)) }
      let (p, work) = (a + k, a + k + k * k)
      let (surprises, gains) = (a + own, a + own + 2 * n)
      begin(a, p)
      let steps = StructuralSteps(model: model, scales: scales)
      var (sum, place) = (0.0, 0)
      for (t, y) in series.enumerated() {
        if !y.isNaN {
          let (v, f) = steps.update(y, place, a, p, gains + t * k)
          surprises[2 * t] = v
          surprises[2 * t + 1] = f
          sum += StructuralSteps.logDensity(v, f)
        }
        steps.predict(place, a, p)
        place = place + 1 == model.season ? 0 : place + 1
      }
      let slopes = backwards(steps, surprises, gains, r: a, n: p, w: work)
      return (sum, slopes)
    }
  }

  private func begin(_ a: UnsafeMutablePointer<Double>, _ p: UnsafeMutablePointer<Double>) {
    let (mean, covariance) = (model.startMean, model.startCovariance.elements)
    for i in mean.indices { a[i] = mean[i] }
    for i in covariance.indices { p[i] = covariance[i] }
  }

  /// r and N from the last number to the first, with sums for the four slopes in log σ.
  private func backwards(
    _ steps: StructuralSteps, _ surprises: UnsafeMutablePointer<Double>,
    _ gains: UnsafeMutablePointer<Double>, r: UnsafeMutablePointer<Double>,
    n: UnsafeMutablePointer<Double>, w: UnsafeMutablePointer<Double>
  ) -> (Double, Double, Double, Double) {
    let k = steps.states
    for i in 0..<k { r[i] = 0 }
    for i in 0..<(k * k) { n[i] = 0 }
    var (observation, level, slope, season) = (0.0, 0.0, 0.0, 0.0)
    let s = Double(steps.season)
    for t in stride(from: series.count - 1, through: 0, by: -1) {
      let c = 2 + t % steps.season
      // The noise that came after number t
      level += r[0] * r[0] - n[0]
      slope += r[1] * r[1] - n[k + 1]
      var (along, row, all) = (r[c], n[c * k + c], 0.0)
      for i in 2..<k {
        along -= r[i] / s
        row -= 2 * n[c * k + i] / s
        for j in 2..<k { all += n[i * k + j] }
      }
      season += along * along - (row + all / (s * s))

      // Through the transition: r ← Tᵀ r, N ← Tᵀ N T
      r[1] += r[0]
      for j in 0..<k { n[k + j] += n[j] }
      for i in 0..<k { n[i * k + 1] += n[i * k] }
      if series[t].isNaN { continue }

      // Through the update
      let (v, f, gain) = (surprises[2 * t], surprises[2 * t + 1], gains + t * k)
      var (known, spread) = (0.0, 0.0)
      for i in 0..<k {
        known += gain[i] * r[i]
        var sum = 0.0
        for j in 0..<k { sum += n[i * k + j] * gain[j] }
        w[i] = sum
        spread += gain[i] * sum
      }
      let (u, d) = (v / f - known, 1 / f + spread)
      observation += u * u - d
      r[0] += u
      r[c] += u
      for j in 0..<k {
        n[j] -= w[j]
        n[c * k + j] -= w[j]
      }
      for i in 0..<k {
        n[i * k] -= w[i]
        n[i * k + c] -= w[i]
      }
      n[0] += d
      n[c] += d
      n[c * k] += d
      n[c * k + c] += d
    }
    // ∂/∂ log σ is 2 σ² ∂/∂σ²
    return (
      steps.noise * observation, steps.level * level, steps.slope * slope, steps.effect * season
    )
  }
}

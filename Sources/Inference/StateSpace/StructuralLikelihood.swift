import BayesNumerics
import CVectorMath
import RealModule

/// log p(y | scales) of a series under a ``StructuralModel``, with its slopes.
///
/// Forwards the filter; backwards what the later numbers say of each step's noise. With r and N of
/// the numbers after step t the slope in a variance of the state's noise is ½ Σ (h·r)² - h·N h, and
/// that in the variance of the observations ½ Σ u² - D with u = v/F - k·Tᵀr: exact, for the price of
/// two filters, however many variances there are. In C for whole vectors (`StructuralFilter.h`), held
/// against ``KalmanFilter``. Source: Koopman and Shephard (1992), "Exact score for time series models in
/// state space form", Biometrika 79, 823-826.
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

  /// In nats. Preconditions as for ``KalmanFilter``, which gives the same to rounding.
  public func logDensity(_ scales: StructuralModel.Scales) -> Double {
    let variances = Self.variances(scales)
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: matrix + 2 * stride) { room in
      guard let a = room.baseAddress else { return .nan }
      begin(a, a + stride)
      return structural_filter(
        series, series.count, model.season, stride, variances, a, a + stride, a + stride + matrix,
        nil)
    }
  }

  /// The same, with ∂ log p / ∂ log σ of the observations, the level, the slope and the season.
  public func logDensityAndSlopes(
    _ scales: StructuralModel.Scales
  ) -> (value: Double, slopes: (Double, Double, Double, Double)) {
    let (n, variances) = (series.count, Self.variances(scales))
    return withUnsafeTemporaryAllocation(
      of: Double.self, capacity: matrix + 2 * stride + n * (stride + 2)
    ) { room in
      guard let a = room.baseAddress else { return (.nan, (.nan, .nan, .nan, .nan)) }
      let (work, p) = (a + stride, a + 2 * stride)
      let (gains, surprises) = (p + matrix, p + matrix + n * stride)
      begin(a, p)
      let value = structural_filter(
        series, n, model.season, stride, variances, a, p, gains, surprises)
      var slopes = [0.0, 0.0, 0.0, 0.0]
      structural_slopes(
        series, n, model.season, stride, gains, surprises, a, work, p, &slopes)
      // ∂/∂ log σ is 2 σ² ∂/∂σ²
      for i in slopes.indices { slopes[i] *= 2 * variances[i] }
      return (value, (slopes[0], slopes[1], slopes[2], slopes[3]))
    }
  }

  private static func variances(_ scales: StructuralModel.Scales) -> [Double] {
    [scales.observation, scales.level, scales.slope, scales.season].map { $0 * $0 }
  }

  /// Numbers in which a state stands: a multiple of eight, for `StructuralFilter.h`.
  private var stride: Int { (model.stateCount + 7) / 8 * 8 }
  private var matrix: Int { model.stateCount * stride }

  /// Mean and covariance before the first number, with zeros behind.
  private func begin(_ a: UnsafeMutablePointer<Double>, _ p: UnsafeMutablePointer<Double>) {
    let (k, mean, covariance) = (model.stateCount, model.startMean, model.startCovariance)
    for j in 0..<stride {
      a[j] = j < k ? mean[j] : 0
      for i in 0..<k { p[i * stride + j] = j < k ? covariance[i, j] : 0 }
    }
  }
}

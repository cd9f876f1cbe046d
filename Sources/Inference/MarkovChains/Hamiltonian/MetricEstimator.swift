import BayesNumerics

/// Learns a metric from positions: their variances or their covariance, drawn a little towards a
/// small multiple of one.
///
/// With n positions, M⁻¹ = n/(n + 5) × estimate + 5/(n + 5) × 10⁻³ I, Stan's regularisation.
struct MetricEstimator: Sendable {
  private enum Estimate: Sendable {
    case diagonal(RunningVariance)
    case dense(RunningCovariance)
  }
  private var estimate: Estimate

  /// For the diagonal.
  init(variancesOf dimension: Int) { estimate = .diagonal(RunningVariance(dimension: dimension)) }

  /// For the full covariance.
  init(covarianceOf dimension: Int) { estimate = .dense(RunningCovariance(dimension: dimension)) }

  mutating func add(_ position: [Double]) {
    switch estimate {
    case .diagonal(var running):
      running.add(position)
      estimate = .diagonal(running)
    case .dense(var running):
      running.add(position)
      estimate = .dense(running)
    }
  }

  /// nil for fewer than two positions, and where they are not finite.
  var metric: Metric? {
    switch estimate {
    case .diagonal(let running):
      guard let variances = running.variances, variances.allSatisfy(\.isFinite) else { return nil }
      let n = Double(running.count)
      return .diagonal(variances.map { n / (n + 5) * $0 + 5 / (n + 5) * 1e-3 })
    case .dense(let running):
      guard var covariance = running.covariance else { return nil }
      let n = Double(running.count)
      for j in 0..<covariance.columns {
        for i in 0..<covariance.rows {
          covariance[i, j] *= n / (n + 5)
          if i == j { covariance[i, j] += 5 / (n + 5) * 1e-3 }
        }
      }
      return try? .dense(covariance)
    }
  }
}

extension Metric {
  /// What learns a metric of this kind.
  var estimator: MetricEstimator {
    switch self {
    case .diagonal(let variances): MetricEstimator(variancesOf: variances.count)
    case .dense(let covariance, _): MetricEstimator(covarianceOf: covariance.rows)
    }
  }
}

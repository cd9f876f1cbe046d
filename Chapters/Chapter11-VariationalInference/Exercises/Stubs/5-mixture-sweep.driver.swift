// What the marker calls: your sweep, again and again (MixtureRun.swift).

func driveMixture(
  values: [Double], share: Double, noise: Double, priorDeviation: Double, means: [Double],
  variances: [Double], sweeps: Int
) throws -> [Double] {
  try MixtureRun.path(means: means, variances: variances, sweeps: sweeps) {
    try mixtureSweep(
      values: values, share: share, noise: noise, priorDeviation: priorDeviation, means: $0,
      variances: $1)
  }
}

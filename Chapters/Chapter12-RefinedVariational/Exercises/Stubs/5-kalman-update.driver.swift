// What the marker calls: your update at every number of a series (KalmanRun.swift).

func driveKalmanUpdate(season: Int, scales: [Double], series: [Double], all: Bool) throws
  -> [Double]
{
  try KalmanRun(season: season, scales: scales, series: series).answer(all: all) {
    try kalmanUpdate(mean: $0, covariance: $1, z: $2, noise: $3, y: $4)
  }
}

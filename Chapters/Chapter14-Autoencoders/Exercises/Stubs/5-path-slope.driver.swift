// What the marker calls: many of your slopes, on decoders of its own (PathSlopeRun.swift).

func drivePathSlope(
  kind: String, x: Double, weight: Double, noise: Double, mean: Double, logVariance: Double,
  draws: Int, seed: UInt64
) throws -> [Double] {
  let run = PathSlopeRun(x: x, weight: weight, noise: noise)
  let slopes: PathSlopeRun.Slopes = {
    try pathSlope(mean: $0, logVariance: $1, slope: $2, random: &$3)
  }
  return kind == "climb"
    ? try run.climb(steps: draws, batch: 20, rate: 0.05, seed: seed, by: slopes)
    : try run.moments(mean: mean, logVariance: logVariance, draws: draws, seed: seed, by: slopes)
}

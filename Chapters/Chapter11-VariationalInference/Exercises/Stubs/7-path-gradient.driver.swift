// What the marker calls: many draws of your gradient, on targets of its own (PathRun.swift).

func drivePathGradient(
  target: String, heads: Int, tails: Int, mean: Double, logScale: Double, draws: Int, seed: UInt64
) throws -> [Double] {
  try PathRun(target: target, heads: heads, tails: tails).moments(
    mean: mean, logScale: logScale, draws: draws, seed: seed
  ) { try pathGradient(mean: $0, logScale: $1, slope: $2, random: &$3) }
}

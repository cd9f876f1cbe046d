// What the marker calls: it runs your step on targets whose answers are known (MetropolisRun.swift).

func driveMetropolis(
  target: String, start: [Double], chains: Int, steps: Int, scale: Double, seed: UInt64,
  points: [[Double]]
) throws -> [Double] {
  try MetropolisRun(
    target: target, start: start, chains: chains, steps: steps, scale: scale, seed: seed,
    points: points
  ).places(metropolisStep)
}

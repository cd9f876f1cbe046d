// What the marker calls: your draw by itself, and in a small sampler that follows your order (NoiseRun.swift).

func driveNoise(
  kind: String, x: [Double], y: [Double], features: [[Double]], weights: [Double], degrees: Double,
  scale: Double, count: Int, seed: UInt64
) throws -> [Double] {
  try NoiseRun(
    kind: kind, x: x, y: y, features: features, weights: weights, degrees: degrees, scale: scale,
    count: count, seed: seed
  ).numbers(drawNoiseVariance, order: sweepOrder())
}

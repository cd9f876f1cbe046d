// What the marker calls: your ratio of some births, or a chain that jumps by it (BirthRun.swift).

func driveBirths(
  kind: String, x: [Double], y: [Double], noiseVariance: Double, alpha: Double, most: Int,
  births: [[Double]], jumps: Int, seed: UInt64
) throws -> [Double] {
  let run = BirthRun(x: x, y: y, noiseVariance: noiseVariance, alpha: alpha, most: most)
  let ratio: BirthRun.Ratio = {
    try logBirthRatio(smaller: $0, larger: $1, alpha: $2, most: $3)
  }
  return kind == "ratios"
    ? try run.ratios(of: births, by: ratio) : try run.chain(jumps: jumps, seed: seed, by: ratio)
}

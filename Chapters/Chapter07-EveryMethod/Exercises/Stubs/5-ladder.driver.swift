import BayesNumerics

// What the marker calls: your sweep, in the runs of LadderRun.swift.

func driveLadder(
  kind: String, y: Double, noise: Double, priorVariance: Double, powers: [Double], sweeps: Int,
  seed: UInt64
) throws -> [Double] {
  let run = LadderRun(
    y: y, noise: noise, priorVariance: priorVariance, powers: powers,
    sweep: {
      (
        positions: [Double], powers: [Double], logPrior: (Double) -> Double,
        logLikelihood: (Double) -> Double, random: inout RandomSource
      ) throws -> [Double] in
      try ladderSweep(
        positions: positions, powers: powers, logPrior: logPrior, logLikelihood: logLikelihood,
        random: &random)
    })
  return kind == "path"
    ? try run.path(sweeps: sweeps, seed: seed) : try run.means(sweeps: sweeps, seed: seed)
}

// What the marker calls: many of your steps, on targets of its own (StepRun.swift).

func driveSGLDStep(
  kind: String, mean: Double, precision: Double, noise: Double, place: Double, stepSize: Double,
  steps: Int, seed: UInt64
) throws -> [Double] {
  let run = StepRun(mean: mean, precision: precision, noise: noise)
  let step: StepRun.Step = {
    try sgldStep(position: $0, stepSize: $1, slope: $2, random: &$3)
  }
  return kind == "chain"
    ? try run.chain(stepSize: stepSize, steps: steps, seed: seed, by: step)
    : try run.moves(from: place, stepSize: stepSize, steps: steps, seed: seed, by: step)
}

// What the marker calls: your tuning, on a target whose scale it does not know.

func driveTuning(
  dimension: Int, scale: Double, aim: Double, trajectories: Int, seed: UInt64
) throws -> [Double] {
  var run = TuningRun(
    dimension: dimension, scale: scale, trajectories: trajectories, seed: seed)
  return try run.tuned(aim: aim) {
    try tunedStepSize(aim: $0, trajectories: $1, acceptance: $2)
  }
}

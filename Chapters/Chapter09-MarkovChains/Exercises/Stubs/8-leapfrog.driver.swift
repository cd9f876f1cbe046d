// What the marker calls: your step and your rule, in the runs of LeapRun.swift.

func driveLeap(
  kind: String, landscape: String, correlation: Double, theta: [Double], q: [Double],
  stepSize: Double, steps: Int, trajectories: Int, count: Int, seed: UInt64
) throws -> [Double] {
  let run = LeapRun(
    landscape: landscape, correlation: correlation,
    leap: { try leap(theta: $0, q: $1, stepSize: $2, slope: $3) },
    rule: { try probabilityOfAcceptance(energyBefore: $0, energyAfter: $1) })
  return switch kind {
  case "roll": try run.thereAndBack(theta, q, stepSize: stepSize, steps: steps)
  case "accept": try zip(theta, q).map { try run.rule($0, $1) }
  case "path":
    try run.path(
      from: theta, stepSize: stepSize, steps: steps, trajectories: trajectories, seed: seed)
  default:
    try run.changes(
      stepSize: stepSize, steps: steps, trajectories: trajectories, count: count, seed: seed)
  }
}

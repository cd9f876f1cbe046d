// What the marker calls: it runs your step in chains, and with points drawn anew (FaultRun.swift).

func driveForgottenPrior(
  kind: String, y: [Double], starts: [Double], steps: Int, seed: UInt64
) throws -> [Double] {
  try FaultRun(kind: kind, y: y, starts: starts, steps: steps, seed: seed).numbers(
    name: testThatExposesTheRule, start: { gamma, _ in gamma },
    step: { gamma, y, random in gamma = try printedStep(from: gamma, y: y, using: &random) },
    place: { $0 })
}

// What the marker calls: it runs your steps in chains, and with points drawn anew (FaultRun.swift).

func driveStaleCache(
  kind: String, y: [Double], starts: [Double], steps: Int, seed: UInt64
) throws -> [Double] {
  try FaultRun(kind: kind, y: y, starts: starts, steps: steps, seed: seed).numbers(
    name: testThatExposesTheMemory, start: { RememberingChain(gamma: $0, y: $1) },
    step: { try $0.step(y: $1, using: &$2) }, place: { $0.gamma })
}

// What the marker calls: the test that you name, and walks with your step from many starts.

func driveOneSided(
  kind: String, shape: Double, width: Double, start: Double, steps: Int, count: Int, seed: UInt64
) throws -> [Double] {
  kind == "name"
    ? [OneSidedRun.number(of: try testThatExposesIt())]
    : try OneSidedRun.differences(
      shape: shape, width: width, start: start, steps: steps, count: count, seed: seed
    ) { try stepOfPositive(x: $0, width: $1, logDensity: $2, random: &$3) }
}

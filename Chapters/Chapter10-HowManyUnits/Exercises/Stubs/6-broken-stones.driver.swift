// What the marker calls: the test that you name, and your estimates from draws that it has made.

func driveBrokenStones(
  kind: String, temperatures: [Double], logLikelihoods: [[Double]]
) throws -> [Double] {
  kind == "name"
    ? [StonesRun.number(of: try testThatExposesIt())]
    : [try steppingStones(temperatures: temperatures, logLikelihoods: logLikelihoods)]
}

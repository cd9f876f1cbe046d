// What the marker calls: the test that you name, and your ascent on bounds of its own (RateRun.swift).

func driveAscent(
  kind: String, place: Double, width: Double, noise: Double, steps: Int, seed: UInt64,
  mean: Double, logScale: Double
) throws -> [Double] {
  kind == "name"
    ? [RateRun.number(of: try testThatExposesIt())]
    : try RateRun(place: place, width: width, noise: noise, steps: steps, seed: seed).end(
      from: mean, logScale: logScale
    ) { try ascend(mean: $0, logScale: $1, steps: $2, slopes: $3) }
}

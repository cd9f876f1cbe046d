// What the marker calls: the check that you name, and your gradient of nets that it has drawn.

func driveBrokenDelta(
  kind: String, weights: [[[Double]]], biases: [[Double]], activations: [String], x: [Double],
  y: [Double]
) throws -> [Double] {
  kind == "name"
    ? [DeltaRun.number(of: try checkThatExposesIt())]
    : try gradient(weights: weights, biases: biases, activations: activations, x: x, y: y)
}

// What the marker calls: your backward pass of one layer, or a net that is trained by it (BackwardRun.swift).

func driveBackward(
  kind: String, weights: [[Double]], inputs: [[Double]], sums: [[Double]], activation: String,
  reported: [[Double]], widths: [Int], start: [Double], targets: [Double], rate: Double, steps: Int
) throws -> [Double] {
  kind == "layer"
    ? try BackwardRun.numbers(
      weights: weights, inputs: inputs, sums: sums, activation: activation, reported: reported,
      by: backward)
    : try BackwardRun.trained(
      widths: widths, start: start, inputs: inputs, targets: targets, rate: rate, steps: steps,
      by: backward)
}

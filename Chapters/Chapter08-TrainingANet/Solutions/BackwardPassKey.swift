import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<BackwardQuestion> {
  static var backwardPass: Self {
    Self(
      solution: { try $0.numbers(by: backward) },
      mistakes: FaultyPass.all.map { fault in
        Mistake(fault.name, hint: fault.hint) { try $0.numbers(by: fault.pass) }
      })
  }
}

extension BackwardQuestion {
  fileprivate func numbers(by pass: BackwardRun.Pass) throws -> [Double] {
    try BackwardRun.numbers(
      weights: weights, inputs: inputs, sums: sums, activation: activation.rawValue,
      reported: reported, by: pass)
  }
}

/// A backward pass as it is known to go wrong.
private struct FaultyPass: Sendable {
  let name: String
  let hint: String
  let pass:
    @Sendable ([[Double]], [[Double]], [[Double]], (Double) -> Double, [[Double]]) -> (
      weightGradient: [[Double]], biasGradient: [Double], report: [[Double]]
    )

  /// What a pass does with one sample n, unit j and input i; the right one where nothing is given.
  ///
  /// - Parameters:
  ///   - delta: Of what is reported and the slope.
  ///   - weight: What is added to ∂L/∂w of δ, the report, the input and the sum.
  ///   - bias: What is added to ∂L/∂b of δ and the report.
  ///   - input: What is added to ∂L/∂a of δ, the report and the slope, before the weight.
  ///   - weightOf: The weight of unit j and input i.
  ///   - isOverwritten: Whether a sample wipes out those before it.
  ///   - finish: Changes the three results.
  ///   - reportFactor: What the report is multiplied by besides, of the slope and the input.
  init(
    _ name: String, hint: String,
    delta: @escaping @Sendable (Double, Double) -> Double = { $0 * $1 },
    weight: @escaping @Sendable (Double, Double, Double, Double) -> Double = { delta, _, a, _ in
      delta * a
    },
    bias: @escaping @Sendable (Double, Double) -> Double = { delta, _ in delta },
    input: @escaping @Sendable (Double, Double, Double) -> Double = { delta, _, _ in delta },
    weightOf: @escaping @Sendable ([[Double]], Int, Int) -> Double = { $0[$1][$2] },
    isOverwritten: Bool = false,
    finish:
      @escaping @Sendable (
        (weightGradient: [[Double]], biasGradient: [Double], report: [[Double]])
      ) -> (weightGradient: [[Double]], biasGradient: [Double], report: [[Double]]) = { $0 },
    reportFactor: @escaping @Sendable ((Double) -> Double, Double) -> Double = { _, _ in 1 }
  ) {
    self.name = name
    self.hint = hint
    pass = { weights, inputs, sums, slope, reported in
      var weightGradient = weights.map { $0.map { _ in 0.0 } }
      var biasGradient = weights.map { _ in 0.0 }
      var report = inputs.map { $0.map { _ in 0.0 } }
      for n in inputs.indices {
        if isOverwritten {
          weightGradient = weights.map { $0.map { _ in 0.0 } }
          biasGradient = weights.map { _ in 0.0 }
        }
        for j in weights.indices {
          let (r, s) = (reported[n][j], slope(sums[n][j]))
          let d = delta(r, s)
          biasGradient[j] += bias(d, r)
          for i in inputs[n].indices {
            weightGradient[j][i] += weight(d, r, inputs[n][i], sums[n][j])
            report[n][i] +=
              weightOf(weights, j, i) * input(d, r, s) * reportFactor(slope, inputs[n][i])
          }
        }
      }
      return finish((weightGradient, biasGradient, report))
    }
  }

  static let all = [
    FaultyPass(
      "no slope of the activation",
      hint:
        "The report is about A(z), and z changes A(z) by the slope A'(z): multiply by it first, δ = ∂L/∂z.",
      delta: { reported, _ in reported }),
    FaultyPass(
      "weights not transposed",
      hint:
        "Input i reaches unit j by weights[j][i]: going back, sum over the units j, not over the inputs.",
      weightOf: { weights, j, i in
        // As if the numbers of the table stood column by column
        let place = i * weights.count + j
        return weights[place / weights[0].count][place % weights[0].count]
      }),
    FaultyPass(
      "the biases forgotten",
      hint:
        "A bias is a weight whose input is the constant 1: its derivative is δ, summed over samples.",
      bias: { _, _ in 0 }),
    FaultyPass(
      "a mean over samples",
      hint:
        "Weights and biases serve all samples: their derivatives are sums. The 1/N of a mean is in the reports already.",
      finish: { pass in
        let count = Double(pass.report.count)
        return (
          pass.weightGradient.map { $0.map { $0 / count } }, pass.biasGradient.map { $0 / count },
          pass.report
        )
      }),
    FaultyPass(
      "a mean over samples, of the report too",
      hint:
        "Derivatives of weights and biases are sums over samples, and each sample's report is its own: divide "
        + "nothing.",
      finish: { pass in
        let count = Double(pass.report.count)
        return (
          pass.weightGradient.map { $0.map { $0 / count } }, pass.biasGradient.map { $0 / count },
          pass.report.map { $0.map { $0 / count } }
        )
      }),
    FaultyPass(
      "a report without the slope",
      hint:
        "Inputs act through z: hand back the weighted sum of δ, not of what was reported to you.",
      input: { _, reported, _ in reported }),
    FaultyPass(
      "the slope twice",
      hint:
        "Multiply what is reported by A'(z) once; δ serves weights, biases and report as it is.",
      delta: { reported, slope in reported * slope * slope }),
    FaultyPass(
      "the slope twice in the report", hint: "δ holds the slope already.",
      input: { delta, _, slope in delta * slope }),
    FaultyPass(
      "the slope of the layer before",
      hint:
        "The layer before multiplies by its own slope, at its own z, when its turn comes; report what reaches its "
        + "outputs.",
      reportFactor: { slope, a in slope(a) }),
    FaultyPass(
      "a bias without the slope",
      hint: "A bias acts through z as the weights do: its derivative is δ, slope included.",
      bias: { _, reported in reported }),
    FaultyPass(
      "weights without the slope",
      hint: "A weight acts through z: its derivative is δ times its input, slope included.",
      weight: { _, reported, a, _ in reported * a }),
    FaultyPass(
      "the sum for the input",
      hint: "∂z/∂w is what the weight multiplies: the layer's input, not its sum.",
      weight: { delta, _, _, z in delta * z }),
    FaultyPass(
      "the input left out", hint: "∂z[j]/∂w[j][i] is the input i: multiply δ by it.",
      weight: { delta, _, _, _ in delta }),
    FaultyPass(
      "one sample for all",
      hint: "You keep the last sample alone: add each sample's share to the sums.",
      isOverwritten: true),
    FaultyPass(
      "the sign of the step",
      hint: "Return the derivatives, which point uphill; the step's minus sign comes later, once.",
      finish: { pass in
        (
          pass.weightGradient.map { $0.map { -$0 } }, pass.biasGradient.map { -$0 }, pass.report
        )
      }),
    FaultyPass(
      "the sign of every derivative",
      hint: "Keep the sign of what is reported; the step's minus sign comes later, once.",
      delta: { reported, slope in -reported * slope }),
    FaultyPass(
      "one report for all samples",
      hint:
        "Each sample has inputs of its own: report to each what belongs to it, and do not add them up.",
      finish: { pass in
        let sum = pass.report[0].indices.map { i in pass.report.reduce(0) { $0 + $1[i] } }
        return (pass.weightGradient, pass.biasGradient, pass.report.map { _ in sum })
      }),
    FaultyPass(
      "rows and columns of the gradient interchanged",
      hint: "weightGradient[j][i] belongs to weights[j][i]: one row for each unit.",
      finish: { pass in
        let turned = pass.weightGradient[0].indices.map { i in pass.weightGradient.map { $0[i] } }
        return (turned, pass.biasGradient, pass.report)
      }),
    FaultyPass(
      "no weights in the report",
      hint:
        "An input reaches unit j through weights[j][i]: multiply δ by it before you add up the units.",
      weightOf: { _, _, _ in 1 }),
  ]
}

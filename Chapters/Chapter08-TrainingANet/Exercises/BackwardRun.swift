import BayesNumerics
import Foundation

/// Runs the backward pass of a layer, once or in training; compiled in the chapter, and beside a student's file.
struct BackwardRun {
  /// What a backward pass takes: weights, inputs, sums, slope, reported; and what it returns.
  typealias Pass = (
    [[Double]], [[Double]], [[Double]], (Double) -> Double, [[Double]]
  ) throws -> (weightGradient: [[Double]], biasGradient: [Double], report: [[Double]])

  /// The gradient of a layer's weights, row by row, that of its biases, and what is reported to the layer before, sample by
  /// sample.
  static func numbers(
    weights: [[Double]], inputs: [[Double]], sums: [[Double]], activation: String,
    reported: [[Double]], by backward: Pass
  ) throws -> [Double] {
    let pass = try backward(weights, inputs, sums, { slope(of: activation, at: $0) }, reported)
    for (name, count, expected) in [
      ("weightGradient", pass.weightGradient.joined().count, weights.joined().count),
      ("biasGradient", pass.biasGradient.count, weights.count),
      ("report", pass.report.joined().count, inputs.joined().count),
    ] where count != expected {
      throw Failure(description: "\(name) has \(count) numbers, not \(expected)")
    }
    return pass.weightGradient.flatMap { $0 } + pass.biasGradient + pass.report.flatMap { $0 }
  }

  /// Trains a net with one output by gradient descent on the mean of ½ (f - y)².
  ///
  /// - Parameters:
  ///   - widths: Units of each layer, the inputs first. Hidden units are tanh units, the output is linear.
  ///   - start: Layer by layer the weights, row by row, and the biases.
  /// - Returns: The loss before each step and after the last, and then the parameters.
  static func trained(
    widths: [Int], start: [Double], inputs: [[Double]], targets: [Double], rate: Double,
    steps: Int, by backward: Pass
  ) throws -> [Double] {
    var parameters = start
    var losses: [Double] = []
    for step in 0...steps {
      // Forward, keeping every z and a
      var place = 0
      var a = [inputs]
      var (z, weights): ([[[Double]]], [[[Double]]]) = ([], [])
      for (before, units) in zip(widths, widths.dropFirst()) {
        let rows = (0..<units).map {
          Array(parameters[(place + $0 * before)..<(place + ($0 + 1) * before)])
        }
        let biases = Array(parameters[(place + units * before)..<(place + units * (before + 1))])
        let sums = a[a.count - 1].map { a in zip(rows, biases).map { dot($0, a) + $1 } }
        weights.append(rows)
        z.append(sums)
        a.append(
          sums.map { $0.map { value(of: name(weights.count, widths), at: $0) } })
        place += units * (before + 1)
      }
      let errors = zip(a[a.count - 1], targets).map { $0[0] - $1 }
      losses.append(errors.reduce(0) { $0 + 0.5 * $1 * $1 } / Double(errors.count))
      if step == steps { break }

      // Backward, by the student's function
      var reported = errors.map { [$0 / Double(errors.count)] }
      var gradient: [Double] = []
      for k in weights.indices.reversed() {
        let own = try numbers(
          weights: weights[k], inputs: a[k], sums: z[k], activation: name(k + 1, widths),
          reported: reported, by: backward)
        let count = widths[k + 1] * (widths[k] + 1)
        gradient = own.prefix(count) + gradient
        reported = targets.indices.map {
          Array(own[(count + $0 * widths[k])..<(count + ($0 + 1) * widths[k])])
        }
      }
      parameters = zip(parameters, gradient).map { $0 - rate * $1 }
    }
    return losses + parameters
  }

  struct Failure: Error, CustomStringConvertible { let description: String }

  private static func name(_ layer: Int, _ widths: [Int]) -> String {
    layer == widths.count - 1 ? "identity" : "tanh"
  }

  /// A(z)
  static func value(of activation: String, at z: Double) -> Double {
    switch activation {
    case "tanh": tanh(z)
    case "logistic": 1 / (1 + exp(-z))
    case "softplus": log1p(exp(z))
    default: z
    }
  }

  /// A'(z)
  static func slope(of activation: String, at z: Double) -> Double {
    let a = value(of: activation, at: z)
    switch activation {
    case "tanh": return 1 - a * a
    case "logistic": return a * (1 - a)
    case "softplus": return 1 / (1 + exp(-z))
    default: return 1
    }
  }
}

import BayesNumerics
import Foundation
import Networks

/// The evidence of nets with no unit and with one, by summing over a grid: no chance in it.
///
/// Without units only σ² is left to integrate. With one there are γ (two numbers), σ_β² and σ²; what stands above γ is
/// integrated out before, γ ~ N(0, (A + cC/(ν λ)) I) with λ ~ Gamma(ν/2, ν/2), ν = c_γ - 1, a Student t blurred by the
/// normal of its mean. For a prior with A_γ and C_γ in proportion to the identity, a_γ = 0, and one input beside the
/// constant.
struct OneUnitQuadrature: Sendable {
  let inputs: Matrix
  let targets: [Double]
  let prior: VariableNetworkPrior
  /// Steps of the grid in γ (on a stretched scale), log 1/σ_β² and log 1/σ².
  var steps = (node: 0.06, weight: 0.5, noise: 0.2)

  /// The grid of log 1/σ², its weights the prior density times the step.
  private func precisions(
    _ degrees: Double, _ scale: Double, _ range: ClosedRange<Double>, _ step: Double
  ) -> [(variance: Double, logWeight: Double)] {
    stride(from: range.lowerBound, through: range.upperBound, by: step).map { q in
      let (shape, rate) = (degrees / 2, degrees * scale / 2)
      return (
        exp(-q), shape * (q + log(rate)) - rate * exp(q) - logGamma(shape) + log(step)
      )
    }
  }

  private var noises: [(variance: Double, logWeight: Double)] {
    precisions(prior.units.noiseDegrees, prior.units.noiseScale, -2...9, steps.noise)
  }

  /// log p(D | M = 0)
  var none: Double {
    logSumExp(
      noises.map { noise in
        let system = Sums(inputs, targets, column: nil)
        return noise.logWeight
          + system.logEvidence(
            linearVariance: prior.linearVariance, weightVariance: 1, noiseVariance: noise.variance)
      })
  }

  /// log p(D | M = 1)
  var one: Double {
    let units = prior.units
    let weights = precisions(units.weightDegrees, units.weightScale, -6...3.5, steps.weight)
    let noises = noises
    let reach = 3.4
    let grid = stride(from: -reach, through: reach, by: steps.node).map { u in
      // γ = 2 sinh u: close together in the middle, as far as ±30
      (value: 2 * sinh(u), jacobian: 2 * cosh(u) * steps.node)
    }
    let density = nodeDensity(upTo: 45)
    var terms: [Double] = []
    terms.reserveCapacity(grid.count * grid.count)
    for first in grid {
      for second in grid {
        let radius = (first.value * first.value + second.value * second.value).squareRoot()
        let column = (0..<inputs.rows).map { row in
          1 / (1 + exp(-first.value * inputs[row, 0] - second.value * inputs[row, 1]))
        }
        let sums = Sums(inputs, targets, column: column)
        var inner: [Double] = []
        inner.reserveCapacity(weights.count * noises.count)
        for weight in weights {
          for noise in noises {
            inner.append(
              weight.logWeight + noise.logWeight
                + sums.logEvidence(
                  linearVariance: prior.linearVariance,
                  weightVariance: weight.variance + units.weightMeanVariance,
                  noiseVariance: noise.variance))
          }
        }
        terms.append(
          logSumExp(inner) + density(radius) + log(first.jacobian * second.jacobian))
      }
    }
    return logSumExp(terms)
  }

  /// log p(γ) against |γ|, tabulated.
  private func nodeDensity(upTo most: Double) -> (Double) -> Double {
    let units = prior.units
    let meanVariance = units.nodeMeanCovariance[0, 0]
    let degrees = units.nodeDegrees - 1
    let spread = units.nodeDegrees * units.nodeScale[0, 0] / degrees
    let step = 0.02
    let table = (0...Int(most / step) + 1).map { index -> Double in
      let radius = Double(index) * step
      return logSumExp(
        stride(from: -9.0, through: 4, by: 0.1).map { q in
          let variance = meanVariance + spread / exp(q)
          let mixture =
            degrees / 2 * (q + log(degrees / 2)) - degrees / 2 * exp(q) - logGamma(degrees / 2)
          return mixture + log(0.1) - log(2 * .pi * variance) - 0.5 * radius * radius / variance
        })
    }
    return { radius in
      let place = min(radius / step, Double(table.count) - 1.001)
      let index = Int(place)
      return table[index] + (place - Double(index)) * (table[index + 1] - table[index])
    }
  }

  /// Products of the columns (1, x, z) with each other and with y.
  private struct Sums {
    let gram: [Double]
    let pull: [Double]
    let squares: Double
    let count: Int
    let columns: Int

    init(_ inputs: Matrix, _ targets: [Double], column: [Double]?) {
      count = targets.count
      columns = column == nil ? 2 : 3
      func entry(_ row: Int, _ index: Int) -> Double {
        index < 2 ? inputs[row, index] : column?[row] ?? 0
      }
      var gram = [Double](repeating: 0, count: 9)
      var pull = [Double](repeating: 0, count: 3)
      for row in targets.indices {
        for j in 0..<columns {
          let value = entry(row, j)
          pull[j] += value * targets[row]
          for i in j..<columns { gram[i + 3 * j] += value * entry(row, i) }
        }
      }
      self.gram = gram
      self.pull = pull
      squares = targets.reduce(0) { $0 + $1 * $1 }
    }

    /// log N(y | 0, σ² I + V_a XX' + V_β zz'), by elimination.
    func logEvidence(linearVariance: Double, weightVariance: Double, noiseVariance: Double)
      -> Double
    {
      var a = (gram[0], gram[1], gram[2], gram[4], gram[5], gram[8])
      let reciprocal = 1 / noiseVariance
      a = (
        a.0 * reciprocal + 1 / linearVariance, a.1 * reciprocal, a.2 * reciprocal,
        a.3 * reciprocal + 1 / linearVariance, a.4 * reciprocal,
        a.5 * reciprocal + 1 / weightVariance
      )
      let b = (pull[0] * reciprocal, pull[1] * reciprocal, pull[2] * reciprocal)
      let (l1, l2) = (a.1 / a.0, a.2 / a.0)
      let d1 = a.3 - l1 * a.1
      let m = (a.4 - l2 * a.1) / d1
      let c1 = b.1 - l1 * b.0
      var quadratic = b.0 * b.0 / a.0 + c1 * c1 / d1
      var pivots = a.0 * d1 * linearVariance * linearVariance
      if columns == 3 {
        let d2 = a.5 - l2 * a.2 - m * m * d1
        let c2 = b.2 - l2 * b.0 - m * c1
        quadratic += c2 * c2 / d2
        pivots *= d2 * weightVariance
      }
      return -0.5
        * (Double(count) * log(2 * .pi * noiseVariance) + log(pivots) + squares * reciprocal
          - quadratic)
    }
  }
}

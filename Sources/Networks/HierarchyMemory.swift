import BayesNumerics
import RealModule

/// The hierarchy above the units seen in memory: β, γ, and μ_β, σ_β², μ_γ, S_γ, each drawn from its conditional.
///
/// How many units there are is said at each draw, so that a net of so many units and one whose number changes share
/// these draws. S_γ is kept as its root F, S_γ = F F', and as its inverse.
struct HierarchyMemory {
  /// p
  let inputs: Int
  /// β and γ, inputs × units.
  let weights: UnsafeMutablePointer<Double>
  let coefficients: UnsafeMutablePointer<Double>
  let nodeMean: UnsafeMutablePointer<Double>
  let nodeRoot: UnsafeMutablePointer<Double>
  let nodePrecision: UnsafeMutablePointer<Double>
  /// μ_β, then σ_β².
  let scalars: UnsafeMutablePointer<Double>

  /// Constants of the prior: A_γ⁻¹, A_γ⁻¹ a_γ, c_γ C_γ.
  let meanPrecision: UnsafeMutablePointer<Double>
  let meanPull: UnsafeMutablePointer<Double>
  let scatterPrior: UnsafeMutablePointer<Double>

  /// To work in: inputs × inputs twice, and inputs.
  let square: UnsafeMutablePointer<Double>
  let triangle: UnsafeMutablePointer<Double>
  let short: UnsafeMutablePointer<Double>

  var weightMean: Double {
    get { scalars[0] }
    nonmutating set { scalars[0] = newValue }
  }
  var weightVariance: Double {
    get { scalars[1] }
    nonmutating set { scalars[1] = newValue }
  }

  /// μ_β | β, σ_β² is normal; then 1/σ_β² | β, μ_β ~ Gamma((c_b + m)/2, (c_b C_b + Σ(β_j - μ_β)²)/2).
  @inline(__always)
  func drawWeightPrior(
    _ prior: ShallowNetworkPrior, units m: Int, using random: inout RandomSource
  ) {
    var sum = 0.0
    for j in 0..<m { sum += weights[j] }
    let precision = 1 / prior.weightMeanVariance + Double(m) / weightVariance
    let pull =
      prior.weightMeanCentre / prior.weightMeanVariance + sum / weightVariance
    weightMean = pull / precision + random.normal() / precision.squareRoot()

    var scatter = prior.weightDegrees * prior.weightScale
    for j in 0..<m {
      let deviation = weights[j] - weightMean
      scatter += deviation * deviation
    }
    weightVariance = ShallowNetworkPrior.variance(
      scatter: scatter, shape: 0.5 * (prior.weightDegrees + Double(m)), using: &random)
  }

  /// μ_γ | γ, S_γ ~ N(Q⁻¹ h, Q⁻¹), Q = A_γ⁻¹ + m S_γ⁻¹, h = A_γ⁻¹ a_γ + S_γ⁻¹ Σ γ_j.
  func drawNodeMean(units m: Int, floor: Double, using random: inout RandomSource) {
    // A constant and one input are so common that their loops are written out
    if inputs == 2 {
      drawNodeMean(inputs: 2, units: m, floor: floor, using: &random)
    } else {
      drawNodeMean(inputs: inputs, units: m, floor: floor, using: &random)
    }
  }

  @inline(__always)
  private func drawNodeMean(
    inputs p: Int, units m: Int, floor: Double, using random: inout RandomSource
  ) {
    for k in 0..<p {
      var sum = 0.0
      for j in 0..<m { sum += coefficients[k + j * p] }
      short[k] = sum
      nodeMean[k] = meanPull[k]
    }
    for column in 0..<p {
      for row in 0..<p {
        let precision = nodePrecision[row + column * p]
        square[row + column * p] =
          meanPrecision[row + column * p] + Double(m) * precision
        nodeMean[row] += precision * short[column]
      }
    }
    let factor = SmallFactor(
      factoring: square, size: p, stride: p, floor: floor)
    factor.solveForward(nodeMean)
    for k in 0..<p { nodeMean[k] += random.normal() }
    factor.solveBackward(nodeMean)
  }

  /// S_γ⁻¹ | γ, μ_γ ~ Wishart(c_γ + m, V⁻¹), V = c_γ C_γ + Σ (γ_j - μ_γ)(γ_j - μ_γ)'.
  ///
  /// With V = L L' and Bartlett's triangle A, S_γ⁻¹ = T T' for T = L⁻ᵀ A, and S_γ = F F' for
  /// F = L A⁻ᵀ: both by substitution.
  func drawNodeCovariance(
    units m: Int, degrees: Double, floor: Double, using random: inout RandomSource
  ) {
    if inputs == 2 {
      drawNodeCovariance(inputs: 2, units: m, degrees: degrees, floor: floor, using: &random)
    } else {
      drawNodeCovariance(inputs: inputs, units: m, degrees: degrees, floor: floor, using: &random)
    }
  }

  @inline(__always)
  private func drawNodeCovariance(
    inputs p: Int, units m: Int, degrees priorDegrees: Double, floor: Double,
    using random: inout RandomSource
  ) {
    // V and L
    square.update(from: scatterPrior, count: p * p)
    for j in 0..<m {
      for k in 0..<p { short[k] = coefficients[k + j * p] - nodeMean[k] }
      for column in 0..<p {
        for row in column..<p {
          square[row + column * p] += short[row] * short[column]
        }
      }
    }
    let factor = SmallFactor(
      factoring: square, size: p, stride: p, floor: floor)

    // A, column by column; above its diagonal zeros
    let degrees = priorDegrees + Double(m)
    for column in 0..<p {
      for row in 0..<column { triangle[row + column * p] = 0 }
      triangle[column + column * p] = max(
        2 * random.gamma(shape: 0.5 * (degrees - Double(column))),
        ShallowNetworkPrior.variances.lowerBound
      ).squareRoot()
      for row in (column + 1)..<max(p, column + 1) {
        triangle[row + column * p] = random.normal()
      }
    }

    // F A' = L, column by column of F
    for column in 0..<p {
      let pivot = 1 / triangle[column + column * p]
      for row in 0..<p {
        var value =
          row < column
          ? 0 : row == column ? 1 / square[row + row * p] : square[row + column * p]
        for k in 0..<column {
          value -= nodeRoot[row + k * p] * triangle[column + k * p]
        }
        nodeRoot[row + column * p] = value * pivot
      }
    }

    // T = L⁻ᵀ A in place of A, and S⁻¹ = T T'
    for column in 0..<p { factor.solveBackward(triangle + column * p) }
    for column in 0..<p {
      for row in 0..<p {
        var sum = 0.0
        for k in 0..<p {
          sum += triangle[row + k * p] * triangle[column + k * p]
        }
        nodePrecision[row + column * p] = sum
      }
    }
  }
}

extension NetworkMemory {
  @inline(__always)
  var hierarchy: HierarchyMemory {
    HierarchyMemory(
      inputs: inputs, weights: weights, coefficients: coefficients, nodeMean: nodeMean,
      nodeRoot: nodeRoot, nodePrecision: nodePrecision, scalars: scalars,
      meanPrecision: meanPrecision, meanPull: meanPull, scatterPrior: scatterPrior, square: square,
      triangle: triangle, short: short)
  }
}

import BayesNumerics
import Foundation
import Networks

/// A net so small that the evidence of each size is a sum: one input without a constant, at most three units, and all
/// above the units known.
///
/// γ is one number, so the evidence of M units is an integral over M numbers, and the trapezoidal rule gives it to
/// rounding: the integrand is analytic and its normal density ends it on both sides (Trefethen and Weideman 2014). This
/// route shares no code with the sampler.
struct TinyNet: Sendable {
  let x: [Double]
  let y: [Double]
  /// σ_a², μ_β and σ_β², the sd of γ around 0, and σ².
  var linearVariance = 1.0
  var weightMean = 0.5
  var weightVariance = 4.0
  var spread = 2.0
  var noiseVariance = 0.09
  var alpha = 0.5
  let most = 3

  /// Twelve points of a curve that bends twice.
  static let standard = TinyNet(
    x: [-1.2, -1, -0.75, -0.55, -0.35, -0.1, 0.15, 0.4, 0.6, 0.8, 1.05, 1.25],
    y: [0.9, 1.2, 1.1, 0.6, 0.5, 0.1, 0.7, 0.8, 1.4, 1.1, 0.7, 0.4])

  /// The same net for the sampler; S_γ, μ_γ and σ² stay as they are in ``start(units:)``.
  func network() throws -> VariableNetwork {
    try VariableNetwork(
      inputs: Matrix(rows: x.count, columns: 1, elements: x), targets: y,
      prior: VariableNetworkPrior(
        inputs: 1, alpha: alpha, most: most, linearVariance: linearVariance))
  }

  func start(units: Int) -> VariableNetworkParameters {
    VariableNetworkParameters(
      linear: [0],
      net: ShallowNetworkParameters(
        weights: [Double](repeating: 0, count: units),
        nodes: Matrix(
          rows: 1, columns: units, elements: (0..<units).map { Double($0) - 1 }),
        weightMean: weightMean, weightVariance: weightVariance, nodeMean: [0],
        nodeCovariance: Matrix(rows: [[spread * spread]]), noiseVariance: noiseVariance))
  }

  // MARK: The evidence of each size

  // snippet: enumeration
  /// log p(D | M) for M = 0, ..., 3: the sum of p(D | γ) p(γ) over a grid of so many steps to each side of 0.
  ///
  /// Units have no names, so a sum over M of them runs over γ_1 ≤ γ_2 ≤ γ_3, each with the number of its orders.
  func logEvidences(step: Double) -> [Double] {
    let reach = Int((8.5 * spread / step).rounded(.up))
    let grid = (-reach...reach).map { Double($0) * step }
    let columns = grid.map { gamma in x.map { 1 / (1 + exp(-gamma * $0)) } }
    let logPriors = grid.map {
      log(step) - 0.5 * ($0 / spread) * ($0 / spread) - 0.5 * log(2 * .pi) - log(spread)
    }
    let products = Products(x: x, y: y, columns: columns)
    var sums = [[Double]](repeating: [], count: most + 1)
    sums[0] = [logLikelihood(products, [])]
    for i in grid.indices {
      sums[1].append(logPriors[i] + logLikelihood(products, [i]))
      for j in i..<grid.count {
        let pair = logPriors[i] + logPriors[j]
        sums[2].append(pair + log(i == j ? 1 : 2) + logLikelihood(products, [i, j]))
        // What is below 1e-17 of the largest is left out
        guard pair > -46 else { continue }
        for k in j..<grid.count where pair + logPriors[k] > -46 {
          let orders = i == j && j == k ? 1.0 : i == j || j == k ? 3 : 6
          sums[3].append(
            pair + logPriors[k] + log(orders) + logLikelihood(products, [i, j, k]))
        }
      }
    }
    return sums.map { logSumExp($0) }
  }
  // end snippet

  /// p(M | D) by these, where each weight lacks a factor (2π)^(1/2) if the lemma is read as printed.
  func posterior(_ logEvidences: [Double], asPrinted: Bool = false) -> [Double] {
    let count = UnitCount(alpha: alpha, most: most)
    let joint = logEvidences.enumerated().map { units, value in
      value + log(count.probability(of: units))
        - (asPrinted ? 0.5 * Double(units) * log(2 * .pi) : 0)
    }
    let total = logSumExp(joint)
    return joint.map { exp($0 - total) }
  }

  /// Products of x, y and every column with one another.
  private struct Products {
    let xx: Double
    let xy: Double
    let yy: Double
    let zx: [Double]
    let zy: [Double]
    let zz: [[Double]]

    init(x: [Double], y: [Double], columns: [[Double]]) {
      (xx, xy, yy) = (dot(x, x), dot(x, y), dot(y, y))
      zx = columns.map { dot($0, x) }
      zy = columns.map { dot($0, y) }
      zz = columns.map { first in columns.map { dot(first, $0) } }
    }
  }

  /// log p(D | γ) of the units at these places of the grid: log N(y; μ_β Z1, σ² I + σ_a² xx' + σ_β² ZZ'), by elimination
  /// in the (1 + M) × (1 + M) matrix of the weights' posterior precision.
  private func logLikelihood(_ products: Products, _ units: [Int]) -> Double {
    let size = 1 + units.count
    var logDeterminants = 0.0
    var explained = 0.0
    // Rows of (G | r), G = W'W/σ² + C, r = W'y/σ² + C b₀
    var rows = [Double](repeating: 0, count: size * 5)
    for i in 0..<size {
      for j in 0..<size {
        let product =
          switch (i, j) {
          case (0, 0): products.xx
          case (0, _): products.zx[units[j - 1]]
          case (_, 0): products.zx[units[i - 1]]
          default: products.zz[units[i - 1]][units[j - 1]]
          }
        rows[5 * i + j] = product / noiseVariance
      }
      let variance = i == 0 ? linearVariance : weightVariance
      let mean = i == 0 ? 0 : weightMean
      rows[5 * i + i] += 1 / variance
      rows[5 * i + 4] =
        (i == 0 ? products.xy : products.zy[units[i - 1]]) / noiseVariance + mean / variance
      logDeterminants -= log(variance)
      explained -= mean * mean / variance
    }
    for i in 0..<size {
      let pivot = rows[5 * i + i]
      logDeterminants -= log(pivot)
      explained += rows[5 * i + 4] * rows[5 * i + 4] / pivot
      for k in (i + 1)..<max(size, i + 1) {
        let factor = rows[5 * k + i] / pivot
        for j in i..<size { rows[5 * k + j] -= factor * rows[5 * i + j] }
        rows[5 * k + 4] -= factor * rows[5 * i + 4]
      }
    }
    return 0.5
      * (logDeterminants + explained - products.yy / noiseVariance
        - Double(y.count) * log(2 * .pi * noiseVariance))
  }
}

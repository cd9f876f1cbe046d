import BayesNumerics
import RealModule

/// Where the parts of a sampler's state lie in its one block of numbers.
struct NetworkLayout: Sendable, Equatable {
  let points: Int
  let inputs: Int
  let nodes: Int

  /// The length of the block.
  var count: Int {
    let (n, p, m) = (points, inputs, nodes)
    return n * (m + 2) + (m + 2) + 2 * m * m + 5 * m + p * m + 6 * p * p + 4 * p + 5
  }
}

/// The sampler's state seen as vectors and matrices, for the time of one step.
///
/// The columns of Z, y and a candidate column lie side by side, so that one product of the block with
/// the candidate gives all that a proposal needs: Z'z, y'z and z'z.
struct NetworkMemory {
  let points: Int
  let inputs: Int
  let nodes: Int

  /// points × (nodes + 2): Z, y, the candidate column.
  let columns: UnsafeMutablePointer<Double>
  let targets: UnsafeMutablePointer<Double>
  let candidateColumn: UnsafeMutablePointer<Double>
  /// nodes + 2: products of the candidate with Z, y and itself.
  let products: UnsafeMutablePointer<Double>
  /// Z'Z and Z'y.
  let gram: UnsafeMutablePointer<Double>
  let projections: UnsafeMutablePointer<Double>

  /// β, γ, ν; S_γ is kept as its root F, S_γ = F F', and as its inverse.
  let weights: UnsafeMutablePointer<Double>
  let coefficients: UnsafeMutablePointer<Double>
  let nodeMean: UnsafeMutablePointer<Double>
  let nodeRoot: UnsafeMutablePointer<Double>
  let nodePrecision: UnsafeMutablePointer<Double>
  let scalars: UnsafeMutablePointer<Double>

  /// Of the last sweep, for tuning.
  let acceptances: UnsafeMutablePointer<Double>

  /// Constants of the prior: A_γ⁻¹, A_γ⁻¹ a_γ, c_γ C_γ.
  let meanPrecision: UnsafeMutablePointer<Double>
  let meanPull: UnsafeMutablePointer<Double>
  let scatterPrior: UnsafeMutablePointer<Double>

  /// To work in.
  let candidate: UnsafeMutablePointer<Double>
  let factor: UnsafeMutablePointer<Double>
  let solution: UnsafeMutablePointer<Double>
  let row: UnsafeMutablePointer<Double>
  let square: UnsafeMutablePointer<Double>
  let triangle: UnsafeMutablePointer<Double>
  let short: UnsafeMutablePointer<Double>

  init(_ base: UnsafeMutablePointer<Double>, _ layout: NetworkLayout) {
    let (n, p, m) = (layout.points, layout.inputs, layout.nodes)
    var next = base
    func take(_ count: Int) -> UnsafeMutablePointer<Double> {
      defer { next += count }
      return next
    }
    (points, inputs, nodes) = (n, p, m)
    columns = take(n * (m + 2))
    targets = columns + n * m
    candidateColumn = columns + n * (m + 1)
    products = take(m + 2)
    gram = take(m * m)
    projections = take(m)
    weights = take(m)
    coefficients = take(p * m)
    nodeMean = take(p)
    nodeRoot = take(p * p)
    nodePrecision = take(p * p)
    scalars = take(5)
    acceptances = take(m)
    meanPrecision = take(p * p)
    meanPull = take(p)
    scatterPrior = take(p * p)
    candidate = take(p)
    solution = take(m)
    row = take(m)
    square = take(p * p)
    triangle = take(p * p)
    short = take(p)
    factor = take(m * m)
    precondition(
      next == base + layout.count,
      "The parts of a state have \(next - base) numbers, the block \(layout.count).")
  }

  var weightMean: Double {
    get { scalars[0] }
    nonmutating set { scalars[0] = newValue }
  }
  var weightVariance: Double {
    get { scalars[1] }
    nonmutating set { scalars[1] = newValue }
  }
  var noiseVariance: Double {
    get { scalars[2] }
    nonmutating set { scalars[2] = newValue }
  }
  /// y'y
  var targetsSquared: Double {
    get { scalars[3] }
    nonmutating set { scalars[3] = newValue }
  }
  /// |y - Zβ|² when it was last asked for.
  var residualSum: Double {
    get { scalars[4] }
    nonmutating set { scalars[4] = newValue }
  }

  // MARK: The data's part

  /// The candidate's column, ψ(Xγ̃), and its products with Z, y and itself.
  @inline(__always)
  func fillCandidate(inputs x: UnsafePointer<Double>) {
    VectorMath.logisticColumn(
      inputs: x, rows: points, inputs: inputs, weights: candidate, besides: columns,
      count: nodes + 1, products: products)
  }

  /// Everything that depends on γ and y, from them alone.
  func recompute(inputs x: UnsafePointer<Double>) {
    // Each node as if it were a candidate: first the columns, then their products
    for _ in 0..<2 {
      for j in 0..<nodes {
        candidate.update(from: coefficients + j * inputs, count: inputs)
        fillCandidate(inputs: x)
        accept(node: j)
      }
    }
    ColumnProducts.dots(targets, rows: points, columns: 1, with: targets, into: products)
    targetsSquared = products[0]
  }

  /// Makes the candidate node j: its column and the statistics that it changes, O(m) beside the copy.
  @inline(__always)
  func accept(node j: Int) {
    (coefficients + j * inputs).update(from: candidate, count: inputs)
    (columns + j * points).update(from: candidateColumn, count: points)
    for k in 0..<nodes where k != j {
      gram[k + j * nodes] = products[k]
      gram[j + k * nodes] = products[k]
    }
    gram[j + j * nodes] = products[nodes + 1]
    projections[j] = products[nodes]
  }

  /// |y - Zβ|², from y'y - 2β'Z'y + β'Z'Zβ where that keeps ten digits, else from the data.
  ///
  /// What the short way loses is what cancels: at most 8 ulp (some fewer roundings than N m, which
  /// mostly cancel too) of the sum of its terms' sizes. Costs O(m²), or O(N m) where it cancels.
  func freshResidualSum() -> Double {
    var sum = targetsSquared
    var size = targetsSquared
    for j in 0..<nodes {
      let column = gram + j * nodes
      let weight = weights[j]
      var inner = -2 * projections[j]
      var innerSize = 2 * abs(projections[j])
      for i in 0..<nodes {
        let term = column[i] * weights[i]
        inner += term
        innerSize += abs(term)
      }
      sum += weight * inner
      size += abs(weight) * innerSize
    }
    if 8 * Double.ulpOfOne * size <= 1e-10 * sum { return sum }

    if points == 0 { return 0 }
    ColumnProducts.multiply(
      columns, rows: points, columns: nodes, by: weights, into: candidateColumn)
    sum = 0
    for i in 0..<points {
      let residual = targets[i] - candidateColumn[i]
      sum += residual * residual
    }
    return sum
  }
}

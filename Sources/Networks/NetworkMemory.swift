import BayesNumerics
import RealModule

/// Where the parts of a sampler's state lie in its one block of numbers.
struct NetworkLayout: Sendable, Equatable {
  let points: Int
  let inputs: Int
  let nodes: Int

  /// The length of a column: the points, and zeros up to a multiple of 16.
  var stride: Int { (points + 15) / 16 * 16 }
  /// Columns beside the inputs: Z, y and a candidate for each column of Z.
  var columns: Int { 2 * nodes + 1 }

  /// The length of a factor's column: m + 3 rows, and more up to a multiple of 8.
  var factorStride: Int { (nodes + 10) / 8 * 8 }

  /// The length of the block.
  var count: Int {
    let (p, m) = (inputs, nodes)
    return stride * columns + m * columns + m * m + m * factorStride + 6 * m + 2 * p * m
      + 6 * p * p + 3 * p + 8
  }
}

/// The sampler's state seen as vectors and matrices, for the time of one step.
///
/// A candidate for node j depends on γ_j and on nothing that the other nodes' verdicts change, so the
/// candidates of a sweep are made all at once. The columns of Z, y and the candidates lie side by side,
/// so that one product gives all that the verdicts need: Z'z̃, y'z̃ and the candidates' products with
/// one another, for when one is accepted before the next is judged.
struct NetworkMemory {
  let points: Int
  let inputs: Int
  let nodes: Int
  let stride: Int

  /// stride × (2 nodes + 1): Z, y, the candidates' columns.
  let columns: UnsafeMutablePointer<Double>
  let targets: UnsafeMutablePointer<Double>
  let candidateColumns: UnsafeMutablePointer<Double>
  /// (2 nodes + 1) × nodes: products of each candidate with Z, y and the candidates up to itself.
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

  /// γ̃, inputs × nodes; what the prior adds to each one's log ratio; the uniform number that decides.
  let candidates: UnsafeMutablePointer<Double>
  let priorRatios: UnsafeMutablePointer<Double>
  let thresholds: UnsafeMutablePointer<Double>
  /// Of the last sweep, for tuning.
  let acceptances: UnsafeMutablePointer<Double>
  /// 1'z_j, when a mirror move last asked for them.
  let columnSums: UnsafeMutablePointer<Double>

  /// Constants of the prior: A_γ⁻¹, A_γ⁻¹ a_γ, c_γ C_γ.
  let meanPrecision: UnsafeMutablePointer<Double>
  let meanPull: UnsafeMutablePointer<Double>
  let scatterPrior: UnsafeMutablePointer<Double>

  /// To work in.
  let factor: UnsafeMutablePointer<Double>
  let factorStride: Int
  let square: UnsafeMutablePointer<Double>
  let triangle: UnsafeMutablePointer<Double>
  let short: UnsafeMutablePointer<Double>

  init(_ base: UnsafeMutablePointer<Double>, _ layout: NetworkLayout) {
    let (p, m) = (layout.inputs, layout.nodes)
    var next = base
    // First what is read in whole vectors: its lengths keep it at multiples of 64 bytes
    func take(_ count: Int) -> UnsafeMutablePointer<Double> {
      defer { next += count }
      return next
    }
    (points, inputs, nodes, stride) = (layout.points, p, m, layout.stride)
    columns = take(stride * layout.columns)
    targets = columns + stride * m
    candidateColumns = targets + stride
    factorStride = layout.factorStride
    factor = take(m * factorStride)
    products = take(m * layout.columns)
    gram = take(m * m)
    projections = take(m)
    weights = take(m)
    coefficients = take(p * m)
    nodeMean = take(p)
    nodeRoot = take(p * p)
    nodePrecision = take(p * p)
    scalars = take(8)
    candidates = take(p * m)
    priorRatios = take(m)
    thresholds = take(m)
    acceptances = take(m)
    columnSums = take(m)
    meanPrecision = take(p * p)
    meanPull = take(p)
    scatterPrior = take(p * p)
    square = take(p * p)
    triangle = take(p * p)
    short = take(p)
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

  /// 1'y
  var targetsSum: Double {
    get { scalars[5] }
    nonmutating set { scalars[5] = newValue }
  }
  /// The probability that the last mirror move was accepted, and how many nodes it turned over.
  var mirrorAcceptance: Double {
    get { scalars[6] }
    nonmutating set { scalars[6] = newValue }
  }
  var turnedNodes: Double {
    get { scalars[7] }
    nonmutating set { scalars[7] = newValue }
  }

  // MARK: The data's part

  /// The candidates' columns, ψ(XΓ̃), and their products with Z, y and one another.
  @inline(__always)
  func fillCandidates(inputs x: UnsafePointer<Double>) {
    VectorMath.logisticColumns(
      inputs: x, rows: points, stride: stride, inputs: inputs, weights: candidates,
      candidates: nodes, besides: columns, count: nodes + 1, products: products)
  }

  /// The same for candidate 0 alone.
  @inline(__always)
  func fillFirstCandidate(inputs x: UnsafePointer<Double>) {
    VectorMath.logisticColumns(
      inputs: x, rows: points, stride: stride, inputs: inputs, weights: candidates, candidates: 1,
      besides: columns, count: nodes + 1, products: products)
  }

  /// Products of candidate j with the columns of Z as they are now, then with y.
  @inline(__always)
  func products(ofCandidate j: Int) -> UnsafeMutablePointer<Double> {
    products + j * (2 * nodes + 1)
  }

  /// z̃'z̃ of candidate j.
  @inline(__always)
  func square(ofCandidate j: Int) -> Double { products(ofCandidate: j)[nodes + 1 + j] }

  /// Everything that depends on γ and y, from them alone.
  func recompute(inputs x: UnsafePointer<Double>) {
    // Every node is its own candidate, and all are accepted
    candidates.update(from: coefficients, count: inputs * nodes)
    fillCandidates(inputs: x)
    for j in 0..<nodes { accept(candidate: j) }
    ColumnProducts.dots(targets, rows: points, columns: 1, with: targets, into: scalars + 3)
    targetsSum = 0
    for i in 0..<points { targetsSum += targets[i] }
  }

  /// Makes candidate j node j: its column, the statistics that it changes and the products that later
  /// candidates have with it, O(m) beside the copy.
  @inline(__always)
  func accept(candidate j: Int) {
    let products = products(ofCandidate: j)
    (coefficients + j * inputs).update(from: candidates + j * inputs, count: inputs)
    (columns + j * stride).update(from: candidateColumns + j * stride, count: stride)
    for k in 0..<nodes where k != j {
      gram[k + j * nodes] = products[k]
      gram[j + k * nodes] = products[k]
    }
    gram[j + j * nodes] = square(ofCandidate: j)
    projections[j] = products[nodes]
    for later in (j + 1)..<max(nodes, j + 1) {
      self.products(ofCandidate: later)[j] = self.products(ofCandidate: later)[nodes + 1 + j]
    }
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
      columns, rows: stride, columns: nodes, by: weights, into: candidateColumns)
    sum = 0
    for i in 0..<points {
      let residual = targets[i] - candidateColumns[i]
      sum += residual * residual
    }
    return sum
  }
}

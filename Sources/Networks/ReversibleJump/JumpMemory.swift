import BayesNumerics
import CVectorMath
import RealModule

/// Where the parts of a jump sampler's state lie in its one block of numbers: room for M* units.
struct JumpLayout: Sendable, Equatable {
  let points: Int
  let inputs: Int
  /// M*
  let most: Int

  /// The length of a column: the points, and zeros up to a multiple of 16.
  var stride: Int { (points + 15) / 16 * 16 }
  /// Columns whose weights are integrated out: the linear part and the units.
  var width: Int { inputs + most }
  /// y, X, Z, a candidate for each unit and one for a unit that may be born.
  var columns: Int { width + 1 + most + 1 }
  /// The length of a factor's column: its rows, three more, and more up to a multiple of 8.
  var factorStride: Int { (width + 10) / 8 * 8 }
  /// The length of a root's column: a multiple of 8.
  var rootStride: Int { (width + 7) / 8 * 8 }

  /// The length of the block.
  var count: Int {
    let (p, most) = (inputs, most)
    return stride * columns + (most + 1) * columns + width * factorStride
      + (width + 2) * rootStride + 8 + width * width + 4 * width + 2 * p * most + p + 2 * most
      + 6 * p * p + 3 * p + 12
  }
}

/// A jump sampler's state seen as vectors and matrices, for the time of one step.
///
/// Units 0 ..< M are there; the candidates lie behind them. As in ``NetworkMemory`` one pass over the points makes
/// all candidates' columns and their products with y, X, Z and one another: a unit that may be born is one candidate
/// more. Adding a column to Z'Z is writing a row of products that are there already; taking one out is moving the last
/// unit to its place.
struct JumpMemory {
  let points: Int
  let inputs: Int
  let most: Int
  let width: Int
  let stride: Int

  /// y, X, Z, the candidates' columns.
  let targets: UnsafeMutablePointer<Double>
  let columns: UnsafeMutablePointer<Double>
  /// z of unit 0, then of the others.
  let unitColumns: UnsafeMutablePointer<Double>
  /// Of candidate j with all columns up to itself, `productWidth` apart.
  let products: UnsafeMutablePointer<Double>
  /// W'W and W'y of W = (X, Z), width × width.
  let gram: UnsafeMutablePointer<Double>
  let projections: UnsafeMutablePointer<Double>
  /// (a, β)
  let weights: UnsafeMutablePointer<Double>
  /// What the weights' prior precision is beside the noise's: σ²/σ_a² and σ²/σ_β².
  let ridges: UnsafeMutablePointer<Double>
  /// W'y + Λb₀
  let pulls: UnsafeMutablePointer<Double>

  let coefficients: UnsafeMutablePointer<Double>
  let candidates: UnsafeMutablePointer<Double>
  let priorRatios: UnsafeMutablePointer<Double>
  let thresholds: UnsafeMutablePointer<Double>
  let hierarchy: HierarchyMemory
  let scalars: UnsafeMutablePointer<Double>

  /// T with T'T = G⁻¹, G = W'W + Λ, a column for each of W, and T(W'y + Λb₀).
  let root: UnsafeMutablePointer<Double>
  let image: UnsafeMutablePointer<Double>
  /// Of the candidate last looked at: what lies across unit j's own direction, and products of both.
  let across: UnsafeMutablePointer<Double>
  let seen: UnsafeMutablePointer<Double>

  /// To work in.
  let factor: UnsafeMutablePointer<Double>
  let factorStride: Int
  let short: UnsafeMutablePointer<Double>
  /// Where the block ends.
  let end: UnsafeMutablePointer<Double>

  init(_ base: UnsafeMutablePointer<Double>, _ layout: JumpLayout) {
    let (p, most) = (layout.inputs, layout.most)
    var next = base
    // First what is read in whole vectors: its lengths keep it at multiples of 64 bytes
    func take(_ count: Int) -> UnsafeMutablePointer<Double> {
      defer { next += count }
      return next
    }
    (points, inputs, self.most, stride) = (layout.points, p, most, layout.stride)
    width = layout.width
    targets = take(stride * layout.columns)
    columns = targets + stride
    unitColumns = columns + stride * p
    factorStride = layout.factorStride
    factor = take(width * factorStride)
    root = take(width * layout.rootStride)
    image = take(layout.rootStride)
    across = take(layout.rootStride)
    seen = take(8)
    products = take((most + 1) * layout.columns)
    gram = take(width * width)
    projections = take(width)
    weights = take(width)
    ridges = take(width)
    pulls = take(width)
    coefficients = take(p * most)
    candidates = take(p * (most + 1))
    priorRatios = take(most)
    thresholds = take(most)
    let nodeMean = take(p)
    let nodeRoot = take(p * p)
    let nodePrecision = take(p * p)
    let meanPrecision = take(p * p)
    let meanPull = take(p)
    let scatterPrior = take(p * p)
    let square = take(p * p)
    let triangle = take(p * p)
    short = take(p)
    scalars = take(12)
    hierarchy = HierarchyMemory(
      inputs: p, weights: weights + p, coefficients: coefficients, nodeMean: nodeMean,
      nodeRoot: nodeRoot, nodePrecision: nodePrecision, scalars: scalars,
      meanPrecision: meanPrecision, meanPull: meanPull, scatterPrior: scatterPrior, square: square,
      triangle: triangle, short: short)
    end = next
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
  /// |y - Wb|² when it was last asked for.
  var residualSum: Double {
    get { scalars[4] }
    nonmutating set { scalars[4] = newValue }
  }
  /// M
  var units: Int {
    get { Int(scalars[5]) }
    nonmutating set { scalars[5] = Double(newValue) }
  }
  /// The mean acceptance of the last sweep's moves of units.
  var acceptance: Double {
    get { scalars[6] }
    nonmutating set { scalars[6] = newValue }
  }
  /// Of the last jump: +1 for a birth and -1 for a death, the probability that it was accepted, and whether it was.
  var jump: Double {
    get { scalars[7] }
    nonmutating set { scalars[7] = newValue }
  }
  var jumpAcceptance: Double {
    get { scalars[8] }
    nonmutating set { scalars[8] = newValue }
  }
  var jumped: Double {
    get { scalars[9] }
    nonmutating set { scalars[9] = newValue }
  }
  /// (y'y + b₀'Λb₀)/σ⁴, where |T(W'y + Λb₀)|² is below y'y + b₀'Λb₀.
  var squaredReach: Double {
    get { scalars[11] }
    nonmutating set { scalars[11] = newValue }
  }
  /// How many times rounding the root may have in its entries, squared: the largest Σ G_jj |t_j|² since it was made.
  var squaredGrowth: Double {
    get { scalars[10] }
    nonmutating set { scalars[10] = newValue }
  }

  // MARK: Candidates

  /// From one candidate's products to the next's, with so many candidates.
  @inline(__always)
  func productWidth(_ units: Int, _ count: Int) -> Int { inputs + 1 + units + count }

  /// The columns of so many candidates, ψ(XΓ̃), and their products with y, X, Z and one another.
  @inline(__always)
  func fillCandidates(_ count: Int) {
    VectorMath.logisticColumns(
      inputs: columns, rows: points, stride: stride, inputs: inputs, weights: candidates,
      candidates: count, besides: targets, count: inputs + 1 + units, products: products)
  }

  /// Makes candidate j of so many unit j: O(p + M) beside the copy of its column.
  @inline(__always)
  func move(unit j: Int, of count: Int) {
    let m = units
    let rowLength = productWidth(m, count)
    let row = products + j * rowLength
    (coefficients + j * inputs).update(from: candidates + j * inputs, count: inputs)
    (unitColumns + j * stride).update(from: unitColumns + (m + j) * stride, count: stride)
    write(row, asUnit: j, of: m, square: row[inputs + 1 + m + j])
    for later in (j + 1)..<max(count, j + 1) {
      let other = products + later * rowLength
      other[inputs + 1 + j] = other[inputs + 1 + m + j]
    }
  }

  /// Adds the last of so many candidates as unit M.
  @inline(__always)
  func add(lastOf count: Int) {
    let m = units
    let row = products + (count - 1) * productWidth(m, count)
    (coefficients + m * inputs).update(from: candidates + (count - 1) * inputs, count: inputs)
    if count > 1 {
      (unitColumns + m * stride).update(
        from: unitColumns + (m + count - 1) * stride, count: stride)
    }
    units = m + 1
    write(row, asUnit: m, of: m, square: row[inputs + 1 + m + count - 1])
  }

  /// Takes unit j out; the last unit takes its place.
  @inline(__always)
  func remove(unit j: Int) {
    let last = units - 1
    units = last
    if j == last { return }
    (coefficients + j * inputs).update(from: coefficients + last * inputs, count: inputs)
    (unitColumns + j * stride).update(from: unitColumns + last * stride, count: stride)
    let (from, to) = (inputs + last, inputs + j)
    let square = gram[from + from * width]
    for k in 0..<(inputs + last) where k != to {
      gram[k + to * width] = gram[k + from * width]
      gram[to + k * width] = gram[k + from * width]
    }
    gram[to + to * width] = square
    projections[to] = projections[from]
  }

  /// Products with y, X and Z become row and column of W'W, and an entry of W'y.
  @inline(__always)
  private func write(
    _ row: UnsafePointer<Double>, asUnit j: Int, of units: Int, square: Double
  ) {
    let place = inputs + j
    let column = gram + place * width
    for k in 0..<(inputs + units) where k != place {
      column[k] = row[1 + k]
      gram[place + k * width] = row[1 + k]
    }
    column[place] = square
    projections[place] = row[0]
  }

  // MARK: The data's part

  /// Everything that depends on X, γ and y, from them alone.
  func recompute() {
    let (p, m) = (inputs, units)
    // Every unit is its own candidate, and all are accepted
    if m > 0 {
      candidates.update(from: coefficients, count: p * m)
      fillCandidates(m)
      for j in 0..<m { move(unit: j, of: m) }
    }
    for k in 0..<p {
      ColumnProducts.dots(
        columns, rows: stride, columns: p, with: columns + k * stride, into: gram + k * width)
    }
    ColumnProducts.dots(columns, rows: stride, columns: p, with: targets, into: projections)
    ColumnProducts.dots(targets, rows: stride, columns: 1, with: targets, into: scalars + 3)
  }

  // MARK: The root

  /// Makes the root anew, from W'W, Λ and W'y + Λb₀.
  @inline(__always)
  func renewRoot(pull: Double, floor: Double) {
    let size = inputs + units
    for k in 0..<inputs { pulls[k] = projections[k] }
    for k in inputs..<size { pulls[k] = projections[k] + pull }
    squaredGrowth = white_root(
      gram, width, ridges, pulls, size, floor, across, root, image)
  }

  /// Looks at a candidate from the columns but W's column j, of which there are size if none is left out; `products`
  /// are W'z̃.
  @inline(__always)
  func look(at products: UnsafePointer<Double>, without j: Int) {
    white_candidate(root, image, inputs + units, products, j, across, seen)
  }

  /// Puts what was last looked at in the place of column j, when W'W has it already.
  @inline(__always)
  func exchange(_ j: Int, pivot: Double, remainder: Double) {
    let sum = white_exchange(
      gram, width, ridges, inputs + units, j, across, seen, pivot, remainder, root, image)
    squaredGrowth = max(squaredGrowth, sum)
  }

  /// (a, β) = T'v for what stands in the image's place.
  @inline(__always)
  func transposeRoot() { white_transposed(root, inputs + units, image, weights) }

  // MARK: Residuals

  /// |y - Wb|², from y'y - 2b'W'y + b'W'Wb where that keeps ten digits, else from the data.
  ///
  /// What the short way loses is what cancels: at most 8 ulp of the sum of its terms' sizes.
  func freshResidualSum() -> Double {
    let size = inputs + units
    var sum = targetsSquared
    var sizes = targetsSquared
    for j in 0..<size {
      let column = gram + j * width
      let weight = weights[j]
      var inner = -2 * projections[j]
      var innerSizes = 2 * abs(projections[j])
      for i in 0..<size {
        let term = column[i] * weights[i]
        inner += term
        innerSizes += abs(term)
      }
      sum += weight * inner
      sizes += abs(weight) * innerSizes
    }
    if 8 * Double.ulpOfOne * sizes <= 1e-10 * sum { return sum }

    sum = 0
    for i in 0..<points {
      var residual = targets[i]
      for k in 0..<inputs { residual -= weights[k] * columns[i + k * stride] }
      for j in 0..<units { residual -= weights[inputs + j] * unitColumns[i + j * stride] }
      sum += residual * residual
    }
    return sum
  }
}

import BayesNumerics
import RealModule

/// Whether rows are more alike in their outcomes than independent ones, or less, by sums of products of residuals over
/// pairs: Σ (yᵢ - pᵢ)(yⱼ - pⱼ).
struct PairSum: Equatable {
  /// The sum, with its variance and third cumulant under the model.
  var value = 0.0
  var variance = 0.0
  var thirdCumulant = 0.0
  /// Under the model: -Σ wᵢwⱼ xᵢ'H⁻¹xⱼ, w = p(1 - p), for coefficients that were fitted to the rows make their residuals
  /// less alike.
  var mean = 0.0
  /// Σ √(wᵢwⱼ): the sum if the residuals of a pair were the same.
  var most = 0.0

  var z: Double { variance > 0 ? (value - mean) / variance.squareRoot() : .nan }
  var skewness: Double { thirdCumulant / (variance * variance.squareRoot()) }
  /// Mean correlation of the residuals of a pair.
  var correlation: Double { (value - mean) / most }
}

/// Neighbours in the file.
struct NeighbouringRows {
  private(set) var pairs = PairSum()
  /// How often the outcome differs from that of the row before.
  private(set) var changes = 0
  private var ones = 0
  private var rows = 0
  private var last: (residual: Double, weight: Double, third: Double, outcome: Double)?
  /// H⁻¹x of the last row.
  private var lastPull: [Double] = []

  mutating func add(_ rows: JudgedRows) {
    for row in 0..<rows.count {
      let own = (
        rows.residuals[row], rows.weights[row], rows.thirdCumulant(ofRow: row),
        rows.block.outcomes[row]
      )
      if let last {
        pairs.value += last.residual * own.0
        pairs.variance += last.weight * own.1
        pairs.thirdCumulant += last.third * own.2
        pairs.most += (last.weight * own.1).squareRoot()
        pairs.mean -= last.weight * own.1 * product(lastPull[...], rows.inputs(ofRow: row))
        if last.outcome != own.3 { changes += 1 }
      }
      last = own
      lastPull = Array(rows.pull(ofRow: row))
      self.rows += 1
      if own.3 == 1 { ones += 1 }
    }
  }

  /// Whether all 0 stand before all 1, or after them; with fewer than five of either that comes about by chance.
  var isSorted: Bool { changes == 1 && min(ones, rows - ones) >= 5 }
}

/// Rows that are near each other in the file: all pairs within stretches of them. What comes and goes slowly along the
/// file is hardly seen in neighbours alone.
struct NearRows {
  static let stretch = 32

  let stretch: Int
  private(set) var pairs = PairSum()
  private var count = 0
  private var residuals = (sum: 0.0, squares: 0.0)
  private var weights = (sum: 0.0, squares: 0.0, cubes: 0.0, roots: 0.0)
  private var thirds = (sum: 0.0, squares: 0.0)
  /// Σ wx and Σ wH⁻¹x of the stretch, and Σ w²x'H⁻¹x.
  private var inputs: [Double] = []
  private var pulls: [Double] = []
  private var own = 0.0

  init(stretch: Int = Self.stretch) { self.stretch = stretch }

  mutating func add(_ rows: JudgedRows) {
    for row in 0..<rows.count {
      let (x, pull) = (rows.inputs(ofRow: row), rows.pull(ofRow: row))
      if count == 0 {
        inputs = [Double](repeating: 0, count: x.count)
        pulls = inputs
      }
      let (e, w) = (rows.residuals[row], rows.weights[row])
      let third = rows.thirdCumulant(ofRow: row)
      residuals = (residuals.sum + e, residuals.squares + e * e)
      weights = (
        weights.sum + w, weights.squares + w * w, weights.cubes + w * w * w,
        weights.roots + w.squareRoot()
      )
      thirds = (thirds.sum + third, thirds.squares + third * third)
      for k in inputs.indices {
        inputs[k] += w * x[x.startIndex + k]
        pulls[k] += w * pull[pull.startIndex + k]
      }
      own += w * w * product(pull, x)
      count += 1
      if count == stretch { close() }
    }
  }

  /// Adds the ordered pairs of a whole stretch.
  private mutating func close() {
    let w = weights
    pairs.value += residuals.sum * residuals.sum - residuals.squares
    pairs.variance += 2 * (w.sum * w.sum - w.squares)
    pairs.thirdCumulant +=
      8 * (w.sum * w.sum * w.sum - 3 * w.sum * w.squares + 2 * w.cubes)
      + 4 * (thirds.sum * thirds.sum - thirds.squares)
    pairs.most += w.roots * w.roots - w.sum
    pairs.mean -= product(pulls[...], inputs[...]) - own
    (count, own) = (0, 0)
    residuals = (0, 0)
    weights = (0, 0, 0, 0)
    thirds = (0, 0)
  }
}

/// Rows that are 2, 3, ..., 32 apart in the file, each distance by itself: what repeats along the file, such as the days of
/// a week, cancels in sums over all of them.
struct DistantRows {
  static let distances = 2...32

  /// One for each distance.
  private(set) var pairs = [PairSum](repeating: PairSum(), count: distances.count)
  /// The last rows, the one with the number n in the place n mod 32; pulls are H⁻¹x.
  private var residuals = [Double](repeating: 0, count: distances.upperBound)
  private var weights = [Double](repeating: 0, count: distances.upperBound)
  private var thirds = [Double](repeating: 0, count: distances.upperBound)
  private var pulls = [[Double]](repeating: [], count: distances.upperBound)
  private var rows = 0

  mutating func add(_ rows: JudgedRows) {
    let last = Self.distances.upperBound
    // A mean of d/√N standard deviations at most: a tenth of one in files as long as this
    let hasMeans = rows.rowsOfFile < 100 * rows.block.dimension * rows.block.dimension
    for row in 0..<rows.count {
      let (e, w) = (rows.residuals[row], rows.weights[row])
      let third = rows.thirdCumulant(ofRow: row)
      let inputs = rows.inputs(ofRow: row)
      for distance in Self.distances where distance <= self.rows {
        let other = (self.rows - distance) % last
        let both = w * weights[other]
        let index = distance - Self.distances.lowerBound
        pairs[index].value += e * residuals[other]
        pairs[index].variance += both
        pairs[index].thirdCumulant += third * thirds[other]
        pairs[index].most += both.squareRoot()
        if hasMeans { pairs[index].mean -= both * product(pulls[other][...], inputs) }
      }
      let place = self.rows % last
      (residuals[place], weights[place], thirds[place]) = (e, w, third)
      if hasMeans { pulls[place] = Array(rows.pull(ofRow: row)) }
      self.rows += 1
    }
  }
}

private func product(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) -> Double {
  var sum = 0.0
  for k in 0..<x.count { sum += x[x.startIndex + k] * y[y.startIndex + k] }
  return sum
}

/// Rows that have all inputs in common.
///
/// Of a long file a sample is held, so that memory does not grow: those rows of whose inputs' hash the last bits are 0.
/// Equal rows have equal hashes, so that all copies of a row are in the sample or none.
struct EqualRows {
  /// Different rows that are held at most.
  static let limit = 16_384

  private struct Group {
    var count = 0
    var ones = 0
    let probability: Double
    /// x'H⁻¹x
    let leverage: Double
  }
  private var groups: [UInt64: Group] = [:]
  /// Bits of a hash that must be 0.
  private(set) var bits: UInt64 = 0
  private var dimension = 0

  mutating func add(_ rows: JudgedRows) {
    dimension = rows.block.dimension
    for row in 0..<rows.count {
      let hash = Self.hash(rows.inputs(ofRow: row).dropFirst())
      guard hash & (1 << bits - 1) == 0 else { continue }
      var group =
        groups[hash]
        ?? Group(
          probability: rows.probabilities[row],
          leverage: product(rows.pull(ofRow: row), rows.inputs(ofRow: row)))
      group.count += 1
      if rows.block.outcomes[row] == 1 { group.ones += 1 }
      groups[hash] = group
      while groups.count > Self.limit {
        bits += 1
        groups = groups.filter { $0.key & (1 << bits - 1) == 0 }
      }
    }
  }

  /// Rows that repeat the inputs of another one; a multiple of their number in the sample where there is one.
  var count: Int { groups.values.reduce(0) { $0 + ($1.count > 1 ? $1.count : 0) } << Int(bits) }

  /// Different rows; a multiple of their number in the sample where there is one.
  var different: Int { groups.count << Int(bits) }

  /// Whether every set of different rows can have outcomes of its own: then equal rows are as the coefficients made them,
  /// and say nothing.
  var isSaturated: Bool { bits == 0 && groups.count <= dimension }

  /// Over all ordered pairs of equal rows, those of n rows with the weight 1/(n - 1): without it they would count as n²,
  /// and a single large group would drown all others.
  var pairs: PairSum {
    var sum = PairSum()
    // In a fixed order, for sums depend on it in their last digits
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) where group.count > 1 {
      let (n, k, p) = (Double(group.count), Double(group.ones), group.probability)
      let (weight, all) = (p * (1 - p), k - n * p)
      let third = weight * (1 - 2 * p)
      sum.value += (all * all - k * (1 - p) * (1 - p) - (n - k) * p * p) / (n - 1)
      sum.variance += 2 * n / (n - 1) * weight * weight
      sum.thirdCumulant +=
        (8 * n * (n - 2) * weight * weight * weight + 4 * n * third * third) / ((n - 1) * (n - 1))
      sum.mean -= n * weight * weight * group.leverage
      sum.most += n * weight
    }
    return sum
  }

  /// Each number is mixed in by a multiplication and a shift, as in SplitMix64 (Steele, Lea and Flood 2014).
  private static func hash(_ inputs: ArraySlice<Double>) -> UInt64 {
    var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
    for input in inputs {
      hash ^= input.bitPattern
      hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
      hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
      hash ^= hash >> 31
    }
    return hash
  }
}

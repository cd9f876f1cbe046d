import BayesNumerics
import RealModule

/// Whether rows are more alike in their outcomes than independent ones, by sums of products of residuals over pairs:
/// Σ (yᵢ - pᵢ)(yⱼ - pⱼ). Under the model every term has the mean 0.
struct PairSum: Equatable {
  /// The sum, with its variance and third cumulant under the model.
  var value = 0.0
  var variance = 0.0
  var thirdCumulant = 0.0
  /// Σ √(wᵢwⱼ), w = p(1 - p): the sum if the residuals of a pair were the same.
  var most = 0.0

  var z: Double { variance > 0 ? value / variance.squareRoot() : .nan }
  var skewness: Double { thirdCumulant / (variance * variance.squareRoot()) }
  /// Mean correlation of the residuals of a pair.
  var correlation: Double { value / most }
}

/// Neighbours in the file.
struct NeighbouringRows {
  private(set) var pairs = PairSum()
  private var last: (residual: Double, weight: Double, third: Double)?

  mutating func add(_ rows: JudgedRows) {
    for row in 0..<rows.count {
      let own = (rows.residuals[row], rows.weights[row], rows.thirdCumulant(ofRow: row))
      if let last {
        pairs.value += last.residual * own.0
        pairs.variance += last.weight * own.1
        pairs.thirdCumulant += last.third * own.2
        pairs.most += (last.weight * own.1).squareRoot()
      }
      last = own
    }
  }
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
  }
  private var groups: [UInt64: Group] = [:]
  /// Bits of a hash that must be 0.
  private(set) var bits: UInt64 = 0

  mutating func add(_ rows: JudgedRows) {
    for row in 0..<rows.count {
      let hash = Self.hash(rows.inputs(ofRow: row).dropFirst())
      guard hash & (1 << bits - 1) == 0 else { continue }
      var group = groups[hash] ?? Group(probability: rows.probabilities[row])
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

  /// Over all ordered pairs of equal rows.
  var pairs: PairSum {
    var sum = PairSum()
    // In a fixed order, for sums depend on it in their last digits
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) where group.count > 1 {
      let (n, k, p) = (Double(group.count), Double(group.ones), group.probability)
      let (weight, all) = (p * (1 - p), k - n * p)
      let third = weight * (1 - 2 * p)
      sum.value += all * all - k * (1 - p) * (1 - p) - (n - k) * p * p
      sum.variance += 2 * n * (n - 1) * weight * weight
      sum.thirdCumulant +=
        8 * n * (n - 1) * (n - 2) * weight * weight * weight + 4 * n * (n - 1) * third * third
      sum.most += n * (n - 1) * weight
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

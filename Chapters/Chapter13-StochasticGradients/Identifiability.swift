import BayesNumerics
import Inference
import RealModule
import SafeIO

// What a regression's rows must have for its coefficients to be finite and to be told apart.

extension StreamedRegression {
  /// Whether columns are linear combinations of one another: the likelihood then does not curve in some direction, and only the prior
  /// chooses a place there.
  ///
  /// - Throws: ``InputError`` of kind `data` that names them.
  func requireDistinctColumns(_ peak: Peak) throws(InputError) {
    var likelihood = peak.hessian
    for k in 0..<file.dimension { likelihood[k, k] -= 1 / Self.priorVariance }
    let eigen = SymmetricEigen(likelihood)
    guard let most = eigen.values.last, let least = eigen.values.first else { return }
    // A correlation of 1 - 1e-8 leaves some 1e-8 of the largest, rounding some 1e-16
    guard !(least > 1e-8 * most) else { return }
    let direction = (0..<file.dimension).map { abs(eigen.vectors[$0, 0]) }
    let names = file.names.indices.filter { direction[$0] > 0.05 * largest(direction) }
      .map { DataFile.shown(file.names[$0]) }
    throw InputError(
      .data,
      "the columns of \(DataFile.shown(file.path)) cannot all be told apart: \(names.joined(separator: ", ")) are linear "
        + "combinations of one another; drop one of them")
  }

  /// Whether no plane separates the outcomes, or all but those that lie on it: else the likelihood grows along its normal
  /// for ever.
  ///
  /// The mode under wider and wider priors tells. Where the likelihood has a peak, a tenfold prior variance moves the
  /// mode by a tenth of what the tenfold before moved it. Where a plane separates the outcomes every tenfold moves it by
  /// as much, for the likelihood's slope falls exponentially. The priors are so wide that the variance of every
  /// coefficient that the data determine, after ``requireDistinctColumns(_:)``, is far below.
  ///
  /// - Returns: How many passes over the file it took.
  /// - Throws: ``InputError`` of kind `data` that names the column whose coefficient grows most.
  func requireOverlap(_ peak: Peak, _ reader: Reader) throws(InputError) -> Int {
    var passes = 0
    var modes = [peak.mode]
    for priorVariance in [1e6, 1e7, 1e8] {
      let next = try climb(
        from: modes[modes.count - 1], priorVariance: priorVariance, reader)
      passes += next.passes
      // Separated data move by a tenth or so of their largest coefficient
      if next.firstChange < 1e-4 { return passes }
      modes.append(next.mode)
    }
    let moves = zip(modes.dropFirst(2), modes.dropFirst()).map { pair in
      zip(pair.0, pair.1).map { $0 - $1 }
    }
    guard largest(moves[1]) > max(0.5 * largest(moves[0]), Self.leastCoefficient) else {
      return passes
    }
    let inputs = moves[1].indices.dropFirst()
    let column = inputs.max { abs(moves[1][$0]) < abs(moves[1][$1]) } ?? 0
    throw InputError(
      .data,
      "a plane separates the outcomes of \(DataFile.shown(file.path)), or all but rows that lie on it, so that only the prior "
        + "keeps its coefficients finite; give more rows, or drop \(DataFile.shown(file.names[column])), whose coefficient "
        + "grows most as the prior is widened")
  }
}

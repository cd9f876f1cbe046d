import Foundation

/// Sweeps of coordinate ascent for a mixture of two normals; compiled in the chapter, and beside a student's file.
struct MixtureRun {
  /// New means and variances of both factors, of the means and variances so far.
  typealias Sweep = ([Double], [Double]) throws -> [Double]

  /// Means and variances at the start and after each sweep, four numbers each; it ends where a number is none.
  static func path(
    means: [Double], variances: [Double], sweeps: Int, by sweep: Sweep
  ) throws -> [Double] {
    var path = means + variances
    var (means, variances) = (means, variances)
    for _ in 0..<sweeps {
      let next = try sweep(means, variances)
      guard next.count == 4 else { return [] }
      path += next
      guard next.allSatisfy(\.isFinite), next[2] > 0, next[3] > 0 else { break }
      (means, variances) = (Array(next[0..<2]), Array(next[2..<4]))
    }
    return path
  }
}

import BayesNumerics
import CVectorMath
import Testing

/// The root in which a column is judged without a factor of its own, against LAPACK's factor.
@Suite struct WhiteRootTests {
  /// W'W of n columns and one more, ridges, and W'y; what lies behind is NaN, which nobody may take for a number.
  private struct Case {
    let size: Int
    var width: Int { size + 2 }
    var stride: Int { (size + 7) / 8 * 8 }
    let all: Matrix
    let ridges: [Double]
    let pulls: [Double]
    let gram: [Double]
    var root: [Double]
    var image: [Double]
    var growth = 0.0

    init(_ n: Int, _ random: inout RandomSource) {
      size = n
      all =
        Matrix(
          rows: n + 8, columns: n + 1, elements: Normal().samples((n + 8) * (n + 1), using: &random)
        ).gram
      ridges = (0..<n).map { 0.5 + Double($0 % 3) }
      pulls = Normal().samples(n, using: &random)
      var gram = [Double](repeating: .nan, count: (n + 2) * n + 8)
      for j in 0..<n { for i in 0..<n { gram[i + j * (n + 2)] = all[i, j] } }
      self.gram = gram
      root = [Double](repeating: .nan, count: (n + 7) / 8 * 8 * n)
      image = [Double](repeating: .nan, count: (n + 7) / 8 * 8)
      var pivots = image
      growth = white_root(
        gram, width, ridges + [Double](repeating: .nan, count: 8),
        pulls + [Double](repeating: .nan, count: 8), n, 0, &pivots, &root, &image)
    }

    /// W'W + Λ, with the further column in the place of column j if one is given.
    func precision(replacing j: Int? = nil) -> Matrix {
      var g = Matrix(rows: size, columns: size)
      func source(_ k: Int) -> Int { k == j ? size : k }
      for column in 0..<size {
        for row in 0..<size {
          g[row, column] = all[source(row), source(column)] + (row == column ? ridges[row] : 0)
        }
      }
      return g
    }

    /// T'T
    var square: Matrix {
      var sum = Matrix(rows: size, columns: size)
      for i in 0..<size {
        for j in 0..<size {
          for k in 0..<stride { sum[i, j] += root[k + i * stride] * root[k + j * stride] }
        }
      }
      return sum
    }
  }

  /// Conditions are below 1e4 and inverses below 2: n ulp of that with room.
  private func bound(_ n: Int) -> Double { 10 * Double(n) * .ulpOfOne * 1e4 }

  private func distance(_ a: Matrix, _ b: Matrix) -> Double {
    zip(a.elements, b.elements).map { abs($0 - $1) }.max() ?? 0
  }

  @Test(arguments: [1, 2, 7, 8, 9, 12, 16, 17, 30]) func itIsTheRootOfTheInverse(n: Int) throws {
    var random = RandomSource(seed: 91)
    let found = Case(n, &random)
    let inverse = try Cholesky(found.precision()).solve(.identity(n))
    #expect(distance(found.square, inverse) <= bound(n))
    // The image is T times the pulls, and behind both are zeros
    for row in 0..<found.stride {
      let image = (0..<n).reduce(0) { $0 + found.root[row + $1 * found.stride] * found.pulls[$1] }
      #expect(abs(found.image[row] - image) <= bound(n))
      if row >= n { #expect(found.image[row] == 0 && image == 0) }
    }
    let growth = (0..<n).reduce(0) { $0 + found.precision()[$1, $1] * inverse[$1, $1] }
    #expect(abs(found.growth / growth - 1) <= bound(n))

    var weights = [Double](repeating: .nan, count: n)
    white_transposed(found.root, n, found.image, &weights)
    let solved = try Cholesky(found.precision()).solve(found.pulls)
    #expect(zip(weights, solved).allSatisfy { abs($0 - $1) <= bound(n) })
  }

  /// Pivot and remainder of a column beside all but column j (and beside all), and the root once it stands there.
  @Test(arguments: [1, 2, 7, 8, 9, 16, 17]) func aColumnIsExchanged(n: Int) throws {
    var random = RandomSource(seed: 92)
    let start = Case(n, &random)
    let products = (0..<n).map { start.all[$0, n] }
    for j in Set([0, n / 2, n - 1, n]) {
      var now = start
      var across = [Double](repeating: .nan, count: now.stride)
      var seen = [Double](repeating: .nan, count: 4)
      white_candidate(now.root, now.image, n, products, j, &across, &seen)

      // By the factor of the others
      let others = (0..<n).filter { $0 != j }
      var (explained, fitted) = (0.0, 0.0)
      if !others.isEmpty {
        var g = Matrix(rows: others.count, columns: others.count)
        for (column, from) in others.enumerated() {
          for (row, to) in others.enumerated() { g[row, column] = now.precision()[to, from] }
        }
        let solved = try Cholesky(g).solve(others.map { products[$0] })
        explained = dot(solved, others.map { products[$0] })
        fitted = dot(solved, others.map { now.pulls[$0] })
      }
      let size = start.all[n, n]
      #expect(abs(seen[2] - explained) <= bound(n) * size)
      #expect(abs(seen[3] - fitted) <= bound(n) * size)
      guard j < n else {
        #expect(seen[0] == 0 && seen[1] == 0)
        continue
      }
      let inverse = try Cholesky(now.precision()).solve(.identity(n))
      #expect(abs(seen[0] - inverse[j, j]) <= bound(n))
      #expect(abs(seen[1] - dot((0..<n).map { inverse[$0, j] }, now.pulls)) <= bound(n))

      let after = now.precision(replacing: j)
      var gram = now.gram
      for k in 0..<n {
        for i in 0..<n { gram[i + k * now.width] = after[i, k] - (i == k ? now.ridges[i] : 0) }
      }
      let pull = 0.7
      let growth = white_exchange(
        gram, now.width, now.ridges, n, j, &across, seen, size + now.ridges[j] - seen[2],
        pull - seen[3], &now.root, &now.image)
      let expected = try Cholesky(after).solve(.identity(n))
      #expect(distance(now.square, expected) <= bound(n))
      var pulls = now.pulls
      pulls[j] = pull
      for row in 0..<now.stride {
        let image = (0..<n).reduce(0) { $0 + now.root[row + $1 * now.stride] * pulls[$1] }
        #expect(abs(now.image[row] - image) <= bound(n))
      }
      let sum = (0..<n).reduce(0) { $0 + after[$1, $1] * expected[$1, $1] }
      #expect(abs(growth / sum - 1) <= bound(n))
    }
  }

  /// Two equal columns and ridges that rounding swallows: pivots are the floor, and the growth tells.
  @Test func lostPivotsShow() {
    let gram = [1.0, 1, 1, 1] + [Double](repeating: 0, count: 8)
    var root = [Double](repeating: 0, count: 16)
    var image = [Double](repeating: 0, count: 8)
    var pivots = image
    let growth = white_root(
      gram, 2, [1e-20, 1e-20], [Double](repeating: 1, count: 10), 2, 1e-20, &pivots, &root, &image)
    #expect(growth > 1e19)
  }
}

import BayesNumerics
import Foundation
import Inference
import SafeIO
import TestSupport
import Testing

@testable import chapter13

/// The parts of the verdict on a reader's rows, each against another route.
@Suite struct FitOfRowsTests {
  private static func block(_ count: Int, inputs: Int, seed: UInt64) -> RowBlock {
    var random = RandomSource(seed: seed)
    var block = (inputs: [Double](), outcomes: [Double]())
    for _ in 0..<count {
      let x = (0..<inputs).map { _ in random.normal() }
      block.inputs += [1] + x
      block.outcomes.append(random.uniform() < 1 / (1 + exp(-x[0])) ? 1 : 0)
    }
    return RowBlock(dimension: inputs + 1, inputs: block.inputs, outcomes: block.outcomes)
  }

  /// Score and variance are those of a regression that has the candidate as a column: the variance of the efficient score
  /// is one over the candidate's variance in the inverse of the whole information.
  @Test func scoresAreThoseOfTheLargerModel() throws {
    let block = Self.block(300, inputs: 2, seed: 1)
    // Not the peak, so that the gradient of the inputs counts as well
    let place = [0.2, 0.7, -0.1]
    var tests = ScoreTests(dimension: 3)
    tests.add(JudgedRows(block, at: place, first: 0, rowsOfFile: 300))
    let scores = tests.efficient
    #expect(
      scores.map(\.candidate) == [
        .square(1), .square(2), .cube(1), .cube(2), .product(1, 2), .place, .placeSquared,
        .drift(1), .drift(2),
      ])
    for score in scores {
      var inputs: [Double] = []
      for row in 0..<300 {
        let x = Array(block.inputs[3 * row..<3 * row + 3])
        let near = x.map { min(3, max(-3, $0)) }
        let t = 2 * Double(row) / 299 - 1
        let column =
          switch score.candidate {
          case .square(let k): near[k] * near[k]
          case .cube(let k): near[k] * near[k] * near[k]
          case .product(let j, let k): near[j] * near[k]
          case .place: t
          case .placeSquared: t * t
          case .drift(let k): t * near[k]
          }
        inputs += x + [column]
      }
      let larger = LogisticRegression(
        inputs: inputs, outcomes: block.outcomes, priorVariance: 10)
      var (gradient, information) = ([0.0, 0, 0, 0], Matrix(rows: 4, columns: 4))
      larger.addGradient(
        of: 0..<300, at: place + [0], times: 1, to: &gradient, in: larger.makeRoom())
      larger.addCurvature(at: place + [0], to: &information)
      let inverse = try Cholesky(information).solve(.identity(4))
      // One of Newton's steps from here moves the candidate's coefficient by U/J of the efficient ones
      let step = try Cholesky(information).solve(gradient)
      #expect(abs(score.variance * inverse[3, 3] - 1) < 1e-9)
      #expect(abs(score.value / score.variance - step[3]) < 1e-9 * max(1, abs(step[3])))
    }
  }

  /// The square of a column of two values follows from it, and so does the product of two columns that are never 1
  /// together: neither is tried.
  @Test func whatFollowsFromTheInputsIsNotTried() {
    var inputs: [Double] = []
    var outcomes: [Double] = []
    var random = RandomSource(seed: 2)
    for row in 0..<90 {
      inputs += [1, row % 3 == 0 ? 1.3 : -0.6, row % 3 == 1 ? 1.3 : -0.6]
      outcomes.append(random.uniform() < 0.5 ? 1 : 0)
    }
    var tests = ScoreTests(dimension: 3)
    tests.add(
      JudgedRows(
        RowBlock(dimension: 3, inputs: inputs, outcomes: outcomes), at: [0.1, 0.2, -0.3], first: 0,
        rowsOfFile: 90))
    #expect(tests.efficient.map(\.candidate) == [.place, .placeSquared, .drift(1), .drift(2)])
  }

  /// Products are tried of up to fifteen inputs.
  @Test(arguments: [(15, 30 + 105 + 2 + 15), (16, 32 + 2 + 16)])
  func productsAreTriedOfFewInputs(inputs: Int, candidates: Int) {
    #expect(ScoreTests(dimension: inputs + 1).candidates.count == candidates)
  }

  /// Mean 0, variance and third cumulant of the sums of pairs, by going through all outcomes of five rows: three equal
  /// ones, and two. And the mean where the coefficients were fitted to the rows, with the residuals moved by one of Newton's
  /// steps.
  @Test func sumsOverPairsHaveTheirMoments() throws {
    let x = [0.4, 0.4, 0.4, -1, -1]
    let place = [0.3, 0.8]
    let inputs: [Double] = x.flatMap { [1.0, $0] }
    var information = Matrix.diagonal([0.1, 0.1])
    LogisticRegression(inputs: inputs, outcomes: [0, 0, 0, 0, 0], priorVariance: 10)
      .addCurvature(at: place, to: &information)
    let covariance = try Cholesky(information).solve(.identity(2))
    func sums(_ y: [Double], _ covariance: Matrix?) -> (rows: JudgedRows, sums: [PairSum]) {
      let rows = JudgedRows(
        RowBlock(dimension: 2, inputs: inputs, outcomes: y), at: place, covariance: covariance,
        first: 0, rowsOfFile: 5)
      var (equal, neighbours, near) = (EqualRows(), NeighbouringRows(), NearRows(stretch: 5))
      equal.add(rows)
      neighbours.add(rows)
      near.add(rows)
      var distant = DistantRows()
      distant.add(rows)
      #expect(equal.count == 5 && equal.different == 2 && equal.isSaturated)
      return (
        rows, [equal.pairs, neighbours.pairs, near.pairs, distant.pairs[0], distant.pairs[1]]
      )
    }
    /// How much a pair counts in each sum; over i < j.
    func weight(_ kind: Int, _ i: Int, _ j: Int) -> Double {
      [
        x[i] != x[j] ? 0 : i < 3 ? 1 : 2, j == i + 1 ? 1 : 0, 2, j == i + 2 ? 1 : 0,
        j == i + 3 ? 1 : 0,
      ][kind]
    }
    var moments = [[Double]](repeating: [0, 0, 0, 0], count: 5)
    for outcomes in 0..<32 {
      let y = (0..<5).map { Double(outcomes >> $0 & 1) }
      let (rows, sums) = sums(y, nil)
      let chance = zip(y, rows.probabilities).reduce(1) { $0 * ($1.0 == 1 ? $1.1 : 1 - $1.1) }
      // The residuals r - m have the mean product -E rᵢmⱼ, as E mᵢmⱼ takes the other such term away (without a prior)
      var slope = [0.0, 0.0]
      for row in 0..<5 {
        slope[0] += rows.residuals[row]
        slope[1] += rows.residuals[row] * x[row]
      }
      let step = covariance * slope
      let moved: [Double] = (0..<5).map { rows.weights[$0] * (step[0] + step[1] * x[$0]) }
      for kind in 0..<5 {
        for power in 0..<3 {
          moments[kind][power] += chance * pow(sums[kind].value, Double(power + 1))
        }
        for i in 0..<5 {
          for j in i + 1..<5 {
            moments[kind][3] -= chance * weight(kind, i, j) * rows.residuals[i] * moved[j]
          }
        }
      }
    }
    let (known, fitted) = (
      sums([0, 0, 0, 0, 0], nil).sums, sums([0, 0, 0, 0, 0], covariance).sums
    )
    for kind in 0..<5 {
      #expect(abs(moments[kind][0]) < 1e-12 && known[kind].mean == 0)
      #expect(abs(moments[kind][1] - known[kind].variance) < 1e-12)
      #expect(abs(moments[kind][2] - known[kind].thirdCumulant) < 1e-12)
      #expect(abs(moments[kind][3] - fitted[kind].mean) < 1e-12 && fitted[kind].mean < 0)
    }
  }

  /// Of many rows a sample is held; its copies stand for all.
  @Test func ofManyRowsASampleIsHeld() {
    let block = Self.block(40_000, inputs: 1, seed: 3)
    let rows = JudgedRows(block, at: [0, 1], first: 0, rowsOfFile: 80_000)
    var equal = EqualRows()
    equal.add(rows)
    #expect(equal.count == 0 && equal.bits >= 2)
    equal.add(rows)
    // A binomial of 80,000 rows of which one in four is seen has a relative error below one per cent
    #expect(abs(Double(equal.count) / 80_000 - 1) < 0.05)
    #expect(abs(equal.pairs.correlation - 1) < 0.05)
  }

  /// The heavy tail is exact for sums of four exponential numbers or more, and normal without skewness; the light one is the
  /// larger of both, so that nothing beyond its end is impossible. Of more skewed sums nothing is believed that Cantelli's
  /// inequality does not say: a Poisson number with the mean 0.01 is 0 with a probability of 0.99, wherever that is.
  @Test func tailsOfSkewedSums() {
    for z in [-1.5, 0, 2, 5] {
      // Four exponential numbers: mean 4, standard deviation 2, skewness 1
      let x = 4 + 2 * z
      let upper = exp(-x) * (1 + x + x * x / 2 + x * x * x / 6)
      #expect(abs(SkewedTail(skewness: 1).upper(z) - upper) < 1e-12)
      #expect(abs(SkewedTail(skewness: -1).lower(-z) - upper) < 1e-12)
      let light = max(1 - upper, Normal().upperTail(-z))
      #expect(abs(SkewedTail(skewness: 1).lower(z) - light) < 1e-12)
      #expect(SkewedTail(skewness: 0).upper(z) == Normal().upperTail(z))
      #expect(abs(SkewedTail(skewness: 2e-3).upper(z) / Normal().upperTail(z) - 1) < 0.05)
    }
    let poisson = SkewedTail(skewness: 10)
    #expect(poisson.upper(-0.1) > 0.9 && poisson.lower(-0.1) > 0.4)
    #expect(poisson.upper(9.9) >= 0.00995)
  }
}

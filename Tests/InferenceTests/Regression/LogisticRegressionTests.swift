import BayesNumerics
import RealModule
import TestSupport
import Testing

@testable import Inference

@Suite struct LogisticRegressionTests {
  /// Value and gradient against plain sums, for rows of one vector, of several and of more than are written out; a few
  /// hundred roundings of terms of size ten.
  @Test(arguments: [1, 3, 8, 9, 20, 32, 33, 50])
  func valueAndGradientArePlainSums(dimension: Int) {
    let (model, inputs, outcomes) = TwoWayData.logistic(
      count: 301, dimension: dimension, seed: UInt64(dimension))
    let place = (0..<dimension).map { 0.3 * Double.sin(Double($0)) - 0.1 }
    var gradient = [Double](repeating: .nan, count: dimension)
    let value = model.logDensity(at: place, gradient: &gradient)
    var (sum, slopes) = (0.0, place.map { -$0 / 10 })
    for row in 0..<301 {
      let x = Array(inputs[row * dimension..<(row + 1) * dimension])
      let z = zip(x, place).reduce(0) { $0 + $1.0 * $1.1 }
      sum += outcomes[row] * z - .log(1 + .exp(z))
      for k in 0..<dimension { slopes[k] += (outcomes[row] - 1 / (1 + .exp(-z))) * x[k] }
    }
    sum -= place.reduce(0) { $0 + $1 * $1 } / 20
    #expect(abs(value - sum) < 1e-10 * abs(sum))
    #expect(zip(gradient, slopes).allSatisfy { abs($0 - $1) < 1e-10 })
    #expect(
      abs(model.logLikelihood(at: place) - sum - place.reduce(0) { $0 + $1 * $1 } / 20) < 1e-9)
  }

  /// Eight at a time, and what is left over, are what one at a time gives: roundings of terms of size ten.
  @Test(arguments: [(1, 1), (3, 8), (8, 9), (20, 17), (33, 5), (4, 0)])
  func manyAtOnceAreOneByOne(dimension: Int, many: Int) {
    let (model, _, _) = TwoWayData.logistic(
      count: 301, dimension: dimension, seed: UInt64(dimension))
    let places = (0..<many * dimension).map { 2 * Double.sin(1.7 * Double($0)) }
    var gradients = places.map { _ in Double.nan }
    let values = model.logDensities(at: places, gradients: &gradients)
    #expect(values.count == many && model.logDensities(at: places) == values)
    for index in 0..<many {
      let stretch = (index * dimension)..<((index + 1) * dimension)
      var gradient = [Double](repeating: .nan, count: dimension)
      let value = model.logDensity(at: Array(places[stretch]), gradient: &gradient)
      #expect(abs(values[index] - value) < 1e-12 * abs(value))
      #expect(zip(gradients[stretch], gradient).allSatisfy { abs($0 - $1) < 1e-10 })
    }
  }

  /// Any rows in any order, and a stretch, add up to what they are one by one.
  @Test func rowsAddUp() {
    let (model, _, _) = TwoWayData.logistic(count: 300, dimension: 5, seed: 9)
    let place = [0.1, -0.2, 0.3, 0.4, -0.5]
    let room = model.makeRoom()
    var order = (0..<200).map { ($0 * 7 + 3) % 300 }
    order += [5, 5, 5]
    var (together, apart) = ([Double](repeating: 1, count: 5), [Double](repeating: 1, count: 5))
    order.withUnsafeBufferPointer {
      model.addGradient(of: $0, at: place, times: 2, to: &together, in: room)
    }
    for row in order {
      model.addGradient(of: row..<row + 1, at: place, times: 2, to: &apart, in: room)
    }
    #expect(zip(together, apart).allSatisfy { abs($0 - $1) < 1e-11 })
    var stretch = [Double](repeating: 0, count: 5)
    model.addGradient(of: 17..<290, at: place, times: 1, to: &stretch, in: room)
    var same = [Double](repeating: 0, count: 5)
    Array(17..<290).withUnsafeBufferPointer {
      model.addGradient(of: $0, at: place, times: 1, to: &same, in: room)
    }
    #expect(zip(stretch, same).allSatisfy { abs($0 - $1) < 1e-11 })
  }

  /// The slope at a place against a centre is the difference of two slopes, for rows of any length and any number of
  /// them, over several blocks of 128: roundings of sums of that many terms of size one. With the places exchanged it has the
  /// other sign, in the same room, and equal places give 0.
  @Test(arguments: [1, 8, 9, 20, 32, 33], [1, 127, 128, 203, 300])
  func slopeAgainstACentreIsTheDifferenceOfTwo(dimension: Int, rows: Int) {
    let (model, _, _) = TwoWayData.logistic(
      count: 301, dimension: dimension, seed: UInt64(dimension))
    let (place, centre) = Self.places(dimension)
    let room = model.makeRoom()
    // Any rows, three of them one row
    let order = (0..<rows).map { ($0 * 7 + 3) % 301 } + [5, 5, 5]
    func slope(_ place: [Double], _ centre: [Double]) -> [Double] {
      Self.slope(of: model, at: place, against: centre, order, in: room)
    }
    let twice = Self.differenceOfTwo(model, at: place, against: centre, order)
    let bound = Double(rows + 3) * 1e-14
    #expect(zip(slope(place, centre), twice).allSatisfy { abs($0 - $1) < bound })
    #expect(zip(slope(centre, place), twice).allSatisfy { abs($0 + $1) < bound })
    #expect(slope(place, place).allSatisfy { $0 == 0 })
    #expect(zip(slope(place, centre), twice).allSatisfy { abs($0 - $1) < bound })
    // As large as the difference of the slopes itself, or the test would say nothing
    #expect(twice.contains { abs($0) > 0.002 * Double(rows) })
  }

  /// Each room has its own centre, whichever is asked first and though they are asked in turns.
  @Test func roomsHaveCentresOfTheirOwn() {
    let (model, _, _) = TwoWayData.logistic(count: 301, dimension: 9, seed: 2)
    let (place, centre) = Self.places(9)
    let other = centre.map { $0 - 1 }
    let (room, second) = (model.makeRoom(), model.makeRoom())
    let order = (0..<150).map { ($0 * 11 + 1) % 301 }
    let (first, last) = (
      Self.differenceOfTwo(model, at: place, against: centre, order),
      Self.differenceOfTwo(model, at: place, against: other, order)
    )
    for _ in 0..<2 {
      let mine = Self.slope(of: model, at: place, against: centre, order, in: room)
      let theirs = Self.slope(of: model, at: place, against: other, order, in: second)
      #expect(zip(mine, first).allSatisfy { abs($0 - $1) < 2e-12 })
      #expect(zip(theirs, last).allSatisfy { abs($0 - $1) < 2e-12 })
    }
    // The two centres are far apart for this test
    #expect(zip(first, last).contains { abs($0 - $1) > 1 })
    // And no rows add nothing
    #expect(
      Self.slope(of: model, at: place, against: centre, [], in: room).allSatisfy { $0 == 0 })
  }

  /// What a room keeps belongs to its regression.
  @Test(.aheadOfOthers) func aRoomOfOtherRowsIsRefused() async {
    await #expect(processExitsWith: .failure) {
      let (model, _, _) = TwoWayData.logistic(count: 30, dimension: 2, seed: 1)
      let (other, _, _) = TwoWayData.logistic(count: 20, dimension: 2, seed: 1)
      _ = LogisticRegressionTests.slope(
        of: model, at: [0, 0], against: [1, 1], [25], in: other.makeRoom())
    }
  }

  private static func places(_ dimension: Int) -> (place: [Double], centre: [Double]) {
    let place = (0..<dimension).map { 0.3 * Double.sin(Double($0)) - 0.1 }
    return (place, place.map { 0.7 * $0 + 0.05 })
  }

  private static func slope(
    of model: LogisticRegression, at place: [Double], against centre: [Double], _ order: [Int],
    in room: LogisticRegression.Room
  ) -> [Double] {
    var result = [Double](repeating: 0, count: model.dimension)
    order.withUnsafeBufferPointer {
      model.addGradient(of: $0, at: place, against: centre, times: 2, to: &result, in: room)
    }
    return result
  }

  /// What the protocol does by default.
  private static func differenceOfTwo(
    _ model: LogisticRegression, at place: [Double], against centre: [Double], _ order: [Int]
  ) -> [Double] {
    var result = [Double](repeating: 0, count: model.dimension)
    let room = model.makeRoom()
    order.withUnsafeBufferPointer {
      model.addGradient(of: $0, at: place, times: 2, to: &result, in: room)
      model.addGradient(of: $0, at: centre, times: -2, to: &result, in: room)
    }
    return result
  }

  /// Far out nothing overflows: log p is linear in z there.
  @Test func farOutIsFinite() {
    let model = LogisticRegression(inputs: [1, 1], outcomes: [0, 1], priorVariance: 1e300)
    var gradient = [0.0]
    #expect(abs(model.logDensity(at: [800], gradient: &gradient) + 800) < 1e-9)
    #expect(abs(gradient[0] + 1) < 1e-12)
  }

  @Test func probabilitiesAreLogistic() {
    let model = LogisticRegression(inputs: [1, 2], outcomes: [1], priorVariance: 1)
    #expect(
      model.probabilities(at: [0.5, -0.25], inputs: [1, 2, 1, 0])
        == [0.5, 1 / (1 + .exp(-0.5))])
  }
}

import BayesNumerics
import Foundation
import Networks

/// Data whose truth is known.
enum SimulatedSets {
  // MARK: A rotation curve

  /// Radial velocity along a slit through a turning galaxy, in units of the slide's axis: about 25 at -2,
  /// 186 in the middle, 346 at 2.
  static func velocity(_ x: Double) -> Double { 186 + 175 * tanh(1.4 * x) * (1 - 0.02 * x * x) }

  static let rotationNoise = 20.0

  /// Seventy points with noise 20, as dense as the slide's.
  static func rotation(using random: RandomSource) -> TrainingSet {
    var stream = random
    let x = (0..<70).map { index -> Double in
      let even: Double = -2 + 4 * (Double(index) + 0.5) / 70
      return (20 * even).rounded() / 20
    }
    return TrainingSet(
      name: "a simulated rotation curve", x: x,
      y: x.map { place -> Double in velocity(place) + rotationNoise * stream.normal() },
      xName: "position along the slit [arbitrary units]", yName: "velocity [km/s]",
      truth: TrainingSet.Truth(function: { velocity($0) }, noise: rotationNoise))
  }

  // MARK: Two nodes

  /// Slopes of the two nodes, where the lecture's picture has its peaks, and weights of the workbook's.
  static let slopes = [-1.0, 2.0]
  static let weights = [3.0, 2.0]
  static let twoNodeNoise = 0.1

  /// Twenty-five points of y = 3 ψ(-x) + 2 ψ(2x) + noise 0.1 on [-3, 3]; x has no constant beside it.
  static func twoNodes(using random: RandomSource) -> TrainingSet {
    var stream = random
    let x = [Double].evenlySpaced(from: -3, to: 3, count: 25)
    return TrainingSet(
      name: "points from two nodes", x: x,
      y: twoNodeFunction(x).map { $0 + twoNodeNoise * stream.normal() }, xName: "x", yName: "y",
      truth: TrainingSet.Truth(function: { twoNodeFunction([$0])[0] }, noise: twoNodeNoise))
  }

  /// 3 ψ(-x) + 2 ψ(2x)
  private static func twoNodeFunction(_ x: [Double]) -> [Double] {
    let places = Matrix(rows: x.count, columns: 1, elements: x)
    return ShallowNetwork.features(Matrix(rows: [slopes]), at: places) * weights
  }

  // MARK: A sine

  static let sineNoise = 0.15

  /// Sixty points of sin x with noise 0.15, x anywhere between -3 and 3: three units fit them in two ways.
  static func sine(using random: RandomSource) -> TrainingSet {
    var stream = random
    let x = (0..<60).map { _ in -3 + 6 * stream.uniform() }
    return TrainingSet(
      name: "a simulated sine", x: x, y: x.map { sin($0) + sineNoise * stream.normal() },
      xName: "x",
      yName: "y", truth: TrainingSet.Truth(function: { sin($0) }, noise: sineNoise))
  }

  // MARK: Steps with much noise

  /// Two hundred points on [-2, 2] from three steep nodes with noise 0.46: the faults of the printed
  /// algorithm are tried on them.
  static func noisySteps(using random: RandomSource) -> TrainingSet {
    var stream = random
    let x = [Double].evenlySpaced(from: -2, to: 2, count: 200)
    let nodes = Matrix(rows: [[1, -2, 0.5], [3, -4, 6]])
    let mean =
      ShallowNetwork.features(nodes, at: ShallowNetwork.withConstant(x)) * [2, -1.5, 2.5]
    return TrainingSet(
      name: "200 points of three steps", x: x, y: mean.map { $0 + 0.46 * stream.normal() },
      xName: "x",
      yName: "y")
  }
}

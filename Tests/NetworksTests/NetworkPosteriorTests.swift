import BayesNumerics
import Inference
import RealModule
import Testing

@testable import Networks

@Suite struct NetworkPosteriorTests {
  static func posterior(rate: Double = 1.5) throws -> NetworkPosterior {
    var random = RandomSource(seed: 1)
    let inputs = Matrix(rows: (0..<23).map { _ in (0..<4).map { _ in random.normal() } })
    let set = try TrainingSet<Double>(
      inputs: inputs, classes: (0..<23).map { $0 % 3 }, of: 3)
    return try NetworkPosterior(
      FeedForwardNetwork([4, 5, 3], activation: .tanh, loss: .softmax), on: set,
      precisionShape: 2, precisionRate: rate)
  }

  /// Central differences in every coordinate, log precisions included; they err by 1e-6 of the slopes.
  @Test func theGradientIsTheSlope() throws {
    let posterior = try Self.posterior()
    var random = RandomSource(seed: 2)
    var place = posterior.start(using: &random)
    #expect(place.count == posterior.dimension && posterior.dimension == 43 + 4)
    for k in 43..<47 { place[k] = 0.3 * random.normal() }
    var gradient = [Double](repeating: 0, count: 47)
    let value = posterior.logDensity(at: place, gradient: &gradient)
    #expect(value.isFinite)
    for k in 0..<47 {
      var (up, down) = (place, place)
      up[k] += 1e-4
      down[k] -= 1e-4
      let slope = (posterior.logDensity(at: up) - posterior.logDensity(at: down)) / 2e-4
      #expect(abs(slope - gradient[k]) < 1e-5 * max(1, abs(slope)), "\(k)")
    }
  }

  /// Prior and samples by themselves: the gamma's density with its Jacobian, normals, and minus N times the mean loss.
  @Test func theValueIsPriorAndLikelihood() throws {
    let posterior = try Self.posterior()
    var random = RandomSource(seed: 3)
    let (one, two) = (posterior.start(using: &random), posterior.start(using: &random))
    func byHand(_ place: [Double]) -> Double {
      var sum = 0.0
      for (number, block) in posterior.blocks.enumerated() {
        let precision = Double.exp(place[43 + number])
        let normal = Normal(standardDeviation: 1 / precision.squareRoot())
        sum += place[block].reduce(0) { $0 + normal.logDensity($1) }
        sum += Gamma(shape: 2, rate: 1.5).logDensity(precision) + place[43 + number]
      }
      let loss = Backpropagation(posterior.network, on: posterior.set).meanLoss(
        at: posterior.parameters(of: place))
      return sum - 23 * loss
    }
    // Constants are left out, so differences are compared
    let difference = posterior.logDensity(at: one) - posterior.logDensity(at: two)
    #expect(abs(difference - byHand(one) + byHand(two)) < 1e-9)
    let wrong = try Self.posterior(rate: 1)
    let other = wrong.logDensity(at: one) - wrong.logDensity(at: two)
    #expect(abs(other - byHand(one) + byHand(two)) > 1e-3)
  }

  /// Mini-batches add up to all samples, in memory of a chain's own.
  @Test func batchesAddUp() throws {
    let posterior = try Self.posterior()
    var random = RandomSource(seed: 4)
    let place = posterior.start(using: &random)
    let room = posterior.makeRoom()
    var (apart, whole) = ([Double](repeating: 0, count: 47), [Double](repeating: 0, count: 47))
    for rows in [0..<7, 7..<8, 8..<23] {
      posterior.addGradient(of: rows, at: place, times: 2, to: &apart, in: room)
    }
    _ = posterior.logDensity(at: place, gradient: &whole)
    var prior = whole
    posterior.priorGradient(at: place, into: &prior)
    for k in 0..<43 {
      #expect(abs(apart[k] - 2 * (whole[k] - prior[k])) < 1e-9)
    }
  }

  @Test func targetsMustSuitTheLoss() throws {
    let set = try TrainingSet<Double>(
      inputs: Matrix(rows: [[1], [2]]), targets: Matrix(rows: [[0.2, 0.1], [0.5, 0.5]]))
    #expect(throws: TrainingFailure.self) {
      _ = try NetworkPosterior(
        FeedForwardNetwork([1, 2], activation: .tanh, loss: .softmax), on: set)
    }
  }
}

import BayesNumerics
import Foundation

/// *Sequential Monte Carlo with tempering*: a crowd of particles walks from the prior to the posterior, in steps
/// that the crowd chooses, and the evidence is the product of what it meets on the way.
///
/// Source: Del Moral, Doucet and Jasra (2006), "Sequential Monte Carlo samplers", J. R. Statist. Soc. B 68,
/// 411-436; temperatures by effective sample size as Jasra, Stephens, Doucet and Tsagaris (2011).
struct TemperedParticles: Sendable {
  var particles = 500
  /// Steps of each particle at each temperature.
  var moves = 8
  /// The share of effective particles to which one rise of the temperature may lead.
  var share = 0.5

  /// What one run found.
  struct Result: Sendable {
    let estimate: FoundEvidence
    /// Draws of the posterior, equally weighted, not independent.
    let points: [[Double]]
    /// From 0 to 1.
    let temperatures: [Double]
  }

  func run<Problem: EvidenceProblem>(
    _ problem: Problem, using random: inout RandomSource
  ) -> Result {
    typealias Walk = TemperedWalk<Problem>
    var places = (0..<particles).map { _ in
      Walk.place(problem.drawPrior(using: &random), in: problem)
    }
    var temperatures = [0.0]
    var logEvidence = 0.0
    var scale = 2.38 / Double(max(1, problem.dimension)).squareRoot()

    var t = 0.0
    while t < 1 {
      // snippet: particles
      // Weigh: how much better does each particle fit at the next temperature than at this one?
      let next = nextTemperature(after: t, places.map(\.logLikelihood))
      let logWeights = places.map { (next - t) * $0.logLikelihood }
      logEvidence += logSumExp(logWeights) - log(Double(particles))

      // Resample: heavy particles have children, light ones none
      places = TemperedParticles.resample(logWeights, using: &random).map { places[$0] }

      // Move: so that children part
      let walk = Walk(problem: problem, root: covarianceRoot(of: places.map(\.theta)), scale: scale)
      let acceptance = walk.move(&places, moves, at: next, using: &random)
      // end snippet
      scale *= exp(acceptance - 0.25)
      t = next
      temperatures.append(t)
    }
    return Result(
      estimate: FoundEvidence(
        logEvidence: logEvidence, standardError: .nan,
        evaluations: particles * (1 + moves * (temperatures.count - 1))),
      points: places.map(\.theta), temperatures: temperatures)
  }

  /// So many independent runs as one estimate, whose standard error comes from their spread, with the particles of
  /// all, each run with the weight of its own evidence.
  func runs<Problem: EvidenceProblem>(
    _ count: Int, of problem: Problem, using random: RandomSource
  ) -> (estimate: FoundEvidence, points: [[Double]]) {
    let results = (0..<count).map { index in
      var stream = random.stream(index)
      return run(problem, using: &stream)
    }
    var choice = random.stream("which run")
    let shares = TemperedParticles.resample(
      results.flatMap { result in
        result.points.map { _ in result.estimate.logEvidence }
      }, using: &choice)
    let points = results.flatMap(\.points)
    return (FoundEvidence(runs: results.map(\.estimate)), shares.map { points[$0] })
  }

  /// The highest temperature at which the weights still leave ``share`` of the particles effective, by bisection.
  func nextTemperature(after t: Double, _ logLikelihoods: [Double]) -> Double {
    let best = logLikelihoods.max() ?? 0
    func effectiveShare(_ rise: Double) -> Double {
      var (sum, squares) = (0.0, 0.0)
      for value in logLikelihoods {
        let weight = exp(rise * (value - best))
        sum += weight
        squares += weight * weight
      }
      return sum * sum / squares / Double(logLikelihoods.count)
    }
    if effectiveShare(1 - t) >= share { return 1 }
    var (low, high) = (0.0, 1 - t)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if effectiveShare(middle) >= share { low = middle } else { high = middle }
    }
    return t + max(low, 1e-12)
  }

  /// Systematic resampling: as many indices as weights, each as often as its weight says, give or take one.
  static func resample(_ logWeights: [Double], using random: inout RandomSource) -> [Int] {
    let total = logSumExp(logWeights)
    let count = Double(logWeights.count)
    let start = random.uniform()
    var chosen: [Int] = []
    chosen.reserveCapacity(logWeights.count)
    var reached = 0.0
    for (index, weight) in logWeights.enumerated() {
      reached += count * exp(weight - total)
      while chosen.count < logWeights.count, Double(chosen.count) + start < reached {
        chosen.append(index)
      }
    }
    // Rounding may leave the last place empty
    while chosen.count < logWeights.count { chosen.append(logWeights.count - 1) }
    return chosen
  }
}

extension TemperedWalk {
  /// So many steps of each walker, half of them in all directions and half along one number; returns the share of
  /// the former that was taken.
  func move(
    _ places: inout [Place], _ moves: Int, at t: Double, using random: inout RandomSource
  ) -> Double {
    var (taken, tried) = (0, 0)
    for index in places.indices {
      for k in 0..<moves {
        let isWhole = k % 2 == 0 || problem.dimension == 1
        let along = isWhole ? nil : Int(random.uniform() * Double(problem.dimension))
        let isTaken = step(&places[index], at: t, along: along, using: &random)
        if isWhole {
          tried += 1
          if isTaken { taken += 1 }
        }
      }
    }
    return Double(taken) / Double(max(1, tried))
  }
}

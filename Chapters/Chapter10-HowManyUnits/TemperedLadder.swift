import BayesNumerics
import Foundation
import Inference

/// A ladder of chains, one for each temperature from the prior to the posterior, that exchange their places: it
/// gives the evidence twice, by *thermodynamic integration* and by *stepping stones*.
///
/// Sources: Lartillot and Philippe (2006), Syst. Biol. 55, 195-207; Friel and Pettitt (2008), J. R. Statist. Soc. B
/// 70, 589-607; Xie, Lewis, Fan, Kuo and Chen (2011), Syst. Biol. 60, 150-160; exchanges: Geyer (1991).
struct TemperedLadder: Sendable {
  /// Rungs above the prior.
  var rungs = 16
  /// Temperatures are (k/K)^p: close together near the prior, where the likelihood changes fastest.
  var power = 3.3
  /// Sweeps that are recorded; a half as many go before.
  var sweeps = 800
  /// Whether neighbouring chains exchange places.
  var exchanges = true

  // snippet: temperatures
  /// t₀ = 0, ..., t_K = 1
  var temperatures: [Double] {
    (0...rungs).map { pow(Double($0) / Double(rungs), power) }
  }
  // end snippet

  struct Result: Sendable {
    /// log L of each rung, draw by draw.
    let logLikelihoods: [[Double]]
    let temperatures: [Double]
    let evaluations: Int
    /// Where the chain at t = 1 has been.
    let points: [[Double]]
  }

  func run<Problem: EvidenceProblem>(
    _ problem: Problem, using random: inout RandomSource
  ) -> Result {
    typealias Walk = TemperedWalk<Problem>
    let temperatures = temperatures
    let dimension = Double(max(1, problem.dimension))
    let start = (0..<200).map { _ in problem.drawPrior(using: &random) }
    var places = (0...rungs).map { Walk.place(start[$0 % 200], in: problem) }
    var walks = temperatures.map { t in
      Walk(
        problem: problem, root: covarianceRoot(of: start),
        scale: 2.38 / dimension.squareRoot() / (1 + 10 * t).squareRoot())
    }
    var logLikelihoods = [[Double]](repeating: [], count: rungs + 1)
    var points: [[Double]] = []
    var evaluations = 0

    // Learn the steps of each rung in three rounds, then record
    let warmUp = sweeps / 2
    for round in 0...3 {
      var seen = [[[Double]]](repeating: [], count: rungs + 1)
      let length = round == 3 ? sweeps : warmUp / 3
      for _ in 0..<length {
        for rung in 0...rungs {
          if rung == 0 {
            // The prior needs no chain
            places[0] = Walk.place(problem.drawPrior(using: &random), in: problem)
            evaluations += 1
          } else {
            var walkers = [places[rung]]
            let acceptance = walks[rung].move(
              &walkers, 4, at: temperatures[rung], using: &random)
            evaluations += 4
            places[rung] = walkers[0]
            if round < 3 {
              seen[rung].append(places[rung].theta)
              walks[rung] = Walk(
                problem: problem, root: walks[rung].root,
                scale: walks[rung].scale * exp(0.1 * (acceptance - 0.25)))
            }
          }
        }
        if exchanges { exchange(&places, temperatures, using: &random) }
        if round == 3 {
          for rung in 0...rungs { logLikelihoods[rung].append(places[rung].logLikelihood) }
          points.append(places[rungs].theta)
        }
      }
      if round < 3 {
        for rung in 1...rungs where seen[rung].count > 20 {
          let recent = Array(seen[rung].suffix(seen[rung].count * 2 / 3))
          walks[rung] = Walk(
            problem: problem, root: covarianceRoot(of: recent),
            scale: 2.38 / dimension.squareRoot())
        }
      }
    }
    return Result(
      logLikelihoods: logLikelihoods, temperatures: temperatures, evaluations: evaluations,
      points: points)
  }

  // snippet: exchange
  /// Two chains at t < u exchange their places with probability min(1, (L_u/L_t)^(t-u)): the better fit rises.
  private func exchange<Problem: EvidenceProblem>(
    _ places: inout [TemperedWalk<Problem>.Place], _ temperatures: [Double],
    using random: inout RandomSource
  ) {
    for rung in stride(from: temperatures.count - 1, to: 0, by: -1) {
      let gain =
        (temperatures[rung] - temperatures[rung - 1])
        * (places[rung - 1].logLikelihood - places[rung].logLikelihood)
      if log(random.uniform()) < gain { places.swapAt(rung, rung - 1) }
    }
  }
  // end snippet
}

extension TemperedLadder.Result {
  // snippet: steppingStones
  /// log Z = Σ_k log E_t[L^(u - t)], from each temperature t to the next one u.
  var steppingStones: Double {
    (1..<temperatures.count).reduce(0) { sum, k in
      let rise = temperatures[k] - temperatures[k - 1]
      let values = logLikelihoods[k - 1].map { rise * $0 }
      return sum + logSumExp(values) - log(Double(values.count))
    }
  }
  // end snippet

  // snippet: integral
  /// log Z = ∫ E_t[log L] dt, by the trapezoidal rule with the slope at both ends, which is the variance of log L.
  var thermodynamicIntegral: Double {
    let means = logLikelihoods.map(sampleMean)
    let slopes = logLikelihoods.map(sampleVariance)
    var area = 0.0
    for k in 1..<temperatures.count {
      let rise = temperatures[k] - temperatures[k - 1]
      area += rise * (means[k] + means[k - 1]) / 2
      area -= rise * rise * (slopes[k] - slopes[k - 1]) / 12
    }
    return area
  }
  // end snippet
}

extension TemperedLadder {
  /// So many independent ladders: both estimates with standard errors from their spread. The mean is taken of Z for
  /// stepping stones, whose error is one of Z, and of log Z for the integral.
  func runs<Problem: EvidenceProblem>(
    _ count: Int, of problem: Problem, using random: RandomSource
  ) -> (steppingStones: FoundEvidence, integral: FoundEvidence, ladders: [Result]) {
    let ladders = (0..<count).map { index in
      var stream = random.stream(index)
      return run(problem, using: &stream)
    }
    let evaluations = ladders[0].evaluations
    func runs(_ values: [Double]) -> [FoundEvidence] {
      values.map {
        FoundEvidence(logEvidence: $0, standardError: .nan, evaluations: evaluations)
      }
    }
    let integrals = ladders.map(\.thermodynamicIntegral)
    return (
      FoundEvidence(runs: runs(ladders.map(\.steppingStones))),
      FoundEvidence(
        logEvidence: sampleMean(integrals),
        standardError: sampleStandardDeviation(integrals) / Double(count).squareRoot(),
        evaluations: count * evaluations), ladders
    )
  }
}

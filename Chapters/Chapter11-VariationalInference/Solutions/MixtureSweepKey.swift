import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<SweepQuestion> {
  static var mixtureSweep: Self {
    Self(
      solution: { question in
        try question.path { means, variances in
          try chapter11.mixtureSweep(
            values: question.values, share: question.share, noise: question.noise,
            priorDeviation: question.priorDeviation, means: means, variances: variances)
        }
      },
      mistakes: FaultySweep.all.map { fault in
        Mistake(fault.name, hint: fault.hint) { question in
          try question.path { fault.sweep(question, $0, $1) }
        }
      })
  }
}

extension SweepQuestion {
  fileprivate func path(by sweep: MixtureRun.Sweep) throws -> [Double] {
    try MixtureRun.path(
      means: means, variances: variances, sweeps: sweeps, by: sweep)
  }

  fileprivate var shares: [Double] { [share, 1 - share] }
  fileprivate var noiseVariance: Double { noise * noise }
  fileprivate var priorPrecision: Double { 1 / (priorDeviation * priorDeviation) }
}

/// A sweep as it is known to go wrong: the right one, in parts that a fault replaces.
private struct FaultySweep: Sendable {
  let name: String
  let hint: String

  /// log r, but for its norm: of the value, a mean and its variance, and a share.
  var logWeight:
    @Sendable (_ question: SweepQuestion, _ x: Double, _ m: Double, _ v: Double, _ share: Double) ->
      Double = { question, x, m, v, share in
        log(share) - ((x - m) * (x - m) + v) / (2 * question.noiseVariance)
      }
  var memberships: @Sendable (_ logs: [Double]) -> [Double] = { logs in
    let norm = logSumExp(logs[0], logs[1])
    return logs.map { exp($0 - norm) }
  }
  /// Of Σ r and the variance before.
  var variance: @Sendable (_ question: SweepQuestion, _ count: Double, _ old: Double) -> Double = {
    question, count, _ in 1 / (question.priorPrecision + count / question.noiseVariance)
  }
  /// Of the right variance, Σ r x, Σ r and the variance before.
  var mean:
    @Sendable (
      _ question: SweepQuestion, _ variance: Double, _ sum: Double, _ count: Double, _ old: Double
    ) -> Double = { question, variance, sum, _, _ in variance * sum / question.noiseVariance }

  var change: @Sendable (inout SweepQuestion) -> Void = { _ in }
  var isIdle = false

  func sweep(_ question: SweepQuestion, _ means: [Double], _ variances: [Double]) -> [Double] {
    if isIdle { return means + variances }
    var question = question
    change(&question)
    var (counts, sums) = ([0.0, 0.0], [0.0, 0.0])
    for x in question.values {
      let r = memberships(
        (0..<2).map { logWeight(question, x, means[$0], variances[$0], question.shares[$0]) })
      for k in 0..<2 {
        counts[k] += r[k]
        sums[k] += r[k] * x
      }
    }
    let new = (0..<2).map { variance(question, counts[$0], variances[$0]) }
    return (0..<2).map { mean(question, new[$0], sums[$0], counts[$0], variances[$0]) } + new
  }

  /// A right sweep with another noise or other means.
  static func asIf(
    _ name: String, hint: String, _ change: @escaping @Sendable (inout SweepQuestion) -> Void
  ) -> FaultySweep {
    var fault = FaultySweep(name: name, hint: hint)
    fault.change = change
    return fault
  }

  static let all = [
    asIf(
      "the noise for its variance", hint: "σ is a standard deviation: the exponent has σ² in it."
    ) {
      $0.noise = $0.noise.squareRoot()
    },
    FaultySweep(
      name: "a sweep that changes nothing", hint: "New means and variances are to be given.",
      variance: { _, _, old in old }, isIdle: true),
    // The memberships
    FaultySweep(
      name: "means taken for known",
      hint: "μ_k is uncertain: E(x - μ_k)² = (x - m_k)² + v_k.",
      logWeight: { question, x, m, _, share in
        log(share) - (x - m) * (x - m) / (2 * question.noiseVariance)
      }),
    FaultySweep(
      name: "memberships of 0 and 1",
      hint: "A factor q(cᵢ) is a distribution: it gives each component its probability.",
      memberships: { logs in logs[0] > logs[1] ? [1, 0] : [0, 1] }),
    FaultySweep(
      name: "the shares left out",
      hint: "log p(D, μ, c) has log w or log(1 - w) in it for each value.",
      logWeight: { question, x, m, v, _ in -((x - m) * (x - m) + v) / (2 * question.noiseVariance) }
    ),
    FaultySweep(
      name: "the shares exchanged", hint: "w is the share of the first component.",
      logWeight: { question, x, m, v, share in
        log(1 - share) - ((x - m) * (x - m) + v) / (2 * question.noiseVariance)
      }),
    FaultySweep(
      name: "the one half of the exponent", hint: "exp(-(x - μ)²/(2σ²)) has a 2.",
      logWeight: { question, x, m, v, share in
        log(share) - ((x - m) * (x - m) + v) / question.noiseVariance
      }),
    FaultySweep(
      name: "memberships that are not normalised",
      hint: "Of each value the memberships add up to 1.", memberships: { $0.map { exp($0) } }),
    FaultySweep(
      name: "exponentials that are all zero",
      hint:
        "Far from both means each exponential is 0 to the computer, and 0/0 no number: subtract logSumExp of both "
        + "logarithms before you take exponentials.",
      memberships: { logs in
        let p = logs.map { exp($0) }
        return p.map { $0 / (p[0] + p[1]) }
      }),
    FaultySweep(
      name: "the spread of a mean added to the noise",
      hint:
        "N(x | m, σ² + v) averages the density; the best factor averages its logarithm: -E(x - μ)²/(2σ²).",
      logWeight: { question, x, m, v, share in
        let spread = (question.noiseVariance + v).squareRoot()
        return log(share) + Normal(mean: m, standardDeviation: spread).logDensity(x)
      }),
    FaultySweep(
      name: "the spread of a mean taken off", hint: "E(x - μ_k)² = (x - m_k)² + v_k, with plus.",
      logWeight: { question, x, m, v, share in
        log(share) - ((x - m) * (x - m) - v) / (2 * question.noiseVariance)
      }),

    // The means
    FaultySweep(
      name: "all values for each component", hint: "A component has Σ rᵢₖ values, not n.",
      variance: { question, _, _ in
        1 / (question.priorPrecision + Double(question.values.count) / question.noiseVariance)
      }),
    FaultySweep(
      name: "means of the values alone",
      hint: "The prior draws each mean towards 0: m = v Σ r x/σ², with the new v.",
      mean: { _, _, sum, count, _ in sum / count }),
    FaultySweep(
      name: "means by the variances before",
      hint: "The new mean has the new variance in it: m = v Σ r x/σ².",
      mean: { question, _, sum, _, old in old * sum / question.noiseVariance }),
    FaultySweep(
      name: "the prior's standard deviation for its variance",
      hint: "The argument is τ; the precision of the prior is 1/τ².",
      variance: { question, count, _ in
        1 / (1 / question.priorDeviation + count / question.noiseVariance)
      }),
    FaultySweep(
      name: "no prior of the means",
      hint: "log p(D, μ, c) has -μ_k²/(2τ²) in it: it adds to the curvature.",
      variance: { question, count, _ in question.noiseVariance / count }),
    FaultySweep(
      name: "the prior's variance for its precision",
      hint: "Curvatures add: 1/τ² of the prior and Σ r/σ² of the values.",
      variance: { question, count, _ in
        1 / (1 / question.priorPrecision + count / question.noiseVariance)
      }),
    FaultySweep(
      name: "variances left as they were",
      hint: "The factor of μ_k is a normal with a new mean and a new variance.",
      variance: { _, _, old in old },
      mean: { question, _, sum, count, _ in
        sum / question.noiseVariance / (question.priorPrecision + count / question.noiseVariance)
      }),
    FaultySweep(
      name: "standard deviations for variances",
      hint: "v_k is a variance: without the square root.",
      variance: { question, count, _ in
        (1 / (question.priorPrecision + count / question.noiseVariance)).squareRoot()
      },
      mean: { question, _, sum, count, _ in
        sum / question.noiseVariance / (question.priorPrecision + count / question.noiseVariance)
      }),
  ]
}

import BayesNumerics
import Marking

extension ExerciseKey<BeautyQuestion> {
  /// The negative controls are simulations with a fault each, run in this process.
  static var sleepingBeauty: Self {
    func mistake(
      _ name: String, _ answer: @escaping @Sendable (BeautyQuestion) -> [Double]
    ) -> Mistake<BeautyQuestion> {
      let hint = BeautyJudgement.faults.first { $0.name == name }?.hint ?? ""
      return Mistake(name, hint: hint) { answer($0) }
    }
    /// Heads among experiments, and what is made of them.
    func counted(
      _ name: String,
      _ answer:
        @escaping @Sendable (_ heads: Double, _ tails: Double, _ awakenings: Double) -> [Double]
    ) -> Mistake<BeautyQuestion> {
      mistake(name) { question in
        let heads = question.headsSimulated()
        return answer(heads, Double(question.experiments) - heads, Double(question.awakenings))
      }
    }
    return Self(
      solution: {
        try chapter6.sleepingBeauty(
          heads: $0.heads, awakenings: $0.awakenings, experiments: $0.experiments, seed: $0.seed)
      },
      mistakes: [
        counted("experiments twice") { h, t, _ in [h / (h + t), h / (h + t)] },
        counted("awakenings twice") { h, t, k in [h / (h + k * t), h / (h + k * t)] },
        counted("the two in the other order") { h, t, k in [h / (h + k * t), h / (h + t)] },
        counted("tails counted") { h, t, k in [t / (h + t), k * t / (h + k * t)] },
        counted("two awakenings whatever is asked") { h, t, _ in [h / (h + t), h / (h + 2 * t)] },
        counted("one awakening too many") { h, t, k in [h / (h + t), h / (h + (k + 1) * t)] },
        counted("one awakening too few") { h, t, k in [h / (h + t), h / (h + (k - 1) * t)] },
        counted("woken often after heads") { h, t, k in [h / (h + t), k * h / (k * h + t)] },
        counted("odds for shares") { h, t, k in [h / t, h / (k * t)] },
        counted("the coin turned round") { h, t, k in [t / (h + t), t / (t + k * h)] },
        mistake("a fair coin whatever is asked") { question in
          let heads = question.headsSimulated(probability: 0.5)
          return question.shares(heads)
        },
        mistake("a new coin at each awakening") { $0.newCoinAtEachAwakening() },
        counted("awakenings per experiment") { h, t, k in [h / (h + t), (h + k * t) / (h + t)] },
        counted("one experiment too many") { h, t, k in [h / (h + t), h / (h + k * (t + 1))] },
        mistake("two simulations for one") { question in
          let first = question.headsSimulated()
          let second = question.headsSimulated(seed: question.seed ^ 0xFFFF)
          return [question.shares(first)[0], question.shares(second)[1]]
        },
        mistake("a formula for draws") { question in
          [
            question.heads,
            BeautyJudgement.perAwakening(question.heads, Double(question.awakenings)),
          ]
        },
        mistake("the seed not used") { $0.shares($0.headsSimulated(seed: 1)) },
        mistake("a seed that does not repeat") { question in
          question.shares(question.headsSimulated(seed: UInt64.random(in: 0...UInt64.max)))
        },
        mistake("the stream started anew for each experiment") { question in
          var random = RandomSource(seed: question.seed)
          return random.uniform() < question.heads ? [1, 1] : [0, 0]
        },
        counted("counts for shares") { h, _, _ in [h, h] },
        mistake("whole numbers divided") { _ in [0, 0] },
      ])
  }
}

extension BeautyQuestion {
  fileprivate func headsSimulated(probability: Double? = nil, seed: UInt64? = nil) -> Double {
    var random = RandomSource(seed: seed ?? self.seed)
    return Double((0..<experiments).count { _ in random.uniform() < probability ?? heads })
  }

  fileprivate func shares(_ count: Double) -> [Double] {
    let share = count / Double(experiments)
    return [share, BeautyJudgement.perAwakening(share, Double(awakenings))]
  }

  fileprivate func newCoinAtEachAwakening() -> [Double] {
    var random = RandomSource(seed: seed)
    var (experimentsWithHeads, awakeningsWithHeads, all) = (0, 0, 0)
    for _ in 0..<experiments {
      let isHeads = random.uniform() < heads
      if isHeads { experimentsWithHeads += 1 }
      for _ in 0..<(isHeads ? 1 : awakenings) {
        all += 1
        if random.uniform() < heads { awakeningsWithHeads += 1 }
      }
    }
    return [
      Double(experimentsWithHeads) / Double(experiments), Double(awakeningsWithHeads) / Double(all),
    ]
  }
}

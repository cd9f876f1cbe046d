import BayesNumerics
import Marking

extension ExerciseKey<DrawsQuestion> {
  /// The negative controls are simulations with a fault each, run in this process.
  static var probabilityByDraws: Self {
    func mistake(
      _ name: String, _ answer: @escaping @Sendable (DrawsQuestion) throws -> [Double]
    ) -> Mistake<DrawsQuestion> {
      let faults =
        DrawsJudgement.faults + [
          DrawsJudgement.sameNumbers, DrawsJudgement.sameStream, DrawsJudgement.integral,
          DrawsJudgement.swapped,
        ]
      let hint = faults.first { $0.name == name }?.hint ?? "Look at the streams."
      return Mistake(name, hint: hint) { try answer($0) }
    }
    @Sendable func right(_ question: DrawsQuestion) throws -> [Double] {
      try chapter2.probabilityByDraws(
        events1: question.events1, events2: question.events2, intervals: question.intervals,
        end: question.end, draws: question.draws, seed: question.seed)
    }
    func withError(
      _ name: String, _ formula: @escaping @Sendable (_ share: Double, _ draws: Double) -> Double
    ) -> Mistake<DrawsQuestion> {
      mistake(name) { question in
        let share = try right(question)[0]
        return [share, formula(share, Double(question.draws))]
      }
    }
    return Self(
      solution: { try right($0) },
      mistakes: [
        mistake("the other sensor") { $0.simulated(isHit: { $0 < $1 }) },
        mistake("the end of the prior forgotten") { $0.simulated(isKept: { _, _ in true }) },
        mistake("moved to the end") { question in
          question.simulated(
            isKept: { _, _ in true },
            isHit: {
              min($0, question.end) > min($1, question.end)
            })
        },
        mistake("only one rate cut off") { question in
          question.simulated(isKept: { first, _ in first < question.end })
        },
        mistake("divided by the draws thrown away, too") { question in
          question.simulated(
            isKept: { _, _ in true },
            isHit: {
              $0 > $1 && $0 < question.end && $1 < question.end
            })
        },
        mistake("s for s + 1") { $0.simulated(shapes: 0) },
        mistake("scale for rate") { $0.simulated(rate: 1 / Double($0.intervals)) },
        mistake("the same random numbers for both rates") { $0.simulated(streams: 2) },
        mistake("drawn from the prior") { $0.simulatedFromThePrior() },
        mistake("the stream started anew for each pair") { question in
          let isHit = question.with(draws: 1).simulated()[0]
          return [isHit, 0]
        },
        mistake("an integral for draws") { question in
          let item = DrawsJudgement.Case(question)
          let share = DrawsJudgement.known[item] ?? item.probability
          return [share, (share * (1 - share) / Double(question.draws)).squareRoot()]
        },
        mistake("the standard error first") { try right($0).reversed() },
        withError("p = 1/2 put into p (1 - p) / n") { 0.5 / $1.squareRoot() + 0 * $0 },
        withError("1.96 standard errors for one") { 1.96 * ($0 * (1 - $0) / $1).squareRoot() },
        withError("two standard errors for one") { 2 * ($0 * (1 - $0) / $1).squareRoot() },
        withError("the variance for the standard error") { $0 * (1 - $0) / $1 },
        withError("the standard deviation of one draw") { share, _ in
          (share * (1 - share)).squareRoot()
        },
        withError("divided by n and not by its root") { ($0 * (1 - $0)).squareRoot() / $1 },
        withError("two draws for a pair") { ($0 * (1 - $0) / (2 * $1)).squareRoot() },
        withError("the standard error of a count") { ($0 / $1).squareRoot() },
        mistake("the seed not used") { $0.with(seed: 1).simulated() },
        mistake("fewer draws than asked") { $0.simulated(inAll: true) },
      ])
  }
}

extension DrawsQuestion {
  fileprivate func with(draws: Int? = nil, seed: UInt64? = nil) -> DrawsQuestion {
    DrawsQuestion(
      events1: events1, events2: events2, intervals: intervals, end: end,
      draws: draws ?? self.draws, seed: seed ?? self.seed)
  }

  /// Both rates uniform up to the end.
  fileprivate func simulatedFromThePrior() -> [Double] {
    var random = RandomSource(seed: seed)
    func rate() -> Double { Double.random(in: 0..<end, using: &random) }
    let share = Double((0..<draws).count { _ in rate() > rate() }) / Double(draws)
    return [share, (share * (1 - share) / Double(draws)).squareRoot()]
  }

  /// A simulation with one thing or another done differently.
  fileprivate func simulated(
    shapes more: Double = 1, rate: Double? = nil, streams: Int = 1, inAll: Bool = false,
    isKept: ((Double, Double) -> Bool)? = nil, isHit: (Double, Double) -> Bool = { $0 > $1 }
  ) -> [Double] {
    var random = RandomSource(seed: seed)
    var other = RandomSource(seed: seed)
    let rate = rate ?? Double(intervals)
    let first = Gamma(shape: Double(events1) + more, rate: rate)
    let second = Gamma(shape: Double(events2) + more, rate: rate)
    var (hits, kept, all) = (0, 0, 0)
    while (inAll ? all : kept) < draws {
      var one = first.sample(using: &random)
      var two = streams == 2 ? second.sample(using: &other) : second.sample(using: &random)
      all += 1
      if isKept == nil, !inAll {
        while one >= end { one = first.sample(using: &random) }
        while two >= end {
          two = streams == 2 ? second.sample(using: &other) : second.sample(using: &random)
        }
      }
      guard isKept?(one, two) ?? (one < end && two < end) else { continue }
      kept += 1
      if isHit(one, two) { hits += 1 }
    }
    let share = Double(hits) / Double(kept)
    return [share, (share * (1 - share) / Double(kept)).squareRoot()]
  }
}

import BayesNumerics
import Marking
import Workbook

/// A place on a target, or a chain there, and how many steps are wanted.
struct StepQuestion: Sendable {
  /// "moves" or "chain".
  var kind = "moves"
  var mean = 0.0
  var precision = 1.0
  var noise = 0.0
  var place = 0.0
  var stepSize: Double
  var steps = 20_000
  var seed: UInt64 = 0

  var run: StepRun { StepRun(mean: mean, precision: precision, noise: noise) }

  var words: String {
    let target =
      "N(\(NumberText.significant(mean, digits: 3)), 1/\(NumberText.significant(precision, digits: 3)))"
    let batch = noise > 0 ? " with noise of a batch" : ""
    let size = "η = \(NumberText.significant(stepSize, digits: 3))"
    return kind == "chain"
      ? "a chain on \(target)\(batch) with \(size)"
      : "\(target)\(batch) at θ = \(NumberText.significant(place, digits: 3)) with \(size)"
  }

  // MARK: What is right

  /// Mean and variance of a move: η s(θ) and 2η + η²V.
  var move: (mean: Double, variance: Double) {
    (-stepSize * precision * (place - mean), 2 * stepSize + stepSize * stepSize * noise * noise)
  }

  /// Of the chain: Σ = (1 - ηP)² Σ + 2η + η²V.
  var restingVariance: Double {
    let keep = 1 - stepSize * precision
    return move.variance / (1 - keep * keep)
  }

  /// The answer by a step.
  func answer(by step: StepRun.Step) throws -> [Double] {
    kind == "chain"
      ? try run.chain(stepSize: stepSize, steps: steps, seed: seed, by: step)
      : try run.moves(from: place, stepSize: stepSize, steps: steps, seed: seed, by: step)
  }

  /// Eight places and two chains; half of them with noise of a batch.
  static func questions(seed: UInt64) -> [StepQuestion] {
    var random = RandomSource(seed: seed).stream("SGLD step")
    var questions = (0..<8).map { number -> StepQuestion in
      let precision = 0.5 + 3 * random.uniform()
      let mean = 2 * random.normal()
      // Never near the mean, where no slope would show
      let side = random.uniform() < 0.5 ? -1.0 : 1
      return StepQuestion(
        mean: mean, precision: precision, noise: number % 2 == 0 ? 0 : 2 + 2 * random.uniform(),
        place: mean + side * (2 + random.uniform()), stepSize: 0.05 + 0.5 * random.uniform())
    }
    for noise in [0.0, 1.5] {
      questions.append(
        StepQuestion(
          kind: "chain", mean: 1, precision: 2, noise: noise, stepSize: 0.25, steps: 100_000))
    }
    return questions.map {
      var question = $0
      question.seed = random.next()
      return question
    }
  }
}

/// Judges a step by mean, variance and kurtosis of many moves, and by where chains rest.
enum StepJudge {
  /// Of each of 26 numbers, in standard errors: all together once in some 70,000, most of it for the eight kurtoses, which
  /// are a little skewed.
  static let bound = 5.2

  /// The fourth moment over the square of the second, 3 for a normal distribution, by the error of the variance, which is
  /// √((kurtosis - 1)/n) of it.
  static func kurtosis(_ answer: [Double], count: Double) -> Double {
    let error = answer[3] / answer[1]
    return 1 + count * error * error
  }

  /// Of the kurtosis of n normal numbers.
  static func kurtosisError(count: Double) -> Double { (24 / count).squareRoot() }

  static let same = Mark.Named(
    name: "the same noise at every step",
    hint:
      "Your moves from one place are all alike: take new numbers from the random source that you are given."
  )

  static func mark(
    _ questions: [StepQuestion], _ answers: [[Double]], _ key: ExerciseKey<StepQuestion>
  ) throws -> Mark {
    guard answers.allSatisfy({ $0.count == 4 }) else {
      return .wrong("Your function must give one place at each call.")
    }
    let faults = zip(questions, answers).compactMap { fault($0, $1) }
    guard let first = faults.first else { return .solved }
    if let named = try named(questions, answers, key) { return .mistakes([named]) }
    let still = zip(questions, answers).allSatisfy {
      $0.kind == "chain" || $0.noise > 0 || $1[1] < 1e-20
    }
    if still { return .mistakes([same]) }
    return .wrong("\(faults.count) of \(questions.count) runs are not right. For \(first)")
  }

  /// What is wrong with one answer, in words; nil where nothing is.
  private static func fault(_ question: StepQuestion, _ answer: [Double]) -> String? {
    func words(_ what: String, _ found: Double, _ expected: Double, _ error: Double) -> String? {
      let z = (found - expected) / error
      if abs(z) <= bound { return nil }
      guard z.isFinite else { return "\(question.words) \(what) is no finite number." }
      return "\(question.words) \(what) is too \(z > 0 ? "large" : "small"), by "
        + "\(NumberText.significant(abs(z), digits: 2)) standard errors."
    }
    if question.kind == "chain" {
      let variance = question.restingVariance
      // A chain that rests elsewhere has other errors; a tenth of a per cent at least
      return words(
        "the variance", answer[0], variance, max(answer[1], 1e-3 * variance))
    }
    let (mean, variance) = question.move
    let count = Double(question.steps)
    return words("the mean of the moves", answer[0], mean, (variance / count).squareRoot())
      ?? words(
        "the variance of the moves", answer[1], variance, variance * (2 / (count - 1)).squareRoot())
      ?? words(
        "the kurtosis of the moves", kurtosis(answer, count: count), 3,
        kurtosisError(count: count))
  }

  /// The known mistake whose moves these are, as far as chance lets see; of several the nearest.
  private static func named(
    _ questions: [StepQuestion], _ answers: [[Double]], _ key: ExerciseKey<StepQuestion>
  ) throws -> Mark.Named? {
    var best: (distance: Double, named: Mark.Named)?
    for mistake in key.mistakes where mistake.name != same.name {
      var distance = 0.0
      for (question, answer) in zip(questions, answers)
      where question.kind == "moves" && distance < bound {
        var question = question
        // Other random numbers than the student's
        question.seed &+= 1
        let known = try key.answer(mistake, to: question)
        for part in 0..<2 {
          let error = (known[2 + part] * known[2 + part] + answer[2 + part] * answer[2 + part])
            .squareRoot()
          let apart = abs(known[part] - answer[part]) / (error + 1e-9 * (1 + abs(known[part])))
          distance = max(distance, apart.isNaN ? .infinity : apart)
        }
        let count = Double(question.steps)
        let tails =
          abs(kurtosis(known, count: count) - kurtosis(answer, count: count))
          / (2.0.squareRoot() * kurtosisError(count: count))
        // Where nothing moves there is none
        if tails.isFinite { distance = max(distance, tails) }
      }
      if distance < bound, distance < best?.distance ?? .infinity {
        best = (distance, Mark.Named(name: mistake.name, hint: mistake.hint))
      }
    }
    return best?.named
  }
}

extension Exercise {
  static let sgldStepCall = StudentCall<StepQuestion>(
    "driveSGLDStep", besides: ["5-sgld-step.driver.swift", "StepRun.swift"]
  ) {
    [
      "kind": $0.kind, "mean": $0.mean, "precision": $0.precision, "noise": $0.noise,
      "place": $0.place, "stepSize": $0.stepSize, "steps": $0.steps, "seed": $0.seed,
    ]
  }

  static let sgldStep = Exercise(
    judged: .build, 5, "sgld-step", "One step of SGLD", difficulty: 3,
    task:
      "Write one step of stochastic gradient Langevin dynamics, from a noisy slope and a random source. Judged are mean, "
      + "variance and kurtosis of its moves, and where chains rest; a right step fails by chance fewer than once in 10,000 markings. "
      + "'swift run chapter13 --with-mine' lets it walk.",
    hint:
      "Uphill by η times the slope, called once. On N(0, 1) with short steps the variance must come out as 1: what variance "
      + "has the noise of one step?",
    questions: { StepQuestion.questions(seed: $0) }, describe: \.words, call: sgldStepCall,
    by: Judge(key: .sgldStep) { questions, answers, key in
      try StepJudge.mark(questions, answers, key)
    })
}

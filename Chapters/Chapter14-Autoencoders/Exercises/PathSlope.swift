import BayesNumerics
import Marking
import RealModule
import Workbook

/// A decoder of one number, a normal of its code, and how many slopes are wanted.
struct PathQuestion: Sendable {
  /// "slopes", or "climb" for steps up the bound.
  var kind = "slopes"
  var x: Double
  var weight: Double
  var noise: Double
  var mean = 0.0
  var logVariance = 0.0
  var draws = 20_000
  var seed: UInt64 = 0

  var run: PathSlopeRun { PathSlopeRun(x: x, weight: weight, noise: noise) }

  var words: String {
    let numbers = [x, weight, noise, mean, logVariance].map {
      NumberText.significant($0, digits: 3)
    }
    return
      "x = \(numbers[0]), x ~ N(\(numbers[1]) z, \(numbers[2])), μ = \(numbers[3]), log σ² = \(numbers[4]):"
  }

  // MARK: What is right

  private var variance: Double { .exp(logVariance) }
  /// ∂ log p(x | z)/∂z at μ, and how it falls with z.
  private var steepness: (slope: Double, bend: Double) {
    (weight * (x - weight * mean) / noise, weight * weight / noise)
  }

  /// The bound's slopes in μ and log σ².
  var slopes: [Double] {
    [
      steepness.slope - mean, -0.5 * steepness.bend * variance - 0.5 * (variance - 1),
    ]
  }

  /// Of one draw along the path, in the same order: z = μ + σ ε makes it a polynomial of ε.
  var variances: [Double] {
    let (g, k) = steepness
    return [k * k * variance, 0.25 * variance * (g * g + 2 * k * k * variance)]
  }

  /// The answer by a function.
  func answer(by slopes: PathSlopeRun.Slopes) throws -> [Double] {
    kind == "climb"
      ? try run.climb(steps: draws, batch: 20, rate: 0.05, seed: seed, by: slopes)
      : try run.moments(
        mean: mean, logVariance: logVariance, draws: draws, seed: seed, by: slopes)
  }

  /// Ten decoders.
  static func questions(seed: UInt64) -> [PathQuestion] {
    var random = RandomSource(seed: seed).stream("path slope")
    return (0..<10).map { _ in
      let side = random.uniform() < 0.5 ? -1.0 : 1
      let weight = side * (0.6 + random.uniform())
      let mean = (random.uniform() < 0.5 ? -1.0 : 1) * (0.5 + random.uniform())
      // Never where the likelihood is flat
      let miss = (random.uniform() < 0.5 ? -1.0 : 1) * (0.7 + random.uniform())
      var question = PathQuestion(
        x: weight * mean + miss, weight: weight, noise: 0.3 + random.uniform(), mean: mean,
        logVariance: -1.5 + 2.5 * random.uniform())
      question.seed = random.next()
      return question
    }
  }
}

/// Judges slopes by the mean and variance of many.
enum PathJudge {
  /// Of each of 40 numbers, in standard errors; all together once in some 100,000 if they were normal, and they nearly are.
  static let bound = 5.2

  static let same = Mark.Named(
    name: "the same noise at every call",
    hint:
      "Your slopes of one decoder are all alike: take a new ε from the random source that you are given."
  )

  static func mark(
    _ questions: [PathQuestion], _ answers: [[Double]], _ key: ExerciseKey<PathQuestion>
  ) throws -> Mark {
    guard answers.allSatisfy({ $0.count == 8 }) else {
      return .wrong("Your function must give two slopes at each call.")
    }
    let faults = zip(questions, answers).compactMap { fault($0, $1) }
    guard let first = faults.first else { return .solved }
    if answers.allSatisfy({ $0[2] < 1e-20 && $0[3] < 1e-20 }) { return .mistakes([same]) }
    if let named = try named(questions, answers, key) { return .mistakes([named]) }
    return .wrong("\(faults.count) of \(questions.count) decoders are not right. For \(first)")
  }

  /// What is wrong with one answer, in words; nil where nothing is.
  private static func fault(_ question: PathQuestion, _ answer: [Double]) -> String? {
    for part in 0..<2 {
      let name = part == 0 ? "the slope in μ" : "the slope in log σ²"
      let error = (question.variances[part] / Double(question.draws)).squareRoot()
      let checks = [
        ("the mean of \(name)", answer[part], question.slopes[part], error),
        (
          "the variance of \(name)", answer[2 + part], question.variances[part],
          max(answer[6 + part], 1e-3 * question.variances[part])
        ),
      ]
      for (what, found, expected, error) in checks {
        let z = (found - expected) / error
        if abs(z) <= bound { continue }
        guard z.isFinite else { return "\(question.words) \(what) is no finite number." }
        return "\(question.words) \(what) is too \(z > 0 ? "large" : "small"), by "
          + "\(NumberText.significant(abs(z), digits: 2)) standard errors."
      }
    }
    return nil
  }

  /// The known mistake whose moments these are, as far as chance lets see; of several the nearest.
  private static func named(
    _ questions: [PathQuestion], _ answers: [[Double]], _ key: ExerciseKey<PathQuestion>
  ) throws -> Mark.Named? {
    var best: (distance: Double, named: Mark.Named)?
    for mistake in key.mistakes where mistake.name != same.name {
      var distance = 0.0
      for (question, answer) in zip(questions, answers) where distance < bound {
        var question = question
        // Other random numbers than the student's
        question.seed &+= 1
        let known = try key.answer(mistake, to: question)
        for part in 0..<4 {
          let error = (known[4 + part] * known[4 + part] + answer[4 + part] * answer[4 + part])
            .squareRoot()
          let apart = abs(known[part] - answer[part]) / (error + 1e-9 * (1 + abs(known[part])))
          distance = max(distance, apart.isNaN ? .infinity : apart)
        }
      }
      if distance < bound, distance < best?.distance ?? .infinity {
        best = (distance, Mark.Named(name: mistake.name, hint: mistake.hint))
      }
    }
    return best?.named
  }
}

extension Exercise {
  static let pathSlopeCall = StudentCall<PathQuestion>(
    "drivePathSlope", besides: ["5-path-slope.driver.swift", "PathSlopeRun.swift"]
  ) {
    [
      "kind": $0.kind, "x": $0.x, "weight": $0.weight, "noise": $0.noise, "mean": $0.mean,
      "logVariance": $0.logVariance, "draws": $0.draws, "seed": $0.seed,
    ]
  }

  static let pathSlope = Exercise(
    judged: .build, 5, "path-slope", "The slope through a draw", difficulty: 3,
    task:
      "Write the reparametrised estimate of the bound's slopes in μ and log σ², from one draw. Judged are mean and variance on "
      + "ten decoders; a right function fails by chance fewer than once in 10,000 markings. 'swift run chapter14 --with-mine' "
      + "lets it climb.",
    hint:
      "z = μ + σ ε with σ = exp(log σ²/2): what is ∂z/∂μ, what ∂z/∂log σ²? Then the slopes of the divergence, exactly.",
    questions: { PathQuestion.questions(seed: $0) }, describe: \.words, call: pathSlopeCall,
    by: Judge(key: .pathSlope) { questions, answers, key in
      try PathJudge.mark(questions, answers, key)
    })
}

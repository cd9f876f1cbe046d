import BayesNumerics
import Foundation
import Marking
import Workbook

/// A target, a normal q, and how many draws of a gradient of the bound are wanted there.
struct PathQuestion: Sendable {
  var target = "coin"
  var heads = 10
  var tails = 4
  var mean: Double
  var logScale: Double
  var draws = 20_000
  var seed: UInt64 = 0

  var run: PathRun { PathRun(target: target, heads: heads, tails: tails) }

  var words: String {
    let place = "q = N(\(short(mean)), \(short(exp(logScale)))²)"
    switch target {
    case "coin": return "the coin with \(heads) heads and \(tails) tails at \(place)"
    case "two-peaks": return "the posterior of two peaks at \(place)"
    default: return "the target with heavy tails at \(place)"
    }
  }

  /// The one-draw gradients of the chapter at this place; the log density is not needed.
  private var gradient: OneDrawGradient {
    let run = run
    return OneDrawGradient(
      target: OneDimensionalTarget(
        name: target, logDensity: { _ in .nan }, slope: { run.slope($0) }, range: -1...1),
      q: Normal(mean: mean, standardDeviation: exp(logScale)))
  }

  /// By quadrature the slopes of the bound in m and in log s, the variances of the path gradient, and the larger ones of
  /// those and the variances of the path that sticks the landing.
  var exact: Exact {
    let gradient = gradient
    func expectation(_ f: @escaping (BoundSlope) -> Double, _ kind: GradientKind) -> Double {
      let none = BoundSlope(mean: 0, logScale: 0)
      return NormalFit.expectation { f(gradient.estimate(kind, $0, baseline: none)) }
    }
    let parts: [(BoundSlope) -> Double] = [\.mean, \.logScale]
    let slopes = parts.map { expectation($0, .path) }
    func variances(_ kind: GradientKind) -> [Double] {
      zip(parts, slopes).map { part, slope in
        expectation({ (part($0) - slope) * (part($0) - slope) }, kind)
      }
    }
    let path = variances(.path)
    return Exact(
      slopes: slopes, variances: path, limits: zip(path, variances(.stickingTheLanding)).map(max))
  }

  struct Exact: Sendable {
    let slopes: [Double]
    let variances: [Double]
    let limits: [Double]

    /// How many standard errors a mean of so many draws is off: its own, or those of the path where they are larger.
    ///
    /// Near the top the path that sticks the landing has a small variance of very skew draws (skewness 23 on the two
    /// peaks), in whose own errors it would be off too often.
    func deviation(_ answer: [Double], _ part: Int, draws: Int) -> Double {
      let error = max(answer[4 + part], (variances[part] / Double(draws)).squareRoot())
      return (answer[part] - slopes[part]) / error
    }
  }

  /// Mean, variance and standard error of both slopes over so many draws, by a gradient.
  func moments(by gradient: PathRun.Gradient) throws -> [Double] {
    try run.moments(mean: mean, logScale: logScale, draws: draws, seed: seed, by: gradient)
  }

  /// Twelve places on three kinds of target, two of them at the top of the bound.
  static func questions(seed: UInt64) -> [PathQuestion] {
    var random = RandomSource(seed: seed).stream("path gradient")
    func top(_ target: OneDimensionalTarget, from start: Double) -> (Double, Double) {
      let best = NormalFit(target: target).climb(from: Normal(mean: start))
      return (best.mean, log(best.standardDeviation))
    }
    let (coin, peak) = (top(.coin, from: 0), top(.sine, from: -1.3))
    var questions = [(0, 0), (0.9, -0.7), (-1, -3), (0.5, 0.8), coin].map {
      PathQuestion(mean: $0.0, logScale: $0.1)
    }
    questions += [peak, (-1, 0.3), (3.5, -1.2)].map {
      PathQuestion(target: "two-peaks", mean: $0.0, logScale: $0.1)
    }
    questions += [(0, 0.2), (-2.5, -0.5)].map {
      PathQuestion(target: "heavy-tails", mean: $0.0, logScale: $0.1)
    }
    for _ in 0..<2 {
      questions.append(
        PathQuestion(
          heads: Int(20 * random.uniform()), tails: Int(20 * random.uniform()),
          mean: random.normal(), logScale: 0.5 * random.normal() - 0.5))
    }
    return questions.map {
      var question = $0
      question.seed = random.next()
      return question
    }
  }
}

/// Judges a gradient by the mean and the variance of many draws.
enum PathJudge {
  /// Of each of the 24 means, in standard errors.
  ///
  /// A right gradient misses one of them in 2 of ten million cases if means of 20,000 are normal; with the skewness of the
  /// path gradient's draws all 24 together make one failure in 100,000 markings or less.
  static let bound = 5.2
  /// By how much a variance may exceed the path's.
  static let allowed = 1.5

  static let same = Mark.Named(
    name: "the same noise at every call",
    hint:
      "Your function gives the same numbers at each call: take new ones from the random source that you are given."
  )

  static let sum = Mark.Named(
    name: "a sum for the mean",
    hint: "One draw is enough; of several per call the mean is wanted, not the sum.")

  static func mark(
    _ questions: [PathQuestion], _ answers: [[Double]], _ key: ExerciseKey<PathQuestion>
  ) throws -> Mark {
    guard answers.allSatisfy({ $0.count == 8 }) else {
      return .wrong("Your function must give two slopes at each call, in m and in log s.")
    }
    let exact = questions.map(\.exact)
    var (off, wild) = ([(place: Int, part: Int, z: Double)](), [(place: Int, part: Int)]())
    for place in questions.indices {
      for part in 0..<2 {
        let z = exact[place].deviation(answers[place], part, draws: questions[place].draws)
        if !(abs(z) <= bound) { off.append((place, part, z)) }
        if !(answers[place][2 + part] <= allowed * exact[place].limits[part]) {
          wild.append((place, part))
        }
      }
    }
    guard !off.isEmpty || !wild.isEmpty else { return .solved }

    if let named = try named(questions, answers, key) { return .mistakes([named]) }
    // Rounding of a mean is all the variance that equal numbers have
    if answers.allSatisfy({ $0[2] < 1e-20 && $0[3] < 1e-20 }) { return .mistakes([same]) }
    if isSum(answers, exact) { return .mistakes([sum]) }
    let names = ["m", "log s"]
    if let first = off.first {
      let parts = (0..<2).map { part in off.count { $0.part == part } }
      return .wrong(
        "The mean of your slopes is not that of the bound: in m it is off at \(parts[0]) of \(questions.count) places, in "
          + "log s at \(parts[1]). For \(questions[first.place].words) the slope in \(names[first.part]) is "
          + (first.z.isFinite
            ? "too \(first.z > 0 ? "large" : "small"), by \(short(abs(first.z))) standard errors."
            : "no finite number."))
    }
    let first = wild[0]
    return .wrong(
      "Your slopes have the right mean but too large a variance at \(Set(wild.map(\.place)).count) of "
        + "\(questions.count) places. For \(questions[first.place].words) that of the slope in \(names[first.part]) is "
        + "\(short(answers[first.place][2 + first.part] / exact[first.place].limits[first.part])) times the path's."
    )
  }

  /// The known mistake whose means and variances these are, as far as chance lets see; of several the nearest.
  private static func named(
    _ questions: [PathQuestion], _ answers: [[Double]], _ key: ExerciseKey<PathQuestion>
  ) throws -> Mark.Named? {
    var best: (distance: Double, named: Mark.Named)?
    for mistake in key.mistakes where ![same.name, sum.name].contains(mistake.name) {
      var distance = 0.0
      for (question, answer) in zip(questions, answers) where distance < 5 {
        var question = question
        // Other random numbers than the student's
        question.seed &+= 1
        question.draws = 4000
        distance = max(distance, self.distance(answer, try key.answer(mistake, to: question)))
      }
      // Two-sided normal, 48 numbers: a mistake is missed in a few of 10,000 cases
      if distance < 5, distance < best?.distance ?? .infinity {
        best = (distance, Mark.Named(name: mistake.name, hint: mistake.hint))
      }
    }
    return best?.named
  }

  /// How far two sets of moments are apart, in their errors; those of variances are doubled, as few draws of heavy-tailed
  /// slopes make most of them.
  private static func distance(_ one: [Double], _ other: [Double]) -> Double {
    (0..<4).map { number in
      let place = number + 4
      let error = (one[place] * one[place] + other[place] * other[place]).squareRoot()
      let difference = abs(one[number] - other[number])
      guard difference.isFinite else { return .infinity }
      return difference / ((number < 2 ? 1 : 2) * error + 1e-8 * (1 + abs(other[number])))
    }.max() ?? .infinity
  }

  /// Whether the slopes in m are so many times those of the bound, the same number of times at each place.
  private static func isSum(
    _ answers: [[Double]], _ exact: [PathQuestion.Exact]
  ) -> Bool {
    let products = zip(answers, exact).reduce(0) { $0 + $1.0[0] * $1.1.slopes[0] }
    let times = (products / exact.reduce(0) { $0 + $1.slopes[0] * $1.slopes[0] }).rounded()
    return times >= 2
      && zip(answers, exact).allSatisfy {
        abs($0[0] - times * $1.slopes[0]) <= bound * $0[4] + 1e-8 * times
      }
  }
}

extension Exercise {
  static let pathGradientCall = StudentCall<PathQuestion>(
    "drivePathGradient", besides: ["7-path-gradient.driver.swift", "PathRun.swift"]
  ) {
    [
      "target": $0.target, "heads": $0.heads, "tails": $0.tails, "mean": $0.mean,
      "logScale": $0.logScale, "draws": $0.draws, "seed": $0.seed,
    ]
  }

  static let pathGradientByMe = Exercise(
    judged: .build, 7, "path-gradient", "The path gradient", difficulty: 3,
    task:
      "Write the slope of the bound from a random number, for any model of one parameter: all that a stochastic search "
      + "needs. Judged are its mean, against quadrature, and its variance, at twelve places; a right gradient fails by "
      + "chance fewer than once in 10,000 markings. 'swift run chapter11 --with-mine' sets it beside the exact slope.",
    hint:
      "Draw ε, and go to θ = m + s ε. How far does θ move with m, and how far with log s, when ε is held? The entropy "
      + "moves, too.",
    questions: { PathQuestion.questions(seed: $0) }, describe: \.words, call: pathGradientCall,
    by: Judge(key: .pathGradient) { questions, answers, key in
      try PathJudge.mark(questions, answers, key)
    })
}

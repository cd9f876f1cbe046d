import BayesNumerics
import Foundation
import Marking
import Workbook

/// Values of two groups, a mixture with known shares and noise, and where sweeps begin.
struct SweepQuestion: Sendable {
  var values: [Double]
  var share: Double
  var noise: Double
  var priorDeviation: Double
  var means: [Double]
  var variances: [Double]
  var sweeps = 200

  var words: String {
    "\(values.count) values, w = \(short(share)), σ = \(short(noise)), τ = \(short(priorDeviation))"
  }

  /// Two groups at a distance of so many standard deviations, and a start between them.
  init(
    count: Int, share: Double, noise: Double, apart: Double, priorDeviation: Double,
    far: Double? = nil, using random: inout RandomSource
  ) {
    let middle = random.normal()
    let ends = [middle - apart / 2 * noise, middle + apart / 2 * noise]
    values = (0..<count).map { i in
      ends[Double(i) < share * Double(count) ? 0 : 1] + noise * random.normal()
    }
    if let far { values.append(middle + far * noise) }
    self.share = share
    self.noise = noise
    self.priorDeviation = priorDeviation
    means = [middle - 0.7 * noise * random.uniform(), middle + 0.7 * noise * random.uniform()]
    variances = [0, 1].map { _ in (0.2 + random.uniform()) * noise * noise }
  }

  static func questions(seed: UInt64) -> [SweepQuestion] {
    var random = RandomSource(seed: seed).stream("mixture sweep")
    var questions = [
      SweepQuestion(
        count: 30, share: 0.5, noise: 1, apart: 5, priorDeviation: 10, using: &random),
      SweepQuestion(
        count: 40, share: 0.3, noise: 0.5, apart: 4, priorDeviation: 2, using: &random),
      // A prior that holds on to 0, and few values
      SweepQuestion(
        count: 6, share: 0.6, noise: 2, apart: 5, priorDeviation: 1.5, using: &random),
      // A value so far out that its densities are 0 to the computer
      SweepQuestion(
        count: 25, share: 0.4, noise: 0.3, apart: 6, priorDeviation: 30, far: 120, using: &random),
      SweepQuestion(
        count: 1, share: 0.8, noise: 1.3, apart: 4, priorDeviation: 3, using: &random),
    ]
    for _ in 0..<3 {
      questions.append(
        SweepQuestion(
          count: 10 + Int(40 * random.uniform()), share: 0.2 + 0.6 * random.uniform(),
          noise: 0.3 + 2 * random.uniform(), apart: 4 + 3 * random.uniform(),
          priorDeviation: 1 + 9 * random.uniform(), using: &random))
    }
    return questions
  }

  /// The bound with the best memberships for these means and variances: Σ log Σ w_k exp E[log N(xᵢ|μ_k, σ²)] less both
  /// divergences from the prior.
  func bound(_ means: [Double], _ variances: [Double]) -> Double {
    let prior = Normal(standardDeviation: priorDeviation)
    var sum = 0.0
    for x in values {
      let logs = [share, 1 - share].enumerated().map { k, share in
        log(share) - variances[k] / (2 * noise * noise)
          + Normal(mean: means[k], standardDeviation: noise).logDensity(x)
      }
      sum += logSumExp(logs[0], logs[1])
    }
    for (mean, variance) in zip(means, variances) {
      sum -= Normal(mean: mean, standardDeviation: variance.squareRoot()).divergence(from: prior)
    }
    return sum
  }

  /// The steepest slope of the bound, per standard deviation of a mean or per doubling of a variance, by central
  /// differences.
  func steepness(_ means: [Double], _ variances: [Double]) -> Double {
    let step = 1e-4
    func slope(_ k: Int, _ change: (Int, Double, inout [Double], inout [Double]) -> Void) -> Double
    {
      let heights = [step, -step].map { step in
        var (m, v) = (means, variances)
        change(k, step, &m, &v)
        return bound(m, v)
      }
      return abs(heights[0] - heights[1]) / (2 * step)
    }
    return (0..<2).map { k in
      max(
        slope(k) { $2[$0] += $1 * $3[$0].squareRoot() }, slope(k) { $3[$0] *= exp($1) })
    }.max() ?? .nan
  }
}

/// Judges sweeps by the bound.
enum SweepJudge {
  /// Of the slope at the end: differences of bounds of 10⁴ over a width of 2·10⁻⁴ have a rounding of 10⁻⁸, and 200 right
  /// sweeps leave less than 10⁻⁶ here.
  static let flat = 1e-5

  static func mark(
    _ questions: [SweepQuestion], _ answers: [[Double]], _ key: ExerciseKey<SweepQuestion>
  ) throws -> Mark {
    var sentences: [String] = []
    for (question, answer) in zip(questions, answers) {
      if let sentence = fault(question, answer) { sentences.append(sentence) }
    }
    guard let first = sentences.first else { return .solved }

    // Two sweeps tell mistakes apart; later ones enlarge rounding
    let begun = answers.map { Array($0.prefix(12)) }
    let beginnings = questions.map { question in
      var question = question
      question.sweeps = 2
      return question
    }
    let found = try key.mistakes.first { mistake in
      try zip(beginnings, begun).allSatisfy { question, given in
        let known = try key.answer(mistake, to: question)
        return known.count == given.count
          && zip(known, given).allSatisfy {
            $0 == $1 || abs($0 - $1) <= 1e-8 * (1 + abs($0)) || !$0.isFinite && !$1.isFinite
          }
      }
    }
    if let found { return .mistake(name: found.name, hint: found.hint) }
    return .wrong(
      "Right for \(questions.count - sentences.count) of \(questions.count) sets of values. \(first)"
    )
  }

  private static func fault(_ question: SweepQuestion, _ path: [Double]) -> String? {
    guard path.count >= 4, path.count % 4 == 0 else { return "Your sweep must give four numbers." }
    let states = stride(from: 0, to: path.count, by: 4).map { Array(path[$0..<($0 + 4)]) }
    var last = -Double.infinity
    for (sweep, state) in states.enumerated() {
      guard state.allSatisfy(\.isFinite), state[2] > 0, state[3] > 0 else {
        return "For \(question.words), sweep \(sweep) gives no finite mean or no positive variance."
      }
      let bound = question.bound(Array(state[0..<2]), Array(state[2..<4]))
      if !(bound >= last - 1e-9 * (1 + abs(last))) {
        return
          "For \(question.words), the bound falls by \(short(last - bound)) nats in sweep \(sweep)."
      }
      last = bound
    }
    guard states.count == question.sweeps + 1, let end = states.last else {
      return "Your sweeps end before the last."
    }
    let steepness = question.steepness(Array(end[0..<2]), Array(end[2..<4]))
    return steepness <= flat
      ? nil
      : "For \(question.words), the bound never falls, but it is not flat where your sweeps end: its slope is "
        + "\(short(steepness)) nats per standard deviation of a mean, or per e-fold of a variance."
  }
}

extension Exercise {
  static let mixtureSweep = Exercise(
    judged: .write, 5, "mixture-sweep", "One sweep for a mixture", difficulty: 2,
    task:
      "Derive one sweep of coordinate ascent for a mixture of two normals: the memberships, then the means with their "
      + "variances. Judged is the bound, which must never fall and be flat in the end; a right sweep never fails.",
    hint:
      "Write down log p(D, μ, c), and average it over everything but one factor. For a mean it is a parabola: read off its "
      + "top and its curvature.",
    questions: { SweepQuestion.questions(seed: $0) }, describe: \.words,
    call: StudentCall(
      "driveMixture", besides: ["5-mixture-sweep.driver.swift", "MixtureRun.swift"]
    ) {
      [
        "values": $0.values, "share": $0.share, "noise": $0.noise,
        "priorDeviation": $0.priorDeviation, "means": $0.means, "variances": $0.variances,
        "sweeps": $0.sweeps,
      ]
    },
    by: Judge(key: .mixtureSweep) { questions, answers, key in
      try SweepJudge.mark(questions, answers, key)
    })
}

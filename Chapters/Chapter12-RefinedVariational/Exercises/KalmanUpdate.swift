import BayesNumerics
import Inference
import Marking
import RealModule
import Workbook

/// A series to run the student's update over.
struct KalmanQuestion: Sendable {
  var season: Int
  var scales: [Double]
  var series: [Double]
  /// Whether every number's mean and variance are wanted, too.
  var all = false

  var run: KalmanRun { KalmanRun(season: season, scales: scales, series: series) }

  var words: String {
    "\(series.count) \(series.count == 1 ? "number" : "numbers") with a season of \(season) and noise of \(scales.map { short($0) }.joined(separator: ", "))"
  }

  private var model: StructuralModel { StructuralModel(season: season) }
  private var structuralScales: StructuralModel.Scales {
    StructuralModel.Scales(
      observation: scales[0], level: scales[1], slope: scales[2], season: scales[3])
  }

  /// log p(y), and mean and variance of the next number, by the joint normal distribution of all.
  func byJointNormal() throws -> [Double] {
    let count = series.count
    let joint = try JointNormal(model, scales: structuralScales, count: count + 1)
    let covariance = joint.covariance
    var seen = Matrix(rows: count, columns: count)
    for i in 0..<count {
      for j in 0..<count { seen[i, j] = covariance[i, j] }
    }
    let first = try MultivariateNormal(
      mean: [Double](repeating: 0, count: count), covariance: seen)
    let cross = (0..<count).map { covariance[count, $0] }
    let factor = try Cholesky(seen)
    return [
      first.logDensity(series), dot(cross, factor.solve(series)),
      covariance[count, count] - dot(cross, factor.solve(cross)),
    ]
  }

  /// Eight series drawn from the model, short and long.
  static func questions(seed: UInt64) -> [KalmanQuestion] {
    var random = RandomSource(seed: seed).stream("kalman update")
    let sizes = [(2, 1), (2, 3), (3, 8), (4, 12), (4, 20), (5, 30), (7, 40), (12, 50)]
    return sizes.map { season, count in
      let scales = [0.3, 0.2, 0.05, 0.1].map { $0 * .exp(0.5 * random.normal()) }
      var question = KalmanQuestion(season: season, scales: scales, series: [])
      question.series =
        question.model.sample(
          count, scales: question.structuralScales, using: &random
        ).series
      return question
    }
  }
}

/// Judges an update by what the joint normal distribution says of the series.
enum KalmanJudge {
  /// Relative, as a filter of fifty steps and a matrix of fifty rows round differently.
  static let bound = 1e-7
  static let parts = ["log p(y)", "the mean of the next number", "the variance of the next number"]

  static func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= bound * (1 + abs(b)) }

  static func mark(
    _ questions: [KalmanQuestion], _ answers: [[Double]], _ key: ExerciseKey<KalmanQuestion>
  ) throws -> Mark {
    guard answers.allSatisfy({ $0.count == 3 }) else {
      return .wrong(
        "Your update must give back a mean and a covariance as large as those that it is given.")
    }
    for (question, answer) in zip(questions, answers) {
      let truth = try question.byJointNormal()
      guard let part = (0..<3).first(where: { !isClose(answer[$0], truth[$0]) }) else { continue }
      if let mistake = key.mistake(in: answers, to: questions, within: bound) {
        return .mistakes([mistake])
      }
      return .wrong(
        "For \(question.words), \(parts[part]) comes out as \(short(answer[part])); the joint normal distribution of all "
          + "numbers says otherwise."
      )
    }
    return .solved
  }
}

extension Exercise {
  static let kalmanUpdateCall = StudentCall<KalmanQuestion>(
    "driveKalmanUpdate", besides: ["5-kalman-update.driver.swift", "KalmanRun.swift"]
  ) { ["season": $0.season, "scales": $0.scales, "series": $0.series, "all": $0.all] }

  static let kalmanUpdate = Exercise(
    judged: .build, 5, "kalman-update", "The Kalman update", difficulty: 3,
    task:
      "Write what one number teaches of a state that is normal: its new mean and covariance, and how likely the number was. "
      + "Run over eight series it must agree with the joint normal distribution of each. 'swift run chapter12 --with-mine' "
      + "runs it through ten years of carbon dioxide.",
    hint:
      "State and number together are normal. Their covariance is C z, the variance of the number is z·C z + σ_y²: condition.",
    questions: { KalmanQuestion.questions(seed: $0) }, describe: \.words, call: kalmanUpdateCall,
    by: Judge(key: .kalmanUpdate) { questions, answers, key in
      try KalmanJudge.mark(questions, answers, key)
    })
}

import BayesNumerics
import Foundation

/// A normal distribution for a ball to roll over: the two on which a leapfrog step is tried.
struct NormalTarget: Sendable, Equatable {
  let name: String
  let mean: [Double]
  let covariance: [[Double]]
  let precision: [[Double]]
  /// mᵢ
  let masses: [Double]

  var dimension: Int { mean.count }

  func gradient(at q: [Double]) -> [Double] {
    let off = zip(mean, q).map { $0 - $1 }
    return precision.map { dot($0, off) }
  }

  /// H = -log P + Σ p² / 2m, up to a constant.
  func energy(_ q: [Double], _ p: [Double]) -> Double {
    let off = zip(mean, q).map { $0 - $1 }
    let kinetic = zip(p, masses).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
    return 0.5 * dot(off, precision.map { dot($0, off) }) + 0.5 * kinetic
  }

  /// Of a precision and its product with the mean.
  ///
  /// - Throws: where the precision is not positive definite.
  init(
    _ name: String, precision: [[Double]], shift: [Double], masses: [Double]
  ) throws(Cholesky.Failure) {
    let root = try Cholesky(Matrix(rows: precision))
    let inverse = root.solve(.identity(shift.count))
    self.name = name
    self.precision = precision
    self.masses = masses
    mean = root.solve(shift)
    covariance = shift.indices.map { i in shift.indices.map { inverse[i, $0] } }
  }

  /// Standard deviations 1.5 and 0.6, correlation 0.8.
  static func correlated() throws(Cholesky.Failure) -> NormalTarget {
    let (a, b, c) = (2.25, 0.72, 0.36)
    let determinant = a * c - b * b
    let precision = [
      [c / determinant, -b / determinant], [-b / determinant, a / determinant],
    ]
    return try NormalTarget(
      "a correlated normal distribution", precision: precision,
      shift: precision.map { dot($0, [1, -0.5]) }, masses: [0.5, 2])
  }

  /// The posterior of μ ~ N(0, 1), θⱼ ~ N(μ, 1), yⱼ ~ N(θⱼ, 0.5²) for three yⱼ; q = (μ, θ₁, θ₂, θ₃).
  static func hierarchy() throws(Cholesky.Failure) -> NormalTarget {
    try NormalTarget(
      "a hierarchy of normal distributions",
      precision: [[4, -1, -1, -1], [-1, 5, 0, 0], [-1, 0, 5, 0], [-1, 0, 0, 5]],
      shift: [0] + [2.1, 0.4, -0.7].map { 4 * $0 }, masses: [0.5, 2, 1, 4])
  }

  /// One coordinate of mean 0 and standard deviation 1, with mass 2: paths are ellipses.
  static func ellipse() throws(Cholesky.Failure) -> NormalTarget {
    try NormalTarget("a normal distribution", precision: [[1]], shift: [0], masses: [2])
  }
}

/// What a leapfrog step is asked to do.
struct LeapfrogQuestion: Sendable {
  enum Task: String, Sendable { case path, `return`, chain }

  let task: Task
  let target: NormalTarget
  var position: [Double]
  var momentum: [Double]
  let stepSize: Double
  let steps: Int
  var draws = 0
  var seed: UInt64 = 0

  var words: String {
    let how =
      "step size \(short(stepSize)), masses \(short(target.masses)), on \(target.name)"
    switch task {
    case .path, .return:
      return (task == .path ? "" : "there and back, ")
        + "\(steps) \(steps == 1 ? "step" : "steps") from x = \(short(position)), p = \(short(momentum)), "
        + how
    case .chain: return "\(draws) draws of \(steps) steps each, \(how)"
    }
  }

  /// The questions of a seed, for both targets.
  static func all(seed: UInt64) -> [LeapfrogQuestion] {
    guard let targets = try? [NormalTarget.correlated(), .hierarchy()] else { return [] }
    var random = RandomSource(seed: seed).stream(7)
    return targets.flatMap { target -> [LeapfrogQuestion] in
      let q = zip(target.mean, target.covariance.indices).map { mean, i in
        mean + target.covariance[i][i].squareRoot() * (random.uniform() < 0.5 ? -1 : 1)
      }
      let p = target.masses.map { $0.squareRoot() * (0.5 + random.uniform()) }
      func ask(
        _ task: Task, _ stepSize: Double, _ steps: Int, _ q: [Double], _ p: [Double]
      ) -> LeapfrogQuestion {
        LeapfrogQuestion(
          task: task, target: target, position: q, momentum: p, stepSize: stepSize, steps: steps)
      }
      var questions = LeapfrogQuestion.sizes.map { ask(.path, $0, Int((2.4 / $0).rounded()), q, p) }
      questions.append(ask(.return, 0.2, 20, q, p))
      // By -ε with the momentum as it is, and by ε with the momentum reversed
      questions.append(ask(.path, -0.1, LeapfrogQuestion.mirrored, q, p))
      questions.append(ask(.path, 0.1, LeapfrogQuestion.mirrored, q, p.map { -$0 }))
      // Each of q and p a little more, and a little less
      for index in 0..<2 * target.dimension {
        for change in [LeapfrogQuestion.nudge, -LeapfrogQuestion.nudge] {
          var start = q + p
          start[index] += change
          questions.append(
            ask(
              .path, 0.3, 1, Array(start.prefix(target.dimension)),
              Array(start.suffix(target.dimension))))
        }
      }
      var chain = ask(.chain, 0.25, 10, target.mean, p)
      (chain.draws, chain.seed) = (1500, random.next())
      return questions + [chain]
    }
  }

  /// Of the paths whose energy is looked at, each half of the last.
  static let sizes = [0.1, 0.05, 0.025]
  /// How many steps the path has that is also gone by negative steps.
  static let mirrored = 5
  /// Of the finite differences.
  static let nudge = 1e-4
}

import Foundation
import Workbook

/// How estimates of one number of draws scatter, beside the standard errors that were stated with them.
struct StatedErrors {
  let draws: Int
  /// Estimate and standard error of each seed.
  let answers: [[Double]]

  var mean: Double { answers.reduce(0) { $0 + $1[0] } / Double(answers.count) }

  /// The mean of the stated standard errors.
  var error: Double { answers.reduce(0) { $0 + $1[1] } / Double(answers.count) }

  private var variance: Double {
    let mean = mean
    return answers.reduce(0) { $0 + ($1[0] - mean) * ($1[0] - mean) } / Double(answers.count - 1)
  }

  /// The standard deviation of the estimates.
  var scatter: Double { variance.squareRoot() }

  /// The scatter over the mean stated error, over all numbers of draws; nil where no error is stated.
  ///
  /// Of four times forty and twice eight estimates with honest errors it lies in 0.9...1.1 in 19 of 20 cases: it
  /// has 170 degrees of freedom, so its standard deviation is about 1 / √340 = 0.054.
  static func scatterOverError(_ all: [StatedErrors]) -> Double? {
    guard all.allSatisfy({ $0.error > 0 }) else { return nil }
    func freedom(_ one: StatedErrors) -> Double { Double(one.answers.count - 1) }
    let squares = all.reduce(0) { $0 + freedom($1) * $1.variance / ($1.error * $1.error) }
    return (squares / all.reduce(0) { $0 + freedom($1) }).squareRoot()
  }

  /// What the quotient says of the errors.
  static func sentence(_ ratio: Double?) -> String {
    guard let ratio else {
      return "Some of your standard errors are not above 0, so they say nothing."
    }
    let opening =
      "Your estimates scatter by \(NumberText.fixed(ratio, decimals: 2)) times what your standard errors "
      + "say (honest ones: 0.9 to 1.1 in 19 of 20 runs)"
    // Wider than the range named, so that honest errors are blamed in fewer than one run of 1000
    if ratio > 1.2 { return "\(opening): your bars are too short." }
    if ratio < 0.8 { return "\(opening): your bars are too long." }
    return "\(opening)."
  }

  /// What ten times the draws did to the errors, from the fewest draws to the most.
  static func shortening(_ all: [StatedErrors]) -> String {
    guard all.count > 1, let first = all.first, let last = all.last, first.error > 0, last.error > 0
    else { return "Some of your bars have no length." }
    let decades = log10(Double(last.draws) / Double(first.draws))
    let factor = log10(first.error / last.error) / decades
    let times = pow(10, factor)
    return abs(times - 1) < 0.05
      ? "Ten times the draws leave your bars as long as they are; √10 times shorter would be right."
      : "Ten times the draws make your bars \(NumberText.significant(max(times, 1 / times), digits: 2)) times "
        + "\(times > 1 ? "shorter" : "longer"), and those of honest estimates √10 = 3.2 times shorter."
  }
}

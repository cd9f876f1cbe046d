import RealModule

/// A share of independent trials, with its binomial standard error.
struct MeasuredShare: Sendable {
  let value: Double
  let error: Double

  /// - Parameter hits: How many of the trials were hits; the error counts one hit and one miss more, so that it is never 0.
  init(_ hits: Int, of trials: Int) {
    value = Double(hits) / Double(trials)
    let share = (Double(hits) + 1) / (Double(trials) + 2)
    error = (share * (1 - share) / Double(trials)).squareRoot()
  }
}

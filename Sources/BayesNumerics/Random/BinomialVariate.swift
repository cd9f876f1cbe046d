import RealModule

extension RandomSource {
  /// A binomial variate: how many of `trials` succeed, each with that probability.
  ///
  /// trials ≥ 0, 0 ≤ probability ≤ 1. Exact to the 52 bits of ``uniform()``: by inversion of the
  /// sum of masses where the smaller of the expected counts is below 10, else by transformed
  /// rejection, in a time that does not grow with `trials`. Source: Hörmann (1993), "The
  /// generation of binomial random variates", J. Stat. Comput. Simul. 46, algorithm BTRS; ratio
  /// of masses by Loader's saddle point.
  public mutating func binomial(trials: Int, probability: Double) -> Int {
    precondition(
      trials >= 0 && 0 <= probability && probability <= 1,
      "A binomial variate needs trials >= 0 and a probability in 0...1, not \(trials), \(probability)."
    )

    // Count the rarer outcome.
    if probability > 0.5 { return trials - binomial(trials: trials, probability: 1 - probability) }
    return Double(trials) * probability < 10
      ? invertedBinomial(trials, probability) : rejectedBinomial(trials, probability)
  }

  private mutating func invertedBinomial(_ trials: Int, _ p: Double) -> Int {
    guard trials > 0, p > 0 else { return 0 }
    var rest = uniform()
    var mass = Double.exp(Double(trials) * .log(onePlus: -p))
    let odds = p / (1 - p)
    var count = 0
    while rest > mass, count < trials {
      rest -= mass
      count += 1
      mass *= odds * Double(trials - count + 1) / Double(count)
    }
    return count
  }

  private mutating func rejectedBinomial(_ trials: Int, _ p: Double) -> Int {
    // The hat of the paper, for the mean n p ≥ 10 and p ≤ ½.
    let n = Double(trials)
    let q = 1 - p
    let deviation = (n * p * q).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * p
    let centre = n * p + 0.5
    let alpha = (2.83 + 5.1 / b) * deviation
    let squeeze = 0.92 - 4.2 / b
    let mode = ((n + 1) * p).rounded(.down)
    let logMassAtMode = logBinomialMass(successes: mode, failures: n - mode, p, q)

    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + centre).rounded(.down)
      guard k >= 0, k <= n else { continue }
      if us >= 0.07, v <= squeeze { return Int(k) }
      let logRatio = logBinomialMass(successes: k, failures: n - k, p, q) - logMassAtMode
      if .log(v * alpha / (a / (us * us) + b)) <= logRatio { return Int(k) }
    }
  }
}

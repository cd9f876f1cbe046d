import RealModule

extension RandomSource {
  /// A Poisson variate: how many rare events happen where `mean` are expected.
  ///
  /// 0 ≤ mean ≤ 1e15. Exact to the 52 bits of ``uniform()``: by inversion of the sum of masses
  /// below a mean of 10, else by transformed rejection, in a time that does not grow with the
  /// mean. Source: Hörmann (1993), "The transformed rejection method for generating Poisson
  /// random variables", Insurance: Mathematics and Economics 12, algorithm PTRS.
  public mutating func poisson(mean: Double) -> Int {
    precondition(
      mean >= 0 && mean <= 1e15, "A Poisson variate needs a mean in 0...1e15, not \(mean).")
    return mean < 10 ? invertedPoisson(mean) : rejectedPoisson(mean)
  }

  private mutating func invertedPoisson(_ mean: Double) -> Int {
    var rest = uniform()
    var mass = Double.exp(-mean)
    var count = 0
    while rest > mass, mass > 0 {
      rest -= mass
      count += 1
      mass *= mean / Double(count)
    }
    return count
  }

  private mutating func rejectedPoisson(_ mean: Double) -> Int {
    // The hat of the paper.
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let squeeze = 0.9277 - 3.6224 / (b - 2)

    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
      if us >= 0.07, v <= squeeze { return Int(k) }
      guard k >= 0, us >= 0.013 || v <= us else { continue }
      if .log(v * inverseAlpha / (a / (us * us) + b)) <= logPoissonMass(k, mean: mean) {
        return Int(k)
      }
    }
  }
}

import RealModule

/// The sum of waves that a list of complex numbers is made of, in n log n steps.
///
/// Z_k = Σ_j z_j exp(-2πi jk / n), for n a power of two: the transform of the even and of the odd
/// places, half as long each, joined by n/2 rotations (Cooley and Tukey 1965). Error: some
/// log₂(n) ulp of the largest Z.
struct FourierTransform {
  /// n
  let count: Int
  /// exp(-πi k / h), k from 0 to h - 1, from place h on: for every half-length h = 1, 2, 4, ..., n/2.
  private let turns: (cosines: [Double], sines: [Double])

  /// For at least so many numbers: `count` is the next power of two.
  init(atLeast length: Int) {
    var count = 1
    while count < length { count *= 2 }
    self.count = count
    let usual = FourierTransform.usual
    turns = count <= usual.count ? usual.turns : FourierTransform.turns(count)
  }

  /// Up to this length all transforms share their turns: a table of chains takes thousands of
  /// transforms, and a cosine costs more than what is done with it.
  private static let usual = (count: 1 << 16, turns: turns(1 << 16))

  private static func turns(_ count: Int) -> (cosines: [Double], sines: [Double]) {
    var cosines = [Double](repeating: 1, count: count)
    var sines = [Double](repeating: 0, count: count)
    var half = 1
    while half < count {
      for k in 0..<half {
        cosines[half + k] = .cos(-Double.pi / Double(half) * Double(k))
        sines[half + k] = .sin(-Double.pi / Double(half) * Double(k))
      }
      half *= 2
    }
    return (cosines, sines)
  }

  /// Replaces the numbers by their transform. Precondition: `count` real and imaginary parts.
  func apply(real: inout [Double], imaginary: inout [Double]) {
    precondition(
      real.count == count && imaginary.count == count,
      "A transform of \(count) numbers got \(real.count) real and \(imaginary.count) imaginary.")
    sortByReversedBits(&real, &imaginary)

    // Join pairs of transforms of length `half`
    var half = 1
    while half < count {
      for start in Swift.stride(from: 0, to: count, by: 2 * half) {
        for k in 0..<half {
          let (cosine, sine) = (turns.cosines[half + k], turns.sines[half + k])
          let (even, odd) = (start + k, start + k + half)
          let turnedReal = cosine * real[odd] - sine * imaginary[odd]
          let turnedImaginary = cosine * imaginary[odd] + sine * real[odd]
          real[odd] = real[even] - turnedReal
          imaginary[odd] = imaginary[even] - turnedImaginary
          real[even] += turnedReal
          imaginary[even] += turnedImaginary
        }
      }
      half *= 2
    }
  }

  /// Even places before odd ones, and so on within each half.
  private func sortByReversedBits(_ real: inout [Double], _ imaginary: inout [Double]) {
    var reversed = 0
    for index in 0..<count {
      if index < reversed {
        real.swapAt(index, reversed)
        imaginary.swapAt(index, reversed)
      }
      // Add one from the highest bit down
      var bit = count / 2
      while bit > 0 && reversed & bit != 0 {
        reversed ^= bit
        bit /= 2
      }
      reversed |= bit
    }
  }
}

import RealModule

/// The sum of waves that a list of complex numbers is made of, in n log n steps.
///
/// Z_k = Σ_j z_j exp(-2πi jk / n), for n a power of two: the transform of the even and of the odd
/// places, half as long each, joined by n/2 rotations (Cooley and Tukey 1965). Error: some
/// log₂(n) ulp of the largest Z.
struct FourierTransform {
  /// n
  let count: Int
  /// exp(-2πi k / n) for k below n/2
  private let cosines: [Double]
  private let sines: [Double]

  /// For at least so many numbers: `count` is the next power of two.
  init(atLeast length: Int) {
    var count = 1
    while count < length { count *= 2 }
    self.count = count
    let turn = -2 * Double.pi / Double(count)
    cosines = (0..<count / 2).map { .cos(turn * Double($0)) }
    sines = (0..<count / 2).map { .sin(turn * Double($0)) }
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
      let stride = count / (2 * half)
      for start in Swift.stride(from: 0, to: count, by: 2 * half) {
        for k in 0..<half {
          let (cosine, sine) = (cosines[k * stride], sines[k * stride])
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

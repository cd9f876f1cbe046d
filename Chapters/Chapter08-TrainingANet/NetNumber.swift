import Foundation

/// A number with which a net can be computed: a real one, a complex one, or one that carries its slope.
///
/// The forward pass is written once for all of them, so that derivatives can be had without backpropagation.
protocol NetNumber: Sendable {
  init(_ real: Double)
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static func exponential(_ a: Self) -> Self
  static func logarithm(_ a: Self) -> Self
}

extension Double: NetNumber {
  static func exponential(_ a: Double) -> Double { exp(a) }
  static func logarithm(_ a: Double) -> Double { log(a) }
}

/// x + iy. A step ih along the imaginary axis shows a slope: f(x + ih) = f(x) + ih f'(x) - h² f''(x)/2 - ...
struct ComplexNumber: NetNumber {
  var real: Double
  var imaginary: Double

  init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  init(_ real: Double) { self.init(real, 0) }

  static func + (a: Self, b: Self) -> Self { Self(a.real + b.real, a.imaginary + b.imaginary) }
  static func - (a: Self, b: Self) -> Self { Self(a.real - b.real, a.imaginary - b.imaginary) }

  static func * (a: Self, b: Self) -> Self {
    Self(
      a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }

  static func / (a: Self, b: Self) -> Self {
    let size = b.real * b.real + b.imaginary * b.imaginary
    return a * Self(b.real / size, -b.imaginary / size)
  }

  static func exponential(_ a: Self) -> Self {
    Self(exp(a.real) * cos(a.imaginary), exp(a.real) * sin(a.imaginary))
  }

  static func logarithm(_ a: Self) -> Self {
    Self(log(hypot(a.real, a.imaginary)), atan2(a.imaginary, a.real))
  }
}

/// x + εy with ε² = 0: a value and its slope, which every operation carries on by the chain rule.
///
/// The slope is exact, as there is no step: this is *forward-mode differentiation*.
struct DualNumber: NetNumber {
  var value: Double
  var slope: Double

  init(_ value: Double, slope: Double) {
    self.value = value
    self.slope = slope
  }

  init(_ real: Double) { self.init(real, slope: 0) }

  static func + (a: Self, b: Self) -> Self { Self(a.value + b.value, slope: a.slope + b.slope) }
  static func - (a: Self, b: Self) -> Self { Self(a.value - b.value, slope: a.slope - b.slope) }

  // snippet: product
  static func * (a: Self, b: Self) -> Self {
    Self(a.value * b.value, slope: a.slope * b.value + a.value * b.slope)
  }
  // end snippet

  static func / (a: Self, b: Self) -> Self {
    let quotient = a.value / b.value
    return Self(quotient, slope: (a.slope - quotient * b.slope) / b.value)
  }

  static func exponential(_ a: Self) -> Self {
    let value = exp(a.value)
    return Self(value, slope: value * a.slope)
  }

  static func logarithm(_ a: Self) -> Self { Self(log(a.value), slope: a.slope / a.value) }
}

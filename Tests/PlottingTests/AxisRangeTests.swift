import Testing

@testable import Plotting

@Suite struct AxisRangeTests {
  static let extremes: [Double] = [
    .nan, .infinity, -.infinity, 1e308, -1e308, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
    -.leastNonzeroMagnitude, .leastNormalMagnitude, 0,
    -0.0, 1, -1, 1e300, 1e-300, 1e15, 1e15 + 1, 0.1,
  ]

  @Test func aLegalRangeStaysAsItIs() {
    for range in [0.0...1, -3...7e5, 1e-20...2e-20, 1e6...(1e6 + 20)] {
      #expect(Axis.range(from: range.lowerBound, to: range.upperBound) == range)
      #expect(Axis("x", range: range).range == range)
    }
    #expect(Axis.range(from: 1e-12, to: 10, scale: .logarithmic) == 1e-12...10)
  }

  /// Every pair of extremes gives two ends that differ when they are written with seven digits.
  @Test(arguments: [Axis.Scale.linear, .logarithmic])
  func anyTwoNumbersGiveARange(scale: Axis.Scale) {
    for one in Self.extremes {
      for other in Self.extremes {
        let range = Axis.range(from: one, to: other, scale: scale)
        #expect(range.lowerBound.isDrawable(on: scale), "\(one), \(other)")
        #expect(range.upperBound.isDrawable(on: scale), "\(one), \(other)")
        #expect(
          Digits.data(range.lowerBound) != Digits.data(range.upperBound),
          "\(one), \(other): \(range)")
        #expect(Axis.range(fitting: [one, other], scale: scale).upperBound > 0 || scale == .linear)
      }
    }
  }

  @Test func whatCannotBeShownIsLeftOut() {
    #expect(Axis.range(fitting: [.nan, 2, .infinity, 4, -1e305], room: 0.5) == 1...5)
    #expect(Axis.range(fitting: [-3, 0, 10, 1000], room: 0, scale: .logarithmic) == 10...1000)
    #expect(Axis.range(fitting: [Double]()) == 0...1)
    #expect(Axis.range(fitting: [-1, .nan], scale: .logarithmic) == 1...10)
  }

  @Test func equalNumbersStandInTheMiddle() {
    let range = Axis.range(fitting: [8, 8, 8])
    #expect(range.lowerBound < 8 && range.upperBound > 8)
    #expect(abs((range.lowerBound + range.upperBound) / 2 - 8) < 1e-12)
    #expect(Axis.range(fitting: [0, 0]) == -0.5...0.5)
  }

  @Test func roundEndsAreFoundForAnyRange() {
    for one in Self.extremes where !one.isNaN {
      for other in Self.extremes where other >= one {
        let range = RoundNumber.range(around: one...other)
        #expect(range.upperBound > range.lowerBound, "\(one)...\(other)")
      }
    }
  }
}

import BayesNumerics
import TestSupport
import Testing

@Suite struct LogSumExpTests {
  @Test func nothingOverflowsOrUnderflows() {
    // log(2 e^1000) = 1000 + log 2 and the like: count + 2 = 4 units.
    let logTwo = 0.693_147_180_559_945_3
    for shift in [-1e300, -1000, 0, 1000, 1e300] {
      #expect(logarithmError(logSumExp([shift, shift]), shift + logTwo) <= 4)
    }
    #expect(logSumExp([0, -.infinity]) == 0)
    #expect(logSumExp([-0.1]) == -0.1)
  }

  @Test func extremesAreValues() {
    #expect(logSumExp([]) == -.infinity)
    #expect(logSumExp([-.infinity, -.infinity]) == -.infinity)
    #expect(logSumExp([.infinity, 0]) == .infinity)
    #expect(logSumExp([.infinity, -.infinity]) == .infinity)
    #expect(logSumExp([.infinity, .nan]).isNaN)
    #expect(logSumExp([.nan]).isNaN)
  }

  @Test func log1mexpAndLog1pexpAreRightToFourUlp() {
    let found = worst(log1mexpLiterals) {
      max(relativeError(log1mexp($0[0]), $0[1]), relativeError(log1pexp($0[0]), $0[2]))
    }
    #expect(found.error <= 4, "\(found.row)")
    // log(1 + eˣ) = x + log(1 + e⁻ˣ): both halves of the definition agree.
    #expect(relativeError(log1pexp(3), 3 + log1pexp(-3)) <= 2)
  }

  @Test func endsAreValues() {
    #expect(log1mexp(0) == -.infinity)
    #expect(log1mexp(-.infinity) == 0)
    #expect(log1mexp(0.1).isNaN)
    #expect(log1mexp(.nan).isNaN)
    #expect(log1pexp(1e308) == 1e308)
    #expect(log1pexp(.infinity) == .infinity)
    #expect(log1pexp(-.infinity) == 0)
    #expect(log1pexp(.nan).isNaN)
  }

  /// Two formulas of a few roundings each.
  @Test func twoAreTheListOfBoth() {
    let values = [-.infinity, -745, -3, 0, 0.5, 700, .infinity]
    for a in values {
      for b in values {
        #expect(logarithmError(logSumExp(a, b), logSumExp([a, b])) <= 4)
      }
    }
    #expect(logSumExp(.nan, 0).isNaN && logSumExp(0, .nan).isNaN)
  }
}

import BayesNumerics
import ChapterTestSupport
import Testing
import Workbook

@testable import chapter13

@Suite struct WhenSgdLiesTests {
  static let findings = Shared {
    try await StochasticGradients.quickFindings(StochasticGradients.whenSgdLies)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  static func dropout(keep: Double) -> LinearDropout {
    var random = RandomSource(seed: 3)
    let rows = (0..<12).map { _ in (0..<4).map { _ in random.normal() } }
    return LinearDropout(
      inputs: Matrix(rows: rows), targets: rows.map { $0[0] - $0[2] + 0.3 * random.normal() },
      keep: keep)
  }

  /// At any weights the mean loss over all 16 masks is the penalised loss, to rounding; with the penalty of another q not.
  @Test(arguments: [0.3, 0.5, 0.9])
  func masksAreAPenalty(keep: Double) throws {
    let model = Self.dropout(keep: keep)
    let other = LinearDropout(
      inputs: model.inputs, targets: model.targets, keep: 0.6 * keep)
    for w in [try model.fit(), [0.4, -1, 2, 0.1]] {
      #expect(abs(model.lossOverMasks(w) / model.penalisedLoss(w) - 1) < 1e-12)
      #expect(abs(model.lossOverMasks(w) / other.penalisedLoss(w) - 1) > 1e-3)
    }
  }

  /// The fit is the least of it: no small step in any weight lowers the mean loss over masks.
  @Test func theFitIsTheMinimum() throws {
    let model = Self.dropout(keep: 0.5)
    let fit = try model.fit()
    let least = model.lossOverMasks(fit)
    for k in 0..<4 {
      for step in [-1e-3, 1e-3] {
        var near = fit
        near[k] += step
        #expect(model.lossOverMasks(near) > least)
      }
    }
  }

  /// The spread over masks of the function at x, by going through all of them.
  @Test func theSpreadIsThatOfTheMasks() {
    let model = Self.dropout(keep: 0.3)
    let (w, x) = ([0.4, -1, 2, 0.1], [1.0, 2, -1, 0.5])
    var (mean, square) = (0.0, 0.0)
    for mask in 0..<16 {
      var (output, probability) = (0.0, 1.0)
      for j in 0..<4 {
        let isKept = mask >> j & 1 == 1
        probability *= isKept ? 0.3 : 0.7
        output += isKept ? w[j] * x[j] / 0.3 : 0
      }
      mean += probability * output
      square += probability * output * output
    }
    #expect(abs(model.spread(w, at: x) - (square - mean * mean).squareRoot()) < 1e-12)
    #expect(abs(mean - zip(w, x).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-12)
  }

  /// Short steps cover less than they say, at the best step they are about right.
  @Test func shortStepsAreOverconfident() async throws {
    let findings = try await Self.findings.value
    #expect(findings.number("short") < 0.65)
    #expect(findings.number("best") > 0.8)
  }
}

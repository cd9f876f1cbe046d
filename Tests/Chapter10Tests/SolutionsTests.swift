import BayesNumerics
import ChapterTestSupport
import Foundation
import Marking
import Networks
import TestSupport
import Testing

@testable import chapter10

/// The solutions of exercises, by other routes than their own.
@Suite struct UnitsSolutionsTests {
  /// The mean of a count is the sum of P(M ≥ m), and M ≥ m is that m units came.
  @Test(arguments: [(0.5, 10), (0.9, 3), (0.3, 1), (0.07, 20)])
  func sizesAreThoseOfTheChapter(alpha: Double, most: Int) throws {
    let answer = try sizePrior(alpha: alpha, most: most)
    let expected =
      UnitCount(alpha: alpha, most: most).probabilities
      + [(1...most).reduce(0) { $0 + pow(alpha, Double($1)) }]
    #expect(answer.count == most + 2)
    #expect(zip(answer, expected).allSatisfy { abs($0 - $1) < 1e-14 * (1 + $1) })
    let total = answer.dropLast().reduce(0, +)
    #expect(abs(total - 1) < 1e-14)
  }

  /// Second moments less the square of the mean, and exponentials where there is room for them.
  @Test func averagesAreThoseOfMoments() throws {
    var random = RandomSource(seed: 1)
    for _ in 0..<20 {
      let question = AverageQuestion(sizes: 4, around: -5, using: &random)
      let answer = try averaged(
        logEvidences: question.logEvidences, prior: question.prior, means: question.means,
        deviations: question.deviations)
      let joint = zip(question.logEvidences, question.prior).map { exp($0) * $1 }
      let weights = joint.map { $0 / joint.reduce(0, +) }
      let mean = dot(weights, question.means)
      let square = weights.indices.reduce(0.0) {
        let second =
          question.deviations[$1] * question.deviations[$1] + question.means[$1]
          * question.means[$1]
        return $0 + weights[$1] * second
      }
      let expected = weights + [mean, (square - mean * mean).squareRoot()]
      #expect(zip(answer, expected).allSatisfy { abs($0 - $1) < 1e-12 * (1 + abs($1)) })

      // A level that all log evidences share says nothing
      let low = try averaged(
        logEvidences: question.logEvidences.map { $0 - 3000 }, prior: question.prior,
        means: question.means, deviations: question.deviations)
      #expect(zip(answer, low).allSatisfy { abs($0 - $1) < 1e-10 })
    }
  }

  /// From evidences both posteriors follow without a ratio.
  @Test func reweightingIsBayesRuleTwice() throws {
    var random = RandomSource(seed: 2)
    for most in [1, 3, 10] {
      let evidences = (0...most).map { _ in exp(2 * random.normal()) }
      func posterior(_ alpha: Double) -> [Double] {
        let joint = zip(evidences, UnitCount(alpha: alpha, most: most).probabilities).map {
          $0 * $1
        }
        return joint.map { $0 / joint.reduce(0, +) }
      }
      let answer = try reweighted(posterior: posterior(0.6), alpha: 0.6, newAlpha: 0.25)
      #expect(zip(answer, posterior(0.25)).allSatisfy { abs($0 - $1) < 1e-14 })
    }
  }

  /// y is normal: the weights need not be known at all.
  @Test func theLemmaIsTheNormalDistributionOfTheData() throws {
    var random = RandomSource(seed: 3)
    for question in LemmaQuestion.edges
      + (0..<20).map({ _ in LemmaQuestion.random(using: &random) })
    {
      let n = question.targets.count
      var covariance = Matrix(rows: n, columns: n)
      for i in 0..<n {
        for j in 0..<n {
          for k in question.means.indices {
            covariance[i, j] += question.rows[i][k] * question.variances[k] * question.rows[j][k]
          }
        }
        covariance[i, i] += question.noiseVariance
      }
      let factor = try Cholesky(covariance)
      let white = factor.whiten(
        zip(question.targets, question.rows).map { $0 - dot($1, question.means) })
      let expected =
        -0.5 * (dot(white, white) + factor.logDeterminant + Double(n) * log(2 * .pi))
      let answer = try logEvidence(
        rows: question.rows, targets: question.targets, means: question.means,
        variances: question.variances, noiseVariance: question.noiseVariance)
      #expect(abs(answer - expected) < 1e-9 * (1 + abs(expected)))
    }
  }

  /// Whatever is drawn: five tests pass the fault and one does not, and the mended function passes all.
  @Test func oneTestExposesTheFault() {
    for seed in 1...5 {
      let exposing = StonesRun.tests.indices.filter {
        BrokenStones.finding($0, seed: UInt64(seed)).isExposed
      }
      #expect(exposing.map { StonesRun.tests[$0] } == ["few-temperatures"])
      let mended = StonesRun.tests.indices.filter {
        BrokenStones.finding($0, seed: UInt64(seed)) {
          (try? steppingStones(temperatures: $0.temperatures, logLikelihoods: $0.logLikelihoods))
            ?? .nan
        }.isExposed
      }
      #expect(mended.isEmpty)
    }
  }

  /// The lemma against evidences that know none of it.
  @Test func theRatioIsThatOfOtherEvidences() throws {
    for question in BirthQuestion.questions(seed: 4) {
      let right = try question.rightRatios()
      let answer = try ExerciseKey.birthRatio.rightAnswer(to: question)
      #expect(answer.count == question.births.count)
      #expect(zip(answer, right).allSatisfy { abs($0 - $1) < 1e-10 * (1 + abs($1)) })
    }
  }

  /// The judge's ratios are those of the chapter's sampler, written to be read.
  @Test func theRatioIsThatOfTheChaptersSampler() throws {
    let tiny = TinyNet.standard
    let sampler = JumpSampler(network: try tiny.network())
    func state(_ units: [Double]) -> VariableNetworkParameters {
      var state = tiny.start(units: units.count)
      state.net.nodes = Matrix(rows: 1, columns: units.count, elements: units)
      return state
    }
    var question = FewUnits.withData.question
    question.births = [[0.7], [-1, 2], [-1, 2, 0.3]]
    for (birth, right) in zip(question.births, try question.rightRatios()) {
      let ratio = sampler.logRatio(ofBirthFrom: state(birth.dropLast()), to: state(birth))
      #expect(abs(ratio - right) < 1e-9 * (1 + abs(right)))
    }
  }

  /// A chain with the right ratio is where Bayes' rule says, with data and without; one without (2π)^(1/2) is not.
  @Test func aChainWithTheRatioIsWhereBayesRuleSays() throws {
    for net in [FewUnits.withData, FewUnits.withoutData] {
      let ratios = try ExerciseKey.birthRatio.rightAnswer(to: net.question)
      let exact = try net.posterior()
      let chain = try #require(net.posterior(ofChainWith: ratios))
      #expect(zip(chain, exact).allSatisfy { abs($0 - $1) < 1e-9 })
      let printed = try #require(
        net.posterior(ofChainWith: ratios.map { $0 - 0.5 * log(2 * .pi) }))
      #expect(zip(printed, exact).contains { abs($0 - $1) > 0.01 })
    }
    let prior = UnitCount(alpha: 0.3, most: 3).probabilities
    #expect(zip(try FewUnits.withoutData.posterior(), prior).allSatisfy { abs($0 - $1) < 1e-14 })
  }

  /// Terms add up: two mistakes at once are named as two.
  @Test func twoMistakesOfARatioAreNamedAsTwo() throws {
    let key = ExerciseKey<BirthQuestion>.birthRatio
    let questions = BirthQuestion.questions(seed: 5)
    let names = ["the lemma without its constant (E6)", "the ends forgotten"]
    let answers = try questions.map { question in
      let right = try key.rightAnswer(to: question)
      return try names.reduce(right) { sum, name in
        let mistake = try #require(key.mistakes.first { $0.name == name })
        let known = try key.answer(mistake, to: question)
        return sum.indices.map { sum[$0] + known[$0] - right[$0] }
      }
    }
    #expect(try BirthJudge.mark(questions, answers, key).mistakeNames == names)

    // What is unknown is said to be where it is
    let unknown = try questions.map { question in
      zip(try key.rightAnswer(to: question), question.births).map { $1.count == 1 ? $0 + 0.3 : $0 }
    }
    let sentence = try BirthJudge.mark(questions, unknown, key).explanation
    #expect(
      sentence.contains("0 of 12 from no unit") && sentence.contains("too large by 0.3"),
      "\(sentence)")
  }

  /// What does not depend on draws has a formula.
  @Test func whatIsForetoldIsWhatTheFormulasSay() {
    for seed in 1...2 {
      let truths = UnitsPrediction(seed: UInt64(seed)).truths
      let known = [
        0: 1 - pow(0.5, 10), 1: pow(0.5, 1.0 / 3), 2: 0.25, 6: 1 / (1 + exp(3)),
        7: 1 / (1 + 2 * Double.pi),
      ]
      for (index, value) in known { #expect(abs(truths[index] - value) < 2e-4, "\(index)") }
      let slope: Double = 2 - 0.5 * 0.64 / 1.01 / log(10)
      #expect(abs(truths[5] - slope) < 0.01)
      #expect(truths[3] > 0 && truths[3] < 1 && truths[4] >= 1 && truths[4] <= 1000)
    }
  }

  /// A right ratio leads to p(M | D); that of the lemma as printed does not.
  @Test(arguments: ["solution", "without-two-pi"])
  func whatIsBuiltJumps(answer: String) throws {
    let (status, words) = try runWithAnswers(
      ["7-birth-ratio": answer == "solution" ? nil : answer], in: HowManyUnits.self, ["--quick"])
    #expect(status == 0, "\(words)")
    #expect(
      words.contains("Yes: your chains return the prior") == (answer == "solution"), "\(words)")
    #expect(words.contains("No: your chains return neither") == (answer != "solution"), "\(words)")
  }
}

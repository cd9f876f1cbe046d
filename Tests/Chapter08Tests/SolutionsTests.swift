import BayesNumerics
import ChapterTestSupport
import Foundation
import Marking
import Networks
import TestSupport
import Testing

@testable import chapter8

/// The solutions of exercises, by other routes than their own.
@Suite struct TrainingSolutionsTests {
  @Test func parametersAreThoseOfANetThatIsThere() throws {
    var random = RandomSource(seed: 1)
    for widths in [[10, 4, 2], [1, 1], [3, 5, 2, 4]] {
      let net = SlideNet(random: widths, hidden: .tanh, using: &random)
      #expect(try parameters(widths: widths) == net.parameters.count)
    }
  }

  /// Forward mode, which knows no chain of deltas.
  @Test func oneStepIsThatOfForwardMode() throws {
    var random = RandomSource(seed: 2)
    for _ in 0..<20 {
      let question = StepQuestion.random(using: &random)
      let unit = SlideNet(layers: [
        SlideLayer(weights: [question.weights], biases: [question.bias], activation: .tanh)
      ])
      let old = unit.parameters
      let expected = old.indices.map { moved in
        var numbers = old.map { DualNumber($0) }
        numbers[moved].slope = 1
        // The loss of lecture 000 is twice that of lecture 001
        let slope = zip(question.inputs, question.targets).reduce(0) {
          $0 + 2 * unit.loss(numbers, x: $1.0, y: [$1.1]).slope
        }
        return old[moved] - question.rate * slope
      }
      let new = try trainingStep(
        weights: question.weights, bias: question.bias, inputs: question.inputs,
        targets: question.targets, rate: question.rate)
      #expect(zip(new, expected).allSatisfy { abs($0 - $1) < 1e-12 * (1 + abs($1)) })
    }
  }

  /// The steps walked one by one, and the posterior mean of a weight with a normal prior.
  @Test func stoppingIsThePriorOfAConjugateModel() throws {
    let (steps, rate, curvature, samples, noise) = (40, 0.05, 0.7, 25, 0.6)
    let answer = try matchingPrior(
      steps: steps, rate: rate, curvature: curvature, samples: samples, noiseVariance: noise)
    var w = 0.0
    for _ in 0..<steps { w -= rate * curvature * (w - 1) }
    #expect(abs(curvature / (curvature + answer[0]) - w) < 1e-13)
    let precisionOfData = Double(samples) * curvature / noise
    #expect(abs(precisionOfData / (precisionOfData + 1 / (answer[1] * answer[1])) - w) < 1e-13)
  }

  /// In the limit of small r s t the penalty is 1/rt, to the last digits.
  @Test func stoppingLosesNoDigitsInFlatDirections() throws {
    let answer = try matchingPrior(
      steps: 10, rate: 0.1, curvature: 1e-12, samples: 1, noiseVariance: 1)
    #expect(abs(answer[0] - 1) < 1e-11)
  }

  /// At a minimum the engine's gradient of the last layer is zero.
  @Test func theLastLayerIsWhereTheEngineFindsNoSlope() throws {
    var random = RandomSource(seed: 3)
    for shape in [(12, 2, 4), (3, 1, 5), (1, 1, 1)] {
      let question = LastLayerQuestion.random(
        samples: shape.0, inputs: shape.1, units: shape.2, using: &random)
      let fit = try lastLayer(
        hiddenWeights: question.hiddenWeights, hiddenBiases: question.hiddenBiases,
        inputs: question.inputs, targets: question.targets, weightDecay: question.weightDecay)
      let network = FeedForwardNetwork(
        inputs: shape.1,
        layers: [
          DenseLayer(shape.2, .tanh, isFixed: true),
          DenseLayer(1, .identity, weightDecay: question.weightDecay),
        ], loss: .squaredError)
      let set = try TrainingSet<Double>(
        inputs: Matrix(rows: question.inputs), targets: question.targets)
      var gradient = [Double](repeating: 0, count: network.parameterCount)
      _ = Networks.Backpropagation<Double>(network, on: set).loss(
        at: question.hiddenWeights.flatMap { $0 } + question.hiddenBiases + fit,
        gradient: &gradient)
      #expect(norm(gradient) < 1e-12 * (1 + norm(question.targets)))
    }
  }

  /// The mended gradient by central differences.
  @Test func theMendedGradientIsThatOfDifferences() throws {
    for question in DeltaQuestion.questions(seed: 4).dropFirst() {
      let layers = question.net.layers
      let mended = try gradient(
        weights: layers.map(\.weights), biases: layers.map(\.biases),
        activations: layers.map(\.activation.rawValue), x: question.x, y: question.y)
      let differences = finiteDifferences(
        of: { question.net.loss($0, x: question.x, y: question.y) }, at: question.net.parameters)
      #expect(question.error(of: mended, from: differences) < 1e-7)
      #expect(question.error(of: question.derivatives, from: differences) < 1e-7)
    }
  }

  /// Whatever nets are drawn: five checks pass the fault, and one does not.
  @Test func oneCheckExposesTheFault() {
    for seed in 1...20 {
      let exposing = DeltaRun.checks.indices.filter {
        BrokenDelta.finding($0, seed: UInt64(seed)).isExposed
      }
      #expect(exposing.map { DeltaRun.checks[$0] } == ["hidden-layer"])
    }
  }

  /// The judge's derivatives by central differences, and the solution's by the judge's.
  @Test func theBackwardPassIsThatOfDifferences() throws {
    for question in BackwardQuestion.questions(seed: 5) {
      let numbers =
        question.weights.flatMap { $0 } + question.biases + question.inputs.flatMap { $0 }
      let differences = finiteDifferences(of: { question.loss($0) }, at: numbers)
      let right = question.derivatives
      let scale = right.map(abs).max() ?? 1
      #expect(zip(right, differences).allSatisfy { abs($0 - $1) < 1e-7 * scale })
      let solution = try ExerciseKey.backwardPass.rightAnswer(to: question)
      #expect(zip(right, solution).allSatisfy { abs($0 - $1) < 1e-13 * (1 + scale) })
    }
  }

  /// Two faults in different parts are named as two; what is unknown is said to be where it is.
  @Test func faultsOfTwoPartsAreNamedAsTwo() throws {
    let key = ExerciseKey<BackwardQuestion>.backwardPass
    let questions = BackwardQuestion.questions(seed: 6)
    func answers(_ name: String) throws -> [[Double]] {
      let mistake = try #require(key.mistakes.first { $0.name == name })
      return try questions.map { try key.answer(mistake, to: $0) }
    }
    let (bias, report) = (
      try answers("the biases forgotten"), try answers("a report without the slope")
    )
    let both = questions.indices.map { index in
      let part = questions[index].parts[2].numbers
      return Array(bias[index][..<part.lowerBound] + report[index][part])
    }
    let mark = try BackwardJudge.mark(questions, both, key)
    #expect(mark.mistakeNames == ["the biases forgotten", "a report without the slope"])

    let unknown = questions.indices.map { index in
      bias[index].enumerated().map { questions[index].parts[1].numbers.contains($0) ? 7 : $1 }
    }
    let sentence = try BackwardJudge.mark(questions, unknown, key).explanation
    #expect(sentence.hasPrefix("biasGradient is wrong, weightGradient and report right."))
  }

  /// Counts that do not depend on draws, and shares that do.
  @Test func whatIsForetoldIsWhatTheFormulasSay() throws {
    for seed in 1...3 {
      let truths = try TrainingPrediction(seed: UInt64(seed)).truths
      #expect(truths[0] == 53 && truths[6] == 384)
      // √½ with a standard error of 0.008 over 100 sets: missed beyond 6
      #expect(abs(truths[1] - 0.5.squareRoot()) < 0.05)
      // The cube root of 2⁻⁵³ is 10^-5.3, within what the third derivative of a net can do
      #expect(truths[3] > -7.5 && truths[3] < -3)
      #expect(truths[4] > 0 && truths[4] < 1 && abs(truths[5] - 0.2036) < 0.001)
      #expect(truths.count { $0.isFinite } == 8)
    }
  }

  /// A right backward pass trains as the engine does; wrong ones do not.
  @Test(arguments: ["solution", "no-slope"])
  func whatIsBuiltTrainsANet(answer: String) throws {
    let (status, words) = try runWithAnswers(
      ["7-backward-pass": answer == "solution" ? nil : answer], in: TrainingANet.self, ["--quick"])
    #expect(status == 0, "\(words)")
    #expect(words.contains("as the engine's does, step for step") == (answer == "solution"))
    #expect(words.contains("can still lead downhill") == (answer == "no-slope"), "\(words)")
  }
}

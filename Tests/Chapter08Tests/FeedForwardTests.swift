import BayesNumerics
import Testing
import Workbook

@testable import chapter8

@Suite struct FeedForwardTests {
  @Test func theNetOfLecture001HasFiftyFourParameters() {
    #expect([LayerShape].dense(widths: [10, 4, 2]).parameters == 54)
    #expect([LayerShape].dense(widths: [10, 4, 2], hasBiases: false).parameters == 48)
    #expect(LayerShape.convolution(inputs: 3, outputs: 64, side: 3).parameters == 1792)
    #expect(LayerShape.convolution(inputs: 4, outputs: 6, side: 1, groups: 2).parameters == 18)
    #expect(LayerShape.normalisation(units: 7).parameters == 14)
  }

  /// By hand: z = 0.5 · 2 + 1 = 2, a = tanh 2; f = 3 a - 1.
  @Test func aNetOfTwoUnitsByHand() {
    let net = SlideNet(layers: [
      SlideLayer(weights: [[0.5]], biases: [1], activation: .tanh),
      SlideLayer(weights: [[3]], biases: [-1], activation: .identity),
    ])
    #expect(abs(net.outputs(at: [2])[0] - (3 * 0.9640275800758169 - 1)) < 1e-14)
    #expect(net.parameters == [0.5, 1, 3, -1])
    #expect(net.with([1, 2, 3, 4]).parameters == [1, 2, 3, 4])
  }

  @Test func rowsThatRepeatAddNothingToTheRank() {
    var rows = OrthonormalRows()
    for row in [[1.0, 2, 3], [2, 4, 6], [0, 1, 0], [1, 3, 3], [0, 0, 1]] { rows.add(row) }
    #expect(rows.rows.count == 3)
  }

  /// A net whose hidden units are copies of one another has fewer independent equations: the control.
  @Test func copiedUnitsAreSeenByTheRank() {
    var random = RandomSource(seed: 3)
    let net = SlideNet(random: [10, 2, 2], hidden: .logistic, using: &random)
    var copied = net
    copied.layers[0].weights[1] = copied.layers[0].weights[0]
    copied.layers[0].biases[1] = copied.layers[0].biases[0]
    let places = (0..<40).map { _ in (0..<10).map { _ in random.normal() } }
    #expect(TrainingANet.ranksBySamples(of: net, at: places).last == 28)
    #expect((TrainingANet.ranksBySamples(of: copied, at: places).last ?? 28) < 28)
  }
}

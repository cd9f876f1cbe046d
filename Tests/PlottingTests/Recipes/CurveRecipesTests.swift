import Testing

@testable import Plotting

@Suite struct CurveRecipesTests {
  @Test func theFunctionLiesOnTheBandOfNewData() {
    let layers = [Layer].fittedCurve(
      x: [0, 1], mean: [2, 3], function: ([1, 2], [3, 4]), newData: ([0, 1], [4, 5]), share: "90 %")
    #expect(layers.map { $0.data?.name } == ["new_data", "function", "mean"])
    #expect(layers[0].data?.rows == [[0, 0, 4], [1, 1, 5]])
    #expect(layers[1].data?.rows == [[0, 1, 3], [1, 2, 4]])
    #expect(layers[0].marks[0].title?.plain == "new data, 90 %")
  }

  @Test func aDrawThatLeavesThePanelIsKeptNearIt() throws {
    let layer = [Layer].fan(x: [0, 1, 2], draws: [[5, -900, .nan]], within: 0...10)[0]
    let y = try #require(layer.data?.rows.map { $0[1] })
    #expect(y[0] == 5 && y[1] == -10 && y[2].isNaN)
  }

  @Test func aSharpPosteriorIsCutAboveThePanel() {
    let layers = [Layer].priorToPosterior(
      x: [0, 1], prior: [1, 1], likelihood: [0, 3], posterior: [0, 30], top: 10)
    #expect(layers.map { $0.data?.name } == ["prior", "posterior", "likelihood"])
    #expect(layers[1].data?.rows == [[0, 0], [1, 10.5]])
  }

  @Test func autocorrelationsBeginAtLagZero() {
    let layers = [Layer].autocorrelations(of: [("one", [1, 0.5, 0.2])])
    #expect(layers[0].data?.rows == [[0, 1], [1, 0.5], [2, 0.2]])
    #expect(layers[0].marks[0].title?.plain == "one")
  }
}

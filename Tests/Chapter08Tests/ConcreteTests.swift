import BayesNumerics
import ChapterTestSupport
import Datasets
import Testing
import Workbook

@testable import chapter8

@Suite struct ConcreteTests {
  /// Ten folds hold every sample out once, and no mixture is on two sides; folds of samples part mixtures.
  @Test func noMixtureIsOnBothSides() {
    var random = RandomSource(seed: 5)
    func parted(_ groups: [Int]) -> Int {
      let folds = Fold.ten(of: groups, using: &random)
      #expect(folds.flatMap(\.test).sorted() == Array(0..<1030))
      return folds.reduce(0) { count, fold in
        #expect((fold.training + fold.validation + fold.test).sorted() == Array(0..<1030))
        let learnt = Set((fold.training + fold.validation).map { Concrete.mixtures[$0] })
        return count + fold.test.count { learnt.contains(Concrete.mixtures[$0]) }
      }
    }
    #expect(parted(Concrete.mixtures) == 0)
    #expect(parted(Array(0..<1030)) > 500)
  }

  @Test func theFoldsAreOfLikeSize() {
    var random = RandomSource(seed: 6)
    let sizes = Fold.ten(of: Concrete.mixtures, using: &random).map(\.test.count)
    // A mixture has at most a few dozen samples
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) < 40)
  }

  /// A linear fit finds a linear law, a constant and two slopes, and a column given twice does not stop it.
  @Test func theLinearFitFindsALine() throws {
    var random = RandomSource(seed: 7)
    let x = (0..<50).map { _ in [random.normal(), random.normal()] }
    let y = x.map { 3 + 2 * $0[0] - $0[1] }
    let weights = try HeldOut.linearFit(Matrix(rows: x), y)
    #expect(zip(weights, [3, 2, -1]).allSatisfy { abs($0 - $1) < 1e-6 })
    let twice = try HeldOut.linearFit(Matrix(rows: x.map { $0 + [$0[0]] }), y)
    #expect(abs(twice[1] + twice[3] - 2) < 1e-6)
  }

  @Test func theNetBeatsTheLinearFit() async throws {
    let found = try await TrainingANet.findings(TrainingANet.concrete, isQuick: true)
    func value(_ name: String) -> Double { found.values.first { $0.name == name }?.number ?? .nan }
    #expect(value("net") < value("log-age") && value("log-age") < value("linear"))
    #expect(value("linear") < value("plain") && value("samples.net") < value("net"))
    #expect(value("mixtures") == 427 && value("samples") == 1030)
  }
}

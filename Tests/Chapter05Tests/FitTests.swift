import BayesNumerics
import Inference
import Networks
import Plotting
import TestSupport
import Testing
import Workbook

@testable import chapter5

@Suite struct FitTests {
  /// Without points f has the prior's distribution, 0 on average by symmetry.
  @Test func withoutInformationThePriorComesBack() async throws {
    let set = TrainingSet(name: "", x: [0], y: [0], xName: "x", yName: "y")
    var prior = ShallowNetworkPrior(inputs: 2)
    // A point that says nothing: noise of variance 10¹²
    prior.noiseScale = 1e12
    prior.noiseDegrees = 1e6
    let plan = NetworkPlan(
      nodes: 2, lengths: ChainLengths(warmUp: 1000, draws: 2000, thinning: 20))
    let fit = try await fitNetwork(set, plan, prior: prior, using: RandomSource(seed: 3))
    let row = fit.row(.middle)
    // 4.4 Monte Carlo errors, one false alarm in 100,000, here and below
    #expect(abs(row.mean) < 4.4 * row.errorOfMean)

    // E |f| by independent draws of the prior
    var random = RandomSource(seed: 4)
    func sizes(of network: ShallowNetwork) -> [Double] {
      (0..<20_000).map { _ in
        abs(
          ShallowNetwork.function(
            network.samplePrior(using: &random), at: Matrix(rows: [[1, 0]]))[0])
      }
    }
    let sampled = Estimate(meanOf: fit[.middle].map { $0.map(abs) })
    let direct = Estimate(meanOfIndependent: sizes(of: fit.network))
    #expect(abs(sampled.distance(to: direct)) < 4.4)
    // The control: another prior of the weights is told from this one
    var wider = prior
    wider.weightScale = 2
    let other = try ShallowNetwork(
      inputs: fit.network.inputs, targets: fit.network.targets, nodes: 2, prior: wider)
    #expect(abs(sampled.distance(to: Estimate(meanOfIndependent: sizes(of: other)))) > 4.4)
  }

  /// The recorder's f is the network's, and the curve passes through the recorded means.
  @Test func theCurveIsTheMeanOfTheDraws() async throws {
    let set = SimulatedSets.rotation(using: RandomSource(seed: 1))
    let plan = NetworkPlan(
      nodes: 3, lengths: ChainLengths(warmUp: 4000, draws: 1000, thinning: 40))
    let fit = try await fitNetwork(set, plan, using: RandomSource(seed: 2))
    var noise = RandomSource(seed: 3)
    let curve = fit.predictCurve(using: &noise)
    // A failure prints the value, not all draws
    let isMixed = fit.isMixed
    #expect(isMixed, "\(fit.verdict)")
    for (quantity, place) in zip([LabelFree.first, .middle, .last], fit.places) {
      // Straight lines between 97 points: f'' h²/8 with f'' < 400 and h = 0.062
      #expect(abs(curve.value(at: place) - fit.row(quantity).mean) < 0.2)
    }
    // New data vary more than the function, by σ² on average
    let middle = curve.x.count / 2
    #expect(
      curve.newUpper[middle] - curve.newLower[middle] > curve.upper[middle] - curve.lower[middle])
  }

  /// The errors of the mean that figures record are those by which means of other chains differ.
  @Test(.enabled(if: Validation.isLong, "make validate compares chains of two seeds"))
  func theRecordedErrorsAreThoseOfTheMean() async throws {
    let set = SimulatedSets.rotation(using: RandomSource(seed: 1))
    let plan = NetworkPlan(
      nodes: 3, lengths: ChainLengths(warmUp: 2000, draws: 500, thinning: 10))
    var curves: [PredictedCurve] = []
    for seed in 10..<12 {
      let fit = try await fitNetwork(set, plan, using: RandomSource(seed: UInt64(seed)))
      var noise = RandomSource(seed: 3)
      curves.append(fit.predictCurve(points: 9, using: &noise))
    }
    for place in curves[0].x.indices {
      let (a, b) = (curves[0].errors.mean[place], curves[1].errors.mean[place])
      // 9 places at a false-alarm rate of 1e-5 each
      let gap = abs(curves[0].mean[place] - curves[1].mean[place])
      #expect(gap < 4.4 * (a * a + b * b).squareRoot(), "x = \(curves[0].x[place])")
      // The control: errors as if draws were of σ's size would pass everything
      #expect(a < curves[0].deviation[place] / 5)
    }
  }

  /// Constant x, constant y, collinear columns, more units than points: a fit of finite numbers.
  @Test func everyKindOfPointsHasAnAnswer() async throws {
    let cases: [(x: Matrix, y: [Double], nodes: Int)] = [
      (Matrix(rows: [[3], [3], [3]]), [1, 2, 4], 2),
      (Matrix(rows: [[1], [2], [3]]), [5, 5, 5], 2),
      (Matrix(rows: [[1, 2], [2, 4], [3, 6], [4, 8]]), [3, 5, 4, 9], 3),
      (Matrix(rows: [[1]]), [2], 5), (Matrix(rows: [[1], [2]]), [1, 2], 8),
      (Matrix(rows: [[1e9], [1e9 + 1], [1e9 + 3]]), [1e-9, 2e-9, 4e-9], 2),
    ]
    for (x, y, nodes) in cases {
      let set = TrainingSet(name: "points", x: x, y: y, xName: "x", yName: "y")
      let plan = NetworkPlan(nodes: nodes, lengths: ChainLengths(warmUp: 500, draws: 200))
      let fit = try await fitNetwork(set, plan, using: RandomSource(seed: 5))
      var noise = RandomSource(seed: 6)
      let curve = fit.predictCurve(using: &noise)
      let numbers = [curve.x, curve.mean, curve.newLower, curve.newUpper, curve.deviation].joined()
      #expect(numbers.allSatisfy { $0.isFinite }, "\(x) \(y)")
      let script = fit.figure(curve, name: "fit", caption: "").script(for: .record)
      #expect(!script.contains("nan"))
      #expect(fit.changeByRenumbering < 1e-10)
    }
  }

  /// Negative control of the verdict: chains of a few sweeps are refused, in words and in the figure.
  @Test func shortChainsAreRefused() async throws {
    let plan = NetworkPlan(nodes: 6, lengths: ChainLengths(warmUp: 0, draws: 100))
    let fit = try await fitNetwork(.motorcycle, plan, using: RandomSource(seed: 5))
    #expect(!fit.isMixed)
    #expect(fit.verdict.hasSuffix("."))
    #expect(fit.refusal.hasPrefix("No result: the chains have not mixed ("))
    var noise = RandomSource(seed: 6)
    let figure = fit.figure(
      fit.predictCurve(points: 3, using: &noise), name: "fit", caption: "A curve.")
    #expect(figure.caption.hasPrefix("The points alone"))
  }

  /// The truth stands beside the fit where points were simulated, and only there.
  @Test func simulatedPointsCarryTheirTruth() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(of: ShallowNetworkChapter.fit)
    #expect(findings.tables[0].columns.last == "truth")
    #expect(findings.tables[0].rows[1].last == "186.0")
    #expect(TrainingSet.motorcycle.truth == nil)
  }
}

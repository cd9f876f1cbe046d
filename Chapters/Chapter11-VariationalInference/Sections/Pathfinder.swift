import BayesNumerics
import Hierarchies
import Inference
import Plotting
import RealModule
import Workbook

extension VariationalInference {
  /// Normals along the path of an optimiser, and chains that start from their draws.
  static let pathfinder = Section<VariationalStudy>(
    "pathfinder", "Can an optimiser's path show where to start?", seconds: 2.5
  ) { _, run in
    // Models: two peaks, and chapter 4's hierarchy
    let peaks = OneNumber(target: .sine)
    let hierarchy = VectorisedStarHierarchy.simulated(using: run.random("stars"))

    // Inference: paths from many starts, their draws weighted together
    var random = run.random("paths")
    let starts = uniformStarts(chains: 20, dimension: 1, halfWidth: 6, using: &random)
    let paths = try Pathfinder().run(peaks, from: starts, drawsPerPath: 200, using: &random)
    let draws = paths.draws(run.isQuick ? 500 : 2000, using: &random).map { $0[0] }

    // Four paths on the hierarchy, and four chains from there and from random places
    let far = uniformStarts(
      chains: 4, dimension: hierarchy.dimension, halfWidth: 2, using: &random)
    let starPaths = try Pathfinder().run(hierarchy, from: far, drawsPerPath: 200, using: &random)
    let near = starPaths.starts(4, using: &random)
    let lengths = ChainLengths(warmUp: run.isQuick ? 100 : 300, draws: run.isQuick ? 100 : 500)
    let recorder = Recorder(names: ["log_sigma"]) { [$0[0]] }
    let fromFar = await sample(
      NUTS(hierarchy), from: far, lengths: lengths, recording: recorder, using: run.random("far"))
    let fromNear = await sample(
      NUTS(hierarchy), from: near.count == 4 ? near : far, lengths: lengths, recording: recorder,
      using: run.random("near"))

    // What it shows
    let beyond = paths.candidates.map { $0[0] > 1.5 ? 1.0 : 0 }
    let share = paths.diagnosis.mean(of: beyond)
    let byOwnPath = ImportanceDiagnosis(logRatios: paths.paths.flatMap(\.logRatios))
      .mean(of: beyond)
    let exact = OneDimensionalTarget.sine.share(above: 1.5)
    let error = (exact * (1 - exact) / paths.diagnosis.effectiveDraws).squareRoot()
    let there = paths.paths.count { $0.approximation.mean[0] > 1.5 }
    let slopes = starPaths.paths.map(\.gradients).reduce(0, +)
    return Findings(
      answer:
        "Twenty paths together, \(there) of which end on the second peak, give it "
        + "\(NumberText.fixed(share, decimals: 2)) of the mass, where it has "
        + "\(NumberText.fixed(exact, decimals: 2)); on the hierarchy four paths took "
        + "\(NumberText.grouped(slopes)) gradients, and k-hat of their draws is "
        + "\(NumberText.fixed(starPaths.diagnosis.kHat, decimals: 1)): they serve as starts for chains, "
        + (starPaths.diagnosis.isTrustworthy ? "and as draws too." : "but not as draws."),
      tables: [table(starPaths, fromFar, fromNear)],
      figures: [figure(paths, draws)],
      claims: claims(share, exact, error, fromFar, fromNear),
      values: [
        .init("second-peak", share, standardError: error),
        .init("second-peak.by-own-path", byOwnPath, standardError: error),
        .init("second-peak.exact", exact), .init("second-peak.paths", there),
        .init("paths", paths.paths.count), .init("lost", paths.lost),
        .init("gradients", slopes),
        .init("hierarchy.k-hat", starPaths.diagnosis.kHat, standardError: 0.3),
        .init("k-hat", paths.diagnosis.kHat, standardError: 0.1),
      ])
  }

  // MARK: Table

  private static func table(_ paths: Pathfinder.Paths, _ far: Draws, _ near: Draws) -> Table {
    Table(
      title: "Chapter 4's hierarchy: chains from random places and from Pathfinder's draws",
      columns: ["starts", "mean of log σ_T", "sd", "R̂", "effective draws"],
      rows: [("random", far), ("Pathfinder", near)].map { name, draws in
        let moments = draws.moments("log_sigma")
        return [
          name, NumberText.fixed(moments.mean, decimals: 3),
          NumberText.fixed(moments.standardDeviation, decimals: 3),
          NumberText.fixed(RHat.rankNormalized(draws["log_sigma"]), decimals: 3),
          NumberText.fixed(EffectiveSampleSize.mean(draws["log_sigma"]), decimals: 0),
        ]
      },
      note: "Pathfinder's draws themselves, without a chain: " + paths.diagnosis.verdict)
  }

  // MARK: Figure

  private static func figure(_ paths: Pathfinder.Paths, _ draws: [Double]) -> Figure {
    let x = [Double].evenlySpaced(from: -7, to: 7, count: 281)
    let target = OneDimensionalTarget.sine
    let logArea = target.logArea
    let width = 0.25
    let bins = [Double](stride(from: -7 + width / 2, to: 7, by: width))
    let heights = bins.map { centre in
      Double(draws.count { abs($0 - centre) < width / 2 }) / (Double(draws.count) * width)
    }
    return Figure(
      name: "pathfinder",
      caption:
        "Where paths end on both peaks, their draws weighted together give each peak its share. Bars: draws of twenty paths, "
        + "by their weights; line: the posterior of two peaks.",
      panels: [
        Panel(
          x: Axis("*θ*", range: -7...7, tics: .every(2)),
          y: Axis("density", range: 0...0.6), key: .topRight,
          layers: [
            .bars(
              "draws", x: bins, heights: heights, width: width, .orange,
              agreement: .notCompared(because: "random draws"), title: "weighted draws"),
            .line(
              "posterior", x: x, y: x.map { .exp(target.logDensity($0) - logArea) }, Stroke(.black),
              title: "posterior"),
          ])
      ])
  }

  // MARK: Claims

  private static func claims(
    _ share: Double, _ exact: Double, _ error: Double, _ far: Draws, _ near: Draws
  ) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "Variational Inference (VI)")
    let (a, b) = (far["log_sigma"], near["log_sigma"])
    let means = (far.moments("log_sigma").mean, near.moments("log_sigma").mean)
    let combined = (pow(MonteCarloError.mean(a)) + pow(MonteCarloError.mean(b))).squareRoot()
    return [
      Claim(
        "57k", source, "mean of log σ_T by chains from Pathfinder's draws",
        .crossCheck(
          route: "chains from random places", expected: means.0, computed: means.1,
          .monteCarlo(standardError: combined))),
      Claim(
        "57l", source, "mass of the second of two peaks by the weighted draws of twenty paths",
        .crossCheck(
          route: "quadrature", expected: exact, computed: share,
          .monteCarlo(standardError: error))),
    ]
  }

  private static func pow(_ x: Double) -> Double { x * x }
}

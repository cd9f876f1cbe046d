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

    // Inference: paths from many starts, their draws weighted together. The starts are spread evenly, so that no
    // run is without a path to either peak
    var random = run.random("paths")
    let paths = try Pathfinder().run(
      peaks, from: evenStarts, drawsPerPath: 200, using: &random)
    let draws = paths.draws(run.isQuick ? 500 : 2000, using: &random).map { $0[0] }

    // Four paths on the hierarchy, and four chains from their draws and from random places
    let far = uniformStarts(
      chains: 4, dimension: hierarchy.dimension, halfWidth: 2, using: &random)
    let starPaths = try Pathfinder().run(hierarchy, from: far, drawsPerPath: 200, using: &random)
    let near = starPaths.starts(4, using: &random)
    let lengths = ChainLengths(warmUp: run.isQuick ? 200 : 500, draws: run.isQuick ? 200 : 1000)
    let recorder = Recorder(
      names: ["log_sigma", "mean_area", "log_area", "mean_temperature", "log_temperature"]
    ) { Array($0[0..<5]) }
    // The spreads of the population mix slowly: with 1.01, as recommended, one of six runs that were long enough for
    // the mean was refused
    let standard =
      run.isQuick
      ? MixingStandard(largestRHat: 1.15, smallestSize: 50) : MixingStandard(largestRHat: 1.02)
    func chains(_ name: String, from starts: [[Double]]) async -> StartedChains {
      // Fewer draws with a weight than chains: there is nothing to start from
      guard starts.count == 4 else { return StartedChains(name: name, draws: nil, standard) }
      let draws = await sample(
        NUTS(hierarchy), from: starts, lengths: lengths, recording: recorder,
        using: run.random(name))
      return StartedChains(name: name, draws: draws, standard)
    }
    let fromFar = await chains("random places", from: far)
    let fromNear = await chains("Pathfinder's draws", from: near)

    // What it shows
    let beyond = paths.candidates.map { $0[0] > 1.5 ? 1.0 : 0 }
    let share = paths.diagnosis.mean(of: beyond)
    let byOwnPath = ImportanceDiagnosis(logRatios: paths.paths.flatMap(\.logRatios))
      .mean(of: beyond)
    let exact = OneDimensionalTarget.sine.share(above: 1.5)
    let error = (exact * (1 - exact) / paths.diagnosis.effectiveDraws).squareRoot()
    let ends = paths.paths.map { $0.approximation.mean[0] }
    let there = ends.count { $0 > 1.5 && $0 < twoPeaks.upperBound }
    let elsewhere = ends.count { !twoPeaks.contains($0) }
    let massElsewhere =
      1 - OneDimensionalTarget.sine.share(above: twoPeaks.lowerBound)
      + OneDimensionalTarget.sine.share(above: twoPeaks.upperBound)
    let slopes = starPaths.paths.map(\.gradients).reduce(0, +)
    return Findings(
      answer:
        "Twenty paths together, \(there) of which end on the second peak and \(elsewhere) on peaks farther out, give it "
        + "\(NumberText.fixed(share, decimals: 2)) of the mass, where it has "
        + "\(NumberText.fixed(exact, decimals: 2)); on the hierarchy four paths took "
        + "\(NumberText.grouped(slopes)) gradients, and k-hat of their draws is "
        + "\(NumberText.fixed(starPaths.diagnosis.kHat, decimals: 1)), so that they "
        + (starPaths.diagnosis.isTrustworthy ? "can" : "cannot")
        + " stand for the posterior. As starts of chains: "
        + fromNear.sentence,
      tables: [table(starPaths, fromFar, fromNear)],
      figures: [figure(paths, draws)],
      claims: claims(share, exact, error, fromFar, fromNear),
      values: [
        .init("second-peak", share, standardError: error),
        .init("second-peak.by-own-path", byOwnPath, standardError: error),
        .init("second-peak.exact", exact), .init("second-peak.paths", there),
        .init("paths", paths.paths.count), .init("lost", paths.lost),
        .init("elsewhere.paths", elsewhere), .init("elsewhere.exact", massElsewhere),
        .init("gradients", slopes),
        .init("hierarchy.k-hat", starPaths.diagnosis.kHat, standardError: 0.3),
        .init("hierarchy.r-hat", fromNear.worstRHat, standardError: 0.003),
        .init("k-hat", paths.diagnosis.kHat, standardError: 0.1),
      ])
  }

  // MARK: Table

  /// Between these valleys are the two peaks; two more, with 0.2 % of the mass, lie beyond.
  private static let twoPeaks = -5.06...8.5

  /// Twenty numbers between -6 and 6.
  static var evenStarts: [[Double]] {
    [Double].evenlySpaced(from: -6, to: 6, count: 20).map { [$0] }
  }

  private static func table(
    _ paths: Pathfinder.Paths, _ far: StartedChains, _ near: StartedChains
  ) -> Table {
    Table(
      title: "Chapter 4's hierarchy: chains from random places and from Pathfinder's draws",
      columns: ["starts", "mean of log σ_T", "sd", "largest R̂", "effective draws"],
      rows: [far, near].map { chains in
        guard let draws = chains.draws, chains.mixing?.isGood == true else {
          return [
            chains.name, "refused", "refused", NumberText.fixed(chains.worstRHat, decimals: 3),
            "—",
          ]
        }
        let moments = draws.moments("log_sigma")
        return [
          chains.name, NumberText.fixed(moments.mean, decimals: 3),
          NumberText.fixed(moments.standardDeviation, decimals: 3),
          NumberText.fixed(chains.worstRHat, decimals: 3),
          NumberText.fixed(EffectiveSampleSize.mean(draws["log_sigma"]), decimals: 0),
        ]
      },
      note:
        "R̂ is the largest of the five parameters that all stars share. Pathfinder's draws themselves, without a "
        + "chain: " + paths.diagnosis.verdict)
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
    _ share: Double, _ exact: Double, _ error: Double, _ far: StartedChains, _ near: StartedChains
  ) -> [Claim] {
    let source = Claim.Source(lecture: "003", slide: "Variational Inference (VI)")
    let (a, b) = (far.meanOfLogSigma, near.meanOfLogSigma)
    return [
      Claim(
        "57k", source, "mean of log σ_T by chains from Pathfinder's draws",
        .crossCheck(
          route: "chains from random places", expected: a.mean, computed: b.mean,
          .monteCarlo(standardError: (a.error * a.error + b.error * b.error).squareRoot()))),
      // Every run has paths to both peaks, so that a right program misses once in 100,000 runs, as the tolerance says
      Claim(
        "57l", source, "mass of the second of two peaks by the weighted draws of twenty paths",
        .crossCheck(
          route: "quadrature", expected: exact, computed: share,
          .monteCarlo(standardError: error))),
    ]
  }
}

/// Chains from one kind of starts, and whether they may be used.
struct StartedChains: Sendable {
  let name: String
  /// Nil where there were too few starts.
  let draws: Draws?
  let mixing: Mixing?

  init(name: String, draws: Draws?, _ standard: MixingStandard) {
    self.name = name
    self.draws = draws
    mixing = draws.map { Mixing(of: $0, standard: standard) }
  }

  /// The largest R̂ of the parameters; NaN without chains.
  var worstRHat: Double { mixing?.judged.map(\.rHat).max() ?? .nan }

  /// NaN where the chains may not be used.
  var meanOfLogSigma: (mean: Double, error: Double) {
    guard let draws, mixing?.isGood == true else { return (.nan, .nan) }
    return (draws.moments("log_sigma").mean, MonteCarloError.mean(draws["log_sigma"]))
  }

  /// What came of the starts.
  var sentence: String {
    guard let mixing else {
      return "refused, as fewer than four of them have a weight; take random starts."
    }
    guard mixing.isGood else {
      return "refused, as chains from there did not mix. \(mixing.sentence)"
    }
    return "four chains from there mixed, with R-hat at most "
      + "\(NumberText.fixed(worstRHat, decimals: 3))."
  }
}

import BayesNumerics
import Inference
import Networks
import TestSupport
import Testing

@testable import chapter5

/// One posterior sampled under many seeds: what is stated is the same, or nothing is.
struct SeedStudy: Sendable {
  /// Of each seed that is stated, at both ends of what is drawn: the mean of f and the ends of its 90 % band,
  /// with their Monte Carlo errors.
  private(set) var stated: [[Estimate]] = []
  private(set) var refused = 0

  /// - Parameter isMixed: The criterion; the chapter's own unless another is tried.
  static func run(
    _ set: TrainingSet, seeds: ClosedRange<Int>, _ plan: NetworkPlan,
    isMixed: (NetworkFit) -> Bool = \.isMixed
  ) async throws -> SeedStudy {
    var study = SeedStudy()
    for seed in seeds {
      let fit = try await fitNetwork(set, plan, using: RandomSource(seed: UInt64(seed)))
      guard isMixed(fit) else {
        study.refused += 1
        continue
      }
      study.stated.append(
        [fit.mixing.functions.first, fit.mixing.functions.last].flatMap { f -> [Estimate] in
          let chains = f ?? []
          let row = Summary.Row(name: "f", chains: chains)
          return [
            Estimate(row.mean, standardError: row.errorOfMean),
            Estimate(row.quantiles[0], standardError: row.errorsOfQuantiles[0]),
            Estimate(row.quantiles[2], standardError: row.errorsOfQuantiles[2]),
          ]
        })
    }
    return study
  }

  /// The largest distance of a seed from the median of the seeds, in its standard errors.
  var largestDistance: Double {
    guard let count = stated.first?.count else { return 0 }
    return (0..<count).map { index in
      let values = stated.map { $0[index].value }.sorted()
      let median = sampleQuantile(0.5, ofSorted: values)
      return stated.map { abs($0[index].value - median) / $0[index].standardError }.max() ?? 0
    }.max() ?? 0
  }

  /// The old criterion: f at three places among the points, and σ.
  static func agreesAmongPoints(_ fit: NetworkFit) -> Bool {
    Mixing(of: fit.draws, ignoring: Set(fit.network.names)).isGood
  }

  /// Sixty points of a sine of which the move reaches all modes.
  static var crossed: TrainingSet { SimulatedSets.sine(using: RandomSource(seed: 1)) }
}

@Suite struct MirrorModesTests {
  static let plan = NetworkPlan(
    nodes: 3, lengths: ChainLengths(warmUp: 4000, draws: 2000, thinning: 40))

  @Test func theSectionShowsWhatRHatCannotSee() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(
      of: ShallowNetworkChapter.mirrorModes)
    for claim in findings.claims {
      #expect(claim.verdict == .holds, "\(claim.id): \(claim.computedText)")
    }
    #expect(findings.answer.hasPrefix("Yes: "))
    #expect(findings.tables[0].rows.count == 4)
  }

  /// Units with all slopes of one sign have none in the minority, turned over or not.
  @Test func kindsOfStartsAreToldApart() throws {
    var random = RandomSource(seed: 1)
    let network = try fitless(nodes: 3)
    var parameters = network.samplePrior(using: &random)
    for (slopes, minority) in [
      ([1.0, 2, 3], 0), ([-1, -2, -3], 0), ([1, -2, 3], 1), ([-1, -2, 3], 1),
    ] {
      for (unit, slope) in slopes.enumerated() { parameters.nodes[1, unit] = slope }
      #expect(DispersedStarts.minority(parameters, slope: 1) == minority)
    }
    let starts = DispersedStarts.positions(
      5, of: .init(network), slope: 1, using: RandomSource(seed: 2))
    #expect(starts.count == 5 && Set(starts).count == 5)
  }

  private func fitless(nodes: Int) throws -> ShallowNetwork {
    try ShallowNetwork(
      inputs: ShallowNetwork.withConstant([-1, 0, 1]), targets: [0, 1, 0], nodes: nodes)
  }

  /// What is judged: 25 places over all that is drawn, its ends and the first and last point among them, and
  /// where f is stated; the outermost named in words.
  @Test func theWholeRangeIsJudged() async throws {
    let plan = NetworkPlan(nodes: 3, lengths: ChainLengths(warmUp: 100, draws: 100))
    let set = SeedStudy.crossed
    let fit = try await fitNetwork(set, plan, using: RandomSource(seed: 1))
    let places = fit.mixing.places
    let (low, high) = (try #require(set.first.min()), try #require(set.first.max()))
    #expect(abs(places[0] - (low - 0.25 * (high - low))) < 1e-9)
    #expect(abs((places.last ?? 0) - (high + 0.25 * (high - low))) < 1e-9)
    for place in [low, high] + fit.places {
      #expect(places.contains { abs($0 - place) < 1e-9 }, "\(place)")
    }
    #expect((26...28).contains(places.count))
    #expect(!fit.isMixed)
    #expect(fit.refusal.contains(" of f at ") || fit.refusal.contains(" of σ"), "\(fit.refusal)")
    // f that is judged is the network's
    let row = places.count / 2
    let direct = ShallowNetwork.function(
      fit.parameters(chain: 2, draw: 7), at: fit.scale.path([places[row]]))
    #expect(abs(fit.mixing.functions[row][2][7] - fit.scale.measured(direct[0])) < 1e-12)
  }
}

import BayesNumerics
import Testing

@testable import Inference

@Suite struct MixingTests {
  /// 4 × 1000 draws of a and b, which mix, with a sampler's columns that complain of nothing.
  static func draws(
    chains: Int = 4, count: Int = 1000,
    change: (inout [[Double]], inout [[Double]]) -> Void = { _, _ in },
    statistics: (inout [[Double]]) -> Void = { _ in }, memory: Double = 0
  ) -> Draws {
    var random = RandomSource(seed: 16)
    var a = autoregressiveChains(chains, draws: count, memory: memory, using: &random)
    var b = autoregressiveChains(chains, draws: count, memory: 0, using: &random)
    let energy = autoregressiveChains(chains, draws: count, memory: 0, using: &random)
    change(&a, &b)
    return Draws(
      names: ["a", "b"], statisticNames: ["energy__", "divergent__"],
      chains: (0..<chains).map { chain in
        var columns = [energy[chain], [Double](repeating: 0, count: count)]
        statistics(&columns)
        return Draws.Chain(parameters: [a[chain], b[chain]], statistics: columns)
      })
  }

  @Test func chainsThatMixMayBeUsed() throws {
    let mixing = Mixing(of: Self.draws())
    try mixing.check()
    #expect(mixing.isGood && mixing.summary.rows.count == 2)
  }

  @Test func namesTheWorstParameter() {
    let apart = Mixing(
      of: Self.draws { a, b in
        a[0] = a[0].map { $0 + 1 }
        b[0] = b[0].map { $0 + 3 }
      })
    guard case .apart("b", let rHat, 1.01, others: 1) = apart.fault else {
      Issue.record("not \(String(describing: apart.fault))")
      return
    }
    #expect(rHat == apart.summary["b"]?.rHat)
    #expect(throws: NotMixed.self) { try apart.check() }
  }

  @Test func differentWidthsAreRefused() {
    let mixing = Mixing(of: Self.draws { a, _ in a[0] = a[0].map { $0 * 2 } })
    guard case .apart("a", _, _, others: 0) = mixing.fault else {
      Issue.record("not \(String(describing: mixing.fault))")
      return
    }
  }

  /// ρ = 0.9: 4 × 1000 draws are worth 210, R̂ is near 1.01 and is let pass here.
  @Test func fewEffectiveDrawsAreRefused() {
    let mixing = Mixing(
      of: Self.draws(memory: 0.9), standard: MixingStandard(largestRHat: 1.2))
    guard case .fewEffective("a", let bulk, let tail, 400, others: 0) = mixing.fault else {
      Issue.record("not \(String(describing: mixing.fault))")
      return
    }
    #expect(bulk == mixing.summary["a"]?.bulkSize && tail == mixing.summary["a"]?.tailSize)
    #expect(min(bulk, tail) < 400)
  }

  @Test(arguments: [Double.nan, .infinity, 0.5]) func whatIsUndefinedNeverPasses(value: Double) {
    // A constant chain among three that move
    let mixing = Mixing(
      of: Self.draws { _, b in
        b[2] = b[2].enumerated().map { $0.offset < 500 && value.isFinite ? $0.element : value }
      })
    #expect(mixing.fault == .undefined("b"))
    // Not even under the laxest standard
    let lax = MixingStandard(largestRHat: .infinity, smallestSize: 0, smallestEnergyFraction: 0)
    #expect(
      Mixing(of: Self.draws { _, b in b[2] = b[2].map { _ in value } }, standard: lax).fault
        == .undefined("b"))
  }

  @Test func whatIsConstantByConstructionCanBeLeftOut() {
    let draws = Self.draws { _, b in b = b.map { $0.map { _ in 1 } } }
    #expect(Mixing(of: draws).fault == .undefined("b"))
    #expect(Mixing(of: draws, ignoring: ["b"]).isGood)
    #expect(Mixing(of: draws, ignoring: ["a", "b"]).fault == .nothingDrawn)
  }

  @Test func tooLittleToJudge() {
    #expect(Mixing(of: Self.draws(chains: 2)).fault == .fewChains(2, needed: 4))
    #expect(Mixing(of: Self.draws(chains: 2), standard: MixingStandard(fewestChains: 2)).isGood)
    #expect(Mixing(of: Self.draws(count: 9)).fault == .fewDraws(9, needed: 10))
    #expect(Mixing(of: Draws(names: [], chains: [])).fault == .nothingDrawn)
  }

  @Test func theSamplersOwnComplaintsCount() {
    let divergent = Self.draws(statistics: { $0[1][5] = 1 })
    #expect(Mixing(of: divergent).fault == .divergences(4, draws: 4000, most: 0))
    #expect(Mixing(of: divergent, standard: MixingStandard(mostDivergences: 4)).isGood)

    // A walk of the energy
    let stiff = Self.draws(statistics: { $0[0] = $0[0].indices.map { Double($0) } })
    guard case .stiffEnergy(chain: 0, let fraction, 0.3, others: 3) = Mixing(of: stiff).fault else {
      Issue.record("not \(String(describing: Mixing(of: stiff).fault))")
      return
    }
    #expect(fraction < 0.3)
    let constant = Self.draws(statistics: { $0[0] = $0[0].map { _ in 2 } })
    #expect(!Mixing(of: constant).isGood)
  }

  /// A chain apart that is slow, diverges and whose energy walks: every fault is named, gravest first, and
  /// the sentence is theirs. A control with one fault names one.
  @Test func namesAllFaultsGravestFirst() throws {
    let draws = Self.draws(
      change: { a, b in
        a[0] = a[0].map { $0 + 3 }
        b[1] = b[1].map { _ in 1 }
      },
      statistics: { columns in
        columns[0] = columns[0].indices.map { Double($0) }
        columns[1][5] = 1
      })
    let mixing = Mixing(of: draws, standard: MixingStandard(fewestChains: 5))
    let kinds = mixing.faults.map { "\($0)".prefix(12) }
    #expect(mixing.faults.count == 6, "\(kinds)")
    #expect(mixing.faults.first == .fewChains(4, needed: 5))
    #expect(mixing.faults.dropFirst().first == .undefined("b"))
    #expect(mixing.faults[4] == .divergences(4, draws: 4000, most: 0))
    for part in ["R-hat of a", "ESS of a", "diverged", "E-BFMI"] {
      #expect(mixing.sentence.contains(part), "\(mixing.sentence)")
    }
    #expect(throws: NotMixed.several(mixing.faults)) { try mixing.check() }
    #expect(Mixing(of: Self.draws(statistics: { $0[1][5] = 1 })).faults.count == 1)
  }

  /// Sentences are one line, say what to do, and never "1.010, above 1.010" or "400, where 400".
  @Test func sentencesHelp() {
    let faults: [(NotMixed, [String])] = [
      (.nothingDrawn, ["run chains"]),
      (.fewChains(1, needed: 4), ["1 chain ", "run 4 or more"]),
      (.fewDraws(7, needed: 10), ["7 draws", "10 or more"]),
      (.undefined("x"), ["of x", "trace"]),
      (
        .apart("theta.1", rHat: 1.010_01, largest: 1.01, others: 0),
        ["theta.1 is 1.011, above 1.010;"]
      ),
      (.apart("x", rHat: 1.5, largest: 1.01, others: 2), ["1.500", "(and 2 more parameters)"]),
      (
        .fewEffective("x", bulk: 399.99, tail: 130, smallest: 400, others: 1),
        ["399 in the bulk", "130 in the tail", "400 are needed", "3.5 times", "1 more parameter)"]
      ),
      (
        .fewEffective("x", bulk: 700, tail: 130, smallest: 400, others: 0),
        ["ESS of x is 130 in the tail, where"]
      ),
      (
        .fewEffective("x", bulk: 1.3, tail: 130, smallest: 400, others: 0),
        ["1 in the bulk and 130 in the tail", "draw far more or"]
      ),
      (.undefined("x", others: 3), ["of x (and 3 more parameters)"]),
      (
        .stiffEnergy(chain: 0, fraction: 0.1, smallest: 0.3, others: 1),
        ["chain 1 (and 1 more chain)"]
      ),
      (
        .several([.divergences(3, draws: 4000, most: 0), .nothingDrawn]),
        ["3 of 4000 draws diverged", "parametrisation. Nothing was drawn"]
      ),
      (.divergences(3, draws: 4000, most: 0), ["3 of 4000", "acceptance"]),
      (.stiffEnergy(chain: 1, fraction: 0.2999, smallest: 0.3), ["chain 2", "0.29", "0.30"]),
    ]
    for (fault, parts) in faults {
      for part in parts { #expect("\(fault)".contains(part), "\(fault)") }
      #expect("\(fault)".hasSuffix(".") && !"\(fault)".contains("\n"))
    }
  }
}

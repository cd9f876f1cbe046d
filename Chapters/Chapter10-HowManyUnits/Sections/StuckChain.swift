import BayesNumerics
import Inference
import Networks
import Plotting
import Workbook

extension HowManyUnits {
  /// Three kinds of births, all correct: one chain moves, one is slow, one is stuck; how one sees it.
  static let stuckChain = Section<UnitsStudy>(
    "stuck-chain", "How do you notice a chain that is stuck?", options: [], seconds: 3
  ) { _, run in
    // Data and model: the rotation curve, measured eight times as well
    let points = CurvePoints.sharpRotation(using: run.random("points"))
    let network = try VariableNetwork(
      inputs: points.inputs, targets: points.targets, prior: VariableNetworkPrior(inputs: 2))

    // Inference: chains of equal length, from no unit and from ten
    let starts = [0, 0, 10, 10]
    let sweeps = run.isQuick ? 1000 : 5000
    let lengths = JumpChains.Lengths(
      warmUp: sweeps / 4, sweeps: sweeps, everySoManySweeps: sweeps / 1000)
    let wide = await JumpChains.run(
      ReversibleJumpSampler(network), from: starts, lengths, at: points.inputs(at: [9]),
      using: run.random("integrated out"))
    let weighted = await WeightedJumps(readable: JumpSampler(network: network)).run(
      from: starts, lengths, at: points.inputs(at: [9]), using: run.random("with weights"))
    // snippet: timid
    // Births from N(μ_γ, k² S_γ) with k = 1/100; R has the factor p(γ̃)/q(γ̃), so that the chain is correct
    let timid = await JumpChains.run(
      ReversibleJumpSampler(network, birthSpread: 0.01), from: starts, lengths,
      at: points.inputs(at: [9]), using: run.random("timid"))
    // end snippet

    // What it shows
    let kinds = [
      Births("units from their prior, weights integrated out", "wide", wide),
      Births("units and weights from their priors", "slow", weighted),
      Births("units from a hundredth of the prior's width", "stuck", timid),
    ]
    return Findings(
      answer:
        "By two checks that need no theory. Of 1000 jumps tried, chains whose new units come from the prior make "
        + "\(jumpsOf1000(wide)), chains whose births bring a weight along \(jumpsOf1000(weighted)), and chains whose births are too "
        + "timid \(jumpsOf1000(timid)). And with chains from no unit and from ten, R̂ of M is "
        + "\(wide.mixing.rHatInWords), \(weighted.mixing.rHatInWords) and \(timid.mixing.rHatInWords).",
      tables: [table(kinds)], figures: [figure(kinds)], claims: claims(weighted, wide),
      values: [.init("sweeps", sweeps)] + kinds.flatMap(values))
  }

  /// Jumps made of 1000 tried.
  private static func jumpsOf1000(_ chains: JumpChains) -> String {
    let rate = 1000 * chains.jumpRate
    return rate < 10
      ? NumberText.significant(rate, digits: 1) : NumberText.fixed(rate, decimals: 0)
  }

  /// Chains of one kind of birth.
  private struct Births {
    let name: String
    /// Of its values and blocks of data.
    let short: String
    let chains: JumpChains

    init(_ name: String, _ short: String, _ chains: JumpChains) {
      (self.name, self.short, self.chains) = (name, short, chains)
    }

    /// Mean M of the two chains from no unit, and of the two from ten.
    var ends: [[Double]] {
      [0...1, 2...3].map { chains.visits[$0].map { sampleMean($0.map(Double.init)) } }
    }

    /// Of the jump rate, from the rates of the four chains.
    var rateError: Double {
      let rates = chains.chains.map { chain in
        let tallies = chain.births + chain.deaths
        return Double(tallies.reduce(0) { $0 + $1.made })
          / Double(tallies.reduce(0) { $0 + $1.tried })
      }
      return sampleStandardDeviation(rates) / Double(rates.count).squareRoot()
    }

    /// R̂ of σ and of f in the middle of the bump.
    var others: (noise: Double, function: Double) {
      (
        RHat.rankNormalized(chains.chains.map(\.noise)),
        RHat.rankNormalized(chains.chains.map { $0.curves.map { $0.values[0] } })
      )
    }
  }

  private static func values(_ births: Births) -> [Findings.Value] {
    let (mixing, ends) = (births.chains.mixing, births.ends.map(sampleMean))
    let errors = births.ends.map { sampleStandardDeviation($0) / 2.0.squareRoot() }
    return [
      .init("\(births.short).rate", births.chains.jumpRate, standardError: births.rateError),
      // R̂ and effective draws of four chains are known to about a third of what they say
      .init("\(births.short).rhat", mixing.rHat, standardError: 0.3 * (mixing.rHat - 1) + 0.005),
      .init(
        "\(births.short).effective", mixing.effectiveDraws,
        standardError: 0.3 * mixing.effectiveDraws),
      .init("\(births.short).from-none", ends[0], standardError: errors[0]),
      .init("\(births.short).from-ten", ends[1], standardError: errors[1]),
      .init("\(births.short).rhat.sigma", births.others.noise, standardError: 0.05),
      .init("\(births.short).rhat.f", births.others.function, standardError: 0.05),
    ].filter { $0.number.isFinite }
  }

  private static func table(_ kinds: [Births]) -> Table {
    Table(
      title:
        "Three kinds of births: four chains of "
        + "\(NumberText.grouped(kinds[0].chains.sweeps / 4)) sweeps each, after warm-up",
      columns: [
        "births", "jumps made of 1000 tried", "mean M from 0", "mean M from 10", "R̂ of M",
        "effective draws of M", "R̂ of σ", "R̂ of f(9)",
      ],
      rows: kinds.map { births in
        let (mixing, ends) = (births.chains.mixing, births.ends.map(sampleMean))
        return [
          births.name, jumpsOf1000(births.chains),
          NumberText.fixed(ends[0], decimals: 2), NumberText.fixed(ends[1], decimals: 2),
          mixing.rHatInWords, mixing.effectiveDrawsInWords,
          NumberText.fixed(births.others.noise, decimals: 3),
          NumberText.fixed(births.others.function, decimals: 3),
        ]
      })
  }

  private static func figure(_ kinds: [Births]) -> Figure {
    let why = "it follows single chains"
    let titles: [Text] = [
      "From the prior", "With a weight from its prior", "From a hundredth of the prior",
    ]
    let inks: [Ink] = [.blue, .vermillion, .green]
    let markers: [Marker] = [.circle, .triangle, .square]
    func traces(_ births: Births) -> [Layer] {
      // From no unit dashed, from ten solid, so that they can be told apart in grey
      let strokes = [
        Stroke(.blue, width: 1.8, dash: .dashed), Stroke(.blue, width: 1.8, dash: .dashed),
        Stroke(.vermillion, width: 1.8, dash: .solid),
        Stroke(.vermillion, width: 1.8, dash: .solid),
      ]
      return zip(births.chains.chains, strokes).enumerated().map { index, pair in
        let (chain, stroke) = pair
        let step = max(1, chain.units.count / 400)
        let places = Array(stride(from: 0, to: chain.units.count, by: step))
        return .steps(
          "\(births.short)_\(index)", x: places.map { Double($0 + 1) },
          y: places.map { Double(chain.units[$0]) }, stroke, agreement: .notCompared(because: why))
      }
    }
    let length = Double(kinds[0].chains.chains[0].units.count)
    let rates = kinds.enumerated().map { index, births in
      let tallies = (0..<births.chains.most).map { births.chains.birthRate(from: $0) }
      let seen = tallies.indices.filter { tallies[$0].made > 0 }
      return Layer.points(
        "rates_\(births.short)", x: seen.map(Double.init), y: seen.map { tallies[$0].rate },
        inks[index], marker: markers[index], size: 1.3, agreement: .notCompared(because: why),
        title: ["prior", "with a weight", "a hundredth"][index])
    }
    return Figure(
      name: "jump-rates",
      caption:
        "Where jumps are rare, chains from both ends do not meet. M in four chains of each kind, two from no unit "
        + "(dashed) and two from ten (solid): new units from the prior with weights integrated out; with a weight from "
        + "its prior; from a hundredth of the prior's width. Last: births made per birth tried, from each M; no point "
        + "where none was made.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 900, gaps: (165, 130)),
      panels: zip(kinds, titles).map { births, title in
        Panel(
          title, x: Axis("sweep", range: 0...length, tics: .every(length > 2000 ? 2000 : 500)),
          y: Axis("number of units M", range: -0.5...10.5, tics: .every(2)),
          layers: traces(births))
      } + [
        Panel(
          "Birth rates", x: Axis("number of units M", range: -0.5...10.5, tics: .every(2)),
          y: Axis("share of births made", range: 1e-3...1, scale: .logarithmic),
          key: .bottomLeft, layers: rates)
      ])
  }

  private static func claims(_ weighted: JumpChains, _ wide: JumpChains) -> [Claim] {
    [
      Claim(
        "30f", Claim.Source(lecture: "001", slide: "Reversible jump algo"),
        "jumps with the weights integrated out",
        // 3.8 to 6.4 over twenty seeds, 3.6 to 10 at quick sizes; its logarithm is five standard deviations off
        .shape(
          "the indicators are updated without the weights, which are drawn afterwards",
          measuring: "jumps made, over those of births that bring a weight",
          wide.jumpRate / weighted.jumpRate, .above(2), precision: .notCompared,
          falseAlarmRate: 1e-4))
    ]
  }
}

/// The readable sampler with another birth: the new unit brings a weight from its prior, and the data judge both.
struct WeightedJumps: Sendable {
  let readable: JumpSampler

  func run(
    from starts: [Int], _ lengths: JumpChains.Lengths, at places: Matrix,
    using random: RandomSource
  ) async -> JumpChains {
    let most = readable.network.prior.most
    return await withTaskGroup(of: (Int, JumpChains.Chain).self) { group in
      for (index, start) in starts.enumerated() {
        group.addTask {
          var stream = random.stream(index)
          var chain = JumpChains.empty(start, most: most)
          var now = readable.network.samplePrior(units: start, using: &stream)
          for sweep in 0..<(lengths.warmUp + lengths.sweeps) {
            readable.moveUnits(&now, using: &stream)
            readable.drawWeights(&now, using: &stream)
            let before = now.units
            let isBirth = jump(&now, using: &stream)
            chain.note(from: before, to: now.units, isBirth: isBirth)
            readable.drawWeights(&now, using: &stream)
            readable.drawHierarchy(&now, using: &stream)
            guard sweep >= lengths.warmUp,
              (sweep - lengths.warmUp) % lengths.everySoManySweeps == 0
            else { continue }
            chain.curves.append((now.units, VariableNetwork.function(now, at: places)))
            chain.noise.append(now.net.noiseVariance.squareRoot())
          }
          return (index, chain)
        }
      }
      var chains = [JumpChains.Chain?](repeating: nil, count: starts.count)
      for await (index, chain) in group { chains[index] = chain }
      return JumpChains(chains: chains.compactMap(\.self), most: most, warmUp: lengths.warmUp)
    }
  }

  // snippet: jump
  /// A birth draws γ̃ and β̃ from their priors; the prior densities cancel against the proposal's, so that the ratio of
  /// likelihoods given all weights is left, beside P(M) and the ends. The death that undoes it takes any unit.
  private func jump(
    _ now: inout VariableNetworkParameters, using random: inout RandomSource
  ) -> Bool {
    let m = now.units
    let birth = readable.birthProbability(at: m)
    let isBirth = random.uniform() < birth
    var proposed =
      isBirth
      ? readable.adding(readable.drawUnit(now, using: &random), to: now)
      : readable.removing(unit: Int(random.uniform() * Double(m)), from: now)
    if isBirth {
      proposed.net.weights[m] =
        now.net.weightMean + now.net.weightVariance.squareRoot() * random.normal()
    }
    let (small, large) = isBirth ? (now, proposed) : (proposed, now)
    let logRatio =
      readable.network.logLikelihood(large) - readable.network.logLikelihood(small)
      + readable.logPriorAndEnds(ofBirthFrom: small.units)
    if random.uniform() < .exp(isBirth ? logRatio : -logRatio) { now = proposed }
    return isBirth
  }
  // end snippet
}

import BayesNumerics
import Inference
import Networks
import Plotting
import Workbook

extension HowManyUnits {
  /// Births that bring their weight along are hardly ever accepted; how one sees it.
  static let stuckChain = Section<UnitsStudy>(
    "stuck-chain", "How do you notice a chain that is stuck?", options: [], seconds: 3
  ) { _, run in
    // Data and model: the rotation curve, measured eight times as well
    let points = CurvePoints.sharpRotation(using: run.random("points"))
    let network = try VariableNetwork(
      inputs: points.inputs, targets: points.targets, prior: VariableNetworkPrior(inputs: 2))
    let starts = [0, 0, 10, 10]

    // Inference: births that bring a weight from its prior, and births whose weight is integrated out
    let sweeps = run.isQuick ? 800 : 4000
    let stuck = await WeightedJumps(readable: JumpSampler(network: network)).run(
      from: starts, sweeps: sweeps, using: run.random("with weights"))
    let free = await JumpChains.run(
      ReversibleJumpSampler(network), from: starts,
      JumpChains.Lengths(warmUp: 2 * sweeps, sweeps: 10 * sweeps),
      using: run.random("integrated out"))

    // What it shows
    return Findings(
      answer:
        "By two looks that need no theory. Of 1000 jumps tried, chains whose births bring their weight along make "
        + "\(NumberText.fixed(1000 * stuck.jumpRate, decimals: 0)), chains with integrated weights "
        + "\(NumberText.fixed(1000 * free.jumpRate, decimals: 0)). And started from no unit and from ten, the former "
        + "have an R̂ of M of \(stuck.rHatInWords), the latter of \(free.rHatInWords).",
      tables: [table(stuck, free)], figures: [figure(stuck, free)], claims: claims(stuck, free),
      values: [
        .init("sweeps", sweeps),
        .init("stuck.rate", stuck.jumpRate, standardError: rateError(stuck)),
        .init("free.rate", free.jumpRate, standardError: rateError(free)),
      ])
  }

  /// Of the jump rate, from the rates of the four chains.
  private static func rateError(_ chains: JumpChains) -> Double {
    let rates = chains.chains.map { chain in
      let tallies = chain.births + chain.deaths
      return Double(tallies.reduce(0) { $0 + $1.made })
        / Double(tallies.reduce(0) { $0 + $1.tried })
    }
    return sampleStandardDeviation(rates) / Double(rates.count).squareRoot()
  }

  private static func mean(_ chains: JumpChains, _ indices: ClosedRange<Int>) -> Double {
    sampleMean(chains.visits[indices].flatMap { $0.map(Double.init) })
  }

  private static func table(_ stuck: JumpChains, _ free: JumpChains) -> Table {
    func row(_ name: String, _ chains: JumpChains) -> [String] {
      [
        name, NumberText.fixed(1000 * chains.jumpRate, decimals: 0),
        NumberText.fixed(mean(chains, 0...1), decimals: 2),
        NumberText.fixed(mean(chains, 2...3), decimals: 2),
        chains.rHatInWords,
        chains.effectiveDrawsInWords,
      ]
    }
    return Table(
      title:
        "Two ways to jump: four chains of \(NumberText.grouped(stuck.sweeps / 4)) sweeps, and four of "
        + "\(NumberText.grouped(free.sweeps / 4))",
      columns: [
        "birth", "jumps made of 1000 tried", "mean M from 0", "mean M from 10", "R̂ of M",
        "effective draws of M",
      ],
      rows: [
        row("with a weight from its prior", stuck), row("weights integrated out", free),
      ])
  }

  private static func figure(_ stuck: JumpChains, _ free: JumpChains) -> Figure {
    let why = "it follows single chains"
    func traces(_ chains: JumpChains, _ name: String) -> [Layer] {
      zip(chains.chains, [Ink.blue, .sky, .vermillion, .orange]).enumerated().map { index, pair in
        let (chain, ink) = pair
        let step = max(1, chain.units.count / 400)
        let places = Array(stride(from: 0, to: chain.units.count, by: step))
        return .steps(
          "\(name)_\(index)", x: places.map { Double($0 + 1) },
          y: places.map { Double(chain.units[$0]) }, Stroke(ink, width: 1.8),
          agreement: .notCompared(because: why))
      }
    }
    func rates(_ chains: JumpChains) -> (x: [Double], y: [Double]) {
      let tallies = (0..<chains.most).map { chains.birthRate(from: $0) }
      let seen = tallies.indices.filter { tallies[$0].made > 0 }
      return (seen.map(Double.init), seen.map { tallies[$0].rate })
    }
    let (first, second) = (rates(stuck), rates(free))
    let sweeps = Double(stuck.chains[0].units.count)
    let freeSweeps = Double(free.chains[0].units.count)
    return Figure(
      name: "jump-rates",
      caption:
        "Chains whose births bring their weight along are slow to leave the size where they started, since "
        + "few births are accepted. Left and middle: M in four chains, "
        + "two from no unit and two from ten; births bring their weight along (left), or weights are integrated out (middle). "
        + "Right: births made per birth tried, from each M; no point where none was made.",
      layout: Figure.Layout(columns: 3, width: 1200, height: 500, gaps: (140, 110)),
      panels: [
        Panel(
          "Weight from the prior", x: Axis("sweep", range: 0...sweeps, tics: .every(sweeps / 2)),
          y: Axis("number of units M", range: -0.5...10.5, tics: .every(2)),
          layers: traces(stuck, "stuck")),
        Panel(
          "Weights integrated out",
          x: Axis("sweep", range: 0...freeSweeps, tics: .every(freeSweeps / 2)),
          y: Axis("number of units M", range: -0.5...10.5, tics: .every(2)),
          layers: traces(free, "free")),
        Panel(
          "Birth rates", x: Axis("number of units M", range: -0.5...10.5, tics: .every(2)),
          y: Axis("births made per birth tried", range: 1e-3...1, scale: .logarithmic),
          key: .bottomLeft,
          layers: [
            .points(
              "rates_free", x: second.x, y: second.y, .blue, size: 1.3,
              agreement: .notCompared(because: why), title: "integrated"),
            .points(
              "rates_stuck", x: first.x, y: first.y, .vermillion, marker: .triangle, size: 1.3,
              agreement: .notCompared(because: why), title: "from the prior"),
          ]),
      ])
  }

  private static func claims(_ stuck: JumpChains, _ free: JumpChains) -> [Claim] {
    [
      Claim(
        "30f", Claim.Source(lecture: "001", slide: "Reversible jump algo"),
        "jumps with the weights integrated out",
        // Rates differ by a factor of several tens, the ratio's own error is about a fifth
        .shape(
          "the indicators are updated without the weights, which are drawn afterwards",
          measuring: "jumps made, over those of births that bring a weight",
          free.jumpRate / stuck.jumpRate, .above(3), precision: .notCompared,
          falseAlarmRate: 1e-4))
    ]
  }
}

/// The readable sampler with another birth: the new unit brings a weight from its prior, and the data judge both.
struct WeightedJumps: Sendable {
  let readable: JumpSampler

  func run(from starts: [Int], sweeps: Int, using random: RandomSource) async -> JumpChains {
    let most = readable.network.prior.most
    return await withTaskGroup(of: (Int, JumpChains.Chain).self) { group in
      for (index, start) in starts.enumerated() {
        group.addTask {
          var stream = random.stream(index)
          var chain = JumpChains.empty(start, most: most)
          var now = readable.network.samplePrior(units: start, using: &stream)
          for _ in 0..<(sweeps + sweeps / 4) {
            readable.moveUnits(&now, using: &stream)
            readable.drawWeights(&now, using: &stream)
            let before = now.units
            let isBirth = jump(&now, using: &stream)
            chain.note(from: before, to: now.units, isBirth: isBirth)
            readable.drawWeights(&now, using: &stream)
            readable.drawHierarchy(&now, using: &stream)
          }
          return (index, chain)
        }
      }
      var chains = [JumpChains.Chain?](repeating: nil, count: starts.count)
      for await (index, chain) in group { chains[index] = chain }
      return JumpChains(chains: chains.compactMap(\.self), most: most, warmUp: sweeps / 4)
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

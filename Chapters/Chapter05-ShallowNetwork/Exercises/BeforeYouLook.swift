import BayesNumerics
import Inference
import Marking
import Networks

/// Eight numbers of the chapter for points with other noise than the page's.
struct NetworkPrediction: Sendable {
  /// What came out, in the order of the stub.
  let truths: [Double]

  private static let positive = 0...Double.infinity

  /// What each number is, how wide an 80 % interval of somebody who has thought about it may well be (a judgement, by
  /// which intervals that say nothing are told from careful ones), and what it can be at all.
  private static let asked: [(name: String, width: Double, range: ClosedRange<Double>)] = [
    ("the prior's band for 12 units over that for one", 4, positive),
    ("the prior's band for one unit", 2, positive), ("the posterior mean of σ", 5, positive),
    ("the band of f(0)", 12, positive), ("the band of f(2)", 15, positive),
    ("the band of f(3)", 50, positive), ("the band of a new measurement", 20, positive),
    ("the share accepted without the prior ratio", 0.3, 0...1),
  ]

  var foretold: [Forecast] {
    zip(truths, Self.asked).map { truth, asked in
      Forecast(asked.name, truth, width: asked.width, within: asked.range)
    }
  }

  /// Fits three units to seventy points of the rotation curve with noise of this seed, by one chain.
  ///
  /// - Throws: Where the prior or the points allow no network.
  init(seed: UInt64) throws {
    let random = RandomSource(seed: seed).stream("before you look")
    let set = SimulatedSets.rotation(using: random.stream("points"))
    let scale = Standardisation(set)
    let network = try ShallowNetwork(
      inputs: scale.inputs(set.x), targets: scale.targets(set.y), nodes: 3)

    // The prior's bands
    var prior = random.stream("prior")
    let origin = Matrix(rows: [[1, 0]])
    let widths = try [12, 1].map { units in
      let empty = try ShallowNetwork(
        inputs: Matrix(rows: 0, columns: 2), targets: [], nodes: units)
      return Self.width(
        (0..<4000).map { _ in
          ShallowNetwork.function(empty.samplePrior(using: &prior), at: origin)[0]
        })
    }

    // The posterior's
    let places = scale.path([0, 2, 3])
    var stream = random.stream("chain")
    let untuned = ShallowNetworkSampler(network)
    var state = untuned.start(from: network.samplePrior(using: &stream))
    let sampler = untuned.tuned(4000, from: &state, using: &stream) { _ in }
    var (functions, new, sigmas) = ([[Double]](), [Double](), [Double]())
    for _ in 0..<4000 {
      for _ in 0..<10 { _ = sampler.step(&state, using: &stream) }
      let f = ShallowNetwork.function(state.parameters, at: places).map { scale.measured($0) }
      let sigma = state.noise * scale.y.scale
      functions.append(f)
      sigmas.append(sigma)
      new.append(f[0] + sigma * stream.normal())
    }
    let bands = (0..<3).map { place in Self.width(functions.map { $0[place] }) }

    // Without the prior ratio, by the same widths of proposals
    let faulty = ShallowNetworkSampler(
      network, scheme: .withoutPriorRatio, widths: sampler.widths)
    var drifting = faulty.start(at: state.position)
    var accepted = 0.0
    for _ in 0..<4000 { accepted += faulty.step(&drifting, using: &stream).acceptance / 4000 }

    truths =
      [widths[0] / widths[1], widths[1], sampleMean(sigmas)] + bands
      + [Self.width(new), accepted]
  }

  init(truths: [Double]) { self.truths = truths }

  /// From the 5 % to the 95 % quantile.
  private static func width(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sampleQuantile(0.95, ofSorted: sorted) - sampleQuantile(0.05, ofSorted: sorted)
  }
}

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook(
    "a number of this chapter, for points with other noise than the page's,",
    predicting: { seed in
      // Points that allow no network do not come up; were there any, nothing would be predicted
      (try? NetworkPrediction(seed: seed))
        ?? NetworkPrediction(truths: [Double](repeating: .nan, count: 8))
    },
    by: { $0.foretold },
    ending: "The chapter shows the numbers of its own points, whose noise is another.")
}

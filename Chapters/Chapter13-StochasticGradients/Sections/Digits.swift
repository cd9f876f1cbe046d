import BayesNumerics
import Inference
import Networks
import Plotting
import RealModule
import Workbook

extension StochasticGradients {
  /// A Bayesian net on digits: SGD, an ensemble of it and three samplers.
  static let digits = Section<StochasticGradientStudy>(
    "digits", "Does a net know what it does not know?", seconds: 10
  ) { _, run in
    // Data: three hundred digits to learn from, the other 1497 to be judged by
    let data = try DigitData(training: 300, using: run.random("split"))

    // Model: 64-50-10, softmax; precisions of weights and biases ~ gamma(1, 1)
    let network = FeedForwardNetwork([64, 50, 10], activation: .tanh, loss: .softmax)
    let posterior = try NetworkPosterior(network, on: data.training)

    // Inference: the same number of mini-batches for each chain
    let steps = run.isQuick ? 2000 : 20_000
    let step = 1e-4
    let gradient = MiniBatchGradient(posterior, batch: .independent(30))
    var starts = run.random("starts")
    let start = posterior.start(using: &starts)
    // Descent has no precisions to learn: the joint mode of weights and precisions is at weights of 0
    let descent = Training(
      optimiser: .gradientDescent, rate: .constant(step * Double(data.training.count)), batch: 30,
      epochs: steps / 10)
    let clock = ContinuousClock()
    func timed(
      _ name: String, chains: Int = 1, _ work: () throws -> [[Double]]
    ) throws -> Contestant {
      var nets: [[Double]] = []
      let time = try clock.measure { nets = try work() }
      return Contestant(
        name: name, nets: nets.count, batches: chains * steps,
        seconds: Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18,
        predictions: DigitPredictions(network, parameters: nets, on: data))
    }
    let friction = 0.1
    let members = 5
    var langevin: [[Double]] = []
    var contestants = [
      try timed("SGD") {
        var random = run.random("SGD")
        return [
          try descent.run(
            network, from: posterior.parameters(of: start), on: data.training, using: &random
          ).parameters
        ]
      },
      try timed("ensemble of SGD", chains: members) {
        try (0..<members).map { member in
          var random = run.random("ensemble").stream(member)
          return try descent.run(
            network, from: network.initialParameters(using: &random), on: data.training,
            using: &random
          ).parameters
        }
      },
      try timed("SGLD") {
        langevin = try chain(
          SGLD(gradient, stepSizes: .constant(step)), posterior, from: start, steps: steps,
          using: run.random("SGLD"))
        return langevin.map(posterior.parameters)
      },
      try timed("SGHMC") {
        try chain(
          SGHMC(gradient, stepSizes: .constant(friction * step), friction: friction), posterior,
          from: start, steps: steps, using: run.random("SGHMC")
        ).map(posterior.parameters)
      },
      try timed("preconditioned SGLD") {
        try chain(
          PreconditionedSGLD(gradient, stepSizes: .constant(1e-6), floor: 5e-3), posterior,
          from: start, steps: steps, using: run.random("preconditioned")
        ).map(posterior.parameters)
      },
    ]
    let drawn = contestants
    // Descent with the prior that the chain has found: what is the method's, and what the prior's?
    contestants.append(
      try timed("SGD, weight decay") {
        var random = run.random("SGD")
        return [
          try descent.run(
            posterior.decayed(by: langevin),
            from: posterior.parameters(of: start), on: data.training, using: &random
          ).parameters
        ]
      })

    // What it shows
    let (single, ensemble, sgld) = (contestants[0], contestants[1], contestants[2])
    return Findings(
      answer:
        "It can, but draws from this posterior are not the best way to it. On "
        + "\(NumberText.grouped(data.testLabels.count)) new digits the log loss of SGLD is "
        + "\(NumberText.fixed(sgld.predictions.logLoss, decimals: 2)) nats, for it is underconfident; one net by SGD has "
        + "\(NumberText.fixed(single.predictions.logLoss, decimals: 2)) and an ensemble of \(members) "
        + "\(NumberText.fixed(ensemble.predictions.logLoss, decimals: 2)).",
      tables: [table(contestants)], figures: [figure(drawn), time(drawn)],
      claims: [
        Claim(
          "36g", source001, "a Bayesian net 64-50-10 on 1497 digits by SGLD",
          .shape(
            "stochastic gradient MCMC for a Bayesian net with gamma(1, 1) precisions",
            measuring: "accuracy", sgld.predictions.accuracy, .above(0.85),
            precision: .notCompared, falseAlarmRate: 0.001)),
        Claim(
          "68p", Claim.Source(lecture: "004", slide: "How well Deep Bayes methods work?"),
          "log loss of SGLD against that of an ensemble",
          .shape(
            "not as good as we would like: ensembles are often better",
            measuring: "log loss of SGLD less that of an ensemble of five, in nats",
            sgld.predictions.logLoss - ensemble.predictions.logLoss, .above(0),
            precision: .notCompared, falseAlarmRate: 0.01)),
      ],
      values: zip(["sgd", "ensemble", "sgld", "sghmc", "preconditioned", "decay"], contestants)
        .flatMap {
          name, own -> [Findings.Value] in
          // Errors that other test digits would make; those of other chains are of their size
          let error = own.predictions.accuracyError
          return [
            Findings.Value("accuracy.\(name)", own.predictions.accuracy, standardError: error),
            Findings.Value(
              "loss.\(name)", own.predictions.logLoss, standardError: own.predictions.logLossError),
            Findings.Value(
              "calibration.\(name)", own.predictions.calibrationError, standardError: error),
          ]
        } + [
          .init("parameters", posterior.dimension), .init("test", data.testLabels.count),
        ])
  }

  /// One way to predict digits.
  private struct Contestant {
    let name: String
    /// How many nets are averaged.
    let nets: Int
    let batches: Int
    let seconds: Double
    let predictions: DigitPredictions
  }

  /// Fifty places of the second half of a chain.
  private static func chain<Kernel: TransitionKernel>(
    _ kernel: Kernel, _ posterior: NetworkPosterior, from start: [Double], steps: Int,
    using random: RandomSource
  ) throws -> [[Double]] {
    var random = random
    var state = kernel.start(at: start)
    var draws: [[Double]] = []
    try kernel.walk(steps / 2, from: &state, every: 100, using: &random) { _, _ in }
    try kernel.walk(steps / 2, from: &state, every: steps / 100, using: &random) { position, _ in
      draws.append(position)
    }
    return draws
  }

  // MARK: Table

  private static func table(_ contestants: [Contestant]) -> Table {
    let chance = contestants.map(\.predictions.accuracyError).max() ?? .nan
    return Table(
      title: "New digits that no net has seen",
      columns: [
        "method", "nets averaged", "mini-batches", "accuracy", "log loss [nats]",
        "calibration error",
      ],
      rows: contestants.map { own in
        [
          own.name, "\(own.nets)", NumberText.grouped(own.batches),
          NumberText.fixed(own.predictions.accuracy, decimals: 3),
          NumberText.fixed(own.predictions.logLoss, decimals: 3),
          NumberText.fixed(own.predictions.calibrationError, decimals: 3),
        ]
      },
      note:
        "Calibration error: the mean of |confidence - share that is right| over ten groups of equal size. Other test digits "
        + "would move accuracies by \(NumberText.significant(chance, digits: 1)) or so.")
  }

  // MARK: Figures

  private static let inks: [Ink] = [.vermillion, .orange, .blue, .green, .purple]

  private static func figure(_ contestants: [Contestant]) -> Figure {
    return Figure(
      name: "digits-calibration",
      caption:
        "Above the diagonal a method is right more often than it believes. Each point is a tenth of the test digits, the "
        + "least sure at the left: the samplers are underconfident. Right: the upper corner enlarged, where most groups of SGD and "
        + "its ensemble are.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 600),
      panels: [
        Panel(
          "All groups", x: Axis("mean confidence", range: 0.2...1.02, tics: .every(0.2)),
          y: Axis("share that is right", range: 0.2...1.02, tics: .every(0.2)), key: .bottomRight,
          layers: calibration(contestants, titled: true)),
        Panel(
          "The surest groups", x: Axis("mean confidence", range: 0.9...1.003, tics: .every(0.02)),
          y: Axis("share that is right", range: 0.9...1.003, tics: .every(0.02)),
          layers: calibration(contestants, titled: false)),
      ])
  }

  private static func calibration(_ contestants: [Contestant], titled: Bool) -> [Layer] {
    let why = Agreement.notCompared(because: "nets of single chains")
    let markers: [Marker] = [.circle, .diamond, .square, .triangle, .openCircle]
    let name = titled ? "all" : "surest"
    let diagonal = Layer.line(
      "diagonal_\(name)", x: [0.2, 1], y: [0.2, 1], Stroke(.grey, width: 2, dash: .solid))
    let curves = contestants.indices.flatMap { index -> [Layer] in
      let groups = contestants[index].predictions.reliability(groups: 10)
      let (confidence, accuracy) = (groups.map(\.confidence), groups.map(\.accuracy))
      return [
        .line(
          "line_\(name)_\(index)", x: confidence, y: accuracy, Stroke(inks[index]), agreement: why,
          title: titled ? Text(verbatim: contestants[index].name) : nil),
        .points(
          "points_\(name)_\(index)", x: confidence, y: accuracy, inks[index],
          marker: markers[index], size: 1.3, agreement: why),
      ]
    }
    return [diagonal] + curves
  }

  private static func time(_ contestants: [Contestant]) -> Figure {
    let places = contestants.indices.map { Double($0 + 1) }
    let names = zip(places, contestants).map { (at: $0, text: Text(verbatim: $1.name)) }
    let why = Agreement.notCompared(because: "wall time")
    return Figure(
      name: "digits-time",
      caption:
        "What each costs: wall time over that of one net by SGD, on the machine that drew this and with other sections at "
        + "work beside. The ensemble trains five nets.",
      layout: Figure.Layout(width: 1100, height: 560),
      panels: [
        Panel(
          x: Axis("", range: 0.4...5.6, tics: .labelled(names)),
          // Fixed, as the times of every run are others
          y: Axis("time over that of SGD", range: 0...8),
          layers: [
            .bars(
              "seconds", x: places,
              heights: contestants.map { $0.seconds / contestants[0].seconds },
              width: 0.6, .sky,
              agreement: why)
          ])
      ])
  }
}

extension NetworkPosterior {
  /// The net with weight decay in place of the prior: the mean precision of a layer's weights in these draws over N, as
  /// training minimises the mean loss. Biases have no decay.
  fileprivate func decayed(by draws: [[Double]]) -> FeedForwardNetwork {
    FeedForwardNetwork(
      inputs: network.inputs,
      layers: network.layers.enumerated().map { index, layer in
        // log τ of the weights and of the biases of each layer follow the parameters
        let place = network.parameterCount + 2 * index
        let precision = sampleMean(draws.map { Double.exp($0[place]) })
        return DenseLayer(
          layer.units, layer.activation, weightDecay: precision / Double(count))
      }, loss: network.loss)
  }
}

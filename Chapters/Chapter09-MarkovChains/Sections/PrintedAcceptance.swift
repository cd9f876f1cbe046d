import BayesNumerics
import Foundation
import Inference
import Plotting
import Workbook

extension MarkovChains {
  /// A ratio upside down: what it does to a chain, and which test sees it.
  static let printedAcceptance = Section<MarkovStudy>(
    "printed-acceptance", "What if the acceptance is upside down, and who would notice?",
    seconds: 2
  ) { _, run in
    // Model: the standard normal, and four samplers for it
    let suspects = [
      Suspect("right rule, ε = 1", .right, 1), Suspect("printed rule, ε = 1", .printed, 1),
      Suspect("printed rule, ε = 1/2", .printed, 0.5),
      Suspect("another momentum, ε = 1", .anotherMomentum, 1),
    ]

    // Inference: each goes through five tests
    let trials = await withTaskGroup(of: (Int, Trial).self) { group in
      for (index, suspect) in suspects.enumerated() {
        group.addTask {
          (index, await Trial(of: suspect, isQuick: run.isQuick, run.random("trial").stream(index)))
        }
      }
      var trials = [Trial?](repeating: nil, count: suspects.count)
      for await (index, trial) in group { trials[index] = trial }
      return trials.compactMap(\.self)
    }

    // The variance of the printed rule against its step size, and where it ends
    let sizes = [0.25, 0.5, 0.75, 1, 1.25]
    let spreads = sizes.enumerated().map { index, size in
      Spread(
        of: NormalHamiltonian(rule: .printed, stepSize: size), chains: 40,
        length: run.isQuick ? 500 : 2000, using: run.random("spread").stream(index))
    }
    let iterations = [1, 3, 10, 30, 100, 300, 1000, 3000]
    let flights = [(AcceptanceRule.right, 1.5), (.printed, 1), (.printed, 1.5)].enumerated().map {
      index, pair in
      Flight(
        of: NormalHamiltonian(rule: pair.0, stepSize: pair.1), chains: 200, at: iterations,
        using: run.random("flight").stream(index))
    }

    // What it shows
    let caught = trials[1].verdicts.filter { $0.isCaught }.map(\.test)
    return Findings(
      answer: "As the text reads, a step of 1 gives N(0, 1) the variance "
        + "\(NumberText.fixed(trials[1].variance, decimals: 1)), and beyond √2 the chain runs away. "
        + (caught.isEmpty
          ? "No test found it here."
          : "\(caught.count) of \(trials[1].verdicts.count) tests find it: \(caught.joined(separator: "; "))."
            + (trials[1].verdicts.contains { $0.isCaught && $0.test.hasPrefix("R-hat") }
              ? "" : " R-hat sees nothing.")),
      tables: [table(trials)],
      figures: [picture(sizes, spreads, iterations, flights)],
      claims: claims(trials, sizes, spreads, flights),
      values: [
        .init("variance.right", trials[0].variance, standardError: trials[0].varianceError),
        .init("variance.printed", trials[1].variance, standardError: trials[1].varianceError),
        .init("variance.half", trials[2].variance, standardError: trials[2].varianceError),
        .init("theory.1", NormalHamiltonian.printedVariance(stepSize: 1)),
        .init("theory.half", NormalHamiltonian.printedVariance(stepSize: 0.5)),
        .init("theory.tenth", NormalHamiltonian.printedVariance(stepSize: 0.1)),
        .init("variance.momentum", trials[3].variance, standardError: trials[3].varianceError),
        .init(
          "rms.away", flights[2].sizes[iterations.count - 1],
          standardError: 0.1 * flights[2].sizes[iterations.count - 1]),
        .init("last", iterations[iterations.count - 1]),
      ])
  }

  // MARK: Table, figure, claims

  private static func table(_ trials: [Trial]) -> Table {
    Table(
      title: "Which test refuses which sampler",
      columns: ["test"] + trials.map(\.suspect.name),
      rows: trials[0].verdicts.indices.map { index in
        [trials[0].verdicts[index].test]
          + trials.map { trial in
            let verdict = trial.verdicts[index]
            return "\(verdict.isCaught ? "REFUSED" : "passes"), \(verdict.text)"
          }
      },
      note: "z is a difference in standard errors, the largest of all functions tested; such a "
        + "test refuses a right sampler once in 100,000 times. The limit of R-hat is a habit, with no such rate."
    )
  }

  private static func picture(
    _ sizes: [Double], _ spreads: [Spread], _ iterations: [Int], _ flights: [Flight]
  ) -> Figure {
    let edge = 2.0.squareRoot()
    let x = [Double].evenlySpaced(from: 0, to: 1.38, count: 139)
    let chance = Agreement.notCompared(because: "random chains")
    let inks: [Ink] = [.green, .blue, .vermillion]
    let names = ["right, ε = 1.5", "printed, ε = 1", "printed, ε = 1.5"]
    let lines = zip(zip(flights, names), inks).map { pair, ink in
      Layer.line(
        "flight_\(ink.rawValue)", x: iterations.map(Double.init), y: pair.0.sizes, Stroke(ink),
        agreement: chance, title: Text(stringLiteral: pair.1))
    }
    return Figure(
      name: "printed-acceptance",
      caption:
        "With the ratio upside down the spread of N(0, 1) depends on the step size. Left: the "
        + "variance of the draws, simulated (points) and 1 / (1 - ε²/2) (line); under the right rule it is 1 "
        + "at every step size. Right: beyond √2 nothing holds the chain (root mean square of 200 "
        + "chains).",
      layout: .init(columns: 2, width: 1150, height: 560, gaps: (130, 110)),
      panels: [
        Panel(
          "Variance of the draws", x: Axis("Step size *ε*", range: 0...1.6, tics: .every(0.2)),
          y: Axis("Variance of *θ*", range: 0...8),
          layers: [
            .horizontalLine(at: 1, Stroke(.green, width: 2)),
            .verticalLine(at: edge, Stroke(.grey, width: 1.5, dash: .solid)),
            .label("√2", x: .data(edge), y: .panel(0.5), .grey, offset: (0.6, 0)),
            .line(
              "theory", x: x, y: x.map { min(20, NormalHamiltonian.printedVariance(stepSize: $0)) },
              Stroke(.vermillion, dash: .solid)),
            .points(
              "simulated", x: sizes, y: spreads.map(\.variance), .vermillion, size: 1.2,
              agreement: .monteCarloByRow(standardErrors: spreads.map(\.standardError))),
            .label("printed rule", x: .data(0.5), y: .data(2.4), .vermillion),
            .label("right rule", x: .data(0.1), y: .data(0.55), .green),
          ]),
        Panel(
          "Where the chains are",
          x: Axis.decades("Iterations", around: iterations.map(Double.init)),
          y: Axis("Root mean square of *θ*", range: 0...20), key: .topLeft, layers: lines),
      ])
  }

  private static func claims(
    _ trials: [Trial], _ sizes: [Double], _ spreads: [Spread], _ flights: [Flight]
  ) -> [Claim] {
    let slide = Claim.Source(lecture: "001", slide: "HMC")
    let theory = NormalHamiltonian.printedVariance(stepSize: 1)
    let refused = { (index: Int) in Double(trials[index].verdicts.count { $0.isCaught }) }
    return [
      Claim(
        "32i", slide, "variance of a chain on N(0, 1) with steps of 1",
        .corrected(
          slip: "E7", asTheTextReads: "accept with min(1, exp H(θ*, r*) / exp H(θ, r))",
          printed: nil, computed: trials[0].variance, independent: 1,
          .monteCarlo(standardError: trials[0].varianceError),
          because: "with exp(H - H*) and one momentum the variance is 1; with the ratio as printed "
            + "it is 2, and beyond steps of √2 there is no stationary distribution")),
      Claim(
        "32j", slide, "variance of the printed rule on N(0, 1) with steps of 1",
        .crossCheck(
          route: "1 / (1 - ε²/2)", expected: theory, computed: trials[1].variance,
          .monteCarlo(standardError: trials[1].varianceError))),
      Claim(
        "32k", slide, "the printed rule runs away with steps of 1.5",
        .shape(
          "accept with exp H* / exp H",
          measuring: "root mean square of 200 chains on N(0, 1) after 3000 iterations",
          flights[2].sizes[flights[2].sizes.count - 1], .above(5),
          // It was 10 to 14 in all of twenty seeds, with a spread of 0.3
          precision: .notCompared, falseAlarmRate: 1e-6)),
      Claim(
        "32l", slide, "tests that refuse the right rule",
        .shape(
          "the corrected rule", measuring: "tests of five", refused(0), .equal(0),
          falseAlarmRate: 4e-5)),
      Claim(
        "32m", slide, "tests that refuse the printed rule with steps of 1",
        .shape(
          // Its variance is 2 where 1 is right, some fifty standard errors
          "the printed rule", measuring: "tests of five", refused(1), .equal(4),
          falseAlarmRate: 1e-4)),
    ]
  }
}

/// A sampler under suspicion.
struct Suspect: Sendable {
  let name: String
  let rule: AcceptanceRule
  let stepSize: Double

  init(_ name: String, _ rule: AcceptanceRule, _ stepSize: Double) {
    self.name = name
    self.rule = rule
    self.stepSize = stepSize
  }

  var kernel: NormalHamiltonian { NormalHamiltonian(rule: rule, stepSize: stepSize) }
}

/// What five tests say of a sampler.
struct Trial: Sendable {
  let suspect: Suspect
  let verdicts: [Verdict]
  /// The mean of θ² in its chains on N(0, 1).
  let variance: Double
  let varianceError: Double

  struct Verdict: Sendable {
    let test: String
    let text: String
    let isCaught: Bool
  }

  init(of suspect: Suspect, isQuick: Bool, _ random: RandomSource) async {
    self.suspect = suspect
    let share = isQuick ? 5 : 1
    let threshold = -standardNormalQuantile(1e-5 / 2)
    func judged(_ test: String, z: Double) -> Verdict {
      Verdict(
        test: test, text: "z = \(NumberText.fixed(abs(z), decimals: 1))",
        isCaught: !(abs(z) <= threshold))
    }

    // Four chains from far apart: do they agree with one another, and with the target?
    let draws = await sample(
      suspect.kernel, from: [[-3], [-1], [1], [3]],
      lengths: ChainLengths(warmUp: 100, draws: 20_000 / share),
      recording: Recorder(names: ["theta"]).adding("square") { $0[0] * $0[0] },
      inParallel: false, using: random.stream("chains"))
    let rHat = RHat.rankNormalized(draws["theta"])
    variance = sampleMean(draws.pooled("square"))
    varianceError = MonteCarloError.mean(draws["square"])

    // One step from exact draws: before and after must be alike
    let rises = Trial.risesOfOneStep(
      suspect.kernel, count: 100_000 / share, using: random.stream("one step"))
    let riseError = sampleStandardDeviation(rises) / Double(rises.count).squareRoot()

    // Data from a known truth, and the joint distribution of truth and data
    let calibration = await SimulationBasedCalibration(
      of: OneUnknown(), replications: 1000, draws: 19
    ) { y, count, random in
      let kernel = OneUnknown.kernel(suspect.rule, stepSize: suspect.stepSize, given: y)
      var state = kernel.start(at: [y / 2])
      return (0..<count).map { _ in
        for _ in 0..<5 { _ = kernel.step(&state, using: &random) }
        return state.position
      }
    }.run(using: random.stream("calibration"))
    let joint = JointDistributionTest(of: OneUnknown(), draws: 100_000 / share) { y in
      OneUnknown.kernel(suspect.rule, stepSize: suspect.stepSize, given: y)
    }.run(using: random.stream("joint"))

    let least = calibration.worst?.pValue ?? .nan
    verdicts = [
      Verdict(
        test: "R-hat of four chains", text: NumberText.fixed(rHat, decimals: 3),
        isCaught: !(rHat < 1.01)),
      judged("mean of θ² against 1", z: (variance - 1) / varianceError),
      judged("one step from exact draws", z: sampleMean(rises) / riseError),
      Verdict(
        test: "simulation-based calibration",
        text: least < 1e-4 ? "p below 0.0001" : "p = \(NumberText.significant(least, digits: 2))",
        isCaught: !calibration.isCalibrated),
      Verdict(
        test: "Geweke's joint distribution",
        text: "z = \(NumberText.fixed(abs(joint.worst?.z ?? .nan), decimals: 1))",
        isCaught: !joint.agrees),
    ]
  }

  /// θ'² - θ² for one step from each of many exact draws; its mean is 0 for a kernel that leaves N(0, 1) invariant.
  // snippet: one step
  static func risesOfOneStep(
    _ kernel: NormalHamiltonian, count: Int, using stream: RandomSource
  ) -> [Double] {
    var random = stream
    return (0..<count).map { _ in
      let theta = random.normal()
      var state = kernel.start(at: [theta])
      _ = kernel.step(&state, using: &random)
      return state.theta * state.theta - theta * theta
    }
  }
  // end snippet
}

/// The variance around 0 of many chains, with its standard error from their differences.
struct Spread: Sendable {
  let variance: Double
  let standardError: Double

  init(of kernel: NormalHamiltonian, chains: Int, length: Int, using random: RandomSource) {
    let means = (0..<chains).map { index in
      var random = random.stream(index)
      var state = kernel.start(at: [random.normal()])
      for _ in 0..<200 { _ = kernel.step(&state, using: &random) }
      var sum = 0.0
      for _ in 0..<length {
        _ = kernel.step(&state, using: &random)
        sum += state.theta * state.theta
      }
      return sum / Double(length)
    }
    variance = sampleMean(means)
    standardError = sampleStandardDeviation(means) / Double(chains).squareRoot()
  }
}

/// How far many chains from N(0, 1) are from 0 after so many iterations, root mean square.
struct Flight: Sendable {
  let sizes: [Double]

  init(
    of kernel: NormalHamiltonian, chains: Int, at iterations: [Int], using random: RandomSource
  ) {
    var squares = iterations.map { _ in 0.0 }
    for index in 0..<chains {
      var random = random.stream(index)
      var state = kernel.start(at: [random.normal()])
      var done = 0
      for (place, iteration) in iterations.enumerated() {
        for _ in done..<iteration { _ = kernel.step(&state, using: &random) }
        done = iteration
        squares[place] += state.theta * state.theta
      }
    }
    sizes = squares.map { ($0 / Double(chains)).squareRoot() }
  }
}

import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension StochasticGradients {
  /// H = (S/N) C, as the text reads, against (2S/N) C⁻¹, in two dimensions.
  static let bestStep = Section<StochasticGradientStudy>(
    "best-step", "Which step makes descent draw from the posterior?", seconds: 0.5
  ) { _, run in
    // Data: two thousand points whose spread is not what the model says
    var random = run.random("points")
    let count = 2000
    let points = (0..<count).map { _ -> [Double] in
      let (a, b) = (random.normal(), random.normal())
      return [1 + 0.8 * a, -0.5 * a + 1.1 * b]
    }

    // Model: x ~ N(θ, A⁻¹) with a known A, a flat prior; the posterior is N(x̄, A⁻¹/N)
    let precision = Matrix(rows: [[1.5, 0.6], [0.6, 0.8]])
    let target = NormalLocation(points, precision: precision)
    let c = target.gradientCovariance
    let posterior = 1 / Double(count) * (try Cholesky(precision).solve(.identity(2)))

    // Inference: both steps, as processes, as recursions and simulated
    let batch = 10
    let ratio = Double(batch) / Double(count)
    let inverse = try Cholesky(c).solve(.identity(2))
    let right = PreconditionedDescent(target: target, batch: batch, step: 2 * ratio * inverse)
    let printed = PreconditionedDescent(target: target, batch: batch, step: ratio * c)
    let steps = run.isQuick ? 200_000 : 600_000
    let rightRun = right.simulated(steps: steps, shown: 200, using: run.random("right"))
    let printedRun = printed.simulated(steps: steps, shown: 200, using: run.random("printed"))
    guard let rightRest = right.covariance, let printedRest = printed.covariance,
      let rightProcess = right.processCovariance, let printedProcess = printed.processCovariance
    else {
      return Findings(answer: "Nothing: one of the two descents diverges.")
    }

    // What it shows
    let off = (0..<2).map { printedRest[$0, $0] / posterior[$0, $0] }
    let difference =
      zip(rightProcess.elements, posterior.elements).map { abs($0 - $1) }.max() ?? .nan
    return Findings(
      answer:
        "(2S/N) C⁻¹: the process in continuous time then rests with the posterior's covariance exactly, in any number of dimensions, "
        + "and descent itself nearly. With (S/N) C, "
        + "as the text reads, the variances are \(NumberText.fixed(off[0], decimals: 2)) and "
        + "\(NumberText.fixed(off[1], decimals: 2)) times the posterior's here.",
      tables: [
        table(posterior, rightRest, rightRun, printedRest, printedRun)
      ],
      figures: [figure(target, posterior, rightRest, printedRest, rightRun, printedRun)],
      claims: [
        Claim(
          "68c", source004, "largest element by which the process with (2S/N) C⁻¹ misses A⁻¹/N",
          .agreement(
            route: "the inverse of A", largestDifference: difference / posterior[0, 0],
            below: 1e-10,
            because: "both are a few roundings from exact")),
        Claim(
          "68d", source004,
          "variance of the first coordinate over the posterior's, batches of 10 of 2000",
          .corrected(
            slip: "E18", asTheTextReads: "H ≈ (S/N) C: \(NumberText.fixed(off[0], decimals: 2))",
            printed: off[0], decimals: 2, computed: rightRest[0, 0] / posterior[0, 0],
            independent: rightRun.values[0] / posterior[0, 0],
            .monteCarlo(standardError: rightRun.errors[0] / posterior[0, 0]),
            because:
              "the step must divide by the noise: with Σ = A⁻¹/N both sides of HAΣ + ΣAH = HCH/S are 2H/N for H = (2S/N) C⁻¹, "
              + "and for no multiple of C")),
        Claim(
          "68e", source004,
          "variance of the second coordinate over the posterior's with H = (S/N) C",
          .crossCheck(
            route: "mini-batches, simulated", expected: printedRun.values[2] / posterior[1, 1],
            computed: off[1],
            .monteCarlo(standardError: printedRun.errors[2] / posterior[1, 1]))),
      ],
      values: [
        .init("printed.first", off[0]), .init("printed.second", off[1]),
        .init("right.first", rightRest[0, 0] / posterior[0, 0]),
        .init("printed.correlation", correlation(printedRest)),
        .init("posterior.correlation", correlation(posterior)),
        .init("process.first", printedProcess[0, 0] / posterior[0, 0]),
      ])
  }

  private static func correlation(_ covariance: Matrix) -> Double {
    covariance[0, 1] / (covariance[0, 0] * covariance[1, 1]).squareRoot()
  }

  // MARK: Table

  private static func table(
    _ posterior: Matrix, _ right: Matrix, _ rightRun: PreconditionedDescent.Moments,
    _ printed: Matrix, _ printedRun: PreconditionedDescent.Moments
  ) -> Table {
    func row(_ name: String, _ covariance: Matrix) -> [String] {
      [name]
        + [covariance[0, 0], covariance[1, 1]].map { NumberText.fixed(1e4 * $0, decimals: 3) }
        + [NumberText.fixed(correlation(covariance), decimals: 3)]
    }
    func simulated(_ name: String, _ run: PreconditionedDescent.Moments) -> [String] {
      let correlation = run.values[1] / (run.values[0] * run.values[2]).squareRoot()
      return [
        name, NumberText.value(1e4 * run.values[0], withError: 1e4 * run.errors[0]),
        NumberText.value(1e4 * run.values[2], withError: 1e4 * run.errors[2]),
        NumberText.fixed(correlation, decimals: 2),
      ]
    }
    return Table(
      title: "Where descent rests, variances in units of 10⁻⁴",
      columns: ["", "variance of θ₁", "variance of θ₂", "correlation"],
      rows: [
        row("posterior", posterior), row("H = (2S/N) C⁻¹", right),
        simulated("simulated", rightRun), row("H = (S/N) C", printed),
        simulated("simulated", printedRun),
      ], note: "Rows without an error are the exact recursion of the steps.")
  }

  // MARK: Figure

  private static func figure(
    _ target: NormalLocation, _ posterior: Matrix, _ right: Matrix, _ printed: Matrix,
    _ rightRun: PreconditionedDescent.Moments, _ printedRun: PreconditionedDescent.Moments
  ) -> Figure {
    // In standard deviations of the posterior from its mean
    let units = (0..<2).map { posterior[$0, $0].squareRoot() }
    func scaled(_ covariance: Matrix) -> Matrix {
      Matrix(
        rows: (0..<2).map { i in (0..<2).map { j in covariance[i, j] / (units[i] * units[j]) } })
    }
    let outline = scaled(posterior).ellipse(around: [0, 0], share: 0.95)
    func panel(
      _ name: String, _ title: Text, _ covariance: Matrix,
      _ run: PreconditionedDescent.Moments, _ ink: Ink
    ) -> Panel {
      let own = scaled(covariance).ellipse(around: [0, 0], share: 0.95)
      let places = (0..<2).map { k in run.places.map { ($0[k] - target.mean[k]) / units[k] } }
      return Panel(
        title, x: Axis("*θ*_{1} [posterior sd]", range: -3.6...3.6, tics: .every(1)),
        y: Axis("*θ*_{2} [posterior sd]", range: -3.6...3.6, tics: .every(1)), key: .bottomLeft,
        layers: [
          .points(
            "\(name)_places", x: places[0], y: places[1], .lightGrey, size: 0.7,
            agreement: .notCompared(because: "places of one random descent")),
          .line(
            "\(name)_posterior", x: outline.x, y: outline.y, Stroke(.black), title: "posterior"),
          .line("\(name)_rest", x: own.x, y: own.y, Stroke(ink, dash: .dashed), title: "descent"),
        ])
    }
    return Figure(
      name: "best-step",
      caption:
        "With H = (2S/N) C⁻¹ descent rests in the posterior; with (S/N) C, as the text reads, in another ellipse. Lines hold "
        + "95 % of the posterior (solid) and of descent (dashed, exact recursion); dots: places of descent.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 600),
      panels: [
        panel("right", "*H* = (2*S*/*N*) *C*⁻¹", right, rightRun, .blue),
        panel(
          "printed", "*H* = (*S*/*N*) *C*, as the text reads", printed, printedRun, .vermillion),
      ])
  }
}

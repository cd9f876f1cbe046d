import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension EveryMethod {
  /// From the datum to the posterior, by a grid and by quadrature.
  static let posterior = Section<EveryMethodStudy>(
    "posterior", "What do the data say about a parameter behind a curve?",
    options: EveryMethodSettings.ofModel
  ) { study, run in
    // Data and model: y = f(θ) + noise, θ from its prior
    let model = study.model

    // Inference: the area under prior × likelihood by quadrature, and by sums over grids
    let exact = study.exact
    let grid = await GridMethod().infer(
      CountedPosterior(exact.posterior), budget: 400, using: run.random("grid"))
    let sizes = [8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 72, 80, 90, 100]
    let sums = sizes.map { PlainGrid(exact.posterior, count: $0) }

    // What it shows
    let peaks = exact.visiblePeaks
    return Findings(
      answer: answer(model, exact, edge: study.edge),
      tables: [table(exact, edge: study.edge)],
      figures: [
        figure(model, exact, edge: study.edge, window: study.window), figure(sizes, sums, exact),
      ],
      claims: claims(peaks, exact, edge: study.edge, grid),
      values: peaks.enumerated().flatMap { place, peak in
        [
          Findings.Value("peak\(place + 1)", peak),
          .init("density\(place + 1)", exact.density(peak)),
        ]
      } + [
        .init("log-evidence", exact.logEvidence), .init("mean", exact.mean),
        .init("sd", exact.standardDeviation), .init("mass", exact.share(above: study.edge)),
        .init("density-at-mean", exact.density(exact.mean)),
        .init("pass", exact.pass ?? .nan),
        .init("pass.density", exact.pass.map(exact.density) ?? .nan),
        .init("grid-20.error", abs(sums[3].logEvidence - exact.logEvidence)),
        .init("grid-20.spacing", sums[3].spacing),
      ])
  }

  private static func answer(
    _ model: NonlinearModel, _ exact: ExactPosterior, edge: Double
  ) -> String {
    let peaks = exact.visiblePeaks.sorted { exact.density($0) > exact.density($1) }
    func place(_ theta: Double) -> String { "θ = \(exact.text(theta))" }
    let moments =
      "Its mean is \(exact.text(exact.mean)) and its standard deviation "
      + "\(exact.text(exact.standardDeviation))."
    if !model.function.hasTheta {
      return
        "θ does not occur in the function \(model.function.text), so the data say nothing of it and the posterior is the "
        + "prior. \(moments)"
    }
    if peaks.count == 1 { return "The posterior has one peak, at \(place(peaks[0])). \(moments)" }
    return
      "The posterior has \(peaks.count) peaks that a picture shows; the highest is at \(place(peaks[0])), the next at \(place(peaks[1])), and "
      + "\(NumberText.fixed(exact.share(above: edge), decimals: 3)) of the mass lies above "
      + "\(place(edge)). \(moments)"
  }

  // MARK: Table

  private static func table(_ exact: ExactPosterior, edge: Double) -> Table {
    Table(
      title: "The posterior by adaptive quadrature",
      columns: ["quantity", "value"],
      rows: exact.visiblePeaks.map { peak in
        [
          "peak: θ, density",
          "\(exact.standardDeviation > 0.1 ? NumberText.fixed(peak, decimals: 3) : exact.text(peak)), \(NumberText.fixed(exact.density(peak), decimals: 4))",
        ]
      } + [
        [
          "share above \(exact.text(edge))",
          NumberText.fixed(exact.share(above: edge), decimals: 4),
        ],
        ["log evidence", NumberText.fixed(exact.logEvidence, decimals: 4)],
        ["mean", NumberText.significant(exact.mean, digits: 4)],
        ["standard deviation", NumberText.significant(exact.standardDeviation, digits: 5)],
      ],
      note: note(exact))
  }

  /// Which peaks are not in the table, and which could not be found.
  private static func note(_ exact: ExactPosterior) -> String {
    let hidden = exact.peaks.count - exact.visiblePeaks.count
    let lower =
      hidden == 0
      ? ""
      : "\(hidden) more \(hidden == 1 ? "peak is" : "peaks are") lower than a hundredth of the highest. "
    return lower
      + "Peaks are looked for at every 3200th of a prior standard deviation; narrower ones may be missed."
  }

  // MARK: Figures

  private static func figure(
    _ model: NonlinearModel, _ exact: ExactPosterior, edge: Double, window: ClosedRange<Double>
  ) -> Figure {
    let x = [Double].evenlySpaced(from: window.lowerBound, to: window.upperBound, count: 601)
    let density = x.map(exact.density)
    let top = 1.15 * max(density.max() ?? 1, model.prior.density(model.prior.mean))
    let heights = x.map { exact.posterior.logLikelihood($0).value }
    let highest = heights.filter(\.isFinite).max() ?? 0
    let tail = x.filter { $0 >= edge }
    let count = exact.visiblePeaks.count
    let left =
      count == 1
      ? "one of them is left" : "\(count == 2 ? "two" : "\(count)") of them are left"
    return Figure(
      name: "one-datum",
      caption:
        "\(model.isLecture ? "The likelihood of one datum repeats itself as the sine does, the prior" : "The prior") chooses among the peaks of the likelihood, and "
        + "\(left). "
        + "The shaded part beyond \(NumberText.fixed(edge, decimals: 1)) holds "
        + "\(NumberText.fixed(exact.share(above: edge), decimals: 3)) of the posterior. The likelihood is no density of θ; "
        + "it is scaled.",
      panels: [
        Panel(
          x: Axis("Parameter *θ*", range: window), y: Axis("Density", range: 0...top),
          key: .topRight,
          layers: [
            .area("tail", x: tail, y: tail.map(exact.density), .blue, opacity: 0.25),
            .line(
              "prior", x: x, y: x.map { model.prior.density($0) }, Stroke(.vermillion),
              title: "prior"),
            .line(
              "likelihood", x: x, y: heights.map { 0.6 * top * .exp($0 - highest) },
              Stroke(.black, width: 2.5, dash: .dotted), title: "likelihood, scaled"),
            .line("posterior", x: x, y: density, Stroke(.blue, width: 3.5), title: "posterior"),
          ])
      ])
  }

  private static func figure(
    _ sizes: [Int], _ sums: [PlainGrid], _ exact: ExactPosterior
  ) -> Figure {
    // Below 1e-15 there is rounding only
    let errors = sums.map { max(1e-15, abs($0.logEvidence - exact.logEvidence)) }
    return Figure(
      name: "grid-error",
      caption:
        "Once the grid points are closer than the peaks are wide, every few more of them gain another digit. Error of the log "
        + "evidence by a sum over evenly spaced points in ±8 prior standard deviations; what is below 1e-15 is rounding.",
      panels: [
        Panel(
          x: Axis("Grid points", range: 0...105, tics: .every(20)),
          y: Axis.decades("Error of the log evidence [nats]", around: errors),
          layers: [
            .line(
              "error", x: sizes.map(Double.init), y: errors, Stroke(.blue),
              agreement: .notCompared(because: "rounding at the end")),
            .points(
              "sizes", x: sizes.map(Double.init), y: errors, .blue, size: 1.5,
              agreement: .notCompared(because: "rounding at the end")),
          ])
      ])
  }

  // MARK: Claims

  /// Places and heights are read off the slide to half a unit of their last digit; the variance of the noise was
  /// chosen so that both heights agree.
  private static func claims(
    _ peaks: [Double], _ exact: ExactPosterior, edge: Double, _ grid: MethodResult
  ) -> [Claim] {
    let source = Claim.Source(lecture: "002", slide: "Nonlinear Models")
    let both = peaks + [.nan, .nan]
    return [
      Claim(
        "45a", source, "main peak of the posterior",
        .readOff(-1.31, within: 0.005, computed: both[0])),
      Claim(
        "45b", source, "its density",
        .readOff(0.463, within: 0.0005, computed: exact.density(both[0]))),
      Claim("45c", source, "second peak", .readOff(4.0, within: 0.05, computed: both[1])),
      Claim(
        "45d", source, "its density",
        .readOff(0.058, within: 0.0005, computed: exact.density(both[1]))),
      Claim(
        "45k", source, "log evidence by a grid of 400 points",
        .crossCheck(
          route: "adaptive quadrature", expected: exact.logEvidence,
          computed: grid.logEvidence ?? .nan,
          .relative(1e-10, because: "quadrature to a relative 1e-10"))),
      Claim(
        "45l", source, "share beyond 1.5 by a grid of 400 points",
        .crossCheck(
          route: "adaptive quadrature", expected: exact.share(above: edge),
          computed: 1 - grid.answer.cumulative(edge),
          .absolute(1e-6, because: "the fourth power of a step of 0.08 over a peak's width"))),
    ]
  }
}

/// The sum over so few points that it may be wrong.
private struct PlainGrid: Sendable {
  let logEvidence: Double
  let spacing: Double

  init(_ posterior: Posterior, count: Int) {
    let prior = posterior.priorSpread
    let places = GridDensity.points(
      around: prior.mean, reach: 8 * prior.standardDeviation, count: count)
    let grid = GridDensity(x: places, logValues: places.map(posterior.logJoint))
    (logEvidence, spacing) = (grid.logNorm, grid.step)
  }
}

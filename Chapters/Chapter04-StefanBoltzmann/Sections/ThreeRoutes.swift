import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Plotting
import Workbook

extension StefanBoltzmannHierarchy {
  /// One posterior of σ_T: on a grid, in closed form, and by sampling the whole hierarchy.
  static let threeRoutes = Section<StarStudy>(
    "three-routes", "Which σ_T do you infer, by three routes?",
    options: ["count", "noise", "area-spread", "temperature-spread"], seconds: 8
  ) { study, _ in
    // Data: the luminosities of the stars, nothing else
    let measured = study.field.measured

    // Inference: A and T integrated out, star by star, at each σ_T of a grid
    // snippet: routes
    let grid = SigmaPosterior(
      luminosities: measured, population: study.population, likelihood: study.likelihood)

    // Inference: the closed form of log-normal noise, √((s² + t²) / N)
    let closedForm = ClosedFormPosterior(
      luminosities: measured, population: study.population, noise: study.noise)

    // Inference: every star's A and T sampled with σ_T, by NUTS
    let chains = try await study.known.value
    // end snippet
    let sampled = chains["log_sigma"]

    // What it shows
    let sigma = NominalSun.constant(atLog: grid.mean)
    func inWords(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
    return Findings(
      answer: "From the luminosities of \(measured.count) stars σ_T = "
        + "(\(inWords(sigma)) ± \(inWords(sigma * grid.standardDeviation)))e-8 W m⁻² K⁻⁴ on the grid "
        + "(true value \(inWords(1e8 * study.sigma))e-8) and "
        + "\(inWords(NominalSun.constant(atLog: closedForm.mean)))e-8 in closed form; "
        + (chains.isMixed
          ? "sampling the whole hierarchy gives \(inWords(NominalSun.constant(atLog: sampled.mean)))e-8."
          : "the chains of the whole hierarchy have not converged, so they give no result."),
      tables: [table(study, grid: grid, closedForm: closedForm, chains: chains)],
      figures: [figure(study, grid: grid, closedForm: closedForm, chains: chains)],
      claims: claims(study, grid: grid, closedForm: closedForm, chains: chains),
      values: [
        .init("grid.sigma", NominalSun.constant(atLog: grid.mean)),
        .init("grid.mean", grid.mean), .init("grid.sd", grid.standardDeviation),
        .init("closed-form.sd", closedForm.standardDeviation),
      ]
        + (chains.isMixed
          ? [
            .init("sampled.mean", sampled.mean, standardError: sampled.errorOfMean),
            .init(
              "sampled.sd", sampled.standardDeviation, standardError: sampled.errorOfDeviation),
          ] : []))
  }

  private static func table(
    _ study: StarStudy, grid: SigmaPosterior, closedForm: ClosedFormPosterior,
    chains: SampledPosterior
  ) -> Table {
    func row(_ name: String, _ mean: Double, _ sd: Double, _ error: String) -> [String] {
      [
        name, NumberText.fixed(NominalSun.constant(atLog: mean), decimals: 3),
        NumberText.fixed(100 * sd, decimals: 2), error,
      ]
    }
    let sampled = chains["log_sigma"]
    // The grid against one four times as fine
    let finer = SigmaPosterior(
      luminosities: study.field.measured, population: study.population,
      likelihood: study.likelihood, points: 641)
    func percent(_ value: Double) -> String {
      abs(value) < 1e-5
        ? "below 0.001 %"
        : "\(NumberText.significant(100 * abs(value), digits: abs(value) < 0.1 ? 1 : 2)) %"
    }
    return Table(
      title: "σ_T from \(study.field.count) simulated stars, population known, by three routes",
      columns: [
        "route", "σ_T in 1e-8 W m⁻² K⁻⁴", "sd of log σ_T in %", "numerical error of the mean",
      ],
      rows: [
        row(
          "closed form, log-normal noise, flat prior", closedForm.mean,
          closedForm.standardDeviation, percent(closedForm.mean - grid.mean)),
        row(
          "A and T integrated out, grid", grid.mean, grid.standardDeviation,
          percent(finer.mean - grid.mean)),
        chains.isMixed
          ? row(
            "whole hierarchy by NUTS", sampled.mean, sampled.standardDeviation,
            percent(sampled.errorOfMean))
          : ["whole hierarchy by NUTS", "refused", "", ""],
      ],
      note:
        "True value: \(NumberText.fixed(1e8 * study.sigma, decimals: 4)). σ_T is exp of the posterior mean "
        + "of log σ_T. Numerical error: of the closed form its distance from the grid, of the grid its distance from one "
        + "four times as fine, of the chains the Monte Carlo standard error. "
        + chains.convergence
    )
  }

  private static func figure(
    _ study: StarStudy, grid: SigmaPosterior, closedForm: ClosedFormPosterior,
    chains: SampledPosterior
  ) -> Figure {
    let curve = grid.curve
    let peak = curve.density.max() ?? 1
    let shown = curve.sigma.indices.filter { curve.density[$0] > 1e-4 * peak }
    let low = shown.first.map { curve.sigma[$0] } ?? curve.sigma[0]
    let high = shown.last.map { curve.sigma[$0] } ?? 1
    let x = [Double].evenlySpaced(from: low, to: high, count: 201)
    let normal = x.map { sigma -> Double in
      let z = (log(sigma / 1e8 / NominalSun.sigma) - closedForm.mean) / closedForm.standardDeviation
      return exp(-0.5 * z * z)
        / (closedForm.standardDeviation * sigma * (2 * Double.pi).squareRoot())
    }
    var layers: [Layer] = []
    if chains.isMixed {
      let (histogram, standardErrors) = chains.histogram(
        of: "log_sigma", from: low, to: high, bins: 45, NominalSun.constant)
      layers.append(
        .bars(
          "sampled", x: histogram.centres, heights: histogram.densities,
          width: 0.95 * histogram.step, .lightGrey,
          agreement: .monteCarloByRow(standardErrors: standardErrors),
          title: "whole hierarchy by NUTS"))
    }
    layers += [
      .line(
        "grid", x: curve.sigma, y: curve.density, Stroke(.blue, width: 4),
        title: "grid, *A* and *T* integrated out"),
      .line(
        "closed_form", x: x, y: normal, Stroke(.vermillion, width: 2.5),
        title: "closed form"),
      .verticalLine(at: 1e8 * study.field.sigma, Stroke(.black, width: 2, dash: .dotted)),
      .label(
        "truth", x: .data(1e8 * study.field.sigma), y: .panel(0.95), anchor: .right,
        offset: (-0.7, 0)),
    ]
    let routes = [closedForm.mean] + (chains.isMixed ? [chains["log_sigma"].mean] : [])
    let farthest = routes.map { abs($0 - grid.mean) / grid.standardDeviation }.max() ?? 0
    let agreement =
      farthest < 0.1
      ? "Their means agree to a tenth of a standard deviation."
      : "Their means differ by up to \(NumberText.fixed(farthest, decimals: 1)) standard deviations."
    return Figure(
      name: "three-routes",
      caption:
        "The posterior of σ_T from \(study.field.count) simulated stars by \(chains.isMixed ? "three" : "two") routes: A and T "
        + "integrated out on a grid, the closed form for log-normal noise"
        + (chains.isMixed ? ", and draws of the whole hierarchy. " : ". ") + agreement,
      layout: Figure.Layout(),
      panels: [
        Panel(
          x: Axis("*σ*_{T} in 10⁻⁸ W m⁻² K⁻⁴", range: low...high),
          y: Axis("Posterior density", range: 0...1.3 * peak), key: .topRight, layers: layers)
      ])
  }

  private static func claims(
    _ study: StarStudy, grid: SigmaPosterior, closedForm: ClosedFormPosterior,
    chains: SampledPosterior
  ) -> [Claim] {
    let computation = Claim.Source(
      lecture: "000", slide: "Which computation do you have to set up?")
    let sampled = chains["log_sigma"]
    return [
      Claim(
        "14d", computation, "posterior mean of log(σ_T / σ☉), whole hierarchy by NUTS",
        .crossCheck(
          route: "grid", expected: grid.mean, computed: chains.isMixed ? sampled.mean : .nan,
          .monteCarlo(standardError: sampled.errorOfMean))),
      Claim(
        "14e", computation, "posterior sd of log σ_T, whole hierarchy by NUTS",
        .crossCheck(
          route: "grid", expected: grid.standardDeviation,
          computed: chains.isMixed ? sampled.standardDeviation : .nan,
          .monteCarlo(standardError: sampled.errorOfDeviation))),
      Claim(
        "15a", computation, "sd of log σ_T, population known, by the grid",
        .crossCheck(
          route: "√((s² + t²) / N)", expected: closedForm.standardDeviation,
          computed: grid.standardDeviation,
          .relative(
            1e-3,
            because:
              "the prior narrows it by 3e-4, and noise makes only 2 % of the variance: its skewness 3 f "
              + "counts (t² / (s² + t²))^(3/2) = 0.003 times"))),
    ]
  }
}

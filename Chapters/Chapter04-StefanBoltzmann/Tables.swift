import Datasets
import Foundation
import Workbook

/// The result tables of chapter 4; they only set numbers in words.
enum Tables {
  static func sun() -> Table {
    Table(
      title: "The Sun as a check: 4π R² σ T⁴ with R = 6.957e8 m and T = 5772 K",
      columns: ["quantity", "value"],
      rows: [
        ["4π R² σ T⁴", "\(NumberText.significant(SolarCheck.luminosity, digits: 6)) W"],
        ["nominal luminosity of the Sun", "3.828e26 W"],
        ["σ from k, h and c", "\(NumberText.significant(StefanBoltzmann.sigma, digits: 10))"],
      ],
      note: "A check of units, no inference: the Sun's T is defined by this very law.")
  }

  static func threeRoutes(_ analysis: StarAnalysis) -> Table {
    let (law, grid) = (analysis.law, analysis.grid)
    let sampled = analysis.known.draws.moments("log_sigma")
    func row(_ name: String, _ mean: Double, _ sd: Double, _ error: String) -> [String] {
      [name, sigma(mean), fixed(100 * sd, 2), error]
    }
    let check = analysis.known.mixing
    return Table(
      title: "σ_T from \(analysis.field.count) fake stars, population known, by three routes",
      columns: ["route", "σ_T in 1e-8 W m⁻² K⁻⁴", "sd of log σ_T in %", "own error of the mean"],
      rows: [
        row("closed form, log-normal noise", law.mean, law.standardDeviation, "third order in f"),
        row("A and T integrated out, grid", grid.mean, grid.standardDeviation, "below 1e-6"),
        check.isMixed
          ? row(
            "whole hierarchy by NUTS", sampled.mean, sampled.standardDeviation,
            "\(fixed(100 * check.mcse("log_sigma"), 3)) %")
          : ["whole hierarchy by NUTS", "refused", "", check.sentence],
      ],
      note: "Made with σ_T = \(fixed(1e8 * analysis.field.sigma, 4)). Median of the posterior, as "
        + "exp of the mean of log σ_T.")
  }

  static func population(_ analysis: StarAnalysis) -> Table {
    let hierarchy = analysis.uncertain
    let prior = PopulationPrior.chapter
    guard hierarchy.mixing.isMixed else {
      return Table(
        title: "Population uncertain", columns: ["result"], rows: [["refused"]],
        note: hierarchy.mixing.sentence)
    }
    let spreadPrior =
      "\(fixed(analysis.population.areaSpread, 2)) × e^±\(fixed(prior.logSpread, 1))"
    let coolPrior =
      "\(fixed(analysis.population.temperatureSpread, 2)) × e^±\(fixed(prior.logSpread, 1))"
    func row(_ name: String, _ prior: String, _ column: String, _ truth: Double) -> [String] {
      let moments = hierarchy.draws.moments(column)
      return [
        name, prior, "\(fixed(moments.mean, 3)) ± \(fixed(moments.standardDeviation, 3))",
        fixed(truth, 3),
      ]
    }
    let truth = analysis.population
    let sigmaMoments = hierarchy.draws.moments("log_sigma")
    return Table(
      title: "The same stars when the population itself is uncertain",
      columns: ["parameter", "prior", "posterior", "truth"],
      rows: [
        [
          "log(σ_T / σ☉)", "vague",
          "\(fixed(sigmaMoments.mean, 3)) ± \(fixed(sigmaMoments.standardDeviation, 3))",
          fixed(log(StarField.scale(analysis.field.sigma)), 3),
        ],
        row("mean of log A", "0 ± \(fixed(prior.meanLogArea, 2))", "mean_A", truth.meanLogArea),
        row(
          "mean of log T", "0 ± \(fixed(prior.meanLogTemperature, 2))", "mean_T",
          truth.meanLogTemperature),
        row("spread of log A", spreadPrior, "spread_A", truth.areaSpread),
        row("spread of log T", coolPrior, "spread_T", truth.temperatureSpread),
      ],
      note: "The means keep their priors: only their sum with log σ_T is seen. The data tell the "
        + "spread of the product, not of A and T apart.")
  }

  static func deltaCost(_ cost: DeltaCost) -> Table {
    func row(_ name: String, _ row: DeltaCost.Row) -> [String] {
      row.check.isMixed
        ? [
          name, fixed(100 * row.standardDeviation, 2), fixed(100 * cost.law(row.width), 2),
          NumberText.significant(row.stepSize, digits: 2), fixed(row.leapfrogs, 0),
          fixed(row.effectiveDraws, 0), fixed(row.cost, 0),
        ]
        : [
          name, "refused", fixed(100 * cost.law(row.width), 2),
          NumberText.significant(row.stepSize, digits: 2), fixed(row.leapfrogs, 0), "", "",
        ]
    }
    return Table(
      title: "A narrow Gaussian in place of the delta function, \(cost.stars) stars",
      columns: [
        "width w", "sd of log σ_T in %", "law", "step size", "gradients a draw",
        "effective draws", "gradients an effective draw",
      ],
      rows: cost.rows.map { row("\(NumberText.shortest($0.width))", $0) }
        + [row("delta removed by hand", cost.removed)],
      note: "The posterior barely changes, the price grows as 1 / w.")
  }

  static func coverage(_ analysis: StarAnalysis) -> Table {
    Table(
      title: "\(NumberText.grouped(analysis.coverage.ranks.count)) fake fields: how often the "
        + "interval holds the truth",
      columns: ["interval", "right analysis", "spread taken as half of it", "Monte Carlo error"],
      rows: [0.5, 0.8, 0.9, 0.95, 0.99].map { level in
        [
          "\(fixed(100 * level, 0)) %", percent(analysis.coverage.share(of: level)),
          percent(analysis.overconfident.share(of: level)),
          percent(analysis.coverage.standardError(of: level)),
        ]
      })
  }

  static func selection(_ selection: Selection) -> Table {
    func row(_ name: String, _ count: Int, _ posterior: SigmaPosterior) -> [String] {
      [
        name, "\(count)", sigma(posterior.mean), fixed(100 * posterior.standardDeviation, 1),
        fixed(selection.bias(of: posterior), 1),
      ]
    }
    return Table(
      title: "Only stars that look brighter than \(fixed(selection.limit, 2)) L☉ are on the list",
      columns: ["analysis", "stars", "σ_T", "sd of log σ_T in %", "off by so many sd"],
      rows: [
        row("all stars", selection.field.count, selection.complete),
        row("seen stars as if they were all", selection.seen.count, selection.blind),
        row("with P(seen | σ_T) in the model", selection.seen.count, selection.aware),
      ])
  }

  static func mainSequence(_ analysis: MainSequenceAnalysis) -> Table {
    func row(_ name: String, _ mean: Double, _ sd: Double) -> [String] {
      [name, sigma(mean), fixed(100 * sd, 2)]
    }
    return Table(
      title: "P(A, T) through mass and metallicity, \(analysis.field.count) stars",
      columns: ["integral over M and Z", "σ_T", "sd of log σ_T in %"],
      rows: [
        row(
          "Monte Carlo, \(NumberText.grouped(analysis.draws)) draws", analysis.monteCarlo.mean,
          analysis.monteCarlo.standardDeviation),
        row(
          "quadrature", analysis.quadrature.mean, analysis.quadrature.standardDeviation),
        row(
          "log-normal of the same mean and spread", analysis.logNormal.mean,
          analysis.logNormal.standardDeviation),
      ],
      note:
        "Other draws move the Monte Carlo mean by \(fixed(100 * analysis.monteCarloError, 2)) %. "
        + "The sharp lower edge of the masses tells more than a bell of the same width.")
  }

  static func budget(_ budget: VarianceBudget) -> Table {
    func row(_ name: String, _ what: String, _ value: Double) -> [String] {
      [
        name, what, NumberText.significant(100 * value, digits: 3),
        percent(value * value / (budget.sum * budget.sum)),
      ]
    }
    return Table(
      title: "Four kinds of uncertainty in log σ_T, one survey",
      columns: ["kind", "how it was measured", "sd in %", "share of the variance"],
      rows: [
        row("precision", "grid refined, Monte Carlo error", budget.precision),
        row("instrument", "same stars measured again", budget.instrument),
        row("population", "stars drawn again, no noise", budget.population),
        row("scientific", "mean of P(A, T) not known", budget.scientific),
        ["all four", "root of the sum of squares", fixed(100 * budget.sum, 2), ""],
        [
          "posterior", "sampled",
          "\(fixed(100 * budget.total, 2)) ± \(fixed(100 * budget.totalError, 2))", "",
        ],
      ])
  }

  static func realStars(_ real: RealAnalysis) -> Table {
    let naive = real.naive
    var rows = [
      [
        "error bars alone", value(naive.mean, naive.error),
        fixed(RealAnalysis.distance((naive.mean, naive.error)), 1),
      ]
    ]
    if real.mixing.isMixed {
      let moments = real.draws.moments("log_sigma")
      rows.append([
        "scales, scatter and heavy tail in the model",
        value(moments.mean, moments.standardDeviation),
        fixed(RealAnalysis.distance(moments), 1),
      ])
      let (radius, temperature, scatter) = (
        real.draws.moments("delta_R"), real.draws.moments("delta_T"), real.draws.moments("scatter")
      )
      func line(_ name: String, _ m: (mean: Double, standardDeviation: Double)) -> [String] {
        [
          name, "\(fixed(100 * m.mean, 1)) ± \(fixed(100 * m.standardDeviation, 1)) %", "",
        ]
      }
      rows += [
        line("common error of the diameters", radius),
        line("common error of the temperatures", temperature),
        line("extra scatter of log L", scatter),
      ]
    } else {
      rows.append(["scales, scatter and heavy tail in the model", "refused", ""])
    }
    return Table(
      title: "\(real.stars.count) real stars",
      columns: ["model", "σ_T in 1e-8 W m⁻² K⁻⁴", "from the textbook, in sd"], rows: rows,
      note: real.warnings.joined(separator: " "))
  }

  static func chains(_ analysis: StarAnalysis) -> Table {
    Table(
      title: "Have the chains mixed?", columns: ["chains", "verdict"],
      rows: [
        ["hierarchy, population known", analysis.known.mixing.sentence],
        ["hierarchy, population uncertain", analysis.uncertain.mixing.sentence],
        ["delta removed by hand", analysis.deltaCost.removed.check.sentence],
      ]
        + analysis.deltaCost.rows.map {
          ["Gaussian of width \(NumberText.shortest($0.width))", $0.check.sentence]
        } + [["real stars", analysis.real.mixing.sentence]],
      note: "Results of chains with R-hat above 1.01 or fewer than 400 effective draws are refused."
    )
  }

  // MARK: Words

  static func sigma(_ logScale: Double) -> String {
    NumberText.fixed(1e8 * NominalSun.sigma * exp(logScale), decimals: 3)
  }

  private static func value(_ logScale: Double, _ error: Double) -> String {
    let sigma = 1e8 * NominalSun.sigma * exp(logScale)
    return "\(fixed(sigma, 2)) ± \(fixed(sigma * error, 2))"
  }

  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    NumberText.fixed(value, decimals: decimals)
  }

  private static func percent(_ share: Double) -> String {
    "\(NumberText.fixed(100 * share, decimals: 1)) %"
  }
}

/// The Sun by the law: 4π R² σ T⁴ in nominal units.
enum SolarCheck {
  static let luminosity = StefanBoltzmann.sigma / NominalSun.sigma * NominalSun.luminosity
}

import BayesNumerics
import Inference
import Workbook

/// The result tables of chapter 3; they only set numbers in words.
enum Tables {
  static func orders(_ comparison: OrderComparison) -> Table {
    Table(
      title: "Orders \(comparison.orders.lowerBound) to \(comparison.orders.upperBound) on "
        + comparison.data.name,
      columns: ["order", "log evidence", "best fit", "price of freedom", "p(order | data)"],
      rows: comparison.orders.map { order in
        let evidence = comparison.logEvidence(of: order)
        let best = comparison.logLikelihoodOfBestFit(order: order)
        return [
          "\(order)\(order == comparison.winner ? " *" : "")", logarithm(evidence), logarithm(best),
          logarithm(best - evidence), probability(comparison.probability(of: order)),
        ]
      },
      note:
        "Best fit: log p(y | w) at the most likely w, which can only rise. The price is what the "
        + "evidence pays for the curves that it had to hold possible. * is the winner.")
  }

  static func weights(_ comparison: OrderComparison) -> Table {
    let posterior = comparison.posterior(of: comparison.winner)
    return Table(
      title:
        "The weights of order \(comparison.winner), basis \(comparison.data.polynomials.basis.rawValue)",
      columns: ["weight", "posterior mean", "posterior sd"],
      rows: zip(posterior.mean, posterior.standardDeviations).enumerated().map { j, weight in
        ["w\(j)", number(weight.0), number(weight.1)]
      })
  }

  static func predictions(_ comparison: OrderComparison, at places: [Double]) -> Table {
    let orders = comparison.orders.sorted {
      comparison.probability(of: $0) > comparison.probability(of: $1)
    }.prefix(3).sorted()
    func row(_ name: String, _ x: Double, mean: Double, function: String, total: Double) -> [String]
    {
      [name, number(x), number(mean), function, number(total)]
    }
    let rows = places.flatMap { x in
      orders.map { order in
        let prediction = comparison.predictions(order: order, at: [x])[0]
        return row(
          "order \(order)", x, mean: prediction.mean,
          function: number(prediction.modelVariance.squareRoot()),
          total: prediction.standardDeviation)
      }
        + comparison.averages(at: [x]).map {
          row(
            "all orders", x, mean: $0.mean,
            function: number(
              max(0, $0.variance - comparison.model.noiseVariance).squareRoot()),
            total: $0.standardDeviation)
        }
    }
    return Table(
      title: "Predictions inside and outside the data",
      columns: ["model", "x", "mean", "sd of the curve", "sd with noise"], rows: rows,
      note: "The noise alone has sd \(number(comparison.model.noiseVariance.squareRoot())).")
  }

  static func digits(_ digits: Digits) -> Table {
    let orders = [0, 4, 8, 12, 16, 20]
    func rows(_ name: String, _ kept: [Digits.Kept]) -> [[String]] {
      [
        ("inverse of the normal equations", \Digits.Kept.inverse), ("Cholesky", \.cholesky),
        ("QR", \.qr), ("function space", \.functionSpace),
      ].map { route, path in
        [name, route] + orders.map { decimals(kept[$0][keyPath: path]) }
      }
    }
    func decimals(_ value: Double) -> String {
      value.isNaN ? "fails" : "\(Int(value.rounded(.down)))"
    }
    return Table(
      title: "Decimal digits kept on the lecture's data",
      columns: ["quantity", "route"] + orders.map { "order \($0)" },
      rows: rows("posterior mean", digits.means) + rows("log evidence", digits.evidences),
      note: "Against a computation with 80 digits; a double holds 16. The last digit of a count "
        + "depends on the processor.")
  }

  static func monteCarlo(_ mean: MonteCarloMean) -> Table {
    Table(
      title: "A mean by Monte Carlo: cos a, a ~ N(0, 1)",
      columns: ["draws N", "error", "sd / sqrt N"],
      rows: mean.errors.map {
        ["\($0.draws)", number($0.measured), number($0.expected)]
      },
      note: "Slope of log error against log N: "
        + NumberText.value(mean.slope, withError: mean.slopeError) + ".")
  }

  static func sine(_ model: SineModel) -> Table {
    Table(
      title: "One nonlinear parameter: y = -2 ~ N(sin θ, 0.8), θ ~ N(0, 4)",
      columns: ["quantity", "value"],
      rows: model.modes.enumerated().map { index, mode in
        [
          "peak \(index + 1): θ, density",
          "\(NumberText.fixed(mode, decimals: 3)), "
            + NumberText.fixed(model.density(mode), decimals: 4),
        ]
      } + [
        [
          "P(θ > 1.5 | y)",
          NumberText.fixed(model.probability(from: 1.5, to: .infinity), decimals: 4),
        ],
        ["log evidence", NumberText.fixed(model.logEvidence, decimals: 4)],
      ])
  }

  static func motorcycle(_ motorcycle: Motorcycle) -> Table {
    Table(
      title: "Motorcycle crashes, standardised: the winning order and its noise",
      columns: ["basis", "order", "log evidence", "noise sd (g)"],
      rows: motorcycle.fits.map { basis, fits in
        let best = Motorcycle.best(of: fits)
        return [
          basis.rawValue, "\(best.order)", NumberText.fixed(best.logEvidence, decimals: 2),
          NumberText.fixed(
            best.noiseVariance.squareRoot() * motorcycle.acceleration.scale, decimals: 1),
        ]
      },
      note: "Scatter around the Chebyshev curve, in units of its noise: "
        + motorcycle.stretches.map {
          "\(NumberText.fixed($0.scatter, decimals: 2)) \($0.name) (\($0.count) points)"
        }.joined(separator: ", ")
        + ". It would be 1 everywhere if the noise were constant.")
  }

  // MARK: Numbers in words

  static func logarithm(_ value: Double) -> String {
    abs(value) < 1e7
      ? NumberText.fixed(value, decimals: 2) : NumberText.significant(value, digits: 9)
  }

  private static func number(_ value: Double) -> String {
    abs(value) < 1e5 && (abs(value) >= 1e-2 || value == 0)
      ? NumberText.fixed(value, decimals: 4) : NumberText.significant(value, digits: 5)
  }

  private static func probability(_ value: Double) -> String {
    value == 0
      ? "below 1e-300"
      : value >= 1e-4
        ? NumberText.fixed(value, decimals: 4) : NumberText.significant(value, digits: 2)
  }
}

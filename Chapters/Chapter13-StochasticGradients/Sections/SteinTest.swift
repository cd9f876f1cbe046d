import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension StochasticGradients {
  /// What the discrepancy is of right draws, how often its test errs, and what it cannot see.
  static let steinTest = Section<StochasticGradientStudy>(
    "stein-test", "Can one number tell that draws are wrong?", seconds: 2
  ) { _, run in
    let discrepancy = KernelSteinDiscrepancy()

    // Model: N(0, I) in two dimensions, and draws of three widths
    let widths = [1.0, 1.1, 1.4]
    let counts = [20, 50, 100, 200, 500, 1000]
    let curves = widths.map { width -> [Double] in
      let (points, slopes) = normals(counts[5], width, run.random("width \(width)"))
      let curve = discrepancy.ofEveryPrefix(points, slopes: slopes)
      return counts.map { curve[$0 - 1] }
    }

    // Inference: the mean of KSD² over many sets, and the share of sets that the test refuses
    let sets = run.isQuick ? 200 : 1000
    let size = 50
    let squares = (0..<sets).map { set -> Double in
      let (points, slopes) = normals(size, 1, run.random("sets").stream(set))
      let value = discrepancy(points, slopes: slopes)
      return value * value
    }
    let refused = widths.map { width -> Double in
      let count = (0..<sets).count { set in
        let (points, slopes) = normals(size, width, run.random("test \(width)").stream(set))
        var flips = run.random("flips \(width)").stream(set)
        return discrepancy.pValue(points, slopes: slopes, flips: 99, using: &flips) <= 0.05
      }
      return Double(count) / Double(sets)
    }

    // Blindness: two peaks, and draws that have seen one of them
    let distances = [2.0, 3, 4, 5, 6, 8, 10, 12]
    let blind = distances.map { distance -> (one: Double, both: Double) in
      OnePeak.discrepancies(
        distance: distance, draws: 400, sets: run.isQuick ? 4 : 20, discrepancy,
        using: run.random("distance \(distance)"))
    }

    // What it shows
    let meanSquare = sampleMean(squares)
    let error = (sampleVariance(squares) / Double(sets)).squareRoot()
    let expected = 2 * 2 / Double(size)
    let deviation = (0.05 * 0.95 / Double(sets)).squareRoot()
    let far = blind[6].one / blind[6].both
    return Findings(
      answer:
        "Often: a test at 5 % refuses \(NumberText.fixed(100 * refused[0], decimals: 0)) % of right sets of 50 draws and "
        + "\(NumberText.fixed(100 * refused[2], decimals: 0)) % of sets that are 40 % too wide. But draws that miss one of two "
        + "peaks ten standard deviations apart have \(NumberText.fixed(far, decimals: 1)) times the discrepancy of right ones: "
        + "it does not see the lost half.",
      tables: [table(widths, refused, sets, size)],
      figures: [figure(widths, counts, curves, distances, blind)],
      claims: [
        Claim(
          "36c", source001, "mean of KSD² of 50 independent draws of N(0, I), d = 2",
          .crossCheck(
            route: "2d/n, from the pairs of a draw with itself", expected: expected,
            computed: meanSquare, .monteCarlo(standardError: error))),
        Claim(
          "36d", source001, "share of right sets that the test at 5 % refuses",
          .crossCheck(
            route: "the level of the test", expected: 0.05, computed: refused[0],
            .monteCarlo(standardError: deviation))),
        Claim(
          "36e", source001, "draws of one of two peaks, ten standard deviations apart",
          .shape(
            "a discrepancy of slopes does not see how much mass an isolated mode has",
            measuring: "KSD of draws of one peak over KSD of draws of both", far,
            .between(0.4, 2.5),
            precision: .notCompared, falseAlarmRate: 0.001)),
        Claim(
          "36f", source001, "draws of one of two peaks, three standard deviations apart",
          .shape(
            "where the peaks touch, it does see it",
            measuring: "KSD of draws of one peak over KSD of draws of both",
            blind[1].one / blind[1].both, .above(2), precision: .notCompared,
            falseAlarmRate: 0.001)),
      ],
      values: [
        .init("level", expected), .init("refused.right", refused[0], standardError: deviation),
        .init("refused.ten", refused[1], standardError: 0.016),
        .init("refused.forty", refused[2], standardError: 0.016),
        .init("near", blind[1].one / blind[1].both, standardError: 0.8),
        .init("far", far, standardError: 0.3),
      ])
  }

  private static func normals(
    _ count: Int, _ width: Double, _ random: RandomSource
  ) -> (points: [[Double]], slopes: [[Double]]) {
    var random = random
    let points = (0..<count).map { _ in [width * random.normal(), width * random.normal()] }
    return (points, points.map { $0.map { -$0 } })
  }

  /// Half of the mass in N(-m, 1), half in N(m, 1); means over several sets of draws.
  private enum OnePeak {
    static func discrepancies(
      distance: Double, draws: Int, sets: Int, _ discrepancy: KernelSteinDiscrepancy,
      using random: RandomSource
    ) -> (one: Double, both: Double) {
      let centres = [-distance / 2, distance / 2]
      let target = NormalMixture(
        weights: [0.5, 0.5], components: centres.map { Normal(mean: $0) })
      var random = random
      func value(_ points: [Double]) -> Double {
        discrepancy(points.map { [$0] }, slopes: points.map { [target.logDensitySlope($0)] })
      }
      var (one, both) = (0.0, 0.0)
      for _ in 0..<sets {
        let noise = (0..<draws).map { _ in random.normal() }
        one += value(noise.map { centres[1] + $0 }) / Double(sets)
        both += value(noise.enumerated().map { centres[$0.offset % 2] + $0.element }) / Double(sets)
      }
      return (one, both)
    }
  }

  // MARK: Table

  private static func table(
    _ widths: [Double], _ refused: [Double], _ sets: Int, _ size: Int
  ) -> Table {
    Table(
      title: "How often the test at 5 % refuses \(size) draws",
      columns: [
        "standard deviation of the draws", "share of \(NumberText.grouped(sets)) sets refused",
      ],
      rows: zip(widths, refused).map {
        [NumberText.shortest($0), NumberText.fixed($1, decimals: 3)]
      }, note: "The target is N(0, I) in two dimensions; p-values by 99 random flips of signs.")
  }

  // MARK: Figure

  private static func figure(
    _ widths: [Double], _ counts: [Int], _ curves: [[Double]], _ distances: [Double],
    _ blind: [(one: Double, both: Double)]
  ) -> Figure {
    let inks: [Ink] = [.blue, .orange, .vermillion]
    let markers: [Marker] = [.circle, .square, .triangle]
    let names = ["right", "10 % too wide", "40 % too wide"]
    let x = counts.map(Double.init)
    let why = Agreement.notCompared(because: "the discrepancy of single sets")
    let fine = (0...40).map { 20 * Double.pow(50, Double($0) / 40) }
    return Figure(
      name: "stein-test",
      caption:
        "Left: the discrepancy of right draws falls like √(2d/n) (grey); of wrong draws it stays. Right: draws that have seen "
        + "one of two peaks are found while the peaks touch, and pass when they are far apart (means over sets of 400 draws).",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "Draws of three widths",
          x: Axis("draws", range: 17...1200, scale: .logarithmic, tics: .decades(in: 17...1200)),
          y: Axis.decades("KSD", around: curves.flatMap(\.self), room: 1.8), key: .bottomLeft,
          layers: [
            .line(
              "level", x: fine, y: fine.map { (4 / $0).squareRoot() },
              Stroke(.grey, width: 2, dash: .solid))
          ]
            + widths.indices.flatMap { index -> [Layer] in
              [
                .line(
                  "line_\(index)", x: x, y: curves[index], Stroke(inks[index]), agreement: why,
                  title: Text(verbatim: names[index])),
                .points(
                  "points_\(index)", x: x, y: curves[index], inks[index], marker: markers[index],
                  size: 1.4, agreement: why),
              ]
            }),
        Panel(
          "One of two peaks", x: Axis("distance of the peaks [sd]", range: 1...13, tics: .every(2)),
          y: Axis.decades("KSD", around: blind.flatMap { [$0.one, $0.both] }, room: 1.8),
          key: .topRight,
          layers: [
            .line(
              "one", x: distances, y: blind.map(\.one), Stroke(.vermillion), agreement: why,
              title: "draws of one peak"),
            .points(
              "one_points", x: distances, y: blind.map(\.one), .vermillion, marker: .triangle,
              size: 1.4, agreement: why),
            .line(
              "both", x: distances, y: blind.map(\.both), Stroke(.blue), agreement: why,
              title: "draws of both"),
            .points(
              "both_points", x: distances, y: blind.map(\.both), .blue, size: 1.4, agreement: why),
          ]),
      ])
  }
}

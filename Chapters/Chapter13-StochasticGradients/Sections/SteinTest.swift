import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension StochasticGradients {
  /// What the discrepancy is of draws from the target, how often its test errs, and what it cannot see.
  static let steinTest = Section<StochasticGradientStudy>(
    "stein-test", "Can one number tell that draws are wrong?", seconds: 2
  ) { _, run in
    let discrepancy = KernelSteinDiscrepancy()
    let widths = [1.0, 1.1, 1.4]

    // Model: N(0, I) in two dimensions, and draws of three widths; KSD² of many sets as they grow
    let counts = [20, 50, 100, 200, 500, 1000]
    let curves = widths.map { width in
      rootMeanSquares(
        width: width, counts: counts, sets: run.isQuick ? 4 : 20, discrepancy,
        using: run.random("width \(width)"))
    }

    // Inference: the mean of KSD² of independent draws, and the share of sets that two tests reject
    let sets = run.isQuick ? 200 : 1000
    let size = 50
    let squares = MeasuredMean(
      (0..<sets).map { set -> Double in
        let (points, slopes) = normals(size, 1, run.random("sets").stream(set))
        let value = discrepancy(points, slopes: slopes)
        return value * value
      })
    let tested = widths.map { width -> Tested in
      let verdicts = (0..<sets).map { set -> (stein: Bool, chiSquare: Bool) in
        let (points, slopes) = normals(size, width, run.random("test \(width)").stream(set))
        let flips = run.random("flips \(width)").stream(set)
        return (
          WidthTests.steinRejects(points, slopes: slopes, discrepancy, using: flips),
          WidthTests.chiSquareRejects(points)
        )
      }
      return Tested(
        width: width, stein: MeasuredShare(verdicts.count { $0.stein }, of: sets),
        chiSquare: MeasuredShare(verdicts.count { $0.chiSquare }, of: sets),
        exact: WidthTests.chiSquarePower(width: width, numbers: 2 * size))
    }
    let (right, ten, forty) = (tested[0], tested[1], tested[2])

    // Blindness: two peaks, and draws that have seen one of them
    let peaks = [2.0, 3, 4, 5, 6, 8, 10, 12].map { distance in
      TwoPeaks(
        distance: distance, draws: 400, sets: run.isQuick ? 6 : 20, discrepancy,
        using: run.random("distance \(distance)"))
    }
    let (near, far) = (peaks[1].ratio, peaks[6].ratio)

    // What it shows
    let expected = 2 * 2 / Double(size)
    let exactly = (WidthTests.level * (1 - WidthTests.level) / Double(sets)).squareRoot()
    let exactTen = (ten.exact * (1 - ten.exact) / Double(sets)).squareRoot()
    func percent(_ share: MeasuredShare) -> String {
      NumberText.fixed(100 * share.value, decimals: 0) + " %"
    }
    return Findings(
      answer:
        "Often: a test at 5 % rejects \(percent(right.stein)) of sets of 50 correct draws and \(percent(forty.stein)) of sets that "
        + "are 40 % too wide, where a test made for the width rejects \(percent(forty.chiSquare)). But draws that miss one of two "
        + "peaks ten standard deviations apart have \(NumberText.fixed(far.value, decimals: 1)) times the discrepancy of correct "
        + "ones: it does not see the lost half.",
      tables: [table(tested, sets, size)],
      figures: [figure(counts, curves, peaks)],
      claims: [
        Claim(
          "36c", source001, "mean of KSD² of 50 independent draws of N(0, I), d = 2",
          .crossCheck(
            route: "2d/n, from the pairs of a draw with itself", expected: expected,
            computed: squares.value, .monteCarlo(standardError: squares.error))),
        Claim(
          "36d", source001, "share of sets of correct draws that the test at 5 % rejects",
          .crossCheck(
            route: "the level of the test", expected: WidthTests.level, computed: right.stein.value,
            .monteCarlo(standardError: exactly))),
        Claim(
          "36e", source001, "draws of one of two peaks, ten standard deviations apart",
          .shape(
            "a discrepancy of slopes does not see how much mass an isolated mode has",
            measuring: "KSD of draws of one peak over KSD of draws of both", far.value,
            .between(0.4, 2.5),
            precision: .notCompared, falseAlarmRate: 0.001)),
        Claim(
          "36f", source001, "draws of one of two peaks, three standard deviations apart",
          .shape(
            "where the peaks touch, it does see it",
            measuring: "KSD of draws of one peak over KSD of draws of both",
            near.value, .above(2), precision: .notCompared,
            falseAlarmRate: 0.001)),
        Claim(
          "36l", source001, "share of sets 10 % too wide that a χ² test of the variance rejects",
          .crossCheck(
            route: "the χ² distribution", expected: ten.exact, computed: ten.chiSquare.value,
            .monteCarlo(standardError: exactTen))),
        Claim(
          "36m", source001, "what a test that suspects everything costs, sets 10 % too wide",
          .shape(
            "a test made for the width finds more of them",
            measuring: "share that the χ² test rejects less the share that KSD rejects",
            ten.chiSquare.value - ten.stein.value, .above(0.1), precision: .notCompared,
            falseAlarmRate: 0.001)),
      ],
      values: [.init("level", expected)]
        + zip(["right", "ten", "forty"], tested).flatMap { name, tested -> [Findings.Value] in
          [
            .init("rejected.\(name)", tested.stein.value, standardError: tested.stein.error),
            .init("chi.\(name)", tested.exact),
          ]
        } + [
          .init("near", near.value, standardError: near.error),
          .init("far", far.value, standardError: far.error),
        ])
  }

  /// How often sets of draws of one width were rejected.
  private struct Tested {
    let width: Double
    let stein: MeasuredShare
    let chiSquare: MeasuredShare
    /// The power of the χ² test.
    let exact: Double
  }

  private static func normals(
    _ count: Int, _ width: Double, _ random: RandomSource
  ) -> (points: [[Double]], slopes: [[Double]]) {
    var random = random
    let points = (0..<count).map { _ in [width * random.normal(), width * random.normal()] }
    return (points, points.map { $0.map { -$0 } })
  }

  /// √ of the mean KSD² of the first 20, 50, ... draws of several sets.
  private static func rootMeanSquares(
    width: Double, counts: [Int], sets: Int, _ discrepancy: KernelSteinDiscrepancy,
    using random: RandomSource
  ) -> [MeasuredMean] {
    let curves = (0..<sets).map { set -> [Double] in
      let (points, slopes) = normals(counts.max() ?? 1, width, random.stream(set))
      return discrepancy.ofEveryPrefix(points, slopes: slopes)
    }
    return counts.map { count in
      MeasuredMean(curves.map { $0[count - 1] * $0[count - 1] }).squareRoot
    }
  }

  /// Half of the mass in N(-m, 1), half in N(m, 1): discrepancies of draws of one peak and of both.
  private struct TwoPeaks {
    let distance: Double
    let one: MeasuredMean
    let both: MeasuredMean

    var ratio: MeasuredMean { one.over(both) }

    init(
      distance: Double, draws: Int, sets: Int, _ discrepancy: KernelSteinDiscrepancy,
      using random: RandomSource
    ) {
      let centres = [-distance / 2, distance / 2]
      let target = NormalMixture(
        weights: [0.5, 0.5], components: centres.map { Normal(mean: $0) })
      func value(_ points: [Double]) -> Double {
        discrepancy(points.map { [$0] }, slopes: points.map { [target.logDensitySlope($0)] })
      }
      func noise(_ random: RandomSource) -> [Double] {
        var random = random
        return (0..<draws).map { _ in random.normal() }
      }
      self.distance = distance
      one = MeasuredMean(
        (0..<sets).map { set in
          value(noise(random.stream("one").stream(set)).map { centres[1] + $0 })
        })
      both = MeasuredMean(
        (0..<sets).map { set in
          let noise = noise(random.stream("both").stream(set))
          return value(noise.enumerated().map { centres[$0.offset % 2] + $0.element })
        })
    }
  }

  // MARK: Table

  private static func table(_ tested: [Tested], _ sets: Int, _ size: Int) -> Table {
    Table(
      title: "Share of sets of \(size) draws that a test at 5 % rejects",
      columns: [
        "standard deviation of the draws", "KSD", "χ² of the variance", "χ², exactly",
      ],
      rows: tested.map {
        [
          NumberText.shortest($0.width),
          NumberText.value($0.stein.value, withError: $0.stein.error),
          NumberText.value($0.chiSquare.value, withError: $0.chiSquare.error),
          NumberText.fixed($0.exact, decimals: 3),
        ]
      },
      note:
        "\(NumberText.grouped(sets)) sets each; the target is N(0, I) in two dimensions; p-values of KSD by 99 random flips of "
        + "signs. The χ² test looks at the sum of all squares, and at nothing else.")
  }

  // MARK: Figure

  private static func figure(
    _ counts: [Int], _ curves: [[MeasuredMean]], _ peaks: [TwoPeaks]
  ) -> Figure {
    let inks: [Ink] = [.blue, .orange, .vermillion]
    let markers: [Marker] = [.circle, .square, .triangle]
    let names = ["correct", "10 % too wide", "40 % too wide"]
    let x = counts.map(Double.init)
    let fine = (0...40).map { 20 * Double.pow(50, Double($0) / 40) }
    let level = fine.map { (4 / $0).squareRoot() }
    let (one, both) = (peaks.map(\.one), peaks.map(\.both))
    let distances = peaks.map(\.distance)
    func curve(
      _ name: String, _ x: [Double], _ values: [MeasuredMean], _ ink: Ink, _ marker: Marker,
      _ title: String
    ) -> [Layer] {
      let (y, errors) = (values.map(\.value), values.map(\.error))
      return [
        .line(
          "\(name)_line", x: x, y: y, Stroke(ink),
          agreement: .monteCarloByRow(standardErrors: errors), title: Text(verbatim: title)),
        .points(
          "\(name)_points", x: x, y: y, ink, marker: marker, size: 1.4,
          agreement: .monteCarloByRow(standardErrors: errors)),
      ]
    }
    return Figure(
      name: "stein-test",
      caption:
        "Left: the discrepancy of correct draws falls like √(2d/n) (grey), that of wrong draws comes to rest (root mean squares "
        + "of growing sets). Right: draws that have seen one of two peaks are found while the peaks touch, and pass when they are "
        + "far apart (means over sets of 400 draws).",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "Draws of three widths",
          x: Axis("draws", range: 17...1200, scale: .logarithmic, tics: .decades(in: 17...1200)),
          y: Axis(
            "KSD", range: 0.03...1, scale: .logarithmic, tics: discrepancyTics), key: .bottomLeft,
          layers: [
            .line("level", x: fine, y: level, Stroke(.grey, width: 5, dash: .solid)),
            .label(
              "√(2*d*/*n*)", x: .data(260), y: .data(0.09), .grey, anchor: .right),
          ]
            + curves.indices.flatMap { index in
              curve("width_\(index)", x, curves[index], inks[index], markers[index], names[index])
            }),
        Panel(
          "One of two peaks", x: Axis("distance of the peaks [sd]", range: 1...13, tics: .every(2)),
          y: Axis(
            "KSD", range: 0.03...1, scale: .logarithmic, tics: discrepancyTics), key: .topRight,
          layers: curve("one", distances, one, .vermillion, .triangle, "draws of one peak")
            + curve("both", distances, both, .blue, .circle, "draws of both")),
      ])
  }

  private static let discrepancyTics = Axis.Tics.labelled([
    (at: 0.03, text: "0.03"), (at: 0.1, text: "0.1"), (at: 0.3, text: "0.3"), (at: 1, text: "1"),
  ])
}

import BayesNumerics
import Marking
import Plotting
import RealModule
import SafeIO
import Workbook

extension VariationalInference {
  static let studentSections: [Section<VariationalStudy>] = [climbedWithMine]

  /// The student's path gradient beside the exact slope of the bound.
  static let climbedWithMine = Section<VariationalStudy>(
    "climbed-with-mine", "Does my gradient climb the bound?", options: [], seconds: 1
  ) { _, run in
    // Model: the coin, and places along the mean of q at a fixed width
    let scale = 0.6
    let means = [Double].evenlySpaced(from: -1, to: 2.5, count: 36)
    let fit = NormalFit(target: .coin)

    // Inference: the same noise at each place, a hundred draws
    var random = run.random("noise")
    let noise = (0..<100).map { _ in random.normal() }
    let answers: [[Double]]
    do {
      answers = try mine(
        .pathGradientByMe, Exercise.pathGradientCall,
        on: means.map {
          PathQuestion(mean: $0, logScale: .log(scale), noise: noise, heads: 10, tails: 4)
        })
    } catch let error as InputError {
      let end = error.sentence.hasSuffix(".") ? "" : "."
      return Findings(answer: "Nothing to see yet: \(error.sentence)\(end)")
    }
    guard answers.allSatisfy({ $0.count == 2 }) else {
      return Findings(answer: "Your gradient came back with another number of slopes than two.")
    }
    let exact = means.map { mean -> BoundSlope in
      let gradient = OneDrawGradient(
        target: .coin, q: Normal(mean: mean, standardDeviation: scale))
      return BoundSlope(
        mean: NormalFit.expectation { gradient.path($0).mean },
        logScale: NormalFit.expectation { gradient.path($0).logScale })
    }

    // What it shows: slopes of a hundred draws are within a few of their standard errors
    let variance = means.map {
      OneDrawGradient(target: .coin, q: Normal(mean: $0, standardDeviation: scale))
        .moments(.path, copies: 1).variance
    }
    let worst =
      zip(zip(answers, exact), variance).map { pair, variance in
        abs(pair.0[0] - pair.1.mean) / (variance / Double(noise.count)).squareRoot()
      }.max() ?? .nan
    let best = fit.climb(from: Normal())
    return Findings(
      answer: worst < Tolerance.monteCarloWidth
        ? "Yes: a hundred draws of your slope in the mean stay within \(NumberText.fixed(worst, decimals: 1)) standard "
          + "errors of the exact slope of the bound, and are zero near its top."
        : "No: somewhere your slope in the mean is \(NumberText.fixed(worst, decimals: 1)) standard errors from the exact one.",
      figures: [figure(means, answers, exact, best)], values: [.init("worst", worst)])
  }

  private static func figure(
    _ means: [Double], _ answers: [[Double]], _ exact: [BoundSlope], _ best: Normal
  ) -> Figure {
    func panel(_ place: Int, _ title: Text, _ right: [Double]) -> Panel {
      let mine = answers.map { min(max($0[place], -12), 12) }
      return Panel(
        title, x: Axis("mean of *q*", range: -1...2.5, tics: .every(0.5)),
        y: Axis("slope [nats]", range: -12...12, tics: .every(4)), key: .topRight,
        layers: [
          .line("exact_\(place)", x: means, y: right, Stroke(.blue), title: "exact"),
          .points(
            "mine_\(place)", x: means, y: mine, .vermillion,
            agreement: .notCompared(because: "a student's slopes"), title: "yours, 100 draws"),
          .verticalLine(at: best.mean, Stroke(.grey, width: 1.5)),
        ])
    }
    return Figure(
      name: "climbed-with-mine",
      caption:
        "Slopes by your path gradient (points) beside the exact slopes of the bound (line): where yours are right the points "
        + "lie on the line, but for the noise of a hundred draws, the same in all. Grey: the best mean.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        panel(0, "In the mean", exact.map(\.mean)), panel(1, "In log s", exact.map(\.logScale)),
      ])
  }
}

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
    let draws = 400
    let means = [Double].evenlySpaced(from: -1, to: 2.5, count: 36)

    // Inference: some hundred draws at each place
    var random = run.random("draws")
    let questions = means.map {
      PathQuestion(mean: $0, logScale: .log(scale), draws: draws, seed: random.next())
    }
    let answers: [[Double]]
    do {
      answers = try mine(.pathGradientByMe, Exercise.pathGradientCall, on: questions)
    } catch let error as InputError {
      let end = error.sentence.hasSuffix(".") ? "" : "."
      return Findings(answer: "Nothing to see yet: \(error.sentence)\(end)")
    }
    guard answers.allSatisfy({ $0.count == 8 && $0.allSatisfy(\.isFinite) }) else {
      return Findings(
        answer:
          "Your gradient came back with another number of slopes than two, or with one that is no finite number."
      )
    }

    // What it shows: how many standard errors of a path gradient either slope is off, at worst
    let exact = questions.map(\.exact)
    let worst = (0..<2).map { part in
      zip(answers, exact).map { answer, exact in
        abs(exact.deviation(answer, part, draws: draws))
      }.max() ?? .nan
    }
    let best = NormalFit(target: .coin).climb(from: Normal())
    return Findings(
      answer: sentence(worst), figures: [figure(means, answers, exact.map(\.slopes), best)],
      values: [.init("worst.mean", worst[0]), .init("worst.log-scale", worst[1])].filter(
        \.number.isFinite))
  }

  private static func sentence(_ worst: [Double]) -> String {
    let words = worst.map { NumberText.fixed($0, decimals: 1) }
    switch (worst[0] < PathJudge.bound, worst[1] < PathJudge.bound) {
    case (true, true):
      return
        "Yes: along the way to the top, means of 400 of your draws stay within \(words[0]) standard errors of the bound's "
        + "slope in m, and within \(words[1]) of that in log s."
    case (true, false):
      return
        "No: your slope in m is the bound's, but somewhere that in log s is \(words[1]) standard errors away. A search with "
        + "it would find the place, and another width."
    case (false, true):
      return
        "No: your slope in log s is the bound's, but somewhere that in m is \(words[0]) standard errors away. A search with "
        + "it would end at another place."
    case (false, false):
      return
        "No: somewhere your slope in m is \(words[0]) standard errors away from the bound's, and that in log s \(words[1])."
    }
  }

  private static func figure(
    _ means: [Double], _ answers: [[Double]], _ exact: [[Double]], _ best: Normal
  ) -> Figure {
    func panel(_ place: Int, _ title: Text, upTo limit: Double) -> Panel {
      let mine = answers.map { min(max($0[place], -limit), limit) }
      return Panel(
        title, x: Axis("mean of *q*", range: -1...2.5, tics: .every(0.5)),
        y: Axis("slope [nats]", range: -limit...limit, tics: .every(limit / 3)), key: .topRight,
        layers: [
          .points(
            "mine_\(place)", x: means, y: mine, .vermillion, size: 1.1,
            agreement: .notCompared(because: "a student's slopes"), title: "yours, 400 draws"),
          .line(
            "exact_\(place)", x: means, y: exact.map { $0[place] }, Stroke(.blue), title: "exact"),
          .verticalLine(at: best.mean, Stroke(.grey, width: 1.5)),
        ])
    }
    return Figure(
      name: "climbed-with-mine",
      caption:
        "Slopes by your path gradient (points) beside the exact slopes of the bound (line): where yours are right the points "
        + "lie on the line, but for the noise of 400 draws each. Points beyond a panel stand at its edge. Grey: the best mean.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        panel(0, "In the mean *m*", upTo: 12), panel(1, "In log *s*", upTo: 3),
      ])
  }
}

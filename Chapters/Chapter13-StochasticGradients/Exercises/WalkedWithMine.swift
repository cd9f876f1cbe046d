import BayesNumerics
import Marking
import Plotting
import RealModule
import SafeIO
import Workbook

extension StochasticGradients {
  static let studentSections: [Section<StochasticGradientStudy>] = [walkedWithMine]

  /// The student's step as a chain on N(0, 1), beside the exact variance.
  static let walkedWithMine = Section<StochasticGradientStudy>(
    "walked-with-mine", "Where does my chain rest?", options: [], seconds: 1
  ) { _, run in
    // Model: N(0, 1), and steps of all lengths
    let sizes = [0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1, 1.3, 1.6]
    var random = run.random("chains")
    let questions = sizes.map {
      StepQuestion(kind: "chain", stepSize: $0, steps: 100_000, seed: random.next())
    }

    // Inference: the student's step, a hundred thousand times for each
    let answers: [[Double]]
    do {
      answers = try mine(.sgldStep, Exercise.sgldStepCall, on: questions)
    } catch let error as InputError {
      let end = error.sentence.hasSuffix(".") ? "" : "."
      return Findings(answer: "Nothing to see yet: \(error.sentence)\(end)")
    }
    guard answers.allSatisfy({ $0.count == 4 && $0.allSatisfy(\.isFinite) }) else {
      return Findings(answer: "Your chain diverged: its places are no longer finite numbers.")
    }

    // What it shows
    let exact = questions.map(\.restingVariance)
    let worst =
      zip(answers, exact).map { answer, exact in
        abs(answer[0] - exact) / max(answer[1], 1e-3 * exact)
      }.max() ?? .nan
    let ratio = answers[0][0] / exact[0]
    let isRight = worst < StepJudge.bound
    return Findings(
      answer: isRight
        ? "Where it should: at all nine step sizes its variance is the exact one, within "
          + "\(NumberText.fixed(worst, decimals: 1)) standard errors."
        : "Not where it should: with the shortest step its variance is \(NumberText.fixed(ratio, decimals: 2)) times the exact "
          + "one, and at worst it is \(NumberText.significant(worst, digits: 2)) standard errors away.",
      figures: [figure(sizes, answers)],
      values: [.init("worst", worst), .init("ratio", ratio)].filter(\.number.isFinite))
  }

  private static func figure(_ sizes: [Double], _ answers: [[Double]]) -> Figure {
    let x = (0...60).map { 0.015 * Double.pow(120, Double($0) / 60) }
    let mine = answers.map { min(max($0[0], 0), 6) }
    return Figure(
      name: "walked-with-mine",
      caption:
        "The variance of your chain on N(0, 1) (points) beside that of a right one (line), 1/(1 - η/2). Dashed: the noise √η "
        + "of the slide. Points beyond the panel stand at its edge.",
      panels: [
        Panel(
          x: Axis("step *η*", range: 0.015...2, scale: .logarithmic, tics: .decades(in: 0.015...2)),
          y: Axis("variance of *θ*", range: 0...6, tics: .every(1)), key: .topLeft,
          layers: [
            .line("right", x: x, y: x.map { 1 / (1 - $0 / 2) }, Stroke(.blue), title: "right"),
            .line(
              "printed", x: x, y: x.map { 0.5 / (1 - $0 / 2) },
              Stroke(.grey, width: 2, dash: .dashed),
              title: "noise √*η*"),
            .points(
              "mine", x: sizes, y: mine, .vermillion, size: 1.6,
              agreement: .notCompared(because: "a student's chain"), title: "yours"),
          ])
      ])
  }
}

import BayesNumerics
import Marking
import Plotting
import RealModule
import SafeIO
import Workbook

extension Autoencoders {
  static let studentSections: [Section<AutoencoderStudy>] = [climbedWithMine]

  /// The student's slopes as steps up a bound whose top is known.
  static let climbedWithMine = Section<AutoencoderStudy>(
    "climbed-with-mine", "Where does my climb end?", options: [], seconds: 1
  ) { _, run in
    // Model: x = z + e, x = 1, s = 0.25
    let toy = OneNumber(x: 1, noise: 0.25)
    var random = run.random("climb")
    let question = PathQuestion(
      kind: "climb", x: toy.x, weight: 1, noise: toy.noise, draws: 400, seed: random.next())

    // Inference: the student's slopes, twenty to a step
    let path: [Double]
    do {
      path = try mine(.pathSlope, Exercise.pathSlopeCall, on: [question])[0]
    } catch let error as InputError {
      let end = error.sentence.hasSuffix(".") ? "" : "."
      return Findings(answer: "Nothing to see yet: \(error.sentence)\(end)")
    }
    guard path.count == 802, path.allSatisfy(\.isFinite) else {
      return Findings(answer: "Your climb ran away: its places are no longer finite numbers.")
    }

    // What it shows
    let means = stride(from: 0, to: path.count, by: 2).map { path[$0] }
    let deviations = stride(from: 1, to: path.count, by: 2).map { path[$0] }
    func late(_ values: [Double]) -> Double { values.suffix(200).reduce(0, +) / 200 }
    let (mean, deviation) = (late(means), late(deviations))
    let posterior = toy.posterior
    // Steps of 0.05 along noisy slopes wander by some hundredths about the top
    let isRight =
      abs(mean - posterior.mean) < 0.06 && abs(deviation - posterior.standardDeviation) < 0.06
    return Findings(
      answer: isRight
        ? "At the posterior: your q wanders about N(\(NumberText.fixed(mean, decimals: 2)), "
          + "\(NumberText.fixed(deviation, decimals: 2))²)."
        : "Not at the posterior: your q ends near N(\(NumberText.significant(mean, digits: 3)), "
          + "\(NumberText.significant(deviation, digits: 3))²), and it should be N("
          + "\(NumberText.fixed(posterior.mean, decimals: 2)), "
          + "\(NumberText.fixed(posterior.standardDeviation, decimals: 2))²).",
      figures: [figure(means, deviations, posterior)],
      values: [.init("mean", mean), .init("sd", deviation)])
  }

  private static func figure(
    _ means: [Double], _ deviations: [Double], _ posterior: Normal
  ) -> Figure {
    let steps = means.indices.map(Double.init)
    let why = Agreement.notCompared(because: "a student's steps")
    return Figure(
      name: "climbed-with-mine",
      caption:
        "Mean and standard deviation of your q on its way, beside those of the posterior (thin lines).",
      panels: [
        Panel(
          x: Axis("step", range: 0...400), y: Axis("mean and standard deviation", range: -0.5...2),
          key: .topRight,
          layers: [
            .horizontalLine(at: posterior.mean, Stroke(.black, width: 1)),
            .horizontalLine(at: posterior.standardDeviation, Stroke(.black, width: 1)),
            .line(
              "mean", x: steps, y: means.map { min(max($0, -0.5), 2) }, Stroke(.blue),
              agreement: why,
              title: "mean"),
            .line(
              "deviation", x: steps, y: deviations.map { min(max($0, -0.5), 2) },
              Stroke(.vermillion),
              agreement: why, title: "standard deviation"),
          ])
      ])
  }
}

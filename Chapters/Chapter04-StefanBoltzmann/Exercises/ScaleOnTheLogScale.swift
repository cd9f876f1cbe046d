import Marking

extension Exercise {
  static let scaleOnTheLogScale = Exercise(
    judged: .find, 8, "scale-on-the-log-scale", "A scale on the log scale", difficulty: 3,
    task:
      "A sampler walks in u = log τ and draws scales τ that are too small. Name the test that exposes the fault, of "
      + "four, and mend the log density. The marker runs the test that you name on the faulty sampler, and all "
      + "four on yours; a right answer is refused in fewer than one of 10,000 markings.",
    hint:
      "Three of the tests ask whether the sampler draws from the density that it is given. Which one asks whether "
      + "that is the density of the model? And what is the density of a function of τ?",
    questions: { ScaleQuestion.all(seed: $0) }, describe: { $0.words },
    call: StudentCall("drive", besides: ["8-scale-on-the-log-scale.driver.swift"]) {
      ["task": $0.task.rawValue, "residuals": $0.residuals, "draws": $0.draws, "seed": $0.seed]
    },
    by: Judge(key: .scaleOnTheLogScale, judge: ScaleMark.mark))
}

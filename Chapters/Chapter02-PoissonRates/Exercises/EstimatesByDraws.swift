import BayesNumerics
import Foundation
import Marking
import Plotting
import SafeIO
import Workbook

extension PoissonRates {
  /// The student's estimates by draws, with their standard errors, beside the probability by quadrature.
  static let estimatesByDraws = Section<RateStudy>(
    "estimates-by-draws", "Do your error bars hold what they promise?",
    options: ["simulate", "rates", "intervals", "sensors", "upper"], seconds: 3
  ) { study, run in
    // Data: the counts after the first stage
    let counts = study.stages[0]

    // The student's function, with more and more draws and eight seeds each, which are drawn
    let numbers = [30, 100, 300, 1000, 3000, 10_000]
    var random = run.random("seeds of the estimates")
    func ask(_ draws: Int, seeds: Int) -> [DrawsQuestion] {
      (0..<seeds).map { _ in
        DrawsQuestion(
          events1: counts.first.sum, events2: counts.second.sum, intervals: counts.intervals,
          end: study.square, draws: draws, seed: random.next() >> 12)
      }
    }
    let questions = numbers.flatMap { ask($0, seeds: 8) }
    // Many more of the cheap ones, for the scatter alone
    let more = numbers.filter { $0 <= 1000 }.flatMap { ask($0, seeds: 32) }
    let all = try mine(.probabilityByDraws, Exercise.probabilityByDrawsCall, on: questions + more)
    let answers = Array(all.prefix(questions.count))
    guard all.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isFinite) }) else {
      throw InputError(
        .data,
        "your exercise 6 cannot be drawn: it must give two finite numbers, the estimate and its standard error"
      )
    }

    // The same by an integral
    let exact = DrawsJudgement.Case(questions[0]).probability

    // What it shows
    let held = answers.count { abs($0[0] - exact) <= 2 * $0[1] }
    let last = answers[answers.count - 1]
    let bars = numbers.map { draws in
      StatedErrors(
        draws: draws,
        answers: zip(questions + more, all).filter { $0.0.draws == draws }.map(\.1))
    }
    let ratio = StatedErrors.scatterOverError(bars)
    let decimals = last[1] > 0 ? min(6, max(2, Int((1 - log10(last[1])).rounded(.up)))) : 3
    func text(_ number: Double) -> String { NumberText.fixed(number, decimals: decimals) }
    return Findings(
      answer:
        "With \(NumberText.grouped(numbers[numbers.count - 1])) draws you estimate P(λ1 > λ2) as "
        + "\(text(last[0])) ± \(text(last[1])), where an integral gives \(text(exact)). Of your "
        + "\(answers.count) bars of two standard errors \(held) hold it; honest ones would in about "
        + "\(Int((0.954 * Double(answers.count)).rounded())) of \(answers.count) cases. "
        + StatedErrors.sentence(ratio),
      tables: [table(bars, exact: exact)],
      figures: [figure(questions, answers, bars, exact: exact)],
      values: [
        .init("exact", exact), .init("last.estimate", last[0]), .init("last.error", last[1]),
        .init("held", held), .init("bars", answers.count),
      ] + (ratio.map { [.init("scatter.over.error", $0)] } ?? []))
  }

  private static func table(_ bars: [StatedErrors], exact: Double) -> Table {
    Table(
      title: "Your estimates with many seeds for each number of draws",
      columns: ["draws", "mean", "scatter", "your error", "scatter / error", "bars that hold"],
      rows: bars.map { bar in
        [
          NumberText.grouped(bar.draws), NumberText.fixed(bar.mean, decimals: 4),
          NumberText.fixed(bar.scatter, decimals: 4), NumberText.fixed(bar.error, decimals: 4),
          bar.error > 0 ? NumberText.significant(bar.scatter / bar.error, digits: 2) : "-",
          "\(bar.answers.count { abs($0[0] - exact) <= 2 * $0[1] }) of \(bar.answers.count)",
        ]
      },
      note:
        "Scatter: standard deviation of your estimates; your error: mean of your standard errors. Forty "
        + "estimates show their quotient to about 11 %, eight to 27 %.")
  }

  private static func figure(
    _ questions: [DrawsQuestion], _ answers: [[Double]], _ bars: [StatedErrors], exact: Double
  ) -> Figure {
    // Eight seeds side by side around each number of draws
    let x = questions.enumerated().map { index, question in
      Double(question.draws) * pow(10, 0.045 * (Double(index % 8) - 3.5))
    }
    let holds = answers.map { abs($0[0] - exact) <= 2 * $0[1] }
    func layer(_ name: String, _ kept: [Bool], _ ink: Ink) -> [Layer] {
      let shown = answers.indices.filter { kept[$0] }
      guard !shown.isEmpty else { return [] }
      return [
        .errorBars(
          name, x: shown.map { x[$0] }, y: shown.map { answers[$0][0] },
          lower: shown.map { answers[$0][0] - 2 * answers[$0][1] },
          upper: shown.map { answers[$0][0] + 2 * answers[$0][1] }, ink)
      ]
    }
    let ends = answers.flatMap { [$0[0] - 2 * $0[1], $0[0] + 2 * $0[1]] } + [exact]
    let (low, high) = (ends.min() ?? 0, ends.max() ?? 1)
    let room = 0.08 * max(high - low, 0.01)
    // A band for the key above all bars
    let top = high + 4 * room
    return Figure(
      name: "mine-estimates-by-draws",
      caption:
        "\(StatedErrors.shortening(bars)) Points: your estimates of "
        + "P(λ1 > λ2) under uniform priors, eight seeds for each number of draws, drawn side by side; bars: two "
        + "of your standard errors; line: the probability by an integral. Bars that miss it are orange; about one in "
        + "twenty should.",
      panels: [
        Panel(
          x: Axis("draws", range: 16...16_000, scale: .logarithmic),
          y: Axis("probability that *λ*₁ > *λ*₂", range: (low - room)...top),
          layers: [.horizontalLine(at: exact, Stroke(.black, width: 2, dash: .solid))]
            + layer("held", holds, .blue) + layer("missed", holds.map { !$0 }, .vermillion)
            + [
              .label(
                "yours, ± 2 standard errors: holds the line", x: .panel(0.98), y: .panel(0.96),
                .blue,
                anchor: .right),
              .label("misses it", x: .panel(0.98), y: .panel(0.905), .vermillion, anchor: .right),
              .label("line: by an integral", x: .panel(0.98), y: .panel(0.85), anchor: .right),
            ])
      ])
  }
}

import BayesNumerics
import Workbook

/// A number that students foretell by an interval before the chapter shows it.
public struct Forecast: Sendable {
  /// What it is, such as "the p-value"; it stands in the reply, so it must not give the number away.
  public let name: String
  /// What the chapter computes.
  public let truth: Double
  /// How wide an 80 % interval of somebody who has thought about it may well be: a judgement, by which intervals that say
  /// nothing are told from careful ones. It marks nobody's intervals as wrong that are within fifty times of it.
  public let width: Double
  /// What the number can be at all, such as 0...1 of a probability.
  public let range: ClosedRange<Double>

  public init(_ name: String, _ truth: Double, width: Double, within range: ClosedRange<Double>) {
    self.name = name
    self.truth = truth
    self.width = width
    self.range = range
  }
}

extension Judge where Input == Int {
  /// Judges intervals by numbers that are the same for every seed.
  public static func forecasts(_ forecasts: [Forecast]) -> Judge {
    Judge.forecasts({ _ in forecasts })
  }
}

extension Judge {
  /// Judges intervals, each meant to hold its number with a probability of 80 %, by what came out.
  ///
  /// Eight intervals are few: about five to eight of them hold where all are calibrated. The marker adds up all chapters.
  /// - Parameters:
  ///   - forecasts: What is foretold of the first question, in the order of the student's intervals.
  ///   - ending: The last sentence of the reply: where the numbers are to be seen.
  public static func forecasts(
    _ forecasts: @escaping @Sendable (Input) -> [Forecast],
    ending: String = "Run the chapter to see the numbers."
  ) -> Judge {
    let mistakes: [Mistake<Input>] = [
      Mistake(
        "points for intervals",
        hint:
          "Most of your intervals have no width, so they hold nothing; say what you do not know."
      ) { question in ends(of: forecasts(question)) { ($0.truth, $0.truth) } },
      Mistake(
        "percent for probabilities",
        hint: "Probabilities and shares run from 0 to 1 here: write 0.3 for 30 %."
      ) { question in
        ends(of: forecasts(question)) {
          let scale = $0.range == 0...1 ? 100.0 : 1
          return (scale * ($0.truth + 0.02), scale * ($0.truth + 0.04))
        }
      },
      Mistake(
        "intervals that say nothing",
        hint:
          "Most of your intervals hold all that is possible. An 80 % interval should miss one time "
          + "in five: narrow each until you would just bet four to one on it."
      ) { question in
        ends(of: forecasts(question)) { ($0.truth - 60 * $0.width, $0.truth + 60 * $0.width) }
      },
      Mistake(
        "one interval for all",
        hint: "All your intervals are the same; each number is another one."
      ) { question in ends(of: forecasts(question)) { _ in (0.2, 0.7) } },
    ]
    let key = ExerciseKey<Input>(
      solution: { question in
        ends(of: forecasts(question)) { ($0.truth - $0.width / 2, $0.truth + $0.width / 2) }
      },
      mistakes: mistakes)
    return Judge(key: key) { questions, answers, _ in
      let asked = questions.first.map { forecasts($0) } ?? []
      let ends = answers.first ?? []
      guard !asked.isEmpty, ends.count == 2 * asked.count, ends.allSatisfy(\.isFinite) else {
        return .wrong(
          ends.contains { !$0.isFinite }
            ? "An end of your intervals is not a finite number."
            : "\(asked.count) intervals are asked for; your function gives \(ends.count / 2).")
      }
      let intervals = asked.indices.map { ends[2 * $0]...max(ends[2 * $0], ends[2 * $0 + 1]) }
      if let index = fault(of: intervals, asked) {
        return .mistake(name: mistakes[index].name, hint: mistakes[index].hint)
      }
      return reply(intervals, asked, ending: ending)
    }
  }

  private static func ends(
    of forecasts: [Forecast], _ interval: (Forecast) -> (Double, Double)
  ) -> [Double] {
    forecasts.flatMap { forecast in
      let ends = interval(forecast)
      return [ends.0, ends.1]
    }
  }

  /// Which of the mistakes above is made, if any.
  private static func fault(
    of intervals: [ClosedRange<Double>], _ forecasts: [Forecast]
  ) -> Int? {
    func isMost(_ count: Int, of all: Int) -> Bool { all > 1 && 2 * count > all }
    let pairs = Array(zip(intervals, forecasts))
    let shares = pairs.filter { $0.1.range == 0...1 }
    if Set(intervals).count == 1, intervals.count > 1,
      intervals[0].upperBound > intervals[0].lowerBound,
      !isMost(pairs.count { saysNothing($0.0, $0.1) }, of: pairs.count)
    {
      return 3
    }
    if 2 * shares.count(where: { $0.0.lowerBound > 1 }) > shares.count { return 1 }
    if isMost(pairs.count { $0.0.upperBound == $0.0.lowerBound }, of: pairs.count) { return 0 }
    if isMost(pairs.count { saysNothing($0.0, $0.1) }, of: pairs.count) { return 2 }
    return nil
  }

  /// Two digits, without an exponent where the score can be counted: "0.9", "33", "11,234".
  private static func scoreWords(_ score: Double) -> String {
    score < 99.5 || score > 1e9
      ? NumberText.significant(score, digits: 2) : NumberText.grouped(Int(score.rounded()))
  }

  /// Words where a miss looks like a slip of unit and not like a belief, else none.
  private static func unitWords(
    _ interval: ClosedRange<Double>, _ forecast: Forecast
  ) -> String {
    let range = forecast.range
    let words = [range.lowerBound, range.upperBound]
      .map { NumberText.significant($0, digits: 4) }.joined(separator: " to ")
    if range == 0...1, interval.lowerBound > 1 {
      return " (probabilities and shares run from 0 to 1: write 0.3 for 30 %)"
    }
    guard interval.overlaps(range) else { return " (it lies in \(words): check the unit)" }
    // A share or percent of a count, such as 0.3 or 30 of a thousand
    let isCount = range.lowerBound == 0 && range.upperBound >= 1000 && forecast.truth > 100
    return isCount && interval.upperBound <= 100 ? " (a number from \(words) is asked for)" : ""
  }

  private static func saysNothing(_ interval: ClosedRange<Double>, _ forecast: Forecast) -> Bool {
    let possible = interval.clamped(to: forecast.range)
    return possible == forecast.range
      || possible.upperBound - possible.lowerBound > 50 * forecast.width
  }

  private static func reply(
    _ intervals: [ClosedRange<Double>], _ forecasts: [Forecast], ending: String
  ) -> Mark {
    let count = forecasts.count
    let pairs = Array(zip(intervals, forecasts))
    let held = pairs.count { $0.0.contains($0.1.truth) }

    // How many a calibrated forecaster holds, in 19 of 20 cases or more
    let calibrated = Binomial(trials: count, probability: 0.8)
    let least = (0...count).last { $0 == 0 || calibrated.cumulative($0 - 1) <= 0.06 } ?? 0
    let chance = 1 - (least == 0 ? 0 : calibrated.cumulative(least - 1))
    var sentence =
      "\(held) of your \(count) intervals \(held == 1 ? "holds" : "hold") the number; somebody whose 80 % intervals are calibrated "
      + "captures \(least) or more of \(count) in "
      + "\(NumberText.fixed(100 * chance, decimals: 0)) of 100 such tests. "

    let misses = pairs.enumerated().filter { !$0.element.0.contains($0.element.1.truth) }.map {
      let side = $0.element.1.truth > $0.element.0.upperBound ? "below" : "above"
      return "interval \($0.offset + 1) (\($0.element.1.name)) lies \(side) it"
        + unitWords($0.element.0, $0.element.1)
    }
    if !misses.isEmpty { sentence += "Missed: \(misses.joined(separator: "; ")). " }
    let idle = pairs.indices.filter {
      pairs[$0].0.clamped(to: pairs[$0].1.range) == pairs[$0].1.range
    }
    if !idle.isEmpty {
      sentence +=
        "Your \(idle.count == 1 ? "interval" : "intervals") "
        + "\(idle.map { "\($0 + 1)" }.joined(separator: ", ")) "
        + "\(idle.count == 1 ? "holds" : "hold") all that is possible, which says nothing. "
    }

    // The interval score of Gneiting and Raftery (2007), equation 43, in units of the chapter's own widths
    let scores = pairs.map { interval, forecast in
      let miss = max(interval.lowerBound - forecast.truth, forecast.truth - interval.upperBound, 0)
      return (interval.upperBound - interval.lowerBound + 2 / 0.2 * miss) / forecast.width
    }
    let widths = pairs.map { ($0.upperBound - $0.lowerBound) / $1.width }.sorted()
    let typical = (widths[(count - 1) / 2] + widths[count / 2]) / 2
    if held < least {
      sentence += "That is too few: your intervals are overconfident; make the next ones wider."
    } else if held == count, typical > 2.5 {
      sentence +=
        "But half of them are more than \(NumberText.significant(typical, digits: 2)) times as wide as "
        + "those of somebody who has thought each through: you are underconfident, and could dare more."
    } else {
      sentence += "Nothing speaks against your calibration."
    }
    let score = scores.reduce(0, +) / Double(count)
    sentence +=
      " Your interval score (width, plus ten times what a miss is off by, in units of a careful "
      + "reader's width; smaller is better) is \(scoreWords(score)). \(ending)"
    return .predicted(held: held, of: count, sentence)
  }
}

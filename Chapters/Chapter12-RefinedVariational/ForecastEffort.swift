import Inference
import Workbook

/// How much work the scales of a series are given: a step of the filter costs the square of its states, so that a long
/// season or a long series would make a first look last for minutes.
struct ForecastEffort: Sendable {
  /// What one pass of the filter costs, in passes of the chapter's case: 120 months, 14 states.
  let cost: Double
  /// nil where chains and fits are left out.
  let chains: ChainLengths?
  /// Slopes of each search.
  let budget: Int
  let boundDraws: Int
  /// Slopes of the searches of rolling origins: of the first, and of those that begin where another ended.
  let rolling: (first: Int, next: Int)
  let isQuick: Bool

  /// Beyond this cost a first look forecasts with the scales at their mode only.
  static let mostForQuick = 2.0

  init(_ series: SeasonalSeries, isQuick: Bool) {
    let states = Double(series.model.stateCount)
    cost = Double(series.window) * states * states / (120.0 * 14 * 14)
    self.isQuick = isQuick
    // A dear model gets down to a quarter of the work
    let share = min(1, max(0.25, 1 / cost))
    func part(_ whole: Int) -> Int { Int(share * Double(whole)) }
    let leavesOut = isQuick && cost > Self.mostForQuick
    chains =
      leavesOut
      ? nil
      : isQuick
        ? ChainLengths(warmUp: 150, draws: max(100, part(150)))
        : ChainLengths(warmUp: 500, draws: part(1000))
    budget = part(isQuick ? 20_000 : 60_000)
    boundDraws = isQuick ? 400 : part(3000)
    rolling = (part(6000), part(2000))
  }

  var fits: Bool { chains != nil }

  /// What was left out or cut, as a sentence; empty for the whole work.
  var note: String {
    guard cost > 1.5 else { return "" }
    let times = NumberText.significant(cost, digits: 2)
    return fits
      ? "A pass of this series' filter costs \(times) times that of the chapter's case; chains and searches are shortened for it, down to a quarter."
      : "A pass of this series' filter costs \(times) times that of the chapter's case. --quick leaves out chains and fits, and forecasts with the scales at their mode; without it they take some minutes."
  }
}

import BayesNumerics
import Inference

extension BookFigure {
  /// Chapter 12: the filter of a level that walks at random, and its update at one number.
  static let kalman = BookFigure(
    name: "kalman",
    data: [
      ("series", .numbers(simulatedLevel.series)), ("levels", .numbers(simulatedLevel.levels)),
    ],
    expectations: [
      (3.0, 0.5, 0.3), (-4, 0.5, 0.3), (0.25, 0.1, 1.2), (1.5, 2, 0), (-0.85, 1.2, 0.1),
      (4, 0.1, 0),
    ].flatMap(kalman))

  /// The number that the reader moves, counted from 0.
  private static let moved = 7

  /// Fourteen numbers of the model with σ_y = 0.5 and σ_level = 0.3, to two decimals.
  private static let simulatedLevel: (series: [Double], levels: [Double]) = {
    var random = RandomSource(seed: 12)
    var level = 0.0
    var (series, levels): ([Double], [Double]) = ([], [])
    for _ in 0..<14 {
      levels.append(level.rounded(decimals: 2))
      series.append((level + 0.5 * random.normal()).rounded(decimals: 2))
      level += 0.3 * random.normal()
    }
    return (series, levels)
  }()

  /// The workbook's filter, with a slope and a season so small that they move no digit that is looked at.
  private static func kalman(_ y: Double, _ noise: Double, _ walk: Double) -> [Expectation] {
    var start = StructuralModel.Start()
    start.slopeDeviation = 1e-7
    start.effectDeviation = 1e-7
    var filter = KalmanFilter(
      StructuralModel(season: 2, start: start),
      scales: .init(observation: noise, level: walk, slope: 0, season: 0))
    var series = simulatedLevel.series
    series[moved] = y
    for number in series[..<moved] { filter.see(number) }
    let foreseen = filter.foreseen
    filter.see(y)
    // After a number the filter goes on to the next month, in which the level has walked once more
    let variance = filter.stateCovariance[0, 0] - walk * walk
    var values = [
      ("surprise", y - foreseen.mean), ("gain", 1 - noise * noise / foreseen.variance),
      ("mean", filter.mean[0]), ("sd", variance.squareRoot()),
    ]
    for number in series[(moved + 1)...] { filter.see(number) }
    values.append(("last", filter.mean[0]))
    return values.map {
      Expectation(
        [("y", .number(y)), ("noise", .number(noise)), ("walk", .number(walk))], $0.0, $0.1)
    }
  }
}
